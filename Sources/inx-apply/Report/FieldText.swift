import Planner
import Resources

/// The fields of a change as lines of text: short values beside their names, long texts below them.
struct FieldText: Sendable {
  /// A text with more characters than this is compared line by line.
  static let longText = 60
  /// How many lines are shown of a text that has nothing to be compared with.
  static let shownLines = 10

  /// Whether it is coloured.
  let style: Style

  /// How one field is laid out.
  private enum Layout {
    case beside(String)
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
    let layouts = change.fields.map { ($0, layout($0, of: change)) }
    let width = layouts.reduce(0) { width, field in
      if case .beside = field.1 { max(width, field.0.name.count) } else { width }
    }
    return layouts.flatMap { field, layout -> [String] in
      let mark = field.forcesReplacement ? "  " + style.paint("# forces replacement", .removed) : ""
      switch layout {
      case .beside(let value):
        let padding = String(repeating: " ", count: width - field.name.count)
        return ["\(field.name): \(padding)\(value)\(mark)"]
      case .below(let lines, let beside):
        return ["\(field.name):\(beside.isEmpty ? "" : " " + beside)\(mark)"] + lines.map { "  " + $0 }
      }
    }
  }

  private func layout(_ field: Change.FieldChange, of change: Change) -> Layout {
    switch (before(field, of: change), after(field, of: change)) {
    case (.absent, .absent): return .beside("null")
    case (.absent, let side): return whole(side, sign: "+", .added)
    case (let side, .absent): return whole(side, sign: "-", .removed)
    case (.value(.text(let old)), .value(.text(let new))) where !old.isEmpty && !new.isEmpty:
      if isLong(old) || isLong(new) { return difference(old, new, change.kind.field(field.name)) }
      let spelling = VisibleText.spelling(for: old, new)
      return .beside("\(VisibleText.quoted(old, spelling)) -> \(VisibleText.quoted(new, spelling))")
    case (let old, .value(.text(let new))) where isMultiline(new):
      return .below(block(new, sign: "+", .added), beside: "\(inline(old)) ->")
    case (.value(.text(let old)), let new) where isMultiline(old):
      return .below(block(old, sign: "-", .removed), beside: "-> \(inline(new))")
    case (let old, let new): return .beside("\(inline(old)) -> \(inline(new))")
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
    guard case .value(.text(let text)) = side, isMultiline(text) else { return .beside(inline(side)) }
    return .below(block(text, sign: sign, role))
  }

  private func inline(_ side: Side) -> String {
    switch side {
    case .absent: "null"
    case .unreadable: "(unreadable)"
    case .value(let value): ValueText.inline(value)
    }
  }

  /// The first lines of a text.
  private func block(_ text: String, sign: String, _ role: Style.Role) -> [String] {
    let lines = LineDiff.lines(of: Field.withLineFeeds(text))
    let shown = lines.prefix(FieldText.shownLines).map { style.paint(sign + VisibleText.line($0), role) }
    let rest = lines.count - shown.count
    return rest == 0 ? shown : shown + [style.paint("… \(rest) more line\(rest == 1 ? "" : "s")", .faint)]
  }

  private func isLong(_ text: String) -> Bool {
    isMultiline(text) || text.unicodeScalars.count > FieldText.longText
  }

  private func isMultiline(_ text: String) -> Bool { text.utf8.contains { $0 == 0x0A || $0 == 0x0D } }

  // MARK: - Both sides

  private func difference(_ old: String, _ new: String, _ field: Field?) -> Layout {
    var (old, new) = (old, new)
    // Line ends of content mean nothing, so that they must not look like changes beside the real ones.
    if case .content? = field?.type { (old, new) = (Field.withLineFeeds(old), Field.withLineFeeds(new)) }
    let spelling = VisibleText.spelling(for: old, new)
    let hasPlaces = isMultiline(old) || isMultiline(new)
    let lines = LineDiff(old, new).hunks.flatMap { hunk in
      (hasPlaces ? [style.paint(place(of: hunk), .waiting)] : [])
        + hunk.lines.flatMap { self.lines($0, spelling) }
    }
    return lines.isEmpty ? .beside("only line ends differ") : .below(lines)
  }

  private func place(of hunk: LineDiff.Hunk) -> String {
    func range(_ start: Int, _ count: Int) -> String {
      count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }
    return "@@ -\(range(hunk.oldStart, hunk.oldCount)) +\(range(hunk.newStart, hunk.newCount)) @@"
  }

  private func lines(_ line: LineDiff.Line, _ spelling: VisibleText.Spelling) -> [String] {
    let text = VisibleText.line(line.text, spelling)
    let shown =
      switch line.side {
      case .both: " " + text
      case .old: style.paint("-" + text, .removed)
      case .new: style.paint("+" + text, .added)
      }
    return line.lacksLineEnd ? [shown, style.paint("\\ No newline at end of text", .faint)] : [shown]
  }
}
