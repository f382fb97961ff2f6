import Testing

@testable import Desired

@Suite struct YAMLSyntaxMessageTests {
  @Test(arguments: [
    YAMLCase(
      "the last line has no end: the place is in the file",
      "a: 1\nä: [c",
      "m.yaml:2:6: error: expected ',' or ']'\n"
        + "ä: [c\n"
        + "     ^\n"
        + "m.yaml:2:4: note: the flow sequence begins here\n"
        + "ä: [c\n"
        + "   ^\n"
    ),
    YAMLCase(
      "the only line has a byte order mark and no end",
      "\u{FEFF}a: [",
      "m.yaml:1:5: error: expected a value\n"
        + "a: [\n"
        + "    ^\n"
    ),
    YAMLCase(
      "the last line has no end behind one that only YAML 1.1 sees",
      "a: 1\n# b\u{2028}c: [",
      "m.yaml:2:9: error: expected a value\n"
        + "# b\u{FFFD}c: [\n"
        + "        ^\n"
    ),
    YAMLCase(
      "the last line has an end that only YAML 1.1 sees",
      "a: [\u{85}",
      "m.yaml:1:6: error: expected a value\n"
        + "a: [\u{FFFD}\n"
        + "     ^\n"
    ),
    YAMLCase(
      "tab as indentation",
      "a:\n\tb: 1\n",
      "m.yaml:2:1: error: found a tab where a value would begin: indent with spaces\n"
        + "\tb: 1\n"
        + "^\n"
    ),
    YAMLCase(
      "tab before a value in a block",
      "a: |\n\tx\n",
      "m.yaml:2:1: error: found a tab where indentation is expected: indent with spaces\n"
        + "\tx\n"
        + "^\n"
        + "m.yaml:1:4: note: the block scalar begins here\n"
        + "a: |\n"
        + "   ^\n"
    ),
    YAMLCase(
      "value that begins with an at sign",
      "a: @x\n",
      #"""
      m.yaml:1:4: error: a value cannot begin with @: put it in quotes
      a: @x
         ^

      """#
    ),
    YAMLCase(
      "value that begins with a percent sign",
      "discount: %5\n",
      #"""
      m.yaml:1:11: error: a value cannot begin with %: put it in quotes
      discount: %5
                ^

      """#
    ),
    YAMLCase(
      "second colon on a line",
      "a: b: c\n",
      #"""
      m.yaml:1:5: error: a ":" cannot stand here: check indentation and the line before, or quote the value
      a: b: c
          ^

      """#
    ),
    YAMLCase(
      "missing colon on the line before",
      "name\ntype: TEXT\n",
      #"""
      m.yaml:2:5: error: a ":" cannot stand here: check indentation and the line before, or quote the value
      type: TEXT
          ^

      """#
    ),
    YAMLCase(
      "indented too far",
      "a: 1\n b: 2\n",
      #"""
      m.yaml:2:3: error: a ":" cannot stand here: check indentation and the line before, or quote the value
       b: 2
        ^

      """#
    ),
    YAMLCase(
      "indented too little",
      "a:\n  - b\n c: d\n",
      #"""
      m.yaml:3:2: error: expected a key: check the indentation
       c: d
       ^
      m.yaml:1:1: note: the block mapping begins here
      a:
      ^

      """#
    ),
    YAMLCase(
      "key among items",
      "- a\nb: 1\n",
      #"""
      m.yaml:2:1: error: expected a "- ": check the indentation
      b: 1
      ^
      m.yaml:1:1: note: the block collection begins here
      - a
      ^

      """#
    ),
    YAMLCase(
      "item behind a key",
      "a: - b\n",
      #"""
      m.yaml:1:4: error: a "- " cannot stand here: put it on a line of its own
      a: - b
         ^

      """#
    ),
    YAMLCase(
      "quotes that are never closed",
      "a: \"x\n",
      #"""
      m.yaml:2:1: error: the file ends inside quotes
      m.yaml:1:4: note: the quoted scalar begins here
      a: "x
         ^

      """#
    ),
    YAMLCase(
      "text after closing single quotes",
      "a: 'it's'\n",
      #"""
      m.yaml:1:8: error: nothing can stand after the closing quote: inside '…', write ' as ''
      a: 'it's'
             ^
      m.yaml:1:1: note: the block mapping begins here
      a: 'it's'
      ^

      """#
    ),
    YAMLCase(
      "text after closing double quotes in an item",
      "- \"a\" b\n",
      #"""
      m.yaml:1:7: error: nothing can stand after the closing quote: inside "…", write " as \"
      - "a" b
            ^
      m.yaml:1:1: note: the block collection begins here
      - "a" b
      ^

      """#
    ),
    YAMLCase(
      "bracket that is never closed",
      "a: [1, 2\n",
      #"""
      m.yaml:2:1: error: expected ',' or ']'
      m.yaml:1:4: note: the flow sequence begins here
      a: [1, 2
         ^

      """#
    ),
    YAMLCase(
      "brace that is never closed",
      "a: {b: 1\n",
      #"""
      m.yaml:2:1: error: expected ',' or '}'
      m.yaml:1:4: note: the flow mapping begins here
      a: {b: 1
         ^

      """#
    ),
    YAMLCase(
      "variable in brackets",
      "a: [${market}]\n",
      #"""
      m.yaml:1:6: error: inside [ ] and { } a value with ${…} has to be in quotes
      a: [${market}]
           ^
      m.yaml:1:4: note: the flow sequence begins here
      a: [${market}]
         ^

      """#
    ),
    YAMLCase(
      "variable in braces",
      "a: {b: ${market}}\n",
      #"""
      m.yaml:1:9: error: inside [ ] and { } a value with ${…} has to be in quotes
      a: {b: ${market}}
              ^
      m.yaml:1:4: note: the flow mapping begins here
      a: {b: ${market}}
         ^

      """#
    ),
    YAMLCase(
      "unknown escape",
      "a: \"\\q\"\n",
      #"""
      m.yaml:1:5: error: found unknown escape character
      a: "\q"
          ^
      m.yaml:1:4: note: the quoted scalar begins here
      a: "\q"
         ^

      """#
    ),
    YAMLCase(
      "escape without digits",
      "a: \"\\xZZ\"\n",
      #"""
      m.yaml:1:7: error: expected a hexadecimal number
      a: "\xZZ"
            ^
      m.yaml:1:4: note: the quoted scalar begins here
      a: "\xZZ"
         ^

      """#
    ),
    YAMLCase(
      "YAML 2.0",
      "%YAML 2.0\n---\na: 1\n",
      #"""
      m.yaml:1:1: error: only YAML 1.1 and 1.2 can be read
      %YAML 2.0
      ^

      """#
    ),
    YAMLCase(
      "unknown tag handle",
      "a: !x!y b\n",
      #"""
      m.yaml:1:4: error: tags are not supported
      a: !x!y b
         ^

      """#
    ),
    YAMLCase(
      "second document without ---",
      "a: b\n...\nc: d\n",
      #"""
      m.yaml:3:1: error: expected --- before another document
      c: d
      ^

      """#
    ),
    YAMLCase(
      "question mark as a value",
      "a: ?\n",
      #"""
      m.yaml:1:4: error: a "? " cannot stand here: put it in quotes
      a: ?
         ^

      """#
    ),
  ])
  func syntaxErrorsSayWhatToDo(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).diagnostics == row.expected)
  }
}
