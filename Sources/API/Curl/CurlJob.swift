import Glibc
import Resources

/// What every transfer of one transport has in common.
struct CurlSettings: Sendable {
  let baseURL: BaseURL
  let credentials: Credentials
  let dialect: Dialect
  let userAgent: String
  var limits: CurlTransport.Limits
  /// Where libcurl takes a proxy from, as it must not be shown.
  let proxy: ProxyVariable?

  init(_ tenant: CurlTransport.Tenant, userAgent: String, limits: CurlTransport.Limits) {
    baseURL = tenant.baseURL
    credentials = tenant.credentials
    dialect = tenant.dialect
    self.userAgent = userAgent
    self.limits = limits
    proxy =
      baseURL.isLoopback
      ? nil
      : ProxyVariable(isEncrypted: baseURL.isEncrypted) { name in getenv(name).map { String(cString: $0) } }
  }
}

/// One transfer that somebody waits for.
struct CurlJob: Sendable {
  let id: UInt64
  let request: Request
  /// How long there may be no byte of an answer; nil for as long as any.
  let patience: Duration?
  let done: CheckedContinuation<CurlOutcome, Never>

  /// Ends the transfer without an answer.
  func fail(_ error: TransportError) { done.resume(returning: CurlOutcome(result: .failure(error))) }
}

/// How one transfer ended.
struct CurlOutcome: Sendable {
  let result: Result<Response, TransportError>
  var duration: Duration = .zero
  /// Whether the request was written to a connection, or was about to be.
  var wasSent = false
}
