import API

/// What is said while a run waits.
package enum WaitText {
  /// Before a request is sent again.
  package static func repeating(_ wait: Duration, after outcome: RetryPolicy.Outcome) -> String {
    switch outcome {
    case .status(429, _): line(wait, "the rate limit is used up")
    case .status(let status, _): line(wait, "the tenant answers \(status)")
    case .failure: line(wait, "there is no answer")
    }
  }

  /// Before requests are sent at all.
  package static func pacing(_ wait: Duration, _ why: Pacer.Reason) -> String {
    switch why {
    case .usedUp, .refused: line(wait, "the rate limit is used up")
    case .inFlight: line(wait, "the rate limit is nearly used up")
    }
  }

  /// Rounded up: nobody is told to wait for 0 s.
  private static func line(_ wait: Duration, _ why: String) -> String {
    let (seconds, rest) = wait.components
    return "waiting \(rest > 0 ? seconds + 1 : seconds) s: \(why)"
  }
}
