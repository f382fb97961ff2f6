import Foundation
import Sandbox
import Synchronization

/// A served tenant with credentials of its own, which keeps what it is sent.
final class NamedTenant: Sendable {
  let clientID: String
  let secret: String
  private let server: SandboxServer
  private let port: Int
  private let seen = Log()

  private final class Log: Sendable {
    let requests = Mutex<[SandboxRequest]>([])
  }

  private final class Life: Sendable {
    let tenant: Mutex<Tenant>
    init(_ tenant: Tenant) { self.tenant = Mutex(tenant) }
  }

  /// A fresh tenant. `intercept` is asked first.
  init(_ name: String, intercept: (@Sendable (SandboxRequest) -> SandboxResponse?)? = nil) throws {
    clientID = "Id-of-\(name)"
    secret = "S3cr3t-of-\(name)"
    let life = Life(try Tenant())
    let seen = seen
    let server = SandboxServer(
      credentials: SandboxCredentials(clientID: clientID, clientSecret: secret),
      options: SandboxServer.Options(
        intercept: intercept,
        onRequest: { request in seen.requests.withLock { $0.append(request) } }
      ),
      handler: { request in life.tenant.withLock { $0.respond(to: request) } }
    )
    port = try server.start()
    self.server = server
  }

  deinit { server.stop() }

  var baseURL: String { SandboxServer.baseURL(port: port) }

  /// All that must not be seen elsewhere.
  var hidden: [String] { [clientID, secret, Data("\(clientID):\(secret)".utf8).base64EncodedString()] }

  /// The requests since the last call, each as text with all that came along.
  func takeRequests() -> [String] {
    seen.requests.withLock { requests in
      defer { requests = [] }
      return requests.map { request in
        let headers = request.headers.map { "\($0.name): \($0.value)" }
        let body = String(decoding: request.body, as: UTF8.self)
        return (["\(request.method) \(request.target)"] + headers + [body]).joined(separator: "\n")
      }
    }
  }
}

/// A folder with an `inx-apply.yaml`, and the program run in it.
struct NamedTenants {
  let folder: Folder

  /// Files by their names; a state for each simulated tenant that the tests call `a`, `b` and `c`.
  init(_ files: [String: String]) throws {
    folder = try Folder()
    for (name, text) in files { try folder.write(text, to: name) }
  }

  /// Runs a command line, whose words have no blanks.
  func run(_ line: String, _ environment: [String: String] = [:]) async throws -> Program.Run {
    try await Program.run(
      line.split(separator: " ").map(String.init),
      environment: environment,
      in: folder
    )
  }

  /// The file for two sandboxes, each with its manifests.
  static let two = """
    tenants:
      a:
        sandbox: a.json
        varFiles: [vars/a.yaml]
        manifests: [common, a]
      b:
        sandbox: b.json
        varFiles: [vars/b.yaml]
        manifests: [common]

    """

  /// What belongs to it.
  static let files = [
    "inx-apply.yaml": two, "vars/a.yaml": "v: from a\n", "vars/b.yaml": "v: from b\n",
    "common/m.yaml": "textModules: [{name: common, type: TEXT, text: '${v}'}]\n",
    "a/m.yaml": "textModules: [{name: own, type: TEXT, textFile: ../content/own.txt}]\n",
    "content/own.txt": "of a", "a.json": fresh, "b.json": fresh,
  ]

  /// A fresh tenant's state.
  static let fresh =
    #"{"version":1,"lists":[{"id":1,"name":"system","type":"SYSTEM"},{"id":2,"name":"admin","type":"ADMIN"}]}"#
}
