import Resources
import Support

/// Adds deletes of live objects that nothing declares, of the kinds that `policy.prune` names, in the scopes where the kind's
/// own key is written. What the command line leaves out is among them.
struct Prunes: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) { draft.prunes = context.registry.kinds.flatMap(prunes) }

  private func prunes(_ kind: Kind) -> [Change] {
    let matches = context.matches
    guard kind.canPrune, context.configuration.policy.prune.contains(kind.word),
      let objects = context.snapshot.collections[kind.word], let claimed = matches.claimed[kind.word]
    else { return [] }
    let scopes = reachedScopes(of: kind)
    let kept = matches.kept[kind.word] ?? []
    let found = objects.indices.filter { index in
      guard !claimed[index], !kept.contains(index) else { return false }
      // Of an object that does not tell its list nothing says that it is the system's.
      if kind.endpoint.listMember != nil, objects[index].list == nil { return false }
      return scopes.contains(scope(of: objects[index], kind))
    }
    let addresses = found.map { context.address(of: objects[$0], kind) }
    let counts = Dictionary(addresses.map { ($0, 1) }, uniquingKeysWith: +)
    let cause = Deletion.Cause(reason: "not declared, \(kind.section) is pruned")
    return zip(found, addresses).compactMap { index, address in
      // Two objects of one name: an address stands for one, and which of them nobody has said.
      guard counts[address] == 1, !context.options.spared.contains(CaseFolding.full(address.text)) else {
        return nil
      }
      return Deletion(context).change(objects[index], kind, address, cause)
    }
  }

  private func reachedScopes(of kind: Kind) -> Set<Int> {
    let (configuration, matches) = (context.configuration, context.matches)
    var scopes: Set<Int> = []
    for section in configuration.sections where section.kind == kind.word {
      guard let list = section.list else {
        if let scope = kind.endpoint.listMember == nil ? 0 : matches.systemList { scopes.insert(scope) }
        continue
      }
      if !configuration.declarations[list].isAbsent, let id = matches.live[list]?.id { scopes.insert(id) }
    }
    return scopes
  }

  private func scope(of object: LiveObject, _ kind: Kind) -> Int {
    kind.endpoint.listMember == nil ? 0 : object.list ?? context.matches.systemList ?? 0
  }
}

extension Matches {
  /// How many live objects of the kinds read nothing declares.
  var unclaimed: Int { claimed.values.reduce(0) { $0 + $1.reduce(0) { $0 + ($1 ? 0 : 1) } } }
}
