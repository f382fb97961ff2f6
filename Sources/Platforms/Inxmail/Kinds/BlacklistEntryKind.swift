import Resources

extension Kind {
  /// Blacklist entries (reference, "Blacklist entries").
  package static let blacklistEntry = Kind(
    word: "blacklist-entry",
    section: "blacklistEntries",
    file: "blacklist",
    title: "blacklist entry",
    scopes: .system,
    identity: Identity("pattern", ignoresCase: true, managesSpelling: false),
    fields: [
      Field("pattern", .text(TextRule(min: 2, max: 254, required: true, padding: false))),
      Field("description", .text(TextRule(min: 2, max: 254))),
    ],
    endpoint: Endpoint(
      collection: "/blacklist-entries",
      relation: "inx:blacklist-entries",
      item: "/blacklist-entries/{id}",
      facts: ["modificationDate", "blockedAddressCount"]
    ),
    change: .replacement,
    refusesDuplicates: true,
    deletion: .query("pattern"),
    canPrune: true,
    unmakeable: Rule(
      .contains("pattern", "*"),
      "the API cannot create wildcard entries: create or change it in Inxmail"
    ),
    deletionLoss: Rule(.contains("pattern", "*"), "the API cannot put a wildcard entry back"),
    createWarning: "creating it irreversibly deletes the recipients that it matches",
    replaceWarning: "creating it again irreversibly deletes the recipients that it matches"
  )
}
