import Resources

/// What repeating and pacing need to know of answers, as the platform tells it.
package struct AnswerReading: Sendable {
  private let dialect: Dialect
  private let now: @Sendable () -> Int64

  /// Reads by that dialect.
  /// - Parameter now: seconds since 1970, to which the dates of headers are compared.
  package init(_ dialect: Dialect, now: @escaping @Sendable () -> Int64) {
    self.dialect = dialect
    self.now = now
  }

  /// What is left of the tenant's limit; nil where the answer does not tell.
  func rate(of response: Response) -> RateLimit? { RateLimit(response, dialect.requests.limits, now: now()) }

  /// For how long the tenant does not want to be asked; nil where the answer does not tell.
  func wait(of response: Response) -> Duration? {
    response.header(dialect.requests.limits.wait).flatMap { RetryAfter($0) }?.wait(now: now())
  }

  /// Whether the tenant says that somebody has the object open, under whatever status.
  func isLock(_ response: Response) -> Bool {
    Problem(response, dialect.problems).meaning == .locked
  }
}
