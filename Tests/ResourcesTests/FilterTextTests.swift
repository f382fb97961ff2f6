import Resources
import Testing

@Suite struct FilterTextTests {
  @Test(arguments: [
    ("", ""),
    (" \n\t\r\u{0B}\u{0C} ", ""),
    ("  a   b\n\tc  ", "a b c"),
    (#"Column( "a  b" )  =  1"#, #"Column( "a  b" ) = 1"#),
    (#""  a""#, #""  a""#),
    (#""a\"  b"  c"#, #""a\"  b" c"#),
    (#""a\\"  "b  c""#, #""a\\" "b  c""#),
    (#"\"  a  b""#, #"\"  a  b""#),
    (#""not closed   "#, #""not closed   "#),
    ("ä  ö\u{A0} ü", "ä ö\u{A0} ü"),
    ("Column(\"a\")>=1", "Column(\"a\")>=1"),
  ])
  func whiteSpaceOutsideQuotesCollapses(text: String, collapsed: String) {
    #expect(FilterText.collapsed(text) == collapsed)
    #expect(FilterText.collapsed(collapsed) == collapsed)
  }

  @Test(arguments: [
    (#"Column("a") = 1"#, ["a"]),
    (#"Column("b") = 1 and Column("a") = Column("b")"#, ["b", "a"]),
    ("Column \n ( \t\"a b\" )", ["a b"]),
    (#"Column("a \"b\" \\ c")"#, [#"a "b" \ c"#]),
    (#"Column("a\b")"#, ["ab"]),
    (#"Column("é") or Column("é")"#, ["é", "e\u{301}"]),
    (#"Column("")"#, [""]),
    (#"column("a") and MyColumn("b") and Column2("c") and _Column("d") and ÄColumn("e")"#, []),
    (#"x = "Column(\"a\")""#, []),
    (#"x = "Column(" and Column("b")"#, ["b"]),
    (#"Column(a) and Column and Column( and Column(Column("b"))"#, ["b"]),
    (#"(Column("a"))-Column("b")"#, ["a", "b"]),
    (#"Column("not closed"#, ["not closed"]),
    (#"Column("\"#, [#"\"#]),
    (#"Column"#, []),
    ("", []),
  ])
  func argumentsOfCallsInTheirOrder(text: String, arguments: [String]) {
    let text = text.replacing(#"or Column("é")"#, with: "or Column(\"e\u{301}\")")
    #expect(
      FilterText.arguments(of: "Column", in: text).map { Array($0.utf8) } == arguments.map { Array($0.utf8) }
    )
  }
}
