import Resources
import Support
import Testing

@testable import Sandbox

/// Recipients, as they are read, counted, subscribed and unsubscribed.
struct RecipientTests {
  private static let sections = """
    "lists": [\(TenantHarness.system), \(TenantHarness.admin), \(TenantHarness.standard),
      {"id": 6, "name": "Confirmed", "type": "STANDARD"}, {"id": 7, "name": "Fluid", "type": "DYNAMIC"}],
    "subscriptionSettings": [{"listId": 6, "subscriptionType": 11, "overwriteExistingMember": true}],
    "unsubscriptionSettings": [{"listId": 6, "unsubscriptionType": 2}],
    "attributes": [{"id": 10, "name": "Vorname", "type": "TEXT", "maxLength": 80},
      {"id": 11, "name": "Points", "type": "INTEGER"}, {"id": 12, "name": "Member", "type": "BOOLEAN"}],
    "blacklistEntries": [{"id": 40, "pattern": "*@Blocked.example"}, {"id": 41, "pattern": "no+one@example.com"}],
    "recipients": [
      {"id": 80, "email": "Anna@example.com", "attributes": {"Vorname": "Anna"}, "subscribedTo": [5, 6]},
      {"id": 81, "email": "berta@example.com", "unavailable": true, "last_modified": "2018-01-16T12:42:32Z",
        "unsubscribedFrom": [5]}]
    """

  private static func tenant() throws -> TenantHarness { try TenantHarness(sections) }

  private static func recipients(_ tenant: TenantHarness) -> [String] {
    (tenant.tenant.document["recipients"]?.elements ?? []).map { $0.text() }
  }

  @Test func pageHasTheDocumentedMembers() throws {
    var tenant = try Self.tenant()
    let base = Tenant.documentedBase
    let page = """
      200 {"_embedded":{"inx:recipients":[{"id":81,"email":"berta@example.com","lowerEmail":null,"unavailable":true,\
      "last_modified":"2018-01-16T12:42:32Z","_links":{"self":{"href":"\(base)/recipients/81"}}}]},\
      "_links":{"self":{"href":"\(base)/recipients?afterId=80&pageSize=1"},\
      "first":{"href":"\(base)/recipients?afterId=0&pageSize=1"},\
      "inx:upcoming":{"href":"\(base)/recipients?afterId=81&pageSize=1"},"curies":[{"href":\
      "https://apidocs.inxmail.com/xpro/rest/v1/relations/{rel}","name":"inx","templated":true}]}}
      """
    #expect(tenant("GET /recipients?afterId=80&pageSize=1") == page)
    let single = """
      200 {"id":80,"email":"Anna@example.com","lowerEmail":"anna@example.com","unavailable":false,"last_modified":null,\
      "attributes":{"Vorname":"Anna"},"_links":{"self":{"href":"\(base)/recipients/80?allAttributes=true"}}}
      """
    #expect(tenant("GET /recipients/80?allAttributes=true") == single)
    #expect(tenant("GET /recipients/82") == "404 \(problem404)")
  }

  @Test(arguments: [
    ("", [80, 81]), ("?email=ANNA@example.com", [80]),
    ("?email=anna@example.com,berta@example.com", [80, 81]),
    ("?email=berta@example.com&email=x", [81]), ("?email=x", []), ("?subscribedTo=5", [80]),
    ("?subscribedTo=1", [80, 81]), ("?subscribedTo=2", []), ("?unsubscribedFrom=5", [81]),
    ("?subscribedTo=5&email=berta@example.com", []),
  ])
  func filters(query: String, ids: [Int]) throws {
    var tenant = try Self.tenant()
    let page = try JSONReader.read(tenant.send("GET /recipients" + query).body)
    #expect((page["_embedded"]?["inx:recipients"]?.elements ?? []).compactMap { $0["id"]?.int } == ids)
  }

  @Test(arguments: [
    ("?subscribedTo=99", ProblemTests.noObject), ("?unsubscribedFrom=99", ProblemTests.noObject),
    (
      "?subscribedTo=5&unsubscribedFrom=6",
      "subscribedTo and unsubscribedFrom cannot be specified simultaneously"
    ),
  ])
  func filtersThatMakeNoSense(query: String, detail: String) throws {
    var tenant = try Self.tenant()
    #expect(try tenant("GET /recipients" + query) == ProblemTests.invalidParameter(detail))
  }

  @Test(arguments: [(1, 2), (2, 0), (5, 1), (6, 1)])
  func count(list: Int, count: Int) throws {
    var tenant = try Self.tenant()
    let link = #"{"self":{"href":"\#(Tenant.documentedBase)/lists/\#(list)/count"}}"#
    #expect(
      tenant("GET /lists/\(list)/count")
        == #"200 {"id":\#(list),"count":\#(count),"lastCalculatedAt":"2024-03-12T14:40:46Z","_links":\#(link)}"#
    )
    #expect(tenant("GET /lists/99/count") == "404 \(problem404)")
  }

  // MARK: - Subscriptions

  @Test func subscribed() throws {
    var tenant = try Self.tenant()
    let new =
      #"{"listId": 5, "email": "c@example.com", "attributes": {"Points": 3, "Member": "", "Vorname": null}}"#
    #expect(tenant("POST /events/subscriptions", new) == #"200 {"result":"VERIFIED_SUBSCRIPTION"}"#)
    let again = #"{"listId": 5, "email": "C@EXAMPLE.com", "attributes": {"Points": 4}}"#
    #expect(tenant("POST /events/subscriptions", again) == #"200 {"result":"DUPLICATE_SUBSCRIPTION"}"#)
    let back = #"{"listId": 5, "email": "berta@example.com"}"#
    #expect(tenant("POST /events/subscriptions/", back) == #"200 {"result":"VERIFIED_SUBSCRIPTION"}"#)
    // The settings of the list do not let values be written over.
    #expect(
      Self.recipients(tenant).dropFirst() == [
        #"{"id":81,"email":"berta@example.com","unavailable":true,"last_modified":"2024-03-12T14:40:46Z","subscribedTo":[5]}"#,
        #"{"id":82,"email":"c@example.com","attributes":{"Points":3,"Member":false},"subscribedTo":[5],"last_modified":"2024-03-12T14:40:46Z"}"#,
      ]
    )
  }

  @Test func doubleOptInWaits() throws {
    var tenant = try Self.tenant()
    let wanted = #"{"listId": 6, "email": "d@example.com", "attributes": {"Points": 3}}"#
    for _ in 0..<2 {
      #expect(tenant("POST /events/subscriptions", wanted) == #"200 {"result":"PENDING_SUBSCRIPTION"}"#)
    }
    #expect(
      tenant.tenant.document["pendingSubscriptions"]?.text()
        == #"[{"id":83,"listId":6,"email":"d@example.com","timestamp":"2024-03-12T14:40:46Z","attributes":{"Points":3}}]"#
    )
    #expect(Self.recipients(tenant).count == 2)
    // Who is in the list already is asked nothing.
    let known = #"{"listId": 6, "email": "anna@example.com", "attributes": {"Vorname": "A"}}"#
    #expect(tenant("POST /events/subscriptions", known) == #"200 {"result":"DUPLICATE_SUBSCRIPTION"}"#)
    #expect(Self.recipients(tenant)[0].contains(#""Vorname":"A""#))
    // What waits is part of the state, and goes with its list.
    #expect(try Tenant(tenant.tenant.document).document == tenant.tenant.document)
    #expect(tenant("DELETE /lists/6") == "204")
    #expect(tenant.tenant.document["pendingSubscriptions"] == nil)
    #expect(Self.recipients(tenant)[0].contains(#""subscribedTo":[5]"#))
  }

  @Test(arguments: ["x@blocked.EXAMPLE", "NO+ONE@example.com"])
  func blockedAddresses(email: String) throws {
    var tenant = try Self.tenant()
    let before = tenant.tenant.document
    for list in [5, 6] {
      #expect(
        try tenant("POST /events/subscriptions", #"{"listId": \#(list), "email": "\#(email)"}"#) == "400 "
          + ProblemTests.document(
            "subscription-error",
            "subscription process failed",
            #""detail": "the given email address matches a blacklist entry", "result": "BLACKLISTED""#
          )
      )
    }
    #expect(tenant.tenant.document == before)
  }

  @Test(arguments: [
    (5, "anna@example.com", "VERIFIED_UNSUBSCRIPTION"), (6, "anna@example.com", "PENDING_UNSUBSCRIPTION"),
  ])
  func unsubscribed(list: Int, email: String, result: String) throws {
    var tenant = try Self.tenant()
    let body = #"{"listId": \#(list), "email": "\#(email)", "source": "test"}"#
    #expect(tenant("POST /events/unsubscriptions", body) == #"200 {"result":"\#(result)"}"#)
    let isPending = result.hasPrefix("PENDING")
    #expect((tenant.tenant.document["pendingUnsubscriptions"] != nil) == isPending)
    #expect(Self.recipients(tenant)[0].contains(#""subscribedTo":[5,6]"#) == isPending)
    #expect(Self.recipients(tenant)[0].contains(#""unsubscribedFrom":[5]"#) == !isPending)
  }

  @Test(arguments: [
    (
      5, "berta@example.com", "DUPLICATE_UNSUBSCRIPTION",
      "the recipient is already unsubscribed from that list"
    ),
    (6, "berta@example.com", "NOT_IN_LIST_UNSUBSCRIPTION", "the recipient is not a member of that list"),
    (5, "nobody@example.com", "NOT_IN_SYSTEM_UNSUBSCRIPTION", "the recipient is not known to the system"),
  ])
  func unsubscriptionsThatFail(list: Int, email: String, result: String, detail: String) throws {
    var tenant = try Self.tenant()
    let before = tenant.tenant.document
    #expect(
      try tenant("POST /events/unsubscriptions", #"{"listId": \#(list), "email": "\#(email)"}"#) == "400 "
        + ProblemTests.document(
          "unsubscription-error",
          "unsubscription process failed",
          #""detail": "\#(detail)", "result": "\#(result)""#
        )
    )
    #expect(tenant.tenant.document == before)
  }

  @Test(arguments: ["subscriptions", "unsubscriptions"])
  func whatCannotBeMeant(events: String) throws {
    var tenant = try Self.tenant()
    let before = tenant.tenant.document
    func send(_ body: String) -> String { tenant("POST /events/" + events, body) }
    #expect(
      try send("{}")
        == ProblemTests.invalid(("listId", "must not be null"), ("email", "must not be null"))
    )
    #expect(
      try send(#"{"listId": 5, "email": "nobody"}"#)
        == ProblemTests.invalid(("email", "must be a valid email address"))
    )
    #expect(
      try send(#"{"listId": 99, "email": "a@example.com"}"#)
        == ProblemTests.invalidParameter(ProblemTests.noObject)
    )
    for list in [1, 2, 7] {
      #expect(
        try send(#"{"listId": \#(list), "email": "a@example.com"}"#)
          == ProblemTests.invalidParameter("the list must be of type STANDARD")
      )
    }
    for body in ["", "[]", #"{"listId": "5"}"#, #"{"listId": 5, "email": 5}"#] {
      #expect(send(body).contains("invalid-request-body"), "\(body)")
    }
    #expect(send(#"{"listId": 5, "email": "a@example.com", "attributes": {"No": 1}}"#).contains("'No'"))
    #expect(
      try send(#"{"listId": 5, "email": "a@example.com", "attributes": {"Points": "1"}}"#)
        == ProblemTests.invalidParameter("the value of the recipient attribute 'Points' has the wrong type")
    )
    #expect(tenant.tenant.document == before)
  }

  // MARK: - What becomes of them

  @Test func goWithWhatTheyHang() throws {
    var tenant = try Self.tenant()
    #expect(tenant("DELETE /attributes/10") == "204")
    #expect(!Self.recipients(tenant)[0].contains("Vorname"))
    let entry = #"{"pattern": "anna@EXAMPLE.com"}"#
    #expect(tenant.send("POST /blacklist-entries", entry).status == 201)
    #expect(Self.recipients(tenant).count == 1)
    #expect(tenant("DELETE /lists/5") == "204")
    #expect(
      Self.recipients(tenant) == [
        #"{"id":81,"email":"berta@example.com","unavailable":true,"last_modified":"2018-01-16T12:42:32Z"}"#
      ]
    )
  }

  @Test(arguments: [
    (#"{"id": 80}"#, #"recipients[0]: "email" must be a text"#),
    (#"{"id": 80, "email": "a"}, {"id": 81, "email": "A"}"#, "recipients[1] has the name of the object 80"),
    (#"{"id": 80, "email": "a", "subscribedTo": [9]}"#, #"recipients: "subscribedTo" 9 is no list's id"#),
    (
      #"{"id": 80, "email": "a", "unsubscribedFrom": 5}"#,
      #"recipients: "unsubscribedFrom" must be an array of lists' ids"#
    ),
  ])
  func statesThatAreNone(recipients: String, message: String) throws {
    #expect(throws: StateError(message: message)) {
      try TenantHarness("\"recipients\": [\(recipients)]")
    }
  }
}
