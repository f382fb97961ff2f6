import Resources

/// Adds nothing: stops where the plan has to do with the system's list, and nothing tells which one that is. Without it, what
/// is declared there would be taken for missing, and what is pruned there for nothing.
struct SystemListCheck: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) throws(Planner.Failure) {
    guard let problem = problem() else { return }
    throw Planner.Failure(diagnostics: draft.diagnostics + [problem], isUsage: false)
  }

  private func problem() -> Diagnostic? {
    let (configuration, selection) = (context.configuration, context.selection)
    guard let obstacle = context.registry.systemList(in: context.snapshot).obstacle else { return nil }
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
        && context.options.couldSelect(kind, list: nil)
    }
    return pruned ? .error(obstacle, at: nil) : nil
  }
}
