import Testing

@testable import Sandbox

// The dialogues of `ReadingTests` about test profiles and regular mailings.
extension ReadingTests {
  private static let draft = """
    "targetGroups": [{"id": 20, "name": "g", "listId": 5, "filterString": "x"}],
    "mailings": [{"id": 60, "name": "n", "type": "REGULAR_MAILING", "editorContentType": "TEXT_HTML", "listId": 5,
      "creationDate": "2024-03-12T14:40:46Z", "subject": "s", "modificationDate": "2024-03-12T14:40:46Z",
      "text": "t", "html": "h", "targetGroupConfiguration": \(DocumentedMailingTests.assigned)}]
    """

  private static func draftAnswer(
    _ configuration: String = DocumentedMailingTests.assigned,
    embedded: String? = nil
  ) -> String {
    let content = embedded.map {
      "\"_embedded\": {\"\($0)\": \(DocumentedMailingTests.content(#""t""#, #""h""#))}, "
    }
    return "200 "
      + DocumentedMailingTests.members(
        name: "n",
        subject: "s",
        configuration: configuration,
        content: content ?? ""
      )
  }

  private static func embedding(_ reading: Reading, _ other: String?) -> Case {
    Case(
      reading: reading,
      sections: draft,
      request: "GET /regular-mailings/60?embedded=inx:editor-content",
      standard: draftAnswer(embedded: "inx:editor-content"),
      other: draftAnswer(embedded: other)
    )
  }

  private static func created(_ reading: Reading, _ path: String, id: String) -> [Case] {
    func profile(_ path: String) -> String {
      """
      /test-profiles\(path) 201 {"listId": 5, "description": "d", "email": null, "trackingPermission": null,
        "attributes": {}, "_links": {\(Examples.link("self", "/test-profiles" + path))}}
      """
    }
    func mailing(_ path: String, _ id: String) -> String {
      """
      /regular-mailings\(path) 201 {\(id)"name": "n", "subject": "s", "listId": 5, "editorContentType": "TEXT",
        "_links": {\(Examples.link("self", "/regular-mailings" + path))}}
      """
    }
    return [
      Case(
        reading: reading,
        sections: "",
        request: "POST /test-profiles",
        body: #"{"listId": 5, "description": "d"}"#,
        standard: profile("/6"),
        other: profile(path)
      ),
      Case(
        reading: reading,
        sections: "",
        request: "POST /regular-mailings",
        body: #"{"listId": 5, "name": "n", "subject": "s", "editorContentType": "TEXT"}"#,
        standard: mailing("/6", #""id": 6, "#),
        other: mailing(path, id)
      ),
    ]
  }

  private static let profile = """
    "attributes": [{"id": 10, "name": "Vorname", "type": "TEXT"}, {"id": 11, "name": "Ort", "type": "TEXT"}],
    "testProfiles": [{"id": 30, "listId": 5, "description": "d", "attributes": {"Ort": "Kiel"}}]
    """

  private static func profileAnswer(_ attributes: String) -> String {
    """
    200 {"id": 30, "type": "LIST", "attributes": \(attributes), "description": "d", "listId": 5, "email": null,
      "modificationDate": null, "trackingPermission": null,
      "_links": {\(Examples.link("self", "/test-profiles/30?allAttributes=true")),
        \(Examples.link("inx:list", "/lists/5")), \(Examples.curies)}}
    """
  }

  static let casesOfMailings: [Case] =
    [
      embedding(.contentCamelCase, "inx:editorContent"),
      embedding(.contentMissing, nil),
      Case(
        reading: .contentMissing,
        sections: draft,
        request: "GET /regular-mailings/60/editor-content",
        standard: "200 " + DocumentedMailingTests.content(#""t""#, #""h""#),
        other: "404 \(problem404)"
      ),
      Case(
        reading: .targetGroupIDsPlain,
        sections: draft,
        request: "GET /regular-mailings/60",
        standard: draftAnswer(),
        other: draftAnswer(#"{"combination": "MATCH_ALL", "targetGroups": [20]}"#)
      ),
      // Nothing else is different, and neither is the answer to a PATCH.
      Case(
        reading: .targetGroupIDsPlain,
        sections: draft,
        request: "PATCH /regular-mailings/60",
        body: #"{"name": "N"}"#,
        standard: patched,
        other: patched
      ),
      Case(
        reading: .deletedGroupsKept,
        sections: draft,
        before: [("DELETE /target-groups/20", "")],
        request: "GET /regular-mailings/60",
        standard: draftAnswer(DocumentedMailingTests.unassigned),
        other: draftAnswer()
      ),
      Case(
        reading: .attributesWithNull,
        sections: profile,
        request: "GET /test-profiles/30?allAttributes=true",
        standard: profileAnswer(#"{"Ort": "Kiel"}"#),
        other: profileAnswer(#"{"Ort": "Kiel", "Vorname": null}"#)
      ),
      Case(
        reading: .nestedPatchReplaces,
        sections: draft,
        request: "PATCH /regular-mailings/60",
        body: #"{"name": "N", "targetGroupConfiguration": {"combination": "MATCH_ALL"}}"#,
        standard: patched,
        other: patched(#"{"combination": "MATCH_ALL", "targetGroups": []}"#)
      ),
      // A value of an attribute is no use of it.
      Case(
        reading: .deleteRefusedInUse,
        sections: profile,
        request: "DELETE /attributes/11",
        standard: "204",
        other: "204"
      ),
    ] + created(.postWithoutID, "", id: "") + created(.postIDZero, "/0", id: #""id": 0, "#)

  private static let patched = patched(DocumentedMailingTests.assigned)

  private static func patched(_ configuration: String) -> String {
    """
    200 {"name": "N", "id": 60, "type": "REGULAR_MAILING", "editorContentType": null, "listId": 5,
      "creationDate": null, "scheduleDate": null, "subject": "s", "modificationDate": null, "mailingState": "DRAFT",
      "targetGroupConfiguration": \(configuration),
      "_links": {\(Examples.link("self", "/regular-mailings/60?embedded=inx%3Aeditor-content"))}}
    """
  }
}
