import API
import Executor
import Planner
import Resources

/// A plan as annotations on the lines of a pull request, as GitHub Actions reads them from a log.
struct PlanAnnotations: Sendable {
  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  let sources: SourceMap
  /// What is run again with the overrides of a blocked plan; nil where the overrides alone are told.
  var invocation: Invocation?

  /// The whole text, with a final newline: what is said of the configuration, guards that block, what a reader must know of
  /// changes, those that wait for a person, and the totals.
  func text(_ plan: Plan) -> String {
    let marks = Dictionary(
      plan.changes.map { ($0.address, $0.mark) },
      uniquingKeysWith: { first, _ in first }
    )
    var commands = plan.diagnostics.map { WorkflowCommand($0, sources) }
    commands += plan.blocked.map { entry in
      let way = entry.override == nil ? [PlanText.noOverride] : []
      let mark = entry.addresses.lazy.compactMap { marks[$0] ?? nil }.first
      return WorkflowCommand(.error, "Blocked by \(entry.guardName)", [entry.message] + way, at: mark)
    }
    for change in plan.changes {
      let subject = "\(change.action.sign) \(change.address)"
      commands += change.warnings.map { WorkflowCommand(.warning, subject, [$0], at: change.mark) }
      if case .deferred(let wanted) = change.action {
        let message = "\(wanted.rawValue) deferred" + (change.reason.map { ": \($0)" } ?? "")
        commands.append(WorkflowCommand(.warning, subject, [message], at: change.mark))
      }
    }
    if !plan.blocked.isEmpty {
      let command = PlanText.command(plan, invocation)
      let way =
        command.map { ["\(PlanText.lead(plan)): \($0)"] + [invocation?.note].compactMap(\.self) } ?? []
      commands.append(
        WorkflowCommand(.error, "inx-apply, \(tenant)", [PlanText.nothingApplied] + way, at: nil)
      )
    }
    commands.append(
      WorkflowCommand(.note, "inx-apply, \(tenant)", [PlanText.lastLine(plan)], at: nil)
    )
    return commands.map { $0.text(sources) }.joined()
  }

  /// The changes that have failed, or of which nobody knows what became of them; empty where there are none.
  func text(_ result: ApplyResult) -> String {
    result.outcomes.compactMap { change, outcome -> String? in
      let lines: [String]
      switch outcome {
      case .applied, .alreadyDone, .skipped: return nil
      case .failed(let failure):
        lines = [failure.message] + OutcomeText.problem(failure) + OutcomeText.conflicts(failure.conflicts)
      case .unknown(let why): lines = ["unknown: \(why)"]
      }
      let subject = "\(change.action.sign) \(change.address)"
      return WorkflowCommand(.error, subject, lines, at: change.mark).text(sources)
    }.joined()
  }
}
