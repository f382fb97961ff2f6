import API
import Synchronization

/// A tenant with a rate limit by fixed windows, on a clock of its own choosing. Somebody else may use the same budget.
final class LimitedTenant<C: Clock>: Transport where C.Duration == Duration {
  struct Limit: Sendable {
    var requests = 600
    var per = Duration.seconds(60)
    /// How far the first window has gone when the clock starts.
    var phase = Duration.zero
    var rounding = FloatingPointRoundingRule.up
    /// How long an answer takes: half of it there, half of it back.
    var latency = Duration.milliseconds(80)
    /// Times in milliseconds by which ways get longer, in turn, so that answers overtake each other.
    var jitter: [Int] = [0]
    /// How many requests a second somebody else sends, evenly.
    var others = 0.0
  }

  private struct State {
    var sent = 0
    var window = -1
    var used = 0
    var foreign = 0
    /// Requests taken of each window, ours and others'.
    var taken: [Int: (ours: Int, others: Int)] = [:]
    var refused: [Duration] = []
  }

  private let clock: C
  private let limit: Limit
  private let start: C.Instant
  private let state = Mutex(State())

  init(_ clock: C, _ limit: Limit) {
    self.clock = clock
    self.limit = limit
    start = clock.now
  }

  /// When requests were refused.
  var refusals: [Duration] { state.withLock { $0.refused } }

  /// Which part of what was allowed was used, of all windows but the first and the last: a part of those may lie outside.
  var share: Double {
    state.withLock { state in
      let whole = (limit.phase == .zero ? 0 : 1)..<state.window
      let used = whole.reduce(0) { $0 + (state.taken[$1].map { $0.ours + $0.others } ?? 0) }
      return Double(used) / Double(whole.count * limit.requests)
    }
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let number = state.withLock { state in
      state.sent += 1
      return state.sent
    }
    await pass(number * 2)
    let response = take()
    await pass(number * 2 + 1)
    return response
  }

  private func pass(_ number: Int) async {
    let extra = limit.jitter[number % limit.jitter.count]
    try? await clock.sleep(for: limit.latency / 2 + .milliseconds(extra))
  }

  private func take() -> Response {
    let time = start.duration(to: clock.now) + limit.phase
    return state.withLock { state in
      let window = Int(time / limit.per)
      if window != state.window { (state.window, state.used) = (window, 0) }
      takeOthers(&state, until: time)
      let left = Double(window + 1) * (limit.per / .seconds(1)) - time / .seconds(1)
      let reset = Int(left.rounded(limit.rounding))
      guard state.used < limit.requests else {
        state.refused.append(time - limit.phase)
        return answer(429, remaining: 0, reset, [Response.Header("Retry-After", "\(reset)")])
      }
      state.used += 1
      state.taken[window, default: (0, 0)].ours += 1
      return answer(200, remaining: limit.requests - state.used, reset)
    }
  }

  /// What the others have sent since they were last looked at; what was sent in a window before is gone with it.
  private func takeOthers(_ state: inout State, until time: Duration) {
    let due = Int((time / .seconds(1)) * limit.others)
    let before = Int(Double(state.window) * (limit.per / .seconds(1)) * limit.others)
    let count = min(due - max(before, state.foreign), limit.requests - state.used)
    state.foreign = due
    guard count > 0 else { return }
    state.used += count
    state.taken[state.window, default: (0, 0)].others += count
  }

  private func answer(_ status: Int, remaining: Int, _ reset: Int, _ more: [Response.Header] = [])
    -> Response
  {
    Response(
      status: status,
      headers: [
        .init("X-RateLimit-Limit", "\(limit.requests)"), .init("X-RateLimit-Remaining", "\(remaining)"),
        .init("X-RateLimit-Reset", "\(reset)"),
      ] + more
    )
  }
}
