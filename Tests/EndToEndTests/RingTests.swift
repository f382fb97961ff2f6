import Foundation
import Resources
import Testing

/// Rings of target groups, inherited settings and silent users, as export, clone and plan meet them.
@Suite(.serialized) struct RingTests {
  private static let seed = State([
    "lists": #"{"id": 3, "name": "L", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
    "settings": #"{"listId": 1, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}"#,
    "targetGroups": """
    {"id": 30, "listId": 1, "name": "A", "description": null, "filterString": "belongstogroup(B)"},
    {"id": 31, "listId": 1, "name": "B", "description": null, "filterString": "BelongsToGroup(\\"A\\")"},
    {"id": 32, "listId": 1, "name": "C", "description": null, "filterString": "x = 1"},
    {"id": 33, "listId": 3, "name": "C", "description": null, "filterString": "BelongsToGroup(\\"C\\")"}
    """,
    "mailings": """
    {"id": 60, "listId": 3, "name": "T", "subject": "t", "type": "TIME_TRIGGER_MAILING"},
    {"id": 61, "listId": 3, "name": "F", "subject": "f", "type": "REGULAR_MAILING", "mailingState": "FINISHED",
      "targetGroupConfiguration": {"combination": "MATCH_ALL", "targetGroups": [{"targetGroupId": 32}]}}
    """,
  ])

  @Test func anExportWritesTheRingAsCommentsAndNamesWhatIsInherited() async throws {
    let pair = try ClonePair(RingTests.seed, State())
    let run = try await pair.run("export --tenant old --out m")
    #expect(run.code == 0, "\(run)")
    let why = "it is part of a cycle, of which nothing could be created first: target-group/A, target-group/B"
    #expect(
      run.stderr.split(separator: "\n").filter { $0.hasPrefix("warning: ") } == [
        "warning: written as a comment only: target group \"A\" (id 30): \(why)",
        "warning: written as a comment only: target group \"B\" (id 31): \(why)",
      ]
    )
    let list = String(decoding: try Folder.bytes(pair.folder.path + "/m/lists/l.yaml"), as: UTF8.self)
    #expect(list.contains("# TrackingPermissionDetachedFromMembership is inherited from the system list"))
    #expect(!list.contains("settings:"))
    let plan = try await pair.run("plan --tenant old --detailed-exitcode")
    #expect(plan.code == 0, "\(plan)")
    #expect(!plan.stderr.contains("warning"))
  }

  @Test func aCloneLeavesBothOut() async throws {
    let pair = try ClonePair(RingTests.seed, State())
    let changes = try await pair.changes().filter { $0.contains("target-group") || $0.contains("/setting/") }
    #expect(changes == ["create target-group/C", "create list/L/target-group/C"])
    let run = try await pair.clone("--auto-approve --verify")
    #expect(run.code == 0, "\(run)")
    #expect(run.stderr.contains("left out: target group \"A\" (id 30): it is part of a cycle"))
  }

  @Test func silentUsersAreCountedAndFinishedOnesDoNotBlock() async throws {
    let pair = try ClonePair(RingTests.seed, State())
    _ = try pair.folder.write("targetGroups: [{name: C, description: new}]", to: "m/a.yaml")
    let run = try await pair.run("plan --tenant old --format json")
    #expect(run.code == 0, "\(run)")
    #expect(
      run.stdout.contains(
        "1 trigger, action or split-test mailing in the tenant does not tell what it holds, and may hold it"
      )
    )
  }
}
