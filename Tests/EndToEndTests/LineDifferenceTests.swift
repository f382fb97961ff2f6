@testable import Report
import Testing

@testable import inx_apply

@Suite struct LineDifferenceTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let parts: [String]
    var isTelling = true
  }

  @Test(arguments: [
    Row(
      testDescription: "a number",
      old: "at 100 points",
      new: "at 120 points",
      parts: ["at 1", "0", "2", "0 points"]
    ),
    Row(testDescription: "more", old: "ab", new: "a-b", parts: ["a", "", "-", "b"]),
    Row(testDescription: "less", old: "aaa", new: "aa", parts: ["aa", "a", "", ""]),
    Row(testDescription: "the same", old: "ab", new: "ab", parts: ["ab", "", "", ""]),
    Row(
      testDescription: "unlike",
      old: "abcde",
      new: "axyz",
      parts: ["a", "bcde", "xyz", ""],
      isTelling: false
    ),
    Row(testDescription: "nothing", old: "", new: "abc", parts: ["", "", "abc", ""], isTelling: false),
    Row(
      testDescription: "a mark stays with its letter",
      old: "Grun e",
      new: "Gru\u{308}n e",
      parts: ["Gr", "u", "u\u{308}", "n e"]
    ),
    Row(
      testDescription: "what looks the same is not",
      old: "Gr\u{FC}n",
      new: "Gru\u{308}n",
      parts: ["Gr", "\u{FC}", "u\u{308}", "n"]
    ),
    Row(
      testDescription: "an emoji is one",
      old: "a👩\u{200D}🚀b",
      new: "a👩b",
      parts: ["a", "👩\u{200D}🚀", "👩", "b"]
    ),
    Row(
      testDescription: "two words",
      old: "Hello dear reader of the news",
      new: "Hello good reader of the letter",
      parts: ["Hello ", "dear reader of the news", "good reader of the letter", ""]
    ),
    Row(
      testDescription: "two words at both ends",
      old: "one in the middle of it all",
      new: "two in the middle of it now",
      parts: ["", "one in the middle of it all", "two in the middle of it now", ""]
    ),
    Row(testDescription: "flags", old: "🇩🇪🇫🇷!", new: "🇩🇪🇫🇮!", parts: ["🇩🇪", "🇫🇷", "🇫🇮", "!"]),
  ])
  func parts(row: Row) {
    let found = LineDifference(row.old, row.new)
    // As bytes: as strings, different code points may be equal.
    #expect(
      [found.start, found.old, found.new, found.end].map { Array($0.utf8) }
        == row.parts.map { Array($0.utf8) }
    )
    #expect(found.isTelling == row.isTelling)
  }

  @Test(arguments: [
    ("at 100 or 200 points", "at 120 or 250 points", ["at 1", "00>20", " or ", "20>25", "0 points"]),
    ("one in the middle all", "two in the middle now", ["", "one>two", " in the middle ", "all>now", ""]),
    ("a, c", "x, y", ["", "a, c>x, y", ""]),
    ("drop this one and keep it", "and keep that", ["", "drop this one >", "and keep ", "i>tha", "t"]),
  ])
  func pieces(_ old: String, _ new: String, _ pieces: [String]) {
    let found = LineDifference(old, new).pieces.map { piece in
      switch piece {
      case .common(let text): text
      case .changed(let old, let new): "\(old)>\(new)"
      }
    }
    #expect(found == pieces)
  }

  @Test(arguments: [
    (
      "edits at both ends", "one in the middle all\n", "two in the middle now\n",
      ["one in the middle all>two in the middle now"]
    ),
    ("one by one", "a1 xxxx\nb1 xxxx\n", "a2 xxxx\nb2 xxxx\n", ["a1 xxxx>a2 xxxx", "b1 xxxx>b2 xxxx"]),
    ("a line that is new stands alone", "a1 xxxx\n", "other\na2 xxxx\n", ["a1 xxxx>a2 xxxx"]),
    ("the nearest is taken", "abcdefgh\n", "abcdxxxx\nabcdefgx\n", ["abcdefgh>abcdefgx"]),
    ("unlike lines have no partner", "abc\n", "xyz\n", []),
    ("they do not cross", "aaaa1\nbbbb1\n", "bbbb2\naaaa2\n", ["bbbb1>bbbb2"]),
    ("only within a run", "aaaa1\n=\nbbbb1\n", "aaaa2\n=\nbbbb2\n", ["aaaa1>aaaa2", "bbbb1>bbbb2"]),
    ("a line end alone", "aaaa", "aaaa\n", ["aaaa>aaaa"]),
  ])
  func pairs(_ name: String, _ old: String, _ new: String, _ pairs: [String]) {
    let found = LineDiff(old, new).hunks.flatMap { hunk in
      hunk.pairs.map { "\(hunk.lines[$0.old].text)>\(hunk.lines[$0.new].text)" }
    }
    #expect(found == pairs)
  }

  /// A page in one line: both edits are found though there are too many words to compare all of them.
  @Test(arguments: [100, 2_000, 20_000])
  func twoEditsInALongLine(_ count: Int) {
    func page(_ first: String, _ second: String) -> String {
      let words = (0..<count).map { "<p>word\($0) of it</p>" }
      return ([first] + words[..<(count / 2)] + [second] + words[(count / 2)...] + [first]).joined(
        separator: " "
      )
    }
    let found = LineDifference(page("one", "two"), page("six", "ten"))
    let changes = found.pieces.compactMap { piece -> String? in
      if case .changed(let old, let new) = piece { "\(old)>\(new)" } else { nil }
    }
    #expect(changes == ["one>six", "two>ten", "one>six"])
    #expect(found.isTelling)
  }

  /// What cannot be compared pair by pair is paired by its order, where that can be.
  @Test func manyLines() {
    let old = (0..<100).map { "line \($0) old\n" }.joined()
    let new = (0..<100).map { "line \($0) new\n" }.joined()
    #expect(LineDiff(old, new).hunks.flatMap(\.pairs).map(\.old) == Array(0..<100))
    #expect(LineDiff(old, new + "more\n").hunks.flatMap(\.pairs) == [])
  }
}
