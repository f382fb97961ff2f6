import Testing

@testable import Sandbox

/// The reference's own requests for regular mailings get the reference's own answers ("Regular Mailings").
struct DocumentedMailingTests {
  private typealias Examples = DocumentedExampleTests

  static let links = """
    "_links": {\(DocumentedExampleTests.link("self", "/regular-mailings/60")),
      \(DocumentedExampleTests.link("inx:renderedContent", "/regular-mailings/60/renderedContent")),
      \(DocumentedExampleTests.link("inx:editorContent", "/regular-mailings/60/editor-content")),
      \(DocumentedExampleTests.link("inx:list", "/lists/5")),
      \(DocumentedExampleTests.link("inx:sendings", "/sendings?mailingId=60")),
      \(DocumentedExampleTests.link("inx:clicks", "/clicks?mailingId=60")),
      \(DocumentedExampleTests.link("inx:web-beacon-hits", "/web-beacon-hits?mailingId=60")),
      \(DocumentedExampleTests.link("inx:links", "/regular-mailings/60/links")), \(DocumentedExampleTests.curies)}
    """

  /// What a GET gives of the mailing 60, before its links.
  static func members(name: String, subject: String, configuration: String, content: String = "") -> String {
    """
    {"name": "\(name)", "id": 60, "type": "REGULAR_MAILING", "editorContentType": "TEXT_HTML", "listId": 5,
     "creationDate": "2024-03-12T14:40:46Z", "scheduleDate": null, "subject": "\(subject)",
     "modificationDate": "2024-03-12T14:40:46Z", "mailingState": "DRAFT",
     "targetGroupConfiguration": \(configuration), \(content)\(links)}
    """
  }

  static let unassigned = #"{"combination": "FILTER_GROUP_NOT_ASSIGNED", "targetGroups": []}"#
  static let assigned = #"{"combination": "MATCH_ALL", "targetGroups": [{"targetGroupId": 20}]}"#

  static func content(_ text: String, _ html: String) -> String {
    """
    {"text": \(text), "html": \(html),
     "_links": {\(DocumentedExampleTests.link("self", "/regular-mailings/60/editor-content"))}}
    """
  }

  @Test func fromTheFirstDraftToItsDeletion() throws {
    var tenant = try TenantHarness(
      #""targetGroups": [{"id": 20, "name": "g", "listId": 1, "filterString": "x"}]"#,
      nextID: 60
    )
    let response = tenant.send(
      "POST /regular-mailings/",
      """
      {"name": "name", "subject": "subject", "listId": 5, "editorContentType": "TEXT_HTML", "text": "text",
       "html": "html"}
      """
    )
    #expect(response.status == 201)
    #expect(response.header("location") == Examples.host + "/regular-mailings/60")
    #expect(
      try String(decoding: response.body, as: UTF8.self)
        == compact(
          """
          {"id": 60, "name": "name", "subject": "subject", "listId": 5, "editorContentType": "TEXT_HTML",
           "_links": {\(Examples.link("self", "/regular-mailings/60"))}}
          """
        )
    )
    #expect(
      try tenant("GET /regular-mailings/60") == "200 "
        + compact(Self.members(name: "name", subject: "subject", configuration: Self.unassigned))
    )
    #expect(
      try tenant("GET /regular-mailings/60/editor-content") == "200 "
        + compact(Self.content(#""text""#, #""html""#))
    )
    #expect(
      try tenant(
        "PATCH /regular-mailings/60",
        """
        {"targetGroupConfiguration": \(Self.assigned), "name": "patched name", "subject": "patched subject",
         "text": "patched text", "html": "patched html"}
        """
      )
        == "200 "
        + compact(
          """
          {"name": "patched name", "id": 60, "type": "REGULAR_MAILING", "editorContentType": null, "listId": 5,
           "creationDate": null, "scheduleDate": null, "subject": "patched subject", "modificationDate": null,
           "mailingState": "DRAFT", "targetGroupConfiguration": \(Self.assigned),
           "_links": {\(Examples.link("self", "/regular-mailings/60?embedded=inx%3Aeditor-content"))}}
          """
        )
    )
    // The statistics that the example asks for beside the content are not embedded: it does not show them either.
    let embedded =
      "inx:response-statistics,inx:sending-statistics,inx:editor-content"
    let content = Self.content(#""patched text""#, #""patched html""#)
    #expect(
      try tenant("GET /regular-mailings/60?embedded=" + embedded)
        == "200 "
        + compact(
          Self.members(
            name: "patched name",
            subject: "patched subject",
            configuration: Self.assigned,
            content: "\"_embedded\": {\"inx:editor-content\": \(content)}, "
          )
        )
    )
    #expect(
      try tenant.tenant.document["mailings"]?.text()
        == compact(
          """
          [{"id": 60, "listId": 5, "name": "patched name", "subject": "patched subject",
            "editorContentType": "TEXT_HTML", "text": "patched text", "html": "patched html",
            "type": "REGULAR_MAILING", "creationDate": "2024-03-12T14:40:46Z", "scheduleDate": null,
            "modificationDate": "2024-03-12T14:40:46Z", "mailingState": "DRAFT",
            "targetGroupConfiguration": \(Self.assigned)}]
          """
        )
    )
    #expect(tenant("DELETE /regular-mailings/60") == "204")
    #expect(tenant("GET /regular-mailings/60/editor-content") == "404 \(problem404)")
  }
}
