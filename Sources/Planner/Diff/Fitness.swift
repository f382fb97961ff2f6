import Resources

/// What the API would refuse, or not keep: told before anything is written.
extension ObjectDiff {
  /// Problems with the places that they are told at.
  typealias Unfit = [(message: String, mark: Mark)]

  /// Refuses what has problems, with the notes. What comes from another tenant waits instead, for the reason that is given:
  /// nobody could change it in a manifest.
  func judge(_ problems: Unfit, notes: [Diagnostic]) throws(Refusal) -> String? {
    if problems.isEmpty { return nil }
    if context.options.isForeign { return problems.map(\.message).joined(separator: "; ") }
    throw Refusal(notes + problems.map { .error($0.message, at: $0.mark) })
  }

  /// Warnings of entries of maps in these fields that cannot be what they stand for, where they would be written. The tenant
  /// judges: it may take more than the reference says.
  func unfitValues(_ declaration: Declaration, _ slots: some Sequence<Int>, over live: Values? = nil)
    -> [Diagnostic]
  {
    var warnings: [Diagnostic] = []
    for slot in slots {
      let field = declaration.kind.fields[slot]
      guard case .map(let entries)? = declaration.values[slot] else { continue }
      var found: [Value.Entry] = []
      if case .map(let all)? = live?[slot] { found = all }
      for entry in entries where !found.contains(entry) {
        guard let problem = context.forms.problem(with: entry, field) else { continue }
        warnings.append(
          .warning("\(field.name): \(problem)", at: declaration.marks[slot] ?? declaration.mark)
        )
      }
    }
    return warnings
  }

  /// Fields that the API does not keep without another one, which the object would not have.
  func missingCompanions(_ declaration: Declaration, _ wanted: Values, isNew: Bool) -> Unfit {
    let kind = declaration.kind
    return kind.fields.enumerated().compactMap { slot, field in
      guard let name = field.companion, let other = kind.slot(name), let value = wanted[slot],
        !value.isEmpty, wanted[other]?.isEmpty ?? isNew
      else { return nil }
      let declared = (declaration.values[slot] != nil, declaration.values[other] != nil)
      switch declared {
      case (true, _):
        return (
          "\(kind.title) \"\(declaration.name ?? "")\": \(field.name) needs \(name), which it does not have (without it the API keeps neither): declare \(name) too",
          declaration.marks[slot] ?? declaration.mark
        )
      case (false, true):
        let shown = (value.asText ?? "").shortened(to: 60)
        return (
          "\(kind.title) \"\(declaration.name ?? "")\": \(field.name) (\"\(shown)\" in the tenant) needs \(name): declare \(field.name): null too, or keep \(name)",
          declaration.marks[other] ?? declaration.mark
        )
      case (false, false): return nil
      }
    }
  }

  /// Live values that nobody declares and that the PUT of the whole object would be refused for.
  func refusedByPut(_ declaration: Declaration, _ live: LiveObject) -> Unfit {
    let kind = declaration.kind
    guard kind.change == .put else { return [] }
    return kind.fields.enumerated().compactMap { slot, field in
      guard declaration.values[slot] == nil, slot != kind.identitySlot, field.uses.contains(.change),
        live.values.leftOut & 1 << UInt64(slot) == 0, field.applies.holds(for: live.values, of: kind),
        let value = live.values[slot], let problem = field.refusal(of: value)
      else { return nil }
      return (
        "\(declaration.address) cannot be written with the \(field.name) that it has in the tenant, which \(problem): declare \(field.name)",
        declaration.mark
      )
    }
  }

  /// Why a document waits that holds the id of an object which is gone: written whole, it would be refused.
  func goneReferences(_ declaration: Declaration, _ live: LiveObject) -> String? {
    let kind = declaration.kind
    return joined(
      kind.fields.enumerated().map { slot, field in
        guard declaration.values[slot] == nil, case .reference(.lookup(let lookup)) = field.type,
          case .reference(.id(let id))? = live.values[slot],
          context.references.isGone(id, lookup, list: live.list)
        else { return nil }
        return
          "its \(field.name) is the \(lookup.title) with the id \(id), which does not exist any more: declare \(field.name), or choose another in Inxmail"
      }
    )
  }
}

extension Field {
  /// What the API has against a value of its own, as the end of a sentence; nil for nothing.
  fileprivate func refusal(of value: Value) -> String? {
    switch (type, value) {
    case (.text(let rule), .null): rule.isRequired ? "must not be empty" : nil
    case (.text(let rule), .text(let text)): rule.problem(with: text)
    case (.integer(let range), .int(let number)):
      range.contains(number) ? nil : "must be between \(range.lowerBound) and \(range.upperBound)"
    default: nil
    }
  }
}

extension Planner {
  /// The collections that tell whether documents to be written whole hold objects that are gone, and were not read yet.
  package func missingLookups(_ plan: Plan, _ snapshot: Snapshot) -> [Lookup] {
    var lookups: [String: Lookup] = [:]
    for change in plan.changes
    where change.action == .update && change.kind.change == .put && change.kind.hasReferences {
      for (slot, field) in change.kind.fields.enumerated() {
        guard change.desired[slot] == nil, case .reference(.lookup(let lookup)) = field.type,
          case .reference(.id)? = change.live?.values[slot], snapshot.lookups[lookup.path] == nil
        else { continue }
        lookups[lookup.path] = lookup
      }
    }
    return lookups.values.sorted { $0.path < $1.path }
  }
}
