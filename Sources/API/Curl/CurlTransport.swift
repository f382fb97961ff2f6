import Resources

/// The way to a real tenant: HTTP through libcurl, with kept connections and a bounded number of requests in flight.
///
/// Credentials go to the base URL's origin only. Certificates are verified, cookies and `.netrc` are not used, a proxy is
/// taken from the environment as libcurl does, save for this machine. Nothing is repeated after it may have been processed;
/// that is `RetryingTransport`'s decision.
///
/// `shutdown()` before the program ends: libcurl must not outlive `main`.
package final class CurlTransport: Transport {
  /// What a transport puts up with.
  package struct Limits: Hashable, Sendable {
    /// For the connection with its name resolution and TLS handshake.
    package var connect: Duration
    /// Without a byte in either direction.
    package var request: Duration
    /// For the first byte of an answer, as long as there never was one: an address where somebody listens and says nothing
    /// is as wrong as one where nobody does.
    package var firstContact: Duration
    /// For one whole exchange, however steadily its bytes come.
    package var exchange: Duration
    /// Of an answer's body, decoded.
    package var bodyBytes: Int
    /// Of all answers' bodies that are being received, decoded.
    package var allBodyBytes: Int
    /// Of an answer's header lines together.
    package var headerBytes: Int

    /// Limits; durations are rounded down to milliseconds.
    package init(
      connect: Duration = .seconds(10),
      request: Duration = .seconds(60),
      firstContact: Duration = .seconds(10),
      exchange: Duration = .seconds(1800),
      bodyBytes: Int = 64 << 20,
      allBodyBytes: Int = 256 << 20,
      headerBytes: Int = 1 << 20
    ) {
      self.connect = connect
      self.request = request
      self.firstContact = firstContact
      self.exchange = exchange
      self.bodyBytes = bodyBytes
      self.allBodyBytes = allBodyBytes
      self.headerBytes = headerBytes
    }

    /// 10 seconds to connect and for the first byte of all, 60 from one byte to the next, half an hour for an exchange, 64 MiB
    /// of body and 256 of all bodies, 1 MiB of header.
    package static let standard = Limits()
  }

  /// Which tenant is asked, and how it is spoken to.
  package struct Tenant: Sendable {
    let baseURL: BaseURL
    let credentials: Credentials
    let dialect: Dialect

    /// A tenant at that address, and how its platform speaks.
    package init(_ baseURL: BaseURL, _ credentials: Credentials, _ dialect: Dialect) {
      self.baseURL = baseURL
      self.credentials = credentials
      self.dialect = dialect
    }
  }

  private static let maximumRedirects = 5

  private let baseURL: BaseURL
  private let loop: CurlLoop
  private let log: (@Sendable (HTTPLogLine) -> Void)?

  /// A transport to one tenant; connects with the first request.
  /// - Parameters:
  ///   - parallelism: how many requests may be in flight, at least 1; others wait in the order they came.
  ///   - log: called after each exchange of a request that was sent, from any thread.
  package init(
    _ tenant: Tenant,
    userAgent: String,
    parallelism: Int = 8,
    limits: Limits = .standard,
    log: (@Sendable (HTTPLogLine) -> Void)? = nil
  ) {
    baseURL = tenant.baseURL
    self.log = log
    loop = CurlLoop(
      settings: CurlSettings(tenant, userAgent: userAgent, limits: limits),
      parallelism: parallelism
    )
  }

  deinit { loop.shutDown() }

  /// Ends what is in flight with `.cancelled` and returns when nothing of libcurl is left. Later requests are refused
  /// with `.cancelled` too. Blocks for as long as it takes to close the connections.
  package func shutdown() { loop.shutDown() }

  /// Sends one request. A GET is followed through at most 5 redirects below the base URL, and so is any verb, with its body,
  /// where the redirect keeps it (307, 308). Nothing is sent to where a redirect leads elsewhere: it throws `.redirected`,
  /// or `.refused` where the server may have acted.
  package func send(_ request: Request) async throws(TransportError) -> Response {
    guard CurlTransport.isPlain(request) else {
      throw TransportError(.unusable, "the request's path or query is malformed")
    }
    var next = request
    for _ in 0...CurlTransport.maximumRedirects {
      let outcome = await loop.run(next)
      let result = outcome.result
      if outcome.wasSent {
        log?(
          HTTPLogLine(
            method: next.method,
            target: next.target,
            outcome: .init(result),
            duration: outcome.duration
          )
        )
      }
      let response = try result.get()
      let isFollowed = next.method == .get || Redirect.keepsRequest(response.status)
      switch Redirect(response, to: next, below: baseURL) {
      case .none: return response
      case .elsewhere(let words):
        throw TransportError(isFollowed ? .redirected : .refused, words)
      case .within(let following):
        if !isFollowed { return response }
        next = following
      }
    }
    throw TransportError(.redirected, "more than \(CurlTransport.maximumRedirects) redirects")
  }

  /// Whether path and query can be appended to the base URL without changing what stands before them.
  private static func isPlain(_ request: Request) -> Bool {
    (request.path.isEmpty || request.path.hasPrefix("/")) && !request.path.contains("?")
      && request.target.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
  }
}

extension HTTPLogLine.Outcome {
  fileprivate init(_ result: Result<Response, TransportError>) {
    switch result {
    case .success(let response): self = .status(response.status)
    case .failure(let error): self = .failure(error)
    }
  }
}
