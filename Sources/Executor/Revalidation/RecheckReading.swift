import Planner
import Resources
import Support

/// What was read again of the objects that a plan touches.
extension Recheck {
  /// A name where it is one.
  struct Place: Hashable {
    let list: Int?
    let name: NameKey

    init(_ name: String, _ list: Int?, _ kind: Kind) {
      self.list = kind.endpoint.listMember == nil ? nil : list
      self.name = NameKey(name, kind.identity)
    }
  }

  struct Index {
    let byName: [Place: [LiveObject]]
    /// Empty where nothing of the kind gets a new name.
    let byLooseName: [LooseName: [LiveObject]]
    let byID: [Int: LiveObject]

    init(_ objects: [LiveObject], of kind: Kind, loosely: Bool) {
      byLooseName = Dictionary(grouping: loosely ? objects.filter { $0.name != nil } : []) {
        LooseName($0.name ?? "", $0.list, kind)
      }
      byName = Dictionary(grouping: objects.filter { $0.name != nil }) { Place($0.name ?? "", $0.list, kind) }
      byID = Dictionary(objects.compactMap { object in object.id.map { ($0, object) } }) { one, _ in one }
    }
  }

  static let deleted = "it was deleted in the tenant since the plan was made"
  static let changed = "it was changed in the tenant since the plan was made"
  static let another = "another of its name was made since the plan was made"

  enum Read {
    case read(Snapshot.Reading)
    case missing(Snapshot.Detail)
    case notMade
  }

  func reading(_ change: Change) -> Read {
    let kind = change.kind
    if kind.isReadWhole {
      let object = change.id.flatMap { index[kind.word]?.byID[$0] }
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
    guard let index = index[kind.word] else { return [] }
    return places(of: list).flatMap { index.byName[Place(name, $0, kind)] ?? [] }
  }

  /// The lists whose objects are in the scope: what does not tell its list is the system's.
  func places(of list: Int?) -> [Int?] {
    [list] + (list.map(systemLists.contains) ?? false ? [nil] : [])
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
    var (values, unknown) = change.desired { made[$0] }
    for (slot, addresses) in change.pending where addresses.contains(where: unknown.contains) {
      values[slot] = nil
    }
    return values
  }

  /// Whether nothing that is still to be made gives the change another id, or loses what it has written.
  func isSettled(_ change: Change) -> Bool {
    let named = change.kind.fields.indices.flatMap { slot in
      (change.desired[slot]?.keys ?? []).compactMap { change.kind.fields[slot].address(ofKey: $0) }
    }
    return (change.pending.values.joined() + named).allSatisfy { made[$0] != nil || !remade.contains($0) }
  }

  /// What a create leaves to a change of its own, as far as it is not there yet: a run may have been killed in between. What is
  /// there instead is somebody's.
  func unwritten(_ kind: Kind, _ wanted: Values, _ found: Values)
    -> (isAll: Bool, conflicts: [ChangeFailure.Conflict])
  {
    let missing = kind.leftByCreate(wanted).filter { slot in
      guard let value = wanted[slot], let there = found[slot] else { return true }
      return !kind.fields[slot].fulfils(there, value)
    }
    let others = missing.filter { found[$0]?.isEmpty == false }
    let conflicts = others.map { slot in
      ChangeFailure.Conflict(
        field: kind.fields[slot].name,
        planned: nil,
        found: found[slot],
        wanted: wanted[slot]
      )
    }
    return (missing.isEmpty, conflicts)
  }

  func spelling(_ object: LiveObject, _ name: String, _ kind: Kind) -> [ChangeFailure.Conflict] {
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
  var isReadWhole: Bool { if case .query = deletion { true } else { false } }
}
