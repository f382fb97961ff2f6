import API
import Planner
import Resources
import Support
import Synchronization

/// Carries out a plan by its dependencies: as many changes at once as allowed, in the plan's order where nothing else
/// decides. What depends on a failure is skipped, everything else goes on.
package struct Executor: Sendable {
  /// How a plan is carried out.
  package struct Options: Sendable {
    /// How many changes are in progress at most; one that waits for a locked object does not count.
    package var parallelism = 8
    /// Whether what cannot be read is written all the same.
    package var writeUnreadable = false
    /// How long a locked object is waited for.
    package var lockTimeout: Duration = .seconds(300)

    /// Eight at once, nothing unreadable, five minutes.
    package init() {}
  }

  private let client: Client
  private let options: Options
  private let elapsed: @Sendable () -> Duration
  private let sleep: @Sendable (Duration) async throws -> Void

  /// An executor whose waits the clock measures.
  package init<C: Clock>(_ client: Client, _ options: Options, clock: C) where C.Duration == Duration {
    self.client = client
    self.options = options
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
    sleep = { try await clock.sleep(for: $0) }
  }

  /// Applies every change that the plan attempts, until the brake is pulled. Events come one after the other. What was
  /// made before, with its id where that is known, is there for what depends on it.
  package func apply(
    _ plan: Plan,
    made: [Address: Int?] = [:],
    brake: Brake = Brake(),
    onEvent: @Sendable (ApplyEvent) -> Void
  ) async -> ApplyResult {
    var schedule = Schedule(plan.changes, made: made)
    let writes = WriteFlag()
    let context = ExecutionContext(
      client: client,
      looks: Looks(client),
      permits: Permits(max(1, options.parallelism)),
      writes: writes,
      options: options,
      deletes: PlannedDeletes(plan.changes),
      brake: brake,
      elapsed: elapsed,
      sleep: sleep
    )
    enum News {
      /// There is a place for one more change.
      case place
      case ended(Int, Execution.Result)
    }
    await withTaskGroup(of: News.self) { group in
      var running = 0
      var hasPlace = false
      var asksForPlace = false
      while true {
        if !brake.isPulled {
          for (index, outcome) in schedule.settle() { onEvent(.ended(plan.changes[index], outcome)) }
        }
        if !brake.isPulled, hasPlace, let index = schedule.next() {
          hasPlace = false
          running += 1
          onEvent(.started(plan.changes[index]))
          let execution = Execution(change: plan.changes[index], ids: schedule.ids.now, context: context)
          group.addTask {
            let result = await brake.boundTo { await execution.run() }
            await context.permits.release()
            return .ended(index, result)
          }
        }
        if hasPlace, brake.isPulled || !schedule.hasNext {
          // A change that has waited for a lock may need it to go on.
          hasPlace = false
          await context.permits.release()
        }
        if !brake.isPulled, schedule.hasNext, !hasPlace, !asksForPlace {
          asksForPlace = true
          group.addTask {
            await context.permits.acquire()
            return .place
          }
        }
        guard running > 0 || asksForPlace, let news = await group.next() else { return }
        switch news {
        case .place: (hasPlace, asksForPlace) = (true, false)
        case .ended(let index, let result):
          running -= 1
          guard let outcome = result.outcome else { continue }
          schedule.finish(index, outcome, id: result.id)
          onEvent(.ended(plan.changes[index], outcome))
        }
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
  let ids: MadeIDs
  private let changes: [Change]
  private var states: [State]
  private var followers: [[Int]]
  /// Positions that could start.
  private var ready: Heap

  init(_ changes: [Change], made: [Address: Int?] = [:]) {
    self.changes = changes
    ids = MadeIDs(made)
    succeeded = Set(made.keys)
    var positions: [Address: Int] = [:]
    for (index, change) in changes.enumerated() { positions[change.address] = index }
    followers = Array(repeating: [], count: changes.count)
    states = []
    var free: [Int] = []
    for (index, change) in changes.enumerated() {
      let needed = change.dependsOn.compactMap { positions[$0] }
      for other in needed { followers[other].append(index) }
      states.append(.waiting(needed.count))
      if needed.isEmpty { free.append(index) }
    }
    ready = Heap(free)
  }

  /// Whether anything could start.
  var hasNext: Bool { ready.first != nil }

  /// Ends what will not be attempted, up to the next change that could start; gives what was skipped.
  mutating func settle() -> [(index: Int, outcome: Outcome)] {
    var skipped: [(index: Int, outcome: Outcome)] = []
    while let index = ready.first {
      // Nobody waits for a person: what depends on a deferred change ends with it.
      let isAttempted = changes[index].action.isAttempted
      let failed = changes[index].dependsOn.filter { !succeeded.contains($0) }
      if isAttempted, failed.isEmpty { break }
      _ = ready.popFirst()
      let outcome = Outcome.skipped(because: isAttempted ? failed : [])
      states[index] = .ended(outcome)
      if isAttempted { skipped.append((index, outcome)) }
      release(index)
    }
    return skipped
  }

  /// The next change to start, once everything before it is settled.
  mutating func next() -> Int? {
    guard let index = ready.popFirst() else { return nil }
    states[index] = .running
    return index
  }

  mutating func finish(_ index: Int, _ outcome: Outcome, id: Int?) {
    states[index] = .ended(outcome)
    if outcome.isApplied {
      ids.add(changes[index].address, id)
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

  private var succeeded: Set<Address>

  private mutating func release(_ index: Int) {
    for follower in followers[index] {
      guard case .waiting(let count) = states[follower] else { continue }
      states[follower] = .waiting(count - 1)
      if count == 1 { ready.insert(follower) }
    }
  }
}
