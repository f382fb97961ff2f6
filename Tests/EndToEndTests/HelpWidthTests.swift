@testable import Report
import Resources
import Support
import Testing

@testable import inx_apply

/// Nothing that people read is cut within a word, whatever the terminal's width.
@Suite struct HelpWidthTests {
  private static let widths = Array(stride(from: 50, through: 100, by: 1))

  private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  @Test(arguments: widths)
  func help(_ width: Int) {
    let wide = Help(width: 10_000)
    let narrow = Help(width: width)
    let texts =
      [(narrow.program(Main.commands), wide.program(Main.commands))]
      + Main.commands.map { (narrow.command($0), wide.command($0)) }
    for (text, whole) in texts {
      #expect(words(text) == words(whole))
      for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }
  }

  @Test(arguments: widths)
  func table(_ width: Int) {
    let rows = [
      PlanTable.Row(title: "acme", plan: ReportSample.plan([], blocked: ReportSample.blocked), failure: nil),
      PlanTable.Row(
        title: "b",
        plan: nil,
        failure: "the tenant cannot be reached: a rather long reason of many words"
      ),
    ]
    let text = PlanTable(style: .plain, format: .text, width: width).text(rows)
    for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    if width == 50 {
      #expect(
        text == """
          acme: 12 unchanged, 3 unmanaged; blocked by
            data-loss, deletion-limit, protection
          b: the tenant cannot be reached: a rather long
            reason of many words

          """
      )
    }
  }

  @Test(arguments: widths)
  func diagnostics(_ width: Int) {
    let line =
      String(repeating: "key: value with words, ", count: 12) + "wrong: here, and more words behind it"
    var sources = SourceMap()
    let file = sources.add(SourceMap.File(name: "lists.yaml", bytes: Array((line + "\n").utf8)))
    let column = line.utf8.count - 36
    let diagnostic = Diagnostic.error(
      "the key is of another kind than everybody would expect of it: inx-apply show plan.json --and-more of-it all-whole",
      at: Mark(file: file, line: 1, column: column)
    )
    let text = DiagnosticText.render(diagnostic, sources: sources, width: width) { heading in
      Rows(width: width).message(heading).joined(separator: "\n")
    }
    let lines = text.split(separator: "\n").map(String.init)
    for line in lines where !line.hasPrefix("  inx-apply ") {
      #expect(Columns.width(of: line) <= width, "\(line)")
    }
    #expect(lines.contains("  inx-apply show plan.json --and-more of-it all-whole"))
    let caret = lines[lines.count - 1]
    let excerpt = Array(lines[lines.count - 2])
    #expect(String(excerpt[(caret.count - 1)...].prefix(5)) == "wrong")
    // What is left of the line are whole words of it.
    let known = Set(words(line))
    #expect(words(String(excerpt)).allSatisfy { known.contains($0) || $0 == "…" })
  }

  @Test func valuesAndChangedLinesBreakBetweenWords() {
    #expect(Rows.value("one two three", columns: 9) == ["one two ", "three"])
    #expect(Rows.value("a bcdefghijk", columns: 8) == ["a bcdefg", "hijk"])
    #expect(Rows.value("a bcdefgh", columns: 8) == ["a ", "bcdefgh"])
    #expect(Rows.value("", columns: 8) == [""])
    let line = DiffLine("-", "one two three", .readable)
    #expect(line.rows(10).map { $0.painted(.plain, .removed) } == ["-one two ", " three"])
  }
}
