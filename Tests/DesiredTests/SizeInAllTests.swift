import Resources
import Testing

@testable import Desired

/// What many files come to together is limited as what one comes to.
@Suite struct SizeInAllTests {
  private static func file(_ name: String, _ text: String) -> SourceMap.File {
    SourceMap.File(name: name, bytes: Array(text.utf8))
  }

  @Test func contentFiles() {
    var contents = FakeContents()
    contents.files["c"] = [UInt8](repeating: UInt8(ascii: "a"), count: 32 << 20)
    func sample(_ count: Int) -> ManifestSample {
      let files = (1...count).map {
        Self.file("m\($0).yaml", "textModules: [{name: T\($0), type: TEXT, textFile: c}]\n")
      }
      return ManifestSample(files, contents: contents)
    }
    #expect(sample(4).result.configuration?.declarations.count == 4)
    // Told once, at the first that is too much.
    #expect(
      sample(7).diagnostics == """
        m5.yaml:1:48: error: c brings the content files to more than 128 MiB in all: apply the configuration in parts
        textModules: [{name: T5, type: TEXT, textFile: c}]
                                                       ^

        """
    )
  }

  @Test func textOfAliases() {
    let long = String(repeating: "x", count: 1 << 20)
    func sample(_ count: Int) -> ManifestSample {
      let aliases = String(repeating: "*x,", count: 16)
      let files = (1...count).map {
        Self.file("m\($0).yaml", "x-a: &x \(long)\nx-b: [\(aliases)]\nattributes: []\n")
      }
      return ManifestSample(files)
    }
    #expect(sample(4).diagnostics == "(decoded)\n")
    let messages = sample(5).result.diagnostics.map(\.message)
    #expect(messages == ["aliases expand to more than 64 MiB"])
  }

  @Test func nodesOfAliases() {
    let items = String(repeating: "1,", count: 999)
    let aliases = String(repeating: "*x,", count: 600)
    func sample(_ count: Int) -> ManifestSample {
      let files = (1...count).map {
        Self.file("m\($0).yaml", "x-a: &x [\(items)]\nx-b: [\(aliases)]\nattributes: []\n")
      }
      return ManifestSample(files)
    }
    #expect(sample(1).diagnostics == "(decoded)\n")
    #expect(
      sample(2).result.diagnostics.map(\.message) == ["aliases expand to more than 1000000 nodes"]
    )
  }
}
