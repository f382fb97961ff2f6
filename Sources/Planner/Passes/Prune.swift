import Resources
import Support

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
      let kept = matches.kept[kind.word] ?? []
      let found = objects.indices.filter { index in
        guard !claimed[index], !kept.contains(index) else { return false }
        // Of an object that does not tell its list nothing says that it is the system's.
        if kind.endpoint.listMember != nil, objects[index].list == nil { return false }
        return scopes.contains(scope(of: objects[index], kind))
      }
      let addresses = found.map { LiveNames.address(of: objects[$0], kind, snapshot, registry, matches) }
      let counts = Dictionary(addresses.map { ($0, 1) }, uniquingKeysWith: +)
      return zip(found, addresses).compactMap { index, address in
        // Two objects of one name: an address stands for one, and which of them nobody has said.
        guard counts[address] == 1, !options.spared.contains(CaseFolding.full(address.text)) else {
          return nil
        }
        return deletion(
          of: objects[index],
          kind,
          address,
          mark: nil,
          reason: "not declared, \(kind.section) is pruned"
        )
      }
    }
  }

  /// Says which declarations hold what would be pruned: one of the two is a slip.
  mutating func refuseHeld(_ prunes: [Change]) {
    let pruned = Set(prunes.map(\.address))
    guard !pruned.isEmpty else { return }
    for (position, declaration) in configuration.declarations.enumerated()
    where !declaration.isAbsent && declaration.kind.holdsOthers && selection.isSelected[position] {
      let list = declaration.list.flatMap { configuration.declarations[$0].name }
      for (slot, named) in declaration.kind.held(in: declaration.values) {
        guard let address = addresses.address(named, list: list, of: declaration.address),
          pruned.contains(address)
        else { continue }
        diagnostics.append(
          .error(
            "\(declaration.kind.fields[slot].name) names \(address), which is not declared and would be pruned: declare it",
            at: declaration.marks[slot] ?? declaration.mark
          )
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
        if let scope = kind.endpoint.listMember == nil ? 0 : matches.systemList { scopes.insert(scope) }
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
