import Planner
import Resources

/// A plan as Markdown for a comment on a pull request.
struct PlanMarkdown: Sendable {
  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  let sources: SourceMap
  /// Bytes of UTF-8 that it keeps to, but for what must not be cut.
  let maxBytes: Int

  /// The whole text, with a final newline.
  func text(_ plan: Plan) -> String { "\(PlanText.lastLine(plan))\n" }
}
