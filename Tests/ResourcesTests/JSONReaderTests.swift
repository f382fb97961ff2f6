import Resources
import Support
import Testing

struct JSONReaderTests {
  @Test(arguments: [
    (#" {"b": 1, "a": [true, false, null], "c": {}} "#, #"{"b":1,"a":[true,false,null],"c":{}}"#),
    (#""\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00""#, "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\tä😀\""),
    (
      "[-1, 0, 1.5, -0.25, 1e3, 5.0, -0.0, 0e9, 9223372036854775807, -9223372036854775808]",
      "[-1,0,1.5,-0.25,1000,5,0,0,9223372036854775807,-9223372036854775808]"
    ),
    // What a floating-point number would lose of is kept as it is written.
    (
      "[9223372036854775808, 9223372036854775819, 0.1234567890123456789, 1e400, 1.5E-400, 1E16]",
      "[9223372036854775808,9223372036854775819,0.1234567890123456789,1e400,1.5E-400,1e+16]"
    ),
    ("\u{FEFF}[1]", "[1]"),
    (#"{"é": 1, "e\#u{301}": 2}"#, "{\"é\":1,\"e\u{301}\":2}"),
    ("[]", "[]"),
  ])
  func reads(text: String, written: String) throws {
    #expect(try JSONReader.read(Array(text.utf8)).text() == written)
  }

  @Test("with their spelling, numbers come as they are written, and count by their value")
  func spelling() throws {
    let text = "[1,1.0,-0,0,5.50,5.5,-0.0,1e2,12E+3,9223372036854775808,{\"a\":7.0}]"
    let json = try JSONReader.read(Array(text.utf8), keepsSpelling: true)
    #expect(json.text() == text)
    #expect(json.plainNumbers == (try JSONReader.read(Array(text.utf8))))
    #expect(json.elements?.map(\.int) == [1, 1, 0, 0, nil, nil, 0, 100, 12000, nil, nil])
  }

  @Test(arguments: [
    ("", 1, 1, "it ends too early"), ("{\n  \"a\": tru\n}", 2, 8, "this is no JSON value"),
    (#"{"a": 1,}"#, 1, 9, "a member's name is missing"), (#"{"a" 1}"#, 1, 6, "a \":\" is missing"),
    ("[1 2]", 1, 4, "a \",\" or \"]\" is missing"), ("[1,]", 1, 4, "this is no JSON value"),
    (#"{"unread": {"a":1,}}"#, 1, 19, "a member's name is missing"),
    (#"{"unread": [012]}"#, 1, 13, "this is no JSON value"), ("[-012]", 1, 2, "this is no JSON value"),
    ("[5.]", 1, 2, "this is no JSON value"), ("[2.e3]", 1, 2, "this is no JSON value"),
    ("[.5]", 1, 2, "this is no JSON value"), ("[1e]", 1, 2, "this is no JSON value"),
    ("[1e+]", 1, 2, "this is no JSON value"), ("[-]", 1, 2, "this is no JSON value"),
    ("[1.2.3]", 1, 2, "this is no JSON value"), ("[0x10]", 1, 3, "a \",\" or \"]\" is missing"),
    ("\"a\tb\"", 1, 3, "a text has a control character"),
    ("\"\u{0}\"", 1, 2, "a text has a control character"),
    (#""\x00""#, 1, 4, "an unknown escape"), (#""\u12""#, 1, 6, "an unknown escape"),
    ("{'a': 1}", 1, 2, "a member's name is missing"), ("[1] // no", 1, 5, "there is more after the end"),
    ("[truely]", 1, 6, "a \",\" or \"]\" is missing"), ("[tru", 1, 2, "this is no JSON value"),
    ("\u{A0}1", 1, 1, "this is no JSON value"),
    ("[01]", 1, 2, "this is no JSON value"), ("[+1]", 1, 2, "this is no JSON value"),
    ("[1.]", 1, 2, "this is no JSON value"), ("[--1]", 1, 2, "this is no JSON value"),
    ("[NaN]", 1, 2, "this is no JSON value"), ("{} {}", 1, 4, "there is more after the end"),
    ("\"a", 1, 3, "a text does not end"), ("\"\\x\"", 1, 4, "an unknown escape"),
    ("\"\\ud800\"", 1, 8, "half a surrogate pair"), ("\"\u{01}\"", 1, 2, "a text has a control character"),
  ])
  func refuses(text: String, line: Int, column: Int, message: String) {
    #expect(throws: JSONError(message: message, line: line, column: column)) {
      try JSONReader.read(Array(text.utf8))
    }
  }

  @Test func refusesWhatIsNoUTF8() {
    #expect(throws: JSONError(message: "a text is not UTF-8", line: 1, column: 4)) {
      try JSONReader.read([0x22, 0xFF, 0x22])
    }
  }

  private static let manyMembers: String = "{" + (0..<40).map { "\"\($0)\":0," }.joined() + "\"7\":1}"

  /// What is JSON by its grammar and still not read says so: an answer of that kind is not called "no JSON".
  @Test(arguments: [
    (#"{"a": 1, "a": 2}"#, 13, "\"a\" appears twice in one object"),
    (#"{"a": 1, "\u0061": 2}"#, 18, "\"a\" appears twice in one object"),
    (JSONReaderTests.manyMembers, 275, "\"7\" appears twice in one object"),
    (String(repeating: "[", count: 201), 201, "it is nested too deep"),
  ])
  func refusesWhatReadersDifferAbout(text: String, column: Int, message: String) {
    #expect(throws: JSONError(.refused, message: message, line: 1, column: column)) {
      try JSONReader.read(Array(text.utf8))
    }
  }

  /// Twice the members are twice the work.
  @Test func manyMembersOfOneObject() throws {
    let text = "{" + (0..<20_000).map { "\"member \($0)\":\($0)" }.joined(separator: ",") + "}"
    #expect(try JSONReader.read(Array(text.utf8)).members?.count == 20_000)
  }
}
