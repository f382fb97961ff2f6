import Foundation
import Resources
import Testing

/// `clone --prune`: only what the source certainly does not have goes.
@Suite(.serialized) struct ClonePruneTests {
  private static func lists(_ more: String = "") -> String {
    #"{"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"}"# + more
  }
  private static let old = State([
    "lists": lists(),
    "blacklistEntries": #"{"id": 40, "pattern": "x@example.com", "description": "bad"}"#,
    "textModules": """
    {"id": 20, "listId": 1, "name": "T", "type": "TEXT", "text": "x"},
    {"id": 21, "listId": 1, "name": "Twice", "type": "TEXT", "text": "x"},
    {"id": 22, "listId": 1, "name": "Twice", "type": "TEXT", "text": "y"}
    """,
  ])
  private static let new = State([
    "lists": lists(
      #", {"id": 4, "name": "Other", "type": "STANDARD", "senderAddress": "a@example.com"}"#
    ),
    "attributes": #"{"id": 10, "name": "Mine", "type": "INTEGER"}"#,
    "blacklistEntries": """
    {"id": 40, "pattern": "X@Example.com", "description": "bad"},
    {"id": 41, "pattern": "mine@example.com", "description": null}
    """,
    "targetGroups": """
    {"id": 30, "listId": 3, "name": "Gone", "description": null, "filterString": "1"},
    {"id": 31, "listId": 4, "name": "Stays", "description": null, "filterString": "1"},
    {"id": 32, "listId": 1, "name": "Gone", "description": null, "filterString": "1"}
    """,
    "textModules": """
    {"id": 20, "listId": 1, "name": "T", "type": "TEXT", "text": "x"},
    {"id": 21, "listId": 1, "name": "Twice", "type": "TEXT", "text": "z"},
    {"id": 22, "listId": 1, "name": "Gone", "type": "TEXT", "text": "z"}
    """,
  ])
  private static let deletes = [
    "delete blacklist-entry/mine@example.com: not declared, blacklistEntries is pruned",
    "delete list/News/target-group/Gone: not declared, targetGroups is pruned",
    "delete target-group/Gone: not declared, targetGroups is pruned",
    "delete text-module/Gone: not declared, textModules is pruned",
  ]

  /// What the source has, but cannot be declared, is not missing there.
  @Test func whatGoes() async throws {
    let pair = try ClonePair(
      .http,
      ClonePruneTests.old,
      .file,
      ClonePruneTests.new,
      under: [.namesNotUnique]
    )
    let run = try await pair.clone("--prune --format json")
    #expect(try ClonePair.changes(State.parse(run.stdout)) == ClonePruneTests.deletes)
    #expect(
      run.stderr.hasPrefix(
        """
        warning: --from old: left out: text module "Twice" (id 21): there are 2 of that name
        warning: --from old: left out: text module "Twice" (id 22): there are 2 of that name

        """
      ),
      "\(run)"
    )
    #expect(try await pair.changes("") == [])
    let before = try pair.old.state()
    #expect(try await pair.clone("--prune --auto-approve --verify").code == 0)
    #expect(try pair.old.state() == before)
    #expect(try await pair.changes("--prune") == [])
  }

  @Test func whereItReaches() async throws {
    let pair = try ClonePair(
      .http,
      ClonePruneTests.old,
      .file,
      ClonePruneTests.new,
      under: [.namesNotUnique]
    )
    let all = ClonePruneTests.deletes
    #expect(try await pair.changes("--prune --kinds targetGroups") == [all[1], all[2]])
    #expect(try await pair.changes("--prune --kinds lists,attributes") == [])
    // Patterns may be about what only the other tenant has.
    #expect(
      try await pair.changes("--prune --exclude text-module/Gone --exclude list/News") == [all[0], all[2]]
    )
    #expect(try await pair.changes("--prune --target target-group/*") == [all[2]])
    let idle = try await pair.clone("--prune --exclude text-module/Nobody")
    #expect(idle.code == 64)
    #expect(
      idle.stderr.hasSuffix(
        "error: --exclude text-module/Nobody matches nothing that is declared or pruned\n"
      ),
      "\(idle)"
    )
    let strict = try await pair.clone("--exclude text-module/Gone")
    #expect(strict.code == 64)
  }

  @Test func guardsHold() async throws {
    let entries = (1...9).map {
      #"{"id": \#($0 + 40), "pattern": "\#($0)@example.com", "description": null}"#
    }
    let new = State(["blacklistEntries": entries.joined(separator: ",")])
    let pair = try ClonePair(State(), new)
    let run = try await pair.clone("--prune --kinds blacklistEntries")
    #expect(run.code == 3)
    #expect(run.stdout.contains("--allow-deletes 9"), "\(run)")
    #expect(try await pair.clone("--prune --kinds blacklistEntries --auto-approve").code == 3)
    #expect(
      try await pair.clone("--prune --kinds blacklistEntries --auto-approve --allow-deletes 9").code == 0
    )
  }

  /// What the source refuses to show is not taken for nothing.
  @Test func whatCannotBeReadIsNotPruned() async throws {
    let pair = try ClonePair(
      .http,
      ClonePruneTests.old,
      .file,
      ClonePruneTests.new,
      under: [.namesNotUnique]
    )
    pair.old.answer { request in
      request.path == "/target-groups" ? .init(status: 404, headers: [], body: []) : nil
    }
    let run = try await pair.clone("--prune --format json")
    let all = ClonePruneTests.deletes
    #expect(try ClonePair.changes(State.parse(run.stdout)) == [all[0], all[3]], "\(run)")
    #expect(run.stderr.contains("warning: --from old: targetGroups cannot be read: "), "\(run)")
  }
}
