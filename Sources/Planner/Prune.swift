import Resources

extension Differ {
  /// Deletes of live objects that nothing declares, of the kinds that `policy.prune` names, in the scopes where the
  /// kind's own key is written. What the command line leaves out is among them.
  func prunes() -> [Change] {
    registry.kinds.flatMap { kind -> [Change] in
      guard kind.canPrune, configuration.policy.prune.contains(kind.word),
        let objects = snapshot.collections[kind.word],
        let claimed = matches.claimed[kind.word]
      else { return [] }
      let scopes = reachedScopes(of: kind)
      return zip(objects, claimed).compactMap { object, isClaimed in
        guard !isClaimed, scopes.contains(scope(of: object, kind)) else { return nil }
        let address = LiveNames.address(of: object, kind, snapshot, registry, matches)
        return deletion(
          of: object,
          kind,
          address,
          mark: nil,
          reason: "not declared, \(kind.section) is pruned"
        )
      }
    }
  }

  /// Live objects of the kinds read that nothing declares and nothing prunes.
  func unmanaged(pruned: Int) -> Int {
    matches.claimed.values.reduce(0) { $0 + $1.reduce(0) { $0 + ($1 ? 0 : 1) } } - pruned
  }

  private func reachedScopes(of kind: Kind) -> Set<Int> {
    var scopes: Set<Int> = []
    for section in configuration.sections where section.kind == kind.word {
      guard let list = section.list else {
        scopes.insert(kind.endpoint.listMember == nil ? 0 : matches.systemList ?? 0)
        continue
      }
      if !configuration.declarations[list].isAbsent,
        let id = matches.live[list]?.id
      {
        scopes.insert(id)
      }
    }
    return scopes
  }

  private func scope(of object: LiveObject, _ kind: Kind) -> Int {
    kind.endpoint.listMember == nil ? 0 : object.list ?? matches.systemList ?? 0
  }
}
