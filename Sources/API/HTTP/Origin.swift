/// Scheme, host and port: what decides who gets the credentials. Stricter than the RFCs, so that no two readers of the
/// same text can come to different hosts.
struct Origin: Hashable, Sendable {
  /// `https` or `http`.
  let scheme: String
  /// In lower case; an IPv6 address with its brackets.
  let host: String
  /// nil for the scheme's own.
  let port: Int?

  /// `scheme://host` or `scheme://host:port`.
  var text: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

  /// Whether it is certainly this machine: by name, `127.0.0.0/8` or `[::1]`.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
    // "127.1" and "0127.0.0.1" mean different things to different resolvers.
    return octets.count == 4 && octets[0] == "127"
      && octets.allSatisfy { octet in UInt8(octet).map { String($0) == octet } ?? false }
  }

  /// Splits an absolute URL into its origin and what follows (path, query and fragment, unchecked).
  static func split(_ text: String) throws(BaseURLError) -> (origin: Origin, rest: Substring) {
    if text.isEmpty { throw .empty }
    if !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { throw .illegalCharacter }
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { throw .missingScheme }
    let scheme = text[..<colon].lowercased()
    guard scheme == "https" || scheme == "http" else { throw .unsupportedScheme }

    let afterScheme = text[colon...].dropFirst(3)
    let authority = afterScheme.prefix { !"/?#\\".contains($0) }
    let rest = afterScheme[authority.endIndex...]
    if authority.contains("@") { throw .userInfo }
    let (host, port) = try splitPort(authority)
    let ownPort = scheme == "https" ? 443 : 80
    return (Origin(scheme: scheme, host: host, port: port == ownPort ? nil : port), rest)
  }

  private static func splitPort(_ authority: Substring) throws(BaseURLError) -> (host: String, port: Int?) {
    let host: Substring
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { throw .invalidHost }
      host = authority[...end]
      let inside = host.dropFirst().dropLast()
      guard inside.contains(":"), inside.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
        throw .invalidHost
      }
    } else {
      host = authority.prefix { $0 != ":" }
      if host.isEmpty { throw .missingHost }
      let labels = host.split(separator: ".", omittingEmptySubsequences: false)
      guard labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isHostCharacter) }) else { throw .invalidHost }
    }
    let tail = authority[host.endIndex...]
    if tail.isEmpty { return (host.lowercased(), nil) }
    guard tail.hasPrefix(":") else { throw .invalidHost }
    let digits = tail.dropFirst()
    guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy(\.isNumber), let port = UInt16(digits),
      port > 0
    else { throw .invalidPort }
    return (host.lowercased(), Int(port))
  }

  private static func isHostCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }
}
