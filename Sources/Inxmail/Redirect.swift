import CCurl

/// Where an answer sends the client. Found here and not by libcurl, whose redirect URL carries the credentials along.
enum Redirect: Hashable, Sendable {
  /// The answer is not a redirect.
  case none
  /// To a place below the base URL.
  case within(Request)
  /// To anywhere else, in words that repeat nothing but an origin.
  case elsewhere(String)

  init(_ response: Response, to request: Request, below baseURL: BaseURL) {
    guard (300..<400).contains(response.status), let location = response.header("location") else {
      self = .none
      return
    }
    guard let url = Redirect.resolve(location, against: baseURL.text + request.target),
      let origin = try? Origin.split(url).origin
    else {
      self = .elsewhere("\(response.status) redirect to an address that cannot be read")
      return
    }
    if let next = baseURL.request(request.method, at: url) {
      self = .within(next)
    } else if origin.text == baseURL.origin {
      // Customers share an origin: it alone does not make a tenant.
      self = .elsewhere("\(response.status) redirect out of \(baseURL.text)")
    } else {
      self = .elsewhere("\(response.status) redirect to another origin, \(origin.text)")
    }
  }

  private static func resolve(_ location: String, against base: String) -> String? {
    guard let url = curl_url() else { return nil }
    defer { curl_url_cleanup(url) }
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_set(url, CURLUPART_URL, base, 0) == CURLUE_OK,
      curl_url_set(url, CURLUPART_URL, location, 0) == CURLUE_OK,
      curl_url_get(url, CURLUPART_URL, &text, 0) == CURLUE_OK, let text
    else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
