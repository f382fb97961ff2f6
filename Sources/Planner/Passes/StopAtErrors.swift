import Resources

/// Adds nothing: stops where a pass before it has found errors, so that all of them are told at once.
struct StopAtErrors: PlanPass {
  func run(_ draft: inout PlanDraft) throws(Planner.Failure) {
    guard draft.diagnostics.hasErrors else { return }
    throw Planner.Failure(diagnostics: draft.diagnostics, isUsage: false)
  }
}
