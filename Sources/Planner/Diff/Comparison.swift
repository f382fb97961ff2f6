import Resources

/// One declaration beside what is there: what a decision goes by.
struct Comparison {
  /// The declaration's position in the configuration.
  let position: Int
  var declaration: Declaration
  var list: Change.ListID
  /// What is there; nil where there is nothing yet, or where a document cannot be read.
  var live: LiveObject?
  /// What there would be; of an item that is left alone beside what is declared, too.
  var merged: Values
  /// What is declared, with the ids of references that are known.
  var desired: Values
  /// What references name, by the field's position.
  var pending: [Int: [Address]] = [:]
  /// The positions of declared fields that are not as declared.
  var changed: [Int] = []
  /// Whether it was read alone.
  var wasRead = false
  /// Why not all of it could be read.
  var unreadable: String?
  /// Why it cannot be written as it is.
  var fixed: String?
  /// Why what is declared cannot be said to the API yet.
  var unresolved: String?
  /// What is to be said beside the change.
  var notes: [Diagnostic] = []

  var kind: Kind { declaration.kind }

  /// Whether nothing at all of a document could be read.
  var isHidden: Bool { unreadable != nil && live == nil }

  init(_ position: Int, _ declaration: Declaration, _ list: Change.ListID, _ live: LiveObject?) {
    self.position = position
    self.declaration = declaration
    self.list = list
    self.live = live
    merged = declaration.values
    desired = declaration.values
  }
}

extension ObjectDiff {
  /// An item beside its live object. Refuses what cannot be declared of it.
  func compared(_ position: Int, _ declared: Declaration, _ object: LiveObject) throws(Refusal) -> Comparison
  {
    let kind = declared.kind
    let live = context.whole(object, kind)
    let declaration = settled(declared, live)
    let reading = try reading(of: position, declaration)
    if let problem = typeProblem(declaration, live) { throw Refusal([problem]) }
    var values = declaration.values
    // A spelling that is not managed stays the tenant's, also through a replacement.
    if kind.identity?.managesSpelling == false, !context.matches.renames.contains(position),
      let slot = kind.identitySlot
    {
      values[slot] = live.values[slot]
    }
    let merged = kind.merged(values, over: live.values)
    // What cannot be changed is left alone whatever the manifest wants of it.
    let fixed = kind.fixed(live.values, for: .change)?.reason
    if fixed == nil { try checkApplies(declaration, merged) }
    var comparison = Comparison(position, declaration, try list(of: position, declaration), live)
    comparison.merged = merged
    comparison.fixed = fixed
    comparison.wasRead = reading.wasRead
    comparison.unreadable = reading.unreadable
    resolve(&comparison, values, held: nil)
    comparison.changed = kind.fields.indices.filter { isChanged($0, comparison, live) }
    return comparison
  }

  /// A document beside what its list has. Where its list is not there yet, all of it is to be written.
  func comparedDocument(_ position: Int, _ declaration: Declaration, _ list: Change.ListID) throws(Refusal)
    -> Comparison
  {
    let reading = try reading(of: position, declaration)
    var live: LiveObject?
    if let detail = reading.detail, let values = reading.values {
      live = LiveObject(id: detail.list, list: detail.list, name: declaration.name, values: values)
    }
    var comparison = Comparison(position, declaration, list, live)
    comparison.wasRead = reading.wasRead
    comparison.unreadable = reading.unreadable
    resolve(&comparison, declaration.values, held: live)
    comparison.changed = declaredSlots(declaration).filter { slot in
      guard let live else { return true }
      return differs(slot, comparison.desired[slot], live.values[slot], comparison.kind, isRename: false)
    }
    return comparison
  }

  /// The positions of the fields that are declared.
  func declaredSlots(_ declaration: Declaration) -> [Int] {
    declaration.kind.fields.indices.filter { declaration.values[$0] != nil }
  }

  /// Whether a field of an item is not as declared, or holds what the plan makes anew.
  private func isChanged(_ slot: Int, _ comparison: Comparison, _ live: LiveObject) -> Bool {
    let isRename = context.matches.renames.contains(comparison.position)
    let wanted = comparison.desired[slot]
    return differs(slot, wanted, live.values[slot], comparison.kind, isRename: isRename)
      && !live.values.hasNothing(of: wanted, at: slot)
      || !remade.isDisjoint(with: comparison.pending[slot] ?? [])
      || !remadeKeys(slot, comparison.declaration).isEmpty
  }

  /// Fills in the ids of what the values refer to, also where they must not be used yet.
  private func resolve(_ comparison: inout Comparison, _ values: Values, held: LiveObject?) {
    switch resolved(comparison.declaration, values, list: comparison.list, live: held) {
    case .values(let values, let pending): (comparison.desired, comparison.pending) = (values, pending)
    case .deferred(let why):
      comparison.unresolved = why
      comparison.desired = knownIDs(comparison.declaration, list: comparison.list, live: held)
    }
  }

  /// What was read of one object alone.
  private struct Reading {
    var detail: Snapshot.Detail?
    var values: Values?
    var unreadable: String?

    var wasRead: Bool { detail != nil }
  }

  /// What was read of the object alone, if it had to be. Refuses what is gone by now.
  private func reading(of position: Int, _ declaration: Declaration) throws(Refusal) -> Reading {
    let detail = context.matches.detail(of: position, context.configuration, context.snapshot)
    guard let detail else { return Reading() }
    let isDocument = declaration.kind.isDocument
    switch context.snapshot.details[detail] {
    case .values(let values)?: return Reading(detail: detail, values: values)
    case .unreadable(let why)?: return Reading(detail: detail, unreadable: why)
    case nil where !isDocument: return Reading(detail: detail)
    case .gone?, nil:
      let name = context.matches.live[position]?.name ?? ""
      throw Refusal(
        isDocument
          ? "\(declaration.address) disappeared while the plan was made: plan again"
          : "\(declaration.kind.title) \"\(name)\" was deleted while the plan was made: plan again",
        at: declaration.mark
      )
    }
  }
}

extension Kind {
  /// Whether a list has just one of it, or one of each name, which is read and written whole.
  var isDocument: Bool { endpoint.collection == nil }
}
