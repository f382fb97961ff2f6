import Resources

/// What declarations were called before.
///
/// Terms: a *chain* is a declaration that takes the object of a declared name, whose declaration takes another's in turn, and
/// so on. It counts when the last old name is not declared any longer: only then has nothing of it happened yet.
extension Matcher {
  private typealias Link = (position: Int, object: Int)

  /// Gives declarations that are left the live objects that they formerly were.
  func takeOver(_ scoped: inout KindMatching, _ matches: inout Matches) {
    let declarations = configuration.declarations
    guard scoped.positions.contains(where: { declarations[$0].formerly != nil }) else { return }
    refuseUnclear(scoped, &matches)
    let byName = positionsByName(scoped, matches)
    for start in scoped.left {
      let chain = chain(from: start, scoped, matches, byName)
      guard let last = chain.last, !scoped.claimed[last.object] else {
        if let formerly = declarations[start].formerly, matches.live[start] == nil {
          let why = chain.isEmpty ? "does not exist" : "is declared itself"
          matches.reasons[start] = "formerly \(formerly.name), which \(why): created"
        }
        continue
      }
      for (link, step) in chain.enumerated() {
        matches.live[step.position] = scoped.objects[step.object]
        matches.renames.insert(step.position)
        matches.reasons[step.position] = declarations[step.position].formerly.map { "formerly \($0.name)" }
        if link > 0 { matches.afterRename[step.position] = chain[link - 1].position }
        scoped.claimed[step.object] = true
      }
    }
    scoped.left.removeAll { matches.live[$0] != nil }
    keepOldOnes(scoped, &matches)
  }

  /// The positions of the live objects of that name in the declaration's scope.
  private func live(named name: String, of position: Int, _ scoped: KindMatching, _ matches: Matches) -> [Int]
  {
    guard let scope = scope(of: configuration.declarations[position], matches) else { return [] }
    return scoped.byKey.all(MatchKey(scope: scope, name: NameKey(name, scoped.identity)))
  }

  private func positionsByName(_ scoped: KindMatching, _ matches: Matches) -> [MatchKey: Int] {
    var byName: [MatchKey: Int] = [:]
    for position in scoped.positions {
      let declaration = configuration.declarations[position]
      guard let scope = scope(of: declaration, matches), let name = declaration.name else { continue }
      byName[MatchKey(scope: scope, name: NameKey(name, scoped.identity))] = position
    }
    return byName
  }

  /// Refuses former names that are the tenant's own, or those of several.
  private func refuseUnclear(_ scoped: KindMatching, _ matches: inout Matches) {
    let (kind, objects) = (scoped.kind, scoped.objects)
    for position in scoped.left {
      guard let formerly = configuration.declarations[position].formerly else { continue }
      let found = live(named: formerly.name, of: position, scoped, matches)
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
  }

  private func chain(
    from start: Int,
    _ scoped: KindMatching,
    _ matches: Matches,
    _ byName: [MatchKey: Int]
  ) -> [Link] {
    let declarations = configuration.declarations
    var chain: [Link] = []
    var position = start
    while let formerly = declarations[position].formerly,
      let object = live(named: formerly.name, of: position, scoped, matches).first,
      !chain.contains(where: { $0.object == object })
    {
      chain.append((position, object))
      guard let scope = scope(of: declarations[position], matches),
        let next = byName[MatchKey(scope: scope, name: NameKey(formerly.name, scoped.identity))],
        !declarations[next].isAbsent
      else { break }
      position = next
    }
    return chain
  }

  /// Leaves alone what has a former name beside an object of the new one.
  private func keepOldOnes(_ scoped: KindMatching, _ matches: inout Matches) {
    for position in scoped.positions where !matches.renames.contains(position) {
      let declaration = configuration.declarations[position]
      guard matches.live[position] != nil, let formerly = declaration.formerly, let name = declaration.name
      else { continue }
      let found = live(named: formerly.name, of: position, scoped, matches).filter {
        scoped.objects[$0].id != matches.live[position]?.id
      }
      guard !found.isEmpty else { continue }
      matches.diagnostics.append(
        .warning(
          "\(scoped.kind.title) \"\(name)\" and \"\(formerly.name)\", which it was formerly, both exist: nothing is renamed, and the old one is left alone",
          at: formerly.mark
        )
      )
      matches.kept[scoped.kind.word, default: []].formUnion(found.filter { !scoped.claimed[$0] })
    }
  }
}
