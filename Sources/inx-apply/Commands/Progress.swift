import Inxmail
import Planner
import Resources
import Synchronization

/// Shows what happens while it happens: on a terminal at once; as JSON lines in the plan's order, so that the same run
/// writes the same bytes however its requests overlap.
final class Progress: Sendable {
  private let isLive: Bool
  private let isJSON: Bool
  private let order: [Address]
  private let state = Mutex(State())

  private struct State {
    var ended: [Address: (change: Change, outcome: Outcome)] = [:]
    var next = 0
  }

  init(_ prepared: Prepared, isLive: Bool, isJSON: Bool) {
    self.isLive = isLive
    self.isJSON = isJSON
    order = prepared.attempted.map(\.address)
    for change in prepared.attempted where prepared.made[change.address] != nil {
      note(.ended(change, .alreadyDone))
    }
  }

  func note(_ event: ApplyEvent) {
    guard case .ended(let change, let outcome) = event else { return }
    if isLive { Terminal.errorText(OutcomeText(style: .plain).text(change, outcome)) }
    guard isJSON else { return }
    state.withLock { state in
      state.ended[change.address] = (change, outcome)
      while state.next < order.count, let (change, outcome) = state.ended[order[state.next]] {
        Progress.tell(change, outcome)
        state.next += 1
      }
    }
  }

  /// Tells what ended after a change that an interrupted run has not come to.
  func finish() {
    guard isJSON else { return }
    state.withLock { state in
      for address in order[state.next...] {
        if let (change, outcome) = state.ended[address] { Progress.tell(change, outcome) }
      }
      state.next = order.count
      // What tidies up after an earlier run is told where it failed.
      let shown = Set(order)
      let others = state.ended.values.filter { !shown.contains($0.change.address) && !$0.outcome.isApplied }
      for (change, outcome) in others.sorted(by: { $0.change.address < $1.change.address }) {
        Progress.tell(change, outcome)
      }
    }
  }

  private static func tell(_ change: Change, _ outcome: Outcome) {
    Terminal.out(OutcomeJSON.event(.started(change)) + OutcomeJSON.event(.ended(change, outcome)))
  }
}
