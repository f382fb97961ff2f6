import Glibc
@testable import Report
import Testing

@testable import inx_apply

@Suite struct LineDiffTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let diff: String

    init(_ name: String, _ old: String, _ new: String, _ diff: String) {
      testDescription = name
      self.old = old
      self.new = new
      self.diff = diff
    }
  }

  /// Each hunk as `@old,count new,count` and its lines, `$` where a line end is missing.
  private func text(_ diff: LineDiff) -> String {
    diff.hunks.map { hunk in
      "@\(hunk.oldStart),\(hunk.oldCount) \(hunk.newStart),\(hunk.newCount)"
        + hunk.lines.map { line in
          let sign = line.side == .both ? " " : line.side == .old ? "-" : "+"
          return "|\(sign)\(line.text)\(line.lacksLineEnd ? "$" : "")"
        }.joined()
    }.joined(separator: "\n")
  }

  @Test(arguments: [
    Row("same", "a\nb\n", "a\nb\n", ""),
    Row("both empty", "", "", ""),
    Row("from nothing", "", "a\nb", "@0,0 0,2|+a|+b"),
    Row("to nothing", "a\n", "", "@0,1 0,0|-a"),
    Row(
      "changed in the middle",
      "1\n2\n3\n4\n5\n6\n7\n",
      "1\n2\n3\nx\n5\n6\n7\n",
      "@1,5 1,5| 2| 3|-4|+x| 5| 6"
    ),
    Row("added at the end", "1\n2\n3\n", "1\n2\n3\n4\n", "@1,2 1,3| 2| 3|+4"),
    Row("removed at the beginning", "1\n2\n3\n4\n", "2\n3\n4\n", "@0,3 0,2|-1| 2| 3"),
    Row("old lines first", "a\nb\n", "x\ny\n", "@0,2 0,2|-a|-b|+x|+y"),
    Row(
      "hunks that touch are one",
      "1\nb\n3\n4\n5\n6\nb\n8\n",
      "1\nc\n3\n4\n5\n6\nc\n8\n",
      "@0,8 0,8| 1|-b|+c| 3| 4| 5| 6|-b|+c| 8"
    ),
    Row(
      "hunks that do not",
      "b\n2\n3\n4\n5\n6\nb\n",
      "c\nx\n2\n3\n4\n5\n6\n",
      "@0,3 0,4|-b|+c|+x| 2| 3\n@4,3 5,2| 5| 6|-b"
    ),
    Row("kept among others", "a\nk\nb\n", "x\nk\ny\n", "@0,3 0,3|-a|+x| k|-b|+y"),
    Row("repeated lines", "a\na\na\n", "a\na\n", "@0,3 0,2| a| a|-a"),
    Row("moved line", "a\nb\nc\n", "b\nc\na\n", "@0,3 0,3|-a| b| c|+a"),
    Row("CRLF against LF", "a\r\nb\n", "a\nb\n", "@0,2 0,2|-a\r|+a| b"),
    Row("line end missing before", "a\nb", "a\nb\n", "@0,2 0,2| a|-b$|+b"),
    Row("line end missing after", "a\nb\n", "a\nb", "@0,2 0,2| a|-b|+b$"),
    Row("line end missing after, line added", "a\n", "a\nb", "@0,1 0,2| a|+b$"),
    Row("line end missing on both sides", "a", "a\nb", "@0,1 0,2| a|+b"),
    Row("empty lines at the end", "a\n", "a\n\n\n", "@0,1 0,3| a|+|+"),
    Row("by code points", "\u{FC}\n", "u\u{308}\n", "@0,1 0,1|-\u{FC}|+u\u{308}"),
  ])
  func differences(row: Row) {
    let diff = text(LineDiff(row.old, row.new))
    #expect(Array(diff.utf8) == Array(row.diff.utf8), "\(diff)")
  }

  @Test func contextIsAsWideAsAsked() {
    #expect(text(LineDiff("1\n2\n3\n", "1\nx\n3\n", context: 0)) == "@1,1 1,1|-2|+x")
  }

  @Test func hugeTextsAreNotAligned() {
    // Each side has a line more than is aligned between "first" and "last"; "kept" is among them.
    func lines(_ word: String) -> String {
      let half = LineDiff.limit / 2
      let some = (0..<half).map { "\(word) \($0)\n" }.joined()
      return "first\n" + some + "kept\n" + some + "last\n"
    }
    let hunks = LineDiff(lines("old"), lines("new")).hunks
    let lines = hunks.flatMap(\.lines)
    #expect(hunks.count == 1)
    #expect(lines.filter { $0.side == .both }.map(\.text) == ["first", "last"])
    #expect(lines.filter { $0.side == .old }.count == LineDiff.limit + 1)
    #expect(lines.filter { $0.side == .new }.count == LineDiff.limit + 1)
  }

  /// What is beyond alignment costs no more than reading it: neither time nor memory may grow with the square of the lines.
  @Test func shuffledLinesTakeNoSecond() {
    let lines = (0..<100_000).map { "line \($0)\n" }
    // A step that has no divisor in common with the count meets each line once.
    let shuffled = lines.indices.map { lines[($0 * 38_653 + 1) % lines.count] }
    let (old, new) = (lines.joined(), shuffled.joined())
    var hunks: [LineDiff.Hunk] = []
    let time = Self.threadTime { hunks = LineDiff(old, new).hunks }
    #expect(time < 1)
    #expect(
      hunks.map { [$0.oldStart, $0.oldCount, $0.newStart, $0.newCount] } == [[0, 100_000, 0, 100_000]]
    )
    #expect(hunks.first?.lines.map { $0.text + "\n" } == lines + shuffled)
  }

  /// The seconds of CPU that this thread has needed.
  private static func threadTime(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    body()
    return now() - start
  }

  @Test func lineEndsOpenNoFurtherLine() {
    #expect(LineDiff.lines(of: "") == [])
    #expect(LineDiff.lines(of: "\n") == [""])
    #expect(LineDiff.lines(of: "a\r\nb") == ["a\r", "b"])
  }
}
