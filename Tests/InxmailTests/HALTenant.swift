import API
import Executor
import FoundationEssentials
import Planner
import Platforms
import Resources
import Support
import Synchronization

/// A tenant in memory that answers by the kinds' endpoints: collections by pages, single objects, documents. What it is
/// asked goes into a log, with the body of what writes.
final class HALTenant: Transport {
  typealias Answer = Result<Response, TransportError>

  private struct State {
    var collections: [String: [Int: JSON]] = [:]
    var documents: [String: JSON] = [:]
    var nextID = 100
    var log: [String] = []
    var answers: [(beginning: String, answer: Answer)] = []
  }

  private let registry: Registry
  private let pageSize: Int
  /// What a new object has beside what it was sent, by path.
  private let created: [String: JSON]
  private let state = Mutex(State())

  /// - Parameters:
  ///   - collections: the objects by path, as JSON; each has an `id`.
  ///   - created: what a new object has beside what it was sent, by path.
  ///   - documents: what is read and written by a path of its own.
  init(
    registry: Registry = .standard,
    collections: [String: [String]] = [:],
    created: [String: String] = [:],
    documents: [String: String] = [:],
    pageSize: Int = 1000
  ) throws {
    self.created = try created.mapValues(HALTenant.json)
    self.registry = registry
    self.pageSize = pageSize
    for (path, objects) in collections {
      for text in objects { try put(text, in: path) }
    }
    for (path, text) in documents { try put(text, at: path) }
  }

  /// Puts an object there, as somebody else would: over the one with its id.
  func put(_ text: String, in path: String) throws {
    let json = try HALTenant.json(text)
    state.withLock { state in
      state.collections[path, default: [:]][json["id"]?.int ?? 0] = json
    }
  }

  /// Puts a document there, as somebody else would.
  func put(_ text: String, at path: String) throws {
    let json = try HALTenant.json(text)
    state.withLock { $0.documents[path] = json }
  }

  /// Takes an object away, as somebody else would.
  func remove(_ id: Int, from path: String) { state.withLock { $0.collections[path]?[id] = nil } }

  /// Answers the next request that begins like that, such as `PUT /lists/5`, in this way, without doing anything.
  func answer(_ beginning: String, _ answer: Answer) {
    state.withLock { $0.answers.append((beginning, answer)) }
  }

  /// What was asked and noted since this was last read.
  func takeLog() -> [String] {
    state.withLock { state in
      defer { state.log = [] }
      return state.log
    }
  }

  func note(_ line: String) { state.withLock { $0.log.append(line) } }

  /// The objects of a collection, as JSON in the order of their ids.
  func objects(_ path: String) -> [String] {
    state.withLock { state in
      (state.collections[path] ?? [:]).sorted { $0.key < $1.key }.map { $0.value.text() }
    }
  }

  /// One document, as JSON.
  func document(_ path: String) -> String? { state.withLock { $0.documents[path]?.text() } }

  func send(_ request: Request) async throws(TransportError) -> Response { try answer(to: request).get() }

  /// The answer to one request.
  func answer(to request: Request) -> Answer {
    state.withLock { state -> Answer in
      let body = request.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? ""
      let line = "\(request.method.rawValue) \(request.target)\(body)"
      state.log.append(line)
      if let index = state.answers.firstIndex(where: { line.hasPrefix($0.beginning) }) {
        return state.answers.remove(at: index).answer
      }
      return .success(respond(request, &state))
    }
  }

  private func respond(_ request: Request, _ state: inout State) -> Response {
    let body = request.body.flatMap { try? JSONReader.read($0) }
    let path = request.path
    if let objects = state.collections[path] ?? (isCollection(path) ? [:] : nil) {
      switch request.method {
      case .get: return page(objects, path, request.query)
      case .post: return create(body ?? .null, path, &state)
      case .delete: return removeNamed(request.query, path, &state)
      case .put, .patch: return .problem(405)
      }
    }
    if let content = content(of: path, state) { return content }
    if let slash = path.lastIndex(of: "/"), let id = Int(path[slash...].dropFirst()),
      case let parent = String(path[..<slash]), let object = state.collections[parent]?[id]
    {
      switch request.method {
      case .get: return .ok(object)
      case .put:
        let stored = (body?.members ?? []).reduce(object) { $0.setting($1.name, to: $1.value) }
        state.collections[parent]?[id] = stored
        return .ok(stored)
      case .delete:
        state.collections[parent]?[id] = nil
        return Response(status: 204)
      case .patch:
        let stored = MergePatch.applied(body ?? .null, to: object)
        state.collections[parent]?[id] = stored
        let parts = registry.kinds.first { $0.endpoint.collection == parent }.map(contents) ?? []
        return .ok(parts.reduce(stored) { $0.removing($1) })
      case .post: return .problem(405)
      }
    }
    guard let document = state.documents[path] else { return .problem(404) }
    if request.method == .put { state.documents[path] = body }
    guard request.method == .put else { return .ok(document) }
    return path.contains("/settings/") ? Response(status: 200) : .ok(body ?? .null)
  }

  /// The resource that holds an object's content, where the path is of one.
  private func content(of path: String, _ state: State) -> Response? {
    for kind in registry.kinds {
      guard let template = kind.endpoint.content, let collection = kind.endpoint.collection else { continue }
      for (id, object) in state.collections[collection] ?? [:]
      where template.replacing("{id}", with: String(id)) == path {
        return .ok(.object(contents(of: kind).map { JSON.Member($0, object[$0] ?? .null) }))
      }
    }
    return nil
  }

  private func contents(of kind: Kind) -> [String] {
    kind.fields.compactMap { if case .content(let member) = $0.wire { member } else { nil } }
  }

  private func isCollection(_ path: String) -> Bool {
    registry.kinds.contains { $0.endpoint.collection == path }
      || ["/regular-mailings", "/subscription-mailings"].contains(path)
  }

  private func page(_ objects: [Int: JSON], _ path: String, _ query: String) -> Response {
    let after =
      query.split(separator: "&").first { $0.hasPrefix("afterId=") }.flatMap { Int($0.dropFirst(8)) } ?? 0
    let rest = objects.sorted { $0.key < $1.key }.filter { $0.key > after }
    let shown = rest.prefix(pageSize)
    let relation =
      registry.kinds.first { $0.endpoint.collection == path }?.endpoint.relation ?? "inx:" + path.dropFirst()
    var links: [JSON.Member] = []
    if rest.count > shown.count, let last = shown.last {
      links = [.init("next", .members(["href": .string("https://elsewhere.example/x?afterId=\(last.key)")]))]
    }
    let embedded = JSON.object([.init(relation, .array(shown.map { $0.value.removing("_embedded") }))])
    return .ok(.members(["_embedded": embedded, "_links": .object(links)]))
  }

  private func create(_ body: JSON, _ path: String, _ state: inout State) -> Response {
    let id = state.nextID
    state.nextID += 1
    let object = JSON.object([.init("id", .int(id))] + (body.members ?? []) + (created[path]?.members ?? []))
    state.collections[path, default: [:]][id] = object
    let location = Response.Header("Location", "https://api.example/acme/rest/v1\(path)/\(id)")
    return Response(status: 201, headers: [location], body: object.bytes())
  }

  /// DELETE of a collection with `?member=value`.
  private func removeNamed(_ query: String, _ path: String, _ state: inout State) -> Response {
    let parts = query.split(separator: "=").map(String.init)
    guard parts.count == 2,
      let found = state.collections[path]?.first(where: {
        $0.value[parts[0]]?.text.map(percentEncoded) == parts[1]
      })
    else { return .problem(404) }
    state.collections[path]?[found.key] = nil
    return Response(status: 204)
  }

  private static func json(_ text: String) throws -> JSON {
    try JSONReader.read(Array(text.utf8))
  }
}

extension Response {
  /// A problem of that status.
  static func problem(_ status: Int, _ type: String = "about:blank", _ title: String = "") -> Response {
    Response(status: status, body: JSON.members(["type": .string(type), "title": .string(title)]).bytes())
  }
}
