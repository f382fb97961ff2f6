/// Why a live object is not changed, replaced or deleted: the API does not take the call.
package struct Fixed: Sendable {
  /// The field that says so, with the values that it could have.
  private let rule: Kind.Changeability
  /// Its value; nil where the tenant does not tell it.
  private let value: String?

  fileprivate init(_ rule: Kind.Changeability, _ value: String?) {
    self.rule = rule
    self.value = value
  }
  /// As what several objects have in common.
  package var clause: String { "whose \(rule.field) is \(value ?? "not known")" }

  /// As a clause of one object.
  package var reason: String {
    let rest =
      rule.isForOthers
      ? "one that is \(rule.words.joined(separator: " or ")) cannot be \(rule.calls.participle)"
      : "only \(rule.words.joined(separator: ", ")) can be \(rule.calls.participle)"
    return "its \(rule.field) is \(value ?? "not known"), and \(rest): \(rule.remedy)"
  }
}

extension Kind {
  /// Why the API does not take that call for an object of these values; nil where it does.
  package func fixed(_ live: Values, for call: Changeability.Calls) -> Fixed? {
    changeable.lazy.filter { $0.calls.contains(call) }.compactMap { rule -> Fixed? in
      let found = self.text(rule.field, in: live).flatMap { $0.isEmpty ? nil : $0 }
      return rule.takes(found) ? nil : Fixed(rule, found)
    }.first
  }
}

extension Kind.Changeability.Calls {
  fileprivate var participle: String {
    let words: [(Kind.Changeability.Calls, String)] = [
      (.change, "changed"), (.replacement, "replaced"), (.deletion, "deleted"),
    ]
    return words.filter { contains($0.0) }.map(\.1).joined(separator: " or ")
  }
}
