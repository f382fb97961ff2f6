import Planner
import Resources

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
  private enum Layout {
    /// In one line where there is room; otherwise the parts below each other.
    case beside([String])
    /// Lines below the name, with what stands beside it all the same.
    case below([String], beside: String = "")
  }

  /// What a field is before or after a change.
  private enum Side {
    /// There is no object, or it is not said what its field is.
    case absent
    case unreadable
    case value(Value)
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
    let origin =
      switch field.changedIn {
      case .manifests?: "changed in the manifests"
      case .tenant?: "changed in the tenant"
      case .both?: "changed in both"
      case nil: nil as String?
      }
    let all = [field.forcesReplacement ? "forces replacement" : nil, origin].compactMap { $0 }
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

  private func layout(_ field: Change.FieldChange, of change: Change) -> Layout {
    switch (before(field, of: change), after(field, of: change)) {
    case (.absent, .absent): return .beside(["null"])
    case (.absent, let side): return whole(side, sign: "+", .added)
    case (let side, .absent): return whole(side, sign: "-", .removed)
    case (.value(.text(let old)), .value(.text(let new))) where !old.isEmpty && !new.isEmpty:
      if isLong(old) || isLong(new) { return difference(old, new, change.kind.field(field.name)) }
      let spelling = VisibleText.spelling(for: old, new)
      return .beside([VisibleText.quoted(old, spelling), "-> \(VisibleText.quoted(new, spelling))"])
    case (let old, .value(.text(let new))) where isMultiline(new):
      return .below(block(new, sign: "+", .added), beside: "\(inline(old)) ->")
    case (.value(.text(let old)), let new) where isMultiline(old):
      return .below(block(old, sign: "-", .removed), beside: "-> \(inline(new))")
    case (let old, let new): return .beside([inline(old), "-> \(inline(new))"])
    }
  }

  private func before(_ field: Change.FieldChange, of change: Change) -> Side {
    guard let live = change.live else { return .absent }
    let value = field.before ?? .null
    // A plan shows what cannot be read as null; only the object tells the two apart.
    if value == .null, let slot = change.kind.slot(field.name), live.values[slot] == nil {
      return .unreadable
    }
    return .value(value)
  }

  private func after(_ field: Change.FieldChange, of change: Change) -> Side {
    switch change.action {
    case .delete, .deferred(.delete): .absent
    case .create, .update, .replace, .deferred: .value(field.after ?? .null)
    }
  }

  // MARK: - One side

  private func whole(_ side: Side, sign: String, _ role: Style.Role) -> Layout {
    guard case .value(.text(let text)) = side, isMultiline(text) else { return .beside([inline(side)]) }
    return .below(block(text, sign: sign, role))
  }

  private func inline(_ side: Side) -> String {
    switch side {
    case .absent: "null"
    case .unreadable: "(unreadable)"
    case .value(let value): ValueText.shown(value)
    }
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

  private func isLong(_ text: String) -> Bool {
    isMultiline(text) || text.unicodeScalars.count > FieldText.longText
  }

  private func isMultiline(_ text: String) -> Bool { DifferenceText.isMultiline(text) }

  // MARK: - Both sides

  private func difference(_ old: String, _ new: String, _ field: Field?) -> Layout {
    var (old, new) = (old, new)
    // Line ends of content mean nothing, so that they must not look like changes beside the real ones.
    if case .content? = field?.type { (old, new) = (Field.withLineFeeds(old), Field.withLineFeeds(new)) }
    let lines = differences.lines(old, new)
    return lines.isEmpty ? .beside(["only line ends differ"]) : .below(lines)
  }

  private var differences: DifferenceText { DifferenceText(style: style, width: rows.left(beside: 2)) }
}
