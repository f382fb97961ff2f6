import Resources

/// One step of making a plan, which concerns the plan as a whole. Each runs once, in the order of `Planner.passes`.
protocol PlanPass {
  /// Adds to the draft what the pass is for. Throws where there can be no plan.
  func run(_ draft: inout PlanDraft) throws(Planner.Failure)
}

/// A plan in the making.
struct PlanDraft {
  /// What is done; in the order of execution, once `Order` has run.
  var changes: [Change] = []
  /// Declarations that need nothing.
  var unchanged = 0
  /// Deletes of what nothing declares: all of them until `DeletionScope` has run, and those that the plan has afterwards.
  var prunes: [Change] = []
  /// Deletes of what interrupted replacements have left, in the same way.
  var leftovers: [Change] = []
  /// What is to be said of the configuration.
  var diagnostics: [Diagnostic]
}

/// Adds nothing: stops where a pass before it has found errors, so that all of them are told at once.
struct StopAtErrors: PlanPass {
  func run(_ draft: inout PlanDraft) throws(Planner.Failure) {
    guard draft.diagnostics.hasErrors else { return }
    throw Planner.Failure(diagnostics: draft.diagnostics, isUsage: false)
  }
}
