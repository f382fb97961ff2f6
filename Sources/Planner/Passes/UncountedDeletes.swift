import Resources

/// Adds a warning for each kind whose objects go with a deleted list and could not be counted.
struct UncountedDeletes: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) {
    draft.diagnostics += context.registry.kinds.compactMap { kind in
      guard case .refused(let why)? = context.snapshot.counted[kind.word] else { return nil }
      return .warning(
        "the \(kind.section) of the lists that are deleted cannot be read (\(why)), so that the deletion limit does not count them",
        at: nil
      )
    }
  }
}
