extension Declaration {
  /// Declared fields that mean nothing for an object of these values, with what is wrong.
  package func inapplicable(given values: Values) -> [(mark: Mark, message: String)] {
    guard kind.hasConditionalFields else { return [] }
    return kind.fields.enumerated().compactMap { slot, field in
      guard let value = self.values[slot], value != .null,
        case .isOneOf(let other, let words) = field.applies,
        let found = kind.text(other, in: values), !words.contains(found)
      else { return nil }
      return (
        marks[slot] ?? mark,
        "\(field.name) does not apply to \(other) \(found), only to \(words.joined(separator: ", "))"
      )
    }
  }
}
