import Resources

/// One line of a diff as it is shown: its sign, and its text in pieces, of which those that differ from the line's partner
/// are marked.
struct DiffLine: Equatable, Sendable {
  /// A part of the line's text, written so that it can be printed.
  struct Piece: Equatable, Sendable {
    let text: String
    let isMarked: Bool
  }

  /// Above so many columns a piece is cut and told with its length: a page in one line must not bury a plan.
  static let limit = 2_000
  /// How much of what is alike stays on either side of what is not, however narrow it is.
  private static let context = 20

  let sign: String
  let pieces: [Piece]

  /// A line without a partner.
  init(_ sign: String, _ text: String, _ spelling: VisibleText.Spelling) {
    self.init(sign, [Piece(text: VisibleText.line(text, spelling), isMarked: false)])
  }

  private init(_ sign: String, _ pieces: [Piece]) {
    self.sign = sign
    self.pieces = pieces.filter { !$0.text.isEmpty }
  }

  /// A removed line and what it has become. Where they have more than so many columns, what is alike far from the
  /// difference gives way to an ellipsis, in both at the same place.
  static func pair(_ difference: LineDifference, _ spelling: VisibleText.Spelling, columns: Int) -> (
    old: DiffLine, new: DiffLine
  ) {
    var start = VisibleText.line(difference.start, spelling)
    var end = VisibleText.line(difference.end, spelling)
    let old = VisibleText.line(difference.old, spelling)
    let new = VisibleText.line(difference.new, spelling)
    let (before, after) = (Columns.width(of: start, from: 1), Columns.width(of: end))
    let room = columns - 1 - max(Columns.width(of: old), Columns.width(of: new))
    if before + after > room {
      let half = max((room - 2) / 2, context)
      let forStart = after < half ? max(room - 2 - after, context) : half
      let forEnd = before < half ? max(room - 2 - before, context) : half
      start = DiffLine.end(of: start, forStart)
      end = DiffLine.beginning(of: end, forEnd)
    }
    func line(_ sign: String, _ middle: String) -> DiffLine {
      DiffLine(
        sign,
        [
          Piece(text: start, isMarked: false), Piece(text: middle, isMarked: true),
          Piece(text: end, isMarked: false),
        ]
      )
    }
    return (line("-", old), line("+", new))
  }

  /// The line with an ellipsis for what goes beyond so many columns: for what is alike, and not why it is shown.
  func cut(to columns: Int) -> DiffLine {
    if self.columns <= columns { return self }
    let text = DiffLine.beginning(of: pieces.map(\.text).joined(), columns - 2)
    return DiffLine(sign, [Piece(text: text, isMarked: false)])
  }

  /// How many columns it takes.
  var columns: Int { Columns.width(of: sign + pieces.map(\.text).joined()) }

  /// The marked columns, and what is as wide as all before them; nil where nothing is marked.
  var marks: (indentation: String, count: Int)? {
    guard let marked = pieces.first(where: \.isMarked) else { return nil }
    let before = pieces.prefix { !$0.isMarked }.map(\.text).joined()
    // Tabs stay tabs, since only the terminal knows their width.
    let indentation = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: Columns.width(of: $0)) }
    return (indentation.joined(), max(Columns.width(of: marked.text), 1))
  }

  /// The line in rows of so many columns, later ones below the text of the first; in one row without a width.
  func rows(_ width: Int?) -> [DiffLine] {
    let shown = pieces.map { Piece(text: DiffLine.told($0.text), isMarked: $0.isMarked) }
    guard let width, columns > width else { return [DiffLine(sign, shown)] }
    var rows: [DiffLine] = []
    var row: [Piece] = []
    var column = 1
    for piece in shown {
      var text = ""
      for character in piece.text {
        let columns = character == "\t" ? 8 - column % 8 : Columns.width(of: character)
        if column + columns > width, column > 1 {
          rows.append(
            DiffLine(rows.isEmpty ? sign : " ", row + [Piece(text: text, isMarked: piece.isMarked)])
          )
          (row, text, column) = ([], "", 1)
        }
        text.append(character)
        column += columns
      }
      row.append(Piece(text: text, isMarked: piece.isMarked))
    }
    rows.append(DiffLine(rows.isEmpty ? sign : " ", row))
    return rows
  }

  /// The line painted in that role.
  func painted(_ style: Style, _ role: Style.Role?) -> String {
    guard let role else { return sign + pieces.map(\.text).joined() }
    let start = pieces.first.flatMap { $0.isMarked ? nil : $0.text }
    return style.paint(sign + (start ?? ""), role)
      + pieces.dropFirst(start == nil ? 0 : 1).map { style.paint($0.text, role, isMarked: $0.isMarked) }
      .joined()
  }

  // MARK: - Parts of a text

  private static func told(_ text: String) -> String {
    let count = text.unicodeScalars.count
    if count <= limit { return text }
    return text.shortened(to: limit) + " (\(count - limit) more characters)"
  }

  private static func beginning(of text: String, _ columns: Int) -> String {
    var column = 0
    for index in text.indices {
      column += text[index] == "\t" ? 8 : Columns.width(of: text[index])
      if column > columns { return text[..<index] + "…" }
    }
    return text
  }

  private static func end(of text: String, _ columns: Int) -> String {
    var column = 0
    for index in text.indices.reversed() {
      column += text[index] == "\t" ? 8 : Columns.width(of: text[index])
      if column > columns { return "…" + text[text.index(after: index)...] }
    }
    return text
  }
}
