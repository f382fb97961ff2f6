import API
import Executor
import Planner
import Resources

/// What an apply did, in Markdown: the counts, what is not as planned, and the rest to be opened.
struct OutcomeMarkdown: Sendable {
  /// How sentences are written.
  let prose: MarkdownProse

  /// The whole section, with a final newline. `waiting` is how many changes an interrupted run has not come to.
  func text(_ plan: Plan, _ result: ApplyResult, _ waiting: Int, _ invocation: Invocation?) -> String {
    let all = result.outcomes.map { (OutcomeMarkdown.isQuiet($0.outcome), lines($0.change, $0.outcome)) }
    let told = all.filter { !$0.0 }.map(\.1)
    let quiet = all.filter(\.0).map(\.1)
    let summary = OutcomeText(style: .plain).summary(plan, result)
    var blocks = ["### Outcome", String(summary.dropLast())]
    if waiting > 0 {
      let count = "\(waiting) \(waiting == 1 ? "change was" : "changes were") not started"
      let command = invocation?.without("--backup").text()
      blocks.append(
        "**\(count).** "
          + (command.map { "To go on: \(MarkdownText.code($0))" } ?? "Run the same command again.")
      )
    }
    if !told.isEmpty { blocks.append(told.joined(separator: "\n")) }
    if !quiet.isEmpty {
      blocks += [
        "<details>\n<summary>Applied as planned: \(quiet.count)</summary>", quiet.joined(separator: "\n"),
        "</details>",
      ]
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func isQuiet(_ outcome: Outcome) -> Bool {
    switch outcome {
    case .applied(let warnings): warnings.isEmpty
    case .alreadyDone: true
    case .failed, .skipped, .unknown: false
    }
  }

  /// The item of a change, with what belongs to it.
  private func lines(_ change: Change, _ outcome: Outcome) -> String {
    let subject = OutcomeMarkdown.subject(change)
    switch outcome {
    case .applied(let warnings):
      return (["- **applied** \(subject)"] + warnings.map { "  - **Warning:** \(prose.text($0))" })
        .joined(separator: "\n")
    case .alreadyDone: return "- **applied** \(subject): already up to date"
    case .failed(let failure):
      let more =
        OutcomeText.problem(failure).map { "The tenant says: \(prose.text($0))" }
        + OutcomeText.conflicts(failure.conflicts).map(MarkdownText.code)
      return (["- **failed** \(subject): \(prose.text(failure.message))"] + more.map { "  - \($0)" })
        .joined(separator: "\n")
    case .skipped(let addresses):
      let why = addresses.map { MarkdownText.code($0.description) }.joined(separator: ", ")
      return "- **skipped** \(subject)" + (why.isEmpty ? "" : ": depends on \(why)")
    case .unknown(let why): return "- **unknown** \(subject): \(prose.text(why))"
    }
  }

  private static func subject(_ change: Change) -> String {
    "\(MarkdownText.code(change.action.sign)) \(MarkdownText.code(change.address.description))"
  }
}
