import Foundation
import Resources
import Sandbox
import Support
import Synchronization

/// Two simulated tenants with credentials of their own, `old` and `new`, which an `inx-apply.yaml` names.
final class ClonePair: Sendable {
  typealias Way = TestTenant.Way

  /// One request as a served tenant saw it.
  struct Seen: Sendable {
    let line: String
    let headers: String
    let body: String
    var isWrite: Bool { !line.hasPrefix("GET ") }
  }

  /// One of the two.
  final class Side: Sendable {
    let name: String
    let way: Way
    let folder: Folder
    private let store: SandboxStore?
    private let server: SandboxServer?
    private let port: Int
    private let log: Log

    final class Log: Sendable {
      let requests = Mutex<[Seen]>([])
      /// So many requests are said to be left, and an hour to go until there are more; nil for not a word.
      let left = Mutex<Int?>(nil)
      /// Answers in the tenant's place.
      let intercept = Mutex<(@Sendable (SandboxRequest) -> SandboxResponse?)?>(nil)
    }

    init(_ name: String, _ way: Way, _ seed: State, _ readings: Set<Reading>, in folder: Folder) throws {
      (self.name, self.way, self.folder) = (name, way, folder)
      let whole = seed.with([:], nextID: try seed.nextID ?? State.highestID(seed.json()) + 1)
      let path = try folder.write(try whole.json().text(.indented), to: "\(name).json")
      let log = Log()
      self.log = log
      guard way == .http else {
        (store, server, port) = (nil, nil, 0)
        return
      }
      let store = try SandboxStore(path: path, readings: readings)
      let server = SandboxServer(
        credentials: SandboxCredentials(
          clientID: ClonePair.clientID(name),
          clientSecret: ClonePair.secret(name)
        ),
        options: SandboxServer.Options(
          intercept: { request in log.intercept.withLock { $0 }?(request) },
          onRequest: { request in
            let headers = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
            let body = String(decoding: request.body, as: UTF8.self)
            let seen = Seen(line: "\(request.method) \(request.target)", headers: headers, body: body)
            log.requests.withLock { $0.append(seen) }
          }
        ),
        handler: { request in
          let answer = store.respond(to: request)
          let left = log.left.withLock { left in
            left = left.map { $0 - 1 }
            return left
          }
          guard let left else { return answer }
          let headers = answer.headers.filter { !$0.name.lowercased().hasPrefix("x-ratelimit") }
          return SandboxResponse(
            status: answer.status,
            headers: headers + [
              SandboxHeader("X-RateLimit-Remaining", "\(left)"), SandboxHeader("X-RateLimit-Reset", "3600"),
            ],
            body: answer.body
          )
        }
      )
      port = try server.start()
      (self.store, self.server) = (store, server)
    }

    deinit {
      server?.stop()
      try? store?.close()
    }

    /// What the tenant is called in output.
    var address: String { way == .file ? "sandbox:\(name).json" : SandboxServer.baseURL(port: port) }

    /// What the export and clone call its customer by.
    var entry: String {
      way == .file
        ? "  \(name):\n    sandbox: \(name).json\n    manifests: [m]\n    varFiles: [\(name)-vars.yaml]\n"
        : """
          \(name):
            baseURL: \(address)
            clientIDVariable: \(name.uppercased())_ID
            clientSecretVariable: \(name.uppercased())_SECRET
            manifests: [m]
            varFiles: [\(name)-vars.yaml]

        """
    }

    func left(_ requests: Int?) { log.left.withLock { $0 = requests } }
    func answer(_ intercept: (@Sendable (SandboxRequest) -> SandboxResponse?)?) {
      log.intercept.withLock { $0 = intercept }
    }

    /// The requests since the last call, in the order of their coming.
    func takeRequests() -> [Seen] {
      log.requests.withLock { requests in
        defer { requests = [] }
        return requests
      }
    }

    /// The raw state, dates masked.
    func state() throws -> JSON {
      if let store { try store.flush() }
      return try State.masked(
        State.parse(String(decoding: try Folder.bytes("\(folder.path)/\(name).json"), as: UTF8.self))
      )
    }
  }

  static func clientID(_ name: String) -> String { "Cl13nt-\(name)-of-nobody" }
  static func secret(_ name: String) -> String { "S3cr3t-\(name)-of-nobody" }

  let folder: Folder
  let old: Side
  let new: Side

  /// Two files.
  convenience init(_ old: State, _ new: State = State()) throws { try self.init(.file, old, .file, new) }

  init(_ from: Way, _ old: State, _ to: Way, _ new: State = State(), under readings: Set<Reading> = [])
    throws
  {
    folder = try Folder()
    self.old = try Side("old", from, old, readings, in: folder)
    self.new = try Side("new", to, new, readings, in: folder)
    try folder.write("tenants:\n" + self.old.entry + self.new.entry, to: "inx-apply.yaml")
    for name in ["old", "new"] { try folder.write("{}", to: "\(name)-vars.yaml") }
  }

  /// The credentials of both, and nobody else's.
  static let environment = Dictionary(
    uniqueKeysWithValues: ["old", "new"].flatMap {
      [("\($0.uppercased())_ID", clientID($0)), ("\($0.uppercased())_SECRET", secret($0))]
    }
  )

  /// Clones one to the other.
  func clone(_ line: String = "", environment: [String: String] = [:]) async throws -> Program.Run {
    try await run("clone --from old --to new " + line, environment: environment)
  }

  func run(_ line: String, environment: [String: String] = [:]) async throws -> Program.Run {
    try await Program.run(
      line.split(separator: " ").map(String.init),
      environment: ClonePair.environment.merging(environment) { $1 },
      in: folder
    )
  }

  /// The changes of the plan in lines: what is done to what, then reasons, warnings and fields as asked.
  func changes(_ line: String = "", environment: [String: String] = [:], fields: Bool = false) async throws
    -> [String]
  {
    let run = try await clone("--format json " + line, environment: environment)
    guard run.code == 0 || run.code == 3 else { return ["\(run)"] }
    return try ClonePair.changes(State.parse(run.stdout), fields: fields)
  }

  /// The same of a JSON plan.
  static func changes(_ plan: JSON, fields: Bool = false) -> [String] {
    (plan["changes"]?.elements ?? []).flatMap { change -> [String] in
      let text = { (name: String) in change[name]?.text ?? "" }
      let reason = text("reason").isEmpty ? "" : ": " + text("reason")
      let warnings = (change["warnings"]?.elements ?? []).compactMap { $0.text.map { "  ! " + $0 } }
      let all = (change["fields"]?.elements ?? []).map { field in
        "  \(field["name"]?.text ?? ""): \((field["before"] ?? .null).text()) -> \((field["after"] ?? .null).text())"
      }
      return ["\(text("action")) \(text("address"))\(reason)"] + warnings + (fields ? all : [])
    }
  }
}
