import Resources
import Testing

@Suite struct FieldWireTests {
  /// One field of each type.
  static let text = Field("f", .text(TextRule()))
  static let filter = Field("f", .filter)
  static let content = Field("f", .content(file: "fFile"))
  static let literal = Field("f", .boolean(.literal))
  static let string = Field("f", .boolean(.string))
  static let integer = Field("f", .integer(0...9))
  static let word = Field("f", .word(["A", "B"]))
  static let code = Field("f", .code([.init("TEN", 10), .init("ZERO", 0)]))
  static let managed = Field("f", .reference(.kind("list")))
  static let map = Field("f", .map)
  static let lookup = Field(
    "f",
    .reference(
      .lookup(Lookup(title: "t", path: "/p", relation: "r", state: (member: "s", usable: ["U"]), none: 0))
    )
  )

  /// What the API says and what a manifest says for the same.
  static let pairs: [(Field, JSON, Value)] = [
    (text, .string("a"), .text("a")),
    (text, .string(""), .text("")),
    (text, .null, .null),
    (filter, .string("Column(\"a\")"), .text("Column(\"a\")")),
    (filter, .null, .null),
    (content, .string("a\r\nb"), .text("a\r\nb")),
    (content, .null, .null),
    (literal, .bool(true), .bool(true)),
    (literal, .null, .null),
    (string, .string("true"), .bool(true)),
    (string, .string("false"), .bool(false)),
    (integer, .int(80), .int(80)),
    (word, .string("A"), .text("A")),
    (code, .int(10), .text("TEN")),
    (code, .int(0), .text("ZERO")),
    (managed, .int(8), .reference(.id(8))),
    (managed, .int(0), .reference(.id(0))),
    (managed, .null, .null),
    (lookup, .int(8), .reference(.id(8))),
    (lookup, .int(0), .null),
    (map, .members(["a": .string("2"), "b": .string("1")]), .map([.init("a", "2"), .init("b", "1")])),
    (map, .members([:]), .map([])),
    (map, .null, .null),
  ]

  @Test(arguments: pairs)
  func whatIsReadIsWrittenBack(field: Field, json: JSON, value: Value) {
    #expect(field.value(fromWire: json) == value)
    #expect(field.wire(value) == json)
  }

  /// What the reference does not promise is kept, so that it is neither lost nor taken for nothing.
  @Test(
    arguments: [
      (text, .int(5), .int(5)),
      (text, .bool(true), .bool(true)),
      (text, .members(["a": .null]), .text(#"{"a":null}"#)),
      (text, .array([.int(1), .string("b")]), .text(#"[1,"b"]"#)),
      (literal, .string("true"), .text("true")),
      (string, .string("yes"), .text("yes")),
      (string, .bool(true), .bool(true)),
      (integer, .double(1.5), .text("1.5")),
      (integer, .string("5"), .text("5")),
      (word, .string("NEW"), .text("NEW")),
      (code, .int(7), .int(7)),
      (code, .string("TEN"), .text("TEN")),
      (lookup, .null, .null),
      (lookup, .string("a"), .text("a")),
      (
        map, .members(["b": .string("1"), "a": .int(2), "c": .string("3")]),
        .map([.init("b", "1"), .init("c", "3")])
      ),
      (map, .array([]), .text("[]")),
    ] as [(Field, JSON, Value)]
  )
  func whatIsOfAnotherTypeIsKept(field: Field, json: JSON, value: Value) {
    #expect(field.value(fromWire: json) == value)
  }

  @Test func whatOnlyAManifestCanSay() {
    #expect(Self.code.wire(.int(7)) == .int(7))
    #expect(Self.code.wire(.text("NEW")) == .string("NEW"))
    // A reference that was not resolved has no id.
    #expect(Self.lookup.wire(.reference(.name("Welcome"))) == .null)
    #expect(Self.lookup.wire(.null) == .int(0))
    #expect(Self.managed.wire(.null) == .null)
  }

  @Test(
    arguments: [
      ("texts by code points", text, .text("é"), .text("e\u{301}"), false),
      ("empty texts and null", text, .text(""), .null, true),
      ("a blank and null", text, .text(" "), .null, false),
      ("texts with other line ends", text, .text("a\nb"), .text("a\r\nb"), false),
      ("filters with other white space", filter, .text(" a  =\n1 "), .text("a = 1"), true),
      ("filters with other white space in quotes", filter, .text("\"a  b\""), .text("\"a b\""), false),
      ("empty filters and null", filter, .text(""), .null, true),
      ("a filter and null", filter, .text("a"), .null, false),
      ("contents with other line ends", content, .text("a\r\nb\rc\n"), .text("a\nb\nc\n"), true),
      ("contents with more line ends", content, .text("a\n\r\nb"), .text("a\nb"), false),
      ("contents with a final newline and without", content, .text("a\n"), .text("a"), false),
      ("contents in other Unicode forms", content, .text("é\r\n"), .text("e\u{301}\n"), false),
      ("empty contents and null", content, .null, .text(""), true),
      ("truth values", literal, .bool(true), .bool(true), true),
      ("truth values that differ", literal, .bool(true), .bool(false), false),
      ("false and null", literal, .bool(false), .null, false),
      ("numbers", integer, .int(1), .int(1), true),
      ("numbers that differ", integer, .int(1), .int(2), false),
      ("zero and null", integer, .int(0), .null, false),
      ("words", word, .text("A"), .text("a"), false),
      ("an empty word and null", word, .text(""), .null, false),
      ("codes", code, .text("TEN"), .int(10), false),
      ("references", managed, .reference(.id(1)), .reference(.id(1)), true),
      ("references by name and id", managed, .reference(.id(1)), .reference(.name("1")), false),
      (
        "references by names in other Unicode forms", managed, .reference(.name("é")),
        .reference(.name("e\u{301}")), false
      ),
      ("maps", map, .map([.init("a", "é")]), .map([.init("a", "é")]), true),
      ("maps in other Unicode forms", map, .map([.init("a", "é")]), .map([.init("a", "e\u{301}")]), false),
      ("an empty map and null", map, .map([]), .null, false),
    ] as [(String, Field, Value, Value, Bool)]
  )
  func whatMeansTheSame(name: String, field: Field, one: Value, other: Value, isSame: Bool) {
    #expect(field.same(one, other) == isSame, "\(name)")
    #expect(field.same(other, one) == isSame, "\(name)")
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), ("\r", "\n"), ("\r\n", "\n"), ("\n\r", "\n\n"), ("\r\r\n\r", "\n\n\n"),
    ("ä\r\nö\rü\n", "ä\nö\nü\n"),
  ])
  func lineEndsAreLineFeeds(text: String, expected: String) {
    #expect(Array(Field.withLineFeeds(text).utf8) == Array(expected.utf8))
  }
}
