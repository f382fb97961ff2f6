import Resources

/// Breaks text into rows that fit a terminal. Without a width nothing is broken, so that what goes into a file or a pipe is
/// the same everywhere.
struct Rows: Sendable {
  /// No terminal is taken for narrower.
  static let narrowest = 40

  /// How many columns there are; nil where it is no terminal.
  let width: Int?

  init(width: Int?) { self.width = width.map { max($0, Rows.narrowest) } }

  /// What is left of the width beside so many columns.
  func left(beside columns: Int) -> Int? { width.map { max($0 - columns, Rows.narrowest / 2) } }

  /// A sentence broken at its blanks; a longer word stays whole, so that it can be copied. Something with so many columns
  /// stands before the first row, and two more before each later one.
  func sentence(_ text: String, beside columns: Int) -> [String] {
    guard let width, columns + Columns.width(of: text) > width else { return [text] }
    var rows: [String] = []
    var row: String?
    var column = columns
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let wide = Columns.width(of: word)
      if let begun = row, column + 1 + wide > width {
        rows.append(begun)
        row = String(word)
        column = columns + 2 + wide
      } else {
        row = row.map { $0 + " " + word } ?? String(word)
        column += (column == columns ? 0 : 1) + wide
      }
    }
    return rows + [row ?? ""]
  }

  /// A value broken after blanks where there are any, and else between characters; nothing of it is left out. The first row
  /// has so many columns, every other the second number.
  static func value(_ text: String, first: Int, others: Int) -> [String] {
    var rows: [String] = []
    var row = ""
    var column = 0
    // What stands behind the last blank of the row.
    var word = ""
    var wordColumns = 0
    for character in text {
      let columns = Columns.width(of: character)
      if column + columns > max(rows.isEmpty ? first : others, 2) {
        if wordColumns < column {
          rows.append(row)
          row = ""
          column = wordColumns
        } else {
          rows.append(row + word)
          (row, word) = ("", "")
          (column, wordColumns) = (0, 0)
        }
      }
      word.append(character)
      column += columns
      wordColumns += columns
      if character == " " {
        row += word
        word = ""
        wordColumns = 0
      }
    }
    return rows + [row + word]
  }
}
