import Planner
import Resources

/// The fields of a change: short values in a line, long texts side by side, HTML as it looks.
struct FieldHTML: Sendable {
  /// What previews may still take up.
  var preview = HTMLPreview()

  /// The list of all fields; empty where there are none.
  mutating func html(of change: Change) -> String {
    if change.fields.isEmpty { return "" }
    var rows: [String] = []
    for field in change.fields { rows.append(row(field, of: change)) }
    return "<dl>\n\(rows.joined())</dl>\n"
  }

  private mutating func row(_ field: Change.FieldChange, of change: Change) -> String {
    let sides = FieldSides(field, of: change)
    let notes = field.notes.map { "<span class=\"mark\">\(HTMLText.phrase($0))</span>" }.joined()
    let (inline, block) = value(sides, "\(field.name) of \(change.address)")
    let look =
      change.kind.field(field.name)?.isHTML == true
      ? preview.html(sides, field.name, of: change.address.description) : ""
    let isWide = !block.isEmpty || !look.isEmpty
    return "<div\(isWide ? " class=\"wide\"" : "")><dt>\(HTMLText.phrase(field.name))</dt>"
      + "<dd>\(inline)\(notes)\(isWide ? "\n" : "")\(block)\(look)</dd></div>\n"
  }

  /// What stands beside the name, and what stands below.
  private func value(_ sides: FieldSides, _ label: String) -> (inline: String, block: String) {
    if let (old, new) = sides.longTexts { return ("", DifferenceHTML(old, new).html(label)) }
    if let (old, new) = sides.texts {
      let spelling = VisibleText.spelling(for: old, new)
      return (
        FieldHTML.becomes(VisibleText.quoted(old, spelling), VisibleText.quoted(new, spelling)), ""
      )
    }
    switch (sides.before, sides.after) {
    case (.absent, let side), (let side, .absent):
      guard let text = long(side) else { return (FieldHTML.one(side.inline, "code"), "") }
      return ("", FieldHTML.block(text))
    case (let old, let new):
      if let text = long(new) { return (FieldHTML.becomes(old.inline, nil), FieldHTML.block(text)) }
      guard let text = long(old) else { return (FieldHTML.becomes(old.inline, new.inline), "") }
      return ("", FieldHTML.block(text) + FieldHTML.becomes(nil, new.inline) + "\n")
    }
  }

  private func long(_ side: FieldSide) -> String? {
    side.text.flatMap { FieldSides.isMultiline($0) ? $0 : nil }
  }

  // MARK: - Markup

  private static func becomes(_ old: String?, _ new: String?) -> String {
    [old.map { one($0, "del") }, "<span class=\"to\">→</span>", new.map { one($0, "ins") }]
      .compactMap { $0 }.joined(separator: " ")
  }

  private static func one(_ text: String, _ tag: String) -> String {
    "<\(tag)>\(HTMLText.phrase(text))</\(tag)>"
  }

  /// The first lines of a text that has nothing to be compared with.
  private static func block(_ text: String) -> String {
    let lines = LineDiff.lines(of: Field.withLineFeeds(text))
    let shown = lines.prefix(FieldText.shownLines).map { line in
      let rest = line.count - DifferenceHTML.shownCharacters
      let start = HTMLText.escaped(VisibleText.line(String(line.prefix(DifferenceHTML.shownCharacters))))
      return rest > 0 ? start + "<i>… \(HTMLText.count(rest, "more character"))</i>" : start
    }
    let rest = lines.count - shown.count
    // A browser drops a line end right after the tag.
    return "<pre>\n" + shown.joined(separator: "\n")
      + (rest > 0 ? "\n<i>… \(HTMLText.count(rest, "more line"))</i>" : "") + "</pre>\n"
  }
}
