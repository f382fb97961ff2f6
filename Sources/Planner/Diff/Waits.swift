import Resources

/// Why what differs is not written, or is written all the same.
extension ObjectDiff {
  /// Why a change waits; and why an object changes of which not all is known.
  typealias Waits = (deferral: String?, reason: String?)

  /// Why the change of an item waits. Refuses what the API would refuse.
  func waits(_ comparison: inout Comparison, _ isReplaced: Bool) throws(Refusal) -> Waits {
    guard let live = comparison.live else { return (nil, nil) }
    let kind = comparison.kind
    let unread = unread(comparison, live, isWrittenWhole: isReplaced || kind.change != .patch)
    var deferral = joined([
      foreignNumbers(comparison.declaration, comparison.changed), comparison.unresolved,
    ])
    if comparison.fixed == nil, deferral == nil {
      comparison.notes += unfitValues(comparison.declaration, comparison.changed, over: live.values)
      var unfit: Unfit = []
      if !isReplaced {
        unfit += missingCompanions(comparison.declaration, comparison.merged, isNew: false)
        unfit += refusedByPut(comparison.declaration, live)
      }
      deferral = try judge(unfit, notes: comparison.notes)
    }
    let why = comparison.fixed ?? deferral ?? unread.deferral ?? unknownDeferral(comparison.declaration, live)
    return (why, unread.reason)
  }

  /// Why the change of a document waits. Of one that cannot be read there is nothing to compare.
  func documentWaits(_ comparison: inout Comparison) throws(Refusal) -> Waits {
    let declaration = comparison.declaration
    var deferral = joined([foreignNumbers(declaration, comparison.changed), comparison.unresolved])
    if let live = comparison.live {
      deferral = joined([deferral, goneReferences(declaration, live)])
      if deferral == nil { deferral = try judge(refusedByPut(declaration, live), notes: []) }
      return deferral == nil ? unreadPart(live, comparison.changed, declaration) : (deferral, nil)
    }
    if let why = comparison.unreadable {
      let id = context.matches.live[declaration.list ?? comparison.position]?.id
      comparison.live = LiveObject(
        id: id,
        list: id,
        name: declaration.name,
        values: declaration.kind.noValues
      )
      return hiddenWaits(declaration, why, deferral)
    }
    guard case .made(let owner) = comparison.list else { return (deferral, nil) }
    return (deferral, "\(owner) is created first: what differs is written then")
  }

  /// Why a document waits, or is written all the same, that cannot be read at all.
  private func hiddenWaits(_ declaration: Declaration, _ why: String, _ deferral: String?) -> Waits {
    let kind = declaration.kind
    let isLost = kind.fields.indices.contains {
      kind.fields[$0].uses.contains(.change) && declaration.values[$0] == nil
    }
    if isLost {
      return ("it cannot be read (\(why)): writing it would lose what is not declared", nil)
    }
    if !context.options.writeUnreadable {
      return ("it cannot be read (\(why)): --write-unreadable writes it all the same", nil)
    }
    return (deferral, "it cannot be read (\(why)): written all the same")
  }

  /// Why a document must wait of which the answer leaves parts out: written whole, it would lose them. Where the user has
  /// said that they are written all the same, that is why it changes.
  private func unreadPart(_ live: LiveObject, _ changed: [Int], _ declaration: Declaration) -> Waits {
    let kind = declaration.kind
    let unread = kind.fields.indices.filter {
      kind.fields[$0].uses.contains([.change, .read]) && live.values[$0] == nil
    }
    let lost = unread.filter { declaration.values[$0] == nil }.map { kind.fields[$0].name }
    if !lost.isEmpty {
      return (
        "its \(lost.joined(separator: ", ")) cannot be read: writing it would lose what is not declared", nil
      )
    }
    let blind = unread.filter(changed.contains).map { kind.fields[$0].name }
    guard !blind.isEmpty else { return (nil, nil) }
    let why = "its \(blind.joined(separator: ", ")) cannot be read"
    return context.options.writeUnreadable
      ? (nil, why + ": written all the same") : (why + ": --write-unreadable writes it all the same", nil)
  }

  /// Why an item waits of which the tenant does not give everything: what cannot be read cannot be compared, and where it is
  /// not declared, writing the rest would lose it. Where the user has said that it is written all the same, that is why it
  /// changes.
  private func unread(_ comparison: Comparison, _ live: LiveObject, isWrittenWhole: Bool) -> Waits {
    let (kind, declaration) = (comparison.kind, comparison.declaration)
    let unread = kind.fields.indices.filter { slot in
      let field = kind.fields[slot]
      return live.values[slot] == nil && field.uses.contains(.read) && (comparison.wasRead || !field.isDetail)
        && field.applies.holds(for: live.values, of: kind)
        && field.applies.holds(for: comparison.merged, of: kind)
    }
    let isLost = { (slot: Int) in isWrittenWhole && declaration.values[slot] == nil }
    let matters = { (slot: Int) in isLost(slot) || declaration.values[slot] != nil }
    guard let slot = unread.first(where: isLost) ?? unread.first(where: matters) else { return (nil, nil) }
    let unreadable = comparison.unreadable ?? "the answer does not hold it"
    let why = "its \(kind.fields[slot].name) cannot be read (\(unreadable))"
    if isLost(slot) { return (why + ": writing it would lose what is not declared", nil) }
    if context.options.writeUnreadable { return (nil, why + ": written all the same") }
    return (why + ": --write-unreadable writes it all the same", nil)
  }
}
