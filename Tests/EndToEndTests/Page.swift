import Foundation
import Testing

/// One Markdown document of the repository.
struct Page: Sendable, CustomTestStringConvertible {
  /// Relative to the repository.
  let path: String
  let text: String

  var testDescription: String { path }

  /// A fenced block.
  struct Block {
    let language: String
    let text: String
    let line: Int
    /// Whether it is marked as no whole manifest.
    let isPartial: Bool
  }

  /// The repository's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// README.md and all documents below docs.
  static var all: [Page] {
    get throws {
      let docs = try FileManager.default.subpathsOfDirectory(atPath: root + "/docs")
      return try (["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }).map(
        named
      )
    }
  }

  static func named(_ path: String) throws -> Page {
    Page(path: path, text: try String(contentsOfFile: root + "/" + path, encoding: .utf8))
  }

  /// The lines of tables.
  var rows: [String] { text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map(String.init) }

  /// All fenced blocks, without the indentation of their fences.
  var blocks: [Block] {
    var blocks: [Block] = []
    var before = ""
    var open: (language: String, line: Int, indentation: Int, lines: [Substring], isPartial: Bool)?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.drop { $0 == " " }
      if trimmed.hasPrefix("```") {
        if let block = open {
          let text = block.lines.joined(separator: "\n") + "\n"
          blocks.append(
            Block(language: block.language, text: text, line: block.line, isPartial: block.isPartial)
          )
          open = nil
        } else {
          let language = String(trimmed.dropFirst(3))
          open = (language, index + 1, line.count - trimmed.count, [], before == "<!-- partial -->")
        }
      } else if let indentation = open?.indentation {
        open?.lines.append(
          line.prefix(indentation).allSatisfy { $0 == " " } ? line.dropFirst(indentation) : line
        )
      } else if !trimmed.isEmpty {
        before = String(trimmed)
      }
    }
    return blocks
  }
}
