import Resources

/// Compares one declaration with its live object and says what must be done.
struct Differ {
  let configuration: Configuration
  let snapshot: Snapshot
  let registry: Registry
  let options: PlanOptions
  let selection: Selection
  let matches: Matches
  let references: References
  let addresses: AddressBook
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
    let declaration = configuration.declarations[position]
    let live = matches.live[position]
    if declaration.kind.endpoint.collection == nil { return documentOutcome(position, declaration) }
    guard let live else { return declaration.isAbsent ? .unchanged : creation(position, declaration) }
    if declaration.isAbsent {
      return .change(
        deletion(of: live, declaration.kind, declaration.address, mark: declaration.mark, reason: nil)
      )
    }
    return comparison(position, declaration, live)
  }

  /// A delete, which shows everything that could be read.
  func deletion(of live: LiveObject, _ kind: Kind, _ address: Address, mark: Mark?, reason: String?) -> Change
  {
    let fields = kind.fields.enumerated().compactMap { slot, field -> Change.FieldChange? in
      guard field.uses.contains(.declare), let value = live.values[slot] else { return nil }
      return Change.FieldChange(
        name: field.name,
        before: references.shown(value, field, list: live.list),
        after: nil
      )
    }
    return Change(
      address: address,
      kind: kind,
      action: .delete,
      mark: mark,
      fields: fields,
      reason: reason,
      name: live.name,
      list: live.list.map { .known($0) } ?? .none,
      live: live,
      desired: kind.noValues
    )
  }

  // MARK: - Create

  private mutating func creation(_ position: Int, _ declaration: Declaration) -> Outcome {
    let kind = declaration.kind
    var wanted = declaration.values
    if let type = kind.container?.typeField, let slot = kind.slot(type.name), wanted[slot] == nil {
      wanted[slot] = .text(type.standard)
    }
    let fields = shownFields(declaration, before: nil)
    let reason =
      matches.reasons[position]
      ?? selection.neededBy[position].map { "needed by \(configuration.declarations[$0].address)" }
    guard let list = listID(of: position, declaration) else { return .failed }
    func change(_ action: Change.Action, _ reason: String?, desired: Values, pending: [Int: Address] = [:])
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
          warnings: action == .create ? kind.createWarning.map { [$0] } ?? [] : [],
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
    switch resolved(declaration, wanted, list: list) {
    case .deferred(let why): return change(.deferred(.create), why, desired: wanted)
    case .values(let values, let pending): return change(.create, reason, desired: values, pending: pending)
    }
  }

  // MARK: - Update and replace

  private mutating func comparison(_ position: Int, _ declaration: Declaration, _ object: LiveObject)
    -> Outcome
  {
    let kind = declaration.kind
    var live = object
    var unreadable: String?
    if let detail = matches.detail(of: position, configuration, snapshot) {
      switch snapshot.details[detail] {
      case .values(let values)?:
        for (slot, field) in kind.fields.enumerated() where field.isDetail {
          live.values[slot] = values[slot]
        }
      case .gone?:
        diagnostics.append(
          .error(
            "\(kind.title) \"\(object.name ?? "")\" was deleted while the plan was made: plan again",
            at: declaration.mark
          )
        )
        return .failed
      case .unreadable(let why)?: unreadable = why
      case nil: break
      }
    }
    guard checkType(declaration, live) else { return .failed }
    let merged = merge(declaration.values, over: live.values)
    guard checkApplies(declaration, merged) else { return .failed }
    guard let list = listID(of: position, declaration) else { return .failed }

    let desired: Values
    let pending: [Int: Address]
    var deferral: String?
    switch resolved(declaration, declaration.values, list: list) {
    case .values(let values, let made): (desired, pending) = (values, made)
    case .deferred(let why): (desired, pending, deferral) = (declaration.values, [:], why)
    }
    let changed = kind.fields.indices.filter { slot in
      differs(slot, desired[slot], live.values[slot], kind, isRename: matches.renames.contains(position))
    }
    let isUnread = { (slot: Int) in
      live.values[slot] == nil && kind.fields[slot].uses.contains(.read)
        && kind.fields[slot].applies.holds(for: live.values, of: kind)
    }
    if let deferral {
      return .change(
        update(position, declaration, live, list, changed, desired, .deferred(.update), deferral)
      )
    }
    if let slot = changed.first(where: isUnread) {
      let name = kind.fields[slot].name
      let why = "its \(name) cannot be read (\(unreadable ?? "the answer does not hold it"))"
      let isLost = kind.fields.indices.contains { isUnread($0) && declaration.values[$0] == nil }
      if isLost {
        return .change(
          update(
            position,
            declaration,
            live,
            list,
            changed,
            desired,
            .deferred(.update),
            why + ": writing it would lose what is not declared"
          )
        )
      }
      if !options.writeUnreadable {
        return .change(
          update(
            position,
            declaration,
            live,
            list,
            changed,
            desired,
            .deferred(.update),
            why + ": --write-unreadable writes it all the same"
          )
        )
      }
    }
    guard !changed.isEmpty else { return unchanged(declaration, live) }
    if kind.change == .replacement || changed.contains(where: { kind.fields[$0].onChange.isReplace }) {
      return replacement(position, declaration, live, list, changed, desired, merged, pending)
    }
    return .change(
      update(position, declaration, live, list, changed, desired, .update, matches.reasons[position], pending)
    )
  }

  private func update(
    _ position: Int,
    _ declaration: Declaration,
    _ live: LiveObject?,
    _ list: Change.ListID,
    _ changed: [Int],
    _ desired: Values,
    _ action: Change.Action,
    _ reason: String?,
    _ pending: [Int: Address] = [:]
  ) -> Change {
    let kind = declaration.kind
    let isRename = matches.renames.contains(position)
    var warnings = live.map { unknownWords(kind, $0, changed) } ?? []
    if isRename, let warning = kind.rename?.warning { warnings.append(warning) }
    if let live, let warning = kind.liveWarning?.message(for: live.values, of: kind) {
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

  private mutating func replacement(
    _ position: Int,
    _ declaration: Declaration,
    _ live: LiveObject,
    _ list: Change.ListID,
    _ changed: [Int],
    _ desired: Values,
    _ merged: Values,
    _ pending: [Int: Address]
  ) -> Outcome {
    let kind = declaration.kind
    if let why = kind.unmakeable?.message(for: merged, of: kind) {
      return .change(update(position, declaration, live, list, changed, desired, .deferred(.update), why))
    }
    let hidden = kind.fields.enumerated().filter { slot, field in
      field.uses.contains(.create) && !field.uses.contains(.read) && declaration.values[slot] == nil
    }.map(\.element.name)
    guard hidden.isEmpty else {
      diagnostics.append(
        .error(
          "\(kind.title) \"\(declaration.name ?? "")\" must be replaced, and \(hidden.joined(separator: ", ")) cannot be read: declare it",
          at: declaration.mark
        )
      )
      return .failed
    }
    guard checkNeeds(declaration, merged, carried: live.values) else { return .failed }
    let fields = changed.map { slot in
      let forces = kind.change == .replacement || kind.fields[slot].onChange.isReplace
      return fieldChange(slot, declaration, live, forces: forces)
    }
    let forcing = fields.filter(\.forcesReplacement).map(\.name).joined(separator: ", ")
    return .change(
      Change(
        address: declaration.address,
        kind: kind,
        action: .replace,
        mark: declaration.mark,
        fields: fields,
        reason: "\(forcing) cannot be changed: replaced",
        warnings: unknownWords(kind, live, changed) + (kind.replaceWarning.map { [$0] } ?? []),
        name: declaration.name,
        list: list,
        live: live,
        desired: desired,
        pending: pending
      )
    )
  }

  // MARK: - What a list has one of

  private mutating func documentOutcome(_ position: Int, _ declaration: Declaration) -> Outcome {
    let kind = declaration.kind
    guard let list = listID(of: position, declaration) else { return .failed }
    let declared = kind.fields.indices.filter { declaration.values[$0] != nil }
    if let why = listDeferral(declaration) {
      return .change(
        update(position, declaration, nil, list, declared, declaration.values, .deferred(.update), why)
      )
    }
    var live: LiveObject?
    var unreadable: String?
    if let detail = matches.detail(of: position, configuration, snapshot) {
      switch snapshot.details[detail] {
      case .values(let values)?:
        live = LiveObject(id: detail.list, list: detail.list, name: declaration.name, values: values)
      case .unreadable(let why)?: unreadable = why
      case .gone?, nil:
        diagnostics.append(
          .error(
            "\(declaration.address) disappeared while the plan was made: plan again",
            at: declaration.mark
          )
        )
        return .failed
      }
    }
    let desired: Values
    var deferral: String?
    switch resolved(declaration, declaration.values, list: list) {
    case .values(let values, _): desired = values
    case .deferred(let why): (desired, deferral) = (knownIDs(declaration, list: list), why)
    }
    let changed =
      live.map { live in declared.filter { differs($0, desired[$0], live.values[$0], kind, isRename: false) }
      } ?? declared
    if let unreadable {
      let id = matches.live[declaration.list ?? position]?.id
      let blank = LiveObject(id: id, list: id, name: declaration.name, values: kind.noValues)
      let isLost = kind.fields.indices.contains {
        kind.fields[$0].uses.contains(.put) && declaration.values[$0] == nil
      }
      if isLost || !options.writeUnreadable {
        deferral =
          "it cannot be read (\(unreadable)): "
          + (isLost
            ? "writing it would lose what is not declared" : "--write-unreadable writes it all the same")
      }
      return .change(
        update(
          position,
          declaration,
          blank,
          list,
          changed,
          desired,
          deferral == nil ? .update : .deferred(.update),
          deferral
        )
      )
    }
    guard !changed.isEmpty else { return live.map { unchanged(declaration, $0) } ?? .unchanged }
    return .change(
      update(
        position,
        declaration,
        live,
        list,
        changed,
        desired,
        deferral == nil ? .update : .deferred(.update),
        deferral
      )
    )
  }
}
