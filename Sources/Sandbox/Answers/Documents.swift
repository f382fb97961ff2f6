import Resources
import Support

// Requests to what a list has just one of, and to its settings.
extension Tenant {
  /// A list has such a document without its ever having been written: then all of it is the default.
  mutating func document(_ kind: Kind, _ call: Call) throws(Problem) -> SandboxResponse {
    let (list, holder) = try holder(call)
    let behaviour = behaviour(of: kind)
    let key = ObjectKey(list)
    let stored = state[kind.section][key] ?? .members([Section.list: .int(list)])
    guard call.method == "PUT" else {
      return .hal(
        writer.write(
          stored,
          of: kind,
          behaviour.representation,
          id: nil,
          list: list,
          as: .single(call.query)
        )
      )
    }
    let body = try Body(call.body, of: kind, behaviour: behaviour, readings: readings)
    try checkHolder(holder, kind.lists)
    let changed = try body.applied(to: stored, by: .change, also: [])
    try checkLock(stored)
    try checkReferences(changed, of: kind, list: list, by: body)
    state[kind.section].put(stamped(changed, behaviour.changed, call.time), key)
    return .hal(
      writer.write(changed, of: kind, behaviour.representation, id: nil, list: list, as: .changed)
    )
  }

  /// A setting that a list does not have is the system list's (reference, "Retrieving a list setting"), and at
  /// last the documented default.
  mutating func setting(_ kind: Kind, _ names: [String], _ call: Call) throws(Problem) -> SandboxResponse {
    let (list, holder) = try holder(call)
    guard let name = call.match.name, names.contains(name) else { throw .notFound }
    let behaviour = behaviour(of: kind)
    let own = state[kind.section][ObjectKey(list, name)]
    guard call.method == "PUT" else {
      let system = systemList.flatMap { state[kind.section][ObjectKey($0, name)] }
      let value = (own ?? system ?? .object([])).setting(
        "inherited",
        to: .bool(own == nil && list != systemList)
      )
      return .hal(
        writer.write(
          value,
          of: kind,
          behaviour.representation,
          id: nil,
          list: list,
          name: name,
          as: .single(call.query)
        )
      )
    }
    let body = try Body(call.body, of: kind, behaviour: behaviour, readings: readings)
    try checkHolder(holder, kind.lists)
    let stored = own ?? .members([Section.list: .int(list), Section.name: .string(name)])
    let changed = try body.applied(to: stored, by: .change, also: [])
    try checkLock(stored)
    state[kind.section].put(changed, ObjectKey(list, name))
    return .empty(200)
  }

  private func holder(_ call: Call) throws(Problem) -> (id: Int, object: JSON) {
    guard let id = call.match.list, let object = state[registry.container.section][ObjectKey(id)] else {
      throw .notFound
    }
    return (id, object)
  }

  /// Not every list takes what it has (reference, "Changing a list setting", "Edit subscription setting", "Create regular
  /// mailing").
  func checkHolder(_ holder: JSON, _ rule: Rule) throws(Problem) {
    let container = registry.container
    if !rule.when.holds(for: container.values(of: holder), of: container) {
      throw .invalidParameter(rule.message)
    }
  }

  var systemList: Int? { state.systemList }
}
