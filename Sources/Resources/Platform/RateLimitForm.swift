/// How an answer tells the limit of requests. Names of headers are in lower case.
package struct RateLimitForm: Hashable, Sendable {
  /// The headers that tell how many more requests are taken, and until when; nil where no answer does.
  package let headers: Headers?
  /// The header of a refusal that tells how long to wait: seconds or an HTTP date (RFC 9110, 10.2.3).
  package let wait: String

  /// The headers of a limit.
  package struct Headers: Hashable, Sendable {
    /// How many more requests are taken before the reset.
    package let remaining: String
    /// When that is.
    package let reset: String
    /// In which form.
    package let moment: Moment

    /// Both headers, and the form of the second.
    package init(remaining: String, reset: String, moment: Moment) {
      self.remaining = remaining
      self.reset = reset
      self.moment = moment
    }
  }

  /// How a moment is written; always in whole seconds.
  package enum Moment: Hashable, Sendable {
    /// From the answer on.
    case fromNow
    /// Since 1970 (UTC).
    case since1970
  }

  /// The headers; `Retry-After` unless said otherwise.
  package init(headers: Headers?, wait: String = "retry-after") {
    self.headers = headers
    self.wait = wait
  }
}
