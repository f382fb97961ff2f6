import Resources
import Support
import Testing

@Suite struct JSONTextTests {
  @Test(
    arguments: [
      (.null, "null"),
      (.bool(true), "true"),
      (.bool(false), "false"),
      (.int(.min), "-9223372036854775808"),
      (.double(1.5), "1.5"),
      (.double(1e300), "1e+300"),
      (.double(.infinity), "null"),
      (.double(.nan), "null"),
      (.string(""), "\"\""),
      (.string("a\"b\\c/d"), #""a\"b\\c/d""#),
      (.string("\n\r\t\u{0}\u{1F}\u{7F}"), #""\n\r\t\u0000\u001f\u007f""#),
      (.string("äé🎉\u{2028}"), "\"äé🎉\u{2028}\""),
      (.string("\u{80}\u{9B}\u{A0}\u{202E}\u{2066}"), "\"\\u0080\\u009b\u{A0}\\u202e\\u2066\""),
      (.array([]), "[]"),
      (.array([.int(1), .null, .array([])]), "[1,null,[]]"),
      (.object([]), "{}"),
      (.members(["b": .int(1), "a\"": .object([])]), #"{"b":1,"a\"":{}}"#),
    ] as [(JSON, String)]
  )
  func compact(json: JSON, text: String) {
    #expect(Array(json.text().utf8) == Array(text.utf8))
    #expect(json.bytes() == Array(text.utf8))
  }

  /// As jq 1.6 and 1.7 write it with -c and -S.
  @Test func canonical() {
    let json = JSON.members([
      "b": .array([.int(1), .members(["z": .null, "y": .object([])])]),
      "ä": .bool(true),
      "a": .string("\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}\u{80}\u{202E}\u{2066}é\"\\/"),
    ])
    let text =
      #"{"a":"\u0000\b\t\n\u000b\f\r\u001f\u007f"# + "\u{80}\u{202E}\u{2066}é"
      + #"\"\\/","b":[1,{"y":{},"z":null}],"ä":true}"#
    #expect(Array(json.text(.canonical).utf8) == Array(text.utf8))
  }

  @Test func indented() {
    let json = JSON.members([
      "b": .array([.int(1), .members(["x": .null]), .array([]), .object([])]),
      "a": .string("é"),
    ])
    #expect(
      json.text(.indented) == """
        {
          "b": [
            1,
            {
              "x": null
            },
            [],
            {}
          ],
          "a": "é"
        }
        """
    )
    #expect(JSON.array([]).text(.indented) == "[]")
    #expect(JSON.int(1).text(.indented) == "1")
  }

  @Test func membersKeepTheirPlace() {
    let json = JSON.members(["a": .int(1), "b": .int(2)])
    #expect(json.setting("a", to: .int(3)).text() == #"{"a":3,"b":2}"#)
    #expect(json.setting("c", to: .null).text() == #"{"a":1,"b":2,"c":null}"#)
    #expect(json.removing("a").text() == #"{"b":2}"#)
    #expect(json.removing("c") == json)
    #expect(JSON.int(1).setting("a", to: .null) == .int(1))
    #expect(JSON.int(1).removing("a") == .int(1))
    #expect(json["b"] == .int(2))
    #expect(json["c"] == nil)
    #expect(JSON.array([])["a"] == nil)
  }

  @Test func whatAValueIs() {
    let all: [JSON] = [
      .null, .bool(true), .int(1), .double(1.5), .string("a"), .array([.null]), .object([.init("a", .null)]),
    ]
    #expect(all.compactMap(\.bool) == [true])
    #expect(all.compactMap(\.int) == [1])
    #expect(all.compactMap(\.text) == ["a"])
    #expect(all.compactMap(\.elements) == [[.null]])
    #expect(all.compactMap(\.members) == [[.init("a", .null)]])
    #expect(JSON.optional(nil) == .null)
    #expect(JSON.optional("") == .string(""))
  }
}
