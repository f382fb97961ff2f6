import Foundation
import Sandbox
import Testing

/// Credentials show up nowhere, neither as they are nor as they go on the wire.
@Suite(.serialized) struct SecretTests {
  /// What must not be seen: the secret, the id, and both as HTTP Basic sends them.
  private static let hidden: [String] = {
    let pair = "\(TestTenant.clientID):\(TestTenant.secret)"
    return [TestTenant.secret, TestTenant.clientID, Data(pair.utf8).base64EncodedString()]
  }()

  private func check(_ run: Program.Run, _ comment: Comment) {
    for hidden in SecretTests.hidden {
      #expect(!run.stdout.contains(hidden), comment)
      #expect(!run.stderr.contains(hidden), comment)
    }
  }

  @Test(arguments: [
    "plan", "plan --format json", "apply --auto-approve", "apply --auto-approve --format json",
  ])
  func runs(_ command: String) async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(
      "{lists: [{name: A, senderAddress: a@example.com}], blacklistEntries: [{pattern: 'x@y.zz'}]}"
    )
    let run = try await tenant.run(command, ["--log-http", "m.yaml"])
    check(run, "\(run)")
    #expect(run.code == 0)
    // The log tells of each request, and of nothing but it.
    let lines = run.stderr.split(separator: "\n").map(String.init).sorted()
    let seen = tenant.takeRequests().map { "\($0.line) \($0.isWrite ? 201 : 200)" }.sorted()
    #expect(lines.map { $0.replacing(/\ \d+ ms$/, with: "") } == seen)
    #expect(seen.count == (command.hasPrefix("apply") ? 4 : 2))
  }

  @Test func embeddedTenantIsLoggedToo() async throws {
    let tenant = try TestTenant(.file)
    try tenant.declare("blacklistEntries: [{pattern: 'x@y.zz'}]")
    let run = try await tenant.run("plan", ["--log-http", "m.yaml"])
    #expect(run.stderr.replacing(/\ \d+ ms\n/, with: "\n") == "GET /blacklist-entries?pageSize=1000 200\n")
  }

  @Test(arguments: [200, 302, 401, 403, 404, 500, 0])
  func failures(_ status: Int) async throws {
    // A tenant that sends back what it got.
    let tenant = try TestTenant(.http) { request in
      let echo = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: " ")
      return SandboxResponse(
        status: status,
        headers: [
          SandboxHeader("location", "https://\(TestTenant.clientID):\(TestTenant.secret)@x.example/")
        ],
        body: Array(echo.utf8)
      )
    }
    try tenant.declare("blacklistEntries: [{pattern: 'x@y.zz'}]")
    for command in ["plan", "apply --auto-approve --format json"] {
      let run = try await tenant.run(command, ["--log-http", "--retry-timeout", "0", "m.yaml"])
      check(run, "\(run)")
      #expect(run.code == 1 || run.code == 6)
    }
  }

  /// Mistakes around the credentials do not repeat them.
  @Test func usage() async throws {
    let url = "http://\(TestTenant.clientID):\(TestTenant.secret)@127.0.0.1:1/a/rest/v1"
    let folder = try Folder()
    try folder.write("blacklistEntries: [{pattern: 'x@y.zz'}]", to: "m.yaml")
    let environments = [
      TestTenant.credentials, ["INX_CLIENT_ID": TestTenant.clientID],
      ["INX_CLIENT_ID": "x", "INX_CLIENT_SECRET_FILE": "/nowhere/\(TestTenant.secret)"],
      TestTenant.credentials.merging(["INX_BASE_URL": url]) { $1 },
    ]
    for environment in environments {
      for options in [["--base-url", url], ["--base-url", "https://127.0.0.1:1/a/rest/v1"], []] {
        let run = try await Program.run(
          ["plan", "--retry-timeout", "0"] + options + ["m.yaml"],
          environment: environment,
          in: folder
        )
        check(run, "\(run)")
        #expect(run.code == 64 || run.code == 6)
      }
    }
  }

  /// The served tenant gets its credentials from the environment, and refuses others without telling them.
  @Test func otherCredentials() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare("blacklistEntries: [{pattern: 'x@y.zz'}]")
    let environment = ["INX_CLIENT_ID": "Other", "INX_CLIENT_SECRET": "Wr0ng-secret"]
    let run = try await tenant.run("plan", ["--log-http", "m.yaml"], environment: environment)
    #expect(run.code == 6)
    #expect(!run.description.contains("Wr0ng-secret"))
    check(run, "\(run)")
  }
}
