import Resources
import Support

/// Turns objects into manifests and content files that `ManifestDecoder` reads as the same values: a pure function.
///
/// One file a kind at the top, one a list under the container's name, contents under `content/`. Objects are sorted by
/// name, fields as in their kind's table. What the language would not take is written all the same, as comments with the
/// reason, so that nothing is missing without a word.
package struct ManifestWriter: Sendable {
  private static let contentFolder = "content"

  private let registry: Registry
  /// Whether all objects must be fit to be created, and not only to be compared.
  private let areNew: Bool
  private let parameters: Parameters

  /// A writer of these kinds. `areNew` where the objects may not exist any more when the manifests are applied.
  package init(registry: Registry, areNew: Bool, parameters: Parameters = Parameters()) {
    self.registry = registry
    self.areNew = areNew
    self.parameters = parameters
  }

  /// What was written.
  package struct Result: Hashable, Sendable {
    /// The files, sorted by path.
    package var files: [WrittenFile] = []
    /// What stands there as comments only, with the reasons.
    package var leftOut: [String] = []
    /// Whether anything is declared.
    fileprivate var declares = false
  }

  /// Writes objects: those at the top, lists with what is below them. Of kinds that could not be read it says so in their
  /// file. `sections` are written empty where there is nothing at all to declare: a configuration must have one.
  package func write(
    _ objects: [ManifestObject],
    unread: [(kind: Kind, reason: String)] = [],
    sections: [Kind] = []
  ) -> Result {
    let objects = Rings.refused(objects)
    var result = Result()
    if !parameters.definitions.isEmpty { result.files.append(variables()) }
    let contentNames = ContentNames(objects)
    for kind in registry.kinds(in: .system) where kind.container == nil {
      let own = sorted(objects.filter { $0.kind === kind })
      if let reason = unread.first(where: { $0.kind === kind })?.reason {
        let line = YAMLComment.line("\(kind.section) cannot be read: \(reason)") + "\n"
        result.files.append(WrittenFile(path: kind.file + ".yaml", bytes: Array(line.utf8)))
      }
      guard !own.isEmpty else { continue }
      let folder = ContentFolder(path: ManifestWriter.contentFolder, toRoot: "", names: contentNames)
      write(own, kind, to: kind.file + ".yaml", folder, into: &result)
    }
    let container = registry.container
    let lists = sorted(objects.filter { $0.kind === container })
    let names = FileNames.names(for: lists.map { $0.name ?? "" }, word: container.word)
    let refusals = refusals(lists)
    for (index, list) in lists.enumerated() {
      let folder = ContentFolder(
        path: ManifestWriter.contentFolder + "/" + names[index],
        toRoot: "../",
        names: ContentNames(list.below)
      )
      let path = container.file + "/" + names[index] + ".yaml"
      write([list], container, to: path, folder, refusals: [refusals[index]], into: &result)
    }
    if !result.declares { for kind in sections { addEmpty(kind, to: &result) } }
    result.files.sort { CodePoints($0.path) < CodePoints($1.path) }
    return result
  }

  /// What is put in for a variable is not looked through again: it stands as it is.
  private func variables() -> WrittenFile {
    var emitter = YAMLEmitter()
    emitter.beginMapping()
    emitter.scalar("variables", .plain)
    emitter.beginMapping()
    for (name, value) in parameters.definitions {
      emitter.scalar(name, .plain)
      emitter.scalar(value, ScalarWriting.style(of: value))
    }
    emitter.endMapping()
    emitter.endMapping()
    return WrittenFile(path: "variables.yaml", bytes: emitter.finish())
  }

  private func write(
    _ objects: [ManifestObject],
    _ kind: Kind,
    to path: String,
    _ folder: ContentFolder,
    refusals: [String?]? = nil,
    into result: inout Result
  ) {
    var items = ItemWriting(registry: registry, areNew: areNew, folder: folder, parameters: parameters)
    let refusals = refusals ?? self.refusals(objects)
    let accepted = zip(objects, refusals).filter { $0.1 == nil }.map(\.0)
    var bytes: [UInt8] = []
    if !accepted.isEmpty {
      result.declares = true
      var emitter = YAMLEmitter()
      emitter.beginMapping()
      items.section(kind, accepted, to: &emitter)
      emitter.endMapping()
      bytes += emitter.finish()
    }
    for case (let object, .some(let why)) in zip(objects, refusals) {
      items.refuse(object, why)
    }
    bytes += items.refused
    result.files.append(WrittenFile(path: path, bytes: bytes))
    result.files += items.contents
    result.leftOut += items.leftOut
  }

  private func addEmpty(_ kind: Kind, to result: inout Result) {
    var emitter = YAMLEmitter()
    emitter.beginMapping()
    emitter.scalar(kind.section, .plain)
    emitter.beginSequence()
    emitter.endSequence()
    emitter.endMapping()
    let path = kind.file + ".yaml"
    let comments = result.files.first { $0.path == path }?.bytes ?? []
    result.files.removeAll { $0.path == path }
    result.files.append(WrittenFile(path: path, bytes: emitter.finish() + comments))
  }

  private func refusals(_ objects: [ManifestObject]) -> [String?] {
    ItemWriting.refusals(objects, areNew: areNew)
  }

  private func sorted(_ objects: [ManifestObject]) -> [ManifestObject] { ItemWriting.sorted(objects) }
}

/// Where the contents of some objects go.
struct ContentFolder: Sendable {
  /// The folder, from the root.
  let path: String
  /// What leads from the manifest to the root.
  let toRoot: String
  /// The contents' names in it.
  let names: ContentNames
}

/// File names, without their ends, for the contents of objects that share a folder.
struct ContentNames: Sendable {
  private let names: [Key: String]

  private struct Key: Hashable {
    let kind: String
    let name: CodePoints
    let id: Int?

    init(_ object: ManifestObject) {
      (kind, name, id) = (object.kind.word, CodePoints(object.name ?? ""), object.id)
    }
  }

  init(_ objects: [ManifestObject]) {
    let owners = ItemWriting.sorted(
      objects.filter { object in
        object.kind.fields.contains { if case .content = $0.type { true } else { false } }
      }
    )
    // Of one name those of one kind come first, whichever is the older.
    .enumerated().sorted { one, other in
      let kinds = (CodePoints(one.element.kind.word), CodePoints(other.element.kind.word))
      return kinds.0 == kinds.1 ? one.offset < other.offset : kinds.0 < kinds.1
    }.map(\.element)
    let word = owners.first?.kind.word ?? ""
    let found = FileNames.names(for: owners.map { $0.name ?? "" }, word: word)
    names = Dictionary(zip(owners.map(Key.init), found)) { first, _ in first }
  }

  /// The name for a field's content.
  func file(of object: ManifestObject, _ field: Field) -> String {
    let name = names[Key(object)] ?? object.kind.word
    // Plain text has an end of its own; any other field's name says what it holds.
    return "\(name).\(field.name == "text" ? "txt" : field.name)"
  }
}
