import Planner
import Resources
import Support

/// The plans of several tenants, one line each.
package struct PlanTable: Sendable {
  /// Whether it is coloured.
  let style: Style
  /// Text, or Markdown.
  let format: OutputFormat
  /// How many columns there are; nil where nothing is broken.
  var width: Int?

  package init(style: Style, format: OutputFormat, width: Int? = nil) {
    self.style = style
    self.format = format
    self.width = width
  }

  /// One tenant.
  package struct Row: Sendable {
    let title: String
    /// Nil where there is none.
    let plan: Plan?
    /// Why there is none.
    let failure: String?

    package init(title: String, plan: Plan?, failure: String?) {
      self.title = title
      self.plan = plan
      self.failure = failure
    }
  }

  private static let counts = ["create", "update", "replace", "delete", "deferred"]

  /// The whole table, with a final newline.
  package func text(_ rows: [Row]) -> String {
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
    case .text, .json, .html:
      let table = aligned(heading, cells)
      guard let width, table.split(separator: "\n").contains(where: { Columns.width(of: $0) > width }) else {
        return table
      }
      return sentences(heading, cells, width)
    }
  }

  /// A paragraph for each tenant, where the table has no room.
  private func sentences(_ heading: [String], _ cells: [[String]], _ width: Int) -> String {
    let rows = Rows(width: max(width, Rows.narrowest))
    return cells.map { row in
      let counts = row.indices.dropFirst().dropLast().filter { row[$0] != "0" && row[$0] != "-" }
      let told = counts.map { "\(row[$0]) \(heading[$0])" }.joined(separator: ", ")
      let parts = [told, VisibleText.phrase(row.last ?? "")].filter { !$0.isEmpty }
      let text = "\(VisibleText.phrase(row[0])): \(parts.joined(separator: "; "))"
      return rows.sentence(text, beside: 0, then: 2).joined(separator: "\n  ") + "\n"
    }.joined()
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
