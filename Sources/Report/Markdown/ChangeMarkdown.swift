import Planner
import Resources

/// One change in Markdown: a row of the table of changes, and what is below it to be opened.
struct ChangeMarkdown: Sendable {
  /// The first two lines of the table.
  static let tableHead = "| | Change | Place | Fields |\n|---|---|---|---|"

  /// The files that marks point into.
  let sources: SourceMap
  /// How sentences are written.
  let prose: MarkdownProse

  /// The row of the table.
  func row(_ change: Change) -> String {
    let cells = [
      MarkdownText.code(change.action.sign),
      MarkdownText.code(change.address.description),
      change.mark.map { MarkdownText.code("\(sources.name(of: $0)):\($0.line)") } ?? "not declared",
      change.fields.map(name).joined(separator: ", "),
    ]
    return "| " + cells.map(MarkdownText.cell).joined(separator: " | ") + " |"
  }

  /// Why, what a reader must know, and the fields, folded up unless a person has something to do; nil where there is nothing.
  func details(_ change: Change) -> String? {
    let blocks = why(change) + warnings(change) + fields(change)
    if blocks.isEmpty { return nil }
    let start = change.action.isAttempted ? "<details>" : "<details open>"
    let title =
      "\(MarkdownText.htmlCode(change.action.sign)) \(MarkdownText.htmlCode(change.address.description))"
    return ["\(start)\n<summary>\(title)</summary>", blocks.joined(separator: "\n\n"), "</details>"]
      .joined(separator: "\n\n")
  }

  /// The field's name, with what is said of it.
  private func name(_ field: Change.FieldChange) -> String {
    MarkdownText.code(field.name)
      + (field.notes.isEmpty ? "" : " (\(field.notes.joined(separator: ", ")))")
  }

  private func why(_ change: Change) -> [String] {
    let reason = change.reason.map { prose.text($0, naming: names(change)) }
    guard case .deferred(let wanted) = change.action else { return reason.map { ["Reason: \($0)"] } ?? [] }
    return ["**\(wanted.rawValue) deferred**" + (reason.map { ": \($0)" } ?? "")]
  }

  private func warnings(_ change: Change) -> [String] {
    let lines = change.warnings.map {
      "- **Warning:** \(prose.text($0, naming: names(change)))"
    }
    return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
  }

  /// What is most likely to be named in what is said of it.
  private func names(_ change: Change) -> [Address] { [change.address] + change.dependsOn.prefix(5) }

  /// Short values as a list, long texts as blocks of their own, in the order of the fields.
  private func fields(_ change: Change) -> [String] {
    let text = FieldText(style: .plain)
    var blocks: [String] = []
    var list: [String] = []
    func endList() {
      if !list.isEmpty { blocks.append(list.joined(separator: "\n")) }
      list = []
    }
    for field in change.fields {
      switch text.layout(field, of: change) {
      case .beside(let parts):
        list.append("- \(name(field)): \(MarkdownText.code(parts.joined(separator: " ")))")
      case .below(let lines, let beside):
        list.append("- \(name(field)):" + (beside.isEmpty ? "" : " \(MarkdownText.code(beside))"))
        endList()
        blocks.append(MarkdownText.fenced(lines, as: "diff"))
      }
    }
    endList()
    return blocks
  }
}
