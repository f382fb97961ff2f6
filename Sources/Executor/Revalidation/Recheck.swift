import Planner
import Resources

/// What has become of a saved plan's changes: pure, over what was read again.
///
/// Premise: the plan may have been carried out in part, by a run that was killed anywhere. So what is as planned counts as
/// done, and what a replacement has left on its way is taken up where it stands.
package struct Recheck: Sendable {
  /// A change that cannot be made as it was planned.
  package struct Moved: Sendable {
    /// As it was planned.
    package let change: Change
    /// What happened, as a clause.
    package let message: String
    /// The fields that have moved.
    package let conflicts: [ChangeFailure.Conflict]
  }

  /// What is still to be done, in the order of execution.
  package private(set) var changes: [Change] = []
  /// What is as planned already, with the ids of what was made.
  package private(set) var made: [Address: Int?] = [:]
  /// What is neither as the plan saw it nor as it is wanted.
  package private(set) var moved: [Moved] = []
  /// What must be read before the rest can be judged.
  package private(set) var missing = Missing()

  /// What must be read.
  package struct Missing: Sendable, Equatable {
    var details: [Snapshot.Detail] = []
    /// The words of kinds of which the collection is needed.
    var kinds: Set<String> = []
    /// The words of kinds of which it must be known what uses them.
    var uses: Set<String> = []
    /// The words of kinds of which it must be known what is in lists that are deleted.
    var contents: Set<String> = []
    /// The paths of what is referred to.
    var lookups: Set<String> = []
  }

  let snapshot: Snapshot
  let registry: Registry
  /// What was known of the use of objects when the plan was made.
  let used: [Address: [String]]
  /// The changes of lists, by their ids.
  let lists: [Int: Change]
  /// The ids under which the list of what belongs to the system is known.
  let systemLists: Set<Int>
  /// The collections by name and by id: a plan may create thousands in one of a hundred thousand.
  let index: [String: Index]
  /// The collections that references point to, as far as they were read.
  let lookups: [String: LookupIndex]
  /// What gives its name away in this plan, by kind: something else may be made under that name.
  let leaving: [String: Set<Int>]
  /// The ids of what this plan deletes, by kind and address.
  let deleted: [String: [Address: Int]]
  /// The new names that this plan gives, by kind and id.
  let renamed: [String: [Int: String]]
  /// What the plan changes.
  let planned: Set<Address>
  /// What the plan makes, or makes anew: its id is known only then.
  let remade: Set<Address>
  /// What the plan touches, by kind: it may have taken a name that another one had.
  private let ids: [String: Set<Int>]

  enum Verdict {
    /// What is to be done instead of the change, which is mostly itself.
    case todo([Change])
    /// It is done; what its making has left is to be deleted.
    case done(id: Int?, [Change] = [])
    case moved(String, [ChangeFailure.Conflict] = [])
    case missing(Snapshot.Detail)
    case missingKind(Kind)
    case missingUses(Kind)
    case missingContents([Kind])
    case missingLookup(Lookup)
  }

  /// The list that a change belongs to, as far as it is there.
  enum Scope {
    case list(Int?)
    /// Nothing can be there yet.
    case notMade
  }

  /// The collections that must be read: of what is created or replaced, and of what has no path of its own to be deleted by.
  package static func collections(_ plan: Plan, _ registry: Registry) -> [Kind] {
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
  package init(_ plan: Plan, _ snapshot: Snapshot, _ registry: Registry) {
    self.snapshot = snapshot
    self.registry = registry
    let uses = (plan.allowed + plan.blocked).filter { $0.guardName == InUse.name }
    used = Dictionary(
      uses.flatMap { entry in entry.addresses.map { ($0, [entry.message]) } },
      uniquingKeysWith: +
    )
    lists = Dictionary(
      plan.changes.compactMap { change in
        change.kind.container == nil ? nil : change.id.map { ($0, change) }
      },
      uniquingKeysWith: { one, _ in one }
    )
    systemLists = Set(
      plan.changes.compactMap { change in
        if case .known(let id) = change.list, change.address.listName == nil { id } else { nil }
      }
    )
    let read = registry.kinds.compactMap { kind in snapshot.collections[kind.word].map { (kind, $0) } }
    let naming = Set(plan.changes.filter(\.givesName).map(\.kind.word))
    index = Dictionary(
      uniqueKeysWithValues: read.map { ($0.word, Index($1, of: $0, loosely: naming.contains($0.word))) }
    )
    lookups = snapshot.lookups.mapValues { LookupIndex($0) }
    let leaving = plan.changes.filter { $0.action == .delete || $0.isRename }
    self.leaving = Dictionary(grouping: leaving, by: \.kind.word).mapValues { Set($0.compactMap(\.id)) }
    renamed = Dictionary(grouping: plan.changes.filter(\.isRename), by: \.kind.word).mapValues { changes in
      Dictionary(
        changes.compactMap { change in change.id.flatMap { id in change.name.map { (id, $0) } } },
        uniquingKeysWith: { one, _ in one }
      )
    }
    planned = Set(plan.changes.map(\.address))
    remade = Set(plan.changes.filter { $0.action == .create || $0.action == .replace }.map(\.address))
    ids = Dictionary(grouping: plan.changes, by: \.kind.word).mapValues { Set($0.compactMap(\.id)) }
    let deletes = plan.changes.filter { $0.action == .delete }
    deleted = Dictionary(grouping: deletes, by: \.kind.word).mapValues { changes in
      Dictionary(changes.map { ($0.address, $0.id ?? 0) }, uniquingKeysWith: { one, _ in one })
    }
    judge(plan.changes)
  }

  private mutating func judge(_ planned: [Change]) {
    var asked: Set<Snapshot.Detail> = []
    let deletedIDs = deleted.mapValues { Set($0.values) }
    for change in planned {
      // What an earlier run has left, and the plan deletes anyway, need not be deleted twice.
      func isNews(_ other: Change) -> Bool {
        other.address == change.address || !(deletedIDs[other.kind.word]?.contains(other.id ?? 0) ?? false)
      }
      switch verdict(change) {
      case .todo(let instead): changes += instead.filter(isNews)
      case .done(let id, let rest):
        made.updateValue(id, forKey: change.address)
        changes += rest.filter(isNews)
      case .moved(let message, let conflicts):
        moved.append(Moved(change: change, message: message, conflicts: conflicts))
      case .missing(let detail): if asked.insert(detail).inserted { missing.details.append(detail) }
      case .missingKind(let kind): missing.kinds.insert(kind.word)
      case .missingUses(let kind): missing.uses.insert(kind.word)
      case .missingContents(let kinds): missing.contents.formUnion(kinds.map(\.word))
      case .missingLookup(let lookup): missing.lookups.insert(lookup.path)
      }
    }
    // A run may have left under a temporary name what the plan, before it, has deleted under the same one: that is to be done
    // again, and nothing that was made waits for it.
    for index in changes.indices { changes[index].dependsOn.removeAll(where: made.keys.contains) }
    for change in changes { made[change.address] = nil }
  }

  /// What is still to be done also needs what it was not itself made of: what it names, and who uses it. Whatever belongs to a
  /// list, done or not, is about the list of that name.
  private func verdict(_ change: Change) -> Verdict {
    let verdict = ownVerdict(change)
    switch verdict {
    case .todo:
      // What waits for a person is not written, and needs nothing but to be about that object still.
      guard change.action.isAttempted else { return namesakes(change) ?? verdict }
      return ownList(change) ?? namesakes(change) ?? surroundings(change, desired(change)) ?? verdict
    case .done: return ownList(change) ?? verdict
    case .moved, .missing, .missingKind, .missingUses, .missingContents, .missingLookup: return verdict
    }
  }

  private func ownVerdict(_ change: Change) -> Verdict {
    switch change.action {
    case .create: creation(change, desired(change))
    case .update: update(change)
    case .delete: deletion(change)
    case .replace: replacement(change)
    case .deferred: .todo([change])
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
    // Content that the tenant does not give is left alone, here as when it is planned: it is no evidence of another object.
    let differences = change.kind.differences(of: object.values, from: wanted).filter { conflict in
      conflict.found != nil || change.kind.field(conflict.field)?.isDetail != true
    }
    let left = unwritten(change.kind, wanted, object.values)
    let conflicts = spelling(object, name, change.kind) + differences + left.conflicts
    guard conflicts.isEmpty else {
      return .moved("one of its name was made since the plan was made, and it is different", conflicts)
    }
    return left.isAll ? .done(id: object.id) : .todo([change.completing(object)])
  }

  private func update(_ change: Change) -> Verdict {
    let wanted = desired(change)
    switch reading(change) {
    case .notMade: return .todo([change])
    case .missing(let detail): return .missing(detail)
    case .read(.gone): return successor(of: change, wanted)
    case .read(.unreadable(let why)):
      // It could not be read when the plan was made either, and is written all the same.
      return change.known.isEmpty ? .todo([change]) : .moved("it cannot be read any more (\(why))")
    case .read(.values(let fresh)):
      let conflicts = change.conflicts(
        fresh,
        slots: change.relied(on: wanted),
        wanted: wanted,
        isRemade: { remade.contains($0) }
      )
      guard conflicts.isEmpty else { return .moved(Recheck.changed, conflicts) }
      if let loss = newLoss(change, fresh, wanted) { return .moved(loss) }
      let isDone = isSettled(change) && change.kind.holds(wanted, in: fresh, uses: .change)
      return isDone ? .done(id: change.id) : .todo([change])
    }
  }

  /// What has the name of an object that was to be changed, and is gone. As it is wanted, it counts as done; whatever else it
  /// is, nobody has seen it in the plan.
  private func successor(of change: Change, _ wanted: Values) -> Verdict {
    let kind = change.kind
    guard kind.endpoint.collection != nil, case .list(let list) = scope(change) else {
      return .moved(Recheck.deleted)
    }
    guard index[kind.word] != nil else { return .missingKind(kind) }
    let old = change.isRename ? change.live?.name : nil
    if let old, !others(kind, old, list).isEmpty { return .moved(Recheck.another) }
    let found = others(kind, change.name ?? "", list)
    guard let first = found.first else { return .moved(Recheck.deleted) }
    guard found.count == 1 else { return .moved(Recheck.another) }
    guard let object = whole(first, kind) else { return .missing(detail(of: first, kind)) }
    if isSettled(change), kind.holds(wanted, in: object.values, uses: .read) { return .done(id: object.id) }
    let conflicts = spelling(object, change.name ?? "", kind) + differences(of: object, from: wanted, change)
    return .moved(Recheck.another, conflicts)
  }

  /// The objects of that name which the plan does not touch.
  func others(_ kind: Kind, _ name: String, _ list: Int?) -> [LiveObject] {
    objects(kind, name, list).filter { !isTouched($0, kind) }
  }

  /// Whether the plan changes the object.
  func isTouched(_ object: LiveObject, _ kind: Kind) -> Bool {
    object.id.map { ids[kind.word]?.contains($0) ?? false } ?? false
  }

  /// What writing the values would lose for good that the plan did not: it stands in a list that somebody has made meanwhile.
  private func newLoss(_ change: Change, _ fresh: Values, _ wanted: Values) -> String? {
    let planned = change.live.flatMap { live in
      change.kind.lossOnChange(named: change.name, from: live.values, to: wanted)
    }
    guard planned == nil else { return nil }
    return change.kind.lossOnChange(named: change.name, from: fresh, to: wanted)
      .map { "its list was made since the plan was made, and writing this would lose something: \($0)" }
  }

  private func deletion(_ change: Change) -> Verdict {
    switch reading(change) {
    case .notMade: return .done(id: nil)
    case .read(.gone):
      // What has its name by now is not what the plan was to delete; nor is it gone, as far as the manifests say.
      // Only a replacement of this plan can have used a temporary name again.
      let name = change.live?.name ?? ""
      guard change.kind.endpoint.collection != nil, case .list(let list) = scope(change),
        !change.kind.usesTemporaryName(name)
      else { return .done(id: nil) }
      guard index[change.kind.word] != nil else { return .missingKind(change.kind) }
      return others(change.kind, name, list).isEmpty ? .done(id: nil) : .moved(Recheck.another)
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
      let conflicts = change.conflicts(fresh, slots: slots, wanted: wanted) { remade.contains($0) }
      if let aside = setAside(change, fresh),
        conflicts.allSatisfy({ $0.field == change.kind.identity?.field })
      {
        return interrupted(change, wanted, list, aside: aside)
      }
      guard conflicts.isEmpty else { return .moved(Recheck.changed, conflicts) }
      let left = left(change, list)
      if isSettled(change), change.kind.holds(wanted, in: fresh, uses: .read) {
        return .done(id: change.id, removals(of: left, after: change))
      }
      var reserving = change
      reserving.takenNames = Set(left.compactMap(\.name))
      return .todo([reserving] + removals(of: left, after: change))
    }
  }
}
