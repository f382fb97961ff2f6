import Resources
import Sandbox
import Support
import Synchronization
import Testing

/// Known members in shapes that no table has, of an object that a saved plan replaces: they go back as they were read.
@Suite struct OddReplacementTests {
  /// Target groups in place of the simulated tenant's, which holds no such shapes.
  private final class Groups: Sendable {
    private let objects: Mutex<[JSON]>

    init(_ objects: [String]) throws { self.objects = Mutex(try objects.map { try State.parse($0) }) }

    /// The groups by name and description.
    var all: [String] {
      objects.withLock { $0.map { "\($0["name"]?.text ?? "") \($0["description"]?.text() ?? "")" } }
    }

    func answer(_ request: SandboxRequest) -> SandboxResponse? {
      guard request.path.hasPrefix("/target-groups") else { return nil }
      return objects.withLock { objects in
        let id = Int(request.path.dropFirst("/target-groups/".count))
        switch request.method {
        case "POST":
          guard let sent = try? JSONReader.read(request.body) else { return SandboxResponse(status: 400) }
          let next = (objects.compactMap { $0["id"]?.int }.max() ?? 0) + 1
          objects.append(sent.setting("id", to: .int(next)))
          return SandboxResponse(status: 201, body: objects[objects.count - 1].bytes())
        case "DELETE":
          objects.removeAll { $0["id"]?.int == id }
          return SandboxResponse(status: 204)
        default:
          guard let id else {
            let page = objects.map { $0.text() }.joined(separator: ",")
            return SandboxResponse(
              status: 200,
              body: Array(#"{"_embedded":{"inx:target-groups":[\#(page)]},"_links":{}}"#.utf8)
            )
          }
          guard let found = objects.first(where: { $0["id"]?.int == id }) else {
            return SandboxResponse(status: 404)
          }
          return SandboxResponse(status: 200, body: found.bytes())
        }
      }
    }
  }

  @Test(
    "of the object itself, and of the copy that an interrupted run has left",
    arguments: [#"{"en":["old"],"id":8}"#, "9223372036854775819", "1.5", "[true,null]"],
    ["VIP", "VIP~inx-apply"]
  )
  func sentBack(_ shape: String, _ name: String) async throws {
    let groups = try Groups([
      #"{"id": 5, "listId": 1, "name": "\#(name)", "description": \#(shape), "filterString": "x = 1"}"#
    ])
    let tenant = try TestTenant(.http, intercept: { groups.answer($0) })
    try tenant.declare("targetGroups: [{name: VIP, filterString: x = 2}]")
    let plan = try await tenant.run("plan", ["--out", "p", "m.yaml"])
    try #require(plan.code == 0, "\(plan)")
    let apply = try await tenant.run("apply", ["--plan", "p"])
    #expect(apply.code == 0, "\(apply)")
    let sent = tenant.takeRequests().filter { $0.line.hasPrefix("POST ") }.map(\.body)
    #expect(!sent.isEmpty && sent.allSatisfy { $0.contains(#""description":\#(shape),"#) }, "\(sent)")
    #expect(groups.all == ["VIP \(shape)"])
    let again = try await tenant.run("apply", ["--plan", "p"])
    #expect(again.code == 0 && tenant.takeRequests().allSatisfy { !$0.isWrite }, "\(again)")
  }
}
