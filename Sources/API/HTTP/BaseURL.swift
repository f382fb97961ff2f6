import Resources
import Support

/// Where a tenant's API lives, in one normal form, so that two spellings of a tenant are equal.
package struct BaseURL: Hashable, Sendable {
  private let place: Origin
  /// The path, percent-encoded, with a leading and without a trailing slash; empty for none.
  package let path: String

  /// The whole: scheme, host in lower case, port unless it is the scheme's own, path without a trailing slash.
  package var text: String { place.text + path }

  /// `scheme://host[:port]`.
  package var origin: String { place.text }

  /// The segment of the path which names the customer; else the host.
  package func customer(_ form: BaseURLForm) -> String {
    let (segments, after) = (path.split(separator: "/"), form.segmentsAfterCustomer)
    guard !after.isEmpty, segments.count > after.count,
      zip(segments.suffix(after.count), after).allSatisfy({ sameCodePoints(String($0), $1) })
    else { return place.host }
    return String(segments[segments.count - after.count - 1])
  }

  /// Whether requests are encrypted.
  package var isEncrypted: Bool { place.scheme == "https" }

  /// Whether it is this machine: `localhost`, `127.0.0.0/8` or `[::1]`.
  package var isLoopback: Bool { place.isLoopback }

  /// Reads and normalises a base URL. https is required, except to this machine.
  ///
  /// Throws what is wrong, without any of the text: it may contain a password.
  package static func parse(_ text: String) throws(BaseURLError) -> BaseURL {
    let (origin, rest) = try Origin.split(text)
    if origin.scheme == "http" && !origin.isLoopback { throw .plainHTTP }
    if rest.contains("?") || rest.contains("#") { throw .queryOrFragment }
    let path = rest.hasSuffix("/") ? rest.dropLast() : rest
    guard path.isEmpty || isPlain(path: path) else { throw .invalidPath }
    return BaseURL(place: origin, path: String(path))
  }

  /// The request below this base that an absolute URL stands for; nil where it leads anywhere else.
  func request(_ method: Method, at location: String) -> Request? {
    guard let (origin, rest) = try? Origin.split(location), origin == place else { return nil }
    let target = rest.prefix { $0 != "#" }
    let wholePath = target.prefix { $0 != "?" }
    guard wholePath.hasPrefix(path) else { return nil }
    let below = wholePath.dropFirst(path.count)
    let query = target[wholePath.endIndex...].dropFirst()
    guard
      below.isEmpty || below == "/" || BaseURL.isPlain(path: below.hasSuffix("/") ? below.dropLast() : below)
    else { return nil }
    return Request(method, String(below), query: String(query))
  }

  /// Whether a path starts with a slash and has neither empty nor dot segments nor anything a server could read as them.
  private static func isPlain(path: Substring) -> Bool {
    guard path.hasPrefix("/") else { return false }
    return path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).allSatisfy { segment in
      guard !segment.isEmpty, segment.allSatisfy({ isPathCharacter($0) }) else { return false }
      let dots = segment.lowercased().split(separator: "%2e", omittingEmptySubsequences: false)
      return dots.contains { !$0.allSatisfy { $0 == "." } } && isPercentEncoded(segment)
    } && !EncodedPath.isAmbiguous(path)
  }

  private static func isPathCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-._~!$&'()*+,;=:@%".contains(character)
  }

  private static func isPercentEncoded(_ segment: Substring) -> Bool {
    segment.split(separator: "%", omittingEmptySubsequences: false).dropFirst()
      .allSatisfy { $0.count >= 2 && $0.prefix(2).allSatisfy(\.isHexDigit) }
  }
}
