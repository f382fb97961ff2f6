import Resources
import Support
import Testing

@testable import Sandbox

/// What is special about regular mailings, beside their documented examples and patches.
struct MailingTests {
  private static func body(_ members: String) -> String {
    #"{"name": "n", "subject": "s", "listId": 5, \#(members)}"#
  }

  @Test(arguments: [
    // Content of each type: what nobody gave is empty, what there cannot be is null.
    (#""editorContentType": "TEXT", "text": "t""#, #""t""#, "null"),
    (#""editorContentType": "HTML""#, "null", #""""#),
    (#""editorContentType": "TEXT_HTML", "html": "h""#, #""""#, #""h""#),
    (#""editorContentType": "TEXT", "text": null, "html": null"#, #""""#, "null"),
    // Members that a POST does not take.
    (
      #""editorContentType": "TEXT", "targetGroupConfiguration": {"combination": "MATCH_ALL"}, "mailingState": "APPROVED", "scheduleDate": "x""#,
      #""""#, "null"
    ),
  ])
  func made(members: String, text: String, html: String) throws {
    var tenant = try TenantHarness(nextID: 60)
    #expect(tenant.send("POST /regular-mailings", Self.body(members)).status == 201)
    #expect(
      try tenant("GET /regular-mailings/60/editor-content")
        == "200 " + compact(DocumentedMailingTests.content(text, html))
    )
    let stored = tenant.tenant.document["mailings"]?.elements?.first
    #expect(stored?["mailingState"] == .string("DRAFT"))
    #expect(stored?["scheduleDate"] == .null)
    #expect(tenant("GET /regular-mailings/60").contains(#""combination":"FILTER_GROUP_NOT_ASSIGNED""#))
  }

  @Test func whatCannotBeMade() throws {
    var tenant = try PatchTests.tenant()
    let before = tenant.tenant.document
    #expect(
      try tenant("POST /regular-mailings", "{}")
        == ProblemTests.invalid(
          ("listId", "must not be null"),
          ("name", "must not be null"),
          ("subject", "must not be null"),
          ("editorContentType", "must not be null")
        )
    )
    #expect(
      try tenant(
        "POST /regular-mailings",
        Self.body(#""editorContentType": "XML_TEXT_HTML", "designCollectionId": 405"#)
      )
        == ProblemTests.invalid(("editorContentType", "is not supported"))
    )
    #expect(
      try tenant("POST /regular-mailings", Self.body(#""editorContentType": "TEXT", "html": "h""#))
        == ProblemTests.invalid(("html", "must not be provided"))
    )
    for list in [1, 2] {
      #expect(
        try tenant(
          "POST /regular-mailings",
          #"{"name": "n", "subject": "s", "listId": \#(list), "editorContentType": "TEXT"}"#
        ) == ProblemTests.invalidParameter("the list must be of type STANDARD or DYNAMIC")
      )
    }
    #expect(
      try tenant(
        "POST /regular-mailings",
        #"{"name": "n", "subject": "s", "listId": 99, "editorContentType": "TEXT"}"#
      ) == ProblemTests.invalidParameter(ProblemTests.noObject)
    )
    #expect(tenant.tenant.document == before)
  }

  /// Also the name of a mailing of another type.
  @Test(arguments: ["m", "w"])
  func namesAreShared(name: String) throws {
    var tenant = try PatchTests.tenant()
    for list in [5, 5, 7] {
      #expect(
        tenant.send(
          "POST /regular-mailings",
          #"{"name": "\#(name)", "subject": "s", "listId": \#(list), "editorContentType": "TEXT"}"#
        ).status == 201
      )
    }
  }

  @Test(arguments: ["GET", "PATCH", "DELETE"])
  func othersAreNotThere(method: String) throws {
    var tenant = try PatchTests.tenant()
    #expect(tenant(method + " /regular-mailings/65", "{}") == "404 \(problem404)")
    #expect(tenant("GET /regular-mailings/65/editor-content") == "404 \(problem404)")
    #expect(tenant.send("GET /subscription-mailings/65").status == 200)
  }

  @Test func whatIsMadeIsSeenAmongAll() throws {
    var tenant = try TenantHarness(PageTests.mailings)
    #expect(tenant.send("POST /regular-mailings", Self.body(#""editorContentType": "TEXT""#)).status == 201)
    #expect(try tenant.page("/mailings").hasPrefix("[draft,active,finished,welcome,n] "))
    #expect(try tenant.page("/regular-mailings?mailingStates=DRAFT").hasPrefix("[draft,n] "))
    #expect(try tenant.page("/subscription-mailings").hasPrefix("[welcome] "))
  }

  @Test func lockedOnesStay() throws {
    var tenant = try PatchTests.tenant()
    #expect(
      try tenant("DELETE /regular-mailings/64")
        == "400 " + ProblemTests.document("locked-resource", "the resource is locked by an other user")
    )
    // A DELETE asks for no state.
    #expect(tenant("DELETE /regular-mailings/63") == "204")
  }

  @Test func aDeletedTargetGroupIsTakenOut() throws {
    var tenant = try PatchTests.tenant()
    let body =
      #"{"targetGroupConfiguration": {"combination": "MATCH_ONE", "targetGroups": [{"targetGroupId": 20}, {"targetGroupId": 21}]}}"#
    #expect(tenant.send("PATCH /regular-mailings/60", body).status == 200)
    func configuration() throws -> String? {
      try JSONReader.read(tenant.send("GET /regular-mailings/60").body)["targetGroupConfiguration"]?.text()
    }
    #expect(tenant("DELETE /target-groups/20") == "204")
    #expect(
      try configuration()
        == compact(#"{"combination": "MATCH_ONE", "targetGroups": [{"targetGroupId": 21}]}"#)
    )
    #expect(tenant("DELETE /target-groups/21") == "204")
    #expect(try configuration() == compact(DocumentedMailingTests.unassigned))
  }

  /// Whoever looks at mailings alone may write them into a state as before: without content and configuration.
  @Test func olderStatesAreRead() throws {
    let text = """
      {"version": 1, "nextId": 71, "lists": [\(TenantHarness.standard)], "mailings": [
        {"id": 60, "listId": 5, "type": "ACTION_MAILING", "text": 1},
        {"id": 61, "listId": 5, "name": "May", "type": "REGULAR_MAILING",
         "targetGroupConfiguration": {"targetGroups": [20, {"targetGroupId": 21}]}},
        {"id": 70, "listId": 5, "name": "May", "type": "REGULAR_MAILING"}]}
      """
    #expect(try Tenant(JSONReader.read(Array(text.utf8))).document.text() == compact(text))
  }
}
