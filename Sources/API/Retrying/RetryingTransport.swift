import Support
import Synchronization

/// Sends again what `RetryPolicy` says should be sent again. One for a whole run: its requests share the time limit.
///
/// Where it gives up it hands over the last answer, whatever its status, or throws the last failure.
package final class RetryingTransport: Transport {
  /// Called before a wait, with its length and what it follows.
  package typealias OnWait = @Sendable (Duration, RetryPolicy.Outcome) -> Void

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
  private let reading: AnswerReading
  private let random: @Sendable () -> Double
  private let onWait: OnWait?
  private let state = Mutex(State())

  /// Wraps a transport.
  /// - Parameters:
  ///   - excused: time so far that does not count as time without an answer, such as `PacingTransport.foreseenWait`; on the
  ///     same clock, and never more than has passed.
  ///   - reading: how the tenant tells that it is too busy, or that somebody else is at work.
  ///   - random: from 0 up to but not including 1.
  ///   - onWait: called from any thread.
  package init<C: Clock>(
    _ base: any Transport,
    policy: RetryPolicy = RetryPolicy(),
    clock: C,
    excused: @escaping @Sendable () -> Duration = { .zero },
    reading: AnswerReading,
    random: @escaping @Sendable () -> Double,
    onWait: OnWait? = nil
  ) where C.Duration == Duration {
    self.base = base
    self.policy = policy
    self.reading = reading
    self.random = random
    self.onWait = onWait
    let start = clock.now
    elapsed = { start.duration(to: clock.now) - excused() }
    sleep = { try await clock.sleep(for: $0) }
  }

  /// Sends one request until it has an answer that stands. Where the task is cancelled, or the brake pulled, while it waits,
  /// what it follows stands; and what the server may have acted on before a refusal counts before that.
  package func send(_ request: Request) async throws(TransportError) -> Response {
    begin()
    defer { state.withLock { $0.inFlight -= 1 } }
    var count = 0
    var serverErrors = 0
    var earlier = Earlier()
    while true {
      let result = await attempt(request)
      count += 1
      let outcome = outcome(of: result)
      defer { earlier.note(result, outcome) }
      if case .status(500, _) = outcome { serverErrors += 1 }
      switch policy.decide(note(outcome, of: request.method, count: count, serverErrors: serverErrors)) {
      case .giveUp:
        return try earlier.standing(told(result, outcome), outcome, of: request).get()
      case .wait(let duration):
        onWait?(duration, outcome)
        guard await Brake.wait({ [sleep] in try await sleep(duration) }) else {
          return try earlier.standing(result, outcome, of: request).get()
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

  /// Tells how long an answer may be waited for without a byte of it: no longer than until the run would end anyhow.
  private func attempt(_ request: Request) async -> Result<Response, TransportError> {
    let time = elapsed()
    let left = policy.patience(sinceSuccess: state.withLock { time - $0.reference })
    return await Patience.$left.withValue(left) {
      do throws(TransportError) { return .success(try await base.send(request)) } catch {
        return .failure(error)
      }
    }
  }

  /// The answer with the wait that it asks for, where no run with this limit can ever grant it.
  private func told(_ result: Result<Response, TransportError>, _ outcome: RetryPolicy.Outcome)
    -> Result<Response, TransportError>
  {
    // Who allows no waiting at all is not told to allow more.
    guard case .status(_, let asked?) = outcome, policy.timeout > .zero, asked > policy.timeout,
      case .success(var response) = result
    else { return result }
    response.excessiveWait = ExcessiveWait(asked: asked, limit: policy.timeout)
    return .success(response)
  }

  private func outcome(of result: Result<Response, TransportError>) -> RetryPolicy.Outcome {
    switch result {
    case .success(let response):
      // A lock is an answer that stands, under whatever status: who sent the request waits for it.
      if response.status >= 500, reading.isLock(response) { return .status(RetryPolicy.refusal) }
      return .status(response.status, retryAfter: reading.wait(of: response))
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
      case .failure(.cancelled), .failure(.unsent), .failure(.refused), .failure(.redirected),
        .failure(.unusable):
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

/// What became of a request's attempts before the last one.
private struct Earlier {
  /// The last one on which the server may have acted.
  private var uncertain: Result<Response, TransportError>?
  /// The last one that was answered.
  private var answered: Result<Response, TransportError>?

  mutating func note(_ result: Result<Response, TransportError>, _ outcome: RetryPolicy.Outcome) {
    if case .success = result { answered = result }
    if outcome.mayHaveActed { uncertain = result }
  }

  /// What is known of a request whose last attempt ended so.
  func standing(
    _ result: Result<Response, TransportError>,
    _ outcome: RetryPolicy.Outcome,
    of request: Request
  ) -> Result<Response, TransportError> {
    switch outcome {
    case .failure(.unsent): (request.method == .get ? nil : uncertain) ?? answered ?? result
    case .status(429, _), .failure(.unreachable), .failure(.untrusted):
      (request.method == .get ? nil : uncertain) ?? result
    case .status, .failure: result
    }
  }
}

extension RetryPolicy.Outcome {
  /// Whether the server may have done what it was asked for, and does not say so.
  fileprivate var mayHaveActed: Bool {
    switch self {
    case .status(let status, _): status >= 500
    case .failure(.lost), .failure(.timedOut), .failure(.cancelled), .failure(.refused): true
    case .failure(.unreachable), .failure(.untrusted), .failure(.unsent), .failure(.redirected),
      .failure(.unusable):
      false
    }
  }
}
