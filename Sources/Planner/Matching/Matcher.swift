import Resources

/// Which live object each declaration is about.
///
/// Terms: the *key* of an object is its scope and its name, in upper and then lower case, character by character, where the
/// kind's names ignore case. Two names match *loosely* when full case folding or a Unicode form makes them the same.
///
/// Premise: nothing is taken for another object by guessing. So names match first and by key; `formerly` only among
/// what is left; and a live object that matches loosely stops the run, for either the manifest is misspelt or
/// somebody made a second object by mistake.
package struct Matches: Sendable {
  /// By declaration: its live object.
  package internal(set) var live: [LiveObject?]
  /// Declarations that take over a live object of another name.
  package internal(set) var renames: Set<Int> = []
  /// By kind: which live objects are declared, or the tenant's own.
  package internal(set) var claimed: [String: [Bool]] = [:]
  /// By kind: which live objects are not declared and must not be pruned all the same.
  package internal(set) var kept: [String: Set<Int>] = [:]
  /// By declaration: what is to be said of it beside the change.
  package internal(set) var reasons: [Int: String] = [:]
  /// Renames that wait for another one to free their name, by declaration.
  package internal(set) var afterRename: [Int: Int] = [:]
  /// By kind: what interrupted replacements have left under temporary names.
  package internal(set) var leftovers: [String: [Int]] = [:]
  /// By declaration: the copy of an interrupted replacement, whose values a create carries over.
  package internal(set) var carried: [Int: LiveObject] = [:]
  /// What is wrong.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// The id of the list that stands for the system scope.
  package internal(set) var systemList: Int?
  /// The names of lists by id, in the declared spelling where they are declared.
  package internal(set) var listNames: [Int: String] = [:]
}

struct Matcher {
  let configuration: Configuration
  let snapshot: Snapshot
  let registry: Registry

  /// Matches every declaration of the kinds that were read.
  func matches() -> Matches {
    let declarations = configuration.declarations
    var matches = Matches(live: Array(repeating: nil, count: declarations.count))
    var byKind: [ObjectIdentifier: [Int]] = [:]
    for (position, declaration) in declarations.enumerated() {
      byKind[ObjectIdentifier(declaration.kind), default: []].append(position)
    }
    let system = registry.systemList(in: snapshot)
    matches.systemList = system.id
    if system.isAssumed, let id = system.id,
      registry.kinds(in: .system).contains(where: {
        $0.endpoint.listMember != nil && snapshot.collections[$0.word] != nil
      })
    {
      matches.diagnostics.append(
        .warning("\(Registry.SystemList.assumption): its id is assumed to be \(id)", at: nil)
      )
    }
    // Only what belongs to a list, or goes with one, asks for the names of lists.
    let needsListNames =
      snapshot.collections.contains { $0.key != registry.container.word }
      || declarations.contains { $0.list != nil || ($0.kind.container != nil && $0.isAbsent) }
    if needsListNames {
      for object in snapshot.collections[registry.container.word] ?? [] {
        if let id = object.id, let name = object.name { matches.listNames[id] = name }
      }
    }
    // The container is first in the registry: what is below a list needs its id.
    for kind in registry.kinds {
      guard let objects = snapshot.collections[kind.word], let identity = kind.identity else { continue }
      match(kind, identity, byKind[ObjectIdentifier(kind)] ?? [], objects, &matches)
      guard kind.container != nil, needsListNames else { continue }
      for position in byKind[ObjectIdentifier(kind)] ?? [] {
        if let id = matches.live[position]?.id,
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
    let scopes = (isBelowLists: kind.endpoint.listMember != nil, system: matches.systemList ?? 0)
    let byKey = KeyIndex(count: objects.count) { index in
      let object = objects[index]
      let scope = scopes.isBelowLists ? object.list ?? scopes.system : 0
      return MatchKey(scope: scope, name: NameKey(object.name ?? "", identity))
    }
    var left: [Int] = []
    for position in positions {
      let declaration = configuration.declarations[position]
      guard let scope = scope(of: declaration, matches), let name = declaration.name else { continue }
      let key = MatchKey(scope: scope, name: NameKey(name, identity))
      if let only = byKey.only(key), !isInternal[only] {
        matches.live[position] = objects[only]
        claimed[only] = true
        continue
      }
      let found = byKey.all(key)
      if found.isEmpty {
        left.append(position)
      } else if let index = found.first(where: { isInternal[$0] }) {
        matches.diagnostics.append(.error(ownObjectMessage(kind, name, objects[index]), at: declaration.mark))
      } else {
        matches.diagnostics.append(.error(severalMessage(kind, name, found, objects), at: declaration.mark))
      }
      for index in found { claimed[index] = true }
    }
    takeOver(kind, identity, positions, &left, objects, byKey, &claimed, &matches)
    settleLeftovers(kind, identity, &left, objects, byKey, &claimed, &matches)
    judgeLoose(kind, identity, positions, Set(left), objects, (claimed, isInternal), matches: &matches)
    matches.claimed[kind.word] = claimed
  }

  /// Gives declarations that are left the live objects that they formerly were.
  private func takeOver(
    _ kind: Kind,
    _ identity: Kind.Identity,
    _ positions: [Int],
    _ left: inout [Int],
    _ objects: [LiveObject],
    _ byKey: KeyIndex,
    _ claimed: inout [Bool],
    _ matches: inout Matches
  ) {
    let declarations = configuration.declarations
    var byName: [MatchKey: Int] = [:]
    let withFormerly = positions.filter { declarations[$0].formerly != nil }
    guard !withFormerly.isEmpty else { return }
    for position in positions {
      guard let scope = scope(of: declarations[position], matches), let name = declarations[position].name
      else { continue }
      byName[MatchKey(scope: scope, name: NameKey(name, identity))] = position
    }
    func live(named name: String, of position: Int) -> [Int] {
      guard let scope = scope(of: declarations[position], matches) else { return [] }
      return byKey.all(MatchKey(scope: scope, name: NameKey(name, identity)))
    }
    for position in left {
      guard let formerly = declarations[position].formerly else { continue }
      let found = live(named: formerly.name, of: position)
      if let own = found.first(where: { kind.internalObjects.holds(for: objects[$0].values, of: kind) }) {
        matches.diagnostics.append(
          .error(ownObjectMessage(kind, formerly.name, objects[own]), at: formerly.mark)
        )
      } else if found.count > 1 {
        matches.diagnostics.append(
          .error(severalMessage(kind, formerly.name, found, objects), at: formerly.mark)
        )
      }
    }
    for start in left {
      // A chain: this one takes the object of a declared name, whose declaration takes another's in turn, and the last
      // old name is declared no more. Only then has nothing of it happened yet.
      var chain: [(position: Int, object: Int)] = []
      var position = start
      while let formerly = declarations[position].formerly,
        let object = live(named: formerly.name, of: position).first,
        !chain.contains(where: { $0.object == object })
      {
        chain.append((position, object))
        guard let scope = scope(of: declarations[position], matches),
          let next = byName[MatchKey(scope: scope, name: NameKey(formerly.name, identity))],
          !declarations[next].isAbsent
        else { break }
        position = next
      }
      guard let last = chain.last, !claimed[last.object] else {
        if let formerly = declarations[start].formerly, matches.live[start] == nil {
          let why = chain.isEmpty ? "does not exist" : "is declared itself"
          matches.reasons[start] = "formerly \(formerly.name), which \(why): created"
        }
        continue
      }
      for (link, step) in chain.enumerated() {
        matches.live[step.position] = objects[step.object]
        matches.renames.insert(step.position)
        matches.reasons[step.position] = declarations[step.position].formerly.map { "formerly \($0.name)" }
        if link > 0 { matches.afterRename[step.position] = chain[link - 1].position }
        claimed[step.object] = true
      }
    }
    left.removeAll { matches.live[$0] != nil }
    for position in withFormerly where !matches.renames.contains(position) && matches.live[position] != nil {
      guard let formerly = declarations[position].formerly, let name = declarations[position].name else {
        continue
      }
      let found = live(named: formerly.name, of: position).filter {
        objects[$0].id != matches.live[position]?.id
      }
      guard !found.isEmpty else { continue }
      matches.diagnostics.append(
        .warning(
          "\(kind.title) \"\(name)\" and \"\(formerly.name)\", which it was formerly, both exist: nothing is renamed, and the old one is left alone",
          at: formerly.mark
        )
      )
      matches.kept[kind.word, default: []].formUnion(found.filter { !claimed[$0] })
    }
  }

  private func ownObjectMessage(_ kind: Kind, _ name: String, _ object: LiveObject) -> String {
    let type = kind.container.flatMap { kind.text($0.typeField.name, in: object.values) }
    return
      "\(kind.title) \"\(name)\" is \(type.map { "the tenant's \($0) list" } ?? "the tenant's own"): it cannot be managed"
  }

  private func severalMessage(_ kind: Kind, _ name: String, _ found: [Int], _ objects: [LiveObject]) -> String
  {
    let ids = found.compactMap { objects[$0].id }.sorted().map(String.init).joined(separator: ", ")
    return
      "\(kind.title) \"\(name)\" exists \(found.count) times in the tenant (ids \(ids)): rename or delete all but one in Inxmail"
  }

  func scope(of object: LiveObject, _ kind: Kind, _ matches: Matches) -> Int {
    kind.endpoint.listMember == nil ? 0 : object.list ?? matches.systemList ?? 0
  }

  /// The id of the list in which the declaration looks for its object; nil where that list does not exist.
  func scope(of declaration: Declaration, _ matches: Matches) -> Int? {
    guard declaration.kind.endpoint.listMember != nil else { return 0 }
    guard let list = declaration.list else { return matches.systemList }
    return matches.live[list]?.id
  }
}
