import FoundationEssentials

/// The one pair of credentials that a served tenant takes. It cannot be printed.
package struct SandboxCredentials: Sendable, CustomStringConvertible, CustomReflectable {
  private let header: String

  /// The credentials of HTTP Basic authentication.
  package init(clientID: String, clientSecret: String) {
    header = Data((clientID + ":" + clientSecret).utf8).base64EncodedString()
  }

  /// Never what it holds.
  package var description: String { "<REDACTED>" }
  /// Nothing of what it holds.
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// Missing credentials are 401, wrong ones 403 (reference, "Client errors").
  func problem(with authorization: String?) -> Problem? {
    guard let authorization else {
      return .wellDefined(
        401,
        "Unauthorized",
        headers: [SandboxHeader("www-authenticate", "Basic realm=\"sandbox\"")]
      )
    }
    let parts = authorization.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "basic", sameBytes(String(parts[1]), header) else {
      return .wellDefined(403, "Forbidden")
    }
    return nil
  }

  /// Takes the same time wherever the two differ.
  private func sameBytes(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    return zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
