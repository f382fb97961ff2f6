import Resources

/// What cannot be changed as it is: another one takes its place.
extension ObjectDiff {
  /// Adds what nobody declares and a copy holds all the same, where the plan makes it anew: the copy needs the new ids.
  func carryReferences(_ comparison: inout Comparison) {
    guard let live = comparison.live else { return }
    let (kind, declaration) = (comparison.kind, comparison.declaration)
    comparison.fixed = comparison.fixed ?? kind.fixed(live.values, for: .replacement)?.reason
    var declared = declaration.values
    var carried: Set<Int> = []
    for (slot, field) in kind.fields.enumerated() {
      guard declared[slot] == nil, let value = live.values[slot] else { continue }
      if case .text(let text) = value, let found = carriedNumbers(text, field, declaration) {
        carried.insert(slot)
        comparison.pending[slot] = found.pending
        comparison.desired[slot] = .template(found.pieces)
        // The other numbers are shown by their names too, where these are known.
        let shown = context.references.template(text, field, list: live.list)
        declared[slot] = .template(shown.objects.isSuperset(of: found.pieces.objects) ? shown : found.pieces)
      }
      guard let word = field.type.referredKind else { continue }
      let held = value.ids.map { context.addresses.address(of: $0, word) }
      let known = held.compactMap(\.self)
      guard known.count == held.count, !remade.isDisjoint(with: known) else { continue }
      carried.insert(slot)
      comparison.pending[slot] = known
      comparison.desired[slot] = value
      declared[slot] = context.references.shown(value, field, list: live.list)
    }
    let changed = comparison.changed
    comparison.declaration = declaration.with(declared)
    comparison.changed = kind.fields.indices.filter { changed.contains($0) || carried.contains($0) }
  }

  /// The replacement, or why it waits. Refuses what cannot be made again.
  func replacement(_ comparison: Comparison) throws(Refusal) -> Decision {
    guard let live = comparison.live else { return .unchanged }
    let (kind, declaration) = (comparison.kind, comparison.declaration)
    if let why = kind.unmakeable?.message(for: comparison.merged, of: kind) {
      return .defer(update(comparison, .deferred(.update), why))
    }
    do throws(Refusal) { try checkReplaceable(comparison, live) } catch {
      throw Refusal(comparison.notes + error.diagnostics)
    }
    let fields = comparison.changed.map { slot in
      let forces = kind.change == .replacement || kind.fields[slot].onChange.isReplace
      return fieldChange(slot, declaration, live, forces: forces)
    }
    let lost = dropped(comparison, live)
    let forcing = fields.filter(\.forcesReplacement).map(\.name).joined(separator: ", ")
    let isRename = context.matches.renames.contains(comparison.position)
    let reasons = [
      isRename ? context.matches.reasons[comparison.position] : nil, remadeReason(comparison),
      "\(forcing) cannot be changed: replaced",
    ]
    let change = Change(
      .replace,
      declaration.subject(in: comparison.list),
      live: live,
      target: .init(desired: comparison.desired, pending: comparison.pending, isRename: isRename),
      shown: .init(
        fields: (fields + lost.fields).sorted { kind.slot($0.name) ?? 0 < kind.slot($1.name) ?? 0 },
        reason: joined(reasons),
        warnings: unknownWords(kind, live, comparison.changed) + carriedWords(declaration, live)
          + lostMembers(live) + lost.warnings
          + [isRename ? kind.rename?.warning : nil, kind.replaceWarning].compactMap { $0 }
          + arrivalWarnings(declaration)
      )
    )
    return .replace(Proposal(change: change, notes: comparison.notes))
  }

  /// Refuses a replacement that would lack what cannot be read, or has no room for a temporary name.
  private func checkReplaceable(_ comparison: Comparison, _ live: LiveObject) throws(Refusal) {
    let (kind, declaration) = (comparison.kind, comparison.declaration)
    let hidden = kind.fields.enumerated().filter { slot, field in
      field.uses.contains(.create) && !field.uses.contains(.read) && declaration.values[slot] == nil
    }.map(\.element.name)
    guard hidden.isEmpty else {
      throw Refusal(
        "\(kind.title) \"\(declaration.name ?? "")\" must be replaced, and \(hidden.joined(separator: ", ")) cannot be read: declare it",
        at: declaration.mark
      )
    }
    try checkNeeds(declaration, comparison.merged, carried: live.values)
    if let why = tooLong(declaration) { throw Refusal(why, at: declaration.mark) }
  }

  /// Why an object cannot be replaced for its name; nil where it can.
  private func tooLong(_ declaration: Declaration) -> String? {
    let kind = declaration.kind
    guard kind.replacement.usesTemporaryNames, let identity = kind.identity, let name = declaration.name,
      case .text(let rule)? = kind.field(identity.field)?.type,
      let most = rule.max.map({ $0 - TemporaryName.old("").utf16.count }), name.utf16.count > most
    else { return nil }
    return
      "\(kind.title) \"\(name.shortened(to: 60))\" must be replaced, and its \(identity.field) is too long for the temporary one: it can have \(most) characters"
  }

  /// What a replacement by another type loses, because it means nothing for that type; the fields besides those that are
  /// shown anyway.
  private func dropped(_ comparison: Comparison, _ live: LiveObject)
    -> (fields: [Change.FieldChange], warnings: [String])
  {
    let kind = comparison.kind
    var fields: [Change.FieldChange] = []
    var warnings: [String] = []
    for (slot, field) in kind.fields.enumerated()
    where field.applies.holds(for: live.values, of: kind)
      && !field.applies.holds(for: comparison.merged, of: kind)
    {
      if let value = live.values[slot] {
        if !value.isEmpty, !comparison.changed.contains(slot) {
          fields.append(Change.FieldChange(name: field.name, before: value, after: .null))
        }
      } else if field.uses.contains(.read) {
        warnings.append("its \(field.name), which was not read, is lost: it does not apply any more")
      }
    }
    return (fields, warnings)
  }
}

extension [Value.Piece] {
  fileprivate var objects: Set<ObjectName> {
    Set(compactMap { if case .object(let name) = $0 { name } else { nil } })
  }
}
