import Resources

/// Two forms of a long text side by side: the lines that changed with a few around them, and in lines that became others
/// what is unequal.
struct DifferenceHTML: Sendable {
  /// So many rows are shown of one text.
  static let shownRows = 200
  /// So many characters are shown of a line, or of what is unequal in it.
  static let shownCharacters = 400
  /// So many characters are shown of what is equal before and after it.
  private static let shownAround = 120

  private let spelling: VisibleText.Spelling
  private let hunks: [LineDiff.Hunk]

  /// Compares two texts.
  init(_ old: String, _ new: String) {
    spelling = VisibleText.spelling(for: old, new)
    hunks = LineDiff(old, new).hunks
  }

  /// The table; `label` says what is compared.
  func html(_ label: String) -> String {
    if hunks.isEmpty { return "<p class=\"note\">Only line ends differ.</p>\n" }
    var rows: [String] = []
    var shown = 0
    var all = 0
    var position = 0
    for hunk in hunks {
      let beside = sideBySide(hunk)
      all += beside.count
      let some = beside.prefix(DifferenceHTML.shownRows - shown)
      if some.isEmpty { continue }
      if hunk.oldStart > position {
        rows.append(gap(HTMLText.count(hunk.oldStart - position, "equal line")))
      }
      position = hunk.oldStart + hunk.oldCount
      shown += some.count
      rows += some.map { row($0, hunk) }
    }
    if all > shown { rows.append(gap("\(HTMLText.count(all - shown, "more row")) not shown")) }
    return """
      <table class="diff"><caption class="vh">\(HTMLText.phrase(label))</caption>
      <colgroup><col class="n"><col><col class="n"><col></colgroup>
      <thead><tr><th colspan="2" scope="col">Before</th><th colspan="2" scope="col">After</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table>

      """
  }

  // MARK: - Rows

  /// A line of either side, with its number from 1 and its position in the hunk.
  private struct Cell {
    let number: Int
    let index: Int
  }

  /// What stands side by side.
  private struct Row {
    var old: Cell?
    var new: Cell?
    /// Where a line became another one.
    var difference: LineDifference?
  }

  /// Equal lines and pairs beside each other; what is between them beside what is between them on the other side.
  private func sideBySide(_ hunk: LineDiff.Hunk) -> [Row] {
    var differences: [Int: LineDiff.Hunk.Pair] = [:]
    for pair in hunk.pairs { differences[pair.new] = pair }
    var rows: [Row] = []
    // Removed lines stand before the added ones of their run: they wait for their partners.
    var (old, new): (ArraySlice<Cell>, [Cell]) = ([], [])
    func flush(before partner: Int?) {
      let end = partner.flatMap { partner in old.firstIndex { $0.index >= partner } } ?? old.endIndex
      let alone = old[..<end]
      for position in 0..<max(alone.count, new.count) {
        rows.append(
          Row(
            old: position < alone.count ? alone[alone.startIndex + position] : nil,
            new: position < new.count ? new[position] : nil
          )
        )
      }
      (old, new) = (old[end...], [])
    }
    var (oldNumber, newNumber) = (hunk.oldStart, hunk.newStart)
    var last = LineDiff.Line.Side.both
    for (index, line) in hunk.lines.enumerated() {
      if line.side == .both || (line.side == .old && last == .new) { flush(before: nil) }
      last = line.side
      if line.side != .new { oldNumber += 1 }
      if line.side != .old { newNumber += 1 }
      let oldCell = Cell(number: oldNumber, index: index)
      let newCell = Cell(number: newNumber, index: index)
      switch line.side {
      case .both: rows.append(Row(old: oldCell, new: newCell))
      case .old: old.append(oldCell)
      case .new:
        guard let pair = differences[index] else {
          new.append(newCell)
          continue
        }
        flush(before: pair.old)
        rows.append(Row(old: old.popFirst(), new: newCell, difference: pair.difference))
      }
    }
    flush(before: nil)
    return rows
  }

  private func row(_ row: Row, _ hunk: LineDiff.Hunk) -> String {
    let isSame = row.old?.index == row.new?.index
    return "<tr\(isSame ? " class=\"same\"" : "")>" + cell(row.old, row.difference, hunk, isSame ? "" : "old")
      + cell(row.new, row.difference, hunk, isSame ? "" : "new") + "</tr>"
  }

  private func cell(_ cell: Cell?, _ difference: LineDifference?, _ hunk: LineDiff.Hunk, _ side: String)
    -> String
  {
    guard let cell else { return "<td class=\"none\" colspan=\"2\"></td>" }
    let line = hunk.lines[cell.index]
    let text: String
    if let difference {
      text = marked(difference, side)
    } else {
      text = beginning(line.text)
    }
    let open = line.lacksLineEnd ? " <i>no line end</i>" : ""
    return
      "<td class=\"n\">\(cell.number)</td><td\(side.isEmpty ? "" : " class=\"\(side)\"")>\(text)\(open)</td>"
  }

  /// One side of a line that became another one, with what is unequal set apart.
  private func marked(_ difference: LineDifference, _ side: String) -> String {
    let tag = side == "old" ? "del" : "ins"
    return difference.pieces.enumerated().map { index, piece in
      switch piece {
      case .changed(let old, let new):
        let text = side == "old" ? old : new
        return text.isEmpty ? "" : "<\(tag)>\(beginning(text))</\(tag)>"
      case .common(let text):
        if index == 0 { return ending(text) }
        if index == difference.pieces.count - 1 { return beginning(text, DifferenceHTML.shownAround) }
        return between(text)
      }
    }.joined()
  }

  private func gap(_ text: String) -> String { "<tr class=\"gap\"><td colspan=\"4\">\(text)</td></tr>" }

  // MARK: - Texts

  private func beginning(_ text: String, _ limit: Int = shownCharacters) -> String {
    let rest = text.count - limit
    if rest <= 0 { return HTMLText.escaped(VisibleText.line(text, spelling)) }
    return HTMLText.escaped(VisibleText.line(String(text.prefix(limit)), spelling))
      + "<i>… \(HTMLText.count(rest, "more character"))</i>"
  }

  /// What is equal between two differences.
  private func between(_ text: String) -> String {
    if text.count <= DifferenceHTML.shownAround * 2 {
      return HTMLText.escaped(VisibleText.line(text, spelling))
    }
    let start = String(text.prefix(DifferenceHTML.shownAround))
    return HTMLText.escaped(VisibleText.line(start, spelling)) + ending(text)
  }

  private func ending(_ text: String) -> String {
    if text.count <= DifferenceHTML.shownAround { return HTMLText.escaped(VisibleText.line(text, spelling)) }
    return "<i>…</i>"
      + HTMLText.escaped(VisibleText.line(String(text.suffix(DifferenceHTML.shownAround)), spelling))
  }
}
