import Foundation
import Resources
import Sandbox
import Support
import Synchronization

/// A simulated tenant with a seed of its own, reached as a file or over HTTP.
final class TestTenant: Sendable {
  /// How the program gets to it.
  enum Way: String, CaseIterable, Sendable { case file, http }

  /// One request, as the served tenant saw it.
  struct Seen: Sendable {
    /// Such as `GET /lists?pageSize=1000`.
    let line: String
    let body: String
    var isWrite: Bool { !line.hasPrefix("GET ") }
  }

  /// A secret that must show up nowhere.
  static let secret = "S3cr3t-of-nobody"
  static let clientID = "Cl13nt-of-nobody"

  let way: Way
  let folder: Folder
  /// The state at the beginning, with its next id.
  let seed: State
  private let store: SandboxStore?
  private let server: SandboxServer?
  private let port: Int
  private let seen = Log()
  private let hands = Hands()

  /// The served tenant's clock: the system's, put forward by a test. What a program waits for passes on both.
  private final class Hands: Sendable {
    let ahead = Mutex(Duration.zero)
    var uptime: Tenant.Uptime { { Tenant.monotonic() + self.ahead.withLock { $0 } } }
  }

  private final class Log: Sendable {
    let requests = Mutex<[Seen]>([])
  }

  /// A tenant from the sections of a state, each JSON text; without any, a fresh one.
  init(
    _ way: Way = .http,
    _ seed: State = State(),
    under readings: Set<Reading> = [],
    intercept: (@Sendable (SandboxRequest) -> SandboxResponse?)? = nil
  ) throws {
    self.way = way
    folder = try Folder()
    self.seed = seed.with([:], nextID: try seed.nextID ?? State.highestID(seed.json()) + 1)
    let path = try folder.write(try self.seed.json().text(.indented), to: "tenant.json")
    guard way == .http else {
      (store, server, port) = (nil, nil, 0)
      return
    }
    let hands = hands
    let store = try SandboxStore(path: path, readings: readings, uptime: hands.uptime)
    let seen = seen
    let server = SandboxServer(
      credentials: SandboxCredentials(clientID: TestTenant.clientID, clientSecret: TestTenant.secret),
      options: SandboxServer.Options(
        intercept: intercept,
        onRequest: { request in
          let line = "\(request.method) \(request.target)"
          let body = String(decoding: request.body, as: UTF8.self)
          seen.requests.withLock { $0.append(Seen(line: line, body: body)) }
        }
      ),
      handler: { store.respond(to: $0) }
    )
    port = try server.start()
    (self.store, self.server) = (store, server)
  }

  deinit {
    server?.stop()
    try? store?.close()
  }

  /// What the tenant is called in output.
  var name: String { way == .file ? "sandbox:tenant.json" : SandboxServer.baseURL(port: port) }

  /// The options that lead to it.
  var options: [String] { way == .file ? ["--sandbox", "tenant.json"] : ["--base-url", name] }

  /// The credentials that it takes.
  static let credentials = ["INX_CLIENT_ID": clientID, "INX_CLIENT_SECRET": secret]

  /// Runs a command with this tenant in the tenant's folder.
  func run(
    _ command: String,
    _ arguments: [String] = [],
    environment: [String: String] = TestTenant.credentials,
    output: Program.Output = .file
  ) async throws -> Program.Run {
    let words = command.split(separator: " ").map(String.init)
    return try await Program.run(
      words + options + arguments,
      environment: environment,
      in: folder,
      output: output
    )
  }

  /// The same, in the way of other tests: for runs that end at once.
  @available(*, noasync)
  func run(
    _ command: String,
    _ arguments: [String] = [],
    environment: [String: String] = TestTenant.credentials,
    output: Program.Output = .file
  ) throws -> Program.Run {
    let words = command.split(separator: " ").map(String.init)
    return try Program.run(
      words + options + arguments,
      environment: environment,
      in: folder,
      output: output
    )
  }

  /// Writes the manifest that `m.yaml` is from now on.
  func declare(_ manifest: String) throws { try folder.write(manifest, to: "m.yaml") }

  /// The requests since the last call, in the order of their coming.
  func takeRequests() -> [Seen] {
    seen.requests.withLock { requests in
      defer { requests = [] }
      return requests
    }
  }

  /// What the served tenant answers to somebody else.
  func respond(to request: SandboxRequest) -> SandboxResponse? { store?.respond(to: request) }

  /// Lets so much time pass in the served tenant that every read sees every write.
  func settle() { hands.ahead.withLock { $0 += .seconds(2) } }

  /// The raw state, dates masked.
  func state() throws -> JSON {
    if let store { try store.flush() }
    return try State.masked(
      State.parse(String(decoding: try Folder.bytes(folder.path + "/tenant.json"), as: UTF8.self))
    )
  }
}

/// A tenant's state, told by its sections.
struct State: Sendable {
  /// The lists that every tenant has.
  static let ownLists = """
    {"id": 1, "name": "system", "type": "SYSTEM"},
    {"id": 2, "name": "admin", "type": "ADMIN"}
    """

  /// Each section's elements as JSON text, without the brackets; `lists` without the tenant's own two.
  var sections: [String: String] = [:]
  /// The next id, where it is not one above the highest.
  var nextID: Int?

  init(_ sections: [String: String] = [:], nextID: Int? = nil) {
    self.sections = sections
    self.nextID = nextID
  }

  /// This state with some sections changed; an empty text takes one away.
  func with(_ changed: [String: String], nextID: Int? = nil) -> State {
    State(sections.merging(changed) { $1 }, nextID: nextID ?? self.nextID)
  }

  /// The document. Members are sorted by name, so that documents compare.
  func json() throws -> JSON {
    var members = ["\"version\": 1"]
    var sections = sections
    let lists = sections.removeValue(forKey: "lists") ?? ""
    members.append("\"lists\": [\(State.ownLists)\(lists.isEmpty ? "" : ",")\(lists)]")
    for (name, elements) in sections.sorted(by: { $0.key < $1.key }) where !elements.isEmpty {
      members.append("\"\(name)\": [\(elements)]")
    }
    if let nextID { members.append("\"nextId\": \(nextID)") }
    return try State.parse("{" + members.joined(separator: ",") + "}")
  }

  /// The lines in which a tenant's state is not as expected, `-` before what is missing and `+` before what is there.
  static func difference(_ found: JSON, _ expected: State) throws -> [String] {
    let expected = try masked(expected.json()).text(.indented).split(separator: "\n")
    return found.text(.indented).split(separator: "\n").difference(from: expected).map { change in
      switch change {
      case .insert(let line, let text, _): "+\(line): \(text)"
      case .remove(let line, let text, _): "-\(line): \(text)"
      }
    }
  }

  static func highestID(_ json: JSON) -> Int {
    (json.members ?? []).flatMap { $0.value.elements ?? [] }.compactMap { $0["id"]?.int }.max() ?? 0
  }

  static func parse(_ text: String) throws -> JSON {
    sorted(try JSONReader.read(Array(text.utf8)))
  }

  private static func sorted(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements): .array(elements.map(sorted))
    case .object(let members):
      .object(members.sorted { $0.name < $1.name }.map { JSON.Member($0.name, sorted($0.value)) })
    default: json
    }
  }

  /// Points in time become one word: they are not the same in any two runs.
  static func masked(_ json: JSON) -> JSON {
    switch json {
    // The length first: whole states are compared thousands of times.
    case .string(let text)
    where text.utf8.count == 20 && text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil:
      .string("DATE")
    case .array(let elements): .array(elements.map(masked))
    case .object(let members): .object(members.map { JSON.Member($0.name, masked($0.value)) })
    default: json
    }
  }
}
