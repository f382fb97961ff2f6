import Resources
import Support
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
      .lookup(
        Lookup(
          title: "t",
          path: "/p",
          relation: "r",
          members: .init(name: "n", list: "l", state: (member: "s", usable: ["U"])),
          none: 0
        )
      )
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
    (
      map, .members(["": .string(""), "é": .string("e\u{301}")]),
      .map([.init("", ""), .init("é", "e\u{301}")])
    ),
    (
      CombinationTests.field,
      .members(["how": .string("ALL"), "which": .array([.members(["groupId": .int(1)])])]),
      .combination(Combination("ALL", [.id(1)]))
    ),
    (CombinationTests.field, .members(["how": .string("NOTHING"), "which": .array([])]), .null),
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
      (text, .members(["a": .null]), .raw(RawJSON(.members(["a": .null])))),
      (text, .array([.int(1), .string("b")]), .raw(RawJSON(.array([.int(1), .string("b")])))),
      (text, .number("9223372036854775819"), .raw(RawJSON(.number("9223372036854775819")))),
      (literal, .string("true"), .text("true")),
      (string, .string("yes"), .text("yes")),
      (string, .bool(true), .bool(true)),
      (integer, .double(1.5), .raw(RawJSON(.double(1.5)))),
      (integer, .string("5"), .text("5")),
      (word, .string("NEW"), .text("NEW")),
      (code, .int(7), .int(7)),
      (code, .string("TEN"), .raw(RawJSON(.string("TEN")))),
      (lookup, .null, .null),
      (lookup, .string("a"), .raw(RawJSON(.string("a")))),
      (
        map, .members(["b": .string("1"), "a": .int(2), "c": .string("3")]),
        .map([.init("a", "2"), .init("b", "1"), .init("c", "3")])
      ),
      (
        map,
        .members([
          "f": .null, "e": .members(["x": .null]), "d": .array([.int(1)]), "c": .double(1.5),
          "b": .bool(true),
          "a": .bool(false),
        ]),
        .map([
          .init("a", "false"), .init("b", "true"), .init("c", "1.5"),
          .init("d", json: .array([.int(1)])), .init("e", json: .members(["x": .null])),
        ])
      ),
      (map, .members(["a": .null]), .map([])),
      (map, .string("a"), .text("a")),
      (map, .array([]), .raw(RawJSON(.array([])))),
    ] as [(Field, JSON, Value)]
  )
  func whatIsOfAnotherTypeIsKept(field: Field, json: JSON, value: Value) {
    #expect(field.value(fromWire: json) == value)
    if value.isRaw { #expect(field.wire(value) == json) }
  }

  @Test func whatOnlyAManifestCanSay() {
    #expect(Self.code.wire(.int(7)) == .int(7))
    #expect(Self.code.wire(.text("NEW")) == .string("NEW"))
    // A reference that was not resolved has no id.
    #expect(Self.lookup.wire(.reference(.name("Welcome"))) == .null)
    #expect(Self.lookup.wire(.null) == .int(0))
    #expect(Self.managed.wire(.null) == .null)
    // An entry that is to go has no text that could be sent.
    #expect(Self.map.wire(.map([.init("a", nil), .init("b", "")])).text() == #"{"b":""}"#)
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
      ("maps with one more", map, entries(("a", "1")), entries(("a", "1"), ("b", "2")), false),
      ("maps with other names", map, entries(("a", "1")), entries(("b", "1")), false),
      ("maps with names in other Unicode forms", map, entries(("é", "1")), entries(("e\u{301}", "1")), false),
      ("an entry that is null and none", map, entries(("a", "1"), ("b", nil)), entries(("a", "1")), true),
      ("an entry that is null and an empty one", map, entries(("a", nil)), entries(("a", "")), false),
      ("an empty map and null", map, .map([]), .null, true),
      ("a map of null entries and null", map, entries(("a", nil)), .null, true),
      ("a map and null", map, entries(("a", "")), .null, false),
      ("a map and what is none", map, .map([]), .text("{}"), false),
    ] as [(String, Field, Value, Value, Bool)]
  )
  func whatMeansTheSame(name: String, field: Field, one: Value, other: Value, isSame: Bool) {
    #expect(field.same(one, other) == isSame, "\(name)")
    #expect(field.same(other, one) == isSame, "\(name)")
  }

  // MARK: - What a manifest's value is about

  /// Entries in this order, which is to be that of their names; nil for those that a manifest takes away.
  private static func entries(_ entries: (String, String?)...) -> Value {
    .map(entries.map { Value.Entry($0.0, $0.1) })
  }

  /// A live value, a manifest's, the part that the manifest's is about, and whether that is as it says.
  @Test(
    arguments: [
      (
        "all entries", entries(("a", "1"), ("b", "2")), entries(("a", "1"), ("b", "2")),
        entries(("a", "1"), ("b", "2")), true
      ),
      ("some", entries(("a", "1"), ("b", "2"), ("c", "3")), entries(("b", "2")), entries(("b", "2")), true),
      ("some that differ", entries(("a", "1"), ("b", "2")), entries(("b", "3")), entries(("b", "2")), false),
      ("one that is missing", entries(("a", "1")), entries(("b", "3")), entries(), false),
      ("one to go", entries(("a", "1"), ("b", "2")), entries(("b", nil)), entries(("b", "2")), false),
      ("one that is gone", entries(("a", "1")), entries(("b", nil)), entries(), true),
      ("an empty text to go", entries(("a", "")), entries(("a", nil)), entries(("a", "")), false),
      ("in another Unicode form", entries(("é", "1")), entries(("e\u{301}", nil)), entries(), true),
      ("none", entries(("a", "1")), entries(), entries(), true),
      ("all to go", entries(("a", "1")), .null, entries(("a", "1")), false),
      ("all gone", entries(), .null, entries(), true),
      ("none in a map that is null", .null, entries(("a", nil)), .null, true),
      ("one in a map that is null", .null, entries(("a", "1")), .null, false),
      ("one in what is no map", .text("[]"), entries(("a", "1")), .text("[]"), false),
      ("one to go in what is no map", .text("[]"), entries(("a", nil)), .text("[]"), false),
    ] as [(String, Value, Value, Value, Bool)]
  )
  func entriesThatAreNamed(name: String, live: Value, wanted: Value, managed: Value, isFulfilled: Bool) {
    #expect(Self.map.managed(live, by: wanted) == managed, "\(name)")
    #expect(Self.map.fulfils(live, wanted) == isFulfilled, "\(name)")
  }

  @Test(
    arguments: [
      ("texts", text, .text("a"), .text("a"), true),
      ("texts that differ", text, .text("a"), .text("b"), false),
      ("an empty text and null", text, .text(""), .null, true),
      ("contents", content, .text("a\r\n"), .text("a\n"), true),
      ("truth values", literal, .bool(true), .bool(false), false),
    ] as [(String, Field, Value, Value, Bool)]
  )
  func anythingElseIsManagedWhole(name: String, field: Field, live: Value, wanted: Value, isFulfilled: Bool) {
    #expect(field.managed(live, by: wanted) == live, "\(name)")
    #expect(field.fulfils(live, wanted) == isFulfilled, "\(name)")
    #expect(field.merged(wanted, over: live) == wanted, "\(name)")
  }

  @Test(
    arguments: [
      (
        "an entry beside others", entries(("b", "2")), entries(("a", "1"), ("c", "3")),
        entries(("a", "1"), ("b", "2"), ("c", "3"))
      ),
      (
        "an entry over one", entries(("a", "2")), entries(("a", "1"), ("b", "3")),
        entries(("a", "2"), ("b", "3"))
      ),
      ("an entry to go", entries(("a", nil)), entries(("a", "1"), ("b", "3")), entries(("b", "3"))),
      ("an entry that is gone", entries(("a", nil)), entries(("b", "3")), entries(("b", "3"))),
      (
        "an entry in another Unicode form", entries(("é", "2")), entries(("e\u{301}", "1")),
        entries(("e\u{301}", "1"), ("é", "2"))
      ),
      ("no entries", entries(), entries(("a", "1")), entries(("a", "1"))),
      ("null", .null, entries(("a", "1")), .null),
      ("entries over null", entries(("a", "1"), ("b", nil)), .null, entries(("a", "1"), ("b", nil))),
      ("entries over what is not known", entries(("a", "1")), nil, entries(("a", "1"))),
    ] as [(String, Value, Value?, Value)]
  )
  func entriesAreWrittenOverOthers(name: String, wanted: Value, live: Value?, merged: Value) {
    #expect(Self.map.merged(wanted, over: live) == merged, "\(name)")
    #expect(live.map { Self.map.fulfils(Self.map.merged(wanted, over: $0), wanted) } ?? true, "\(name)")
  }

  /// A map as a plan says it, there and back.
  @Test(arguments: [
    (entries(("a", "1"), ("b", nil)), #"{"a":"1","b":null}"#), (entries(), "{}"), (.null, "null"),
  ])
  func plansSayEntries(value: Value, json: String) throws {
    #expect(value.json.text() == json)
    #expect(Self.map.value(fromPlan: try JSONReader.read(Array(json.utf8))) == value)
    let found = Value.map([.init("a", json: .int(1)), .init("b", json: .array([.null]))])
    #expect(found.json.text() == #"{"a":1,"b":[null]}"#)
    #expect(Self.map.value(fromPlan: found.json) == found)
    #expect(Self.map.wire(found) == found.json)
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), ("\r", "\n"), ("\r\n", "\n"), ("\n\r", "\n\n"), ("\r\r\n\r", "\n\n\n"),
    ("ä\r\nö\rü\n", "ä\nö\nü\n"),
  ])
  func lineEndsAreLineFeeds(text: String, expected: String) {
    #expect(Array(Field.withLineFeeds(text).utf8) == Array(expected.utf8))
  }
}
