import Foundation
import Testing

@testable import inx_apply

/// The page that explains exit codes and messages says what the program says.
@Suite struct TroubleshootingTests {
  private var page: Page { get throws { try Page.named("docs/troubleshooting.md") } }

  @Test func everyExitCodeIsExplained() throws {
    let cells = try page.rows.map { $0.split(separator: "|").first.map(String.init) ?? "" }
    let codes = Set(
      cells.flatMap { $0.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { Int32($0) } }
    )
    let missing = (Int32(0)...255).filter { ExitCode(rawValue: $0) != nil && !codes.contains($0) }
    #expect(missing == [])
  }

  /// Every message that is quoted stands in the sources.
  @Test func everyMessageExists() throws {
    var sources = ""
    let root = URL(fileURLWithPath: Page.root + "/Sources")
    for case let file as URL in try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    )
    where file.pathExtension == "swift" {
      sources += try String(contentsOf: file, encoding: .utf8)
    }
    let quoted = try page.rows.compactMap { row -> Substring? in
      guard row.hasPrefix("| `") else { return nil }
      return row.dropFirst(3).prefix { $0 != "`" }
    }
    #expect(quoted.count > 20)
    #expect(quoted.filter { !sources.contains($0) } == [])
  }

  @Test(arguments: ["README.md", "docs/command-line.md"])
  func itIsLinked(_ path: String) throws {
    #expect(try Page.named(path).text.contains("troubleshooting.md)"))
    #expect(Help(width: 100).program(Main.commands).contains("docs/troubleshooting.md"))
  }
}
