import Planner
import Resources
import Sandbox
import Testing

@testable import inx_apply

/// Drafts of XML types, and mailings that are no drafts any more: what is planned, sent, saved and left.
@Suite struct DraftLifeTests {
  private static func tenant() throws -> MemoryTenant {
    let rows = [
      (60, "Designed", "DRAFT", "XML_HTML"), (61, "Old", "DRAFT", "XML_TEXT_HTML"),
      (62, "Done", "FINISHED", "TEXT"),
      (63, "Ready", "APPROVED", "TEXT"), (64, "Soon", "SCHEDULED", "TEXT"), (65, "Going", "ACTIVE", "TEXT"),
      (66, "Halted", "INTERRUPTED", "TEXT"),
    ].map { id, name, state, type in
      """
      {"id": \(id), "listId": 3, "name": "\(name)", "subject": "s", "type": "REGULAR_MAILING",
        "mailingState": "\(state)", "editorContentType": "\(type)"}
      """
    }
    let state = State([
      "lists": #"{"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
      "targetGroups":
        #"{"id": 20, "listId": 3, "name": "VIP", "description": null, "filterString": "1"}"#,
      "mailings": rows.joined(separator: ","),
    ])
    return try MemoryTenant(state.json())
  }

  private static func plan(_ tenant: MemoryTenant, _ mailings: String) async throws -> [String] {
    let configuration = try MemoryTenant.configuration("lists: [{name: News, mailings: [\(mailings)]}]")
    let plan = try await tenant.plan(configuration)
    let trip = try RoundTrip(plan, configuration.sources)
    #expect(try trip.differences().isEmpty)
    _ = await tenant.apply(trip.after.plan, writeUnreadable: false)
    let written = tenant.takeLog().filter { !$0.hasPrefix("GET") }
    return plan.changes.map { "\($0.action.word) \($0.address) \($0.reason ?? "")" } + written
  }

  @Test func xmlDraftsTakeNameSubjectAndGroups() async throws {
    let tenant = try DraftLifeTests.tenant()
    let told = try await DraftLifeTests.plan(
      tenant,
      """
      {name: New name, formerly: Designed, subject: new, editorContentType: XML_HTML,
       targetGroups: {combination: MATCH_ALL, groups: [VIP]}},
      {name: Missing, subject: s, editorContentType: XML_TEXT}, {name: Old, editorContentType: HTML, html: x}
      """
    )
    #expect(
      told == [
        "update list/News/mailing/New name formerly Designed",
        "deferred list/News/mailing/Missing the API makes XML drafts of design collections only: create it in Inxmail first",
        "deferred list/News/mailing/Old its editorContentType is XML_TEXT_HTML, and only TEXT, HTML, TEXT_HTML can be replaced: change it in Inxmail, or remove it from the manifests",
        #"PATCH /regular-mailings/60 {"name":"New name","subject":"new","targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":20}]}}"#,
      ]
    )
  }

  @Test func deletedInAnyStateButTwo() async throws {
    let tenant = try DraftLifeTests.tenant()
    let names = ["Designed", "Done", "Going", "Halted", "Ready", "Soon"]
    let told = try await DraftLifeTests.plan(
      tenant,
      names.map { "{name: \($0), state: absent}" }.joined(separator: ", ")
    )
    let why =
      "and one that is SCHEDULED or ACTIVE cannot be deleted: cancel the sending in Inxmail, or remove it from the manifests"
    #expect(
      told == [
        "delete list/News/mailing/Designed ", "delete list/News/mailing/Done ",
        "delete list/News/mailing/Halted ", "delete list/News/mailing/Ready ",
        "deferred list/News/mailing/Going its mailingState is ACTIVE, \(why)",
        "deferred list/News/mailing/Soon its mailingState is SCHEDULED, \(why)",
        "DELETE /regular-mailings/60 ", "DELETE /regular-mailings/62 ", "DELETE /regular-mailings/66 ",
        "DELETE /regular-mailings/63 ",
      ]
    )
    let left = tenant.document["mailings"]?.elements ?? []
    #expect(left.compactMap { $0["name"]?.text } == ["Old", "Soon", "Going"])
  }

  @Test func theSimulatedTenantRefusesWhatIsBeingSent() async throws {
    let tenant = try DraftLifeTests.tenant()
    for id in [64, 65] {
      let answer = try await tenant.send(.init(.delete, "/regular-mailings/\(id)"))
      #expect(answer.status == 400)
    }
  }
}

/// Values of test profiles, by the types of attributes that nothing declares, and settings that hold what is gone.
@Suite struct DecidingReadsTests {
  private static func tenant() throws -> MemoryTenant {
    let state = State([
      "lists": #"{"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
      "attributes": """
      {"id": 10, "name": "Rate", "type": "FLOATING_POINT_NUMBER"}, {"id": 11, "name": "Member", "type": "BOOLEAN"},
      {"id": 12, "name": "Start", "type": "TIME_ONLY"}
      """,
      "testProfiles": """
      {"id": 40, "listId": 1, "description": "Ada", "email": null, "attributes": {"Rate": "2.5", "Start": "08:05:00Z"}}
      """,
      "subscriptionSettings": """
      {"listId": 3, "welcomeMailingId": 77, "verificationMailingId": 0, "subscriptionCommand": "subscribe"}
      """,
    ])
    return try MemoryTenant(state.json())
  }

  private static func plan(_ tenant: MemoryTenant, _ manifest: String) async throws -> (Plan, SourceMap) {
    let configuration = try MemoryTenant.configuration(manifest)
    return (try await tenant.plan(configuration), configuration.sources)
  }

  @Test func theAttributesAreReadWhereTheyDecide() async throws {
    let tenant = try DecidingReadsTests.tenant()
    let (same, _) = try await DecidingReadsTests.plan(
      tenant,
      #"testProfiles: [{description: Ada, attributes: {Rate: "2.50", Member: "false", Start: "08:05:00"}}]"#
    )
    #expect(same.changes.isEmpty)
    #expect(same.reads == 3)
    let (other, _) = try await DecidingReadsTests.plan(
      tenant,
      #"testProfiles: [{description: Ada, attributes: {Rate: "3"}}]"#
    )
    #expect(other.changes.map(\.action) == [.update])
    #expect(other.reads == 2)
  }

  /// What somebody writes otherwise meanwhile is no conflict, and is not sent; a saved plan knows the types.
  @Test func aSavedPlanComparesByType() async throws {
    let tenant = try DecidingReadsTests.tenant()
    let (plan, sources) = try await DecidingReadsTests.plan(
      tenant,
      #"testProfiles: [{description: Ada, email: new@example.com, attributes: {Rate: "2.50", Member: "false"}}]"#
    )
    let trip = try RoundTrip(plan, sources)
    #expect(try trip.differences().isEmpty)
    let body = Array(#"{"attributes": {"Rate": "2.500", "Member": "false"}}"#.utf8)
    _ = try await tenant.send(.init(.patch, "/test-profiles/40", body: body))
    _ = tenant.takeLog()
    let ends = await tenant.apply(trip.after.plan, writeUnreadable: false)
    #expect(ends.count == 1 && ends.allSatisfy { $0.contains("applied") }, "\(ends)")
    #expect(
      tenant.takeLog().filter { $0.hasPrefix("PATCH") } == [
        #"PATCH /test-profiles/40 {"email":"new@example.com"}"#
      ]
    )
  }

  @Test func settingsThatHoldWhatIsGoneWait() async throws {
    let tenant = try DecidingReadsTests.tenant()
    let manifest = "lists: [{name: News, subscriptionSettings: {subscriptionCommand: x}}]"
    let (plan, _) = try await DecidingReadsTests.plan(tenant, manifest)
    #expect(
      plan.changes.map { "\($0.action.word) \($0.reason ?? "")" } == [
        "deferred its welcomeMailing is the subscription mailing with the id 77, which does not exist any more: declare welcomeMailing, or choose another in Inxmail"
      ]
    )
    #expect(plan.reads == 3)
    let (fixed, _) = try await DecidingReadsTests.plan(
      tenant,
      "lists: [{name: News, subscriptionSettings: {subscriptionCommand: x, welcomeMailing: null}}]"
    )
    #expect(fixed.changes.map(\.action) == [.update])
  }
}
