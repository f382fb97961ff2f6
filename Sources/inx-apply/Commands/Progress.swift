import API
import Executor
import Planner
import Report
import Resources
import Synchronization

/// Tells how changes end while they are applied, in the plan's order, so that the same run writes the same bytes however its
/// requests overlap: as lines of text or of JSON. The terminal's line of progress counts all of them.
final class Progress: Sendable {
  /// How the end of a change is told.
  enum Telling: Sendable {
    case text(OutcomeText)
    case json
    /// At the end, by the report.
    case none
  }

  private let telling: Telling
  private let line: ProgressLine?
  private let order: [Address]
  /// The changes as the plan has shown them: what is still to be done of one may look otherwise.
  private let shown: [Address: Change]
  private let made: Set<Address>
  private let state = Mutex(State())

  private struct State {
    var ended: [Address: (change: Change, outcome: Outcome)] = [:]
    var next = 0
    var failed = 0
    var hasTold = false
  }

  init(_ prepared: Prepared, _ telling: Telling, _ line: ProgressLine?) {
    self.telling = telling
    self.line = line
    order = prepared.attempted.map(\.address)
    shown = Dictionary(prepared.attempted.map { ($0.address, $0) }, uniquingKeysWith: { $1 })
    made = Set(prepared.made.keys)
    for change in prepared.attempted where made.contains(change.address) { end(change, .alreadyDone) }
  }

  /// Whether each change is told as it ends.
  var tells: Bool { if case .none = telling { false } else { true } }

  func note(_ event: ApplyEvent) {
    guard case .ended(let change, let outcome) = event, !made.contains(change.address) else { return }
    end(shown[change.address] ?? change, outcome)
  }

  private func end(_ change: Change, _ outcome: Outcome) {
    state.withLock { state in
      state.ended[change.address] = (change, outcome)
      if !outcome.isApplied { state.failed += 1 }
      while state.next < order.count, let (change, outcome) = state.ended[order[state.next]] {
        tell(change, outcome, &state)
        state.next += 1
      }
      let failed = state.failed == 0 ? "" : ", \(state.failed) failed"
      line?.update("applying \(state.ended.count)/\(order.count)\(failed)")
    }
  }

  /// Tells what ended after a change that an interrupted run has not come to.
  func finish() {
    state.withLock { state in
      for address in order[state.next...] {
        if let (change, outcome) = state.ended[address] { tell(change, outcome, &state) }
      }
      state.next = order.count
      // What tidies up after an earlier run is told where it failed.
      let shown = Set(order)
      let others = state.ended.values.filter { !shown.contains($0.change.address) && !$0.outcome.isApplied }
      for (change, outcome) in others.sorted(by: { $0.change.address < $1.change.address }) {
        tell(change, outcome, &state)
      }
    }
    line?.end()
  }

  private func tell(_ change: Change, _ outcome: Outcome, _ state: inout State) {
    switch telling {
    case .none: return
    case .json:
      Terminal.out(OutcomeJSON.event(.started(change)) + OutcomeJSON.event(.ended(change, outcome)))
    case .text(let text): Terminal.out((state.hasTold ? "" : "\n") + text.text(change, outcome))
    }
    state.hasTold = true
  }
}
