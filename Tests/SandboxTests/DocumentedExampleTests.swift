import Testing

@testable import Sandbox

/// The reference's own requests get the reference's own answers. Where an example contradicts itself (an id of 0, links
/// that its request does not have) the answer follows the text, and the test says so.
struct DocumentedExampleTests {
  static let host = "https://api.inxmail.com/customer/rest/v1"
  static let curies =
    #""curies": [{"href": "https://apidocs.inxmail.com/xpro/rest/v1/relations/{rel}", "name": "inx", "templated": true}]"#
  static let list = """
    {"id": 5, "creationDate": "1970-01-17T16:01:15Z", "modificationDate": "1970-01-17T16:01:15Z",
     "name": "sampleList", "description": "sample description", "type": "STANDARD",
     "senderAddress": "john.doe@example.com", "senderName": "John Doe",
     "replyToAddress": "jane.doe@example.com", "replyToName": "Jane Doe"}
    """

  static func link(_ relation: String, _ path: String) -> String {
    "\"\(relation)\": {\"href\": \"\(host)\(path)\"}"
  }

  @Test func singleList() throws {
    var tenant = try TenantHarness(#""lists": [\#(Self.list)]"#)
    #expect(
      try tenant("GET /lists/5")
        == "200 "
        + compact(
          Self.list.dropLast() + """
            , "_links": {\(Self.link("self", "/lists/5")), \(Self.link("inx:mailings", "/mailings?listIds=5")),
              \(Self.link("inx:subscription-settings", "/lists/5/subscription-settings")),
              \(Self.link("inx:unsubscription-settings", "/lists/5/unsubscription-settings")), \(Self.curies)}}
            """
        )
    )
  }

  @Test func listCreatedAndReplaced() throws {
    var tenant = try TenantHarness(#""lists": [\#(TenantHarness.system)]"#, nextID: 5)
    let answer = """
      {"id": 5, "creationDate": "2024-03-12T14:40:46Z", "modificationDate": null, "name": "sampleList",
       "description": "sample description", "type": "STANDARD", "senderAddress": "john.doe@example.com",
       "senderName": "John Doe", "replyToAddress": "jane.doe@example.com", "replyToName": "Jane Doe",
       "_links": {\(Self.link("self", "/lists/5"))}}
      """
    let response = tenant.send(
      "POST /lists/",
      """
      {"name": "sampleList", "type": "STANDARD", "senderAddress": "john.doe@example.com",
       "senderName": "John Doe", "replyToAddress": "jane.doe@example.com", "replyToName": "Jane Doe",
       "description": "sample description"}
      """
    )
    #expect(response.status == 201)
    #expect(
      response.headers == [
        SandboxHeader("location", Self.host + "/lists/5"),
        SandboxHeader("content-type", "application/hal+json;charset=utf-8"),
      ]
    )
    #expect(try String(decoding: response.body, as: UTF8.self) == compact(answer))
    #expect(
      try tenant(
        "PUT /lists/5",
        """
        {"name": "sampleList", "senderAddress": "john.doe@example.com", "senderName": "John Doe",
         "replyToAddress": "jane.doe@example.com", "replyToName": "Jane Doe", "description": "sample description"}
        """
      ) == "200 " + compact(answer)
    )
    #expect(tenant("DELETE /lists/5") == "204")
  }

  @Test func attribute() throws {
    var tenant = try TenantHarness(
      #""attributes": [{"id": 9, "name": "sample attribute", "type": "BOOLEAN"}]"#,
      nextID: 10
    )
    #expect(
      try tenant("GET /attributes/9")
        == "200 "
        + compact(
          """
          {"name": "sample attribute", "id": 9, "type": "BOOLEAN", "creationDate": null, "modificationDate": null,
           "_links": {\(Self.link("self", "/attributes/9"))}}
          """
        )
    )
    #expect(
      try tenant("POST /attributes?hidden=false", #"{"name": "surename", "type": "TEXT", "maxLength": 30}"#)
        == "201 "
        + compact(
          """
          {"maxLength": 30, "name": "surename", "id": 10, "type": "TEXT", "creationDate": null,
           "modificationDate": null, "_links": {\(Self.link("self", "/attributes/10"))}}
          """
        )
    )
    #expect(tenant.tenant.document["attributes"]?.elements?.last?["hidden"] == .bool(false))
    #expect(tenant("DELETE /attributes/10") == "204")
  }

  @Test func targetGroup() throws {
    var tenant = try TenantHarness(nextID: 7)
    let members = """
      "description": "description", "filterString": "hasClickedAny(23) AND hasClickedAny(55)"
      """
    let response = tenant.send("POST /target-groups/", "{\"name\": \"name\", \"listId\": 5, \(members)}")
    #expect(response.header("location") == Self.host + "/target-groups/7")
    #expect(
      try String(decoding: response.body, as: UTF8.self)
        == compact(
          """
          {"id": 7, "listId": 5, "name": "name", \(members), "_links": {\(Self.link("self", "/target-groups/7"))}}
          """
        )
    )
    #expect(
      try tenant("GET /target-groups/7")
        == "200 "
        + compact(
          """
          {"name": "name", "id": 7, "description": "description", "listId": 5, "creationDate": null,
           "modificationDate": null, "filterString": "hasClickedAny(23) AND hasClickedAny(55)",
           "_links": {\(Self.link("self", "/target-groups/7")), \(Self.link("inx:list", "/lists/5")), \(Self.curies)}}
          """
        )
    )
    #expect(tenant("DELETE /target-groups/7") == "204")
  }

  @Test func textModule() throws {
    var tenant = try TenantHarness(nextID: 9)
    let response = tenant.send(
      "POST /text-modules/",
      """
      {"name": "textmoduleTest", "listId": 5, "type": "TEXT", "text": "This is the Text", "html": "<p>Html code</p>"}
      """
    )
    #expect(response.status == 201)
    // The id is missing in the documented answer too ("Create new text module for existing list").
    #expect(response.header("location") == Self.host + "/text-modules")
    #expect(
      try String(decoding: response.body, as: UTF8.self)
        == compact(
          """
          {"text": "This is the Text", "name": "textmoduleTest", "id": 9, "type": "TEXT", "listId": 5,
           "_links": {\(Self.link("self", "/text-modules"))}}
          """
        )
    )
    #expect(
      try tenant(
        "PUT /text-modules/9",
        """
        {"name": "New textmodule Name", "text": "This is the new Text", "html": "<p>discarded</p>", "type": "HTML"}
        """
      )
        == "200 "
        + compact(
          """
          {"name": "New textmodule Name", "id": 9, "type": "TEXT", "listId": 5, "creationDate": null,
           "modificationDate": null, "_links": {\(Self.link("self", "/text-modules"))}}
          """
        )
    )
    let members = """
      "name": "New textmodule Name", "id": 9, "type": "TEXT", "listId": 5, "creationDate": null,
      "modificationDate": null
      """
    let links =
      "\"_links\": {\(Self.link("self", "/text-modules/9")), \(Self.link("inx:list", "/lists/5")), \(Self.curies)}"
    #expect(try tenant("GET /text-modules/9") == "200 " + compact("{\(members), \(links)}"))
    #expect(
      try tenant("GET /text-modules/9?embedded=inx:editor-content")
        == "200 "
        + compact(
          """
          {\(members), "_embedded": {"inx:editor-content": {"text": "This is the new Text", "html": null,
            "_links": {\(Self.link("self", "/text-modules/9/editor-content"))}}}, \(links)}
          """
        )
    )
    #expect(tenant("DELETE /text-modules/9") == "204")
  }

  @Test func blacklistEntry() throws {
    var tenant = try TenantHarness(nextID: 5 + 1)
    let answer = """
      {"id": 6, "pattern": "john.doe@example.com", "description": "Got a complaint from this recipient",
       "modificationDate": "2024-03-12T14:40:46Z", "blockedAddressCount": 0,
       "_links": {\(Self.link("self", "/blacklist-entries/6"))}}
      """
    #expect(
      try tenant(
        "POST /blacklist-entries/",
        #"{"pattern": "john.doe@example.com", "description": "Got a complaint from this recipient"}"#
      )
        == "201 " + compact(answer)
    )
    #expect(try tenant("GET /blacklist-entries/6") == "200 " + compact(answer))
    #expect(tenant("DELETE /blacklist-entries/?pattern=john.doe@example.com") == "204")
    #expect(tenant("GET /blacklist-entries/6") == "404 \(problem404)")
  }

  @Test func datasource() throws {
    var tenant = try TenantHarness(nextID: 201)
    // The documented answer ("Create a HTTP datasource") has the id 0, which no object can have.
    #expect(
      try tenant(
        "POST /datasources/http",
        """
        {"name": "datasource name", "url": "datasource.url", "useType": "ATTACHMENT_FILE", "fetchStrategy": "ONCE",
         "contentWithInxmailTags": false, "encodeUrlPlaceholders": false, "attachmentFileName": "attachment name"}
        """
      )
        == "201 "
        + compact(
          """
          {"id": 201, "name": "datasource name", "url": "datasource.url", "useType": "ATTACHMENT_FILE",
           "fetchStrategy": "ONCE", "contentWithInxmailTags": false, "encodeUrlPlaceholders": false,
           "attachmentFileName": "attachment name", "_links": {\(Self.link("self", "/datasources/http/201"))}}
          """
        )
    )
    #expect(
      try tenant(
        "PUT /datasources/http/201",
        #"{"name": "thisNameIsNew", "fetchStrategy": "RECIPIENT_BASED"}"#
      )
        == "200 "
        + compact(
          """
          {"name": "thisNameIsNew", "id": 201, "fetchStrategy": "RECIPIENT_BASED", "encodeUrlPlaceholders": false,
           "useType": "TEXT", "lastSaveDate": null, "contentWithInxmailTags": false, "contentEncoding": null,
           "_links": {\(Self.link("self", "/datasources/http/201"))}}
          """
        )
    )
    #expect(
      try tenant("GET /datasources/http/201")
        == "200 "
        + compact(
          """
          {"name": "thisNameIsNew", "id": 201, "fetchStrategy": "RECIPIENT_BASED", "encodeUrlPlaceholders": false,
           "useType": "TEXT", "lastSaveDate": "2024-03-12T14:40:46Z", "contentWithInxmailTags": false,
           "contentEncoding": null, "_links": {\(Self.link("self", "/datasources/http/201"))}}
          """
        )
    )
    #expect(tenant("DELETE /datasources/http/201") == "204")
  }

  @Test func regularMailing() throws {
    var tenant = try TenantHarness(
      """
      "mailings": [{"id": 7, "name": "Name", "type": "REGULAR_MAILING", "editorContentType": "TEXT_HTML", "listId": 5,
        "creationDate": "2024-03-12T14:40:48Z", "scheduleDate": "2024-03-12T14:40:47Z", "subject": "Subject",
        "modificationDate": "2024-03-12T14:40:48Z"}]
      """
    )
    #expect(
      try tenant("GET /regular-mailings/7")
        == "200 "
        + compact(
          """
          {"name": "Name", "id": 7, "type": "REGULAR_MAILING", "editorContentType": "TEXT_HTML", "listId": 5,
           "creationDate": "2024-03-12T14:40:48Z", "scheduleDate": "2024-03-12T14:40:47Z", "subject": "Subject",
           "modificationDate": "2024-03-12T14:40:48Z", "mailingState": "DRAFT",
           "targetGroupConfiguration": {"combination": "FILTER_GROUP_NOT_ASSIGNED", "targetGroups": []},
           "_links": {\(Self.link("self", "/regular-mailings/7")),
             \(Self.link("inx:renderedContent", "/regular-mailings/7/renderedContent")),
             \(Self.link("inx:editorContent", "/regular-mailings/7/editor-content")),
             \(Self.link("inx:list", "/lists/5")), \(Self.link("inx:sendings", "/sendings?mailingId=7")),
             \(Self.link("inx:clicks", "/clicks?mailingId=7")),
             \(Self.link("inx:web-beacon-hits", "/web-beacon-hits?mailingId=7")),
             \(Self.link("inx:links", "/regular-mailings/7/links")), \(Self.curies)}}
          """
        )
    )
    #expect(tenant("GET /subscription-mailings/7") == "404 \(problem404)")
    #expect(tenant("GET /mailings/7").hasPrefix("200 {\"name\":\"Name\",\"id\":7,"))
  }
}

/// The whole document of a missing object (reference, "Well defined error conditions").
let problem404 = #"{"type":"about:blank","title":"Not Found"}"#
