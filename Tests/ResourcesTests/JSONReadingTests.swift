import Resources
import Support
import Testing

@Suite struct JSONReadingTests {
  @Test(
    arguments: [
      ("null", .null),
      ("true", .bool(true)),
      ("false", .bool(false)),
      ("0", .int(0)),
      ("1", .int(1)),
      ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .number("9223372036854775808")),
      ("1.5", .double(1.5)),
      ("-1e-3", .double(-0.001)),
      (#""""#, .string("")),
      (#""true""#, .string("true")),
      (#""1""#, .string("1")),
      (#""\u00e4\ud83c\udf89\n\/""#, .string("ä🎉\n/")),
      ("[]", .array([])),
      ("[1, [null], {}]", .array([.int(1), .array([.null]), .object([])])),
      ("{}", .object([])),
      (
        #"{"b": 1, "a": {"c": [false]}, "ä": null, "B": "x"}"#,
        .members([
          "b": .int(1), "a": .members(["c": .array([.bool(false)])]), "ä": .null, "B": .string("x"),
        ])
      ),
    ] as [(String, JSON)]
  )
  func anyJSONIsReadWithItsMembersInOrder(text: String, json: JSON) throws {
    #expect(try JSONReader.read(Array(text.utf8)) == json)
  }

  /// Members are told apart by code points: Swift would take these names for the same.
  @Test func membersAreFoundByTheirCodePoints() {
    let json = JSON.members(["e\u{301}": .int(1), "é": .int(2)])
    #expect(json["é"] == .int(2))
    #expect(json["e\u{301}"] == .int(1))
    #expect(json.setting("é", to: .int(3)).text() == "{\"e\u{301}\":1,\"é\":3}")
    #expect(json.removing("é").text() == "{\"e\u{301}\":1}")
    #expect(json.removing("e\u{301}")["e\u{301}"] == nil)
  }

  @Test(arguments: [JSON.Layout.compact, .indented])
  func whatIsWrittenIsReadBack(layout: JSON.Layout) throws {
    let controls = (0..<0x100).compactMap { Unicode.Scalar($0).map(String.init) }.joined()
    let json = JSON.members([
      "\u{0}\"\\": .string(controls + "🎉e\u{301}\u{2028}"),
      "array": .array([
        .int(.max), .double(0.1), .double(1e-300), .null, .bool(true), .array([]), .object([]),
      ]),
    ])
    let read = try JSONReader.read(json.bytes(layout))
    #expect(read.bytes() == json.bytes())
  }
}
