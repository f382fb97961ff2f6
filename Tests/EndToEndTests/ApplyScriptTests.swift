import Foundation
import Resources
import Sandbox
import Synchronization
import Testing

/// The script that applies what was reviewed, on a served tenant.
@Suite struct ApplyScriptTests {
  private static let manifest = """
    datasources:
      - &a {name: A, url: https://data.example.com/a, useType: TEXT, fetchStrategy: ONCE}
      - {<<: *a, name: B}
    """
  private static let seed = State([
    "datasources": """
    {"id": 3, "name": "A", "url": "https://data.example.com/old", "useType": "TEXT", "fetchStrategy": "ONCE", \
    "attachmentFileName": null, "contentWithInxmailTags": false, "encodeUrlPlaceholders": false}
    """
  ])

  private static func planned(_ tenant: TestTenant) async throws {
    try tenant.declare(manifest)
    let run = try await tenant.script("plan.sh", ["m.yaml"])
    #expect(run.code == 0, "\(run)")
    tenant.settle()
    _ = tenant.takeRequests()
  }

  private static func writes(_ tenant: TestTenant) -> [String] {
    tenant.takeRequests().filter(\.isWrite).map(\.line).sorted()
  }

  /// The manifests are not asked: they may be gone. The second run finds all done.
  @Test func appliesWhatWasReviewed() async throws {
    let tenant = try TestTenant(.http, Self.seed)
    try await Self.planned(tenant)
    try FileManager.default.removeItem(atPath: tenant.folder.path + "/m.yaml")
    let first = try await tenant.script("apply.sh")
    #expect(first.code == 0, "\(first)")
    #expect(first.stdout.hasSuffix("The plan is applied.\n"))
    #expect(first.stderr == "")
    #expect(Self.writes(tenant) == ["POST /datasources/http", "PUT /datasources/http/3"])
    tenant.settle()
    let second = try await tenant.script("apply.sh", ["inx-plan/plan.json"])
    #expect(second.code == 0, "\(second)")
    #expect(Self.writes(tenant) == [])
  }

  @Test func stalePlanIsRefused() async throws {
    let tenant = try TestTenant(.http, Self.seed)
    try await Self.planned(tenant)
    try tenant.declare(Self.manifest.replacing("/a,", with: "/by-hand,"))
    #expect(try await tenant.run("apply", ["--auto-approve", "m.yaml"]).code == 0)
    tenant.settle()
    let state = try tenant.state()
    _ = tenant.takeRequests()
    let run = try await tenant.script("apply.sh")
    #expect(run.code == 4, "\(run)")
    #expect((run.stdout + run.stderr).contains("https://data.example.com/by-hand"), "\(run)")
    #expect(
      run.stderr.hasSuffix(
        "error: the plan is stale or another tenant's, and nothing was written: the log says what has moved. Plan again on the main branch, review that plan and apply it\n"
      )
    )
    #expect(Self.writes(tenant) == [])
    #expect(try tenant.state() == state)
  }

  @Test func halfAppliedPlanIsFinishedByTheSameCommand() async throws {
    let isRefusing = Refusal()
    let tenant = try TestTenant(.http, Self.seed, intercept: { isRefusing.answer($0) })
    try await Self.planned(tenant)
    let first = try await tenant.script("apply.sh")
    #expect(first.code == 5, "\(first)")
    #expect(
      first.stderr.hasSuffix(
        "error: the plan is applied in part: the log says what failed. Run this job again: the same plan goes on where it stopped\n"
      )
    )
    tenant.settle()
    isRefusing.end()
    _ = tenant.takeRequests()
    let second = try await tenant.script("apply.sh")
    #expect(second.code == 0, "\(second)")
    #expect(Self.writes(tenant) == ["POST /datasources/http"])
  }

  /// Whoever can forge a plan must not be able to send the credentials elsewhere.
  @Test func planOfAnotherTenantGetsNoCredentials() async throws {
    let (theirs, ours) = (try TestTenant(.http, Self.seed), try TestTenant(.http, Self.seed))
    try await Self.planned(theirs)
    let run = try await theirs.script("apply.sh", environment: ["INX_BASE_URL": ours.name])
    #expect(run.code == 4, "\(run)")
    #expect(theirs.takeRequests().isEmpty)
    #expect(ours.takeRequests().isEmpty)
  }

  @Test func whatIsMissingIsSaid() async throws {
    let tenant = try TestTenant(.http)
    for name in ["INX_BASE_URL", "INX_CLIENT_ID"] {
      let run = try await tenant.script("apply.sh", environment: [name: ""])
      #expect(run.description == "code 64\n--- stdout\n--- stderr\nerror: apply.sh: \(name) is not set\n")
    }
    let run = try await tenant.script("apply.sh")
    #expect(
      run.description
        == "code 1\n--- stdout\n--- stderr\nerror: there is no saved plan inx-plan/plan.json: was its artifact downloaded, or is it too old?\n"
    )
    #expect(tenant.takeRequests().isEmpty)
  }

  /// Refuses creates until it is ended.
  private final class Refusal: Sendable {
    private let isOver = Mutex(false)

    func end() { isOver.withLock { $0 = true } }

    func answer(_ request: SandboxRequest) -> SandboxResponse? {
      request.method == "POST" && !isOver.withLock { $0 } ? SandboxResponse(status: 422) : nil
    }
  }
}
