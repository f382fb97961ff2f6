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
