import Resources
import Support

/// Makes deletes, which show everything that could be read.
struct Deletion {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  /// Why something is deleted.
  struct Cause {
    /// The place of a declaration that says so.
    var mark: Mark?
    var reason: String?
    /// The call that must be possible.
    var call = Kind.Changeability.Calls.deletion
  }

  /// The delete of one object. Where the API has none, it waits for a person.
  func change(_ object: LiveObject, _ kind: Kind, _ address: Address, _ cause: Cause) -> Change {
    let live = context.whole(object, kind)
    let fields = kind.fields.enumerated().compactMap { slot, field -> Change.FieldChange? in
      guard field.uses.contains(.declare), let value = live.values[slot] else { return nil }
      return Change.FieldChange(
        name: field.name,
        before: context.references.shown(value, field, list: live.list),
        after: nil
      )
    }
    let deferral = kind.undeletable(live.values, as: cause.call)
    let list = live.list ?? context.matches.systemList
    return Change(
      deferral == nil ? .delete : .deferred(.delete),
      .init(
        address: address,
        kind: kind,
        mark: cause.mark,
        name: live.name,
        list: kind.endpoint.listMember == nil ? .none : list.map { .known($0) } ?? .none
      ),
      live: live,
      target: .init(desired: kind.noValues),
      shown: .init(fields: fields, reason: deferral ?? cause.reason)
    )
  }
}

extension PlanContext {
  /// The object with what was read of it alone, and in the system's list where it tells none.
  func whole(_ object: LiveObject, _ kind: Kind) -> LiveObject {
    let list = kind.endpoint.listMember == nil ? object.list : object.list ?? matches.systemList
    var live = LiveObject(id: object.id, list: list, name: object.name, values: object.values)
    let detail = Snapshot.Detail(kind: kind.word, id: object.id, list: nil, name: nil)
    if object.id != nil, case .values(let values)? = snapshot.details[detail] {
      for (slot, field) in kind.fields.enumerated() where field.isDetail { live.values[slot] = values[slot] }
      if !values.unknownMembers.isEmpty {
        live.values.unknownMembers = CodePoints.sorted(live.values.unknownMembers + values.unknownMembers)
      }
    }
    return live
  }

  /// The address of a live object, under the tenant's own spelling.
  func address(of object: LiveObject, _ kind: Kind) -> Address {
    LiveNames.address(of: object, kind, snapshot, registry, matches)
  }

  /// The name of a live object's list; nil in the system scope.
  func listName(of object: LiveObject, _ kind: Kind) -> String? {
    LiveNames.listName(of: object, kind, snapshot, registry, matches)
  }
}
