import Resources

/// Which live object each declaration is about.
///
/// Terms: the *key* of an object is its scope and its name, in lower case where the kind's names ignore case. Two
/// names match *loosely* when they differ in case or Unicode form alone.
///
/// Premise: nothing is taken for another object by guessing. So names match first and by key; `formerly` only among
/// what is left; and a live object that matches loosely stops the run, for either the manifest is misspelt or
/// somebody made a second object by mistake.
public struct Matches: Sendable {
  /// By declaration: the position of its live object in the kind's collection.
  public internal(set) var live: [Int?]
  /// Declarations that take over a live object of another name.
  public internal(set) var renames: Set<Int> = []
  /// By kind: which live objects are declared, or must not be pruned for another reason.
  public internal(set) var claimed: [String: [Bool]] = [:]
  /// By declaration: what is to be said of it beside the change.
  public internal(set) var reasons: [Int: String] = [:]
  /// Renames that wait for another one to free their name, by declaration.
  public internal(set) var afterRename: [Int: Int] = [:]
  /// What is wrong.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The id of the list that stands for the system scope.
  public internal(set) var systemList: Int?
  /// The names of lists by id, in the declared spelling where they are declared.
  public internal(set) var listNames: [Int: String] = [:]

  /// The live object of a declaration.
  public func object(_ position: Int, _ configuration: Configuration, _ snapshot: Snapshot) -> LiveObject? {
    guard let found = live[position] else { return nil }
    return snapshot.collections[configuration.declarations[position].kind.word]?[found]
  }
}

struct Matcher {
  let configuration: Configuration
  let snapshot: Snapshot
  let registry: Registry

  /// Objects of one key: nearly always one, for which no array is made.
  private struct Found {
    private var first: Int?
    private var others: [Int] = []

    mutating func add(_ index: Int) {
      if first == nil { first = index } else { others.append(index) }
    }

    var only: Int? { others.isEmpty ? first : nil }
    var all: [Int] { (first.map { [$0] } ?? []) + others }
  }

  private struct Key: Hashable {
    let scope: Int
    let name: CodePoints
  }

  /// Matches every declaration of the kinds that were read.
  func matches() -> Matches {
    let declarations = configuration.declarations
    var matches = Matches(live: Array(repeating: nil, count: declarations.count))
    var byKind: [String: [Int]] = [:]
    for (position, declaration) in declarations.enumerated() {
      byKind[declaration.kind.word, default: []].append(position)
    }
    if let lists = snapshot.collections[registry.container.word], let container = registry.container.container
    {
      matches.systemList = lists.first { container.system.holds(for: $0.values, of: registry.container) }?.id
    }
    for object in snapshot.collections[registry.container.word] ?? [] {
      if let id = object.id, let name = object.name { matches.listNames[id] = name }
    }
    // The container is first in the registry: what is below a list needs its id.
    for kind in registry.kinds {
      guard let objects = snapshot.collections[kind.word], let identity = kind.identity else { continue }
      match(kind, identity, byKind[kind.word] ?? [], objects, &matches)
      guard kind.container != nil else { continue }
      for position in byKind[kind.word] ?? [] {
        if let id = matches.object(position, configuration, snapshot)?.id,
          let name = declarations[position].name
        {
          matches.listNames[id] = name
        }
      }
    }
    return matches
  }

  private func match(
    _ kind: Kind,
    _ identity: Kind.Identity,
    _ positions: [Int],
    _ objects: [LiveObject],
    _ matches: inout Matches
  ) {
    var claimed = objects.map { kind.internalObjects.holds(for: $0.values, of: kind) }
    let isInternal = claimed
    var byKey: [Key: Found] = Dictionary(minimumCapacity: objects.count)
    for (index, object) in objects.enumerated() {
      byKey[key(object, kind, identity, matches), default: Found()].add(index)
    }
    var left: [Int] = []
    for position in positions {
      let declaration = configuration.declarations[position]
      guard let scope = scope(of: declaration, matches), let name = declaration.name else { continue }
      guard let found = byKey[Key(scope: scope, name: folded(name, identity))] else {
        left.append(position)
        continue
      }
      if let only = found.only, !isInternal[only] {
        matches.live[position] = only
      } else if let index = found.all.first(where: { isInternal[$0] }) {
        matches.diagnostics.append(.error(ownObjectMessage(kind, name, objects[index]), at: declaration.mark))
      } else {
        let ids = found.all.compactMap { objects[$0].id }.map(String.init).joined(separator: ", ")
        matches.diagnostics.append(
          .error(
            "\(kind.title) \"\(name)\" exists \(found.all.count) times in the tenant (ids \(ids)): rename or delete all but one in Inxmail",
            at: declaration.mark
          )
        )
      }
      if let only = found.only {
        claimed[only] = true
      } else {
        for index in found.all { claimed[index] = true }
      }
    }
    takeOver(kind, identity, positions, &left, objects, byKey, &claimed, &matches)
    refuseLoose(kind, left, objects, &claimed, matches: &matches)
    matches.claimed[kind.word] = claimed
  }

  /// Gives declarations that are left the live objects that they formerly were.
  private func takeOver(
    _ kind: Kind,
    _ identity: Kind.Identity,
    _ positions: [Int],
    _ left: inout [Int],
    _ objects: [LiveObject],
    _ byKey: [Key: Found],
    _ claimed: inout [Bool],
    _ matches: inout Matches
  ) {
    let declarations = configuration.declarations
    var byName: [Key: Int] = [:]
    let withFormerly = positions.filter { declarations[$0].formerly != nil }
    guard !withFormerly.isEmpty else { return }
    for position in positions {
      guard let scope = scope(of: declarations[position], matches), let name = declarations[position].name
      else { continue }
      byName[Key(scope: scope, name: folded(name, identity))] = position
    }
    func liveIndex(named name: String, of position: Int) -> Int? {
      guard let scope = scope(of: declarations[position], matches) else { return nil }
      return byKey[Key(scope: scope, name: folded(name, identity))]?.only
    }
    for start in left {
      // A chain: this one takes the object of a declared name, whose declaration takes another's in turn, and the last
      // old name is declared no more. Only then has nothing of it happened yet.
      var chain: [(position: Int, object: Int)] = []
      var position = start
      while let formerly = declarations[position].formerly,
        let object = liveIndex(named: formerly.name, of: position),
        !chain.contains(where: { $0.object == object })
      {
        chain.append((position, object))
        guard let scope = scope(of: declarations[position], matches),
          let next = byName[Key(scope: scope, name: folded(formerly.name, identity))],
          !declarations[next].isAbsent
        else { break }
        position = next
      }
      guard let last = chain.last, !claimed[last.object] else {
        if let formerly = declarations[start].formerly, matches.live[start] == nil {
          matches.reasons[start] = "formerly \(formerly.name), which does not exist: created"
        }
        continue
      }
      for (link, step) in chain.enumerated() {
        matches.live[step.position] = step.object
        matches.renames.insert(step.position)
        matches.reasons[step.position] = declarations[step.position].formerly.map { "formerly \($0.name)" }
        if link > 0 { matches.afterRename[step.position] = chain[link - 1].position }
        claimed[step.object] = true
      }
    }
    left.removeAll { matches.live[$0] != nil }
    for position in withFormerly where !matches.renames.contains(position) && matches.live[position] != nil {
      guard let formerly = declarations[position].formerly,
        let index = liveIndex(named: formerly.name, of: position),
        let name = declarations[position].name, index != matches.live[position]
      else { continue }
      matches.diagnostics.append(
        .warning(
          "\(kind.title) \"\(name)\" and \"\(formerly.name)\", which it was formerly, both exist: nothing is renamed, and the old one is left alone",
          at: formerly.mark
        )
      )
      claimed[index] = true
    }
  }

  /// Stops at live objects that match what is left only loosely.
  private func refuseLoose(
    _ kind: Kind,
    _ left: [Int],
    _ objects: [LiveObject],
    _ claimed: inout [Bool],
    matches: inout Matches
  ) {
    guard !left.isEmpty else { return }
    struct Loose: Hashable {
      let scope: Int
      // Compared as Swift compares texts: by canonical equivalence.
      let name: String
    }
    var byLoose: [Loose: Int] = [:]
    for (index, object) in objects.enumerated() where !claimed[index] {
      guard let name = object.name else { continue }
      byLoose[Loose(scope: scope(of: object, kind, matches), name: name.lowercased())] = index
    }
    for position in left {
      let declaration = configuration.declarations[position]
      guard let scope = scope(of: declaration, matches), let name = declaration.name,
        let index = byLoose[Loose(scope: scope, name: name.lowercased())], let liveName = objects[index].name
      else { continue }
      claimed[index] = true
      matches.diagnostics.append(
        .error(
          "\(kind.title) \"\(name)\" is written \"\(liveName)\" in the tenant (\(difference(name, liveName))): use one spelling",
          at: declaration.mark
        )
      )
    }
  }

  private func difference(_ one: String, _ other: String) -> String {
    if one == other { return "the Unicode form differs" }
    return "the case differs"
  }

  private func ownObjectMessage(_ kind: Kind, _ name: String, _ object: LiveObject) -> String {
    let type = kind.container.flatMap { kind.text($0.typeField.name, in: object.values) }
    return
      "\(kind.title) \"\(name)\" is \(type.map { "the tenant's \($0) list" } ?? "the tenant's own"): it cannot be managed"
  }

  private func folded(_ name: String, _ identity: Kind.Identity) -> CodePoints {
    CodePoints(identity.ignoresCase ? name.lowercased() : name)
  }

  private func key(_ object: LiveObject, _ kind: Kind, _ identity: Kind.Identity, _ matches: Matches) -> Key {
    Key(scope: scope(of: object, kind, matches), name: folded(object.name ?? "", identity))
  }

  private func scope(of object: LiveObject, _ kind: Kind, _ matches: Matches) -> Int {
    kind.endpoint.listMember == nil ? 0 : object.list ?? matches.systemList ?? 0
  }

  /// The id of the list in which the declaration looks for its object; nil where that list does not exist.
  private func scope(of declaration: Declaration, _ matches: Matches) -> Int? {
    guard declaration.kind.endpoint.listMember != nil else { return 0 }
    guard let list = declaration.list else { return matches.systemList }
    return matches.object(list, configuration, snapshot)?.id
  }
}
