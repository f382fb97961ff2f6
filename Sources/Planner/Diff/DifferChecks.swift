import Resources

extension Differ {
  /// Demands what a create must have. `carried` are the values of the object that is replaced, whose own content the
  /// executor reads and carries over.
  mutating func checkNeeds(_ declaration: Declaration, _ wanted: Values, carried: Values?) -> Bool {
    let kind = declaration.kind
    let missing = kind.fields.enumerated().filter { slot, field in
      guard field.needed.holds(for: wanted, of: kind) else { return false }
      if let value = wanted[slot], value != .null { return false }
      if let carried, field.isDetail, field.applies.holds(for: carried, of: kind) { return false }
      return true
    }.map(\.element.name)
    if missing.isEmpty { return true }
    let what =
      carried == nil ? "does not exist yet, and creating it" : "must be replaced, and creating it again"
    diagnostics.append(
      .error(
        "\(kind.title) \"\(declaration.name ?? "")\" \(what) needs \(missing.joined(separator: ", "))",
        at: declaration.mark
      )
    )
    return false
  }

  /// Refuses declared fields that mean nothing for the object's type.
  mutating func checkApplies(_ declaration: Declaration, _ wanted: Values) -> Bool {
    let problems = declaration.inapplicable(given: wanted)
    diagnostics += problems.map { .error($0.message, at: $0.mark) }
    return problems.isEmpty
  }

  /// Refuses a change of a field that nothing can change.
  mutating func checkType(_ declaration: Declaration, _ live: LiveObject) -> Bool {
    let kind = declaration.kind
    for (slot, field) in kind.fields.enumerated() {
      guard case .refuse(let why) = field.onChange, let found = live.values[slot] else { continue }
      var wanted = declaration.values[slot]
      if let type = kind.container?.typeField, type.name == field.name, wanted == nil {
        wanted = .text(type.standard)
      }
      guard let wanted, !field.same(wanted, found) else { continue }
      let isDefault = declaration.values[slot] == nil
      diagnostics.append(
        .error(
          "\(kind.title) \"\(declaration.name ?? "")\" has the \(field.name) \(found.asText ?? "") in the tenant, not \(wanted.asText ?? "")\(isDefault ? ", which is the default" : ""): \(why)",
          at: declaration.marks[slot] ?? declaration.mark
        )
      )
      return false
    }
    return true
  }
}
