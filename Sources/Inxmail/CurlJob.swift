/// What every transfer of one transport has in common.
struct CurlSettings: Sendable {
  let baseURL: BaseURL
  let credentials: Credentials
  let userAgent: String
  var limits: CurlTransport.Limits
}

/// One transfer that somebody waits for.
struct CurlJob: Sendable {
  let id: UInt64
  let request: Request
  let done: CheckedContinuation<CurlOutcome, Never>

  /// Ends the transfer without an answer.
  func fail(_ error: TransportError) { done.resume(returning: CurlOutcome(result: .failure(error))) }
}

/// How one transfer ended.
struct CurlOutcome: Sendable {
  let result: Result<Response, TransportError>
  var duration: Duration = .zero
}
