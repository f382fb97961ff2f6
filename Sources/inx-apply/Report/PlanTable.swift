import Planner
import Resources

/// The plans of several tenants, one line each.
struct PlanTable: Sendable {
  /// Whether it is coloured.
  let style: Style
  /// Text, or Markdown.
  let format: OutputFormat

  /// One tenant.
  struct Row: Sendable {
    let title: String
    /// Nil where there is none.
    let plan: Plan?
    /// Why there is none.
    let failure: String?
  }

  private static let counts = ["create", "update", "replace", "delete", "deferred"]

  /// The whole table, with a final newline.
  func text(_ rows: [Row]) -> String {
    let heading = ["tenant"] + PlanTable.counts + ["unchanged", "unmanaged", ""]
    let cells = rows.map { row -> [String] in
      guard let plan = row.plan else {
        return [row.title] + PlanTable.counts.map { _ in "-" } + ["-", "-", row.failure ?? ""]
      }
      let guards = Set(plan.blocked.map(\.guardName)).sorted()
      return [row.title] + PlanTable.counts.map { String(plan.count($0)) }
        + [String(plan.unchanged), String(plan.unmanaged)]
        + [guards.isEmpty ? "" : "blocked by \(guards.joined(separator: ", "))"]
    }
    switch format {
    case .markdown: return markdown(heading, cells)
    case .github: return WorkflowCommand.plain(aligned(heading, cells))
    case .text, .json, .html: return aligned(heading, cells)
    }
  }

  private func aligned(_ heading: [String], _ cells: [[String]]) -> String {
    let all = ([heading] + cells).map { $0.map(VisibleText.phrase) }
    let widths = heading.indices.map { column in all.map { Columns.width(of: $0[column]) }.max() ?? 0 }
    let lines = all.enumerated().map { number, row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - Columns.width(of: cell))
        // Numbers stand under each other; the first column and the last are words.
        let padded = column == 0 ? cell + gap : column == row.count - 1 ? cell : gap + cell
        line += (column == 0 ? "" : "  ") + padded
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return number == 0 ? style.paint(line, .heading) : line
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func markdown(_ heading: [String], _ cells: [[String]]) -> String {
    let lines =
      [
        "| " + heading.joined(separator: " | ") + " |",
        "|---" + heading.dropFirst(2).map { _ in "|---:" }.joined() + "|---|",
      ]
      + cells.map { row in
        let cells = row.enumerated().map { column, cell in
          // Numbers are no strangers' texts.
          column == 0 || column == row.count - 1 ? MarkdownText.cell(MarkdownText.code(cell)) : cell
        }
        return "| " + cells.joined(separator: " | ") + " |"
      }
    return lines.joined(separator: "\n") + "\n"
  }
}
