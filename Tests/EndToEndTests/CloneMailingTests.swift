import Foundation
import Resources
import Sandbox
import Support
import Testing

/// `clone` of test profiles and drafts. That all of a tenant comes along is `CloneTests`.
@Suite(.serialized) struct CloneMailingTests {
  private static func mailing(
    _ id: Int,
    _ name: String,
    subject: String = "s",
    state: String = "DRAFT",
    groups: [Int] = []
  ) -> String {
    let word = groups.isEmpty ? "FILTER_GROUP_NOT_ASSIGNED" : "MATCH_ALL"
    let ids = groups.map { #"{"targetGroupId": \#($0)}"# }.joined(separator: ",")
    return """
      {"id": \(id), "listId": 3, "name": "\(name)", "subject": "\(subject)", "type": "REGULAR_MAILING",
        "mailingState": "\(state)", "editorContentType": "TEXT", "text": "x",
        "targetGroupConfiguration": {"combination": "\(word)", "targetGroups": [\(ids)]}}
      """
  }

  private static func tenant(
    _ mailings: [String],
    points: String? = "1",
    groups: [String] = ["VIP", "Readers"]
  ) -> State {
    State([
      "lists": #"{"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
      "attributes":
        #"{"id": 10, "name": "P", "type": "INTEGER"}, {"id": 11, "name": "Q", "type": "INTEGER"}"#,
      "targetGroups": [(20, 1, "VIP"), (21, 3, "Readers")].filter { groups.contains($0.2) }.map {
        #"{"id": \#($0.0), "listId": \#($0.1), "name": "\#($0.2)", "description": null, "filterString": "1"}"#
      }.joined(separator: ","),
      "testProfiles": """
      {"id": 40, "listId": 1, "description": "Ada", "email": "a@example.com",
        "attributes": {\(points.map { "\"P\": \"\($0)\"" } ?? "\"Q\": \"2\"")}},
      {"id": 41, "listId": 3, "description": "Ada", "email": null, "trackingPermission": true}
      """,
      "mailings": mailings.joined(separator: ","),
    ])
  }

  private static let whole = tenant([
    mailing(60, "M", groups: [20, 21]), mailing(61, "Sent", state: "FINISHED"),
  ]
  )
  private static let bothKinds = "--kinds testProfiles,mailings"

  @Test(arguments: TestTenant.Way.allCases)
  func intoAnEmptyTenant(_ way: TestTenant.Way) async throws {
    let pair = try ClonePair(.file, CloneMailingTests.whole, way)
    let run = try await pair.clone("--auto-approve --verify --attributes-visible")
    #expect(run.code == 0, "\(run)")
    #expect(run.stderr.contains("note: 1 mailing whose mailingState is FINISHED: left out\n"), "\(run)")
    #expect(run.stdout.hasSuffix(" 0 failed, 0 skipped, 0 unknown, 0 deferred.\n"), "\(run)")
    // The group of the system is another number there.
    let state = try pair.new.state()
    let groups = state["targetGroups"]?.elements ?? []
    let mailing = try #require(state["mailings"]?.elements?.only)
    #expect(mailing["name"] == .string("M"))
    let held = (mailing["targetGroupConfiguration"]?["targetGroups"]?.elements ?? []).map { held in
      groups.first { $0["id"] == held["targetGroupId"] }?["name"]?.text
    }
    #expect(held.map { $0 ?? "" }.sorted() == ["Readers", "VIP"])
    let again = try await pair.clone("--auto-approve --detailed-exitcode")
    #expect(again.code == 0, "\(again)")
    #expect(again.stdout.contains("No changes. The tenant matches the manifests"), "\(again)")
  }

  /// Only drafts are changed, wherever they come from; one that is as it should be needs no change.
  @Test func anotherState() async throws {
    let there = CloneMailingTests.mailing(70, "M", subject: "mine", state: "APPROVED", groups: [20, 21])
    let pair = try ClonePair(CloneMailingTests.whole, CloneMailingTests.tenant([there]))
    let why =
      "its mailingState is APPROVED, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests"
    #expect(
      try await pair.changes(CloneMailingTests.bothKinds, fields: true) == [
        "deferred list/News/mailing/M: \(why)", #"  subject: "mine" -> "s""#,
      ]
    )
    let before = try pair.new.state()
    #expect(try await pair.clone(CloneMailingTests.bothKinds + " --auto-approve").code == 0)
    #expect(try pair.new.state() == before)
    let same = CloneMailingTests.mailing(70, "M", state: "APPROVED", groups: [20, 21])
    let other = try ClonePair(CloneMailingTests.whole, CloneMailingTests.tenant([same]))
    #expect(try await other.changes(CloneMailingTests.bothKinds) == [])
    // Nor is it in the way of one that is only to be there.
    #expect(try await pair.changes(CloneMailingTests.bothKinds + " --create-only") == [])
  }

  @Test func missingGroup() async throws {
    let new = CloneMailingTests.tenant([], groups: ["Readers"])
    let pair = try ClonePair(CloneMailingTests.whole, new)
    let why =
      #"targetGroups: target group "VIP" does not exist: declare it, or create it in Inxmail"#
    #expect(try await pair.changes("--kinds mailings") == ["deferred list/News/mailing/M: \(why)"])
    #expect(
      try await pair.changes("--kinds mailings,targetGroups") == [
        "create target-group/VIP", "create list/News/mailing/M",
      ]
    )
  }

  @Test func noGroupsThereAreNoGroupsHere() async throws {
    let pair = try ClonePair(
      CloneMailingTests.tenant([CloneMailingTests.mailing(60, "M")]),
      CloneMailingTests.tenant([CloneMailingTests.mailing(60, "M", groups: [21])])
    )
    #expect(
      try await pair.changes(CloneMailingTests.bothKinds, fields: true) == [
        "update list/News/mailing/M",
        #"  targetGroups: {"combination":"MATCH_ALL","groups":["Readers"]} -> null"#,
      ]
    )
  }

  /// Entries of a map are managed one by one: a value that only the other tenant's profile has stays.
  @Test func valuesOfProfiles() async throws {
    let both = CloneMailingTests.tenant([], points: "9\", \"Q\": \"2")
    let pair = try ClonePair(CloneMailingTests.tenant([]), both)
    #expect(
      try await pair.changes("--kinds testProfiles", fields: true) == [
        "update test-profile/Ada", #"  attributes: {"P":"9"} -> {"P":"1"}"#,
      ]
    )
    #expect(try await pair.clone("--kinds testProfiles --auto-approve --verify").code == 0)
    let ada = try pair.new.state()["testProfiles"]?.elements?.first
    #expect(ada?["attributes"]?.text() == #"{"P":"1","Q":"2"}"#)
  }

  /// Neither kind is pruned: drafts and profiles that only the other tenant has are its own.
  @Test func nothingIsPruned() async throws {
    let new = CloneMailingTests.whole.with(["mailings": CloneMailingTests.mailing(80, "Mine")])
    let pair = try ClonePair(CloneMailingTests.tenant([]).with(["testProfiles": ""]), new)
    #expect(try await pair.changes("--prune") == [])
  }
}

extension [JSON] {
  /// The element, where there is one only.
  fileprivate var only: JSON? { count == 1 ? first : nil }
}
