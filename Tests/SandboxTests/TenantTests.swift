import Platforms
import Resources
import Testing

@testable import Sandbox

struct TenantTests {
  @Test func deletingAListTakesAllThatHangsOnIt() throws {
    var tenant = try TenantHarness(
      """
      "lists": [\(TenantHarness.system), \(TenantHarness.standard),
        {"id": 6, "name": "Other", "type": "STANDARD", "senderAddress": "a@b.c"}],
      "settings": [{"listId": 5, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}],
      "subscriptionSettings": [{"listId": 5, "subscriptionType": 11}],
      "unsubscriptionSettings": [{"listId": 5, "unsubscriptionType": 2}],
      "targetGroups": [{"id": 20, "name": "VIP", "listId": 5}, {"id": 21, "name": "VIP", "listId": 6}],
      "textModules": [{"id": 30, "name": "imprint", "type": "TEXT", "listId": 5, "text": "x"}],
      "mailings": [{"id": 60, "name": "Welcome", "type": "SUBSCRIPTION_TRIGGER_MAILING", "listId": 5}]
      """
    )
    #expect(tenant("DELETE /lists/5") == "204")
    #expect(
      try tenant.tenant.document.text()
        == compact(
          """
          {"version": 1, "nextId": 61, "lists": [\(TenantHarness.system),
            {"id": 6, "name": "Other", "type": "STANDARD", "senderAddress": "a@b.c"}],
           "targetGroups": [{"id": 21, "name": "VIP", "listId": 6}]}
          """
        )
    )
    // Its names are free again, and its id is not used again.
    #expect(
      tenant("POST /lists", #"{"name": "sampleList", "type": "STANDARD", "senderAddress": "a@b.c"}"#)
        .hasPrefix(#"201 {"id":61,"#)
    )
  }

  @Test func aPutReplaces() throws {
    var tenant = try TenantHarness(
      """
      "lists": [\(TenantHarness.system), {"id": 5, "creationDate": "2020-01-01T00:00:00Z", "name": "sampleList",
        "description": "old", "type": "STANDARD", "senderAddress": "a@b.c", "senderName": "A", "replyToName": "B"}],
      "textModules": [{"id": 30, "name": "x", "type": "TEXT_HTML", "listId": 5, "text": "t", "html": "h"}]
      """
    )
    _ = tenant("PUT /lists/5", #"{"name": "new", "senderAddress": "c@d.e"}"#)
    _ = tenant("PUT /text-modules/30", #"{"name": "y", "html": "H"}"#)
    #expect(
      try tenant.tenant.document["lists"]?.elements?[1].text()
        == compact(
          """
          {"id": 5, "creationDate": "2020-01-01T00:00:00Z", "name": "new", "description": null, "type": "STANDARD",
           "senderAddress": "c@d.e", "senderName": null, "replyToName": null, "replyToAddress": null,
           "modificationDate": "2024-03-12T14:40:46Z"}
          """
        )
    )
    #expect(
      try tenant.tenant.document["textModules"]?.elements?[0].text()
        == compact(#"{"id": 30, "name": "y", "type": "TEXT_HTML", "listId": 5, "text": null, "html": "H"}"#)
    )
  }

  @Test func settingsAreTheSystemListsUntilTheyAreWritten() throws {
    var tenant = try TenantHarness()
    let path = "/lists/5/settings/TrackingPermissionDetachedFromMembership"
    func value() -> String { String(tenant("GET " + path).split(separator: ",\"_links\"")[0]) }
    #expect(value() == #"200 {"value":"false","inherited":true"#)
    _ = tenant("PUT " + path, #"{"value": "false"}"#)
    #expect(value() == #"200 {"value":"false","inherited":false"#)
  }

  @Test func aNewListHasDefaultSettings() throws {
    var tenant = try TenantHarness()
    let links =
      "\"_links\":{"
      + DocumentedExampleTests.link("self", "/lists/5/subscription-settings").replacing(" ", with: "")
    #expect(
      try tenant("GET /lists/5/subscription-settings").split(separator: "," + links)[0]
        == "200 "
        + compact(
          """
          {"subscriptionType": 10, "sendWelcomeMessage": false, "verificationMailingId": 0, "welcomeMailingId": 0,
           "sendDoiVerificationTimeoutMessage": false, "verificationTimeoutMailingId": 0,
           "doiConfirmationDuration": 30, "doiLandingPage": null, "doiTimeoutLandingPage": null,
           "sendRecentMail": false, "overwriteExistingMember": false, "subscriptionCommand": "subscribe",
           "notifySubscriptionRequest": false, "notifySubscriptionVerification": false, "notifyAddress": null}
          """
        ).dropLast()
    )
  }

  @Test(arguments: ["/lists/5", "/lists/5/", "/lists//5", "//lists/5//"])
  func slashesDoNotMatter(path: String) throws {
    var tenant = try TenantHarness()
    #expect(tenant.send("GET " + path).status == 200)
  }

  @Test func theRootLinksToAllCollections() throws {
    var tenant = try TenantHarness()
    let collections = [
      ("inx:lists", "/lists"), ("inx:attributes", "/attributes"), ("inx:target-groups", "/target-groups"),
      ("inx:text-modules", "/text-modules"), ("inx:blacklist-entries", "/blacklist-entries"),
      ("inx:datasources", "/datasources/http"), ("inx:test-profiles", "/test-profiles"),
      ("inx:regular-mailings", "/regular-mailings"), ("inx:mailings", "/mailings"),
      ("inx:subscription-mailings", "/subscription-mailings"),
    ]
    let links = ([("self", "/")] + collections).map { DocumentedExampleTests.link($0.0, $0.1) }
    #expect(
      try tenant("GET /")
        == "200 "
        + compact("{\"_links\": {\(links.joined(separator: ", ")), \(DocumentedExampleTests.curies)}}")
    )
  }

  /// A kind is added by adding its table: this one has no line anywhere in the sandbox.
  @Test func aMadeUpKindIsServed() throws {
    let stamp = Kind(
      .init(
        word: "stamp",
        section: "stamps",
        title: "stamp",
        place: .init(scopes: .list, identity: Identity("label", ignoresCase: true))
      ),
      fields: [
        Field("label", .text(TextRule(min: 1, max: 5, .required))),
        Field("isPaid", .boolean(.literal)),
        Field("group", .reference(.kind("target-group")), wire: .member("groupId")),
      ],
      api: .init(
        endpoint: .init(
          collection: .init("/post/stamps", relation: "inx:stamps"),
          item: .init("/post/stamps/{id}"),
          members: .init(list: "listId")
        ),
        change: .put
      )
    )
    var tenant = try TenantHarness(
      #""targetGroups": [{"id": 6, "name": "g", "listId": 5}]"#,
      registry: Registry(container: .list, others: [.targetGroup, stamp])
    )
    let answer = """
      {"id": 7, "listId": 5, "label": "one", "isPaid": false, "groupId": 6,
       "_links": {\(DocumentedExampleTests.link("self", "/post/stamps/7"))}}
      """
    #expect(
      try tenant("POST /post/stamps", #"{"label": "one", "groupId": 6, "listId": 5}"#) == "201 "
        + compact(answer)
    )
    #expect(try tenant("POST /post/stamps", #"{"label": "ONE", "listId": 5}"#) == ProblemTests.duplicate())
    #expect(
      try tenant("PUT /post/stamps/7", #"{"label": "two", "groupId": 9}"#)
        == ProblemTests.invalidParameter(ProblemTests.noObject)
    )
    #expect(try tenant("GET /post/stamps/7") == "200 " + compact(answer))
    #expect(
      try tenant.tenant.document["stamps"]?.text()
        == compact(#"[{"id": 7, "listId": 5, "label": "one", "isPaid": false, "groupId": 6}]"#)
    )
    #expect(tenant("DELETE /lists/5") == "204")
    #expect(tenant.tenant.document["stamps"] == nil)
  }
}

private typealias Identity = Kind.Identity
