import Testing

@testable import Report

@Suite struct HTMLTextTests {
  /// The page's own text holds no raw character that cannot be seen, and the previewed document is what it was.
  @Test func documents() {
    #expect(
      HTMLText.document("<p title=\"a\">a\u{200B}b\u{2028}c\u{202E}d\u{A0}ä\u{FEFF}</p>")
        == "&lt;p title=&quot;a&quot;&gt;a&#x200B;b&#x2028;c&#x202E;d&#xA0;ä&#xFEFF;&lt;/p&gt;"
    )
    #expect(HTMLText.document("plain & simple") == "plain &amp; simple")
  }
}
