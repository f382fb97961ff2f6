/// Whether and when a request is sent again. Decides only; `RetryingTransport` sends and waits.
///
/// GET, PUT, PATCH and DELETE come to the same end twice as once, so they are repeated wherever that can help. A POST is
/// repeated only where the server has certainly not acted; for the rest the caller has to look.
package struct RetryPolicy: Hashable, Sendable {
  /// How one attempt ended.
  package enum Outcome: Hashable, Sendable {
    /// With an answer of that status, which says how long to wait where it does.
    case status(Int, retryAfter: Duration? = nil)
    /// Without an answer.
    case failure(TransportError.Reason)
  }

  /// Everything a decision depends on.
  package struct Attempt: Hashable, Sendable {
    /// The request's verb.
    package var method: Method
    /// How often the request has been sent, this attempt included; at least 1.
    package var count: Int
    /// How many of these were answered with 500.
    package var serverErrors: Int
    /// How this attempt ended.
    package var outcome: Outcome
    /// Whether the run has had any answer at all.
    package var hasContact: Bool
    /// How long the run has been trying without a successful answer.
    package var sinceSuccess: Duration
    /// From 0 up to but not including 1.
    package var random: Double

    /// An attempt's facts.
    package init(
      method: Method,
      count: Int,
      serverErrors: Int,
      outcome: Outcome,
      hasContact: Bool,
      sinceSuccess: Duration,
      random: Double
    ) {
      self.method = method
      self.count = count
      self.serverErrors = serverErrors
      self.outcome = outcome
      self.hasContact = hasContact
      self.sinceSuccess = sinceSuccess
      self.random = random
    }
  }

  /// What to do after an attempt.
  package enum Decision: Hashable, Sendable {
    /// The outcome stands.
    case giveUp
    /// Send it again after that time.
    case wait(Duration)
  }

  /// How long a run goes on without any successful answer.
  package var timeout: Duration
  /// How long it goes on without any answer at all, so that a wrong address is told at once.
  package var firstContact: Duration
  /// How often an answer of 500 is followed by another try: it may be the request's own fault.
  package var serverErrorRetries: Int
  /// The least wait between two attempts.
  package var shortestWait: Duration
  /// The longest wait that is not the server's wish.
  package var longestWait: Duration

  /// A policy; 300 seconds, 10 until the first answer, three repeats after 500, waits of 0.5 to 20 seconds.
  package init(
    timeout: Duration = .seconds(300),
    firstContact: Duration = .seconds(10),
    serverErrorRetries: Int = 3,
    shortestWait: Duration = .milliseconds(500),
    longestWait: Duration = .seconds(20)
  ) {
    self.timeout = timeout
    self.firstContact = firstContact
    self.serverErrorRetries = serverErrorRetries
    self.shortestWait = shortestWait
    self.longestWait = longestWait
  }

  /// Whether an answer shows that the tenant works: anything but 429 and 5xx, even if it says no.
  package static func isSuccess(status: Int) -> Bool { status != 429 && status < 500 }

  /// The status of an answer that stands, whatever it came with.
  static let refusal = 400

  /// Decides about one attempt. The wait grows exponentially with full jitter, is never shorter than what the server
  /// asked for, and never ends after the time limit: where the server asks for more than is left, it gives up at once.
  package func decide(_ attempt: Attempt) -> Decision {
    guard canHelp(attempt) else { return .giveUp }
    let limit = attempt.hasContact ? timeout : min(firstContact, timeout)
    let left = limit - attempt.sinceSuccess
    guard left > .zero else { return .giveUp }
    var wait = backoff(attempt)
    if case .status(_, let asked?) = attempt.outcome {
      if asked > left { return .giveUp }
      wait = max(wait, asked)
    }
    return .wait(min(wait, left))
  }

  /// How long there may be no byte of an answer: what is left of the time limit, but for a moment at least. Where nothing is
  /// repeated there is no limit to be kept, and a connection may be slow.
  func patience(sinceSuccess: Duration) -> Duration {
    timeout > .zero ? max(timeout - sinceSuccess, .seconds(1)) : firstContact
  }

  private func canHelp(_ attempt: Attempt) -> Bool {
    let isRepeatable = attempt.method != .post
    return switch attempt.outcome {
    case .status(429, _), .failure(.unreachable): true
    case .status(500, _): isRepeatable && attempt.serverErrors <= serverErrorRetries
    case .status(502...504, _), .failure(.lost), .failure(.timedOut): isRepeatable
    case .status, .failure(.untrusted), .failure(.cancelled), .failure(.unsent), .failure(.refused),
      .failure(.redirected), .failure(.unusable):
      false
    }
  }

  /// Evenly spread from the shortest wait up to twice that, four times, and so on until the longest.
  private func backoff(_ attempt: Attempt) -> Duration {
    var ceiling = shortestWait
    for _ in 0..<attempt.count where ceiling < longestWait { ceiling = min(ceiling * 2, longestWait) }
    return shortestWait + (ceiling - shortestWait) * attempt.random
  }
}
