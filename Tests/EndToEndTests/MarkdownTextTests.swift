@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("plain", "list/A", "`list/A`"),
    ("empty", "", ""),
    ("markup", "*a* [b](c) <i> @team #1 &amp;", "`*a* [b](c) <i> @team #1 &amp;`"),
    ("a backtick", "a`b", "``a`b``"),
    ("backticks at the ends", "``a`", "``` ``a` ```"),
    ("a mark that combines with the backtick at the end", "`\u{301}a", "`` `\u{301}a ``"),
    ("blanks at the ends", " a ", "`  a  `"),
    ("nothing but blanks", "  ", "`  `"),
    ("a blank at one end", " a", "` a`"),
    ("line ends, controls, direction", "a\r\n\t\u{1B}\u{202E}", #"`a\r\n\t\u001b\u202e`"#),
    (
      "more backticks than can be fenced", String(repeating: "`", count: 33) + "\u{301}",
      "`\(String(repeating: "\\u0060", count: 33))\u{301}`"
    ),
    (
      "as many as can be", String(repeating: "`", count: 32),
      String(repeating: "`", count: 33) + " " + String(repeating: "`", count: 32) + " "
        + String(repeating: "`", count: 33)
    ),
  ])
  func code(name: String, text: String, markdown: String) {
    #expect(
      Array(MarkdownText.code(text).utf8) == Array(markdown.utf8),
      "\(name): \(MarkdownText.code(text))"
    )
  }

  @Test func aBarInACell() {
    #expect(Array(MarkdownText.cell("`a|b\\|c|\u{301}`").utf8) == Array("`a\\|b\\\\|c\\|\u{301}`".utf8))
  }

  @Test func codeInHTML() {
    #expect(
      MarkdownText.htmlCode("</code>&\"<\u{301}\n") == "<code>&lt;/code&gt;&amp;&quot;&lt;\u{301}\\n</code>"
    )
  }

  @Test func aBlock() {
    #expect(MarkdownText.fenced(["+a", " ``", "-b"], as: "diff") == "```diff\n+a\n ``\n-b\n```")
    #expect(MarkdownText.fenced([" ```", "+````"], as: "diff") == "`````diff\n ```\n+````\n`````")
    let long = String(repeating: "`", count: 300)
    #expect(
      MarkdownText.fenced([" " + long], as: "diff")
        == "```diff\n \(String(repeating: "\\u0060", count: 300))\n```"
    )
  }

  @Test(arguments: [
    ("https://api.inxmail.com/acme/rest/v1", "https://api.inxmail.com/acme/rest/v1"),
    ("sandbox:a--><img src=x>-->", "sandbox:a-%2D%3E%3Cimg%20src%3Dx%3E-%2D%3E"),
    ("sandbox:---\u{FC}\n%", "sandbox:-%2D%2D%C3%BC%0A%25"),
  ])
  func commentWord(text: String, word: String) {
    #expect(MarkdownText.commentWord(text) == word)
  }

  @Test(arguments: [
    ("it is deleted, too: at once.", "it is deleted, too: at once."),
    ("2 of 10 lists (30 %) would go", "2 of 10 lists (30 %) would go"),
    ("opt-in of the customer's list", "opt-in of the customer's list"),
    ("deleting list/A: all is lost", "deleting `list/A`: all is lost"),
    ("list \"My big news\" is not there (500)", "list `\"My big news\"` is not there (500)"),
    ("the list (\"My news\"), and more", "the list (`\"My news\"`), and more"),
    ("one \" mark and more", "one `\"` mark and more"),
    ("ask @team about #1, see www.example.com", "ask `@team` about `#1`, see `www.example.com`"),
    ("https://example.com or a@example.com", "`https://example.com` or `a@example.com`"),
    ("*a* _b_ [c](d) ![e](f) <g> &amp; ~h~", "`*a* _b_ [c](d) ![e](f) <g> &amp; ~h~`"),
    (
      "as in deadbeef, GH-1, 1234567, !1, :tada: and $x",
      "as in `deadbeef, GH-1, 1234567, !1, :tada`: and `$x`"
    ),
    ("a\nb \u{202E}c `d` |", "``a\\nb \\u202ec `d` |``"),
    ("für alle", "`für` alle"),
  ])
  func prose(sentence: String, markdown: String) {
    #expect(MarkdownProse(.standard).text(sentence) == markdown)
  }

  @Test func proseNamesAddressesAsAWhole() {
    let names = ["list/My news", "list/My news/text-module/a"].map { Address(written: $0) }
    #expect(
      MarkdownProse(.standard).text(
        "list/My news is made before list/My news/text-module/a: not list/My newsreel",
        naming: names
      )
        == "`list/My news` is made before `list/My news/text-module/a`: not `list/My` newsreel"
    )
  }
}
