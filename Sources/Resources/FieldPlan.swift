extension Field {
  /// Reads what a plan says of this field's value: the inverse of `Value.json`. Nil for what no field of this type can be.
  public func value(fromPlan json: JSON) -> Value? {
    switch (type, json) {
    case (_, .null): .null
    case (_, .bool(let truth)): .bool(truth)
    case (_, .int(let number)): .int(number)
    case (.reference, .string(let name)): .reference(.name(name))
    case (_, .string(let text)): .text(text)
    case (.reference, .object): json["id"]?.int.map { .reference(.id($0)) }
    case (.map, .object(let members)):
      members.contains { $0.value.text == nil && $0.value != .null }
        ? nil : .sortedMap(members.map { .init($0.name, $0.value.text) })
    case (.combination, .object): Combination(fromPlan: json).map(Value.combination)
    case (_, .object), (_, .array), (_, .double), (_, .number): nil
    }
  }
}
