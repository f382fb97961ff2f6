import Resources

/// One step of making a plan, which concerns the plan as a whole. Each runs once, in the order of `Planner.passes`.
protocol PlanPass {
  /// Adds to the draft what the pass is for. Throws where there can be no plan.
  func run(_ draft: inout PlanDraft) throws(Planner.Failure)
}
