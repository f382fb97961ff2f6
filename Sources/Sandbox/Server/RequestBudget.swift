/// A rate limit by fixed windows (reference, "Rate Limiting"). Counts only; the server holds the lock and the clock.
struct RequestBudget {
  /// What one request is told.
  struct Verdict {
    /// Whether it is within the limit.
    let isTaken: Bool
    /// The headers of its answer.
    let headers: [SandboxHeader]
  }

  private let requests: Int
  private let per: Duration
  private var window = 0
  private var used = 0

  /// So many requests in each stretch of that length, from time zero on.
  init(requests: Int, per: Duration) {
    self.requests = requests
    self.per = per
  }

  /// Counts a request. The seconds until the reset are rounded up: who waits for so long is never too early.
  mutating func take(at time: Duration) -> Verdict {
    enter(time)
    let isTaken = used < requests
    if isTaken { used += 1 }
    let told = headers(at: time)
    let reset = told.last.map { [SandboxHeader("retry-after", $0.value)] } ?? []
    return Verdict(isTaken: isTaken, headers: told + (isTaken ? [] : reset))
  }

  private mutating func enter(_ time: Duration) {
    let current = Int(time / per)
    if current != window { (window, used) = (current, 0) }
  }

  /// What an answer is told that counts for nothing. The reset comes last.
  mutating func headers(at time: Duration) -> [SandboxHeader] {
    enter(time)
    let (seconds, rest) = (per * (window + 1) - time).components
    let reset = String(rest > 0 ? seconds + 1 : seconds)
    return [
      SandboxHeader("x-ratelimit-limit", String(requests)),
      SandboxHeader("x-ratelimit-remaining", String(requests - used)),
      SandboxHeader("x-ratelimit-reset", reset),
    ]
  }
}
