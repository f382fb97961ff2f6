import Resources

/// Breaks text into rows that fit a terminal. Without a width nothing is broken, so that what goes into a file or a pipe is
/// the same everywhere.
struct Rows: Sendable {
  /// No terminal is taken for narrower.
  static let narrowest = 40

  /// How many columns there are; nil where it is no terminal.
  let width: Int?

  /// What is left of the width beside so many columns.
  func left(beside columns: Int) -> Int? { width.map { max($0 - columns, Rows.narrowest / 2) } }

  /// A sentence broken at its blanks; a longer word stays whole, so that it can be copied. So many columns are taken before
  /// the first row, and before each later one.
  func sentence(_ text: String, beside first: Int, then later: Int) -> [String] {
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

  /// A value broken into rows of so many columns, after a blank where one stands in a row's second half, and else between
  /// characters; nothing of it is left out.
  static func value(_ text: String, columns room: Int) -> [String] {
    var rows: [String] = []
    var row = ""
    var column = 0
    // What stands behind the last blank of the row.
    var word = ""
    var wordColumns = 0
    for character in text {
      let columns = Columns.width(of: character)
      if column + columns > max(room, 2) {
        if (column - wordColumns) * 2 > room {
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
