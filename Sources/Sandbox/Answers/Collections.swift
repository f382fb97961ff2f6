import Resources
import Support

// Requests to a kind's collection and to the views.
extension Tenant {
  mutating func collection(_ kind: Kind, _ call: Call) throws(Problem) -> SandboxResponse {
    switch call.method {
    case "POST": return try create(kind, call)
    case "DELETE": return try deleteByQuery(kind, call)
    default: return try page(of: kind, call)
    }
  }

  private func page(of kind: Kind, _ call: Call) throws(Problem) -> SandboxResponse {
    let page = try Page(call.query)
    let behaviour = behaviour(of: kind)
    let listFilter = kind.endpoint.listMember.map { [Filter($0, $0, .numbers)] } ?? []
    try behaviour.representation.check(call.query)
    let collection = state[kind.section]
    var tests = try predicates(behaviour.filters + listFilter, call.query, behaviour.representation)
    if behaviour.representation.scope != nil {
      let system = systemList
      tests = tests.map { test in { test(scoped($0, kind, system: system)) } }
    }
    let found = page.objects(
      of: collection,
      inOrderOfIDs: !readings.contains(.pagesUnordered),
      where: [collection.section.isOwn] + tests
    )
    let elements = found.objects.map { object in
      write(object, of: kind, as: .element(call.query))
    }
    return .hal(
      page.document(
        elements,
        lastID: found.objects.last?["id"]?.int,
        hasMore: found.hasMore,
        relation: kind.endpoint.relation,
        path: kind.endpoint.collection ?? "",
        base: writer.base
      )
    )
  }

  func page(of view: View, _ call: Call) throws(Problem) -> SandboxResponse {
    let page = try Page(call.query)
    try view.representation.check(call.query)
    let query = try view.prepare(self, call.query)
    let found = page.objects(
      of: state[view.section],
      inOrderOfIDs: !readings.contains(.pagesUnordered),
      where: [view.shows] + (try predicates(view.filters, query, view.representation))
    )
    return .hal(
      page.document(
        found.objects.map { writer.write($0, of: view, as: .element(call.query)) },
        lastID: found.objects.last?["id"]?.int,
        hasMore: found.hasMore,
        relation: view.relation,
        path: view.path,
        base: writer.base
      )
    )
  }

  func single(of view: View, _ call: Call) throws(Problem) -> SandboxResponse {
    guard let id = call.match.id, let object = state[view.section][ObjectKey(id)], view.shows(object) else {
      throw .notFound
    }
    try view.representation.check(call.query)
    return .hal(writer.write(object, of: view, as: .single(call.query)))
  }

  private func predicates(
    _ filters: [Filter],
    _ query: RequestQuery,
    _ representation: Representation
  ) throws(Problem) -> [(JSON) -> Bool] {
    var all: [(JSON) -> Bool] = []
    for filter in filters {
      if let predicate = try filter.predicate(query, representation) { all.append(predicate) }
    }
    return all
  }

  private mutating func create(_ kind: Kind, _ call: Call) throws(Problem) -> SandboxResponse {
    let behaviour = behaviour(of: kind)
    let body = try Body(call.body, of: kind, behaviour: behaviour, readings: readings)
    var object: JSON = .members(["id": .int(state.nextID)])
    var problems: [Problem.InvalidField] = []
    var list: Int?
    if let member = kind.endpoint.listMember {
      list = try body.list(member)
      if let list { object = object.setting(member, to: .int(list)) }
      if list == nil { problems.append(.init(field: member, problem: "must not be null")) }
    }
    object = try body.applied(to: object, by: .create, also: problems)
    for field in kind.fields {
      if let (name, value) = try queryValue(field, call.query, behaviour) {
        object = object.setting(name, to: value)
      }
    }
    for mark in behaviour.marks { object = object.setting(mark.name, to: mark.value) }
    if let list {
      if let holder = state[registry.container.section][ObjectKey(list)] {
        try checkHolder(holder, behaviour.lists)
      } else if list != systemList {
        throw .noReferencedObject
      }
    }
    try checkReferences(object, of: kind, list: list, by: body)
    try checkName(object, of: kind, exceptFor: nil)
    object = stamped(withoutLonely(object, kind), behaviour.created, call.time)
    state[kind.section].put(object, ObjectKey(state.nextID))
    state.nextID += 1
    behaviour.afterCreate(&self, object)
    let answer = write(object, of: kind, as: .created)
    return .hal(answer, status: 201, location: answer["_links"]?["self"]?["href"]?.text)
  }

  /// What a create says of a field in its query, to be kept under the field's name.
  private func queryValue(
    _ field: Field,
    _ query: RequestQuery,
    _ behaviour: Behaviour
  ) throws(Problem) -> (name: String, value: JSON)? {
    guard case .query(let parameter) = field.wire else { return nil }
    guard let text = query[parameter] else {
      return behaviour.representation.defaultValue(field.name).map { (field.name, $0) }
    }
    switch field.type {
    case .boolean:
      guard text == "true" || text == "false" else { throw .typeMismatch(parameter) }
      return (field.name, .bool(text == "true"))
    case .integer, .reference: return try query.int(parameter).map { (field.name, .int($0)) }
    default: return (field.name, .string(text))
    }
  }

  private mutating func deleteByQuery(_ kind: Kind, _ call: Call) throws(Problem) -> SandboxResponse {
    guard case .query(let parameter) = kind.deletion, let identity = kind.identity else { throw .notFound }
    guard let text = call.query[parameter] else { throw .missingParameter(parameter) }
    let name = ObjectName(list: 0, text: text, ignoresCase: identity.ignoresCase)
    guard let key = state[kind.section].key(named: name) else { throw .notFound }
    try delete(kind, key)
    return .empty(204)
  }
}
