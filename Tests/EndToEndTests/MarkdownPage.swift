import Foundation

/// Markdown as GitHub's renderer makes HTML of it, taken apart.
struct MarkdownPage {
  /// A tag, or text between two of them.
  enum Token: Equatable {
    /// With its attributes, but without brackets, such as `details open=""` or `/p`.
    case tag(String)
    /// With its entities resolved.
    case text(String)
    /// Within `code` or `pre`, where GitHub and GitLab look for nothing.
    case code(String)
  }

  let tokens: [Token]

  /// Renders with all extensions that GitHub and GitLab have, raw HTML included. Throws where there is no renderer:
  /// script/setup --tests installs it.
  init(_ markdown: String) throws {
    let folder = try Folder()
    try folder.write(markdown, to: "page.md")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["cmark-gfm", "--unsafe"]
      + ["table", "autolink", "strikethrough", "tasklist", "footnotes"].flatMap { ["-e", $0] }
      + [folder.path + "/page.md"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let html = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    withExtendedLifetime(folder) {}
    guard process.terminationStatus == 0 else { throw Program.Failure(message: "no cmark-gfm") }
    tokens = MarkdownPage.tokens(of: html)
  }

  /// All tags, in order.
  var tags: [String] { tokens.compactMap { if case .tag(let tag) = $0 { tag } else { nil } } }
  /// What stands in code, in order.
  var code: [String] { tokens.compactMap { if case .code(let text) = $0 { text } else { nil } } }
  /// All other text.
  var prose: String {
    tokens.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: "\n")
  }

  private static func tokens(of html: String) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(html).unicodeScalars[...]
    var isCode = false
    while let first = rest.first {
      if first == "<", rest.starts(with: "<!--".unicodeScalars),
        let end = rest.firstRange(of: "-->".unicodeScalars)
      {
        tokens.append(.tag("!--"))
        rest = rest[end.upperBound...]
      } else if first == "<", let end = rest.firstIndex(of: ">") {
        let tag = String(rest[rest.index(after: rest.startIndex)..<end])
        tokens.append(.tag(tag))
        if tag.hasPrefix("code") { isCode = true } else if tag == "/code" { isCode = false }
        rest = rest[rest.index(after: end)...]
      } else {
        let end = rest.dropFirst().firstIndex(of: "<") ?? rest.endIndex
        let text = String(rest[..<end]).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
          .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
        if isCode {
          tokens.append(.code(text))
        } else if !text.allSatisfy(\.isWhitespace) {
          tokens.append(.text(text))
        }
        rest = rest[end...]
      }
    }
    return tokens
  }
}
