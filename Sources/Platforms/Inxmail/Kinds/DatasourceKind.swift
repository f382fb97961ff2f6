import Resources

extension Kind {
  /// HTTP datasources (reference, "HTTP Datasources").
  package static let datasource = Kind(
    .init(
      word: "datasource",
      section: "datasources",
      title: "datasource",
      place: .init(scopes: .system, identity: Identity("name"))
    ),
    fields: [
      Field("name", .text(TextRule(min: 1, max: 255, .required, .unpadded))),
      // What an answer leaves out of these two is null (reference, "Retrieve HTTP datasource collection").
      Field("url", .text(TextRule()), .isNullWhereLeftOut),
      Field("useType", .word(["TEXT", "TRANSFORMED_TEXT", "ATTACHMENT_FILE"])),
      Field("fetchStrategy", .word(["ONCE", "RECIPIENT_BASED", "RECIPIENT_CACHED"])),
      Field("attachmentFileName", .text(TextRule()), .isNullWhereLeftOut),
      Field("contentWithInxmailTags", .boolean(.literal)),
      Field("encodeUrlPlaceholders", .boolean(.literal)),
    ],
    api: .init(
      endpoint: Endpoint(
        collection: .init("/datasources/http", relation: "inx:datasources"),
        item: .init("/datasources/http/{id}"),
        members: .init(facts: ["contentEncoding", "lastSaveDate"])
      ),
      creation: .refusingDuplicates,
      change: .put
    ),
    lifecycle: .init(
      canPrune: true,
      rename: Rename(warning: "mailings call datasources by name: those that call the old name lose it")
    ),
    guards: .init(
      warnings: .init(
        duplicateHint: "the name may belong to a PDF or file datasource, which the API does not show"
      )
    )
  )
}
