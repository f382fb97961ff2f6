import Resources

extension LiveManifest {
  /// Takes away what a manifest cannot say, because this version does not know its shape: left out, it stays as it is. What
  /// was taken away is told; nil for nothing. A field that every object needs stays, and with it the object is left out.
  func withoutOddShape(_ values: inout Values, _ slot: Int, _ field: Field, isNeeded: Bool) -> String? {
    guard let value = values[slot] else { return nil }
    if case .map(let entries) = value {
      let odd = entries.filter { $0.raw?.isStructured ?? false }
      guard !odd.isEmpty else { return nil }
      values[slot] = .map(entries.filter { !($0.raw?.isStructured ?? false) })
      let shown = odd.map { "\($0.name) (\(($0.text ?? "").shortened(to: 60)))" }.joined(separator: ", ")
      return "\(field.name) is not declared here with \(shown): this version does not know such values"
    }
    let isRequired = if case .text(let rule) = field.type { rule.isRequired } else { false }
    guard isOdd(value, field), !isNeeded, !isRequired else { return nil }
    values[slot] = nil
    return
      "\(field.name) is not declared here: this version does not know its value \(value.json.text().shortened(to: 60))"
  }

  /// A manifest's 7 or true in a text field is the text, which is not what is there.
  private func isOdd(_ value: Value, _ field: Field) -> Bool {
    switch value {
    case .raw: true
    case .int, .bool: field.type.isText
    default: false
    }
  }
}
