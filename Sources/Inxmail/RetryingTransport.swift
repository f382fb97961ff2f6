import Synchronization

/// Sends again what `RetryPolicy` says should be sent again. One for a whole run: its requests share the time limit.
///
/// Where it gives up it hands over the last answer, whatever its status, or throws the last failure.
public final class RetryingTransport: Transport {
  /// Called before a wait, with its length and what it follows.
  public typealias OnWait = @Sendable (Duration, RetryPolicy.Outcome) -> Void

  private struct State {
    /// Since when there has been no successful answer, on the clock's own time line less what is excused.
    var reference: Duration = .zero
    var inFlight = 0
    var hasContact = false
    var isHealthy = true
  }

  private let base: any Transport
  private let policy: RetryPolicy
  private let elapsed: @Sendable () -> Duration
  private let sleep: @Sendable (Duration) async throws -> Void
  private let now: @Sendable () -> Int64
  private let random: @Sendable () -> Double
  private let onWait: OnWait?
  private let state = Mutex(State())

  /// Wraps a transport.
  /// - Parameters:
  ///   - excused: time so far that does not count as time without an answer, such as `PacingTransport.foreseenWait`; on the
  ///     same clock, and never more than has passed.
  ///   - now: seconds since 1970, to which the dates of `Retry-After` are compared.
  ///   - random: from 0 up to but not including 1.
  ///   - onWait: called from any thread.
  public init<C: Clock>(
    _ base: any Transport,
    policy: RetryPolicy = RetryPolicy(),
    clock: C,
    excused: @escaping @Sendable () -> Duration = { .zero },
    now: @escaping @Sendable () -> Int64,
    random: @escaping @Sendable () -> Double,
    onWait: OnWait? = nil
  ) where C.Duration == Duration {
    self.base = base
    self.policy = policy
    self.now = now
    self.random = random
    self.onWait = onWait
    let start = clock.now
    elapsed = { start.duration(to: clock.now) - excused() }
    sleep = { try await clock.sleep(for: $0) }
  }

  /// Sends one request until it has an answer that stands. Throws the last failure, or `.cancelled` where the task is
  /// cancelled while it waits.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    begin()
    defer { state.withLock { $0.inFlight -= 1 } }
    var count = 0
    var serverErrors = 0
    while true {
      let result = await attempt(request)
      count += 1
      let outcome = outcome(of: result)
      if case .status(500, _) = outcome { serverErrors += 1 }
      switch policy.decide(note(outcome, of: request.method, count: count, serverErrors: serverErrors)) {
      case .giveUp:
        return try result.get()
      case .wait(let duration):
        onWait?(duration, outcome)
        do { try await sleep(duration) } catch {
          throw TransportError(.cancelled, "the request was cancelled")
        }
      }
    }
  }

  /// Time in which nothing was asked for, such as while somebody reads the plan, is not time without an answer; unless
  /// the last thing heard was a failure: then a caller that goes on does not get the whole limit again.
  private func begin() {
    let time = elapsed()
    state.withLock { state in
      if state.inFlight == 0 && state.isHealthy { state.reference = time }
      state.inFlight += 1
    }
  }

  private func attempt(_ request: Request) async -> Result<Response, TransportError> {
    do {
      return .success(try await base.send(request))
    } catch {
      return .failure(error)
    }
  }

  private func outcome(of result: Result<Response, TransportError>) -> RetryPolicy.Outcome {
    switch result {
    case .success(let response):
      let asked = response.header("retry-after").flatMap { RetryAfter($0) }
      return .status(response.status, retryAfter: asked?.wait(now: now()))
    case .failure(let error):
      // Who has begun to answer is there, also where the end of the answer was lost.
      if error.hasContact { state.withLock { $0.hasContact = true } }
      return .failure(error.reason)
    }
  }

  private func note(
    _ outcome: RetryPolicy.Outcome,
    of method: Method,
    count: Int,
    serverErrors: Int
  ) -> RetryPolicy.Attempt {
    let time = elapsed()
    let draw = random()
    return state.withLock { state in
      switch outcome {
      case .status(let status, _):
        state.hasContact = true
        state.isHealthy = RetryPolicy.isSuccess(status: status)
        if state.isHealthy { state.reference = max(state.reference, time) }
      case .failure(.cancelled), .failure(.refused), .failure(.redirected), .failure(.unusable):
        // Says nothing about whether the tenant answers.
        break
      case .failure:
        state.isHealthy = false
      }
      return RetryPolicy.Attempt(
        method: method,
        count: count,
        serverErrors: serverErrors,
        outcome: outcome,
        hasContact: state.hasContact,
        sinceSuccess: time - state.reference,
        random: draw
      )
    }
  }
}
