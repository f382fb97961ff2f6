import Resources

/// Adds to what waits for a person the changes that depend on it: attempted, they would fail in every run.
struct DeferralPropagation: PlanPass {
  func run(_ draft: inout PlanDraft) { draft.changes = postponed(draft.changes) }

  /// The changes, in the order of execution, with those deferred that depend on a deferred one.
  private func postponed(_ changes: [Change]) -> [Change] {
    var waiting = Set(changes.filter { !$0.action.isAttempted }.map(\.address))
    guard !waiting.isEmpty else { return changes }
    return changes.map { change in
      guard let wanted = wanted(change.action), case let needed = change.dependsOn.filter(waiting.contains),
        !needed.isEmpty
      else { return change }
      waiting.insert(change.address)
      var change = change
      // What is said of a replacement does not happen.
      if change.action == .replace {
        change.warnings = []
        change.fields = change.fields.map { field in
          Change.FieldChange(name: field.name, before: field.before, after: field.after)
        }
      }
      change.action = .deferred(wanted)
      let names = needed.map(\.text).joined(separator: ", ")
      change.reason = "it depends on \(names), which \(needed.count == 1 ? "is" : "are") deferred"
      return change
    }
  }

  /// What a change is while it waits; nil where it waits already.
  private func wanted(_ action: Change.Action) -> Change.Action.Wanted? {
    switch action {
    case .create: .create
    case .update, .replace: .update
    case .delete: .delete
    case .deferred: nil
    }
  }
}
