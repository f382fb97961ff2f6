import Planner
import Resources
import Support

/// Replacements that a run of the same plan may have left in the middle.
extension Recheck {
  /// The object where a replacement has set it aside under a temporary name.
  func setAside(_ change: Change, _ fresh: Values) -> LiveObject? {
    guard change.kind.replacement == .renameLast, let slot = change.kind.identitySlot, let name = change.name,
      let found = fresh[slot]?.asText, sameCodePoints(found, TemporaryName.old(name))
    else { return nil }
    return LiveObject(id: change.id, list: change.live?.list, name: found, values: fresh)
  }

  /// The object that was to be replaced is gone, or set aside. Of its successor only what is managed is judged: the rest was
  /// carried over as it was then, which need not be as it was when the plan was made.
  func interrupted(_ change: Change, _ wanted: Values, _ list: Int?, aside: LiveObject?) -> Verdict {
    let kind = change.kind
    let name = change.name ?? ""
    let found = objects(kind, name, list)
    if let first = found.first {
      guard found.count == 1, let object = self.whole(first, kind) else {
        return found.count == 1 ? .missing(detail(of: first, kind)) : .moved("there are several of its name")
      }
      let conflicts = differences(of: object, from: wanted, change)
      if conflicts.isEmpty {
        let rest = [aside].compactMap(\.self) + left(change, list)
        return .done(id: object.id, removals(of: rest, after: change))
      }
      // As it was, or not: nothing tells what a run has put back from what somebody has made.
      return .moved(Recheck.another, conflicts)
    }
    guard kind.replacement.usesTemporaryNames else {
      return .todo([change.creating(kind.merged(wanted, over: change.live?.values ?? kind.noValues))])
    }
    // What was made first is the evidence that it was a run of this plan that has taken the old one away.
    let all = left(change, list)
    guard let first = all.first else { return .moved(Recheck.deleted) }
    guard let made = self.whole(first, kind) else { return .missing(detail(of: first, kind)) }
    guard differences(of: made, from: wanted, change).isEmpty else { return .moved(Recheck.deleted) }
    if kind.replacement == .renameLast {
      // Two runs that were interrupted one after the other have each made one.
      let rest = [aside].compactMap(\.self) + all.dropFirst()
      return .todo([change.renaming(made)] + removals(of: rest, after: change))
    }
    var whole = kind.merged(wanted, over: made.values)
    if let slot = kind.identitySlot { whole[slot] = .text(name) }
    return .todo([change.creating(whole)] + removals(of: [made] + all.dropFirst(), after: change))
  }

  /// The managed fields in which a successor is not what the replacement was to make.
  func differences(of object: LiveObject, from wanted: Values, _ change: Change)
    -> [ChangeFailure.Conflict]
  {
    let kind = change.kind
    // What is not managed says which fields mean anything.
    let whole = kind.merged(wanted, over: change.live?.values ?? kind.noValues)
    return kind.differences(of: object.values, from: whole).filter { conflict in
      kind.slot(conflict.field).map { wanted[$0] != nil } ?? false
    }
  }

  /// What a replacement has made under its temporary name.
  func left(_ change: Change, _ list: Int?) -> [LiveObject] {
    guard change.kind.replacement.usesTemporaryNames, let name = change.name else { return [] }
    return TemporaryName.allNew(name).flatMap { objects(change.kind, $0, list) }
  }

  /// The deletes of what a replacement has left on its way, when the change is done. What shares its name with another one, here
  /// or in the plan, has its id in its address.
  func removals(of objects: [LiveObject], after change: Change) -> [Change] {
    var taken: Set<Address> = []
    return objects.map { object in
      let suffix = (object.name ?? "").dropFirst((change.name ?? "").count)
      let plain = Address(written: change.address.text + suffix)
      let other = deleted[change.kind.word]?[plain]
      let isTaken = other != object.id && other.map { index[change.kind.word]?.byID[$0] != nil } ?? false
      let isPlain = !isTaken && taken.insert(plain).inserted
      return removal(of: object, isPlain ? plain : plain.told(byID: object.id), after: change)
    }
  }

  private func removal(of object: LiveObject, _ address: Address, after change: Change) -> Change {
    var removal = Change(
      .delete,
      .init(address: address, kind: change.kind, name: object.name, list: change.list),
      live: object,
      target: .init(desired: change.kind.noValues),
      shown: .init(reason: "left by a replacement that was interrupted")
    )
    removal.dependsOn = [change.address]
    return removal
  }
}

extension Change {
  private func with(_ action: Action, _ live: LiveObject?, _ desired: Values, isRename: Bool = false)
    -> Change
  {
    var change = Change(
      action,
      .init(address: address, kind: kind, mark: mark, name: name, list: list),
      live: live,
      target: .init(desired: desired, pending: pending, isRename: isRename),
      shown: .init(fields: fields, reason: reason, warnings: warnings)
    )
    change.dependsOn = dependsOn
    change.referents = referents
    change.names = names
    return change
  }

  /// What is left of a create whose object is there, but not all of it.
  func completing(_ made: LiveObject) -> Change { with(.update, made, desired) }

  /// What is left of a replacement whose old form is gone.
  fileprivate func creating(_ whole: Values) -> Change { with(.create, nil, whole) }

  /// What is left of a replacement whose new form has not come to its name.
  fileprivate func renaming(_ made: LiveObject) -> Change {
    var wanted = desired
    // What its create did not take may not have been written yet.
    let whole = kind.merged(desired, over: live?.values ?? kind.noValues)
    for slot in kind.leftByCreate(whole) where wanted[slot] == nil { wanted[slot] = whole[slot] }
    if let slot = kind.identitySlot, let name { wanted[slot] = .text(name) }
    return with(.update, made, wanted, isRename: true)
  }
}
