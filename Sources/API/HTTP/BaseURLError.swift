import Resources

/// What is wrong with the text of a base URL. Never holds any of the text: it may contain a password.
package enum BaseURLError: Error, Hashable, Sendable, CaseIterable {
  /// Nothing at all.
  case empty
  /// White space, a control character, or one beyond ASCII.
  case illegalCharacter
  /// Does not start with a scheme and `://`.
  case missingScheme
  /// A scheme other than https and http.
  case unsupportedScheme
  /// http to a host that is not this machine: the credentials could be read on the way.
  case plainHTTP
  /// A user name or password before the host.
  case userInfo
  /// No host after the scheme.
  case missingHost
  /// A host that is neither a name nor an address.
  case invalidHost
  /// A port that is not a number from 1 to 65535.
  case invalidPort
  /// An empty or dot segment, or a character that does not belong into a path.
  case invalidPath
  /// A `?` or `#`.
  case queryOrFragment

  /// What is wrong and what the URL should look like; one sentence without a full stop.
  package func message(_ form: BaseURLForm) -> String { "\(wrong); it should look like \(form.example)" }

  private var wrong: String {
    switch self {
    case .empty: "the base URL is empty"
    case .illegalCharacter: "the base URL contains white space or a character beyond ASCII"
    case .missingScheme: "the base URL does not start with https://"
    case .unsupportedScheme: "the base URL has another scheme than https"
    case .plainHTTP: "the base URL uses plain http, which is allowed only to this machine"
    case .userInfo:
      "the base URL contains a user name or password, which belong into the credential variables"
    case .missingHost: "the base URL has no host"
    case .invalidHost: "the base URL has a malformed host"
    case .invalidPort: "the base URL has a port that is not a number from 1 to 65535"
    case .invalidPath: "the base URL has a malformed path"
    case .queryOrFragment: "the base URL has a query or fragment"
    }
  }
}
