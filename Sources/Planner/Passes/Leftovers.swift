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
        byKey.only(MatchKey(scope: scope, name: NameKey(temporary, identity)))
      }.first
      guard let found, leftovers.contains(found) else { continue }
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
      let addresses = leftovers.map { LiveNames.address(of: objects[$0], kind, snapshot, registry, matches) }
      let counts = Dictionary(addresses.map { ($0, 1) }, uniquingKeysWith: +)
      for index in leftovers {
        let object = objects[index]
        guard let name = object.name, let base = TemporaryName.base(of: name) else { continue }
        let list = LiveNames.listName(of: object, kind, snapshot, registry, matches)
        let address = Address(list: list, word: kind.word, name: name)
        let place = Address(list: list, word: kind.word, name: base)
        guard counts[address] == 1 else {
          let why = "exists \(counts[address] ?? 0) times: delete all but one in Inxmail"
          let message = "\(address) was left by a replacement that was interrupted, and \(why)"
          if !diagnostics.contains(where: { $0.message == message }) {
            diagnostics.append(
              .warning(message, at: owners[place].map { configuration.declarations[$0].mark })
            )
          }
          continue
        }
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

  /// Whether the declared object is there under its own name, comes from what was left, or must not be at all.
  private func isFinished(_ position: Int, _ base: String) -> Bool {
    if configuration.declarations[position].isAbsent || matches.carried[position] != nil { return true }
    guard let name = matches.live[position]?.name else { return false }
    return sameCodePoints(name, base) || TemporaryName.base(of: name) != nil
  }
}
