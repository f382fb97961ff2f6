import Testing

@testable import Desired

@Suite struct YAMLLineBreaksTests {
  @Test(arguments: [
    YAMLCase(
      "lines and columns",
      "a: 1\nlists:\n  - name: x\n    type: [p, q]\n",
      "1:1 {1:1 a: 1:4 1, 2:1 lists: 3:3 [3:5 {3:5 name: 3:11 x, 4:5 type: 4:11 [4:12 p, 4:15 q]}]}"
    ),
    YAMLCase(
      "columns are Unicode scalars",
      "{ä: 1, 🎉: 2, e\u{301}: 3, b: 4}\n",
      "1:1 {1:2 ä: 1:5 1, 1:8 🎉: 1:11 2, 1:14 e\u{301}: 1:18 3, 1:21 b: 1:24 4}"
    ),
    YAMLCase(
      "byte order mark has no column",
      "\u{FEFF}a: 1\n",
      "1:1 {1:1 a: 1:4 1}"
    ),
    YAMLCase(
      "CRLF",
      "a: 1\r\nb: 2\r\n",
      "1:1 {1:1 a: 1:4 1, 2:1 b: 2:4 2}"
    ),
    YAMLCase(
      "lone CR ends no line",
      "[a,\rb,\rc,\nd]\n",
      "1:1 [1:2 a, 1:5 b, 1:8 c, 2:1 d]"
    ),
    YAMLCase(
      "U+2028 in quotes ends no line",
      "a: 'x\u{2028}y'\nb: 1\n",
      "1:1 {1:1 a: 1:4 \"x\u{2028}y\", 2:1 b: 2:4 1}"
    ),
    YAMLCase(
      "U+2029 in a comment ends no line",
      "# x\u{2029}\na: 1\n",
      "2:1 {2:1 a: 2:4 1}"
    ),
    YAMLCase(
      "U+0085 ends no line",
      "[ä\u{85}, b]\n",
      "1:1 [1:2 ä, 1:6 b]"
    ),
    YAMLCase(
      "several on one line and the next",
      "[a,\u{2028}b,\u{2028}c,\nd,\u{2028}e]\n",
      "1:1 [1:2 a, 1:5 b, 1:8 c, 2:1 d, 2:4 e]"
    ),
    YAMLCase(
      "with a byte order mark",
      "\u{FEFF}[a,\u{2028}b]\n",
      "1:1 [1:2 a, 1:5 b]"
    ),
    YAMLCase(
      "anchor belongs to the node",
      "a: &x 1\nb: *x\n",
      "1:1 {1:1 a: 1:4 1, 2:1 b: 1:4 1}"
    ),
    YAMLCase(
      "empty value is behind the colon",
      "a:\nb: 1\n",
      "1:1 {1:1 a: 1:3 , 2:1 b: 2:4 1}"
    ),
  ])
  func marksCountLinesAsEditorsDo(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).dumpWithMarks == row.expected)
  }
}
