import Support
import Testing

@testable import Desired

/// Files that were put together, each with its byte order mark.
@Suite struct YAMLPartsTests {
  @Test(arguments: [
    YAMLCase("before another document", "\u{FEFF}a: 1\n---\n\u{FEFF}b: 2\n", "{a: 1}\n(empty)\n{b: 2}"),
    YAMLCase("before ---", "a: 1\n\u{FEFF}---\nb: 2\n", "{a: 1}\n{b: 2}"),
    YAMLCase("without ---", "\u{FEFF}a: 1\n\u{FEFF}a: 2\n\u{FEFF}# end\n", "{a: 1}\n{a: 2}"),
    YAMLCase("after the end of a document", "a: 1\n...\n\u{FEFF}%YAML 1.2\n---\nb: 2\n", "{a: 1}\n{b: 2}"),
    YAMLCase("JSON", "\u{FEFF}{}\n\u{FEFF}[]\n", "{}\n[]"),
  ])
  func documents(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).dump == row.expected)
  }

  @Test func placesAreThoseOfTheFile() {
    let sample = YAMLSample("\u{FEFF}a: 1\n\u{FEFF}b: {c: 1,\n  c: 2}\n")
    #expect(
      sample.diagnostics == """
        m.yaml:3:3: error: duplicate key "c"
          c: 2}
          ^
        m.yaml:2:5: note: first here
        b: {c: 1,
            ^

        """
    )
  }

  @Test func aMarkInsideQuotesIsNoPart() {
    #expect(YAMLSample("a: \"x\n\u{FEFF}y\"\n").messages.first == "2:1 the file ends inside quotes")
  }
}
