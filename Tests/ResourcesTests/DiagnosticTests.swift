import Resources
import Testing

@Suite struct DiagnosticTests {
  @Test func sortedByPlaceThenAsFoundWithoutRepeats() {
    func mark(_ file: Int, _ line: Int, _ column: Int) -> Mark {
      Mark(file: file, line: line, column: column)
    }
    let all: [Diagnostic] = [
      .error("g", at: mark(1, 1, 1)),
      .error("f", at: mark(0, 10, 1)),
      .error("e", at: mark(0, 2, 10)),
      .error("d", at: mark(0, 2, 2)),
      .warning("c", at: mark(0, 2, 2)),
      .error("d", at: mark(0, 2, 2)),
      .error("d", at: mark(0, 2, 2), related: [.init("here", at: mark(0, 1, 1))]),
      .error("b", at: nil),
      .warning("a", at: nil),
      .error("b", at: nil),
    ]
    #expect(
      all.sortedByPlace().map { "\($0.severity) \($0.message) \($0.related.count)" } == [
        "error b 0", "warning a 0", "error d 0", "warning c 0", "error d 1", "error e 0", "error f 0",
        "error g 0",
      ]
    )
  }

  @Test func onlyErrorsStopTheRun() {
    #expect(![Diagnostic]().hasErrors)
    #expect(![Diagnostic.warning("a", at: nil), Diagnostic(.note, "b", at: nil)].hasErrors)
    #expect([Diagnostic.warning("a", at: nil), .error("b", at: nil)].hasErrors)
  }
}
