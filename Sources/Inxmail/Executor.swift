import Planner
import Resources
import Synchronization

/// Carries out a plan by its dependencies: as many changes at once as allowed, in the plan's order where nothing else
/// decides. What depends on a failure is skipped, everything else goes on.
public struct Executor: Sendable {
  private let client: Client
  private let parallelism: Int
  private let writeUnreadable: Bool

  /// An executor with so many changes in progress at most.
  public init(_ client: Client, parallelism: Int, writeUnreadable: Bool) {
    self.client = client
    self.parallelism = max(1, parallelism)
    self.writeUnreadable = writeUnreadable
  }

  /// Applies every change that the plan attempts. Events come one after the other.
  public func apply(_ plan: Plan, onEvent: @Sendable (ApplyEvent) -> Void) async -> ApplyResult {
    var schedule = Schedule(plan.changes)
    let writes = WriteFlag()
    await withTaskGroup(of: (Int, Execution.Result).self) { group in
      var running = 0
      while true {
        while running < parallelism, let step = schedule.next() {
          let change = plan.changes[step.index]
          if let outcome = step.outcome {
            onEvent(.ended(change, outcome))
            continue
          }
          onEvent(.started(change))
          let execution = Execution(
            change: change,
            ids: schedule.ids,
            client: client,
            writeUnreadable: writeUnreadable,
            writes: writes
          )
          running += 1
          group.addTask { (step.index, await execution.run()) }
        }
        guard running > 0, let (index, result) = await group.next() else { return }
        running -= 1
        schedule.finish(index, result.outcome, id: result.id)
        onEvent(.ended(plan.changes[index], result.outcome))
      }
    }
    return ApplyResult(outcomes: schedule.results(), hasWritten: writes.isSet)
  }
}

/// Whether anything was sent that changed the tenant, or may have.
final class WriteFlag: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .sequentiallyConsistent) }

  func set() { flag.store(true, ordering: .sequentiallyConsistent) }
}

/// Decides purely what comes next: the first change in the plan's order whose dependencies have all ended.
struct Schedule {
  private enum State {
    case waiting(Int)
    case running
    case ended(Outcome)
  }

  /// The ids of what was written so far; nil for what was created without telling its id.
  private(set) var ids: [Address: Int?] = [:]
  private let changes: [Change]
  private var states: [State]
  private var followers: [[Int]]
  /// Positions that could start, the smallest last.
  private var ready: [Int]

  /// The next thing to do: a change to start, or one that ends without being started.
  struct Step {
    let index: Int
    let outcome: Outcome?
  }

  init(_ changes: [Change]) {
    self.changes = changes
    var positions: [Address: Int] = [:]
    for (index, change) in changes.enumerated() { positions[change.address] = index }
    followers = Array(repeating: [], count: changes.count)
    states = []
    ready = []
    for (index, change) in changes.enumerated() {
      let needed = change.dependsOn.compactMap { positions[$0] }
      for other in needed { followers[other].append(index) }
      states.append(.waiting(needed.count))
      if needed.isEmpty { ready.append(index) }
    }
    ready.reverse()
  }

  mutating func next() -> Step? {
    while let index = ready.popLast() {
      guard changes[index].action.isAttempted else {
        // Nobody waits for a person: what depends on it ends here too.
        release(index)
        states[index] = .ended(.skipped(because: []))
        continue
      }
      let failed = changes[index].dependsOn.filter { address in !hasSucceeded(address) }
      if failed.isEmpty {
        states[index] = .running
        return Step(index: index, outcome: nil)
      }
      let outcome = Outcome.skipped(because: failed)
      states[index] = .ended(outcome)
      release(index)
      return Step(index: index, outcome: outcome)
    }
    return nil
  }

  mutating func finish(_ index: Int, _ outcome: Outcome, id: Int?) {
    states[index] = .ended(outcome)
    if outcome.isApplied {
      ids.updateValue(id, forKey: changes[index].address)
      succeeded.insert(changes[index].address)
    }
    release(index)
  }

  /// All outcomes of attempted changes, in the plan's order.
  func results() -> [(change: Change, outcome: Outcome)] {
    zip(changes, states).compactMap { change, state in
      guard change.action.isAttempted, case .ended(let outcome) = state else { return nil }
      return (change, outcome)
    }
  }

  private var succeeded: Set<Address> = []

  private func hasSucceeded(_ address: Address) -> Bool { succeeded.contains(address) }

  private mutating func release(_ index: Int) {
    for follower in followers[index] {
      guard case .waiting(let count) = states[follower] else { continue }
      states[follower] = .waiting(count - 1)
      guard count == 1 else { continue }
      let place = ready.firstIndex { $0 < follower } ?? ready.count
      ready.insert(follower, at: place)
    }
  }
}
