import Testing

@testable import Desired

@Suite struct YAMLCaretTests {
  @Test(arguments: [
    YAMLCase(
      "umlaut and emoji before the place",
      "ä🎉: 'x' y\n",
      #"""
      m.yaml:1:9: error: nothing can stand after the closing quote: inside '…', write ' as ''
      ä🎉: 'x' y
               ^
      m.yaml:1:1: note: the block mapping begins here
      ä🎉: 'x' y
      ^

      """#
    ),
    YAMLCase(
      "wide characters before the place",
      "日本: 'x' y\n",
      #"""
      m.yaml:1:9: error: nothing can stand after the closing quote: inside '…', write ' as ''
      日本: 'x' y
                ^
      m.yaml:1:1: note: the block mapping begins here
      日本: 'x' y
      ^

      """#
    ),
    YAMLCase(
      "combining accent before the place",
      "e\u{301}: 'x' y\n",
      #"""
      m.yaml:1:9: error: nothing can stand after the closing quote: inside '…', write ' as ''
      é: 'x' y
             ^
      m.yaml:1:1: note: the block mapping begins here
      é: 'x' y
      ^

      """#
    ),
    YAMLCase(
      "byte order mark before the place",
      "\u{FEFF}a: 'x' y\n",
      #"""
      m.yaml:1:8: error: nothing can stand after the closing quote: inside '…', write ' as ''
      a: 'x' y
             ^
      m.yaml:1:1: note: the block mapping begins here
      a: 'x' y
      ^

      """#
    ),
    YAMLCase(
      "CRLF",
      "a: 1\r\nb: c: d\r\n",
      #"""
      m.yaml:2:5: error: a ":" cannot stand here: check indentation and the line before, or quote the value
      b: c: d
          ^

      """#
    ),
    YAMLCase(
      "lone CR and U+2028 before the place",
      "x: 'a\rb\u{2028}c' z\n",
      #"""
      m.yaml:1:12: error: nothing can stand after the closing quote: inside '…', write ' as ''
      x: 'a�b�c' z
                 ^
      m.yaml:1:1: note: the block mapping begins here
      x: 'a�b�c' z
      ^

      """#
    ),
    YAMLCase(
      "tab before the place",
      "a: \"x\"\ty\n",
      "m.yaml:1:8: error: nothing can stand after the closing quote: inside \"…\", write \" as \\\"\n"
        + "a: \"x\"\ty\n"
        + "      \t^\n"
        + "m.yaml:1:1: note: the block mapping begins here\n"
        + "a: \"x\"\ty\n"
        + "^\n"
    ),
  ])
  func caretsStandUnderTheirPlace(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).diagnostics == row.expected)
  }
}
