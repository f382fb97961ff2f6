import API
import Executor
import Planner
@testable import Report
import Resources
import Sandbox
import Synchronization

@testable import inx_apply

/// Runs against one tenant in memory that take turns, one request at a time, as somebody outside decides.
final class Interleaving: Sendable {
  /// A run of the same manifest as all the others: its plan may be there from before.
  struct Run: Sendable {
    let configuration: Configuration
    var plan: Plan?
  }

  private struct State {
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    var running = 0
    var watcher: CheckedContinuation<Void, Never>?
  }

  private struct Gate: Transport {
    let number: Int
    let turns: Interleaving

    func send(_ request: Request) async throws(TransportError) -> Response {
      await turns.await(number)
      return try await turns.tenant.send(request)
    }
  }

  let tenant: MemoryTenant
  private let state = Mutex(State())

  init(_ tenant: MemoryTenant) { self.tenant = tenant }

  /// Lets the runs go on to their ends. `next` gives who is next of those that want to send something.
  func run(_ runs: [Run], next: ([Int]) throws -> Int) async throws -> [String] {
    state.withLock { $0.running = runs.count }
    let outcomes = runs.indices.map { number in
      Task { () -> [String] in
        let outcomes = await self.outcomes(of: runs[number], number)
        self.note { $0.running -= 1 }
        return outcomes
      }
    }
    while true {
      await quiet()
      let waiting = state.withLock { $0.waiting.keys.sorted() }
      guard !waiting.isEmpty else { break }
      let chosen = try next(waiting)
      let continuation = state.withLock { state in
        state.running += 1
        return state.waiting.removeValue(forKey: chosen)
      }
      continuation?.resume()
    }
    var texts: [String] = []
    for (number, task) in outcomes.enumerated() { texts += await task.value.map { "\(number): \($0)" } }
    return texts
  }

  private func outcomes(of run: Run, _ number: Int) async -> [String] {
    let client = Client(Gate(number: number, turns: self), .inxmail)
    do {
      let making = PlanMaking(
        configuration: run.configuration,
        options: PlanOptions(),
        parallelism: 1,
        isWhole: true
      )
      let plan: Plan
      if let made = run.plan { plan = made } else { plan = try await making.plan(client) }
      var options = Executor.Options()
      options.parallelism = 1
      let result = await Executor(client, options, clock: TimeThatFlies()).apply(plan) { _ in }
      let text = OutcomeText(style: .plain)
      return result.outcomes.map { text.text($0.change, $0.outcome) }
    } catch { return ["\(error)"] }
  }

  private func await(_ number: Int) async {
    await withCheckedContinuation { continuation in
      note { state in
        state.waiting[number] = continuation
        state.running -= 1
      }
    }
  }

  /// Waits until nobody is at work any more.
  private func quiet() async {
    await withCheckedContinuation { continuation in
      let isQuiet = state.withLock { state in
        if state.running == 0 { return true }
        state.watcher = continuation
        return false
      }
      if isQuiet { continuation.resume() }
    }
  }

  private func note(_ change: (inout State) -> Void) {
    let watcher = state.withLock { state -> CheckedContinuation<Void, Never>? in
      change(&state)
      guard state.running == 0 else { return nil }
      defer { state.watcher = nil }
      return state.watcher
    }
    watcher?.resume()
  }
}

/// The orders in which the requests of two runs can come: all with at most so many changes from one to the other that neither
/// run's end demands, and every so manieth of those with one change more.
struct Schedules {
  private let switches: Int
  private let every: Int
  private var open: [[Int]] = [[]]
  private var more = 0
  private(set) var count = 0

  init(switches: Int, every: Int) { (self.switches, self.every) = (switches, every) }

  /// The next one that is not explored yet: what is chosen at first; after it the run goes on that was last.
  mutating func next() -> [Int]? {
    count += open.isEmpty ? 0 : 1
    return open.popLast()
  }

  /// Notes a schedule that was carried out, with what could have been chosen at each step beyond the prefix.
  mutating func explored(_ chosen: [Int], _ choices: [[Int]], from prefix: Int) {
    var used = 0
    for step in chosen.indices.dropFirst() {
      if step >= prefix, used <= switches {
        for other in choices[step] where other != chosen[step] {
          // The switch that this would be is one too many, but for some.
          if used == switches { more += 1 }
          if used < switches || more % every == 0 { open.append(Array(chosen[..<step]) + [other]) }
        }
      }
      if chosen[step] != chosen[step - 1], choices[step].contains(chosen[step - 1]) { used += 1 }
    }
  }
}

/// Time in which every wait is over at once.
struct TimeThatFlies: Clock {
  struct Instant: InstantProtocol {
    var offset = Duration.zero
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
  }

  var now: Instant { Instant() }
  var minimumResolution: Duration { .zero }
  func sleep(until deadline: Instant, tolerance: Duration?) async throws {}
}
