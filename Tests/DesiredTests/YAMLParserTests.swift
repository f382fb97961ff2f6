import Testing

@testable import Desired

@Suite struct YAMLParserTests {
  @Test(arguments: [
    YAMLCase(
      "nothing",
      "",
      ""
    ),
    YAMLCase(
      "only a comment",
      "# nothing\n",
      ""
    ),
    YAMLCase(
      "an empty document",
      "---\n",
      "(empty)"
    ),
    YAMLCase(
      "null as a document",
      "~\n",
      "~"
    ),
    YAMLCase(
      "styles",
      "a: plain\nb: 'single'\nc: \"dou\\tble\"\nd: |\n  block\ne: >-\n  folded\n  text\n",
      "{a: plain, b: \"single\", c: \"dou\tble\", d: |block\\n|, e: |folded text|}"
    ),
    YAMLCase(
      "several documents",
      "--- a\n--- {b: c}\n...\n---\n---\n- d\n",
      "a\n{b: c}\n(empty)\n[d]"
    ),
    YAMLCase(
      "empty values",
      "a:\nb: ~\nc: ''\nd: []\ne: {}\n",
      "{a: , b: ~, c: \"\", d: [], e: {}}"
    ),
    YAMLCase(
      "plain text with colons and hashes",
      "a: http://x:80/#y\nb: a:b\n",
      "{a: http://x:80/#y, b: a:b}"
    ),
    YAMLCase(
      "a comment is no text",
      "a: b #c\n",
      "{a: b}"
    ),
    YAMLCase(
      "variables are plain text",
      "a: ${market}\nb: x ${market} y\n",
      "{a: ${market}, b: x ${market} y}"
    ),
    YAMLCase(
      "CRLF",
      "a: 1\r\nb: |\r\n  x\r\n  y\r\n",
      "{a: 1, b: |x\\ny\\n|}"
    ),
    YAMLCase(
      "byte order mark",
      "\u{FEFF}a: 1\n",
      "{a: 1}"
    ),
    YAMLCase(
      "no final newline",
      "a: |\n  x",
      "{a: |x|}"
    ),
    YAMLCase(
      "kept and stripped final newlines",
      "a: |+\n  x\n\nb: |-\n  x\n",
      "{a: |x\\n\\n|, b: |x|}"
    ),
    YAMLCase(
      "%YAML directive",
      "%YAML 1.2\n---\na: 1\n",
      "{a: 1}"
    ),
    YAMLCase(
      "!!str makes text of a plain scalar",
      "a: !!str 12\nb: !!str |\n  x\n",
      "{a: \"12\", b: |x\\n|}"
    ),
    YAMLCase(
      "nested sequences without indentation",
      "a:\n- b\n- - c\n  - d\n",
      "{a: [b, [c, d]]}"
    ),
    YAMLCase(
      "documents before a syntax error stay",
      "a: 1\n---\nb: [\n",
      "{a: 1}"
    ),
    YAMLCase(
      "a document with a dead alias is dropped",
      "a: *x\n---\nb: 1\n",
      "{b: 1}"
    ),
    YAMLCase(
      "a document with duplicates stays",
      "a: {b: 1, b: 2}\n",
      "{a: {b: 1, b: 2}}"
    ),
    YAMLCase(
      "anchors end with their document",
      "a: &x 1\n---\nb: *x\n",
      "{a: 1}"
    ),
    YAMLCase(
      "U+0000 as an escape is told, and left out",
      "a: \"x\\0\"\n",
      "{a: \"x\"}"
    ),
  ])
  func documentsAreRead(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).dump == row.expected)
  }
}
