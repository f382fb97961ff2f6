/// What an answer says about the tenant's rate limit (reference, "Rate Limiting").
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

  /// Reads `X-RateLimit-Remaining` and `X-RateLimit-Reset`; nil unless both are there and whole numbers: one without the
  /// other says nothing to go by.
  package init?(_ response: Response) {
    guard let remaining = RateLimit.number(response.header("x-ratelimit-remaining")),
      let reset = RateLimit.number(response.header("x-ratelimit-reset"))
    else { return nil }
    self.init(remaining: remaining, reset: .seconds(reset))
  }

  private static func number(_ text: String?) -> Int? {
    guard let text, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
