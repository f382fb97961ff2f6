/// Why a live object is not changed, replaced or deleted: the API does not take it.
public struct Fixed: Hashable, Sendable {
  /// The field that says so.
  public let field: String
  /// Its value; nil where the tenant does not tell it.
  public let value: String?
  /// The values with which it could be changed.
  public let words: [String]

  /// As what several objects have in common.
  public var clause: String { "whose \(field) is \(value ?? "not known")" }

  /// As a clause of one object.
  public var reason: String {
    "its \(field) is \(value ?? "not known"): only \(words.joined(separator: ", ")) can be changed or deleted"
  }
}

extension Kind {
  /// Why the API does not change or delete an object of these values; nil where it does.
  public func fixed(_ live: Values) -> Fixed? {
    changeable.lazy.compactMap { rule -> Fixed? in
      let found = self.text(rule.field, in: live)
      return found.map(rule.words.contains) ?? false
        ? nil : Fixed(field: rule.field, value: found, words: rule.words)
    }.first
  }
}
