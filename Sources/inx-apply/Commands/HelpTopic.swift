import API
import Executor

/// A part of the page that explains messages, named at the end of those where it helps.
enum HelpTopic: String, CaseIterable, Sendable {
  case plans
  case tenants
  case results

  /// Where it stands.
  var reference: String { "see docs/troubleshooting.md#\(rawValue)" }

  /// The line below a message of several lines.
  var line: String { "See docs/troubleshooting.md#\(rawValue)" }
}

extension Outcome {
  /// Whether nobody knows what became of the change.
  var isUnknown: Bool { if case .unknown = self { true } else { false } }
}
