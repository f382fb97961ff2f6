/// The way to a real tenant: HTTP through libcurl, with kept connections and a bounded number of requests in flight.
///
/// Credentials go to the base URL's origin only. Certificates are verified, cookies and `.netrc` are not used, a proxy is
/// taken from the environment as libcurl does, save for this machine. Nothing is repeated after it may have been processed;
/// that is `RetryingTransport`'s decision.
///
/// `shutdown()` before the program ends: libcurl must not outlive `main`.
public final class CurlTransport: Transport {
  /// What a transport puts up with.
  public struct Limits: Hashable, Sendable {
    /// For the connection with its name resolution and TLS handshake.
    public var connect: Duration
    /// For one whole exchange.
    public var request: Duration
    /// For one whole exchange as long as nothing was ever answered: an address where somebody listens and says nothing is as
    /// wrong as one where nobody does.
    public var firstContact: Duration
    /// Of an answer's body, decoded.
    public var bodyBytes: Int
    /// Of an answer's header lines together.
    public var headerBytes: Int

    /// Limits; durations are rounded down to milliseconds.
    public init(
      connect: Duration = .seconds(10),
      request: Duration = .seconds(60),
      firstContact: Duration = .seconds(10),
      bodyBytes: Int = 256 << 20,
      headerBytes: Int = 1 << 20
    ) {
      self.connect = connect
      self.request = request
      self.firstContact = firstContact
      self.bodyBytes = bodyBytes
      self.headerBytes = headerBytes
    }

    /// 10 seconds to connect and for the first answer, 60 for an exchange, 256 MiB of body, 1 MiB of header.
    public static let standard = Limits()
  }

  private static let maximumRedirects = 5

  private let baseURL: BaseURL
  private let loop: CurlLoop
  private let log: (@Sendable (HTTPLogLine) -> Void)?

  /// A transport to one tenant; connects with the first request.
  /// - Parameters:
  ///   - parallelism: how many requests may be in flight, at least 1; others wait in the order they came.
  ///   - log: called after each exchange, from any thread.
  public init(
    baseURL: BaseURL,
    credentials: Credentials,
    userAgent: String,
    parallelism: Int = 8,
    limits: Limits = .standard,
    log: (@Sendable (HTTPLogLine) -> Void)? = nil
  ) {
    self.baseURL = baseURL
    self.log = log
    loop = CurlLoop(
      settings: CurlSettings(
        baseURL: baseURL,
        credentials: credentials,
        userAgent: userAgent,
        limits: limits
      ),
      parallelism: parallelism
    )
  }

  deinit { loop.shutDown() }

  /// Ends what is in flight with `.cancelled` and returns when nothing of libcurl is left. Later requests are refused
  /// with `.cancelled` too. Blocks for as long as it takes to close the connections.
  public func shutdown() { loop.shutDown() }

  /// Sends one request. A GET is followed through at most 5 redirects below the base URL; a redirect of any verb
  /// that leads elsewhere throws `.refused`, and nothing is sent there.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    guard CurlTransport.isPlain(request) else {
      throw TransportError(.refused, "the request's path or query is malformed")
    }
    var next = request
    for _ in 0...CurlTransport.maximumRedirects {
      let outcome = await loop.run(next)
      let result = outcome.result
      log?(
        HTTPLogLine(
          method: next.method,
          target: next.target,
          outcome: .init(result),
          duration: outcome.duration
        )
      )
      let response = try result.get()
      switch Redirect(response, to: next, below: baseURL) {
      case .none: return response
      case .elsewhere(let words): throw TransportError(.refused, words)
      case .within(let following):
        if next.method != .get { return response }
        next = following
      }
    }
    throw TransportError(.refused, "more than \(CurlTransport.maximumRedirects) redirects")
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
