/// Writes texts that come from manifests, tenants and file names so that each stays one piece of a comment on GitHub or
/// GitLab: what is no plain word becomes code, and within code neither of them looks for mentions, links or markup.
enum MarkdownText {
  /// Longer runs of backticks cannot be fenced: renderers count them up to a limit.
  private static let longestRun = 32

  /// A name or a value as code within a line; nothing where it is empty.
  static func code(_ text: String) -> String {
    let text = fenceable(VisibleText.phrase(text))
    if text.isEmpty { return "" }
    let fence = String(repeating: "`", count: run(in: text) + 1)
    // A blank at either end parts backticks from the fence, and is taken away again.
    let (first, last) = (text.utf8.first, text.utf8.last)
    let (blank, backtick) = (UInt8(ascii: " "), UInt8(ascii: "`"))
    let isTrimmed = first == blank && last == blank && text.utf8.contains { $0 != blank }
    let padding = first == backtick || last == backtick || isTrimmed ? " " : ""
    return fence + padding + text + padding + fence
  }

  /// What stands in a cell of a table: there a bar ends the cell, within code too.
  static func cell(_ markdown: String) -> String { markdown.escaping { $0 == "|" ? "\\|" : nil } }

  /// A name or a value as code within an element of HTML, where nothing is read as Markdown.
  static func htmlCode(_ text: String) -> String {
    let escaped = VisibleText.phrase(text).escaping { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: nil
      }
    }
    return "<code>\(escaped)</code>"
  }

  /// Lines as a block of code. None of them may hold a line end.
  static func fenced(_ lines: [String], as language: String) -> String {
    let text = fenceable(lines.joined(separator: "\n"))
    let fence = String(repeating: "`", count: max(run(in: text) + 1, 3))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  /// A text within an HTML comment that depends on nothing but the text: what could end the comment, and what could start
  /// anything on either side, is percent-encoded.
  static func commentWord(_ text: String) -> String {
    var out = ""
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: ":"),
        UInt8(ascii: "-") where last != UInt8(ascii: "-"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        out += "%" + (digits.count == 1 ? "0" : "") + digits
      }
      last = byte
    }
    return out
  }

  /// The text without runs of backticks that are too long for a fence.
  private static func fenceable(_ text: String) -> String {
    run(in: text) > longestRun ? text.escaping { $0 == "`" ? "\\u0060" : nil } : text
  }

  /// The longest run of backticks.
  private static func run(in text: String) -> Int {
    var (longest, current) = (0, 0)
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
