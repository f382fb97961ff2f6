import Planner
import Resources

/// A plan as annotations on the lines of a pull request, as GitHub Actions reads them from a log.
struct PlanAnnotations: Sendable {
  /// The files that marks point into.
  let sources: SourceMap

  /// The whole text, with a final newline.
  func text(_ plan: Plan) -> String { "\(PlanText.lastLine(plan))\n" }
}
