import Resources

/// A value within a line, much as a manifest or JSON writes it.
enum ValueText {
  /// The whole value.
  static func inline(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool(let truth): truth ? "true" : "false"
    case .int(let number): String(number)
    case .text(let text), .reference(.name(let text)): VisibleText.quoted(text)
    case .reference(.id(let id)): "{id: \(id)}"
    case .template(let pieces): VisibleText.quoted(pieces.written)
    case .map(let entries):
      "{"
        + entries.map { entry in
          "\(VisibleText.quoted(entry.name)): \(entry.raw.map(inline) ?? entry.text.map { VisibleText.quoted($0) } ?? "null")"
        }.joined(separator: ", ")
        + "}"
    case .combination(let combination):
      "\(VisibleText.phrase(combination.word)) of "
        + combination.objects.map { inline(.reference($0)) }.joined(separator: ", ")
    case .raw(let raw): inline(raw)
    }
  }

  /// What is kept as an answer has it.
  private static func inline(_ raw: RawJSON) -> String { VisibleText.phrase(raw.json.text()) }

  /// A text with more characters than this is nobody's to read within a line.
  private static let longest = 500

  /// The value, cut with its length where it is beyond all measure.
  static func shown(_ value: Value) -> String { cut(value, to: longest) }

  /// The value, a long text cut with its length; nil is told as null.
  static func short(_ value: Value?) -> String { cut(value ?? .null, to: FieldText.longText) }

  private static func cut(_ value: Value, to length: Int) -> String {
    if case .raw = value {
      let text = inline(value)
      let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
      let count = text.unicodeScalars.count
      return count > length ? "\(start)… (\(count) characters)" : text
    }
    guard case .text(let text) = value, text.unicodeScalars.count > length else { return inline(value) }
    var start = String.UnicodeScalarView()
    start.append(contentsOf: text.unicodeScalars.prefix(length))
    return "\(VisibleText.quoted(String(start)))… (\(text.unicodeScalars.count) characters)"
  }
}
