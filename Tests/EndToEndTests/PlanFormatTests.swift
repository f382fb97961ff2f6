import Foundation
import Resources
import Support
import Testing

@testable import inx_apply

/// docs/plan-format.md names what the schemas describe, its examples stand in golden files, and its commands give what it
/// says.
@Suite struct PlanFormatTests {
  private static let path = "docs/plan-format.md"

  @Test func tablesAreThoseOfTheSchemas() throws {
    let described = try Schemas.names.flatMap { schema in
      try Schemas.objects(of: schema).map { "\(schema) \($0.name): \($0.members.joined(separator: ", "))" }
    }
    let tables = try PlanFormatTests.tables()
    #expect(tables.sorted() == described.sorted())
  }

  @Test func examplesStandInGoldenFiles() throws {
    let blocks = try PlanFormatTests.marked("from").filter { $0.block.language == "json" }
    try #require(
      blocks.count == (try Page.named(PlanFormatTests.path).blocks.count { $0.language == "json" })
    )
    try #require(blocks.count > 6)
    let goldens = try Schemas.goldens()
    for (file, block) in blocks {
      let example = try JSONReader.read(Array(block.text.utf8))
      let documents = goldens.filter { $0.name == file }.map(\.document)
      #expect(documents.contains { $0.holds(example) }, "line \(block.line) stands not in \(file)")
    }
  }

  @Test func commandsGiveWhatThePageSays() throws {
    let blocks = try Page.named(PlanFormatTests.path).blocks
    let commands = try PlanFormatTests.marked("in")
    try #require(commands.count == blocks.count { $0.language == "sh" } && commands.count > 4)
    for (golden, command) in commands {
      let index = try #require(blocks.firstIndex { $0.line == command.line })
      let shown = try #require(blocks.dropFirst(index + 1).first)
      let output = try PlanFormatTests.shell(command.text, in: Golden(name: golden).path)
      #expect(output == shown.text, "line \(command.line)")
    }
  }

  @Test(arguments: try Golden.plans)
  func jqMakesTheDigest(golden: Golden) throws {
    let command =
      "printf sha256:; jq -cSj 'del(.digest)' saved.json | sha256sum | cut -d' ' -f1; jq -r .digest saved.json"
    let lines = try PlanFormatTests.shell(command, in: golden.path).split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0] == lines[1])
  }

  // MARK: - Reading the page

  /// Each table behind a mark of members: the schema, the object, and the first cells of its rows.
  private static func tables() throws -> [String] {
    var tables: [String] = []
    var open = false
    for line in try Page.named(path).text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<!-- members of ") {
        tables.append(line.dropFirst("<!-- members of ".count).dropLast(" -->".count) + ":")
        open = true
      } else if open, line.hasPrefix("| `") {
        let name = line.dropFirst(3).prefix { $0 != "`" }
        tables[tables.count - 1] += (tables[tables.count - 1].hasSuffix(":") ? " " : ", ") + name
      } else if !line.isEmpty, !line.hasPrefix("|") {
        open = false
      }
    }
    return tables
  }

  /// The blocks with a mark of that word before them, and what the mark names.
  private static func marked(_ word: String) throws -> [(name: String, block: Page.Block)] {
    let page = try Page.named(path)
    let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false)
    return page.blocks.compactMap { block in
      let before = lines[..<(block.line - 1)].last { !$0.isEmpty } ?? ""
      let start = "<!-- \(word) "
      guard before.hasPrefix(start) else { return nil }
      return (String(before.dropFirst(start.count).dropLast(" -->".count)), block)
    }
  }

  private static func shell(_ command: String, in directory: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(filePath: directory)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
