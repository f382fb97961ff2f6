import Resources
import Support

extension Behaviour {
  /// Reference, "Regular Mailings": those of one type among all mailings.
  static let mailing = Behaviour(
    representation: Representation(
      members: [
        "name", "id", "type", "editorContentType", "listId", "creationDate", "scheduleDate", "subject",
        "modificationDate", "mailingState", "targetGroupConfiguration",
      ],
      createdMembers: ["id", "name", "subject", "listId", "editorContentType"],
      nullWhereChanged: ["editorContentType", "creationDate", "scheduleDate", "modificationDate"],
      changedQuery: "embedded=inx%3Aeditor-content",
      links: Representation.mailingLinks("/regular-mailings", hasContent: true),
      defaults: [
        JSON.Member("mailingState", .string("DRAFT")),
        JSON.Member(
          "targetGroupConfiguration",
          .members(["combination": .string("FILTER_GROUP_NOT_ASSIGNED"), "targetGroups": .array([])])
        ),
      ]
    ),
    marks: [JSON.Member("type", .string("REGULAR_MAILING"))],
    created: [
      .init("creationDate", .now), .init("scheduleDate", .json(.null)), .init("modificationDate", .now),
      .init("mailingState", .json(.string("DRAFT"))),
    ],
    changed: [.init("modificationDate", .now)],
    names: .shared,
    changeable: Rule(.isOneOf("mailingState", ["DRAFT"]), "the state of the mailing must be DRAFT"),
    undeletable: Rule(
      .isOneOf("mailingState", ["SCHEDULED", "ACTIVE"]),
      "the state of the mailing must not be SCHEDULED or ACTIVE"
    ),
    lists: Rule(.isOneOf("type", ["STANDARD", "DYNAMIC"]), "the list must be of type STANDARD or DYNAMIC"),
    filters: [
      .init("listIds", "listId", .numbers),
      .init(
        "mailingStates",
        "mailingState",
        .words([
          "FINISHED", "ACTIVE", "DRAFT", "INTERRUPTED", "SCHEDULED", "APPROVAL_REQUESTED", "APPROVED",
        ])
      ),
    ]
  )
}

extension Representation {
  /// What a mailing of any type links to.
  static func mailingLinks(_ path: String, hasContent: Bool = false) -> [Link] {
    [.init("inx:renderedContent", path + "/{id}/renderedContent")]
      + (hasContent ? [.init("inx:editorContent", path + "/{id}/editor-content")] : [])
      + [
        .list,
        .init("inx:sendings", "/sendings?mailingId={id}"),
        .init("inx:clicks", "/clicks?mailingId={id}"),
        .init("inx:web-beacon-hits", "/web-beacon-hits?mailingId={id}"),
        .init("inx:links", path + "/{id}/links"),
      ]
  }
}
