/// A diagnostic as text for a terminal without colour: place, message, the line, and a caret under the column.
public enum DiagnosticText {
  /// How many Unicode scalars of a line are shown; of a longer one, those around the column.
  private static let lineLimit = 160

  /// The diagnostic and its related places; ends with a line end.
  public static func render(_ diagnostic: Diagnostic, sources: SourceMap) -> String {
    guard let mark = diagnostic.mark else {
      let heading = "\(diagnostic.severity.rawValue): \(printable(diagnostic.message))\n"
      return heading + related(of: diagnostic, sources)
    }
    return place(mark, diagnostic.severity, diagnostic.message, sources) + related(of: diagnostic, sources)
  }

  private static func related(of diagnostic: Diagnostic, _ sources: SourceMap) -> String {
    diagnostic.related.map { place($0.mark, .note, $0.message, sources) }.joined()
  }

  private static func place(
    _ mark: Mark,
    _ severity: Diagnostic.Severity,
    _ message: String,
    _ sources: SourceMap
  ) -> String {
    let name = printable(sources.name(of: mark))
    let heading = "\(name):\(mark.line):\(mark.column): \(severity.rawValue): \(printable(message))\n"
    return heading + excerpt(mark, sources)
  }

  /// The line with its caret; nothing where the line is empty, as it is at the end of a file.
  private static func excerpt(_ mark: Mark, _ sources: SourceMap) -> String {
    var line = Array(sources.line(of: mark).unicodeScalars)
    if line.first == "\u{FEFF}" { line.removeFirst() }
    guard !line.isEmpty else { return "" }
    var column = min(max(Int(mark.column) - 1, 0), line.count)
    if line.count > lineLimit {
      let start = min(max(column - lineLimit / 2, 0), line.count - lineLimit)
      let end = start + lineLimit
      let isCutAfter = end < line.count
      line = Array(line[start..<end])
      column -= start
      if start > 0 {
        line.insert("…", at: 0)
        column += 1
      }
      if isCutAfter { line.append("…") }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line.map(printable))
    return String(text) + "\n" + padding(line[..<column]) + "^\n"
  }

  /// What is as wide as the scalars: tabs stay tabs, since only the terminal knows their width.
  private static func padding(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.map { $0 == "\t" ? "\t" : String(repeating: " ", count: Columns.width(of: printable($0))) }
      .joined()
  }

  private static func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.map { $0 == "\t" ? " " : printable($0) })
    return String(scalars)
  }

  /// The scalar, or U+FFFD for what would move the cursor, recolour the terminal or turn the text around.
  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: scalar
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
    default: scalar
    }
  }
}
