import Resources
import Support

/// What a replacement that was interrupted has left under a temporary name.
///
/// Premise: it may be the only whole copy. So what is wanted under its proper name is finished from it, and it is deleted
/// only when that name exists, or after the plan has made it.
extension Matcher {
  /// Gives declarations that are left what an interrupted replacement has made for them, and sets the rest apart.
  func settleLeftovers(
    _ kind: Kind,
    _ identity: Kind.Identity,
    _ left: inout [Int],
    _ objects: [LiveObject],
    _ byKey: KeyIndex,
    _ claimed: inout [Bool],
    _ matches: inout Matches
  ) {
    guard kind.replacement.usesTemporaryNames else { return }
    var leftovers: Set<Int> = []
    for (index, object) in objects.enumerated() where !claimed[index] {
      guard let name = object.name, TemporaryName.base(of: name) != nil else { continue }
      claimed[index] = true
      leftovers.insert(index)
    }
    guard !leftovers.isEmpty else { return }
    for position in left where !configuration.declarations[position].isAbsent {
      let declaration = configuration.declarations[position]
      guard let scope = scope(of: declaration, matches), let name = declaration.name else { continue }
      // The latest new form, or else the old one: either is what nobody must lose.
      let found = (TemporaryName.allNew(name) + [TemporaryName.old(name)]).lazy.compactMap { temporary in
        byKey.all(MatchKey(scope: scope, name: NameKey(temporary, identity))).filter(leftovers.contains)
          .max { (objects[$0].id ?? 0) < (objects[$1].id ?? 0) }
      }.first
      guard let found else { continue }
      matches.reasons[position] = "finishes a replacement that was interrupted"
      if kind.rename == nil {
        matches.carried[position] = objects[found]
      } else {
        matches.live[position] = objects[found]
        matches.renames.insert(position)
        leftovers.remove(found)
      }
    }
    left.removeAll { matches.live[$0] != nil }
    matches.leftovers[kind.word] = leftovers.sorted()
  }
}

extension Differ {
  /// Deletes of what interrupted replacements have left of declared objects. Of others nobody has said that they are this
  /// program's; and where the declared object is made from something else, what is left may be the only copy.
  mutating func leftoverDeletes() -> [Change] {
    guard !matches.leftovers.isEmpty else { return [] }
    var owners: [Address: Int] = [:]
    for (position, declaration) in configuration.declarations.enumerated()
    where matches.leftovers[declaration.kind.word] != nil {
      owners[declaration.address] = position
    }
    var deletes: [Change] = []
    for kind in registry.kinds {
      guard let leftovers = matches.leftovers[kind.word], let objects = snapshot.collections[kind.word] else {
        continue
      }
      // Names need not be unique: of several the first keeps the plain address, and the others have their ids beside it.
      var taken: Set<Address> = []
      for index in leftovers.sorted(by: { (objects[$0].id ?? 0) < (objects[$1].id ?? 0) }) {
        let object = objects[index]
        guard let name = object.name, let base = TemporaryName.base(of: name) else { continue }
        let list = LiveNames.listName(of: object, kind, snapshot, registry, matches)
        let plain = Address(list: list, word: kind.word, name: name)
        let address = taken.insert(plain).inserted ? plain : plain.told(byID: object.id)
        let place = Address(list: list, word: kind.word, name: base)
        guard let owner = owners[place], isFinished(owner, base) else {
          let why = owners[place] == nil ? "is not declared" : "is made from something else"
          diagnostics.append(
            .warning(
              "\(address) was left by a replacement that was interrupted, and is left alone: \(place) \(why)",
              at: owners[place].map { configuration.declarations[$0].mark }
            )
          )
          continue
        }
        // What somebody has taken further since is no copy any more, whatever the API would delete.
        deletes.append(
          deletion(
            of: object,
            kind,
            address,
            mark: nil,
            reason: "left by a replacement that was interrupted",
            as: .replacement
          )
        )
      }
    }
    return deletes
  }

  /// Tells each replacement which temporary names are taken in its scope: a second object of one name could not be told from
  /// the first, where an answer does not say which was made.
  func reserving(_ changes: [Change]) -> [Change] {
    guard !matches.leftovers.isEmpty else { return changes }
    var taken: [Address: Set<String>] = [:]
    for kind in registry.kinds {
      guard let leftovers = matches.leftovers[kind.word], let objects = snapshot.collections[kind.word] else {
        continue
      }
      for object in leftovers.map({ objects[$0] }) {
        guard let name = object.name, let base = TemporaryName.base(of: name) else { continue }
        let list = LiveNames.listName(of: object, kind, snapshot, registry, matches)
        taken[Address(list: list, word: kind.word, name: base), default: []].insert(name)
      }
    }
    return changes.map { change in
      guard change.action == .replace, let names = taken[change.address] else { return change }
      var change = change
      change.takenNames = names
      return change
    }
  }

  /// Whether the declared object is there under its own name, comes from what was left, or must not be at all.
  private func isFinished(_ position: Int, _ base: String) -> Bool {
    if configuration.declarations[position].isAbsent || matches.carried[position] != nil { return true }
    guard let name = matches.live[position]?.name else { return false }
    return sameCodePoints(name, base) || TemporaryName.base(of: name) != nil
  }
}

extension Address {
  /// The address of one of several leftovers of a name.
  package func told(byID id: Int?) -> Address { Address(written: text + (id.map { " (id \($0))" } ?? "")) }
}
