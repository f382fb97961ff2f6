/// A part of the page that explains messages, named at the end of those where it helps.
enum HelpTopic: String, CaseIterable, Sendable {
  case plans
  case tenants
  case results

  private var place: String { "docs/troubleshooting.md#\(rawValue)" }

  /// The reference in parentheses at the end of a message.
  var reference: String { "see \(place)" }

  /// The line below a message of several lines.
  var line: String { "See \(place)" }
}
