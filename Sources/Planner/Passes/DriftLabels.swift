import Resources

/// Adds to each field that changes which side has changed since the base of a comparison, the manifests or the tenant.
struct DriftLabels: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) {
    if let drift = context.drift { draft.changes = labelled(draft.changes, drift) }
  }

  private func labelled(_ changes: [Change], _ drift: Drift) -> [Change] {
    var positions: [Address: Int] = [:]
    for (position, declaration) in drift.today.declarations.enumerated() {
      positions[declaration.address] = position
    }
    let past = drift.past(context.matches)
    let remade = Set(changes.filter { $0.action == .replace }.map(\.address))
    return changes.map { change in
      var change = change
      let position = change.mark.flatMap { _ in positions[change.address] }
      let origins = change.fields.map { field -> Change.Origin? in
        // It changes because of what it holds.
        if change.holds(remade, field) { return nil }
        if let position { return origin(of: field, change, (position, drift)) }
        return origin(of: change, past)
      }
      // What neither declares changes because of the others: a part that a new type does not have.
      let others = Set(origins.compactMap(\.self))
      let follows = others.count == 1 ? others.first : others.isEmpty ? .manifests : .both
      change.fields = zip(change.fields, origins).map { field, origin in
        var field = field
        field.changedIn = origin ?? follows
        return field
      }
      return change
    }
  }

  /// Which side changed where something is deleted that nothing declares: nobody declares it any more, it is pruned only now,
  /// or it came to be in the tenant.
  private func origin(of delete: Change, _ past: (Change) -> Drift.Past) -> Change.Origin {
    if delete.kind.usesTemporaryName(delete.name) { return .tenant }
    return switch past(delete) {
    case .declared, .nothing(isPruned: false): .manifests
    case .absent, .nothing(isPruned: true): .tenant
    }
  }

  /// Which side changed one field of a declared object; nil where neither declares it.
  private func origin(of change: Change.FieldChange, _ whole: Change, _ place: (position: Int, drift: Drift))
    -> Change.Origin?
  {
    let (position, drift) = place
    let before = drift.pairs[position].map { drift.base.declarations[$0] }
    if whole.action == .delete || whole.action == .deferred(.delete) {
      return before?.isAbsent == true ? .tenant : .manifests
    }
    guard let slot = whole.kind.slot(change.name) else { return nil }
    let field = whole.kind.fields[slot]
    let wanted = drift.today.declarations[position].values[slot]
    guard let old = before?.values[slot], before?.isAbsent == false else {
      return wanted == nil ? nil : .manifests
    }
    if Drift.same(old, wanted, field) { return .tenant }
    guard let live = whole.live else { return .both }
    // Names and ids both: the base may have either.
    let seen = [change.before, live.values[slot]].compactMap(\.self)
    return seen.isEmpty || seen.contains { field.same(old, $0) } ? .manifests : .both
  }
}

extension Change {
  /// Whether the field holds any of these, and is otherwise as it is wanted.
  fileprivate func holds(_ remade: Set<Address>, _ change: FieldChange) -> Bool {
    guard !remade.isEmpty, let slot = kind.slot(change.name), let wanted = desired[slot],
      let live = live?.values[slot], kind.fields[slot].fulfils(live, wanted)
    else { return false }
    let keyed = wanted.keys.compactMap { kind.fields[slot].address(ofKey: $0) }
    return !remade.isDisjoint(with: (pending[slot] ?? []) + keyed)
  }
}
