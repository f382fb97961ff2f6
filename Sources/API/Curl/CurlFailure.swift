import CCurl

/// Turns libcurl's results into the reasons that the retry rules know.
enum CurlFailure {
  /// - Parameters:
  ///   - sends: how often the request was about to be written to a connection; 0 proves that the server has not acted.
  ///   - hasContact: whether any byte of an answer had come.
  ///   - proxy: where libcurl takes a proxy from.
  static func error(
    _ code: CURLcode,
    words: String,
    sends: Int,
    hasContact: Bool = false,
    proxy: ProxyVariable? = nil
  ) -> TransportError {
    let plain = String(cString: curl_easy_strerror(code))
    // What libcurl says of a proxy's address may be any part of it, where it is malformed.
    let isOfProxy =
      code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL
      || words.lowercased().contains("proxy syntax")
    let said = words.isEmpty ? plain : words
    let libcurl = proxy?.shown(said, plain: plain, isOfProxy: isOfProxy && sends == 0) ?? said
    let reason = reason(code, words: words, sends: sends, hasContact: hasContact)
    let text: String
    switch code {
    // Ours: a request was kept from being sent a second time on another connection.
    case CURLE_ABORTED_BY_CALLBACK: text = "the connection was closed before there was an answer"
    case CURLE_OUT_OF_MEMORY where reason == .refused: text = "a line of the answer's head is too long"
    default: text = libcurl
    }
    return TransportError(reason, text, hasContact: hasContact)
  }

  /// Whether libcurl's words are about the form of what has come. It has one code for that and for a connection that broke.
  private static func isMalformed(_ words: String) -> Bool {
    words.contains("chunk") || words.contains("response headers")
  }

  private static func reason(_ code: CURLcode, words: String, sends: Int, hasContact: Bool)
    -> TransportError.Reason
  {
    switch code {
    case CURLE_RECV_ERROR where hasContact && isMalformed(words): return .refused
    // A header line that is longer than libcurl's buffer for one; later versions say that it is too large (100).
    case CURLE_OUT_OF_MEMORY where hasContact: return .refused
    case _ where hasContact && code.rawValue == 100: return .refused
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_PROXY:
      // libcurl connects a second time where a kept connection died: then the first one has carried the request.
      return sends == 0 ? .unreachable : .lost
    case CURLE_OPERATION_TIMEDOUT:
      return sends == 0 ? .unreachable : .timedOut
    case CURLE_SSL_CONNECT_ERROR where words.hasPrefix("OpenSSL SSL_connect: "):
      // Not TLS's objection but the connection's end in the middle of the handshake.
      return sends == 0 ? .unreachable : .lost
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_ENGINE_SETFAILED, CURLE_USE_SSL_FAILED:
      return sends == 0 ? .untrusted : .lost
    case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2,
      CURLE_HTTP2_STREAM,
      CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK:
      return sends == 0 ? .unreachable : .lost
    case CURLE_WRITE_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: return .refused
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT: return sends == 0 ? .unusable : .refused
    default: return sends == 0 ? .unusable : .lost
    }
  }
}
