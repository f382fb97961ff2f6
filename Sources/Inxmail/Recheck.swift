import Planner
import Resources

/// What has become of a saved plan's changes: pure, over what was read again.
///
/// Premise: the plan may have been carried out in part, by a run that was killed anywhere. So what is as planned counts as
/// done, and what a replacement has left on its way is taken up where it stands.
public struct Recheck: Sendable {
  /// A change that cannot be made as it was planned.
  public struct Moved: Sendable {
    /// As it was planned.
    public let change: Change
    /// What happened, as a clause.
    public let message: String
    /// The fields that have moved.
    public let conflicts: [ChangeFailure.Conflict]
  }

  /// What is still to be done, in the order of execution.
  public private(set) var changes: [Change] = []
  /// What is as planned already, with the ids of what was made.
  public private(set) var made: [Address: Int?] = [:]
  /// What is neither as the plan saw it nor as it is wanted.
  public private(set) var moved: [Moved] = []
  /// What must be read before the rest can be judged.
  public private(set) var missing: [Snapshot.Detail] = []

  private let snapshot: Snapshot
  /// What gives its name away in this plan, by kind: something else may be made under that name.
  private let leaving: [String: Set<Int>]

  enum Verdict {
    /// What is to be done instead of the change, which is mostly itself.
    case todo([Change])
    /// It is done; what its making has left is to be deleted.
    case done(id: Int?, [Change] = [])
    case moved(String, [ChangeFailure.Conflict] = [])
    case missing(Snapshot.Detail)
  }

  /// The list that a change belongs to, as far as it is there.
  enum Scope {
    case list(Int?)
    /// Nothing can be there yet.
    case notMade
  }

  /// The collections that must be read: of what is created or replaced, and of what has no path of its own to be deleted by.
  public static func collections(_ plan: Plan, _ registry: Registry) -> [Kind] {
    let words = Set(
      plan.changes.filter { change in
        switch change.action {
        case .create, .replace: true
        case .delete: change.kind.isReadWhole
        case .update, .deferred: false
        }
      }.map(\.kind.word)
    )
    return registry.kinds.filter { words.contains($0.word) && $0.endpoint.collection != nil }
  }

  /// Judges every change that the plan attempts by what was read so far.
  public init(_ plan: Plan, _ snapshot: Snapshot) {
    self.snapshot = snapshot
    let leaving = plan.changes.filter { $0.action == .delete || $0.isRename }
    self.leaving = Dictionary(grouping: leaving, by: \.kind.word).mapValues { Set($0.compactMap(\.id)) }
    for change in plan.changes {
      guard change.action.isAttempted else {
        changes.append(change)
        continue
      }
      switch verdict(change) {
      case .todo(let instead): changes += instead
      case .done(let id, let rest):
        made.updateValue(id, forKey: change.address)
        changes += rest
      case .moved(let message, let conflicts):
        moved.append(Moved(change: change, message: message, conflicts: conflicts))
      case .missing(let detail): if !missing.contains(detail) { missing.append(detail) }
      }
    }
  }

  private func verdict(_ change: Change) -> Verdict {
    switch change.action {
    case .create: creation(change, desired(change))
    case .update: update(change)
    case .delete: deletion(change)
    case .replace: replacement(change)
    case .deferred: .todo([])
    }
  }

  // MARK: - One action each

  private func creation(_ change: Change, _ wanted: Values) -> Verdict {
    guard case .list(let list) = scope(change) else { return .todo([change]) }
    let name = change.name ?? ""
    let found = objects(change.kind, name, list).filter { object in
      object.id.map { leaving[change.kind.word]?.contains($0) != true } ?? true
    }
    guard let first = found.first else { return .todo([change]) }
    guard found.count == 1 else {
      return .moved(
        "there are several of its name (ids \(found.compactMap(\.id).map(String.init).joined(separator: ", ")))"
      )
    }
    guard let object = whole(first, change.kind) else { return .missing(detail(of: first, change.kind)) }
    let conflicts =
      spelling(object, name, change.kind) + change.kind.differences(of: object.values, from: wanted)
    return conflicts.isEmpty
      ? .done(id: object.id)
      : .moved("one of its name was made since the plan was made, and it is different", conflicts)
  }

  private func update(_ change: Change) -> Verdict {
    let wanted = desired(change)
    switch reading(change) {
    case .notMade: return .todo([change])
    case .missing(let detail): return .missing(detail)
    case .read(.gone): return .moved(Recheck.deleted)
    case .read(.unreadable(let why)):
      // It could not be read when the plan was made either, and is written all the same.
      return change.known.isEmpty ? .todo([change]) : .moved("it cannot be read any more (\(why))")
    case .read(.values(let fresh)):
      let conflicts = change.conflicts(fresh, slots: change.relied(on: wanted), wanted: wanted)
      guard conflicts.isEmpty else { return .moved(Recheck.changed, conflicts) }
      let isDone = change.pending.isEmpty && change.kind.holds(wanted, in: fresh, uses: .put)
      return isDone ? .done(id: change.id) : .todo([change])
    }
  }

  private func deletion(_ change: Change) -> Verdict {
    switch reading(change) {
    case .notMade, .read(.gone): return .done(id: nil)
    case .missing(let detail): return .missing(detail)
    case .read(.unreadable(let why)): return .moved("it cannot be read any more (\(why))")
    case .read(.values(let fresh)):
      let conflicts = change.conflicts(fresh, slots: change.known, wanted: nil)
      return conflicts.isEmpty ? .todo([change]) : .moved(Recheck.changed, conflicts)
    }
  }

  private func replacement(_ change: Change) -> Verdict {
    let wanted = desired(change)
    guard case .list(let list) = scope(change) else { return .moved(Recheck.deleted) }
    switch reading(change) {
    case .notMade: return .moved(Recheck.deleted)
    case .missing(let detail): return .missing(detail)
    case .read(.unreadable(let why)): return .moved("it cannot be read any more (\(why))")
    case .read(.gone): return interrupted(change, wanted, list, aside: nil)
    case .read(.values(let fresh)):
      let slots = change.relied(on: wanted)
      let conflicts = change.conflicts(fresh, slots: slots, wanted: wanted)
      if let aside = setAside(change, fresh),
        conflicts.allSatisfy({ $0.field == change.kind.identity?.field })
      {
        return interrupted(change, wanted, list, aside: aside)
      }
      guard conflicts.isEmpty else { return .moved(Recheck.changed, conflicts) }
      let left = left(change, list)
      if change.kind.holds(wanted, in: fresh, uses: .read) {
        return .done(id: change.id, left.map { removal(of: $0, after: change) })
      }
      let removals = left.map { removal(of: $0, leftBy: change) }
      var change = change
      change.dependsOn += removals.map(\.address)
      return .todo(removals + [change])
    }
  }

  // MARK: - What was read

  static let deleted = "it was deleted in the tenant since the plan was made"
  static let changed = "it was changed in the tenant since the plan was made"

  enum Read {
    case read(Snapshot.Reading)
    case missing(Snapshot.Detail)
    case notMade
  }

  func reading(_ change: Change) -> Read {
    let kind = change.kind
    if kind.isReadWhole {
      let object = (snapshot.collections[kind.word] ?? []).first { $0.id == change.id }
      return .read(object.map { .values($0.values) } ?? .gone)
    }
    var detail = Snapshot.Detail(kind: kind.word, id: change.id, list: nil, name: nil)
    if kind.endpoint.collection == nil {
      guard case .list(let list) = scope(change) else { return .notMade }
      detail = Snapshot.Detail(kind: kind.word, id: nil, list: list, name: change.name)
    }
    return snapshot.details[detail].map(Read.read) ?? .missing(detail)
  }

  func scope(_ change: Change) -> Scope {
    switch change.list {
    case .none: return .list(nil)
    case .known(let id): return .list(id)
    case .made(let address):
      guard let made = made[address], let id = made else { return .notMade }
      return .list(id)
    }
  }

  func objects(_ kind: Kind, _ name: String, _ list: Int?) -> [LiveObject] {
    kind.objects(named: name, list: list, in: snapshot.collections[kind.word] ?? [])
  }

  /// The object with what its collection leaves out; nil where that was not read yet.
  func whole(_ object: LiveObject, _ kind: Kind) -> LiveObject? {
    guard kind.fields.contains(where: \.isDetail) else { return object }
    switch snapshot.details[detail(of: object, kind)] {
    case nil: return nil
    case .values(let values)?:
      return LiveObject(id: object.id, list: object.list, name: object.name, values: values)
    case .gone?, .unreadable?: return object
    }
  }

  func detail(of object: LiveObject, _ kind: Kind) -> Snapshot.Detail {
    Snapshot.Detail(kind: kind.word, id: object.id, list: nil, name: nil)
  }

  /// What is wanted, with the ids of what is there already; a reference that is not known yet is no matter.
  func desired(_ change: Change) -> Values {
    var values = change.desired
    for (slot, address) in change.pending {
      values[slot] = made[address].flatMap(\.self).map { .reference(.id($0)) }
    }
    return values
  }

  private func spelling(_ object: LiveObject, _ name: String, _ kind: Kind) -> [ChangeFailure.Conflict] {
    guard let identity = kind.identity, identity.managesSpelling, let found = object.name,
      !sameCodePoints(found, name)
    else { return [] }
    return [
      ChangeFailure.Conflict(field: identity.field, planned: nil, found: .text(found), wanted: .text(name))
    ]
  }
}

extension Kind {
  /// Whether one is told from the others by its collection alone, since it is deleted by a query.
  fileprivate var isReadWhole: Bool { if case .query = deletion { true } else { false } }
}
