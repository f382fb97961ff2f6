import Platforms
import Resources
import Testing

@testable import Desired

@Suite struct SubstitutionTests {
  @Test(arguments: [
    ("", "", []),
    ("a $ b $$ {c} $d } {", "a $ b $$ {c} $d } {", []),
    ("${a}", "1", ["a"]),
    ("x${a}y${b}z${a}", "x1y${a}z1", ["a", "b", "a"]),
    ("${a}${a}", "11", ["a", "a"]),
    ("$${a}", "${a}", []),
    ("$${", "${", []),
    ("$$${a}", "$${a}", []),
    ("$${${a}}", "${1}", ["a"]),
    ("${a}$${a}$", "1${a}$", ["a"]),
    ("$$a${a}$$", "$$a1$$", ["a"]),
    ("ä${a}\u{301}", "ä1\u{301}", ["a"]),
    ("${_9}", "", ["_9"]),
  ])
  func variablesAreReplacedOnce(text: String, expected: String, names: [String]) {
    let values = ["a": "1", "b": "${a}", "_9": ""]
    let result = Substitution.apply(to: text) { values[$0] }
    #expect(Array(result.text.utf8) == Array(expected.utf8))
    #expect(result.names == names)
    #expect(result.problems.isEmpty)
  }

  @Test(arguments: [
    ("", false), ("a", true), ("_", true), ("Z9_", true), ("9a", false), ("a-b", false), ("a b", false),
    ("ä", false), ("a\n", false), ("@", false), ("[", false), ("`", false), ("{", false), ("aé", false),
  ])
  func names(text: String, isName: Bool) {
    #expect(Variables.isName(text) == isName)
  }

  @Test func allProblemsOfAText() {
    let result = Substitution.apply(to: "${a} ${b:c} ${d e} ${f} ${g") { _ in nil }
    #expect(
      result.problems.map { $0.message(known: ["aa"]) } == [
        "the variable a is not defined (did you mean aa?): give --var a=…, INX_VAR_a, or a default under variables",
        "\"${b:c}\" is a reference, which cannot stand here: write $${ for a literal ${",
        "\"${d e}\" is no variable: write ${name}, or $${ for a literal ${",
        "the variable f is not defined: give --var f=…, INX_VAR_f, or a default under variables",
        "\"${g\" is no variable: write ${name}, or $${ for a literal ${",
      ]
    )
    #expect(result.names == ["a", "f"])
  }

  /// What the variables of a configuration come to is limited, whatever a single one has, and told once.
  @Test func limited() {
    let value = String(repeating: "x", count: 1 << 20)
    let result = Substitution.apply(to: String(repeating: "${a}", count: 1_000_000), limit: 3 << 20) { _ in
      value
    }
    #expect(
      result.problems.map { $0.message(known: []) } == [
        "the variables expand to more than 64 MiB in all: use smaller values"
      ]
    )
    var variables = Variables()
    variables.options["a"] = value
    let item = "  - {name: N, type: TEXT, text: '${a}${a}'}\n"
    let text = "textModules:\n" + (0..<40).map { item.replacing("N", with: "N\($0)") }.joined()
    let decoded = ManifestDecoder.decode(
      [SourceMap.File(name: "m.yaml", bytes: Array(text.utf8))],
      registry: .standard,
      variables: variables,
      contents: NoContents()
    )
    #expect(
      decoded.diagnostics.map { "\($0.mark?.line ?? 0): \($0.message)" } == [
        "34: the variables expand to more than 64 MiB in all: use smaller values"
      ]
    )
  }
}

private struct NoContents: Contents {
  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] { [] }
}
