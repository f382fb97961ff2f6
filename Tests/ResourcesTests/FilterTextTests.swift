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
    (#"Column("b") = 1 and Column("a") = Column("b")"#, ["b", "a", "b"]),
    ("Column \n ( \t\"a b\" )", ["a b"]),
    (#"Column("a \"b\" \\ c")"#, [#"a "b" \ c"#]),
    (#"Column("a\b")"#, ["ab"]),
    (#"Column("é") or Column("é")"#, ["é", "e\u{301}"]),
    (#"Column("")"#, [""]),
    (#"column("a") and COLUMN("b") and cOLUMN(c)"#, ["a", "b", "c"]),
    (#"MyColumn("b") and Column2("c") and _Column("d") and ÄColumn("e")"#, []),
    (#"x = "Column(\"a\")" and y = #Column("z")#"#, ["z"]),
    (#"x = #Column(a)#"#, []),
    (#"x = "Column(" and Column("b")"#, ["b"]),
    (#"Column(a) and Column and Column( and Column(Column("b"))"#, ["a", "b"]),
    (#"Column(My points) and Column( It's "b")"#, ["My points"]),
    (#"Column(VIP (DE)) = 1"#, ["VIP (DE)"]),
    ("Column('solo') = 1 and Column( 'two words' ) and Column('It's')", ["solo", "two words", "It's"]),
    ("Column('') and Column(') and Column('a)", ["''", "'", "'a"]),
    (#"Column(Column(b)) = 1"#, ["b"]),
    (#"Column(a, b) = 1"#, []),
    (#"(Column("a"))-Column("b")"#, ["a", "b"]),
    (#"Outer(Inner(Column("a")))"#, ["a"]),
    (#"Column("not closed"#, ["not closed"]),
    (#"Column("\"#, [#"\"#]),
    (#"Column(alone"#, ["alone"]),
    (#"Column(no name > 1"#, []),
    (#"Column"#, []),
    ("", []),
  ])
  func namesInCallsInTheirOrder(text: String, names: [String]) {
    let text = text.replacing(#"or Column("é")"#, with: "or Column(\"e\u{301}\")")
    let found = FilterText(text).names(of: "Column").map { Array($0.name.utf8) }
    #expect(found == names.map { Array($0.utf8) })
  }

  @Test(arguments: [
    (#"myAttribute = "x""#, ["myAttribute!"]),
    (#"a = 1 AND (b<>2 or NOT c IS_EMPTY)"#, ["a!", "b!", "c!"]),
    ("a = b", ["a!", "b"]),
    ("1 < a", ["a"]),
    ("a-b = 1", ["a", "b"]),
    (#"Upper(a) LIKE "x%""#, ["a"]),
    ("a = TRUE and b = true", ["a!", "b!"]),
    (#"Column(a b) = 1 and BelongsToGroup(VIP a) and HasOpened(7)"#, []),
    (#"x = "a" and y = #b#"#, ["x!", "y!"]),
    ("5x = 1 and ７y = 1", []),
    ("Größe = 1 and O'Neil = 2", ["Größe!", "O'Neil!"]),
    ("a", ["a"]),
  ])
  func bareWordsMayBeNames(text: String, names: [String]) {
    let found = FilterText(text).bareWords(besides: ["Column", "BelongsToGroup"])
    #expect(found.map { $0.name + ($0.isCertain ? "!" : "") } == names)
    for name in found { #expect(Array(text.utf8)[name.range].elementsEqual(name.name.utf8)) }
  }

  @Test(arguments: [
    ("HasOpened(70)", ["HasOpened 70 @10"]),
    ("hasopened ( 70 ) and HASOPENED(71)", ["hasopened 70 @12", "HASOPENED 71 @31"]),
    ("HasOpened(70, 71,72)", ["HasOpened 70 @10", "HasOpened 71 @14", "HasOpened 72 @17"]),
    ("Outer(HasOpened(70))", ["HasOpened 70 @16"]),
    ("HasOpened((70)) or HasOpened(-70) or HasOpened(7 0) or HasOpened(7.5) or HasOpened(x7)", []),
    ("HasOpened(Inner(70))", []),
    ("HasOpened(70", []),
    (#"x = "HasOpened(70)""#, []),
    ("HasOpened(99999999999999999999)", []),
  ])
  func numbersThatAreArguments(text: String, numbers: [String]) {
    let found = FilterText(text).numbers(of: ["HasOpened"])
    #expect(found.map { "\($0.function) \($0.number) @\($0.range.lowerBound)" } == numbers)
  }

  @Test(arguments: [
    ("HasOpened(70)", ["HasOpened 70"]),
    (
      "hasOpened(70) and HasClickedAny(70, 71) and Bought( 70 )",
      [
        "hasOpened 70", "HasClickedAny 70", "HasClickedAny 71", "Bought 70",
      ]
    ),
    ("Outer(Inner(70))", ["Inner 70"]),
    ("Outer((Column(a) > 5))", ["Outer 5"]),
    (#"Outer("x", -7.5, "8")"#, ["Outer 7.5"]),
    ("F(70_1) and F(７０)", ["F 70_1", "F ７０"]),
    ("HasOpened(70", ["HasOpened 70"]),
    ("HasOpened\u{A0}(70)", ["HasOpened 70"]),
    ("HasOpened(70) or HasOpened(70)", ["HasOpened 70"]),
    (#"COLUMN(70) > 5 and belongstogroup(2024) and BelongsToGroup("70")"#, []),
    ("BelongsToGroup(Column(5))", []),
    ("Column(Bought(70))", ["Bought 70"]),
    ("NOT (Points > 5) and (a = 1 or (b = 2)) AND(c = 3)", []),
    (#"x = "HasOpened(70)" and y = #HasOpened(70)#"#, []),
    (#"x = "say \"HasOpened(70)\"""#, []),
    (#"x = "C:\" AND HasOpened(70) AND y = "z""#, ["HasOpened 70"]),
    (#"x = "HasOpened(70)"#, ["HasOpened 70"]),
    ("a = 5", []),
  ])
  func numbersOfOneTenant(text: String, numbers: [String]) {
    let found = FilterText(text).bareNumbers(besides: ["Column", "BelongsToGroup"])
    #expect(found.map { "\($0.function) \($0.number)" } == numbers)
  }

  /// Whatever a tenant holds is scanned to its end, and no byte of it is told of twice.
  @Test(arguments: 0..<200) func anyTextIsScanned(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "\"", "\\", "#", "(", ")", ",", " ", "\u{A0}", "⇐", "“", "&lt;", "<", "=", "!", "a", "Column", "7", "é",
      "'", ".",
    ]
    let text = (0..<40).map { _ in pieces[Int.random(in: pieces.indices, using: &generator)] }.joined()
    let filter = FilterText(text)
    for name in filter.names(of: "Column") + filter.bareWords(besides: ["Column"]) {
      #expect(name.range.upperBound <= text.utf8.count)
    }
    let offsets = filter.problems(besides: ["Column"]).map(\.offset)
    #expect(offsets == offsets.sorted() && Set(offsets).count == offsets.count, "\(text)")
    _ = filter.bareNumbers(besides: ["Column"])
  }
}
