import Testing

@testable import Desired

/// JSON's escapes of characters beyond 16 bits, and what is half of one.
@Suite struct YAMLSurrogatesTests {
  @Test(arguments: [
    YAMLCase(
      "a pair in double quotes",
      #"{"a": "x\ud83d\ude00y", "b": ["\uD83D\uDE00\ud83d\ude01"]}"#,
      #"{"a": "x😀y", "b": ["😀😁"]}"#
    ),
    YAMLCase(
      "in a key, and beside escapes that stay what they are",
      #""\ud83d\ude00": "\\ud83d\\ude00 \\\ud83d\ude00 \u00e9""#,
      #"{"😀": "\ud83d\ude00 \😀 é"}"#
    ),
    YAMLCase(
      "elsewhere they are text",
      "a: \\ud83d\\ude00\nb: '\\ud83d\\ude00'\nc: |\n  \\uD83D\\ude00\n",
      #"{a: \ud83d\ude00, b: "\ud83d\ude00", c: |\uD83D\ude00\n|}"#
    ),
    YAMLCase(
      "a character for private use stays",
      "a: \"\u{F0000}\\U000F0001\\ud83d\\ude00\"\n",
      "{a: \"\u{F0000}\u{F0001}😀\"}"
    ),
  ])
  func documents(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).dump == row.expected)
  }

  @Test(arguments: [
    YAMLCase(
      "the first half alone",
      #"a: "x\ud83dy""#,
      "1:8 \\ud83d is half a character: write both halves of the pair, such as \\ud83d\\ude00, or the character itself"
    ),
    YAMLCase(
      "the second half alone, after a pair",
      #"{"a": "\ud83d\ude00", "b": "\uDE00"}"#,
      "1:31 \\uDE00 is half a character: write both halves of the pair, such as \\ud83d\\ude00, or the character itself"
    ),
    YAMLCase("beyond the last", #"a: "\U00110000""#, "1:7 there is no character \\U00110000"),
    YAMLCase("NUL in quotes", "a: x\nb: \"y\\0\"\n", "2:4 a text cannot hold NUL (\\0): delete it"),
    YAMLCase("NUL in a key", #"{"a\u0000": 1}"#, "1:2 a text cannot hold NUL (\\0): delete it"),
  ])
  func problems(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).messages.joined(separator: "\n") == row.expected)
  }
}
