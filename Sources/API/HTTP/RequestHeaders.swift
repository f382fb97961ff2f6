import Resources

/// The header lines of a request that depend on the platform.
package enum RequestHeaders {
  /// In the order in which they are sent. Basic authentication is not among them: libcurl writes it.
  package static func lines(of request: Request, _ dialect: Dialect, _ credentials: Credentials) -> [Line] {
    var lines = [Line(name: "Accept", value: dialect.requests.media.accepted)]
    if let type = dialect.requests.media.content(of: request.method, hasBody: request.body != nil) {
      lines.append(Line(name: "Content-Type", value: type))
    }
    switch dialect.requests.authentication {
    case .basic: break
    case .bearer:
      lines.append(Line(name: "Authorization", value: "Bearer \(credentials.clientSecret.reveal())"))
    }
    return lines
  }

  /// One header line.
  package struct Line: Hashable, Sendable {
    /// As it is sent.
    package let name: String
    /// May be a secret.
    package let value: String
  }
}
