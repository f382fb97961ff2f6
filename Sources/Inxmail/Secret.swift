/// A text that must not be seen: every way of printing it says `<REDACTED>`.
///
/// It cannot be encoded, compared or interpolated into a message by accident; `reveal()` is easy to search for.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  /// A secret from its text.
  public init(_ value: String) { self.value = value }

  /// The text itself; for the one place that sends it.
  public func reveal() -> String { value }

  /// `<REDACTED>`.
  public var description: String { "<REDACTED>" }

  /// `<REDACTED>`.
  public var debugDescription: String { "<REDACTED>" }

  /// Without children, so that `dump` and test failures show nothing either.
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

/// What identifies the client to a tenant (reference, "Authentication"): sent as HTTP Basic authentication.
public struct Credentials: Sendable {
  /// The client ID.
  public let clientID: Secret
  /// The client secret.
  public let clientSecret: Secret

  /// A client's credentials.
  public init(clientID: Secret, clientSecret: Secret) {
    self.clientID = clientID
    self.clientSecret = clientSecret
  }
}
