import Foundation
import Resources
import Testing

/// Numbers that mean something in the source only never reach another tenant.
@Suite(.serialized) struct CloneNumbersTests {
  private static let foreign = "which is a number of the other tenant: choose what it stands for in Inxmail"

  private func state(
    _ groups: [(name: String, filter: String)],
    jsp: Int = 0,
    welcome: Int = 0,
    mailings: [(id: Int, name: String)] = [],
    isOther: Bool = false
  ) -> State {
    State([
      "lists": #"{"id": 3, "name": "L", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
      "targetGroups": groups.enumerated().map {
        #"{"id": \#(30 + $0), "listId": 3, "name": "\#($1.name)", "description": null, "filterString": "\#($1.filter)"}"#
      }.joined(separator: ","),
      "unsubscriptionSettings":
        #"{"listId": 3, "unsubscribeJSP": \#(jsp), "unsubscriptionCommand": "u", "deleteMember": \#(isOther)}"#,
      "subscriptionSettings":
        #"{"listId": 3, "welcomeMailingId": \#(welcome), "subscriptionCommand": "s", "sendRecentMail": \#(isOther)}"#,
      "mailings": mailings.map {
        #"{"id": \#($0.id), "listId": 3, "name": "\#($0.name)", "subject": "s", "type": "SUBSCRIPTION_TRIGGER_MAILING", "mailingState": "APPROVED"}"#
      }.joined(separator: ","),
    ])
  }

  private static let groups = [
    ("Link", "HasClicked(77)"), ("Name", "HasOpened(60)"), ("Nobody", "HasOpened( 61 ) OR hasClickedAny(60)"),
    ("Quoted", "Column(\\\"HasClicked(7)\\\") = 1"), ("Named", "belongstogroup(2024) AND COLUMN(5) > 7"),
    ("Several", "HASCLICKEDANY(60, 61)"), ("Nested", "Outer(Column(5), Inner(70))"),
    ("Other", "bought ( 70 )"),
  ].map { (name: $0.0, filter: $0.1) }

  /// Into a tenant in which every one of the numbers stands for something else.
  @Test func numbersAreDeferred() async throws {
    let old = state(CloneNumbersTests.groups, jsp: 5, welcome: 61, mailings: [(60, "M")])
    let new = state([], mailings: [(60, "Else"), (61, "Other"), (62, "M")])
    let pair = try ClonePair(.file, old, .http, new)
    #expect(
      try await pair.changes()
        == [
          "create list/L/target-group/Name", "create list/L/target-group/Named",
          "create list/L/target-group/Quoted",
          "deferred list/L/subscription-settings: welcomeMailing names the subscription mailing with the id 61, "
            + CloneNumbersTests.foreign,
          "deferred list/L/target-group/Link: filterString names the link HasClicked(77), "
            + CloneNumbersTests.foreign,
          "deferred list/L/target-group/Nested: filterString has the number 70 in the function Inner, "
            + CloneNumbersTests.foreign,
          "deferred list/L/target-group/Nobody: filterString names the mailing HasOpened(61), "
            + CloneNumbersTests.foreign,
          "deferred list/L/target-group/Other: filterString has the number 70 in the function bought, "
            + CloneNumbersTests.foreign,
          "deferred list/L/target-group/Several: filterString names the mailing HASCLICKEDANY(61), "
            + CloneNumbersTests.foreign,
          "deferred list/L/unsubscription-settings: unsubscribeJSP is 5, " + CloneNumbersTests.foreign,
        ].sorted()
    )
    _ = pair.new.takeRequests()
    let run = try await pair.clone("--auto-approve --verify --detailed-exitcode")
    #expect(run.code == 2, "\(run)")
    let writes = pair.new.takeRequests().filter(\.isWrite)
    #expect(writes.map(\.line) == Array(repeating: "POST /target-groups", count: 3))
    #expect(writes.filter { $0.body.contains("HasOpened(62)") }.count == 1)
    #expect(try await pair.clone().stdout.contains("No changes. 7 deferred: see above."))
  }

  /// What is the same there already is nothing to wait for, whatever else changes.
  @Test func whatIsTheSameIsNotDeferred() async throws {
    let groups = [CloneNumbersTests.groups[0]]
    let mailings = [(id: 60, name: "M"), (id: 61, name: "M")]
    let old = state(groups, jsp: 5, welcome: 61, mailings: mailings, isOther: true)
    let new = state(groups, jsp: 5, welcome: 61, mailings: mailings)
    let pair = try ClonePair(old, new)
    #expect(
      try await pair.changes() == [
        "update list/L/subscription-settings", "update list/L/unsubscription-settings",
      ]
    )
    #expect(try await pair.clone("--auto-approve --verify").code == 0)
    #expect(try await pair.changes() == [])
  }

  /// Manifests have no foreign numbers: what people write there is meant for the tenant at hand.
  @Test func manifestsMayHoldNumbers() async throws {
    let pair = try ClonePair(state([CloneNumbersTests.groups[0]], jsp: 5), state([]))
    try #require(await pair.run("export --tenant old --out m").code == 0)
    let run = try await pair.run("plan --tenant new --format json")
    #expect(
      try ClonePair.changes(State.parse(run.stdout)) == [
        "create list/L/target-group/Link", "update list/L/unsubscription-settings",
      ],
      "\(run)"
    )
  }
}
