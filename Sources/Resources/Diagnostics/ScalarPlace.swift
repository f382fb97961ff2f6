extension SourceMap {
  /// The place of a byte of a scalar's text, where the scalar begins at `start`; `start` itself where the text does not stand
  /// there as it is, since something was put in for a variable, or it comes from elsewhere.
  package func mark(ofByte offset: Int, in text: String, at start: Mark) -> Mark {
    var walk = ScalarWalk(sources: self, start: start)
    let scalars = text.unicodeScalars
    var bytes = 0
    for scalar in scalars {
      if bytes >= offset { break }
      guard walk.take(scalar) else { return start }
      bytes += UTF8.width(scalar)
    }
    // The next one must be there, too: otherwise the place is only near.
    guard let next = scalars.dropFirst(walk.taken).first else { return walk.mark }
    var after = walk
    guard after.take(next) else { return start }
    return after.place
  }
}

/// Walks along a scalar as a file has it, one scalar of its text after another.
private struct ScalarWalk {
  private enum Style { case plain, single, double, block }

  private let sources: SourceMap
  private let style: Style
  private let file: Int
  private var line: Int
  private var column: Int
  private var text: [Unicode.Scalar]
  /// The blanks before each line of a block.
  private var indentation = 0
  private(set) var taken = 0
  /// Where the scalar that was taken last begins.
  private(set) var place: Mark

  init(sources: SourceMap, start: Mark) {
    self.sources = sources
    (file, line, column) = (Int(start.file), Int(start.line), Int(start.column) - 1)
    text = Array(sources.line(of: start).unicodeScalars)
    place = start
    switch column < text.count ? text[column] : " " {
    case "'": (style, column) = (.single, column + 1)
    case "\"": (style, column) = (.double, column + 1)
    case "|", ">":
      style = .block
      // The first line that is not empty says how far in the block stands.
      column = text.count
      let first = (1...100).lazy.map { [line] in ScalarWalk.line(sources, Int(start.file), line + $0) }
        .first { $0.contains { $0 != " " } }
      indentation = first.map { $0.prefix { $0 == " " }.count } ?? 0
      nextLine()
    default: style = .plain
    }
  }

  private static func line(_ sources: SourceMap, _ file: Int, _ line: Int) -> [Unicode.Scalar] {
    Array(sources.line(of: Mark(file: file, line: line, column: 1)).unicodeScalars)
  }

  /// Where the next scalar begins.
  var mark: Mark { Mark(file: file, line: line, column: column + 1) }

  /// Goes on behind that scalar of the text; false where something else stands there.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    taken += 1
    if isAtEnd(scalar) {
      if scalar == " " || scalar == "\n" {
        place = mark
        nextLine()
        return true
      }
      // Empty lines of a folded text were told by the line end before them.
      var empty = 0
      while text.isEmpty, empty < 100 {
        nextLine()
        empty += 1
      }
    }
    guard column < text.count else { return false }
    place = mark
    switch (style, text[column]) {
    case (.single, "'"):
      guard scalar == "'", column + 1 < text.count, text[column + 1] == "'" else { return false }
      column += 2
      return true
    case (.double, "\\"): return takeEscape(scalar)
    case (_, let found):
      column += 1
      return found == scalar
    }
  }

  /// Whether nothing is left of the line but blanks that do not count.
  private func isAtEnd(_ scalar: Unicode.Scalar) -> Bool {
    if column >= text.count { return true }
    guard style != .block, scalar == " " || scalar == "\n" else { return false }
    return text[column...].allSatisfy { $0 == " " || $0 == "\t" }
  }

  private mutating func nextLine() {
    line += 1
    text = ScalarWalk.line(sources, file, line)
    let blanks = text.prefix { $0 == " " || style != .block && $0 == "\t" }.count
    column = style == .block ? min(indentation, text.count) : blanks
  }

  private mutating func takeEscape(_ scalar: Unicode.Scalar) -> Bool {
    guard column + 1 < text.count else { return false }
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "n": "\n", "t": "\t", "r": "\r", "0": "\0", "_": "\u{A0}",
    ]
    let widths: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
    let letter = text[column + 1]
    guard let width = widths[letter] else {
      column += 2
      return (simple[letter] ?? letter) == scalar
    }
    let digits = text[(column + 2)...].prefix(width)
    column += 2 + width
    return digits.count == width
      && UInt32(String(String.UnicodeScalarView(digits)), radix: 16) == scalar.value
  }
}
