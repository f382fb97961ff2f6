/// What the log of requests tells of one exchange: never a header or a body, so never credentials.
package struct HTTPLogLine: Hashable, Sendable, CustomStringConvertible {
  /// How an exchange ended.
  package enum Outcome: Hashable, Sendable {
    /// With an answer of that HTTP status.
    case status(Int)
    /// Without an answer.
    case failure(TransportError)
  }

  /// The verb.
  package let method: Method
  /// Path and query below the base URL.
  package let target: String
  /// The answer's status, or why there is none.
  package let outcome: Outcome
  /// From the start of the transfer to its end; waiting for a free connection is not counted.
  package let duration: Duration

  /// One exchange.
  package init(method: Method, target: String, outcome: Outcome, duration: Duration) {
    self.method = method
    self.target = target
    self.outcome = outcome
    self.duration = duration
  }

  /// `GET /lists 200 35 ms`.
  package var description: String {
    let milliseconds =
      duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    let end =
      switch outcome {
      case .status(let status): "\(status)"
      case .failure(let error): "failed (\(error.message))"
      }
    return "\(method.rawValue) \(target) \(end) \(milliseconds) ms"
  }
}
