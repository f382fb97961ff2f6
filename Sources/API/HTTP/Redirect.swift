import CCurl

/// Where an answer sends the client. Found here and not by libcurl, whose redirect URL carries the credentials along.
enum Redirect: Hashable, Sendable {
  /// The answer is not a redirect.
  case none
  /// To a place below the base URL.
  case within(Request)
  /// To anywhere else, in words that repeat neither a user nor a query.
  case elsewhere(String)

  /// Whether a redirect of that status keeps verb and body (RFC 9110, 15.4.8 and 15.4.9). The server has not acted then,
  /// whatever the verb.
  static func keepsRequest(_ status: Int) -> Bool { status == 307 || status == 308 }

  init(_ response: Response, to request: Request, below baseURL: BaseURL) {
    guard [301, 302, 303, 307, 308].contains(response.status), let location = response.header("location")
    else {
      self = .none
      return
    }
    guard let (url, place) = Redirect.resolve(location, against: baseURL.text + request.target) else {
      let words = "\(response.status) redirect to an address that cannot be read"
      self = .elsewhere("\(words), and so leaves the base URL \(baseURL.text)")
      return
    }
    // Looked at as it came, too: resolving it may decode some of it.
    if Redirect.isAmbiguous(location, resolved: url) {
      let words = "whose path may lead out of the base URL \(baseURL.text) once it is decoded"
      self = .elsewhere("\(response.status) redirect to \(place), \(words)")
    } else if let next = baseURL.request(request.method, at: url) {
      self = .within(Request(next.method, next.path, query: next.query, body: request.body))
    } else if place == baseURL.text || place.hasPrefix(baseURL.text + "/") {
      // What cannot be shown is what is wrong with it.
      let words = "with a user, a password or characters that no address has"
      self = .elsewhere("\(response.status) redirect to \(place) \(words), and so leaves the base URL")
    } else {
      // Customers share an origin: it alone does not make a tenant.
      self = .elsewhere("\(response.status) redirect to \(place), which is not below \(baseURL.text)")
    }
  }

  /// Whether the path means one thing here and may mean another to a server. Dot segments that are written out are resolved
  /// before anything is sent.
  private static func isAmbiguous(_ location: String, resolved url: String) -> Bool {
    func path(_ address: Substring) -> Substring {
      var rest = address.prefix { $0 != "?" && $0 != "#" }
      if let scheme = rest.firstRange(of: "://") {
        rest = rest[scheme.upperBound...].drop { $0 != "/" && $0 != "\\" }
      }
      return rest
    }
    let written = path(location[...]).split(separator: "/").filter { $0 != "." && $0 != ".." }
    return EncodedPath.isAmbiguous(written.joined(separator: "/")[...])
      || EncodedPath.isAmbiguous(path(url[...]))
  }

  /// The whole address, and the part of it that can be shown: without a user, a query and a fragment.
  private static func resolve(_ location: String, against base: String) -> (url: String, place: String)? {
    guard let url = curl_url() else { return nil }
    defer { curl_url_cleanup(url) }
    func whole() -> String? {
      var text: UnsafeMutablePointer<CChar>?
      guard curl_url_get(url, CURLUPART_URL, &text, 0) == CURLUE_OK, let text else { return nil }
      defer { curl_free(text) }
      return String(cString: text)
    }
    guard curl_url_set(url, CURLUPART_URL, base, 0) == CURLUE_OK,
      curl_url_set(url, CURLUPART_URL, location, 0) == CURLUE_OK, let all = whole()
    else { return nil }
    for part in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_QUERY, CURLUPART_FRAGMENT] {
      curl_url_set(url, part, nil, 0)
    }
    return whole().map { (all, $0) }
  }
}
