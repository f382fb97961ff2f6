import Testing

@testable import Desired

@Suite struct YAMLDocumentBuilderTests {
  @Test(arguments: [
    YAMLCase(
      "unknown alias",
      "a: *nowhere\n",
      #"""
      m.yaml:1:4: error: no anchor &nowhere before the alias *nowhere
      a: *nowhere
         ^

      """#
    ),
    YAMLCase(
      "alias before its anchor",
      "a: *x\nb: &x 1\n",
      #"""
      m.yaml:1:4: error: no anchor &x before the alias *x
      a: *x
         ^

      """#
    ),
    YAMLCase(
      "alias inside its own anchor",
      "a: &x [1, *x]\n",
      #"""
      m.yaml:1:11: error: the alias *x stands inside its own anchor
      a: &x [1, *x]
                ^

      """#
    ),
    YAMLCase(
      "merge of itself",
      "a: &x\n  <<: *x\n",
      #"""
      m.yaml:2:7: error: the alias *x stands inside its own anchor
        <<: *x
            ^

      """#
    ),
    YAMLCase(
      "unknown aliases as a key and in merges",
      "*x : 1\na: {<<: *x}\nb: {<<: [*y]}\n",
      #"""
      m.yaml:1:1: error: no anchor &x before the alias *x
      *x : 1
      ^
      m.yaml:2:9: error: no anchor &x before the alias *x
      a: {<<: *x}
              ^
      m.yaml:3:10: error: no anchor &y before the alias *y
      b: {<<: [*y]}
               ^

      """#
    ),
    YAMLCase(
      "anchor of another document",
      "a: &x 1\n---\nb: *x\n",
      #"""
      m.yaml:3:4: error: no anchor &x before the alias *x
      b: *x
         ^

      """#
    ),
    YAMLCase(
      "other tags",
      "a: !!float 1\nb: !list x\nc: !!set {d: 1}\ne: ! x\n",
      #"""
      m.yaml:1:4: error: tags are not supported: !!float
      a: !!float 1
         ^
      m.yaml:2:4: error: tags are not supported: !list
      b: !list x
         ^
      m.yaml:3:4: error: tags are not supported: !!set
      c: !!set {d: 1}
         ^
      m.yaml:4:4: error: tags are not supported: !
      e: ! x
         ^

      """#
    ),
    YAMLCase(
      "!!str on a sequence",
      "a: !!str [b]\n",
      #"""
      m.yaml:1:4: error: !!str must stand before a text
      a: !!str [b]
         ^

      """#
    ),
    YAMLCase(
      "all at once, before a syntax error too",
      "a: *x\nb: !foo 1\nc: {d: 1, d: 2}\n---\ne: [\n",
      #"""
      m.yaml:1:4: error: no anchor &x before the alias *x
      a: *x
         ^
      m.yaml:2:4: error: tags are not supported: !foo
      b: !foo 1
         ^
      m.yaml:3:11: error: duplicate key "d"
      c: {d: 1, d: 2}
                ^
      m.yaml:3:5: note: first here
      c: {d: 1, d: 2}
          ^
      m.yaml:6:1: error: expected a value

      """#
    ),
  ])
  func aliasesAndTagsAreChecked(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).diagnostics == row.expected)
  }
}
