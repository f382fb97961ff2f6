import Resources
import Support

/// Compares one declaration with its live object and says what must be done.
struct Differ {
  let context: PlanContext
  /// What the plan makes anew: whatever refers to it by id must be written again.
  var remade: Set<Address> = []
  var diagnostics: [Diagnostic] = []

  /// What a comparison gave.
  enum Outcome {
    case unchanged
    case change(Change)
    /// Said in the diagnostics.
    case failed
  }

  /// Compares the declaration at that position.
  mutating func outcome(at position: Int) -> Outcome {
    let declaration = context.forms.known(context.configuration.declarations[position])
    let live = context.matches.live[position]
    if context.options.createOnly, exists(position, declaration) { return .unchanged }
    if declaration.kind.endpoint.collection == nil { return documentOutcome(position, declaration) }
    guard let live else {
      return declaration.isAbsent ? .unchanged : creation(position, arriving(declaration))
    }
    if declaration.isAbsent {
      return .change(
        Deletion(context).change(live, declaration.kind, declaration.address, .init(mark: declaration.mark))
      )
    }
    return comparison(position, declaration, live)
  }

  // MARK: - Create

  private mutating func creation(_ position: Int, _ declaration: Declaration) -> Outcome {
    let kind = declaration.kind
    var wanted = declaration.values
    if let type = kind.container?.typeField, let slot = kind.slot(type.name), wanted[slot] == nil {
      wanted[slot] = .text(type.standard)
    }
    var fields = shownFields(declaration, before: nil)
    if let carried = context.matches.carried[position] {
      // What nobody declares would be lost with the copy.
      for (slot, field) in kind.fields.enumerated() {
        guard field.uses.contains(.create), wanted[slot] == nil, let value = carried.values[slot] else {
          continue
        }
        wanted[slot] = value
        let shown = context.references.shown(value, field, list: carried.list)
        fields.append(Change.FieldChange(name: field.name, before: nil, after: shown))
      }
      fields.sort { kind.slot($0.name) ?? 0 < kind.slot($1.name) ?? 0 }
    }
    let need = context.selection.neededBy[position].map {
      "needed by \(context.configuration.declarations[$0].address)"
    }
    let reason = joined([need, context.matches.reasons[position]])
    guard let list = listID(of: position, declaration) else { return .failed }
    func change(_ action: Change.Action, _ reason: String?, desired: Values, pending: [Int: [Address]] = [:])
      -> Outcome
    {
      .change(
        Change(
          address: declaration.address,
          kind: kind,
          action: action,
          mark: declaration.mark,
          fields: fields,
          reason: reason,
          warnings: action == .create
            ? [kind.createWarning].compactMap { $0 } + arrivalWarnings(declaration) : [],
          name: declaration.name,
          list: list,
          live: nil,
          desired: desired,
          pending: pending
        )
      )
    }
    if let why = kind.unmakeable?.message(for: wanted, of: kind) {
      return change(.deferred(.create), why, desired: wanted)
    }
    if let why = listDeferral(declaration) { return change(.deferred(.create), why, desired: wanted) }
    guard checkNeeds(declaration, wanted, carried: nil), checkApplies(declaration, wanted) else {
      return .failed
    }
    var foreign = foreignNumbers(declaration, kind.fields.indices)
    warnOfUnfitValues(declaration, kind.fields.indices)
    let unfit = missingCompanions(declaration, wanted, isNew: true)
    guard case .fits(let waiting) = judge(unfit) else { return .failed }
    foreign = joined([foreign, waiting])
    switch resolved(declaration, wanted, list: list) {
    case .deferred(let why):
      return change(.deferred(.create), joined([foreign, why]), desired: wanted)
    case .values where foreign != nil: return change(.deferred(.create), foreign, desired: wanted)
    case .values(let values, let pending): return change(.create, reason, desired: values, pending: pending)
    }
  }

  // MARK: - Update and replace

  private mutating func comparison(_ position: Int, _ declared: Declaration, _ object: LiveObject)
    -> Outcome
  {
    let kind = declared.kind
    let live = context.whole(object, kind)
    var declaration = settled(declared, live)
    var unreadable: String?
    let detail = context.matches.detail(of: position, context.configuration, context.snapshot)
    if let detail {
      switch context.snapshot.details[detail] {
      case .gone?:
        diagnostics.append(
          .error(
            "\(kind.title) \"\(object.name ?? "")\" was deleted while the plan was made: plan again",
            at: declaration.mark
          )
        )
        return .failed
      case .unreadable(let why)?: unreadable = why
      case .values?, nil: break
      }
    }
    guard checkType(declaration, live) else { return .failed }
    let isRename = context.matches.renames.contains(position)
    var declared = declaration.values
    // A spelling that is not managed stays the tenant's, also through a replacement.
    if kind.identity?.managesSpelling == false, !isRename, let slot = kind.identitySlot {
      declared[slot] = live.values[slot]
    }
    let merged = kind.merged(declared, over: live.values)
    // What cannot be changed is left alone whatever the manifest wants of it.
    var fixed = kind.fixed(live.values, for: .change)?.reason
    guard fixed != nil || checkApplies(declaration, merged) else { return .failed }
    guard let list = listID(of: position, declaration) else { return .failed }

    var desired: Values
    var pending: [Int: [Address]] = [:]
    var deferral: String?
    switch resolved(declaration, declared, list: list) {
    case .values(let values, let made): (desired, pending) = (values, made)
    case .deferred(let why): (desired, deferral) = (knownIDs(declaration, list: list), why)
    }
    var changed = kind.fields.indices.filter { slot in
      differs(slot, desired[slot], live.values[slot], kind, isRename: isRename)
        && !live.values.hasNothing(of: desired[slot], at: slot)
        || !remade.isDisjoint(with: pending[slot] ?? []) || !remadeKeys(slot, declaration).isEmpty
    }
    guard !changed.isEmpty else { return .unchanged }
    let isReplaced =
      kind.change == .replacement || changed.contains { kind.fields[$0].onChange.isReplace }
    if isReplaced {
      fixed = fixed ?? kind.fixed(live.values, for: .replacement)?.reason
      let carried = carriedReferences(declaration, live)
      declaration = declaration.with(carried.declared)
      for (slot, addresses) in carried.pending {
        (desired[slot], pending[slot]) = (carried.desired[slot], addresses)
      }
      changed = kind.fields.indices.filter { changed.contains($0) || carried.pending[$0] != nil }
    }
    let unread = unread(
      declaration,
      live,
      merged,
      wasRead: detail != nil,
      unreadable,
      isWrittenWhole: isReplaced || kind.change != .patch
    )
    deferral = joined([foreignNumbers(declaration, changed), deferral])
    if fixed == nil, deferral == nil {
      warnOfUnfitValues(declaration, changed, over: live.values)
      var unfit: Unfit = []
      if !isReplaced {
        unfit += missingCompanions(declaration, merged, isNew: false)
        unfit += refusedByPut(declaration, live)
      }
      guard case .fits(let waiting) = judge(unfit) else { return .failed }
      deferral = waiting
    }
    if let why = fixed ?? deferral ?? unread.deferral ?? unknownDeferral(declaration, live) {
      return .change(update(position, declaration, live, list, changed, desired, .deferred(.update), why))
    }
    if isReplaced {
      return replacement(position, declaration, live, list, changed, desired, merged, pending)
    }
    let reasons = [
      context.matches.reasons[position], unread.reason, remadeReason(declaration, changed, pending),
    ]
    let reason = joined(reasons)
    return .change(
      update(position, declaration, live, list, changed, desired, .update, reason, pending)
    )
  }

  func update(
    _ position: Int,
    _ declaration: Declaration,
    _ live: LiveObject?,
    _ list: Change.ListID,
    _ changed: [Int],
    _ desired: Values,
    _ action: Change.Action,
    _ reason: String?,
    _ pending: [Int: [Address]] = [:]
  ) -> Change {
    let kind = declaration.kind
    let isRename = context.matches.renames.contains(position)
    var warnings = action == .update ? live.map { unknownWords(kind, $0, changed) } ?? [] : []
    if isRename, let warning = kind.rename?.warning, !kind.usesTemporaryName(live?.name) {
      warnings.append(warning)
    }
    if action == .update, kind.change == .put { warnings += live.map(lostMembers) ?? [] }
    if action == .update, let live, let warning = kind.liveWarning?.message(for: live.values, of: kind) {
      warnings.append(warning)
    }
    return Change(
      address: declaration.address,
      kind: kind,
      action: action,
      mark: declaration.mark,
      fields: changed.map { fieldChange($0, declaration, live) },
      reason: reason,
      warnings: warnings,
      name: declaration.name,
      list: list,
      live: live,
      desired: desired,
      pending: pending,
      isRename: isRename
    )
  }
}
