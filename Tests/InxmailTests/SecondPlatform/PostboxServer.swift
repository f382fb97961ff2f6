import API
import Resources
import Support
import Synchronization

/// A simulated tenant of the made-up platform, in memory. What it is asked goes into a log, with the body of what writes.
final class PostboxServer: Transport {
  static let token = "open-sesame"

  /// When the clock of the tests begins, in seconds since 1970.
  static let epoch: Int64 = 2_000_000_000

  private struct State {
    var collections: [String: [Int: JSON]] = ["/v9/audiences": [:], "/v9/snippets": [:]]
    var nextKey = 100
    var log: [String] = []
    var answers: [(beginning: String, answer: Response)] = []
    /// What the next good answers have as headers, one after the other.
    var quota: [[Response.Header]] = []
  }

  private let credentials: Credentials
  private let clock: ManualClock
  private let state = Mutex(State())

  /// A tenant that is asked with that token.
  init(token: String = PostboxServer.token, clock: ManualClock = ManualClock()) {
    credentials = Credentials(token: Secret(token))
    self.clock = clock
  }

  /// Puts an object there, as somebody else would.
  func put(_ text: String, in path: String) throws {
    let json = try JSONReader.read(Array(text.utf8))
    state.withLock { $0.collections[path]?[json["key"]?.int ?? 0] = json }
  }

  /// Answers the next request that begins like that in this way, without doing anything.
  func answer(_ beginning: String, _ answer: Response) {
    state.withLock { $0.answers.append((beginning, answer)) }
  }

  /// Says with the next good answer how much is left, and until when.
  func tellQuota(_ left: Int, renewedIn seconds: Int64) {
    let moment = PostboxServer.epoch + seconds
    state.withLock {
      $0.quota.append([.init("Quota-Left", "\(left)"), .init("Quota-Renewed-At", "\(moment)")])
    }
  }

  /// What was asked since this was last read, with the second at which it was.
  func takeLog() -> [String] {
    state.withLock { state in
      defer { state.log = [] }
      return state.log
    }
  }

  /// The objects of a collection, in the order of their keys.
  func objects(_ path: String) -> [String] {
    state.withLock { ($0.collections[path] ?? [:]).sorted { $0.key < $1.key }.map { $0.value.text() } }
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let lines = RequestHeaders.lines(of: request, .postbox, credentials)
    let headers = Dictionary(uniqueKeysWithValues: lines.map { ($0.name, $0.value) })
    return state.withLock { state in
      let body = request.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? ""
      let line = "\(request.title)\(body)"
      state.log.append("\(Int(clock.now.offset / .seconds(1))): \(line)")
      guard headers["Authorization"] == "Bearer \(PostboxServer.token)" else {
        return .refusal(401, "token_unknown", "the token is not known")
      }
      guard headers["Accept"] == "application/vnd.postbox+json", headers["Content-Type"] == "application/json"
      else { return .refusal(415, "media_type", "the media types are wrong") }
      if let index = state.answers.firstIndex(where: { line.hasPrefix($0.beginning) }) {
        return state.answers.remove(at: index).answer
      }
      let answer = respond(request, &state)
      let quota = state.quota.isEmpty ? [] : state.quota.removeFirst()
      return Response(status: answer.status, headers: quota, body: answer.body)
    }
  }

  private func respond(_ request: Request, _ state: inout State) -> Response {
    let sent = request.body.flatMap { try? JSONReader.read($0) }?["data"]
    if let objects = state.collections[request.path] {
      switch request.method {
      case .get: return page(objects, request.query)
      case .post: return create(sent ?? .null, request.path, &state)
      case .put, .patch, .delete: return .refusal(405, "method", "not here")
      }
    }
    guard let slash = request.path.lastIndex(of: "/"), let key = Int(request.path[slash...].dropFirst()),
      case let parent = String(request.path[..<slash]), let object = state.collections[parent]?[key]
    else { return .refusal(404, "nothing_there", "there is nothing") }
    switch request.method {
    case .get: return .data(object)
    case .delete:
      state.collections[parent]?[key] = nil
      return Response(status: 202)
    case .put, .patch:
      let stored = (sent?.members ?? []).reduce(object) { $0.setting($1.name, to: $1.value) }
      state.collections[parent]?[key] = stored
      return .data(stored)
    case .post: return .refusal(405, "method", "not here")
    }
  }

  /// Items by their keys; the cursor is the last one that was shown.
  private func page(_ objects: [Int: JSON], _ query: String) -> Response {
    func parameter(_ name: String) -> Int? {
      query.split(separator: "&").first { $0.hasPrefix(name + "=") }.flatMap {
        Int($0.dropFirst(name.count + 1))
      }
    }
    let rest = objects.sorted { $0.key < $1.key }.filter { $0.key > parameter("cursor") ?? 0 }
    let shown = rest.prefix(parameter("limit") ?? 1)
    let next = rest.count > shown.count ? shown.last.map { JSON.string(String($0.key)) } : nil
    return .ok(.members(["data": .array(shown.map(\.value)), "cursor": next ?? .null]))
  }

  private func create(_ sent: JSON, _ path: String, _ state: inout State) -> Response {
    let key = state.nextKey
    state.nextKey += 1
    let object = JSON.object(
      [.init("@type", .string("thing")), .init("key", .int(key))] + (sent.members ?? [])
    )
    state.collections[path]?[key] = object
    return .data(object, status: 201)
  }
}

extension Response {
  /// A refusal as the made-up platform writes it.
  static func refusal(_ status: Int, _ code: String, _ message: String, _ headers: [Header] = []) -> Response
  {
    let error = JSON.members(["code": .string(code), "message": .string(message)])
    return Response(status: status, headers: headers, body: JSON.members(["error": error]).bytes())
  }

  /// One object as the made-up platform writes it.
  fileprivate static func data(_ object: JSON, status: Int = 200) -> Response {
    Response(status: status, body: JSON.members(["data": object]).bytes())
  }
}
