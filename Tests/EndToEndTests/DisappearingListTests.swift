import Foundation
import Sandbox
import Synchronization
import Testing

/// A list that is deleted between the reading of its collection and that of its documents.
@Suite struct DisappearingListTests {
  private static let manifest = """
    lists:
      - name: Gone "away"
        senderAddress: a@b.de
        settings: {TrackingPermissionDetachedFromMembership: true}
    """
  private static let seed = State(
    ["lists": #"{"id": 5, "name": "Gone \"away\"", "type": "STANDARD", "senderAddress": "a@b.de"}"#]
  )
  private static let page =
    #"{"_embedded": {"inx:lists": [{"id": 1, "name": "System", "type": "SYSTEM"}]}, "_links": {}}"#

  @Test(arguments: ["plan m.yaml", "apply --auto-approve m.yaml", "export --out out"])
  func isNamed(_ command: String) async throws {
    let readings = Mutex(0)
    let tenant = try TestTenant(.http, DisappearingListTests.seed) { request in
      if request.path.hasPrefix("/lists/5") { return SandboxResponse(status: 404) }
      guard request.path == "/lists",
        readings.withLock({
          $0 += 1; return $0 > 1
        })
      else { return nil }
      return SandboxResponse(status: 200, body: Array(DisappearingListTests.page.utf8))
    }
    try tenant.declare(DisappearingListTests.manifest)
    let run = try await tenant.run(command)
    #expect(
      run.stderr
        == "inx-apply: error: the list \"Gone \"away\"\" was deleted in the tenant while it was read: run the command again\n"
    )
    #expect(run.stdout == "" && run.code == 1, "\(run)")
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
  }
}
