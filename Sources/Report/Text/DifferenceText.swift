import Resources

/// Two forms of a long text as a unified diff of what changed. Where a line has become another, what is unequal in them is
/// set apart: reversed where there is colour; otherwise by a row of `^` below a text of one line, and beside the place of
/// a hunk for long lines of several, so that a diff stays one that other programs read.
struct DifferenceText: Sendable {
  /// Off a terminal, what is alike in a text of one line is shown up to so many columns.
  static let oneLine = 320
  /// How many changes are told beside a hunk's place, and up to which length each side.
  private static let told = (count: 3, columns: 40)

  /// Whether it is coloured.
  let style: Style
  /// How many columns there are; nil where nothing is broken.
  let width: Int?

  /// The lines; empty where the texts are the same.
  func lines(_ old: String, _ new: String) -> [String] {
    let spelling = VisibleText.spelling(for: old, new)
    let hunks = LineDiff(old, new).hunks
    guard FieldSides.isMultiline(old) || FieldSides.isMultiline(new) else {
      return hunks.flatMap { oneLine($0, spelling) }
    }
    return hunks.flatMap { hunk in
      let pairs = hunk.pairs
      let place =
        style.paint(self.place(of: hunk), .waiting) + style.paint(summary(pairs, hunk, spelling), .faint)
      return [place] + lines(hunk, pairs, spelling, columns: width ?? DiffLine.limit)
    }
  }

  /// One line as it is shown, broken to the width.
  func rows(_ line: DiffLine, _ role: Style.Role?) -> [String] {
    line.rows(width).map { $0.painted(style, role) }
  }

  // MARK: - Hunks

  private func place(of hunk: LineDiff.Hunk) -> String {
    func range(_ start: Int, _ count: Int) -> String {
      count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }
    return "@@ -\(range(hunk.oldStart, hunk.oldCount)) +\(range(hunk.newStart, hunk.newCount)) @@"
  }

  private func lines(
    _ hunk: LineDiff.Hunk,
    _ pairs: [LineDiff.Hunk.Pair],
    _ spelling: VisibleText.Spelling,
    columns: Int
  ) -> [String] {
    var shown = hunk.lines.map { line in
      switch line.side {
      case .both: DiffLine(" ", line.text, spelling).cut(to: columns)
      case .old: DiffLine("-", line.text, spelling)
      case .new: DiffLine("+", line.text, spelling)
      }
    }
    for pair in pairs {
      (shown[pair.old], shown[pair.new]) = DiffLine.pair(pair.difference, spelling, columns: columns)
    }
    return zip(shown, hunk.lines).flatMap { shown, line in
      let role: Style.Role? =
        switch line.side {
        case .both: nil
        case .old: .removed
        case .new: .added
        }
      return rows(shown, role)
        + (line.lacksLineEnd ? [style.paint("\\ No newline at end of text", .faint)] : [])
    }
  }

  /// A text of one line has no places.
  private func oneLine(_ hunk: LineDiff.Hunk, _ spelling: VisibleText.Spelling) -> [String] {
    let columns = width ?? DifferenceText.oneLine
    let pairs = hunk.pairs
    var lines = lines(hunk, pairs, spelling, columns: columns)
    guard style == .plain, let pair = pairs.first, lines.count == 2 else { return lines }
    let (old, new) = DiffLine.pair(pair.difference, spelling, columns: columns)
    // Below the line that has more of it, or below both where there are several places.
    let isSeveral = pair.difference.changes.count > 1
    let isOld = old.markedColumns > new.markedColumns
    if isSeveral || !isOld, let marks = new.marks { lines.insert(" " + marks, at: 2) }
    if isSeveral || isOld, let marks = old.marks { lines.insert(" " + marks, at: 1) }
    return lines
  }

  /// What changes within long lines, where no colour shows it.
  private func summary(
    _ pairs: [LineDiff.Hunk.Pair],
    _ hunk: LineDiff.Hunk,
    _ spelling: VisibleText.Spelling
  ) -> String {
    guard style == .plain else { return "" }
    let all = pairs.flatMap { pair -> [String] in
      let isLong = [pair.old, pair.new].contains {
        hunk.lines[$0].text.unicodeScalars.count > FieldText.longText
      }
      guard isLong else { return [] }
      return pair.difference.changes.map { "\(side($0.old, spelling)) -> \(side($0.new, spelling))" }
    }
    if all.isEmpty { return "" }
    let rest = all.count > DifferenceText.told.count ? ["…"] : []
    return " " + (all.prefix(DifferenceText.told.count) + rest).joined(separator: "; ")
  }

  private func side(_ text: String, _ spelling: VisibleText.Spelling) -> String {
    VisibleText.quoted(text.shortened(to: DifferenceText.told.columns), spelling)
  }
}

extension LineDifference {
  /// What differs at each place, with the rest of the words that it is part of.
  fileprivate var changes: [(old: String, new: String)] {
    func isOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    return pieces.indices.compactMap { index in
      guard case .changed(let old, let new) = pieces[index] else { return nil }
      var (before, after) = ("", "")
      if index > 0, case .common(let text) = pieces[index - 1] {
        before = String(text.reversed().prefix(while: isOfWord).reversed())
      }
      if index + 1 < pieces.count, case .common(let text) = pieces[index + 1] {
        after = String(text.prefix(while: isOfWord))
      }
      return (before + old + after, before + new + after)
    }
  }
}
