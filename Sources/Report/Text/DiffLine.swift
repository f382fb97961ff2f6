import Resources
import Support

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
    var pieces = difference.pieces.map { piece -> (old: Piece, new: Piece) in
      switch piece {
      case .common(let text):
        let piece = Piece(text: VisibleText.line(text, spelling), isMarked: false)
        return (piece, piece)
      case .changed(let old, let new):
        return (
          Piece(text: VisibleText.line(old, spelling), isMarked: true),
          Piece(text: VisibleText.line(new, spelling), isMarked: true)
        )
      }
    }
    shorten(&pieces, to: columns)
    return (DiffLine("-", pieces.map(\.old)), DiffLine("+", pieces.map(\.new)))
  }

  /// Lets what is alike give way: first between the differences, then before the first and behind the last.
  private static func shorten(_ pieces: inout [(old: Piece, new: Piece)], to columns: Int) {
    guard let first = pieces.first?.old.text, let last = pieces.last?.old.text, pieces.count > 1 else {
      return
    }
    let middle = 1..<(pieces.count - 1)
    func wide(_ side: (((old: Piece, new: Piece)) -> Piece)) -> Int {
      pieces[middle].reduce(0) { $0 + Columns.width(of: side($1).text) }
    }
    func room() -> Int { columns - 1 - max(wide { $0.old }, wide { $0.new }) }
    let (before, after) = (Columns.width(of: first, from: 1), Columns.width(of: last))
    for index in middle where before + after > room() && !pieces[index].old.isMarked {
      let text = pieces[index].old.text
      guard Columns.width(of: text) > 2 * context + 1 else { continue }
      // What both parts end with is one ellipsis.
      let short = String(beginning(of: text, context).dropLast()) + end(of: text, context)
      pieces[index] = (Piece(text: short, isMarked: false), Piece(text: short, isMarked: false))
    }
    let left = room()
    guard before + after > left else { return }
    let half = max((left - 2) / 2, context)
    let forStart = after < half ? max(left - 2 - after, context) : half
    let forEnd = before < half ? max(left - 2 - before, context) : half
    let start = Piece(text: end(of: first, forStart), isMarked: false)
    let ending = Piece(text: beginning(of: last, forEnd), isMarked: false)
    pieces[0] = (start, start)
    pieces[pieces.count - 1] = (ending, ending)
  }

  /// The line with an ellipsis for what goes beyond so many columns: for what is alike, and not why it is shown.
  func cut(to columns: Int) -> DiffLine {
    if self.columns <= columns { return self }
    let text = DiffLine.beginning(of: pieces.map(\.text).joined(), columns - 2)
    return DiffLine(sign, [Piece(text: text, isMarked: false)])
  }

  /// How many columns it takes.
  var columns: Int { Columns.width(of: sign + pieces.map(\.text).joined()) }

  /// A row of `^` below what is marked; nil where nothing is.
  var marks: String? {
    guard pieces.contains(where: \.isMarked) else { return nil }
    var row = ""
    for piece in pieces {
      if piece.isMarked {
        row += String(repeating: "^", count: max(Columns.width(of: piece.text), 1))
      } else {
        // Tabs stay tabs, since only the terminal knows their width.
        row += piece.text.map { $0 == "\t" ? "\t" : String(repeating: " ", count: Columns.width(of: $0)) }
          .joined()
      }
    }
    while let last = row.last, last != "^" { row.removeLast() }
    return row
  }

  /// How many columns are marked.
  var markedColumns: Int { pieces.reduce(0) { $0 + ($1.isMarked ? max(Columns.width(of: $1.text), 1) : 0) } }

  /// The line in rows of so many columns, broken between words where they fit, later ones below the text of the first; in
  /// one row without a width.
  func rows(_ width: Int?) -> [DiffLine] {
    let shown = pieces.map { Piece(text: DiffLine.told($0.text), isMarked: $0.isMarked) }
    guard let width, columns > width else { return [DiffLine(sign, shown)] }
    let cells = shown.flatMap { piece in piece.text.map { (character: $0, isMarked: piece.isMarked) } }
    let broken = Rows.broken(cells.map(\.character), from: 1, columns: width)
    return broken.enumerated().map { number, range in
      var pieces: [Piece] = []
      for cell in cells[range] {
        if let last = pieces.last, last.isMarked == cell.isMarked {
          pieces[pieces.count - 1] = Piece(text: last.text + String(cell.character), isMarked: cell.isMarked)
        } else {
          pieces.append(Piece(text: String(cell.character), isMarked: cell.isMarked))
        }
      }
      return DiffLine(number == 0 ? sign : " ", pieces)
    }
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
