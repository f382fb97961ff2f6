/// A test over the values of one object, as data in a kind's table.
package enum Condition: Sendable {
  case always
  case never
  /// The field has one of these texts.
  case isOneOf(String, [String])
  /// The field is true.
  case isTrue(String)
  /// The field's text contains this one.
  case contains(String, String)
  /// The field's text is one that the API keeps for itself (`TextRule.refusals`).
  case isReserved(String)

  /// Whether it holds. A field without a value fulfils nothing.
  package func holds(for values: Values, of kind: Kind) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .isOneOf(let field, let words): kind.text(field, in: values).map(words.contains) ?? false
    case .isTrue(let field): kind.slot(field).flatMap { values[$0] } == .bool(true)
    case .contains(let field, let part): kind.text(field, in: values)?.contains(part) ?? false
    case .isReserved(let field):
      if let text = kind.text(field, in: values), case .text(let rule)? = kind.field(field)?.type {
        rule.isReserved(text)
      } else {
        false
      }
    }
  }

  /// Whether it never holds.
  package var isNever: Bool { if case .never = self { true } else { false } }

  /// Whether it looks at that field.
  package func asks(for name: String) -> Bool {
    switch self {
    case .always, .never: false
    case .isOneOf(let field, _), .isTrue(let field), .contains(let field, _), .isReserved(let field):
      field == name
    }
  }
}

/// A condition with the sentence that tells what follows from it.
package struct Rule: Sendable {
  /// When it applies.
  package let when: Condition
  /// What it means, as a clause without a full stop.
  package let message: String

  /// A rule from its condition and its clause.
  package init(_ when: Condition, _ message: String) {
    self.when = when
    self.message = message
  }

  /// The clause, where the condition holds.
  package func message(for values: Values, of kind: Kind) -> String? {
    when.holds(for: values, of: kind) ? message : nil
  }
}
