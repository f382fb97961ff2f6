import Resources

extension Planner {
  /// The error where the plan has to do with the system's list, and nothing tells which one that is; nil where it needs none.
  /// Without it, what is declared there would be taken for missing, and what is pruned there for nothing.
  func noSystemList(_ configuration: Configuration, _ snapshot: Snapshot, _ selection: Selection)
    -> Diagnostic?
  {
    guard let obstacle = registry.systemList(in: snapshot).obstacle else { return nil }
    let declared = configuration.declarations.indices.filter { position in
      let declaration = configuration.declarations[position]
      return declaration.list == nil && declaration.kind.endpoint.listMember != nil
        && (selection.isSelected[position] || selection.neededBy[position] != nil)
    }
    if let first = declared.map({ configuration.declarations[$0].mark }).min() {
      return .error(obstacle, at: first)
    }
    let pruned = selection.collections.contains { kind in
      kind.endpoint.listMember != nil && configuration.policy.prune.contains(kind.word)
        && configuration.sections.contains { $0.kind == kind.word && $0.list == nil }
        && options.couldSelect(kind, list: nil)
    }
    return pruned ? .error(obstacle, at: nil) : nil
  }
}
