import Planner
import Platforms
@testable import Report
import Resources
import Testing

@testable import inx_apply

/// What texts of a tenant must not do to the page and to comments.
@Suite struct HostileOutputTests {
  private static let controls = "a\u{1B}[31mred\u{0}\u{7}\u{9B}\u{7F}\r\nb\rc\td\u{85}"

  @Test func noControlCharacterReachesThePage() {
    let change = ReportSample.change(
      .update,
      .textModule,
      Self.controls,
      id: 5,
      reason: Self.controls,
      warnings: [Self.controls],
      fields: [
        ReportSample.field(
          "html",
          .text("<p>\(Self.controls)</p>"),
          .text("<b>\(Self.controls)\n\(Self.controls)</b>")
        ),
        ReportSample.field("text", nil, .text(Self.controls)),
      ]
    )
    let entry = GuardEntry(
      guardName: "data-loss",
      addresses: [change.address],
      message: Self.controls,
      override: nil
    )
    let page = PlanHTML(tenant: Self.controls, sources: ReportSample.sources)
      .text(ReportSample.plan([change], blocked: [entry], allowed: [entry]))
    let found = page.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
    }
    #expect(found.map(\.value) == [])
    #expect(page.contains("srcdoc="))
  }

  @Test func printableHTML() {
    #expect(
      HTMLPreview.printable(Self.controls)
        == "a\u{FFFD}[31mred\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\nb\nc\td\u{FFFD}"
    )
  }

  /// The previewed body's own colour fills the frame: a browser takes it for the whole canvas only where `html` has none.
  @Test func thePreviewSetsNoBackground() throws {
    var preview = HTMLPreview()
    let sides = FieldSides(
      ReportSample.field("html", nil, .text("<body bgcolor=red>x</body>")),
      of: ReportSample.change(.create, .textModule, "A", fields: [])
    )
    let page = preview.html(sides, "html", of: "text-module/A")
    let start = try #require(page.firstRange(of: "srcdoc=\""))
    let end = try #require(page[start.upperBound...].firstRange(of: "\"></iframe>"))
    let document = page[start.upperBound..<end.lowerBound]
    #expect(document.contains("color-scheme:light"))
    #expect(!document.contains("background"))
  }

  @Test(arguments: [
    (
      "list/A – B & C: its mailings are deleted with it",
      "`list/A – B & C`: its mailings are deleted with it"
    ),
    (
      "target-group/Old – group & co names it and is not part of the plan",
      "`target-group/Old – group & co` names it and is not part of the plan"
    ),
    ("needed by list/News & more", "needed by `list/News & more`"),
    ("list/A – B is deferred", "`list/A – B` is deferred"),
    (
      "a cycle: target-group/A & B needs target-group/C – D, target-group/C – D needs target-group/A & B",
      "a cycle: `target-group/A & B` needs `target-group/C – D`, `target-group/C – D` needs `target-group/A & B`"
    ),
    ("it is list/Plain", "it is `list/Plain`"),
  ])
  func addressesStayWholeInMarkdown(_ sentence: String, _ markdown: String) {
    #expect(MarkdownProse(.standard).text(sentence) == markdown)
  }
}
