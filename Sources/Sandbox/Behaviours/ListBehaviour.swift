import Resources

extension Behaviour {
  /// Reference, "Mailing lists". The objects of a list are deleted with it; `Tenant` does so for any container.
  static let list = Behaviour(
    representation: Representation(
      members: [
        "id", "creationDate", "modificationDate", "name", "description", "type", "senderAddress",
        "senderName",
        "replyToAddress", "replyToName",
      ],
      nullInAnswers: ["modificationDate"],
      links: [
        .init("inx:mailings", "/mailings?listIds={id}"),
        .init("inx:subscription-settings", "/lists/{id}/subscription-settings"),
        .init("inx:unsubscription-settings", "/lists/{id}/unsubscription-settings"),
      ]
    ),
    created: [.init("creationDate", .now), .init("modificationDate", .json(.null))],
    changed: [.init("modificationDate", .now)],
    required: ["type"],
    refusal: "must be STANDARD",
    afterDelete: { tenant, list in
      if let id = list["id"]?.int { tenant.forgetList(id) }
    },
    filters: [
      .init("ids", "id", .numbers),
      .init("listName", "name", .text),
      .init("listNameContainsIgnoreCase", "name", .part),
    ]
  )
}
