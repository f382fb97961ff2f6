import Resources
import Support

/// Writes objects as a manifest's sections and items, by their kinds' tables.
struct ItemWriting {
  let registry: Registry
  let areNew: Bool
  let folder: ContentFolder
  let parameters: Parameters
  /// The content files that the items name.
  private(set) var contents: [WrittenFile] = []
  /// What cannot be declared, as comments.
  private(set) var refused: [UInt8] = []
  /// The same in words: what, and why.
  private(set) var leftOut: [String] = []

  init(registry: Registry, areNew: Bool, folder: ContentFolder, parameters: Parameters) {
    self.registry = registry
    self.areNew = areNew
    self.folder = folder
    self.parameters = parameters
  }

  /// By name, then by id: names need not be the only ones.
  static func sorted(_ objects: [ManifestObject]) -> [ManifestObject] {
    guard objects.count > 1 else { return objects }
    // Objects are large: their places are sorted instead.
    let keys = objects.map { (name: CodePoints($0.name ?? ""), id: $0.id ?? 0) }
    let order = objects.indices.sorted { one, other in
      keys[one].name == keys[other].name ? keys[one].id < keys[other].id : keys[one].name < keys[other].name
    }
    return order.map { objects[$0] }
  }

  /// By object of one kind and scope: why it cannot be declared.
  static func refusals(_ objects: [ManifestObject], areNew: Bool) -> [String?] {
    let keys = objects.map { NameKey($0.name ?? "", $0.kind.identity) }
    let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(objects, keys).map { object, key in
      if let why = object.refusal(isNew: areNew) { return why }
      let count = (counts[key] ?? 1) + object.namesakes
      return count > 1 ? "there are \(count) of that name" : nil
    }
  }

  /// A kind's key with its objects, all of which can be declared.
  mutating func section(_ kind: Kind, _ objects: [ManifestObject], to emitter: inout YAMLEmitter) {
    emitter.scalar(kind.section, .plain)
    switch kind.shape {
    case .items:
      emitter.beginSequence()
      for object in objects { item(object, to: &emitter) }
      emitter.endSequence()
    case .document:
      for object in objects.prefix(1) { item(object, to: &emitter) }
    case .settings(let names):
      emitter.beginMapping()
      for name in names {
        for object in objects where object.name == name {
          guard let field = kind.fields.first, let value = object.values[0] else { continue }
          emitter.scalar(name, .plain)
          self.value(value, field, to: &emitter)
        }
      }
      emitter.endMapping()
      for note in objects.flatMap(\.notes) { emitter.comment(note) }
    }
  }

  /// Writes an object that cannot be declared as comments.
  mutating func refuse(_ object: ManifestObject, _ why: String) {
    let name = object.name.map { " \"\($0)\"" } ?? ""
    let id = object.id.map { " (id \($0))" } ?? ""
    var emitter = YAMLEmitter()
    emitter.beginSequence()
    item(object, to: &emitter)
    emitter.endSequence()
    let sentence = "\(object.kind.title)\(name)\(id): \(why)"
    leftOut.append(sentence)
    let heading = YAMLComment.line("left out: " + sentence) + "\n"
    refused += heading.utf8 + YAMLComment.commentedOut(emitter.finish())
  }

  private mutating func item(_ object: ManifestObject, to emitter: inout YAMLEmitter) {
    let kind = object.kind
    emitter.beginMapping()
    for (slot, field) in kind.fields.enumerated() where object.isWritten(slot) {
      guard let value = object.values[slot] else { continue }
      if case .content(let key) = field.type, case .text(let text) = value, !text.isEmpty {
        let file = folder.path + "/" + folder.names.file(of: object, field)
        contents.append(WrittenFile(path: file, bytes: Array(text.utf8)))
        emitter.scalar(key, .plain)
        self.text(folder.toRoot + file, to: &emitter)
        continue
      }
      emitter.scalar(field.name, .plain)
      if let variable = parameters.name(of: value, field, kind) {
        emitter.scalar("${\(variable)}", .plain)
      } else {
        self.value(value, field, to: &emitter)
      }
      if slot == kind.identitySlot, let formerly = object.formerly {
        emitter.scalar("formerly", .plain)
        text(formerly, to: &emitter)
      }
    }
    if kind.container != nil { sections(below: object, to: &emitter) }
    emitter.endMapping()
    for note in object.notes { emitter.comment(note) }
  }

  private mutating func sections(below list: ManifestObject, to emitter: inout YAMLEmitter) {
    for kind in registry.kinds(in: .list) {
      let own = ItemWriting.sorted(list.below.filter { $0.kind === kind })
      let refusals = ItemWriting.refusals(own, areNew: areNew)
      let accepted = zip(own, refusals).filter { $0.1 == nil }.map(\.0)
      if !accepted.isEmpty { section(kind, accepted, to: &emitter) }
      for case (let object, .some(let why)) in zip(own, refusals) { refuse(object, why) }
    }
  }

  private func value(_ value: Value, _ field: Field, to emitter: inout YAMLEmitter) {
    switch value {
    case .null:
      if case .content = field.type { text("", to: &emitter) } else { emitter.scalar("null", .plain) }
    case .bool(let truth): emitter.scalar(truth ? "true" : "false", .plain)
    case .int(let number): emitter.scalar(String(number), .plain)
    case .text(let text), .reference(.name(let text)): self.text(text, to: &emitter)
    case .template(let pieces):
      let text = pieces.map { piece in
        switch piece {
        case .text(let text): YAMLText.escapingVariables(text)
        case .object(let name): name.written
        }
      }.joined()
      emitter.scalar(text, ScalarWriting.style(of: text))
    case .reference(.id(let id)):
      emitter.beginMapping(isInline: true)
      emitter.scalar("id", .plain)
      emitter.scalar(String(id), .plain)
      emitter.endMapping()
    case .map(let entries):
      emitter.beginMapping(isInline: entries.isEmpty)
      for entry in entries {
        // Variables are not replaced in keys.
        emitter.scalar(entry.name, ScalarWriting.style(of: entry.name))
        if let text = entry.text { self.text(text, to: &emitter) } else { emitter.scalar("null", .plain) }
      }
      emitter.endMapping()
    case .combination(let combination):
      emitter.beginMapping()
      emitter.scalar(Combination.wordKey, .plain)
      text(combination.word, to: &emitter)
      emitter.scalar(Combination.namesKey, .plain)
      emitter.beginSequence()
      for name in combination.names { text(name, to: &emitter) }
      emitter.endSequence()
      emitter.endMapping()
    // Only within what is left out, as a comment.
    case .raw(let raw): text(raw.json.text(), to: &emitter)
    }
  }

  private func text(_ text: String, to emitter: inout YAMLEmitter) {
    let text = YAMLText.escapingVariables(text)
    emitter.scalar(text, ScalarWriting.style(of: text))
  }
}
