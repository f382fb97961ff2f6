extension Field {
  /// Whether the value is of those that this table has. A newer API may say others, which are kept as they are.
  package func knows(_ value: Value) -> Bool {
    switch (type, value) {
    case (_, .null), (.boolean, .bool), (.integer, .int), (.reference, .reference): true
    case (.word(let words), .text(let word)): words.contains(word)
    case (.combination(let rule), .combination(let value)): rule.words.contains(value.word)
    case (.code(let codes), .text(let word)): codes.contains { $0.word == word }
    case (.boolean, _), (.integer, _), (.reference, _), (.word, _), (.code, _), (.combination, _): false
    case (.text, let value), (.filter, let value), (.content, let value), (.map, let value): !value.isRaw
    }
  }
}
