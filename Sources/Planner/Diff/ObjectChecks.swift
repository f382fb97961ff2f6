import Resources

extension ObjectDiff {
  /// Demands what a create must have. `carried` are the values of the object that is replaced, whose own content the
  /// executor reads and carries over.
  func checkNeeds(_ declaration: Declaration, _ wanted: Values, carried: Values?) throws(Refusal) {
    let kind = declaration.kind
    let missing = kind.fields.enumerated().filter { slot, field in
      guard field.needed.holds(for: wanted, of: kind) else { return false }
      if let value = wanted[slot], value != .null { return false }
      if let carried, field.isDetail, field.applies.holds(for: carried, of: kind) { return false }
      return true
    }.map(\.element.name)
    if missing.isEmpty { return }
    let what =
      carried == nil ? "does not exist yet, and creating it" : "must be replaced, and creating it again"
    throw Refusal(
      "\(kind.title) \"\(declaration.name ?? "")\" \(what) needs \(missing.joined(separator: ", "))",
      at: declaration.mark
    )
  }

  /// Refuses declared fields that mean nothing for the object's type.
  func checkApplies(_ declaration: Declaration, _ wanted: Values) throws(Refusal) {
    let problems = declaration.inapplicable(given: wanted)
    if !problems.isEmpty { throw Refusal(problems.map { .error($0.message, at: $0.mark) }) }
  }

  /// The error where a field would change that nothing can change; nil where there is none.
  func typeProblem(_ declaration: Declaration, _ live: LiveObject) -> Diagnostic? {
    let kind = declaration.kind
    for (slot, field) in kind.fields.enumerated() {
      guard case .refuse(let why) = field.onChange, let found = live.values[slot] else { continue }
      var wanted = declaration.values[slot]
      if let type = kind.container?.typeField, type.name == field.name, wanted == nil {
        wanted = .text(type.standard)
      }
      guard let wanted, !field.same(wanted, found) else { continue }
      let isDefault = declaration.values[slot] == nil
      return .error(
        "\(kind.title) \"\(declaration.name ?? "")\" has the \(field.name) \(found.asText ?? "") in the tenant, not \(wanted.asText ?? "")\(isDefault ? ", which is the default" : ""): \(why)",
        at: declaration.marks[slot] ?? declaration.mark
      )
    }
    return nil
  }

  /// The list that the object belongs to. Refuses one that is neither there nor made.
  func list(of position: Int, _ declaration: Declaration) throws(Refusal) -> Change.ListID {
    let kind = declaration.kind
    guard kind.endpoint.listMember != nil || kind.isDocument else { return .none }
    guard let list = declaration.list else {
      if let id = context.matches.systemList { return .known(id) }
      throw Refusal(
        "\(Registry.SystemList.assumption), which \(kind.title.plural) outside lists belong to",
        at: declaration.mark
      )
    }
    if let id = context.matches.live[list]?.id { return .known(id) }
    let owner = context.configuration.declarations[list]
    let isMade = context.selection.isSelected[list] || context.selection.neededBy[list] != nil
    if !isMade || context.options.isExcluded(owner.address) {
      throw Refusal(
        "\(owner.address), which it belongs to, does not exist and is left out",
        at: declaration.mark
      )
    }
    return .made(owner.address)
  }

  /// Why everything below the declaration's list waits, where the list itself must wait.
  func listDeferral(_ declaration: Declaration) -> String? {
    guard let list = declaration.list, context.matches.live[list] == nil else { return nil }
    let owner = context.configuration.declarations[list]
    guard owner.kind.unmakeable?.message(for: owner.values, of: owner.kind) != nil else { return nil }
    return "\(owner.address) is deferred"
  }
}
