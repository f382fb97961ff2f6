import Testing

@testable import Sandbox

// The dialogues of `ReadingTests`, with whole answers.
extension ReadingTests {
  /// A dialogue with the answers that differ.
  struct Case: Sendable, CustomTestStringConvertible {
    let reading: Reading
    let sections: String
    /// Answered with success before the one that is looked at.
    var before: [(request: String, body: String)] = []
    let request: String
    var body = ""
    /// The answer, and its `Location` in front where there is one.
    let standard: String
    let other: String

    var testDescription: String { reading.name + ": " + request }
  }

  private static let list5 = #""inx:list": {"href": "\#(Examples.host)/lists/5"}"#

  private static let module =
    #""textModules": [{"id": 30, "name": "m", "type": "TEXT_HTML", "listId": 5, "text": "t", "html": "h"}]"#

  private static func moduleAnswer(_ relation: String?) -> String {
    let embedded = relation.map {
      """
      "_embedded": {"\($0)": {"text": "t", "html": "h",
        "_links": {\(Examples.link("self", "/text-modules/30/editor-content"))}}},
      """
    }
    return """
      200 {"name": "m", "id": 30, "type": "TEXT_HTML", "listId": 5, "creationDate": null, "modificationDate": null,
        \(embedded ?? "")
        "_links": {\(Examples.link("self", "/text-modules/30")), \(list5), \(Examples.curies)}}
      """
  }

  private static func attribute(_ id: String, _ path: String) -> String {
    """
    /attributes\(path) 201 {"name": "b", \(id)"type": "INTEGER", "creationDate": null, "modificationDate": null,
      "_links": {\(Examples.link("self", "/attributes" + path))}}
    """
  }

  private static let newModule = #"{"name": "n", "type": "TEXT", "text": "x", "listId": 5}"#

  private static func newModuleAnswer(_ id: String) -> String {
    """
    /text-modules 201 {"text": "x", "name": "n", \(id)"type": "TEXT", "listId": 5,
      "_links": {\(Examples.link("self", "/text-modules"))}}
    """
  }

  static let setting = "/lists/5/settings/TrackingPermissionDetachedFromMembership"
  private static let notAllowed = #"405 {"type": "about:blank", "title": "Method Not Allowed"}"#

  private static let filter =
    #" Column(\"a and  b\") not_like  \"x or \\\" and\"\tAnd\nBelongsToGroup(\"or\") or true"#
  private static let normalFilter =
    #"Column(\"a and  b\") NOT_LIKE \"x or \\\" and\" AND BelongsToGroup(\"or\") OR true"#

  private static func newGroup(_ id: Int, _ name: String, _ filter: String) -> String {
    """
    /target-groups/\(id) 201 {"id": \(id), "listId": 5, "name": "\(name)", "description": null,
      "filterString": "\(filter)", "_links": {\(Examples.link("self", "/target-groups/\(id)"))}}
    """
  }

  private static let duplicate = """
    409 {"type": "duplicate-resource", "title": "resource already exists",
      "detail": "A resource with the requested name already exists",
      "_links": {"documentation": {"href": "https://apidocs.inxmail.com/xpro/rest/v1/problems/duplicate-resource"}}}
    """

  private static func inUse(_ id: Int, by user: Int) -> String {
    """
    400 {"type": "invalid-parameter-value", "title": "invalid parameter value",
      "detail": "the object with the id \(id) is in use by the object with the id \(user)", "_links":
      {"documentation": {"href": "https://apidocs.inxmail.com/xpro/rest/v1/problems/invalid-parameter-value"}}}
    """
  }

  static func group(_ id: Int, _ name: String, in list: Int, _ filter: String = "x") -> String {
    #"{"id": \#(id), "name": "\#(name)", "listId": \#(list), "filterString": "\#(filter)"}"#
  }

  private static func deletion(_ target: String, by user: Int, _ sections: String) -> Case {
    let id = target.split(separator: "/").last.flatMap { Int($0) } ?? 0
    return Case(
      reading: .deleteRefusedInUse,
      sections: sections,
      request: "DELETE " + target,
      standard: "204",
      other: user == 0 ? "204" : inUse(id, by: user)
    )
  }

  static let cases: [Case] = [
    Case(
      reading: .putKeeps,
      sections: #""datasources": [{"id": 50, "name": "w", "url": "u", "fetchStrategy": "RECIPIENT_BASED"}]"#,
      before: [("PUT /datasources/http/50", #"{"name": "v", "contentWithInxmailTags": true}"#)],
      request: "GET /datasources/http/50",
      standard: """
        200 {"name": "v", "id": 50, "fetchStrategy": "ONCE", "encodeUrlPlaceholders": false, "useType": "TEXT",
          "lastSaveDate": "2024-03-12T14:40:46Z", "contentWithInxmailTags": true, "contentEncoding": null,
          "_links": {\(Examples.link("self", "/datasources/http/50"))}}
        """,
      other: """
        200 {"name": "v", "id": 50, "fetchStrategy": "RECIPIENT_BASED", "encodeUrlPlaceholders": false,
          "useType": "TEXT", "lastSaveDate": "2024-03-12T14:40:46Z", "contentWithInxmailTags": true, "url": "u",
          "contentEncoding": null, "_links": {\(Examples.link("self", "/datasources/http/50"))}}
        """
    ),
    // What is null is written, under either reading.
    Case(
      reading: .putKeeps,
      sections: module,
      before: [("PUT /text-modules/30", #"{"name": "m", "text": "t", "html": null}"#)],
      request: "GET /text-modules/30?embedded=inx:editor-content",
      standard: moduleAnswer("inx:editor-content").replacing("\"h\"", with: "null"),
      other: moduleAnswer("inx:editor-content").replacing("\"h\"", with: "null")
    ),
    Case(
      reading: .contentCamelCase,
      sections: module,
      request: "GET /text-modules/30?embedded=inx:editor-content",
      standard: moduleAnswer("inx:editor-content"),
      other: moduleAnswer("inx:editorContent")
    ),
    Case(
      reading: .contentMissing,
      sections: module,
      request: "GET /text-modules/30?embedded=inx:editor-content",
      standard: moduleAnswer("inx:editor-content"),
      other: moduleAnswer(nil)
    ),
    Case(
      reading: .postWithoutID,
      sections: "",
      request: "POST /attributes",
      body: #"{"name": "b", "type": "INTEGER"}"#,
      standard: attribute(#""id": 6, "#, "/6"),
      other: attribute("", "")
    ),
    Case(
      reading: .postWithoutID,
      sections: "",
      request: "POST /text-modules",
      body: newModule,
      standard: newModuleAnswer(#""id": 6, "#),
      other: newModuleAnswer("")
    ),
    Case(
      reading: .postIDZero,
      sections: "",
      request: "POST /attributes",
      body: #"{"name": "b", "type": "INTEGER"}"#,
      standard: attribute(#""id": 6, "#, "/6"),
      other: attribute(#""id": 0, "#, "/0")
    ),
    Case(
      reading: .postIDZero,
      sections: "",
      request: "POST /text-modules",
      body: newModule,
      standard: newModuleAnswer(#""id": 6, "#),
      other: newModuleAnswer(#""id": 0, "#)
    ),
    Case(
      reading: .settingsWriteOnly,
      sections: "",
      before: [("PUT " + setting, #"{"value": "true"}"#)],
      request: "GET " + setting,
      standard: #"200 {"value": "true", "inherited": false, "_links": {\#(Examples.link("self", setting))}}"#,
      other: notAllowed
    ),
    Case(
      reading: .filtersNormalised,
      sections: "",
      request: "POST /target-groups",
      body: #"{"name": "g", "listId": 5, "filterString": "\#(filter)"}"#,
      standard: newGroup(6, "g", filter),
      other: newGroup(6, "g", normalFilter)
    ),
    Case(
      reading: .namesNotUnique,
      sections: #""targetGroups": [\#(group(20, "g", in: 5))]"#,
      request: "POST /target-groups",
      body: #"{"name": "g", "listId": 5, "filterString": "y"}"#,
      standard: duplicate,
      other: newGroup(21, "g", "y")
    ),
    Case(
      reading: .namesNotUnique,
      sections: module.dropLast() + #", {"id": 31, "name": "n", "type": "TEXT", "listId": 5, "text": "t"}]"#,
      request: "PUT /text-modules/31",
      body: #"{"name": "m", "text": "x"}"#,
      standard: duplicate,
      other: """
        200 {"name": "m", "id": 31, "type": "TEXT", "listId": 5, "creationDate": null, "modificationDate": null,
          "_links": {\(Examples.link("self", "/text-modules"))}}
        """
    ),
    // Other names are not in doubt.
    Case(
      reading: .namesNotUnique,
      sections: "",
      request: "POST /lists",
      body: #"{"name": "SAMPLELIST", "type": "STANDARD", "senderAddress": "a@b.c"}"#,
      standard: duplicate,
      other: duplicate
    ),
    deletion(
      "/target-groups/20",
      by: 21,
      #""targetGroups": [\#(group(20, "g", in: 5)), \#(group(21, "h", in: 5, #"BelongsToGroup(\"g\")"#))]"#
    ),
    // Of the system where the list has none of the name; a name in quotes or of another case is another one.
    deletion(
      "/target-groups/20",
      by: 21,
      #""targetGroups": [\#(group(20, "g", in: 1)), \#(group(21, "h", in: 5, #"BelongsNotToGroup( \"g\" )"#))]"#
    ),
    deletion(
      "/target-groups/20",
      by: 0,
      #""targetGroups": [\#(group(20, "g", in: 1)), \#(group(21, "h", in: 5, #"BelongsToGroup(\"g\")"#)), \#(group(22, "g", in: 5))]"#
    ),
    deletion(
      "/target-groups/20",
      by: 0,
      #""targetGroups": [\#(group(20, "g", in: 5, #"BelongsToGroup(\"g\")"#)), \#(group(21, "h", in: 1, #"BelongsToGroup(\"g\")"#)), \#(group(22, "i", in: 5, #"Column(\"g\") = \"BelongsToGroup(\\\"g\\\")\" OR BelongsToGroup(\"G\")"#))]"#
    ),
    deletion(
      "/target-groups/20",
      by: 60,
      #""targetGroups": [\#(group(20, "g", in: 5))], "mailings": [{"id": 60, "listId": 5, "name": "May", "type": "REGULAR_MAILING", "targetGroupConfiguration": {"targetGroups": [{"targetGroupId": 20}]}}]"#
    ),
    deletion(
      "/attributes/10",
      by: 20,
      #""attributes": [{"id": 10, "name": "Points", "type": "INTEGER"}], "targetGroups": [\#(group(20, "g", in: 5, #"Column(\"Points\") > 1"#))]"#
    ),
    deletion(
      "/attributes/10",
      by: 0,
      #""attributes": [{"id": 10, "name": "Points", "type": "INTEGER"}], "targetGroups": [\#(group(20, "Points", in: 5, #"Column(\"Point\") > 1"#))]"#
    ),
    // With its list all goes.
    deletion(
      "/lists/5",
      by: 0,
      #""targetGroups": [\#(group(20, "g", in: 5)), \#(group(21, "h", in: 5, #"BelongsToGroup(\"g\")"#))]"#
    ),
  ]
}
