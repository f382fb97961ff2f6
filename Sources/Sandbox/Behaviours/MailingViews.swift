import Resources

extension View {
  /// The mailings of all types, which lie in one section of the state.
  static let mailingSection = "mailings"

  /// What can be read of mailings (reference, "Mailings", "Regular Mailings", "Subscription Mailings").
  static let standard: [View] = [
    View(
      path: "/mailings",
      relation: "inx:mailings",
      section: mailingSection,
      type: nil,
      representation: Representation(
        members: ["name", "id", "type", "listId", "creationDate", "subject", "modificationDate"],
        links: mailingLinks("/mailings")
      ),
      filters: [
        .init("listIds", "listId", .numbers),
        .init(
          "types",
          "type",
          .words([
            "REGULAR_MAILING", "ACTION_MAILING", "TIME_TRIGGER_MAILING", "SUBSCRIPTION_TRIGGER_MAILING",
            "SPLIT_TEST_MAILING",
          ])
        ),
      ]
    ),
    View(
      path: "/regular-mailings",
      relation: "inx:regular-mailings",
      section: mailingSection,
      type: "REGULAR_MAILING",
      representation: Representation(
        members: [
          "name", "id", "type", "editorContentType", "listId", "creationDate", "scheduleDate", "subject",
          "modificationDate", "mailingState", "targetGroupConfiguration",
        ],
        links: mailingLinks("/regular-mailings", hasContent: true),
        defaults: [
          JSON.Member("mailingState", .string("DRAFT")),
          JSON.Member(
            "targetGroupConfiguration",
            .members(["combination": .string("FILTER_GROUP_NOT_ASSIGNED"), "targetGroups": .array([])])
          ),
        ]
      ),
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
    ),
    View(
      path: "/subscription-mailings",
      relation: "inx:subscription-mailings",
      section: mailingSection,
      type: "SUBSCRIPTION_TRIGGER_MAILING",
      representation: Representation(
        members: [
          "name", "id", "type", "listId", "creationDate", "subject", "modificationDate", "mailingState",
        ],
        links: mailingLinks("/subscription-mailings"),
        defaults: [JSON.Member("mailingState", .string("DRAFT"))]
      ),
      filters: [.init("listIds", "listId", .numbers)]
    ),
  ]

  private static func mailingLinks(_ path: String, hasContent: Bool = false) -> [Representation.Link] {
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
