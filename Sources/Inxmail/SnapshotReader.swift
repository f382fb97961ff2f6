import Planner
import Resources

/// Reads as much of a tenant as a plan needs, and no more: requests are the budget (600 a minute).
public struct SnapshotReader: Sendable {
  let client: Client
  let registry: Registry
  let parallelism: Int

  /// A reader with so many requests in flight at most.
  public init(_ client: Client, registry: Registry, parallelism: Int) {
    self.client = client
    self.registry = registry
    self.parallelism = parallelism
  }

  /// The collections that a selection needs.
  public func collections(_ selection: Selection) async throws -> Snapshot {
    try await collections(selection.collections, lookups: selection.lookups)
  }

  /// The collections of these kinds, and those that references point to.
  public func collections(_ kinds: [Kind], lookups: [Lookup]) async throws -> Snapshot {
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
        return (.lookup(lookup.path, items.compactMap { item(of: $0, lookup) }), requests)
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
  public func details(
    _ details: [Snapshot.Detail],
    wholly: Bool = false,
    into snapshot: inout Snapshot
  ) async throws {
    let what = ReadingProgress.noun(details.lazy.compactMap { registry.kind($0.kind) })
    let readings = try await ReadingProgress.concurrently(details, limit: parallelism, what: what) { detail in
      (detail, try await read(detail, wholly: wholly))
    }
    for (detail, (reading, requests)) in readings {
      snapshot.requests += requests
      snapshot.details[detail] = reading
    }
  }

  /// What uses objects of these kinds.
  public func uses(of kinds: [Kind], into snapshot: inout Snapshot) async throws {
    for kind in kinds {
      guard let usage = kind.usage else { continue }
      let (items, requests) = try await client.items(usage.path, query: usage.query, relation: usage.relation)
      snapshot.requests += requests
      snapshot.uses[kind.word] = items.map { item in
        let state = item["mailingState"]?.text.map { " (\($0))" } ?? ""
        return Snapshot.Use(
          title: "\"\(item["name"]?.text ?? "")\"\(state)",
          ids: held(item, usage)
        )
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

  private func item(of json: JSON, _ lookup: Lookup) -> Snapshot.LookupItem? {
    guard let id = json["id"]?.int else { return nil }
    return Snapshot.LookupItem(
      id: id,
      name: json["name"]?.text ?? "",
      list: json["listId"]?.int,
      state: lookup.state.flatMap { json[$0.member]?.text }
    )
  }

  private func read(_ detail: Snapshot.Detail, wholly: Bool) async throws -> (Snapshot.Reading, Int) {
    guard let kind = registry.kind(detail.kind) else { return (.unreadable("its kind is not known"), 0) }
    if !wholly, let path = kind.contentPath(id: detail.id) {
      return try await client.contentReading(kind, id: detail.id, path)
    }
    let reading = await client.reading(kind, id: detail.id, list: detail.list, name: detail.name)
    return (try reading.get(), kind.endpoint.content == nil ? 1 : 2)
  }
}

extension Client {
  /// One object by its own path, with its content where that is a resource of its own. Content that the tenant does not give is
  /// left out.
  public func object(_ kind: Kind, id: Int?, list: Int?, name: String?, withContent: Bool = true)
    async throws(Failure) -> LiveObject
  {
    let path = kind.itemPath(id: id, list: list, name: name)
    let request = Request(.get, path, query: kind.endpoint.itemQuery)
    let body = try await send(request).body
    var object: LiveObject
    do { object = try HALDecoder(kind).object(body) } catch {
      throw .answer(AnswerError(request, describe(error)))
    }
    guard withContent, let path = kind.contentPath(id: id), kind.hasContent(object.values) else {
      return object
    }
    if case .success(let content) = try await content(kind, path) {
      for (slot, field) in kind.fields.enumerated() where field.isDetail {
        object.values[slot] = content[slot]
      }
    }
    return object
  }

  /// The content of an object, or why the tenant does not give it.
  private func content(_ kind: Kind, _ path: String) async throws(Failure) -> Result<Values, Failure> {
    let request = Request(.get, path)
    let response = try await sendAny(request)
    switch response.status {
    case 200..<300:
      do { return .success(try HALDecoder(kind).content(response.body)) } catch {
        throw .answer(AnswerError(request, describe(error)))
      }
    case 404, 405: return .failure(.problem(request, Problem(response)))
    default: throw .problem(request, Problem(response))
    }
  }

  /// What reading an object's content alone gives, and how many requests it took. Where there is none, only the object itself
  /// tells whether it is gone.
  func contentReading(_ kind: Kind, id: Int?, _ path: String) async throws(Failure) -> (Snapshot.Reading, Int)
  {
    switch try await content(kind, path) {
    case .success(let values): return (.values(values), 1)
    case .failure(let failure):
      let object = try await reading(kind, id: id, list: nil, name: nil, withContent: false).get()
      if case .gone = object { return (.gone, 2) }
      return (.unreadable(failure.clause), 2)
    }
  }

  /// What reading one object by its own path gives. A document that the API does not give is unreadable, an object that
  /// is not there any more is gone; and so is a document that must be there, where somebody says so.
  func reading(
    _ kind: Kind,
    id: Int?,
    list: Int?,
    name: String?,
    mustBeThere: Bool = false,
    withContent: Bool = true
  ) async -> Result<Snapshot.Reading, Failure> {
    let failure: Failure
    do throws(Failure) {
      let object = try await object(kind, id: id, list: list, name: name, withContent: withContent)
      return .success(.values(object.values))
    } catch {
      failure = error
    }
    guard case .problem(_, let problem) = failure else { return .failure(failure) }
    switch problem.status {
    case 404 where id != nil || mustBeThere: return .success(.gone)
    case 404, 405: return .success(.unreadable("the API answers \(problem.summary)"))
    default: return .failure(failure)
    }
  }
}
