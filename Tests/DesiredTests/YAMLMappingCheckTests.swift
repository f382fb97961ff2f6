import Testing

@testable import Desired

@Suite struct YAMLMappingCheckTests {
  @Test(arguments: [
    YAMLCase(
      "duplicate key",
      "lists:\n  - name: A\n    type: STANDARD\n    name: B\n",
      #"""
      m.yaml:4:5: error: duplicate key "name"
          name: B
          ^
      m.yaml:2:5: note: first here
        - name: A
          ^

      """#
    ),
    YAMLCase(
      "each further duplicate shows the first",
      "a: 1\na: 2\n'a': 3\n",
      #"""
      m.yaml:2:1: error: duplicate key "a"
      a: 2
      ^
      m.yaml:1:1: note: first here
      a: 1
      ^
      m.yaml:3:1: error: duplicate key "a"
      'a': 3
      ^
      m.yaml:1:1: note: first here
      a: 1
      ^

      """#
    ),
    YAMLCase(
      "duplicate inside flow",
      "a: {b: 1, \"b\": 2}\n",
      #"""
      m.yaml:1:11: error: duplicate key "b"
      a: {b: 1, "b": 2}
                ^
      m.yaml:1:5: note: first here
      a: {b: 1, "b": 2}
          ^

      """#
    ),
    YAMLCase(
      "more keys than are compared pairwise",
      (0..<20).map { "k\($0): 1\n" }.joined() + "k3: 2\nk0: 2\nk3: 3\n",
      #"""
      m.yaml:21:1: error: duplicate key "k3"
      k3: 2
      ^
      m.yaml:4:1: note: first here
      k3: 1
      ^
      m.yaml:22:1: error: duplicate key "k0"
      k0: 2
      ^
      m.yaml:1:1: note: first here
      k0: 1
      ^
      m.yaml:23:1: error: duplicate key "k3"
      k3: 3
      ^
      m.yaml:4:1: note: first here
      k3: 1
      ^

      """#
    ),
    YAMLCase(
      "duplicate through an alias",
      "a: &k b\nb: 1\n*k : 2\n",
      #"""
      m.yaml:3:1: error: duplicate key "b"
      *k : 2
      ^
      m.yaml:2:1: note: first here
      b: 1
      ^

      """#
    ),
    YAMLCase(
      "same name in different mappings",
      "a: {x: 1}\nb: {x: 1}\n",
      ""
    ),
    YAMLCase(
      "composed and decomposed are different",
      "é: 1\ne\u{301}: 2\n",
      ""
    ),
    YAMLCase(
      "long key is shortened",
      String(repeating: "? " + String(repeating: "k", count: 61) + "\n", count: 2),
      #"""
      m.yaml:2:3: error: duplicate key "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…"
      ? kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
        ^
      m.yaml:1:3: note: first here
      ? kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
        ^

      """#
    ),
    YAMLCase(
      "control characters in a key are not printed",
      "\"a\\e[31m\": 1\n\"a\\e[31m\": 2\n",
      #"""
      m.yaml:2:1: error: duplicate key "a\u{1B}[31m"
      "a\e[31m": 2
      ^
      m.yaml:1:1: note: first here
      "a\e[31m": 1
      ^

      """#
    ),
    YAMLCase(
      "sequence as key",
      "? [a]\n: b\n",
      #"""
      m.yaml:1:3: error: a key has to be a scalar
      ? [a]
        ^

      """#
    ),
    YAMLCase(
      "mapping as key",
      "{a: 1}: b\n",
      #"""
      m.yaml:1:1: error: a key has to be a scalar
      {a: 1}: b
      ^

      """#
    ),
    YAMLCase(
      "sequence behind an alias as key",
      "a: &s [1]\n*s : 2\n",
      #"""
      m.yaml:2:1: error: a key has to be a scalar
      *s : 2
      ^

      """#
    ),
    YAMLCase(
      "merge of a scalar",
      "<<: 1\n",
      #"""
      m.yaml:1:5: error: << merges mappings only
      <<: 1
          ^

      """#
    ),
    YAMLCase(
      "merge of nothing",
      "<<:\na: 1\n",
      #"""
      m.yaml:1:4: error: << merges mappings only
      <<:
         ^

      """#
    ),
    YAMLCase(
      "merge of a list with a scalar in it",
      "<<: [{a: 1}, 2]\n",
      #"""
      m.yaml:1:14: error: << merges mappings only
      <<: [{a: 1}, 2]
                   ^

      """#
    ),
    YAMLCase(
      "merge of an alias to a sequence of scalars",
      "x: &s [1]\ny:\n  <<: *s\n",
      #"""
      m.yaml:1:8: error: << merges mappings only
      x: &s [1]
             ^

      """#
    ),
    YAMLCase(
      "second merge key",
      "x: &a {b: 1}\ny:\n  <<: *a\n  <<: *a\n",
      #"""
      m.yaml:4:3: error: duplicate key <<: merge several with <<: [*one, *other]
        <<: *a
        ^
      m.yaml:3:3: note: first here
        <<: *a
        ^

      """#
    ),
    YAMLCase(
      "quoted merge key is ordinary",
      "'<<': 1\n",
      ""
    ),
    YAMLCase(
      "quoted and plain merge key",
      "x: &a {b: 1}\ny: {<<: *a, '<<': 1}\n",
      ""
    ),
    YAMLCase(
      "in all documents, by place",
      "a: {b: 1, b: 2}\na: 1\n---\nc: 1\nc: 2\n",
      #"""
      m.yaml:1:11: error: duplicate key "b"
      a: {b: 1, b: 2}
                ^
      m.yaml:1:5: note: first here
      a: {b: 1, b: 2}
          ^
      m.yaml:2:1: error: duplicate key "a"
      a: 1
      ^
      m.yaml:1:1: note: first here
      a: {b: 1, b: 2}
      ^
      m.yaml:5:1: error: duplicate key "c"
      c: 2
      ^
      m.yaml:4:1: note: first here
      c: 1
      ^

      """#
    ),
  ])
  func keysAreScalarsAndUniqueAndMergesAreMappings(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).diagnostics == row.expected)
  }
}
