import Resources
import Support

/// Reads as much of a tenant as a plan needs, and no more: requests are the budget (600 a minute).
package struct SnapshotReader: Sendable {
  let client: Client
  let parallelism: Int

  /// A reader with so many requests in flight at most.
  package init(_ client: Client, parallelism: Int) {
    self.client = client
    self.parallelism = parallelism
  }

  /// The kinds that there are.
  package var registry: Registry { client.platform.registry }

  /// The collections of these kinds, and those that references point to.
  package func collections(_ kinds: [Kind], lookups: [Lookup]) async throws -> Snapshot {
    enum Part {
      case objects(String, [LiveObject])
      case lookup(String, [Snapshot.LookupItem])
    }
    enum Wanted {
      case kind(Kind)
      case lookup(Lookup)
    }
    let wanted = kinds.map(Wanted.kind) + lookups.map(Wanted.lookup)
    let parts = try await ReadingProgress.concurrently(wanted, limit: parallelism, what: "collections") {
      wanted -> (Part, Int) in
      switch wanted {
      case .kind(let kind):
        let (objects, requests) = try await client.collection(kind)
        return (.objects(kind.word, objects), requests)
      case .lookup(let lookup):
        let (items, requests) = try await client.items(lookup.path, query: "", relation: lookup.relation)
        return (.lookup(lookup.path, try items.map { try item(of: $0, lookup) }), requests)
      }
    }
    var snapshot = Snapshot()
    for (part, requests) in parts {
      snapshot.requests += requests
      switch part {
      case .objects(let word, let objects): snapshot.collections[word] = objects
      case .lookup(let path, let items): snapshot.lookups[path] = items
      }
    }
    return snapshot
  }

  /// What is read one by one: what collections leave out or, of objects that have a collection, all.
  package func details(
    _ details: [Snapshot.Detail],
    wholly: Bool = false,
    into snapshot: inout Snapshot
  ) async throws {
    let what = ReadingProgress.noun(details.lazy.compactMap { registry.kind($0.kind) })
    let readings = try await ReadingProgress.concurrently(details, limit: parallelism, what: what) { detail in
      (detail, try await read(detail, wholly: wholly))
    }
    var withoutDocument: Set<Int> = []
    for (detail, reading) in readings {
      snapshot.requests += reading.requests
      snapshot.details[detail] = reading.reading
      snapshot.listsOfDetails[detail] = reading.list
      if reading.isMissing, detail.id == nil, let list = detail.list { withoutDocument.insert(list) }
    }
    try await refuseGone(withoutDocument, &snapshot)
  }

  /// A document that is answered with 404 is one that the API does not give, or its list has disappeared since: the
  /// collection of lists, read once more, tells which.
  private func refuseGone(_ suspects: Set<Int>, _ snapshot: inout Snapshot) async throws {
    guard !suspects.isEmpty, let lists = snapshot.collections[registry.container.word] else { return }
    let (now, requests) = try await client.collection(registry.container)
    snapshot.requests += requests
    let gone = suspects.subtracting(now.compactMap(\.id))
    guard let list = lists.first(where: { $0.id.map(gone.contains) ?? false }) else { return }
    throw Client.Failure.listGone(list.name ?? "")
  }

  /// What uses objects of these kinds.
  package func uses(of kinds: [Kind], into snapshot: inout Snapshot) async throws {
    for kind in kinds {
      guard let usage = kind.usage else { continue }
      let (items, requests) = try await client.items(usage.path, query: usage.query, relation: usage.relation)
      snapshot.requests += requests
      snapshot.uses[kind.word] = items.filter { item in
        !(item[usage.finished.member]?.text.map(usage.finished.words.contains) ?? false)
      }.map { item in
        Snapshot.Use(
          name: item[usage.nameMember]?.text ?? "",
          state: item[usage.finished.member]?.text,
          ids: held(item, usage)
        )
      }
    }
  }

  /// How many users of these kinds do not tell what they hold, in these lists or, for nil, in all. A tenant that does not give
  /// them makes the number unknown.
  package func silentUses(of kinds: [(kind: Kind, lists: [Int]?)], into snapshot: inout Snapshot) async throws
  {
    for (kind, lists) in kinds {
      guard let silent = kind.usage?.silent else { continue }
      var query = silent.query
      if let lists { query += "&\(silent.listQuery)=\(lists.map(String.init).joined(separator: ","))" }
      do throws(Client.Failure) {
        let (items, requests) = try await client.items(silent.path, query: query, relation: silent.relation)
        snapshot.requests += requests
        let wanted = lists.map(Set.init)
        var counts: [Int?: Int] = [:]
        for item in items {
          let list = try client.read(Request(.get, silent.path, query: query)) { () throws(UnreadableBody) in
            try item.id(silent.listMember) {
              "\(silent.listMember) of the item with id \(client.dialect.objects.writtenID(of: item) ?? "0")"
            }
          }
          if let wanted, let list, !wanted.contains(list) { continue }
          counts[list, default: 0] += 1
        }
        snapshot.silentUses[kind.word] = .counted(counts)
      } catch {
        guard case .problem(_, let problem) = error, [403, 404, 405].contains(problem.status) else {
          throw error
        }
        snapshot.requests += 1
        snapshot.silentUses[kind.word] = .unknown
      }
    }
  }

  /// The ids that a user holds. What is null holds none; what is missing or of another shape could hold any.
  private func held(_ item: JSON, _ usage: Kind.Usage) -> [Int]? {
    var value = item
    for member in usage.members {
      guard let next = value[member] else { return nil }
      if next == .null { return [] }
      value = next
    }
    let ids = value.elements?.map { $0.int ?? $0[usage.idMember]?.int }
    return ids.flatMap { $0.contains(nil) ? nil : $0.compactMap(\.self) }
  }

  /// What is named by its name or its number: one that tells them in no form that can be read would seem to be missing.
  private func item(of json: JSON, _ lookup: Lookup) throws(Client.Failure) -> Snapshot.LookupItem {
    let id = json[client.dialect.objects.idMember]?.int ?? 0
    return try client.read(Request(.get, lookup.path)) { () throws(UnreadableBody) in
      guard let name = json[lookup.nameMember], name != .null else {
        throw UnreadableBody("the item with id \(id) has no \(lookup.nameMember)")
      }
      guard let name = name.text else { throw .otherType("\(lookup.nameMember) of the item with id \(id)") }
      return Snapshot.LookupItem(
        id: id,
        name: name,
        list: try json.id(lookup.listMember) { "\(lookup.listMember) of the item with id \(id)" },
        state: lookup.state.flatMap { json[$0.member]?.text }
      )
    }
  }

  /// What reading one thing has given.
  private struct DetailReading {
    let reading: Snapshot.Reading
    let requests: Int
    /// The list that the object belongs to, where its own answer tells it.
    var list: Int?
    /// Whether the tenant answers that it is not there.
    var isMissing = false
  }

  private func read(_ detail: Snapshot.Detail, wholly: Bool) async throws -> DetailReading {
    guard let kind = registry.kind(detail.kind) else {
      return DetailReading(reading: .unreadable("its kind is not known"), requests: 0)
    }
    if !wholly, let path = kind.contentPath(id: detail.id) {
      let (reading, requests) = try await client.contentReading(kind, id: detail.id, path)
      return DetailReading(reading: reading, requests: requests)
    }
    let requests = kind.endpoint.content == nil ? 1 : 2
    do throws(Client.Failure) {
      let object = try await client.asked(kind, id: detail.id, list: detail.list, name: detail.name)
      return DetailReading(reading: .values(object.values), requests: requests, list: object.list)
    } catch {
      return DetailReading(
        reading: try Client.reading(of: error, isObject: detail.id != nil),
        requests: requests,
        isMissing: error.isNotFound
      )
    }
  }
}

extension Client {
  /// One object by its own path, with its content where that is a resource of its own. Content that the tenant does not give is
  /// left out.
  package func object(_ kind: Kind, id: Int?, list: Int?, name: String?, withContent: Bool = true)
    async throws(Failure) -> LiveObject
  {
    try await object(kind, id: id, list: list, name: name, withContent: withContent, asked: nil)
  }

  /// The same, which must be the one that the path names.
  func asked(_ kind: Kind, id: Int?, list: Int?, name: String?, withContent: Bool = true)
    async throws(Failure) -> LiveObject
  {
    let asked = Asked(kind: kind, id: id, name: name, form: dialect.objects)
    return try await object(kind, id: id, list: list, name: name, withContent: withContent, asked: asked)
  }

  private func object(_ kind: Kind, id: Int?, list: Int?, name: String?, withContent: Bool, asked: Asked?)
    async throws(Failure) -> LiveObject
  {
    let path = kind.itemPath(id: id, list: list, name: name)
    let request = Request(.get, path, query: kind.endpoint.itemQuery)
    let body = try await json(request)
    var object = try read(request) { () throws(UnreadableBody) in
      try asked?.check(body)
      return try ObjectDecoder(kind, dialect.objects).object(body)
    }
    guard withContent, let path = kind.contentPath(id: id), kind.hasContent(object.values) else {
      return object
    }
    if case .success(let content) = try await content(kind, path, asked) {
      for (slot, field) in kind.fields.enumerated() where field.isDetail {
        object.values[slot] = content[slot]
      }
    }
    return object
  }

  /// The content of an object, or why the tenant does not give it.
  private func content(_ kind: Kind, _ path: String, _ asked: Asked?) async throws(Failure)
    -> Result<Values, Failure>
  {
    let request = Request(.get, path)
    let response = try await sendAny(request)
    switch response.status {
    case 200..<300:
      let body = try json(of: response, to: request)
      return .success(
        try read(request) { () throws(UnreadableBody) in
          try asked?.check(body)
          return try ObjectDecoder(kind, dialect.objects).content(body)
        }
      )
    case 404, 405: return .failure(.problem(request, problem(response)))
    default: throw .problem(request, problem(response))
    }
  }

  /// What reading an object's content alone gives, and how many requests it took. Where there is none, only the object itself
  /// tells whether it is gone.
  func contentReading(_ kind: Kind, id: Int?, _ path: String) async throws(Failure) -> (Snapshot.Reading, Int)
  {
    switch try await content(kind, path, Asked(kind: kind, id: id, name: nil, form: dialect.objects)) {
    case .success(let values): return (.values(values), 1)
    case .failure(let failure):
      let object = try await reading(kind, id: id, list: nil, name: nil, withContent: false).get()
      if case .gone = object { return (.gone, 2) }
      return (.unreadable(failure.clause), 2)
    }
  }

  /// What reading one object by its own path gives. A document that the API does not give is unreadable, an object that
  /// is not there any more is gone; and so is a document that must be there, where somebody says so.
  package func reading(
    _ kind: Kind,
    id: Int?,
    list: Int?,
    name: String?,
    mustBeThere: Bool = false,
    withContent: Bool = true
  ) async -> Result<Snapshot.Reading, Failure> {
    await objectReading(
      kind,
      id: id,
      list: list,
      name: name,
      mustBeThere: mustBeThere,
      withContent: withContent
    ).map(\.reading)
  }

  /// The same, with the list that the object's answer tells.
  func objectReading(
    _ kind: Kind,
    id: Int?,
    list: Int?,
    name: String?,
    mustBeThere: Bool = false,
    withContent: Bool = true
  ) async -> Result<(reading: Snapshot.Reading, list: Int?), Failure> {
    do throws(Failure) {
      let object = try await asked(kind, id: id, list: list, name: name, withContent: withContent)
      return .success((.values(object.values), object.list))
    } catch {
      let failure = error
      return Result { () throws(Failure) in
        (try Client.reading(of: failure, isObject: id != nil || mustBeThere), nil)
      }
    }
  }

  /// What a failure says of what was to be read; throws it where it says nothing.
  fileprivate static func reading(of failure: Failure, isObject: Bool) throws(Failure) -> Snapshot.Reading {
    guard case .problem(_, let problem) = failure else { throw failure }
    switch problem.status {
    case 404 where isObject: return .gone
    case 404, 405: return .unreadable("the API answers \(problem.summary)")
    default: throw failure
    }
  }
}

extension Client.Failure {
  /// Whether the tenant answers that what was asked for is not there.
  fileprivate var isNotFound: Bool {
    if case .problem(_, let problem) = self { problem.status == 404 } else { false }
  }
}
