import Resources

// Requests to one object with an id of its own, and what they share with those to its collection.
extension Tenant {
  mutating func item(_ kind: Kind, _ call: Call) throws(Problem) -> SandboxResponse {
    guard let id = call.match.id, let object = state[kind.section][ObjectKey(id)] else { throw .notFound }
    switch call.method {
    case "PUT": return try replace(object, ObjectKey(id), of: kind, call)
    case "DELETE":
      try delete(kind, ObjectKey(id))
      return .empty(204)
    default: return .hal(write(object, of: kind, as: .single(embedded: call.query.list("embedded"))))
    }
  }

  private mutating func replace(
    _ object: JSON,
    _ key: ObjectKey,
    of kind: Kind,
    _ call: Call
  ) throws(Problem) -> SandboxResponse {
    let behaviour = behaviour(of: kind)
    let body = try Body(call.body, of: kind, behaviour: behaviour, readings: readings)
    let changed = try body.applied(to: object, by: .change, also: [])
    try checkLock(object)
    try checkReferences(changed, of: kind, list: kind.endpoint.listMember.flatMap { object[$0]?.int })
    try checkName(changed, of: kind, exceptFor: key)
    let stamped = stamped(changed, behaviour.changed, call.time)
    state[kind.section].put(stamped, key)
    return .hal(write(stamped, of: kind, as: .changed))
  }

  /// Deletes an object and, with one that holds others, all that it holds (L2750).
  mutating func delete(_ kind: Kind, _ key: ObjectKey) throws(Problem) {
    guard let object = state[kind.section][key] else { throw .notFound }
    if kind.internalObjects.holds(for: kind.values(of: object), of: kind) {
      throw .invalidParameter("the object with the id \(key.id) cannot be deleted")
    }
    try checkLock(object)
    if readings.contains(.deleteRefusedInUse) { try checkUses(of: object, kind) }
    if kind.container != nil {
      // A mailing that someone edits locks its list too (L2752).
      for section in state.sections {
        for held in state[section.name].objects(ofList: key.id) { try checkLock(held) }
      }
      for section in state.sections { state[section.name].removeAll(ofList: key.id) }
    }
    state[kind.section].remove(key)
  }

  /// The object as an answer has it.
  func write(_ object: JSON, of kind: Kind, as place: Writer.Place) -> JSON {
    writer.write(
      object,
      of: kind,
      behaviour(of: kind).representation,
      id: object["id"]?.int,
      list: kind.endpoint.listMember.flatMap { object[$0]?.int },
      as: place
    )
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
    if collection.section.hasUniqueNames, let other = collection.key(named: name), other != key {
      throw .duplicate
    }
    if let section = behaviour(of: kind).takenNames, let taken = state.takenNames[section] {
      let names = taken.map { ObjectName(list: 0, text: $0, ignoresCase: identity.ignoresCase) }
      if names.contains(name) { throw .duplicate }
    }
  }

  /// What an object refers to must be there, and of the same list (L3117).
  func checkReferences(_ object: JSON, of kind: Kind, list: Int?) throws(Problem) {
    for field in kind.fields {
      guard case .reference(let target) = field.type, let member = field.member, let id = object[member]?.int
      else {
        continue
      }
      switch target {
      case .kind(let word):
        guard let section = registry.kind(word)?.section, state[section][ObjectKey(id)] != nil else {
          throw .noReferencedObject
        }
      case .lookup(let lookup):
        if id == lookup.none { continue }
        guard let view = views.first(where: { $0.path == lookup.path }),
          let target = state[view.section][ObjectKey(id)], view.shows(target),
          list == nil || target[Section.list]?.int == list
        else { throw .noReferencedObject }
      }
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
