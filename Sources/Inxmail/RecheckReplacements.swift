import Planner
import Resources

/// Replacements that a run of the same plan may have left in the middle.
extension Recheck {
  /// The object where a replacement has set it aside under a temporary name.
  func setAside(_ change: Change, _ fresh: Values) -> LiveObject? {
    guard change.kind.replacement == .renameLast, let slot = change.kind.identitySlot, let name = change.name,
      let found = fresh[slot]?.asText, sameCodePoints(found, TemporaryName.old(name))
    else { return nil }
    return LiveObject(id: change.id, list: change.live?.list, name: found, values: fresh)
  }

  /// The object that was to be replaced is gone, or set aside.
  func interrupted(_ change: Change, _ wanted: Values, _ list: Int?, aside: LiveObject?) -> Verdict {
    let kind = change.kind
    let name = change.name ?? ""
    let whole = kind.merged(wanted, over: change.live?.values ?? kind.noValues)
    let found = objects(kind, name, list)
    if let first = found.first {
      guard found.count == 1, let object = self.whole(first, kind) else {
        return found.count == 1 ? .missing(detail(of: first, kind)) : .moved("there are several of its name")
      }
      let conflicts = kind.differences(of: object.values, from: whole)
      if conflicts.isEmpty {
        let rest = [aside].compactMap(\.self) + left(change, list)
        return .done(id: object.id, rest.map { removal(of: $0, after: change) })
      }
      // The old form, which a run has put back.
      if aside == nil, change.conflicts(object.values, slots: change.known, wanted: nil).isEmpty {
        return .todo([change.of(object)])
      }
      return .moved("another of its name was made since the plan was made", conflicts)
    }
    guard kind.replacement.usesTemporaryNames else { return .todo([change.creating(whole)]) }
    // What was made first is the evidence that it was a run of this plan that has taken the old one away.
    guard let first = left(change, list).first else { return .moved(Recheck.deleted) }
    guard let made = self.whole(first, kind) else { return .missing(detail(of: first, kind)) }
    guard kind.differences(of: made.values, from: whole).isEmpty else { return .moved(Recheck.deleted) }
    if kind.replacement == .renameLast {
      return .todo([change.renaming(made)] + (aside.map { [removal(of: $0, after: change)] } ?? []))
    }
    return .todo([change.creating(whole), removal(of: made, after: change)])
  }

  /// What a replacement has made under its temporary name.
  func left(_ change: Change, _ list: Int?) -> [LiveObject] {
    guard change.kind.replacement.usesTemporaryNames, let name = change.name else { return [] }
    return objects(change.kind, TemporaryName.new(name), list)
  }

  /// The delete of what a replacement has left on its way.
  func removal(of object: LiveObject, leftBy change: Change) -> Change {
    let suffix = (object.name ?? "").dropFirst((change.name ?? "").count)
    return Change(
      address: Address(written: change.address.text + suffix),
      kind: change.kind,
      action: .delete,
      mark: nil,
      fields: [],
      reason: "left by a replacement that was interrupted",
      name: object.name,
      list: change.list,
      live: object,
      desired: change.kind.noValues
    )
  }

  /// The same, when the change is done.
  func removal(of object: LiveObject, after change: Change) -> Change {
    var removal = removal(of: object, leftBy: change)
    removal.dependsOn = [change.address]
    return removal
  }
}

extension Change {
  private func with(_ action: Action, _ live: LiveObject?, _ desired: Values, isRename: Bool = false)
    -> Change
  {
    var change = Change(
      address: address,
      kind: kind,
      action: action,
      mark: mark,
      fields: fields,
      reason: reason,
      warnings: warnings,
      name: name,
      list: list,
      live: live,
      desired: desired,
      pending: pending,
      isRename: isRename
    )
    change.dependsOn = dependsOn
    return change
  }

  /// The same of an object that has come to another id.
  fileprivate func of(_ object: LiveObject) -> Change { with(action, object, desired, isRename: isRename) }

  /// What is left of a replacement whose old form is gone.
  fileprivate func creating(_ whole: Values) -> Change { with(.create, nil, whole) }

  /// What is left of a replacement whose new form has not come to its name.
  fileprivate func renaming(_ made: LiveObject) -> Change {
    var wanted = desired
    if let slot = kind.identitySlot, let name { wanted[slot] = .text(name) }
    return with(.update, made, wanted, isRename: true)
  }
}
