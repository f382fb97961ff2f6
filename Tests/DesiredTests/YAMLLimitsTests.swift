import Testing

@testable import Desired

/// Files that are made to bring a reader down, and those just within the limits.
@Suite struct YAMLLimitsTests {
  @Test(arguments: ["[", "[\n", "{a: ", "- ", "? "])
  func twentyThousandLevelsAreRefusedAtOnce(opening: String) {
    let sample = YAMLSample(String(repeating: opening, count: 20_000))
    let (line, column) =
      opening == "[\n" ? (65, 1) : (1, 64 * opening.utf8.count + 1)
    var messages: [String] = []
    let time = ContinuousClock().measure { messages = sample.messages }
    #expect(messages == ["\(line):\(column) nested more than 64 levels deep"])
    #expect(time < .seconds(2))
  }

  @Test func sixtyFourLevelsAreRead() {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(YAMLSample(text).dump == text)
    #expect(YAMLSample("[" + text + "]").messages == ["1:65 nested more than 64 levels deep"])
  }

  @Test func aliasesCountForTheDepth() {
    func chain(_ length: Int) -> YAMLSample {
      let links = (1..<length).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
      return YAMLSample("- &a0 []\n" + links)
    }
    #expect(chain(63).messages == [])
    #expect(chain(64).messages == ["64:9 the alias *a62 nests more than 64 levels deep"])
  }

  @Test(arguments: ["[", "{<<: ["])
  func aBillionLaughsAreRefusedAtOnce(opening: String) {
    let closing = opening == "[" ? "]" : "]}"
    let first = opening == "[" ? "[lol]" : "{lol: lol}"
    let bomb = (1...30).reduce("a0: &a0 \(first)\n") { text, level in
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      return text + "a\(level): &a\(level) \(opening)\(aliases)\(closing)\n"
    }
    var messages: [String] = []
    let time = ContinuousClock().measure { messages = YAMLSample(bomb).messages }
    #expect(messages.count == 1)
    #expect(messages.first?.hasSuffix("aliases expand to more than 1000000 nodes") == true)
    #expect(YAMLSample(bomb).dump == "")
    #expect(time < .seconds(2))
  }

  @Test func expansionCountsOverAllDocumentsOfAFile() {
    let items = String(repeating: "1,", count: 999)
    let aliases = String(repeating: "*x,", count: 600)
    let document = "- &x [\(items)]\n- [\(aliases)]\n"
    #expect(YAMLSample(document).messages == [])
    #expect(
      YAMLSample(document + "---\n" + document).messages
        == ["5:1204 aliases expand to more than 1000000 nodes"]
    )
  }

  @Test func manyUsesOfOneMergeAreNoBomb() {
    let defaults = (0..<20).map { "k\($0): 1" }.joined(separator: ", ")
    let items = String(repeating: "- {<<: *d, name: x, type: y}\n", count: 30_000)
    #expect(YAMLSample("x-defaults: &d {\(defaults)}\nlists:\n" + items).messages == [])
  }

  @Test func fiftyMegabytesOfTextAreRead() {
    let line = "  some text with ümlauts that goes on and on\n"
    let count = 50_000_000 / line.utf8.count
    let bytes = Array(("a: |\n" + String(repeating: line, count: count) + "b: 1\n").utf8)
    let (documents, diagnostics) = YAMLParser.parse(bytes: bytes, file: 0)
    #expect(diagnostics == [])
    #expect(documents.count == 1)
    guard let document = documents.first, let root = document.root else { return }
    #expect(
      document.value(for: "a", in: root).flatMap(document.text(of:))?.utf8.count == count
        * (line.utf8.count - 2)
    )
    #expect(document.value(for: "b", in: root).map { document.mark(of: $0).line } == Int32(count + 2))
  }

  @Test func moreThanSixtyFourMebibytesAreRefused() {
    let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 64 << 20)
    #expect(
      YAMLSample(bytes: bytes + [0x0A]).messages == ["1:1 the file is larger than 64 MiB (65 MiB): split it"]
    )
  }
}
