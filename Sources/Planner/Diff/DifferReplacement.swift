import Resources

/// What cannot be changed as it is: another one takes its place.
extension Differ {
  /// What nobody declares and a copy holds all the same, where the plan makes it anew: the copy needs the new ids.
  func carriedReferences(_ declaration: Declaration, _ live: LiveObject)
    -> (declared: Values, desired: Values, pending: [Int: [Address]])
  {
    var declared = declaration.values
    var desired = live.values
    var pending: [Int: [Address]] = [:]
    for (slot, field) in declaration.kind.fields.enumerated() {
      guard declared[slot] == nil, let value = live.values[slot] else { continue }
      if case .text(let text) = value, let found = carriedNumbers(text, field, declaration) {
        pending[slot] = found.pending
        desired[slot] = .template(found.pieces)
        // The other numbers are shown by their names too, where these are known.
        let shown = context.references.template(text, field, list: live.list)
        declared[slot] = .template(shown.objects.isSuperset(of: found.pieces.objects) ? shown : found.pieces)
      }
      guard let word = field.type.referredKind else { continue }
      let held = value.ids.map { context.addresses.address(of: $0, word) }
      let known = held.compactMap(\.self)
      guard known.count == held.count, !remade.isDisjoint(with: known) else { continue }
      pending[slot] = known
      declared[slot] = context.references.shown(value, field, list: live.list)
    }
    return (declared, desired, pending)
  }

  mutating func replacement(
    _ position: Int,
    _ declaration: Declaration,
    _ live: LiveObject,
    _ list: Change.ListID,
    _ changed: [Int],
    _ desired: Values,
    _ merged: Values,
    _ pending: [Int: [Address]]
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
    if let why = tooLong(declaration) {
      diagnostics.append(.error(why, at: declaration.mark))
      return .failed
    }
    let forcing = fields.filter(\.forcesReplacement).map(\.name).joined(separator: ", ")
    let isRename = context.matches.renames.contains(position)
    let lost = dropped(declaration, live, merged, besides: changed)
    return .change(
      Change(
        address: declaration.address,
        kind: kind,
        action: .replace,
        mark: declaration.mark,
        fields: (fields + lost.fields).sorted { kind.slot($0.name) ?? 0 < kind.slot($1.name) ?? 0 },
        reason: joined([
          isRename ? context.matches.reasons[position] : nil, remadeReason(declaration, changed, pending),
          "\(forcing) cannot be changed: replaced",
        ]),
        warnings: unknownWords(kind, live, changed) + carriedWords(declaration, live) + lostMembers(live)
          + lost.warnings
          + [isRename ? kind.rename?.warning : nil, kind.replaceWarning].compactMap { $0 }
          + arrivalWarnings(declaration),
        name: declaration.name,
        list: list,
        live: live,
        desired: desired,
        pending: pending,
        isRename: isRename
      )
    )
  }
}

extension [Value.Piece] {
  fileprivate var objects: Set<ObjectName> {
    Set(compactMap { if case .object(let name) = $0 { name } else { nil } })
  }
}
