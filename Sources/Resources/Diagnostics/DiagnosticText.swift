import Support

/// A diagnostic as text for a terminal without colour: place, message, the line, and a caret under the column.
package enum DiagnosticText {
  /// How many Unicode scalars of a line are shown; of a longer one, those around the column.
  private static let lineLimit = 160

  /// How it fits what there is: so many columns for a line of a file, and rows of a message, joined by line ends.
  private struct Layout {
    let width: Int?
    let broken: (String) -> String
  }

  /// The diagnostic and its related places; ends with a line end. Where there is a width, `broken` breaks messages.
  package static func render(
    _ diagnostic: Diagnostic,
    sources: SourceMap,
    width: Int? = nil,
    broken: (String) -> String = { $0 }
  ) -> String {
    withoutActuallyEscaping(broken) { broken in
      let layout = Layout(width: width, broken: broken)
      let related = diagnostic.related.map { place($0.mark, .note, $0.message, sources, layout) }.joined()
      guard let mark = diagnostic.mark else {
        return broken("\(diagnostic.severity.rawValue): \(printable(diagnostic.message))") + "\n" + related
      }
      return place(mark, diagnostic.severity, diagnostic.message, sources, layout) + related
    }
  }

  private static func place(
    _ mark: Mark,
    _ severity: Diagnostic.Severity,
    _ message: String,
    _ sources: SourceMap,
    _ layout: Layout
  ) -> String {
    let name = printable(sources.name(of: mark))
    let heading = "\(name):\(mark.line):\(mark.column): \(severity.rawValue): \(printable(message))"
    return layout.broken(heading) + "\n" + excerpt(mark, sources, layout.width)
  }

  /// The line with its caret; nothing where the line is empty, as it is at the end of a file.
  private static func excerpt(_ mark: Mark, _ sources: SourceMap, _ width: Int?) -> String {
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
    if let width { (line, column) = fitted(line, column, width) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line.map(printable))
    return String(text) + "\n" + padding(line[..<column]) + "^\n"
  }

  /// The part of the line around the column that fits, cut between words where there are any, with an ellipsis for the rest.
  private static func fitted(_ line: [Unicode.Scalar], _ column: Int, _ width: Int) -> ([Unicode.Scalar], Int)
  {
    func wide(_ scalar: Unicode.Scalar) -> Int { scalar == "\t" ? 8 : Columns.width(of: printable(scalar)) }
    guard line.reduce(0, { $0 + wide($1) }) > width else { return (line, column) }
    // As much before the column as behind it, and what one side does not need goes to the other.
    var (start, end, room) = (column, column, width - 4)
    while room > 0, start > 0 || end < line.count {
      let isBefore = start > 0 && (column - start <= end - column || end == line.count)
      let next = isBefore ? wide(line[start - 1]) : wide(line[end])
      guard next <= room else { break }
      room -= next
      if isBefore { start -= 1 } else { end += 1 }
    }
    if start > 0, let blank = line[start..<column].firstIndex(of: " "), blank + 1 < column {
      start = blank + 1
    }
    if end < line.count, let blank = line[column..<end].lastIndex(of: " "), blank > column { end = blank }
    let before: [Unicode.Scalar] = start > 0 ? ["…", " "] : []
    let after: [Unicode.Scalar] = end < line.count ? [" ", "…"] : []
    return (before + line[start..<end] + after, column - start + before.count)
  }

  /// What is as wide as the scalars: tabs stay tabs, since only the terminal knows their width.
  private static func padding(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.map { $0 == "\t" ? "\t" : String(repeating: " ", count: Columns.width(of: printable($0))) }
      .joined()
  }

  private static func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.map { $0 == "\t" ? " " : printable($0) })
    return InvisibleCharacters.shown(inMessage: String(scalars))
  }

  /// The scalar, or U+FFFD for what would move the cursor, recolour the terminal or turn the text around.
  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar != "\t" && InvisibleCharacters.isUnsafe(scalar) ? "\u{FFFD}" : scalar
  }
}
