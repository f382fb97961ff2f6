import Foundation
import Sandbox
import Support
import Testing

@testable import inx_apply

/// Tenants that do not behave: each is told in one line with the right exit code, and nothing is written to it.
@Suite(.serialized) struct BadTenantTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The answer to every GET.
    let answer: SandboxResponse
    let environment: [String: String]
    /// Without `inx-apply: error: `.
    let message: String
    let code: Int32

    init(
      _ name: String,
      _ status: Int,
      _ body: String = "",
      type: String = "application/hal+json",
      headers: [String: String] = [:],
      environment: [String: String] = TestTenant.credentials,
      says message: String,
      code: Int32
    ) {
      testDescription = name
      answer = SandboxResponse(
        status: status,
        headers: [SandboxHeader("content-type", type)] + headers.map { SandboxHeader($0.key, $0.value) },
        body: Array(body.utf8)
      )
      self.environment = environment
      self.message = message
      self.code = code
    }
  }

  private static let page = "<!doctype html><title>Proxy</title>"

  static let cases = [
    Case(
      "answers HTML",
      200,
      page,
      type: "text/html",
      says: "the answer to GET /lists?pageSize=1000 makes no sense: it is not JSON",
      code: 1
    ),
    Case(
      "answers nothing with 200",
      200,
      says: "the answer to GET /lists?pageSize=1000 makes no sense: it is not JSON",
      code: 1
    ),
    Case(
      "answers a JSON of its own",
      200,
      #"{"status": "ok"}"#,
      says: "the answer to GET /lists?pageSize=1000 makes no sense: it is no page of a collection",
      code: 1
    ),
    Case(
      "answers JSON that ends too early",
      200,
      #"{"_embedded": {"inx:lists": [{"id": 1, "#,
      says: "the answer to GET /lists?pageSize=1000 makes no sense: it is not JSON",
      code: 1
    ),
    Case(
      "has objects without a name",
      200,
      #"{"_embedded": {"inx:lists": [{"id": 1, "type": "SYSTEM"}]}, "_links": {}}"#,
      says: "the answer to GET /lists?pageSize=1000 makes no sense: the item with id 1 has no name",
      code: 1
    ),
    Case(
      "turns in circles",
      200,
      #"{"_links": {"next": {"href": "https://elsewhere.example/lists?pageSize=1000"}}}"#,
      says:
        "the answer to GET /lists?pageSize=1000 makes no sense: the link to the next page leads back to a page that was read",
      code: 1
    ),
    Case(
      "does not know the path",
      404,
      page,
      type: "text/html",
      says: "GET /lists?pageSize=1000: 404 Not Found: is the base URL right?",
      code: 1
    ),
    Case(
      "refuses the credentials with a control character in its words",
      401,
      "{\"title\": \"Who\\u001b[31m are\\nyou\"}",
      type: "application/problem+json",
      says: "the tenant refuses the credentials: GET /lists?pageSize=1000: 401 Who[31m are you",
      code: 6
    ),
    Case(
      "is out of order",
      503,
      page,
      type: "text/html",
      says: "the tenant does not answer: GET /lists?pageSize=1000: 503 Service Unavailable",
      code: 6
    ),
    Case(
      "wants a pause that is too long",
      429,
      headers: ["retry-after": "3600"],
      says: "the tenant does not answer: GET /lists?pageSize=1000: 429 Too Many Requests",
      code: 6
    ),
    Case(
      "leads elsewhere",
      302,
      headers: ["location": "https://elsewhere.example/login?secret=1"],
      says:
        "GET /lists?pageSize=1000: 302 redirect to https://elsewhere.example/login, which is not below BASE",
      code: 1
    ),
    Case(
      "leads to another customer of the same host",
      307,
      headers: ["location": "/other/rest/v1/lists"],
      says: "GET /lists?pageSize=1000: 307 redirect to ORIGIN/other/rest/v1/lists, which is not below BASE",
      code: 1
    ),
    Case(
      "leads in circles",
      308,
      headers: ["location": "lists?pageSize=1000"],
      says: "GET /lists?pageSize=1000: more than 5 redirects",
      code: 1
    ),
    Case(
      "answers in an encoding that was not asked for",
      200,
      #"{"_links": {}}"#,
      headers: ["content-encoding": "rot13"],
      says:
        "the answer to GET /lists?pageSize=1000 makes no sense: Unrecognized content encoding type. libcurl understands ENCODINGS content encodings.",
      code: 1
    ),
    Case(
      "answers with a problem under 200",
      200,
      #"{"type": "internal-error", "title": "no", "_links": {}}"#,
      says: "GET /lists?pageSize=1000: 200 internal-error: no",
      code: 1
    ),
    Case(
      "answers what is no JSON where nobody reads",
      200,
      #"{"_embedded": {"inx:lists": []}, "_links": {"self": {"hint": "\x00"}}}"#,
      says: "the answer to GET /lists?pageSize=1000 makes no sense: it is not JSON",
      code: 1
    ),
    Case(
      "has ids beyond all ids",
      200,
      #"{"_embedded": {"inx:lists": [{"id": 9223372036854775808, "name": "a"}]}, "_links": {}}"#,
      says:
        "the answer to GET /lists?pageSize=1000 makes no sense: _embedded.inx:lists.Index 0.id is 9223372036854775808, which is beyond the range of ids (below 2^63)",
      code: 1
    ),
    Case(
      "has a next page without an address",
      200,
      #"{"_links": {"next": {}}}"#,
      says:
        "the answer to GET /lists?pageSize=1000 makes no sense: the link to the next page has no address that can be read",
      code: 1
    ),
    Case(
      "lacks the right",
      403,
      "{}",
      says:
        "the tenant refuses the credentials, or they lack the right to read lists: GET /lists?pageSize=1000: 403 Forbidden",
      code: 6
    ),
    Case(
      "ends the connection",
      0,
      says: "the tenant cannot be reached: GET /lists?pageSize=1000: Empty reply from server",
      code: 6
    ),
  ]

  private static let manifest = "textModules: [{name: T, type: TEXT, text: t}]"

  @Test(arguments: cases)
  func message(_ test: Case) async throws {
    let tenant = try TestTenant(.http) { request in request.method == "GET" ? test.answer : nil }
    try tenant.declare(BadTenantTests.manifest)
    for command in ["plan", "apply --auto-approve", "plan --format json"] {
      let run = try await tenant.run(
        command,
        ["--retry-timeout", "0", "--parallelism", "1", "m.yaml"],
        environment: test.environment
      )
      let base = tenant.name
      let encodings = run.stderr.firstMatch(of: /understands (.+) content encodings/)?.1 ?? ""
      let message = test.message.replacing("BASE", with: base)
        .replacing("ORIGIN", with: base.split(separator: "/").prefix(2).joined(separator: "//"))
        .replacing("ENCODINGS", with: encodings)
      let explained = [
        "cannot be reached", "makes no sense", "does not answer", "refuses the", "is the base URL right",
      ]
      let link = explained.contains(where: message.contains) ? " (\(HelpTopic.tenants.reference))" : ""
      #expect(run.stderr == "inx-apply: error: \(message)\(link)\n")
      #expect(run.stdout == "")
      #expect(run.code == test.code)
    }
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
  }

  /// Wrong credentials are 403 at this API (reference, "Client errors").
  @Test func wrongCredentials() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(BadTenantTests.manifest)
    let environment = ["INX_CLIENT_ID": TestTenant.clientID, "INX_CLIENT_SECRET": "wrong"]
    let run = try await tenant.run("apply", ["--auto-approve", "m.yaml"], environment: environment)
    #expect(
      run.stderr
        == "inx-apply: error: the tenant refuses the credentials, or they lack the right to read lists: GET /lists?pageSize=1000: 403 Forbidden (see docs/troubleshooting.md#tenants)\n"
    )
    #expect(run.stdout == "")
    #expect(run.code == 6)
    #expect(tenant.takeRequests().map(\.line) == [])
  }

  /// A secret from a file, with the newline that editors add.
  @Test(arguments: ["", "\n", "\r\n"])
  func secretFile(_ end: String) async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(BadTenantTests.manifest)
    try tenant.folder.write(TestTenant.secret + end, to: "secret")
    let environment = ["INX_CLIENT_ID": TestTenant.clientID, "INX_CLIENT_SECRET_FILE": "secret"]
    #expect(try await tenant.run("plan", ["m.yaml"], environment: environment).code == 0)
  }

  /// Credentials that end between the plan and the first write are told as those that never worked.
  @Test func credentialsEndBeforeTheFirstWrite() async throws {
    let tenant = try TestTenant(.http) { request in
      request.method == "POST" ? SandboxResponse(status: 403) : nil
    }
    try tenant.declare(BadTenantTests.manifest)
    let run = try await tenant.run("apply", ["--auto-approve", "m.yaml"])
    #expect(
      run.stdout.contains(
        "\nfailed   + text-module/T: the tenant refuses the credentials, or they lack the right to create text modules: POST /text-modules: 403 Forbidden\n"
      )
    )
    #expect(run.code == 6, "\(run)")
  }

  @Test func refusedConnection() async throws {
    let socket = try LoopbackSocket(.refuses)
    let run = try await reach(socket, ["--retry-timeout", "0"])
    #expect(
      run.stderr.hasPrefix(
        "inx-apply: error: the tenant cannot be reached: GET /lists?pageSize=1000: Failed to connect to 127.0.0.1 port \(socket.port)"
      ),
      "\(run)"
    )
    #expect(run.stderr.count { $0 == "\n" } == 1)
    #expect(run.stdout == "")
    #expect(run.code == 6)
  }

  /// A host that takes connections and never answers is told after 10 seconds, whatever the time limit of the run.
  @Test func silentServer() async throws {
    let socket = try LoopbackSocket(.isSilent)
    let start = ContinuousClock.now
    let run = try await reach(socket, ["--retry-timeout", "300"])
    let duration = start.duration(to: .now)
    #expect(
      run.stderr.hasPrefix(
        "inx-apply: error: the tenant cannot be reached: GET /lists?pageSize=1000: no byte of an answer within 10 seconds"
      ),
      "\(run)"
    )
    #expect(run.stderr.count { $0 == "\n" } == 1)
    #expect(run.stdout == "")
    #expect(run.code == 6)
    #expect(duration > .seconds(5) && duration < .seconds(25), "\(duration)")
  }

  private func reach(_ socket: LoopbackSocket, _ options: [String]) async throws -> Program.Run {
    let folder = try Folder()
    try folder.write(BadTenantTests.manifest, to: "m.yaml")
    return try await Program.run(
      ["apply", "--auto-approve", "--base-url", socket.baseURL] + options + ["m.yaml"],
      environment: TestTenant.credentials,
      in: folder
    )
  }
}
