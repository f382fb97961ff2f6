import Support

extension Field {
  /// Reads what a plan says of this field's value: the inverse of `Value.json`. Nil for what no field of this type can be;
  /// a plan tells which values are such all the same.
  package func value(fromPlan json: JSON) -> Value? {
    switch (type, json) {
    case (_, .null): .null
    case (_, .bool(let truth)): .bool(truth)
    case (_, .int(let number)): .int(number)
    case (.reference, .string(let name)): .reference(.name(name))
    case (_, .string(let text)): .text(text)
    case (.reference, .object): json["id"]?.int.map { .reference(.id($0)) }
    case (.map, .object(let members)):
      .sortedMap(members.map { .init($0.name, json: $0.value) })
    case (.combination, .object): Combination(fromPlan: json).map(Value.combination)
    case (_, .object), (_, .array), (_, .double), (_, .number): nil
    }
  }
}
