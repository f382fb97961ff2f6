import Inxmail
import Planner
import Resources

extension PlanReport {
  /// How an apply has ended, below the plan; JSON lines tell it as it happens.
  func text(_ plan: Plan, _ result: ApplyResult) -> String {
    let ended = Set(result.outcomes.map(\.change.address))
    let waiting = plan.changes.filter { $0.action.isAttempted && !ended.contains($0.address) }
    switch layout.format {
    case .markdown: return "\n" + OutcomeMarkdown.text(plan, result, waiting)
    case .github:
      return PlanAnnotations(tenant: tenant, sources: sources).text(result)
        + WorkflowCommand.plain(text(plan, result, waiting))
    case .text, .json, .html: return text(plan, result, waiting)
    }
  }

  /// What is left to be done of a saved plan, one a line.
  func text(_ addresses: [Address]) -> String {
    switch layout.format {
    case .markdown: addresses.map { "- \(MarkdownText.code($0.text))\n" }.joined()
    case .github: WorkflowCommand.plain(addresses.map { VisibleText.phrase($0.text) + "\n" }.joined())
    case .text, .json, .html: addresses.map { VisibleText.phrase($0.text) + "\n" }.joined()
    }
  }

  private func text(_ plan: Plan, _ result: ApplyResult, _ waiting: [Change]) -> String {
    let text = OutcomeText(style: layout.style)
    let lines =
      result.outcomes.map { text.text($0.change, $0.outcome) }.joined()
      + waiting.map(text.notStarted).joined()
    return "\n" + lines + "\n" + text.summary(plan, result)
  }
}
