import Resources

/// What an answer says about the tenant's rate limit.
package struct RateLimit: Hashable, Sendable {
  /// How many more requests the tenant takes before the next reset.
  package let remaining: Int
  /// How long it is until then; in whole seconds, and nothing says whether they are rounded up or down.
  package let reset: Duration

  /// What is left, and for how long.
  package init(remaining: Int, reset: Duration) {
    self.remaining = remaining
    self.reset = reset
  }

  /// Reads the headers of a limit; nil unless both are there and whole numbers: one without the other says nothing to go by.
  /// - Parameter now: seconds since 1970, to which a moment is compared.
  package init?(_ response: Response, _ form: RateLimitForm, now: Int64) {
    guard let headers = form.headers, let remaining = RateLimit.number(response.header(headers.remaining)),
      let reset = RateLimit.number(response.header(headers.reset))
    else { return nil }
    switch headers.moment {
    case .fromNow: self.init(remaining: remaining, reset: .seconds(reset))
    case .since1970: self.init(remaining: remaining, reset: .seconds(max(0, Int64(reset) - now)))
    }
  }

  private static func number(_ text: String?) -> Int? {
    guard let text, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
