import Resources
import Support

/// What a replacement that was interrupted has left under a temporary name.
///
/// Premise: it may be the only whole copy. So what is wanted under its proper name is finished from it, and it is deleted
/// only when that name exists, or after the plan has made it.
extension Matcher {
  /// Gives declarations that are left what an interrupted replacement has made for them, and sets the rest apart.
  func settleLeftovers(_ scoped: inout KindMatching, _ matches: inout Matches) {
    let (kind, objects) = (scoped.kind, scoped.objects)
    guard kind.replacement.usesTemporaryNames else { return }
    var leftovers: Set<Int> = []
    for (index, object) in objects.enumerated() where !scoped.claimed[index] {
      guard let name = object.name, TemporaryName.base(of: name) != nil else { continue }
      scoped.claimed[index] = true
      leftovers.insert(index)
    }
    guard !leftovers.isEmpty else { return }
    for position in scoped.left where !configuration.declarations[position].isAbsent {
      let declaration = configuration.declarations[position]
      guard let scope = scope(of: declaration, matches), let name = declaration.name,
        let found = leftover(of: name, scope: scope, among: leftovers, scoped)
      else { continue }
      matches.reasons[position] = "finishes a replacement that was interrupted"
      if kind.rename == nil {
        matches.carried[position] = objects[found]
      } else {
        matches.live[position] = objects[found]
        matches.renames.insert(position)
        leftovers.remove(found)
      }
    }
    scoped.left.removeAll { matches.live[$0] != nil }
    matches.leftovers[kind.word] = leftovers.sorted()
  }

  /// The latest new form, or else the old one: either is what nobody must lose.
  private func leftover(of name: String, scope: Int, among leftovers: Set<Int>, _ scoped: KindMatching)
    -> Int?
  {
    (TemporaryName.allNew(name) + [TemporaryName.old(name)]).lazy.compactMap { temporary in
      scoped.byKey.all(MatchKey(scope: scope, name: NameKey(temporary, scoped.identity)))
        .filter(leftovers.contains)
        .max { (scoped.objects[$0].id ?? 0) < (scoped.objects[$1].id ?? 0) }
    }.first
  }
}
