/// A text that must not be seen: every way of printing it says `<REDACTED>`.
///
/// It cannot be encoded, compared or interpolated into a message by accident; `reveal()` is easy to search for.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  /// A secret from its text.
  package init(_ value: String) { self.value = value }

  /// The text itself; for the one place that sends it.
  package func reveal() -> String { value }

  /// `<REDACTED>`.
  package var description: String { "<REDACTED>" }

  /// `<REDACTED>`.
  package var debugDescription: String { "<REDACTED>" }

  /// Without children, so that `dump` and test failures show nothing either.
  package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

/// What identifies the client to a tenant.
package struct Credentials: Sendable {
  /// The client ID; empty where the secret alone is enough.
  package let clientID: Secret
  /// The client secret, or a token.
  package let clientSecret: Secret

  /// A client's credentials.
  package init(clientID: Secret, clientSecret: Secret) {
    self.clientID = clientID
    self.clientSecret = clientSecret
  }

  /// A token, which whoever has it may use.
  package init(token: Secret) { self.init(clientID: Secret(""), clientSecret: token) }
}
