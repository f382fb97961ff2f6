import Resources
import Support

/// Breaks text into rows that fit a terminal. Without a width nothing is broken, so that what goes into a file or a pipe is
/// the same everywhere.
package struct Rows: Sendable {
  /// No terminal is taken for narrower.
  package static let narrowest = 40

  /// How many columns there are; nil where it is no terminal.
  let width: Int?

  package init(width: Int?) {
    self.width = width
  }

  /// What is left of the width beside so many columns.
  func left(beside columns: Int) -> Int? { width.map { max($0 - columns, Rows.narrowest / 2) } }

  /// A sentence broken at its blanks; a longer word stays whole, so that it can be copied. So many columns are taken before
  /// the first row, and before each later one.
  package func sentence(_ text: String, beside first: Int, then later: Int) -> [String] {
    guard let width, first + Columns.width(of: text) > width else { return [text] }
    var rows: [String] = []
    var row: String?
    var column = first
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let wide = Columns.width(of: word)
      if let begun = row, column + 1 + wide > width {
        rows.append(begun)
        row = String(word)
        column = later + wide
      } else {
        column += (row == nil ? 0 : 1) + wide
        row = row.map { $0 + " " + word } ?? String(word)
      }
    }
    return rows + [row ?? ""]
  }

  /// A message broken at its blanks, later rows indented; a command that it ends with stands in a row of its own, whole.
  package func message(_ text: String) -> [String] {
    guard let width, Columns.width(of: text) > width else { return [text] }
    guard let command = text.unicodeScalars.firstRange(of: ": inx-apply ".unicodeScalars) else {
      return indented(sentence(text, beside: 0, then: 2))
    }
    let head = String(text.unicodeScalars[..<command.lowerBound]) + ":"
    let rest = String(text.unicodeScalars[command.lowerBound...].dropFirst(2))
    return indented(sentence(head, beside: 0, then: 2)) + ["  " + rest]
  }

  private func indented(_ rows: [String]) -> [String] {
    rows.enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element }
  }

  /// A value broken into rows of so many columns, between words where they fit, and else between characters; nothing of it is
  /// left out.
  static func value(_ text: String, columns room: Int) -> [String] {
    let characters = Array(text)
    return broken(characters, from: 0, columns: max(room, 2)).map { String(characters[$0]) }
  }

  /// Where rows of so many columns begin and end, of which so many are taken in each. A word that does not fit in any row
  /// begins where there is room.
  static func broken(_ characters: [Character], from start: Int, columns room: Int) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var (begun, column, index) = (0, start, 0)
    func columns(_ character: Character, at column: Int) -> Int {
      character == "\t" ? 8 - column % 8 : Columns.width(of: character)
    }
    func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
    while index < characters.count {
      var end = index + 1
      if !isBlank(characters[index]) {
        while end < characters.count, !isBlank(characters[end]) { end += 1 }
        let wide = characters[index..<end].reduce(0) { $0 + columns($1, at: 0) }
        // With the blank behind it, which would begin the next row.
        let tail = end < characters.count ? 1 : 0
        if column + wide + tail > room, start + wide + tail <= room, index > begun {
          rows.append(begun..<index)
          (begun, column) = (index, start)
        }
      }
      while index < end {
        let wide = columns(characters[index], at: column)
        if column + wide > room, index > begun {
          rows.append(begun..<index)
          (begun, column) = (index, start)
        }
        column += wide
        index += 1
      }
    }
    return rows + [begun..<characters.count]
  }
}
