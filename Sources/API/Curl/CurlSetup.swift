import CCurl

/// Sets the options of one transfer, and remembers the first that failed: an unset option could mean an unchecked
/// certificate or credentials in the clear.
struct CurlSetup {
  let handle: UnsafeMutableRawPointer
  private(set) var failure: CURLcode?

  init(handle: UnsafeMutableRawPointer) { self.handle = handle }

  mutating func note(_ code: CURLcode) {
    if code != CURLE_OK && failure == nil { failure = code }
  }

  private mutating func set(_ option: CURLoption, _ value: Int) {
    note(inx_curl_set_long(handle, option, value))
  }

  private mutating func set(_ option: CURLoption, _ value: String) {
    note(inx_curl_set_string(handle, option, value))
  }

  mutating func apply(_ request: Request, _ settings: CurlSettings) {
    set(CURLOPT_URL, settings.baseURL.text + request.target)
    set(CURLOPT_PATH_AS_IS, 1)
    set(CURLOPT_USERAGENT, settings.userAgent)
    set(CURLOPT_ACCEPT_ENCODING, "")
    if settings.dialect.requests.authentication == .basic {
      note(
        inx_curl_set_basic_auth(
          handle,
          settings.credentials.clientID.reveal(),
          settings.credentials.clientSecret.reveal()
        )
      )
    }
    applyVerb(request)
    applyConnection(settings)
  }

  private mutating func applyVerb(_ request: Request) {
    let body = request.body ?? []
    switch request.method {
    case .get:
      set(CURLOPT_HTTPGET, 1)
    case .delete where request.body == nil:
      set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    case .post:
      set(CURLOPT_POST, 1)
      note(inx_curl_set_body(handle, body, body.count))
    case .put, .patch, .delete:
      note(inx_curl_set_body(handle, body, body.count))
      set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
  }

  private mutating func applyConnection(_ settings: CurlSettings) {
    let isEncrypted = settings.baseURL.isEncrypted
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NETRC, 0)
    note(inx_curl_set_protocol(handle, isEncrypted ? 1 : 0))
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    // A libcurl without HTTP/2 says so here and speaks HTTP/1.1.
    _ = inx_curl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    // One handshake tells whether the others can share its connection; plain HTTP/1.1 never can.
    set(CURLOPT_PIPEWAIT, isEncrypted ? 1 : 0)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    set(CURLOPT_CONNECTTIMEOUT_MS, settings.limits.connect.wholeMilliseconds)
    set(CURLOPT_TIMEOUT_MS, settings.limits.exchange.wholeMilliseconds)
    inx_curl_set_quick_exit(handle)
    if settings.baseURL.isLoopback { set(CURLOPT_PROXY, "") }
  }

  /// The header lines that libcurl does not make itself; an empty value keeps it from making one.
  static func headers(of request: Request, _ settings: CurlSettings) -> UnsafeMutablePointer<curl_slist>? {
    let own = RequestHeaders.lines(of: request, settings.dialect, settings.credentials)
    var lines = own.map { "\($0.name): \($0.value)" } + ["Expect:"]
    if !own.contains(where: { $0.name == "Content-Type" }) { lines.append("Content-Type:") }
    return lines.reduce(nil) { curl_slist_append($0, $1) ?? $0 }
  }
}

extension Duration {
  /// At least 1: libcurl takes 0 for "no limit".
  var wholeMilliseconds: Int {
    max(1, Int(clamping: components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000))
  }
}
