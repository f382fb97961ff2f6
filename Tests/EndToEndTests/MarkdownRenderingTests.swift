import Planner
@testable import Report
import Resources
import Testing
@testable import API
@testable import Executor

@testable import inx_apply

/// What GitHub's renderer makes of a plan: whatever names and contents hold, it is built like that of harmless ones.
@Suite struct MarkdownRenderingTests {
  /// Without blanks and quotation marks, so that a sentence has as many pieces of code as with a harmless name.
  static let hostile: [String] = [
    "a|b", "a\\|b", "a\\\\|b|", "|", "||", "\\", "a\\", "`", "``", "`a", "a`", "`|`", "|`|``|",
    "a\u{301}|\u{301}b",
    "`\u{301}", "*a*", "_a_", "**", "~~a~~", "[a](https://example.com)", "![a](https://example.com/a.png)",
    "<https://example.com>", "<img/src=x/onerror=alert(1)>", "</details>", "</summary></details>",
    "<details>",
    "<!--", "-->", "--><script>alert(1)</script>", "<!--a-->", "&lt;b&gt;", "&#64;team", "@team", "@team/all",
    "#1",
    "GH-1", "owner/repo#1", "!1", "~label", "$1", "&1", "%1", ":tada:", "www.example.com",
    "https://example.com",
    "a@example.com", "mailto:a@example.com", "xmpp:a@example.com", "\n\n#heading", "\n-item", "\n```\n",
    "\r\n|a|b|\r\n|-|-|",
    "/close", "[^1]", "[^1]:a", "[a]:https://example.com", "---", "===", "1.", "+", "-", "\u{202E}a\u{2066}",
    "\u{0}", "\u{85}\u{2028}",
    "```", "~~~", "$`a`$", "$$a$$", "[[a]]", "{+a+}", ">>>", "[TOC]", "deadbeefdeadbeef", "0123456789",
    String(repeating: "`", count: 81), String(repeating: "`", count: 300),
    String(repeating: "[", count: 2_000),
    String(repeating: "*a_", count: 500), String(repeating: "<", count: 1_000),
  ]

  /// A plan that has the text wherever a text can come from outside.
  static func plan(_ text: String) -> Plan {
    let address = Address(list: text, word: "text-module", name: text)
    let content = "\(text)\n\(text)\n```\n~~~\n</details>\n"
    let changed = content + "x"
    let changes: [Change] = [
      change(
        .update,
        text,
        [("name", .text(text), .text(text + "x")), ("html", .text(content), .text(changed))]
      ),
      change(.create, text, [("name", nil, .text(text)), ("html", nil, .text(content))]),
      change(.delete, text, [("name", .text(text), nil), ("html", .text(content), nil)]),
      change(.deferred(.update), text, [("name", .null, .reference(.name(text)))]),
    ]
    let entry = GuardEntry(
      guardName: "data-loss",
      addresses: [address],
      message: "deleting \(text) is told",
      override: "--allow-data-loss \(text)"
    )
    return ReportSample.plan(
      changes,
      blocked: [entry],
      allowed: [entry],
      diagnostics: [
        .warning(
          "of \(text) is told",
          at: mark,
          related: [Diagnostic.Related("first \(text) is told", at: mark)]
        )
      ]
    )
  }

  static let mark = ReportSample.mark(1)

  static func sources(_ text: String) -> SourceMap {
    var sources = SourceMap()
    _ = sources.add(SourceMap.File(name: text, bytes: []))
    return sources
  }

  private static func change(_ action: Change.Action, _ text: String, _ fields: [(String, Value?, Value?)])
    -> Change
  {
    ReportSample.change(
      action,
      .textModule,
      text,
      at: mark,
      id: action == .create ? nil : 1,
      reason: "formerly \(text) of old",
      warnings: ["such as \(text) is"],
      fields: fields.map { ReportSample.field($0.0, $0.1, $0.2) }
    )
  }

  static func page(_ text: String) throws -> MarkdownPage {
    let tenant = "sandbox:\(text)"
    let plan = plan(text)
    let result = ApplyResult(
      outcomes: [
        (
          plan.changes[0],
          .failed(
            ChangeFailure(
              .conflict,
              "it was \(text) by then",
              conflicts: [.init(field: "name", planned: .text(text), found: .null, wanted: nil)]
            )
          )
        ), (plan.changes[1], .applied(warnings: ["stored \(text) now"])),
        (plan.changes[2], .unknown("no \(text) there")),
      ],
      hasWritten: true
    )
    return try MarkdownPage(
      PlanMarkdown(
        tenant: tenant,
        sources: sources(text),
        maxBytes: 60_000_000,
        prose: MarkdownProse(.standard)
      ).text(plan) + "\n"
        + OutcomeMarkdown(prose: MarkdownProse(.standard)).text(plan, result, 1, nil)
    )
  }

  /// All that a plan is ever made of.
  private static let known: Set = [
    "!--", "p", "h3", "ul", "li", "strong", "code", "code class=\"language-diff\"", "pre", "table", "thead",
    "tbody", "tr", "th", "td", "details", "details open", "summary",
  ]
  /// What does not depend on where in a sentence there is code, and on which texts are long.
  private static let frame: Set = [
    "!--", "h3", "table", "tr", "th", "td", "details", "details open", "summary",
  ]

  private static func opened(_ tag: String) -> String { tag.hasPrefix("/") ? String(tag.dropFirst()) : tag }

  @Test(arguments: hostile + sentences)
  func isBuiltLikeThatOfAHarmlessName(text: String) throws {
    let harmless = try MarkdownRenderingTests.page("x1y")
    let page = try MarkdownRenderingTests.page(text)
    func frame(_ page: MarkdownPage) -> [String] {
      page.tags.filter { MarkdownRenderingTests.frame.contains(MarkdownRenderingTests.opened($0)) }
    }
    #expect(frame(page) == frame(harmless))
    let tags = Set(page.tags.map(MarkdownRenderingTests.opened))
    #expect(tags.subtracting(MarkdownRenderingTests.known) == [])
    // What is no code is plain words, in which nobody finds a mention, a link or an issue.
    let others = page.prose.split { !"#@[]<>&|`*_\\{}$^\"/=".contains($0) }
    #expect(others.filter { $0 != "/" } == [], "\(page.prose)")
    // Where it stands alone it is seen as it is.
    if text.unicodeScalars.count < 33 {
      let shown = VisibleText.phrase(text)
      let address = Address(list: nil, word: "text-module", name: text).pasteable
      for expected in ["sandbox:\(shown)", "\(shown):1", address] {
        #expect(page.code.contains { $0.utf8.elementsEqual(expected.utf8) }, "\(expected)")
      }
    }
  }

  /// Where the text is neither long nor plain words, not even a piece of code stands elsewhere.
  @Test(
    arguments: hostile.filter { $0.utf8.count < 30 && !$0.contains(where: \.isNewline) && !$0.hasSuffix(".") }
  )
  func isTheSameButForItsCode(text: String) throws {
    let harmless = try MarkdownRenderingTests.page("x1y")
    let page = try MarkdownRenderingTests.page(text)
    func bare(_ prose: String) -> [Character] {
      prose.filter { !":;".contains($0) && !$0.isWhitespace }.map(\.self)
    }
    #expect(page.tags == harmless.tags)
    #expect(bare(page.prose) == bare(harmless.prose))
    #expect(page.code.count == harmless.code.count)
  }

  /// With blanks and quotation marks a sentence falls into other pieces.
  static let sentences = [
    "a \" b @team # 1 *c* \"d (e", "*a _b [c](d \"e\") <i f> #1", "( \" ) , : \"(\"a", "\"\"", " ", "  a  ",
    "\"a\" \"b c\" d\"", "- a", "1. a", "# a", "> a", "a  \nb", "| a | b |", "` a ` b `` c",
    "@team: fixes #1, closes GH-2.", "![a] (b)", "a \u{301}b", "\" \u{301}\"",
  ]

  @Test func theHarmlessPageIsWhatItShouldBe() throws {
    let page = try MarkdownRenderingTests.page("x1y")
    let counts = Dictionary(page.tags.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts["table"] == 1 && counts["tr"] == 5 && counts["td"] == 16 && counts["th"] == 4)
    #expect(counts["details"] == 3 && counts["details open"] == 1 && counts["/details"] == 4)
    #expect(counts["pre"] == 3 && counts["!--"] == 1 && counts["a"] == nil && counts["img"] == nil)
    #expect(page.prose.contains("deleting \n is told"))
  }
}
