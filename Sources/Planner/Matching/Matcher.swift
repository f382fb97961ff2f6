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

/// How far matching has got with one kind.
struct KindMatching {
  let kind: Kind
  let identity: Kind.Identity
  /// The declarations of the kind.
  let positions: [Int]
  let objects: [LiveObject]
  let byKey: KeyIndex
  /// Which live objects are the tenant's own.
  let isInternal: [Bool]
  /// Which live objects are declared, or the tenant's own.
  var claimed: [Bool]
  /// The declarations that have found nothing.
  var left: [Int] = []

  init(
    _ kind: Kind,
    _ identity: Kind.Identity,
    _ positions: [Int],
    _ objects: [LiveObject],
    system: Int?
  ) {
    self.kind = kind
    self.identity = identity
    self.positions = positions
    self.objects = objects
    claimed = objects.map { kind.internalObjects.holds(for: $0.values, of: kind) }
    isInternal = claimed
    let isBelowLists = kind.endpoint.listMember != nil
    byKey = KeyIndex(count: objects.count) { index in
      let object = objects[index]
      let scope = isBelowLists ? object.list ?? system ?? 0 : 0
      return MatchKey(scope: scope, name: NameKey(object.name ?? "", identity))
    }
  }
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
      let positions = byKind[ObjectIdentifier(kind)] ?? []
      var scoped = KindMatching(kind, identity, positions, objects, system: matches.systemList)
      match(&scoped, &matches)
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

  private func match(_ scoped: inout KindMatching, _ matches: inout Matches) {
    let (kind, objects) = (scoped.kind, scoped.objects)
    for position in scoped.positions {
      let declaration = configuration.declarations[position]
      guard let scope = scope(of: declaration, matches), let name = declaration.name else { continue }
      let key = MatchKey(scope: scope, name: NameKey(name, scoped.identity))
      if let only = scoped.byKey.only(key), !scoped.isInternal[only] {
        matches.live[position] = objects[only]
        scoped.claimed[only] = true
        continue
      }
      let found = scoped.byKey.all(key)
      if found.isEmpty {
        scoped.left.append(position)
      } else if let index = found.first(where: { scoped.isInternal[$0] }) {
        matches.diagnostics.append(.error(ownObjectMessage(kind, name, objects[index]), at: declaration.mark))
      } else {
        matches.diagnostics.append(.error(severalMessage(kind, name, found, objects), at: declaration.mark))
      }
      for index in found { scoped.claimed[index] = true }
    }
    takeOver(&scoped, &matches)
    settleLeftovers(&scoped, &matches)
    judgeLoose(scoped, &matches)
    matches.claimed[kind.word] = scoped.claimed
  }

  func ownObjectMessage(_ kind: Kind, _ name: String, _ object: LiveObject) -> String {
    let type = kind.container.flatMap { kind.text($0.typeField.name, in: object.values) }
    return
      "\(kind.title) \"\(name)\" is \(type.map { "the tenant's \($0) list" } ?? "the tenant's own"): it cannot be managed"
  }

  func severalMessage(_ kind: Kind, _ name: String, _ found: [Int], _ objects: [LiveObject]) -> String {
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
