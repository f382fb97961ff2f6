import Resources

extension Differ {
  /// Compares what a list has one of, which is written whole or not at all.
  mutating func documentOutcome(_ position: Int, _ declaration: Declaration) -> Outcome {
    let kind = declaration.kind
    guard let list = listID(of: position, declaration) else { return .failed }
    let declaration =
      context.matches.live[declaration.list ?? position] == nil ? arriving(declaration) : declaration
    let declared = kind.fields.indices.filter { declaration.values[$0] != nil }
    if let why = listDeferral(declaration) {
      return .change(
        update(position, declaration, nil, list, declared, declaration.values, .deferred(.update), why)
      )
    }
    var live: LiveObject?
    var unreadable: String?
    if let detail = context.matches.detail(of: position, context.configuration, context.snapshot) {
      switch context.snapshot.details[detail] {
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
    switch resolved(declaration, declaration.values, list: list, live: live) {
    case .values(let values, _): desired = values
    case .deferred(let why): (desired, deferral) = (knownIDs(declaration, list: list, live: live), why)
    }
    let changed =
      live.map { live in declared.filter { differs($0, desired[$0], live.values[$0], kind, isRename: false) }
      } ?? declared
    deferral = joined([foreignNumbers(declaration, changed), deferral])
    if let live, !changed.isEmpty {
      deferral = joined([deferral, goneReferences(declaration, live)])
      if deferral == nil {
        guard case .fits(let waiting) = judge(refusedByPut(declaration, live)) else { return .failed }
        deferral = waiting
      }
    }
    if let unreadable {
      let id = context.matches.live[declaration.list ?? position]?.id
      let blank = LiveObject(id: id, list: id, name: declaration.name, values: kind.noValues)
      let isLost = kind.fields.indices.contains {
        kind.fields[$0].uses.contains(.change) && declaration.values[$0] == nil
      }
      if isLost || !context.options.writeUnreadable {
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
          deferral ?? "it cannot be read (\(unreadable)): written all the same"
        )
      )
    }
    guard !changed.isEmpty else { return .unchanged }
    var reason: String?
    if let live, deferral == nil { (deferral, reason) = unreadPart(live, changed, declaration) }
    if case .made(let owner) = list, deferral == nil {
      reason = "\(owner) is created first: what differs is written then"
    }
    return .change(
      update(
        position,
        declaration,
        live,
        list,
        changed,
        desired,
        deferral == nil ? .update : .deferred(.update),
        deferral ?? reason
      )
    )
  }

  /// Why a document must wait of which the answer leaves parts out: written whole, it would lose them. Where the user has
  /// said that they are written all the same, that is why it changes.
  private func unreadPart(_ live: LiveObject, _ changed: [Int], _ declaration: Declaration)
    -> (deferral: String?, reason: String?)
  {
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
}
