import Resources
import Testing

@Suite struct SourceMapTests {
  @Test(arguments: [0, 1, 2, 255, 256, 257, 512, 513, 1024])
  func everyLineOfAFileIsFound(count: Int) {
    var sources = SourceMap()
    _ = sources.add(SourceMap.File(name: "other.yaml", bytes: Array("x\ny\nz".utf8)))
    let lines = (1...max(1, count)).map { "line \($0)" }
    let text = lines.map { $0 + "\n" }.joined()
    let file = sources.add(SourceMap.File(name: "a.yaml", bytes: Array(text.utf8)))
    for (index, line) in lines.enumerated() {
      #expect(sources.line(of: Mark(file: file, line: index + 1, column: 1)) == line)
    }
    for line in [lines.count + 1, lines.count + 2, 5000] {
      #expect(sources.line(of: Mark(file: file, line: line, column: 1)) == "")
    }
    #expect(sources.line(of: Mark(file: file, line: 0, column: 1)) == "line 1")
    #expect(sources.line(of: Mark(file: 0, line: 3, column: 1)) == "z")
    #expect(sources.name(of: Mark(file: file, line: 1, column: 1)) == "a.yaml")
  }

  @Test func lineEndsAreNotPartAndWhatIsNoUTF8IsRepaired() {
    var sources = SourceMap()
    let file = sources.add(SourceMap.File(name: "a.yaml", bytes: Array("a\r\n\n\r".utf8) + [0xFF, 0x62]))
    let lines = (1...4).map { sources.line(of: Mark(file: file, line: $0, column: 1)) }
    #expect(lines == ["a", "", "\r\u{FFFD}b", ""])
  }
}
