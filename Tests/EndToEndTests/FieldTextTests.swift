import Planner
@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct FieldTextTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let change: Change
    let lines: String

    init(_ name: String, _ change: Change, _ lines: String) {
      testDescription = name
      self.change = change
      self.lines = lines
    }
  }

  private static let ten = (1...10).map { "\($0)\n" }.joined()

  @Test(arguments: [
    Row(
      "changed lines with two around them",
      ReportSample.html("1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\nfour\n5\n6\n7\n"),
      "html:\n  @@ -2,5 +2,5 @@\n   2\n   3\n  -4\n  +four\n   5\n   6"
    ),
    Row(
      "line ends of content mean nothing",
      ReportSample.html("1\r\n2\r3\n", "1\n2\nthree\n"),
      "html:\n  @@ -1,3 +1,3 @@\n   1\n   2\n  -3\n  +three"
    ),
    Row(
      "line ends of content alone",
      ReportSample.html("1\r\n", "1\n"),
      "html: only line ends differ"
    ),
    Row(
      "a final line end is content",
      ReportSample.html("1\n2", "1\n2\n"),
      "html:\n  @@ -1,2 +1,2 @@\n   1\n  -2\n  \\ No newline at end of text\n  +2"
    ),
    Row(
      "control characters within lines; tabs stay",
      ReportSample.html("a\n\t\u{1B}[31m\n", "a\n\t\u{202E}\\n\n"),
      "html:\n  @@ -1,2 +1,2 @@\n   a\n  -\t\\u001b[31m\n  +\t\\u202e\\n"
    ),
    Row(
      "one long line has no place",
      ReportSample.html(String(repeating: "a", count: 61), "b"),
      "html:\n  -\(String(repeating: "a", count: 61))\n  +b"
    ),
    Row(
      "sixty characters stand beside the name",
      ReportSample.html(String(repeating: "a", count: 60), "b"),
      "html: \"\(String(repeating: "a", count: 60))\" -> \"b\""
    ),
    Row(
      "texts that look alike",
      ReportSample.html("Gr\u{FC}n a", "Gru\u{308}n\u{A0}a"),
      #"html: "Gr\u00fcn a" -> "Gru\u0308n\u00a0a""#
    ),
    Row("joiners of emoji stay", ReportSample.html("👩\u{200D}🚀", "x"), "html: \"👩\u{200D}🚀\" -> \"x\""),
    Row(
      "a text where there was none, ten lines",
      ReportSample.html(nil, ten),
      "html: null ->\n" + (1...10).map { "  +\($0)" }.joined(separator: "\n")
    ),
    Row(
      "a text where there was an empty one, eleven lines",
      ReportSample.html("", ten + "11"),
      "html: \"\" ->\n" + (1...10).map { "  +\($0)" }.joined(separator: "\n") + "\n  … 1 more line"
    ),
    Row(
      "a text that is cleared",
      ReportSample.html("1\r\n2", nil),
      "html: -> null\n  -1\n  -2"
    ),
    Row(
      "a text in place of one that cannot be read",
      ReportSample.change(
        .update,
        .textModule,
        "imprint",
        id: 7,
        unreadable: true,
        fields: [
          ReportSample.field("name", .text("a"), .text("b")), ReportSample.field("html", nil, .text("1\n")),
        ]
      ),
      "name: \"a\" -> \"b\"\nhtml: (unreadable) ->\n  +1"
    ),
    Row(
      "a text that is created, among short ones",
      ReportSample.change(
        .create,
        .textModule,
        "imprint",
        fields: [
          ReportSample.field("name", nil, .text("imprint")),
          ReportSample.field("text", nil, .text(ten + ten)),
          ReportSample.field("html", nil, .text(String(repeating: "a", count: 61))),
        ]
      ),
      "name: \"imprint\"\ntext:\n" + (1...10).map { "  +\($0)" }.joined(separator: "\n")
        + "\n  … 10 more lines\nhtml: \"\(String(repeating: "a", count: 61))\""
    ),
    Row(
      "a text that is deleted",
      ReportSample.change(
        .delete,
        .textModule,
        "imprint",
        id: 7,
        fields: [ReportSample.field("text", .text("1\n\n2\n"), nil)]
      ),
      "text:\n  -1\n  -\n  -2"
    ),
    Row(
      "a text that forces a replacement",
      ReportSample.change(
        .replace,
        .targetGroup,
        "VIP",
        id: 7,
        fields: [ReportSample.field("filterString", .text("a\n"), .text("b\n"), forces: true)]
      ),
      "filterString:  # forces replacement\n  @@ -1 +1 @@\n  -a\n  +b"
    ),
    Row(
      "line ends of what is no content",
      ReportSample.change(
        .update,
        .list,
        "A",
        id: 7,
        fields: [ReportSample.field("description", .text("a\r\n"), .text("a\n"))]
      ),
      "description:\n  @@ -1 +1 @@\n  -a\\r\n  +a"
    ),
  ])
  func layout(row: Row) {
    let text = FieldText(style: .plain).lines(of: row.change).joined(separator: "\n")
    // As bytes: as strings, different code points may be equal.
    #expect(Array(text.utf8) == Array(row.lines.utf8), "\(text)")
  }
}
