import Dispatch
import Resources
import Sandbox
import Synchronization
import Testing

@testable import inx_apply

/// `plan` for several tenants: side by side, shown in the order in which they are named, each whatever becomes of the others.
@Suite(.serialized) struct SeveralTenantsTests {
  private static let text = """
    Tenant: sandbox:a.json

    + text-module/common (common/m.yaml:1)
        name: "common"
        type: "TEXT"
        text: "from a"

    + text-module/own (a/m.yaml:1)
        name: "own"
        type: "TEXT"
        text: "of a"

    Plan: 2 to create, 0 to update, 0 to replace, 0 to delete; 0 unchanged, 0 unmanaged. 2 requests read, 2 to write.


    """

  private static let other = """
    Tenant: sandbox:b.json

    + text-module/common (common/m.yaml:1)
        name: "common"
        type: "TEXT"
        text: "from b"

    Plan: 1 to create, 0 to update, 0 to replace, 0 to delete; 0 unchanged, 0 unmanaged. 2 requests read, 1 to write.


    """

  /// The order is that of the file, or of the command line.
  @Test func whole() async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    let heading = "tenant  create  update  replace  delete  deferred  unchanged  unmanaged\n"
    let rows = [
      "a            2       0        0       0         0          0          0\n",
      "b            1       0        0       0         0          0          0\n",
    ]
    let all = try await tenants.run("plan --all-tenants")
    #expect(all.stdout == Self.text + Self.other + heading + rows[0] + rows[1])
    #expect(all.stderr == "" && all.code == 0)
    #expect(try await tenants.run("plan --tenant a --tenant b").description == all.description)
    let reversed = try await tenants.run("plan --tenant b --tenant a")
    #expect(reversed.stdout == Self.other + Self.text + heading + rows[1] + rows[0])
    #expect(try await tenants.run("plan --all-tenants --detailed-exitcode").code == 2)
  }

  @Test func jsonLines() async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    let run = try await tenants.run("plan --all-tenants --format json")
    let lines = run.stdout.split(separator: "\n")
    #expect(run.stdout.hasSuffix("}\n") && lines.count == 2, "\(run)")
    for (line, name) in zip(lines, ["a", "b"]) {
      let single = try await tenants.run("plan --tenant \(name) --format json")
      let document = try State.parse(String(line))
      #expect(document.members?.map(\.name) == ["event", "plan"])
      #expect(document["event"]?.text == "plan")
      #expect(try document["plan"] == State.parse(single.stdout))
    }
  }

  @Test func markdown() async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    var single = ""
    for name in ["a", "b"] {
      single += try await tenants.run("plan --tenant \(name) --format markdown").stdout + "\n"
    }
    let table = """
      | tenant | create | update | replace | delete | deferred | unchanged | unmanaged |  |
      |---|---:|---:|---:|---:|---:|---:|---:|---|
      | `a` | 2 | 0 | 0 | 0 | 0 | 0 | 0 |  |
      | `b` | 1 | 0 | 0 | 0 | 0 | 0 | 0 |  |

      """
    let run = try await tenants.run("plan --all-tenants --format markdown")
    #expect(run.stdout == single + table)
  }

  /// The limit is for all of them together.
  @Test func markdownKeepsToItsLimit() async throws {
    let many = (1...80).map { "  - {name: module \($0), type: TEXT, text: x}\n" }.joined()
    let tenants = try NamedTenants([
      "inx-apply.yaml": """
      tenants:
        a: {sandbox: a.json, manifests: [many.yaml]}
        b: {sandbox: b.json, manifests: [few.yaml]}
        c: {sandbox: c.json, manifests: [many.yaml]}
      """,
      "many.yaml": "textModules:\n" + many, "few.yaml": "textModules: [{name: few, type: TEXT, text: x}]",
      "a.json": NamedTenants.fresh, "b.json": NamedTenants.fresh, "c.json": NamedTenants.fresh,
    ])
    let whole = try await tenants.run("plan --all-tenants --format markdown")
    #expect(whole.stdout.utf8.count > 20_000)
    let run = try await tenants.run("plan --all-tenants --format markdown --max-bytes 10000")
    #expect((8_000...10_000).contains(run.stdout.utf8.count), "\(run.stdout.utf8.count)")
    // Who needs little is not cut.
    let few = try await tenants.run("plan --tenant b --format markdown")
    #expect(run.stdout.contains(few.stdout))
  }

  // MARK: - One fails

  private static let hostile = "b_x-y.z-teams"

  /// Each way to fail, between tenants that do not.
  private static func failing(_ address: String) throws -> NamedTenants {
    try NamedTenants([
      "inx-apply.yaml": """
      tenants:
        fresh: {sandbox: none.json, manifests: [m.yaml]}
        '\(hostile)': {sandbox: b.json, manifests: [bad.yaml]}
        away:
          {baseURL: '\(address)', clientIDVariable: X, clientSecretVariable: X, manifests: [m.yaml]}
        blocked: {sandbox: d.json, manifests: [absent.yaml]}
        last: {sandbox: a.json, manifests: [m.yaml]}
      """,
      "m.yaml": "textModules: [{name: T, type: TEXT, text: x}]\n", "bad.yaml": "lists: [{nmae: x}]\n",
      "absent.yaml": "lists: [{name: A, state: absent}]\n", "a.json": NamedTenants.fresh,
      "b.json": NamedTenants.fresh,
      "d.json": NamedTenants.fresh.replacing(
        "]",
        with: #",{"id":3,"name":"A","type":"STANDARD","senderAddress":"a@example.com"}]"#
      ),
    ])
  }

  @Test func othersAreShown() async throws {
    let socket = try LoopbackSocket(.refuses)
    let tenants = try Self.failing(socket.baseURL)
    let line = "plan --all-tenants --retry-timeout 0"
    let run = try await tenants.run(line, ["X": "x"])
    let shown = run.stdout.split(separator: "\n").filter { $0.hasPrefix("Tenant: ") }
    #expect(shown == ["Tenant: sandbox:none.json", "Tenant: sandbox:d.json", "Tenant: sandbox:a.json"])
    let why =
      "the tenant cannot be reached: GET /lists?pageSize=1000: Failed to connect to 127.0.0.1 port \(socket.port) after 0 ms: Couldn't connect to server"
    let table = run.stdout.split(separator: "\n").suffix(6).joined(separator: "\n")
    #expect(
      masked(table) == """
        tenant         create  update  replace  delete  deferred  unchanged  unmanaged
        fresh               1       0        0       0         0          0          0
        b_x-y.z-teams       -       -        -       -         -          -          -  see above
        away                -       -        -       -         -          -          -  \(masked(why))
        blocked             0       0        0       1         0          0          0  blocked by data-loss
        last                1       0        0       0         0          0          0
        """
    )
    // In the order of the tenants, however fast each was.
    #expect(
      masked(run.stderr) == """
        note: none.json does not exist: a fresh tenant is taken
        bad.yaml:1:10: error: unknown key nmae of list (did you mean name?)
        lists: [{nmae: x}]
                 ^
        inx-apply: error: b_x-y.z-teams: there is no plan
        inx-apply: error: away: \(masked(why)) (see docs/troubleshooting.md#tenants)

        """
    )
    #expect(run.code == 1)
    for _ in 1...3 {
      let again = try await tenants.run(line, ["X": "x"])
      #expect(masked(again.description) == masked(run.description))
    }
    let markdown = try await tenants.run(line + " --format markdown", ["X": "x"])
    #expect(
      markdown.stdout.contains("\n| `b_x-y.z-teams` | - | - | - | - | - | - | - | `see above` |\n")
    )
    let json = try await tenants.run(line + " --format json", ["X": "x"])
    #expect(json.stdout.split(separator: "\n").count == 3)
  }

  /// How long it took to be refused is not the same in any two runs.
  private func masked(_ text: String) -> String { text.replacing(/after \d+ ms/, with: "after 0 ms") }

  /// The code is the first that applies to any of them.
  @Test(arguments: [
    ("fresh last", 0), ("fresh last --detailed-exitcode", 2), ("fresh blocked last --detailed-exitcode", 3),
    ("blocked away last", 6), ("away blocked bad", 1),
  ])
  func codes(_ words: String, _ code: Int32) async throws {
    let socket = try LoopbackSocket(.refuses)
    let tenants = try Self.failing(socket.baseURL)
    let options = words.split(separator: " ").flatMap { word in
      word.hasPrefix("-") ? [String(word)] : ["--tenant", word == "bad" ? Self.hostile : String(word)]
    }
    let run = try await Program.run(
      ["plan", "--retry-timeout", "0"] + options,
      environment: ["X": "x"],
      in: tenants.folder
    )
    #expect(run.code == code, "\(run)")
  }

  /// A name that could be a command to GitHub is no name of a tenant.
  @Test func namesAreNoCommands() async throws {
    let tenants = try NamedTenants([
      "inx-apply.yaml":
        "tenants: {'::error::x': {sandbox: a.json, manifests: [m.yaml]}, '##[x': {sandbox: b.json, manifests: [m.yaml]}}",
      "m.yaml": "textModules: [{name: T, type: TEXT, text: x}]", "a.json": NamedTenants.fresh,
      "b.json": NamedTenants.fresh,
    ])
    let run = try await tenants.run("plan --all-tenants --format github")
    let lines = run.stdout.split(separator: "\n")
    #expect(run.code == 1 && lines.count == 2, "\(run)")
    #expect(lines.allSatisfy { $0.hasPrefix("::error file=inx-apply.yaml,") }, "\(run)")
  }

  // MARK: - Side by side

  /// Nobody is answered before all have asked.
  @Test func sideBySide() async throws {
    let gate = Gate(2)
    let (a, b) = (try NamedTenant("a", intercept: gate.pass), try NamedTenant("b", intercept: gate.pass))
    let tenants = try NamedTenants([
      "inx-apply.yaml": """
      tenants:
        a: {baseURL: '\(a.baseURL)', clientIDVariable: A, clientSecretVariable: AS, manifests: [m.yaml]}
        b: {baseURL: '\(b.baseURL)', clientIDVariable: B, clientSecretVariable: BS, manifests: [m.yaml]}
      """,
      "m.yaml": "attributes: [{name: P, type: INTEGER}]\n",
    ])
    let environment = ["A": a.clientID, "AS": a.secret, "B": b.clientID, "BS": b.secret]
    let run = try await tenants.run("plan --all-tenants --retry-timeout 0", environment)
    #expect(run.code == 0, "\(run)")
    #expect(a.takeRequests().count == 1 && b.takeRequests().count == 1)
  }

  /// A sandbox's file takes one at a time: two names for it take turns.
  @Test func oneFileTwice() async throws {
    let names = ["a", "b", "c"].map {
      "  \($0): {sandbox: ./\($0 == "b" ? "sub/../" : "")x.json, manifests: [m.yaml]}\n"
    }
    let tenants = try NamedTenants([
      "inx-apply.yaml": "tenants:\n" + names.joined(), "sub/x": "", "x.json": NamedTenants.fresh,
      "m.yaml": "textModules: [{name: T, type: TEXT, text: x}]",
    ])
    let run = try await tenants.run("plan --all-tenants")
    #expect(run.code == 0 && run.stderr == "", "\(run)")
  }

  /// Lets requests through when so many have come; after a minute it refuses.
  private final class Gate: Sendable {
    private let missing: Mutex<Int>
    private let open = DispatchSemaphore(value: 0)

    init(_ count: Int) { missing = Mutex(count) }

    var pass: @Sendable (SandboxRequest) -> SandboxResponse? {
      { _ in
        let isLast = self.missing.withLock { missing in
          missing -= 1
          return missing == 0
        }
        if isLast { self.open.signal() }
        guard self.open.wait(timeout: .now() + 60) == .success else {
          return SandboxResponse(status: 403, headers: [], body: [])
        }
        self.open.signal()
        return nil
      }
    }
  }
}
