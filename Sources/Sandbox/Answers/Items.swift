import Resources
import Support

// Requests to one object with an id of its own, and what they share with those to its collection.
extension Tenant {
  mutating func item(_ kind: Kind, _ call: Call) throws(Problem) -> SandboxResponse {
    let (key, object) = try own(kind, call)
    switch call.method {
    case "PUT", "PATCH": return try change(object, key, of: kind, call)
    case "DELETE":
      try delete(kind, key)
      return .empty(204)
    default:
      try behaviour(of: kind).representation.check(call.query)
      return .hal(write(object, of: kind, as: .single(call.query)))
    }
  }

  /// The resource of its own that holds an object's content.
  func content(_ kind: Kind, _ call: Call) throws(Problem) -> SandboxResponse {
    let (key, object) = try own(kind, call)
    guard !readings.contains(.contentMissing), let path = kind.contentPath(id: key.id) else {
      throw .notFound
    }
    return .hal(writer.content(of: object, kind, path: path))
  }

  /// The object that the path means; what the section holds beside the kind's own is not there.
  private func own(_ kind: Kind, _ call: Call) throws(Problem) -> (key: ObjectKey, object: JSON) {
    let collection = state[kind.section]
    guard let id = call.match.id, let object = collection[ObjectKey(id)], collection.section.isOwn(object)
    else { throw .notFound }
    return (ObjectKey(id), object)
  }

  private mutating func change(
    _ object: JSON,
    _ key: ObjectKey,
    of kind: Kind,
    _ call: Call
  ) throws(Problem) -> SandboxResponse {
    let behaviour = behaviour(of: kind)
    let body = try Body(
      call.body,
      of: kind,
      behaviour: behaviour,
      readings: readings,
      patching: call.method == "PATCH" ? object : nil
    )
    let changed = try body.applied(to: object, by: .change, also: [])
    try checkLock(object)
    if !behaviour.changeable.when.holds(for: kind.values(of: object, behaviour.representation), of: kind) {
      throw .invalidParameter(behaviour.changeable.message)
    }
    try checkReferences(changed, of: kind, list: list(of: object, kind), by: body, before: object)
    try checkName(changed, of: kind, exceptFor: key)
    let stamped = stamped(withoutLonely(changed, kind), behaviour.changed, call.time)
    state[kind.section].put(stamped, key)
    return .hal(write(stamped, of: kind, as: .changed))
  }

  /// Deletes an object and, with one that holds others, all that it holds (reference, "Delete mailing list").
  mutating func delete(_ kind: Kind, _ key: ObjectKey) throws(Problem) {
    guard let object = state[kind.section][key] else { throw .notFound }
    if kind.internalObjects.holds(for: kind.values(of: object), of: kind) {
      throw .invalidParameter("the object with the id \(key.id) cannot be deleted")
    }
    try checkLock(object)
    let behaviour = behaviour(of: kind)
    if behaviour.undeletable.when.holds(for: kind.values(of: object, behaviour.representation), of: kind) {
      throw .invalidParameter(behaviour.undeletable.message)
    }
    if readings.contains(.deleteRefusedInUse) { try checkUses(of: object, kind) }
    if kind.container != nil {
      // A mailing that someone edits locks its list too (reference, "Delete mailing list").
      for section in state.sections {
        for held in state[section.name].objects(ofList: key.id) { try checkLock(held) }
      }
      for section in state.sections { state[section.name].removeAll(ofList: key.id) }
    }
    state[kind.section].remove(key)
    forget(object, kind, key)
    behaviour.afterDelete(&self, object)
  }

  /// The object as an answer has it.
  func write(_ object: JSON, of kind: Kind, as place: Writer.Place) -> JSON {
    let representation = behaviour(of: kind).representation
    var object = object
    if representation.scope != nil {
      let system = systemList
      object = scoped(object, kind, system: system)
      if let member = kind.endpoint.listMember, object[member]?.int == system {
        object = object.removing(member)
      }
    }
    return writer.write(
      place.query == nil ? object : reread(object, of: kind),
      of: kind,
      representation,
      id: object["id"]?.int,
      list: list(of: object, kind),
      as: place
    )
  }

  /// The object with the member that tells whether it is the system list's.
  func scoped(_ object: JSON, _ kind: Kind, system: Int?) -> JSON {
    guard let scope = behaviour(of: kind).representation.scope else { return object }
    return object.setting(scope.member, to: scope.value(isSystem: list(of: object, kind) == system))
  }

  private func list(of object: JSON, _ kind: Kind) -> Int? {
    kind.endpoint.listMember.flatMap { object[$0]?.int }
  }

  func checkLock(_ object: JSON) throws(Problem) {
    if object[TenantState.lockMember]?.bool == true { throw .locked }
  }

  /// No other object of the list may have the name, and no object that the API does not show.
  func checkName(_ object: JSON, of kind: Kind, exceptFor key: ObjectKey?) throws(Problem) {
    let collection = state[kind.section]
    guard let identity = collection.section.identity, let name = collection.section.identity(of: object)
    else {
      return
    }
    let behaviour = behaviour(of: kind)
    let text = object[identity.member]?.text ?? ""
    if collection.section.hasUniqueNames, let other = collection.key(named: name), other != key {
      throw behaviour.duplicate(text)
    }
    if let section = behaviour.takenNames, let taken = state.takenNames[section] {
      let names = taken.map { ObjectName(list: 0, text: $0, ignoresCase: identity.ignoresCase) }
      if names.contains(name) { throw behaviour.duplicate(text) }
    }
  }

  /// The object without what the server keeps only beside another member, such as a reply-to name without its address.
  func withoutLonely(_ object: JSON, _ kind: Kind) -> JSON {
    kind.fields.reduce(object) { object, field in
      guard let member = field.member, let other = field.companion.flatMap(kind.field)?.member,
        object[member] != nil, object[other] == nil || object[other] == .null || object[other] == .string("")
      else { return object }
      return object.setting(member, to: .null)
    }
  }

  func stamped(_ object: JSON, _ stamps: [Behaviour.Stamp], _ time: Instant) -> JSON {
    var object = object
    for stamp in stamps {
      switch stamp.value {
      case .now: object = object.setting(stamp.member, to: .string(time.text))
      case .json(let value): object = object.setting(stamp.member, to: value)
      }
    }
    return object
  }
}
