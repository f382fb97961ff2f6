import API
import Executor
import Planner
import Resources

extension PlanReport {
  /// How an apply has ended, below the plan; JSON lines tell it as it happens. Each change was told already where
  /// `told` says so.
  package func text(_ plan: Plan, _ result: ApplyResult, told: Bool = false) -> String {
    let ended = Set(result.outcomes.map(\.change.address))
    let waiting = plan.changes.count { $0.action.isAttempted && !ended.contains($0.address) }
    switch layout.format {
    case .markdown: return "\n" + OutcomeMarkdown(prose: prose).text(plan, result, waiting, layout.invocation)
    case .github:
      return PlanAnnotations(tenant: tenant, sources: sources).text(result)
        + WorkflowCommand.plain(text(plan, result, waiting, told: false))
    case .text, .json, .html: return text(plan, result, waiting, told: told)
    }
  }

  /// Writes how changes end.
  package var outcomes: OutcomeText { OutcomeText(style: layout.style, width: layout.width) }

  /// What is left to be done of a saved plan, one a line.
  package func text(_ addresses: [Address]) -> String {
    switch layout.format {
    case .markdown: addresses.map { "- \(MarkdownText.code($0.description))\n" }.joined()
    case .github: WorkflowCommand.plain(addresses.map { $0.description + "\n" }.joined())
    case .text, .json, .html: addresses.map { $0.description + "\n" }.joined()
    }
  }

  private func text(_ plan: Plan, _ result: ApplyResult, _ waiting: Int, told: Bool) -> String {
    let lines = told ? "" : "\n" + result.outcomes.map { outcomes.text($0.change, $0.outcome) }.joined()
    let rest = OutcomeText.notStarted(waiting, layout.invocation)
    return lines + "\n" + outcomes.summary(plan, result) + (rest.isEmpty ? "" : "\n" + rest)
  }
}
