import Desired
import Resources
import Testing

@Suite struct VariableFileTests {
  @Test(arguments: [
    (
      "texts as they are written", "a: 007\nb: 'null'\nc: \"${d}\"\n_1: |\n  x\ne: \"\"\n",
      ["a=007", "b=null", "c=${d}", "_1=x\n", "e="], ""
    ),
    ("nothing", "# nothing\n", [], ""),
    ("several documents", "a: 1\n---\n---\nb: 2\n", ["a=1", "b=2"], ""),
    ("merges", "<<: {a: 1, b: 1}\nb: 2\n", ["a=1", "b=2"], ""),
    (
      "a sequence", "- a\n", [],
      """
      v.yaml:1:1: error: a variable file is a mapping of texts, not a sequence
      - a
      ^

      """
    ),
    (
      "names that are none", "a-b: 1\n", [],
      """
      v.yaml:1:1: error: "a-b" is no name for a variable: letters, digits and _ are, not beginning with a digit
      a-b: 1
      ^

      """
    ),
    (
      "what is no text", "a: ~\nb: [c]\nd:\n  e: f\ng: !!int 80\n", [],
      """
      v.yaml:1:4: error: the variable a must be text, not null
      a: ~
         ^
      v.yaml:2:4: error: the variable b must be text, not a sequence
      b: [c]
         ^
      v.yaml:4:3: error: the variable d must be text, not a mapping
        e: f
        ^
      v.yaml:5:4: error: the variable g must be text, not !!int 80
      g: !!int 80
         ^

      """
    ),
    (
      "a name twice", "a: 1\na: 2\n", ["a=2"],
      """
      v.yaml:2:1: error: duplicate key "a"
      a: 2
      ^
      v.yaml:1:1: note: first here
      a: 1
      ^

      """
    ),
    (
      "no YAML", "a: [\n", [],
      """
      v.yaml:2:1: error: expected a value

      """
    ),
  ])
  func filesAreMapsOfTexts(name: String, yaml: String, values: [String], diagnostics: String) {
    let result = VariableFile.decode(SourceMap.File(name: "v.yaml", bytes: Array(yaml.utf8)))
    #expect(result.values.map { "\($0)=\($1)" }.sorted() == values.sorted(), "\(name)")
    #expect(
      result.diagnostics.map { DiagnosticText.render($0, sources: result.sources) }.joined() == diagnostics,
      "\(name)"
    )
  }
}
