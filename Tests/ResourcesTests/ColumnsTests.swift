import Resources
import Support
import Testing

@Suite struct ColumnsTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("日本", 4), ("e\u{301}", 1), ("😀", 2), ("👩\u{200D}🚀", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 2),
    ("👍🏽", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｱ", 1), ("Ａ", 2), ("a\tb", 9), ("١٢", 2),
  ])
  func width(_ text: String, _ columns: Int) { #expect(Columns.width(of: text) == columns) }

  @Test func tabsDependOnTheColumn() { #expect(Columns.width(of: "\tx", from: 6) == 3) }
}
