import Resources
import Support

/// Decides what must be done about one declaration, by comparing it with what is there.
struct ObjectDiff {
  let context: PlanContext
  /// What the plan makes anew: whatever refers to it by id must be written again.
  var remade: Set<Address> = []

  init(_ context: PlanContext) { self.context = context }

  /// The decision about the declaration at that position. `live` is its object; nil where there is none, and for documents,
  /// which are read one by one.
  func decide(_ declared: Declaration, at position: Int, _ live: LiveObject?) -> Decision {
    let declaration = context.forms.known(declared)
    if context.options.createOnly, exists(position, declaration) { return .unchanged }
    do throws(Refusal) {
      if declaration.kind.isDocument { return try document(position, declaration) }
      guard let live else {
        return declaration.isAbsent ? .unchanged : try creation(position, arriving(declaration))
      }
      guard declaration.isAbsent else { return try decision(compared(position, declaration, live)) }
      let cause = Deletion.Cause(mark: declaration.mark)
      let change = Deletion(context).change(live, declaration.kind, declaration.address, cause)
      return change.action.isAttempted ? .delete(Proposal(change: change)) : .defer(Proposal(change: change))
    } catch {
      return .refuse(error.diagnostics)
    }
  }

  /// What comes of a document, which is written whole or not at all.
  private func document(_ position: Int, _ declaration: Declaration) throws(Refusal) -> Decision {
    let list = try list(of: position, declaration)
    let isArriving = context.matches.live[declaration.list ?? position] == nil
    let declaration = isArriving ? arriving(declaration) : declaration
    if let why = listDeferral(declaration) {
      var comparison = Comparison(position, declaration, list, nil)
      comparison.changed = declaredSlots(declaration)
      return .defer(update(comparison, .deferred(.update), why))
    }
    return try decision(comparedDocument(position, declaration, list))
  }

  /// What comes of what differs.
  private func decision(_ compared: Comparison) throws(Refusal) -> Decision {
    guard !compared.changed.isEmpty || compared.isHidden else { return .unchanged }
    var comparison = compared
    let isReplaced = isReplaced(comparison)
    if isReplaced { carryReferences(&comparison) }
    let waits = try comparison.kind.isDocument ? documentWaits(&comparison) : waits(&comparison, isReplaced)
    if let why = waits.deferral { return .defer(update(comparison, .deferred(.update), why)) }
    if isReplaced { return try replacement(comparison) }
    let reasons = [context.matches.reasons[comparison.position], waits.reason, remadeReason(comparison)]
    return .update(update(comparison, .update, joined(reasons)))
  }

  /// Whether what differs cannot be written into the object that is there.
  private func isReplaced(_ comparison: Comparison) -> Bool {
    let kind = comparison.kind
    return kind.change == .replacement || comparison.changed.contains { kind.fields[$0].onChange.isReplace }
  }

  /// The update, or what it would be while it waits.
  func update(_ comparison: Comparison, _ action: Change.Action, _ reason: String?) -> Proposal {
    let (declaration, live) = (comparison.declaration, comparison.live)
    let isRename = context.matches.renames.contains(comparison.position)
    return Proposal(
      change: Change(
        action,
        declaration.subject(in: comparison.list),
        live: live,
        target: .init(
          desired: comparison.desired,
          pending: action == .update ? comparison.pending : [:],
          isRename: isRename
        ),
        shown: .init(
          fields: comparison.changed.map { fieldChange($0, declaration, live) },
          reason: reason,
          warnings: updateWarnings(comparison, action, isRename: isRename)
        )
      ),
      notes: comparison.notes
    )
  }

  private func updateWarnings(_ comparison: Comparison, _ action: Change.Action, isRename: Bool) -> [String] {
    let (kind, live) = (comparison.kind, comparison.live)
    var warnings: [String] = []
    if action == .update, let live { warnings += unknownWords(kind, live, comparison.changed) }
    if isRename, let warning = kind.rename?.warning, !kind.usesTemporaryName(live?.name) {
      warnings.append(warning)
    }
    guard action == .update, let live else { return warnings }
    if kind.change == .put { warnings += lostMembers(live) }
    if let warning = kind.liveWarning?.message(for: live.values, of: kind) { warnings.append(warning) }
    return warnings
  }
}

extension Declaration {
  /// What a change of it is about.
  func subject(in list: Change.ListID) -> Change.Subject {
    Change.Subject(address: address, kind: kind, mark: mark, name: name, list: list)
  }
}
