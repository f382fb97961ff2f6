import API
import Platforms
import Resources
import Testing

/// Who uses target groups: judged by the answers, and counted where these do not tell.
@Suite struct UsesTests {
  @Test func finishedOnesAreNoUsersWhateverTheTenantGives() async throws {
    let page = #"""
      {"_embedded": {"inx:regular-mailings": [
        {"id": 1, "name": "M", "mailingState": "DRAFT", "targetGroupConfiguration": null},
        {"id": 2, "name": "M", "mailingState": "FINISHED", "targetGroupConfiguration": null},
        {"id": 3, "name": "M", "mailingState": "NEWER", "targetGroupConfiguration": null}
      ]}}
      """#
    var snapshot = Snapshot()
    try await reader(AnsweringTransport([.ok(page)])).uses(of: [.targetGroup], into: &snapshot)
    #expect(snapshot.uses["target-group"]?.map(\.title) == [#""M" (DRAFT)"#, #""M" (NEWER)"#])
  }

  @Test func silentOnesAreCountedByList() async throws {
    let page =
      #"{"_embedded": {"inx:mailings": [{"id": 1, "listId": 5}, {"id": 2, "listId": 5}, {"id": 3, "listId": 9}, {"id": 4}]}}"#
    let transport = AnsweringTransport([.ok(page)])
    var snapshot = Snapshot()
    try await reader(transport).silentUses(of: [(.targetGroup, [5, 7])], into: &snapshot)
    #expect(snapshot.silentUses["target-group"] == .counted([5: 2, nil: 1]))
    #expect(
      transport.requests.map(\.target) == [
        "/mailings?types=ACTION_MAILING,TIME_TRIGGER_MAILING,SPLIT_TEST_MAILING&listIds=5,7&pageSize=1000"
      ]
    )
    #expect(snapshot.requests == 1)
  }

  @Test(arguments: [403, 404]) func aRefusalMakesTheNumberUnknown(status: Int) async throws {
    let transport = AnsweringTransport([Response(status: status, body: [])])
    var snapshot = Snapshot()
    try await reader(transport).silentUses(of: [(.targetGroup, nil)], into: &snapshot)
    #expect(snapshot.silentUses["target-group"] == .unknown)
  }

  private func reader(_ transport: AnsweringTransport) -> SnapshotReader {
    SnapshotReader(Client(transport, .inxmail), parallelism: 1)
  }
}
