import Testing

/// Nothing of a plan may depend on the order in which objects were read or declared.
@Suite("Planner: determinism")
struct DeterminismTests {
  @Test(
    arguments: MatchingTests.cases
      + LooseMatchingTests.cases
      + ComparisonTests.cases
      + ActionsTests.cases
      + ReplacementTests.cases
      + DeferralTests.cases
      + UnreadableTests.cases
      + PruningTests.cases
      + FormerlyTests.cases
      + FormerlyDoubtTests.cases
      + OrderTests.cases
      + AffectedObjectWarningsTests.cases
      + TargetsTests.cases
      + ExcludesTests.cases
      + InterruptedReplacementsTests.cases
      + DeletionLimitTests.cases
      + DeletionOverrideTests.cases
      + DeletionScopeTests.cases
      + LossAndUseTests.cases
      + ProtectionTests.cases
      + DriftTests.cases
      + DriftPairsTests.cases
      + DriftDeletesTests.cases
      + ChangedOnlyTests.cases
      + RenameHintsTests.cases
  )
  func shuffled(_ plan: PlanCase) throws {
    for _ in 0..<5 { #expect(try plan.dump(shuffled: true) == plan.plan) }
  }
}
