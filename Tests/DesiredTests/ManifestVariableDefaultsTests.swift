import Testing

@testable import Desired

@Suite struct ManifestVariableDefaultsTests {
  @Test(arguments: [
    ManifestCase(
      "two defaults for one name",
      #"""
      variables: {a: b}
      lists: []
      #: file b.yaml
      variables:
        a: b
      ---
      variables:
        a: c

      """#,
      #"""
      b.yaml:2:3: error: the variable a has two values
        a: b
        ^
      m.yaml:1:13: note: first defined here
      variables: {a: b}
                  ^
      b.yaml:5:3: error: the variable a has two values
        a: c
        ^
      m.yaml:1:13: note: first defined here
      variables: {a: b}
                  ^

      """#
    ),
    ManifestCase(
      "defaults that are no texts",
      #"""
      variables:
        a: ~
        b: [c]
        d: {}
        e:
      lists: []

      """#,
      #"""
      m.yaml:2:6: error: the variable a must be text, not null
        a: ~
           ^
      m.yaml:3:6: error: the variable b must be text, not a sequence
        b: [c]
           ^
      m.yaml:4:6: error: the variable d must be text, not a mapping
        d: {}
           ^
      m.yaml:5:5: error: the variable e must be text, not null
        e:
          ^

      """#
    ),
    ManifestCase(
      "names that are none",
      #"""
      variables: {1a: b, a-b: c, "": d, ä: e, \#(String(repeating: "k", count: 61)).: f, _: g, A1: h}
      lists: []

      """#,
      #"""
      m.yaml:1:13: error: "1a" is no name for a variable: letters, digits and _ are, not beginning with a digit
      variables: {1a: b, a-b: c, "": d, ä: e, \#(String(repeating: "k", count: 61)).: f, _: g, A1: h}
                  ^
      m.yaml:1:20: error: "a-b" is no name for a variable: letters, digits and _ are, not beginning with a digit
      variables: {1a: b, a-b: c, "": d, ä: e, \#(String(repeating: "k", count: 61)).: f, _: g, A1: h}
                         ^
      m.yaml:1:28: error: "" is no name for a variable: letters, digits and _ are, not beginning with a digit
      variables: {1a: b, a-b: c, "": d, ä: e, \#(String(repeating: "k", count: 61)).: f, _: g, A1: h}
                                 ^
      m.yaml:1:35: error: "ä" is no name for a variable: letters, digits and _ are, not beginning with a digit
      variables: {1a: b, a-b: c, "": d, ä: e, \#(String(repeating: "k", count: 61)).: f, _: g, A1: h}
                                        ^
      m.yaml:1:41: error: "\#(String(repeating: "k", count: 60))…" is no name for a variable: letters, digits and _ are, not beginning with a digit
      variables: {1a: b, a-b: c, "": d, ä: e, \#(String(repeating: "k", count: 61)).: f, _: g, A1: h}
                                              ^

      """#
    ),
    ManifestCase(
      "variables of other shapes",
      #"""
      variables: [a]
      ---
      variables: a
      ---
      lists: []

      """#,
      #"""
      m.yaml:1:1: error: variables must be a mapping, not a sequence
      variables: [a]
      ^
      m.yaml:3:1: error: variables must be a mapping, not a single value
      variables: a
      ^

      """#
    ),
  ])
  func defaultsAreTextsByName(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
