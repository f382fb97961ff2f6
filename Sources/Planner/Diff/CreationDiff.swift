import Resources

/// What is declared and not there.
extension ObjectDiff {
  /// The create, or why it waits. Refuses what cannot be created.
  func creation(_ position: Int, _ declaration: Declaration) throws(Refusal) -> Decision {
    var created = Comparison(position, declaration, .none, nil)
    let fields = wantedFields(&created)
    created.list = try list(of: position, declaration)
    let kind = declaration.kind
    func deferred(_ why: String) -> Decision { .defer(proposal(created, .deferred(.create), fields, why)) }
    if let why = kind.unmakeable?.message(for: created.merged, of: kind) { return deferred(why) }
    if let why = listDeferral(declaration) { return deferred(why) }
    try checkNeeds(declaration, created.merged, carried: nil)
    try checkApplies(declaration, created.merged)
    created.notes = unfitValues(declaration, kind.fields.indices)
    let unfit = missingCompanions(declaration, created.merged, isNew: true)
    let waiting = try judge(unfit, notes: created.notes)
    let foreign = joined([foreignNumbers(declaration, kind.fields.indices), waiting])
    switch resolved(declaration, created.merged, list: created.list) {
    case .deferred(let why): return deferred(joined([foreign, why]) ?? why)
    case .values(let values, let pending):
      if let foreign { return deferred(foreign) }
      (created.desired, created.pending) = (values, pending)
      let need = context.selection.neededBy[position].map {
        "needed by \(context.configuration.declarations[$0].address)"
      }
      let reason = joined([need, context.matches.reasons[position]])
      return .create(proposal(created, .create, fields, reason))
    }
  }

  /// All that is shown of a create. What the tenant would have by default, and what an interrupted replacement has left of
  /// undeclared fields, is wanted, too: it would be lost with the copy.
  private func wantedFields(_ created: inout Comparison) -> [Change.FieldChange] {
    let (kind, declaration) = (created.kind, created.declaration)
    if let type = kind.container?.typeField, let slot = kind.slot(type.name), created.merged[slot] == nil {
      created.merged[slot] = .text(type.standard)
    }
    var fields = declaredSlots(declaration).map { fieldChange($0, declaration, nil) }
    if let carried = context.matches.carried[created.position] {
      for (slot, field) in kind.fields.enumerated() {
        guard field.uses.contains(.create), created.merged[slot] == nil, let value = carried.values[slot]
        else { continue }
        created.merged[slot] = value
        let shown = context.references.shown(value, field, list: carried.list)
        fields.append(Change.FieldChange(name: field.name, before: nil, after: shown))
      }
      fields.sort { kind.slot($0.name) ?? 0 < kind.slot($1.name) ?? 0 }
    }
    created.desired = created.merged
    return fields
  }

  private func proposal(
    _ created: Comparison,
    _ action: Change.Action,
    _ fields: [Change.FieldChange],
    _ reason: String?
  ) -> Proposal {
    let declaration = created.declaration
    let warnings =
      action == .create
      ? [created.kind.createWarning].compactMap { $0 } + arrivalWarnings(declaration) : []
    return Proposal(
      change: Change(
        action,
        declaration.subject(in: created.list),
        live: nil,
        target: .init(desired: created.desired, pending: created.pending),
        shown: .init(fields: fields, reason: reason, warnings: warnings)
      ),
      notes: created.notes
    )
  }
}
