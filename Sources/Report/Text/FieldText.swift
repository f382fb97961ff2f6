import Planner
import Resources
import Support

/// The fields of a change as lines of text: short values beside their names, long texts below them.
struct FieldText: Sendable {
  /// A text with more characters than this is compared line by line.
  static let longText = 60
  /// How many lines are shown of a text that has nothing to be compared with.
  static let shownLines = 10

  /// From so many columns on, what is said of a field does not push that of the others to the side.
  private static let alignedNotes = 60

  /// Whether it is coloured.
  let style: Style
  /// Fits them into what there is.
  let rows: Rows

  /// The fields' layout; without a width nothing is broken.
  init(style: Style, width: Int? = nil) {
    self.style = style
    rows = Rows(width: width)
  }

  /// How one field is laid out.
  enum Layout {
    /// In one line where there is room; otherwise the parts below each other.
    case beside([String])
    /// Lines below the name, with what stands beside it all the same.
    case below([String], beside: String = "")
  }

  /// The lines of all fields, names aligned, without indentation.
  func lines(of change: Change) -> [String] {
    let layouts = change.fields.map { ($0, layout($0, of: change), note($0)) }
    var names = 0
    var values = 0
    for (field, layout, note) in layouts {
      guard case .beside(let parts) = layout else { continue }
      names = max(names, field.name.count)
      let columns = Columns.width(of: parts.joined(separator: " "))
      if note != nil, columns <= FieldText.alignedNotes { values = max(values, columns) }
    }
    return layouts.flatMap { field, layout, note -> [String] in
      switch layout {
      case .beside(let parts):
        let name = "\(field.name): " + String(repeating: " ", count: names - field.name.count)
        return beside(name, parts, note, column: values)
      case .below(let lines, let beside):
        let note = note.map { "  " + style.paint($0.text, $0.role) } ?? ""
        return ["\(field.name):\(beside.isEmpty ? "" : " " + beside)\(note)"] + lines.map { "  " + $0 }
      }
    }
  }

  /// What is said of a field beside its value.
  private func note(_ field: Change.FieldChange) -> (text: String, role: Style.Role)? {
    let all = field.notes
    if all.isEmpty { return nil }
    return ("# " + all.joined(separator: ", "), field.forcesReplacement ? .removed : .waiting)
  }

  /// The name, the value and what is said of it, in one line or in as many as there must be.
  private func beside(
    _ name: String,
    _ parts: [String],
    _ note: (text: String, role: Style.Role)?,
    column: Int
  ) -> [String] {
    let value = parts.joined(separator: " ")
    let columns = Columns.width(of: value)
    var lines = [name + value]
    if let width = rows.width, name.count + columns > width {
      let indentation = String(repeating: " ", count: name.count)
      let room = width - name.count
      let broken = parts.flatMap { Rows.value($0, columns: room) }
      lines = broken.enumerated().map { ($0.offset == 0 ? name : indentation) + $0.element }
    }
    guard let note else { return lines }
    let painted = style.paint(note.text, note.role)
    let padding = String(repeating: " ", count: lines.count == 1 ? max(column - columns, 0) : 0)
    let last = Columns.width(of: lines[lines.count - 1] + padding) + 2 + note.text.count
    if let width = rows.width, last > width {
      return lines + [String(repeating: " ", count: name.count) + painted]
    }
    lines[lines.count - 1] += padding + "  " + painted
    return lines
  }

  /// How that field is laid out, whatever the others are like.
  func layout(_ field: Change.FieldChange, of change: Change) -> Layout {
    let sides = FieldSides(field, of: change)
    if let (old, new) = sides.longTexts { return difference(old, new) }
    if let (old, new) = sides.texts {
      let spelling = VisibleText.spelling(for: old, new)
      return .beside([VisibleText.quoted(old, spelling), "-> \(VisibleText.quoted(new, spelling))"])
    }
    switch (sides.before, sides.after) {
    case (.absent, .absent): return .beside(["null"])
    case (.absent, let side): return whole(side, sign: "+", .added)
    case (let side, .absent): return whole(side, sign: "-", .removed)
    case (let old, .value(.text(let new))) where FieldSides.isMultiline(new):
      return .below(block(new, sign: "+", .added), beside: "\(old.inline) ->")
    case (.value(.text(let old)), let new) where FieldSides.isMultiline(old):
      return .below(block(old, sign: "-", .removed), beside: "-> \(new.inline)")
    case (let old, let new): return .beside([old.inline, "-> \(new.inline)"])
    }
  }

  // MARK: - One side

  private func whole(_ side: FieldSide, sign: String, _ role: Style.Role) -> Layout {
    guard let text = side.text, FieldSides.isMultiline(text) else { return .beside([side.inline]) }
    return .below(block(text, sign: sign, role))
  }

  /// The first lines of a text.
  private func block(_ text: String, sign: String, _ role: Style.Role) -> [String] {
    let lines = LineDiff.lines(of: Field.withLineFeeds(text))
    let shown = lines.prefix(FieldText.shownLines).flatMap { line in
      differences.rows(DiffLine(sign, line, .readable), role)
    }
    let rest = lines.count - min(lines.count, FieldText.shownLines)
    return rest == 0 ? shown : shown + [style.paint("… \(rest) more line\(rest == 1 ? "" : "s")", .faint)]
  }

  // MARK: - Both sides

  private func difference(_ old: String, _ new: String) -> Layout {
    let lines = differences.lines(old, new)
    return lines.isEmpty ? .beside(["only line ends differ"]) : .below(lines)
  }

  private var differences: DifferenceText { DifferenceText(style: style, width: rows.left(beside: 2)) }
}
