import Resources

extension Kind {
  /// Blacklist entries (reference, "Blacklist entries").
  package static let blacklistEntry = Kind(
    .init(
      word: "blacklist-entry",
      section: "blacklistEntries",
      file: "blacklist",
      title: "blacklist entry",
      place: .init(scopes: .system, identity: Identity("pattern", ignoresCase: true, managesSpelling: false))
    ),
    fields: [
      Field("pattern", .text(TextRule(min: 2, max: 254, .required, .unpadded))),
      Field("description", .text(TextRule(min: 2, max: 254))),
    ],
    api: .init(
      endpoint: Endpoint(
        collection: .init("/blacklist-entries", relation: "inx:blacklist-entries"),
        item: .init("/blacklist-entries/{id}"),
        members: .init(facts: ["modificationDate", "blockedAddressCount"])
      ),
      creation: .refusingDuplicates,
      change: .replacement,
      deletion: .query("pattern")
    ),
    lifecycle: .init(
      canPrune: true,
      unmakeable: Rule(
        .contains("pattern", "*"),
        "the API cannot create wildcard entries: create or change it in Inxmail"
      )
    ),
    guards: .init(
      losses: .init(deletion: Rule(.contains("pattern", "*"), "the API cannot put a wildcard entry back")),
      warnings: .init(
        create: "creating it irreversibly deletes the recipients that it matches",
        replace: "creating it again irreversibly deletes the recipients that it matches"
      )
    )
  )
}
