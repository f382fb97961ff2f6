import Resources
import Testing

struct JSONReaderTests {
  @Test(arguments: [
    (#" {"b": 1, "a": [true, false, null], "c": {}} "#, #"{"b":1,"a":[true,false,null],"c":{}}"#),
    (#""\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00""#, "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\tä😀\""),
    (
      "[-1, 0, 1.5, -0.25, 1e3, 9223372036854775807, 9223372036854775808]",
      "[-1,0,1.5,-0.25,1000.0,9223372036854775807,9.223372036854776e+18]"
    ),
    ("[]", "[]"),
  ])
  func reads(text: String, written: String) throws {
    #expect(try JSONReader.read(Array(text.utf8)).text() == written)
  }

  @Test(arguments: [
    ("", 1, 1, "it ends too early"), ("{\n  \"a\": tru\n}", 2, 8, "this is no JSON value"),
    (#"{"a": 1,}"#, 1, 9, "a member's name is missing"), (#"{"a" 1}"#, 1, 6, "a \":\" is missing"),
    ("[1 2]", 1, 4, "a \",\" or \"]\" is missing"), (#"{"a": 1, "a": 2}"#, 1, 13, "\"a\" is there twice"),
    ("[01]", 1, 2, "this is no JSON value"), ("[+1]", 1, 2, "this is no JSON value"),
    ("[1.]", 1, 2, "this is no JSON value"), ("[--1]", 1, 2, "this is no JSON value"),
    ("[NaN]", 1, 2, "this is no JSON value"), ("{} {}", 1, 4, "there is more after the end"),
    ("\"a", 1, 3, "a text does not end"), ("\"\\x\"", 1, 4, "an unknown escape"),
    ("\"\\ud800\"", 1, 8, "half a surrogate pair"), ("\"\u{01}\"", 1, 2, "a text has a control character"),
    (String(repeating: "[", count: 201), 1, 201, "it is nested too deep"),
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
}
