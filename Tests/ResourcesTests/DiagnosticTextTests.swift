import Resources
import Testing

@Suite struct DiagnosticTextTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let line: String
    let column: Int
    let excerpt: String

    init(_ name: String, _ line: String, _ column: Int, _ excerpt: String) {
      testDescription = name
      self.line = line
      self.column = column
      self.excerpt = excerpt
    }
  }

  /// The text for a problem at a column of the only line of a file.
  private func text(_ line: String, column: Int, message: String = "wrong", name: String = "lists.yaml")
    -> String
  {
    var sources = SourceMap()
    let file = sources.add(SourceMap.File(name: name, bytes: Array((line + "\n").utf8)))
    let mark = Mark(file: file, line: 1, column: column)
    return DiagnosticText.render(.error(message, at: mark), sources: sources)
  }

  @Test func placeMessageLineAndCaretThenRelatedPlaces() {
    var sources = SourceMap()
    let first = sources.add(SourceMap.File(name: "a.yaml", bytes: Array("lists:\n  - name: A\n".utf8)))
    let second = sources.add(SourceMap.File(name: "b.yaml", bytes: Array("lists:\n  - name: A\r\n".utf8)))
    let diagnostic = Diagnostic.error(
      "declared twice",
      at: Mark(file: second, line: 2, column: 11),
      related: [Diagnostic.Related("first here", at: Mark(file: first, line: 2, column: 5))]
    )
    #expect(
      DiagnosticText.render(diagnostic, sources: sources) == """
        b.yaml:2:11: error: declared twice
          - name: A
                  ^
        a.yaml:2:5: note: first here
          - name: A
            ^

        """
    )
  }

  @Test func withoutAPlaceThereIsTheMessageOnly() {
    let diagnostic = Diagnostic.warning("nothing uses --var market", at: nil)
    #expect(DiagnosticText.render(diagnostic, sources: SourceMap()) == "warning: nothing uses --var market\n")
  }

  @Test(arguments: [
    Row("tabs stay tabs", "\ta\tb", 4, "\ta\tb\n\t \t^\n"),
    Row("umlauts are one column", "äöü: x", 6, "äöü: x\n     ^\n"),
    Row("emoji and East Asian characters are two", "🎉日: x", 5, "🎉日: x\n      ^\n"),
    Row("combining marks and joiners have none", "e\u{301}\u{200D}: x", 6, "e\u{301}\u{200D}: x\n   ^\n"),
    Row("behind the end", "a:", 3, "a:\n  ^\n"),
    Row("far behind the end", "a:", 99, "a:\n  ^\n"),
    Row("control characters are not printed", "a\u{1B}[31m: \u{202E}x", 9, "a�[31m: �x\n        ^\n"),
    Row("byte order mark has no column", "\u{FEFF}a: b", 4, "a: b\n   ^\n"),
    Row("empty line", "", 1, ""),
  ])
  func caretsStandUnderTheirColumn(row: Row) {
    // As bytes: as strings, different code points may be equal.
    let expected = "lists.yaml:1:\(row.column): error: wrong\n\(row.excerpt)"
    #expect(Array(text(row.line, column: row.column).utf8) == Array(expected.utf8))
  }

  @Test func longLinesAreCutAroundTheColumn() {
    let line = String(repeating: "a", count: 300) + "X" + String(repeating: "b", count: 300)
    func cut(_ before: String, _ after: String, caret: Int, column: Int) -> String {
      "lists.yaml:1:\(column): error: wrong\n\(before)\(after)\n" + String(repeating: " ", count: caret)
        + "^\n"
    }
    let (a, b) = (String(repeating: "a", count: 160), String(repeating: "b", count: 160))
    #expect(text(line, column: 1) == cut("", a + "…", caret: 0, column: 1))
    #expect(
      text(line, column: 301) == cut("…" + a.prefix(80), "X" + b.prefix(79) + "…", caret: 81, column: 301)
    )
    #expect(text(line, column: 602) == cut("…", b, caret: 161, column: 602))
    #expect(text(a, column: 160) == cut(a, "", caret: 159, column: 160))
  }

  @Test func messagesAndNamesStayOnOneLine() {
    #expect(
      text("a", column: 1, message: "key \"a\nb\u{7}\"", name: "a\u{1B}[2J.yaml")
        == "a�[2J.yaml:1:1: error: key \"a�b�\"\na\n^\n"
    )
  }
}
