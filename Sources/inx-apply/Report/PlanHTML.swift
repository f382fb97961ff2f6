import Planner
import Resources

/// A plan as one self-contained page.
struct PlanHTML: Sendable {
  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  let sources: SourceMap

  /// The whole text, with a final newline.
  func text(_ plan: Plan) -> String { "\(PlanText.lastLine(plan))\n" }
}
