import Resources
import Support

extension View {
  /// The mailings of all types, which lie in one section of the state.
  static let mailingSection = "mailings"

  /// What can be read of mailings (reference, "Mailings", "Subscription Mailings"); regular ones are a kind.
  static let standard: [View] = [
    View(
      path: "/mailings",
      relation: "inx:mailings",
      section: mailingSection,
      type: nil,
      representation: Representation(
        members: ["name", "id", "type", "listId", "creationDate", "subject", "modificationDate"],
        links: Representation.mailingLinks("/mailings")
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
      path: "/subscription-mailings",
      relation: "inx:subscription-mailings",
      section: mailingSection,
      type: "SUBSCRIPTION_TRIGGER_MAILING",
      representation: Representation(
        members: [
          "name", "id", "type", "listId", "creationDate", "subject", "modificationDate", "mailingState",
        ],
        links: Representation.mailingLinks("/subscription-mailings"),
        defaults: [JSON.Member("mailingState", .string("DRAFT"))]
      ),
      filters: [.init("listIds", "listId", .numbers)]
    ),
    recipients,
  ]
}
