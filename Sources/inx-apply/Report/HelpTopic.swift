import Inxmail

/// A part of the page that explains messages, named at the end of those where it helps.
enum HelpTopic: String, CaseIterable, Sendable {
  case plans
  case tenants
  case results

  /// The line below a message.
  var line: String { "See docs/troubleshooting.md#\(rawValue)" }
}

extension Outcome {
  /// Whether nobody knows what became of the change.
  var isUnknown: Bool { if case .unknown = self { true } else { false } }
}
