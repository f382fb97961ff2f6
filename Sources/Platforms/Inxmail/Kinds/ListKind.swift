import Resources

extension Kind {
  /// Mailing lists (reference, "Mailing lists").
  package static let list = Kind(
    .init(
      word: "list",
      section: "lists",
      title: "list",
      place: .init(
        scopes: .system,
        identity: Identity("name", ignoresCase: true),
        container: Container(
          system: .isOneOf("type", ["SYSTEM"]),
          // As the reference has it wherever it shows the system list ("Retrieve mailing list size").
          assumedSystem: 1,
          typeField: (name: "type", standard: "STANDARD")
        )
      )
    ),
    fields: [
      Field("name", .text(TextRule(min: 1, max: 255, .required, .unpadded))),
      Field(
        "type",
        .word(["STANDARD", "DYNAMIC"]),
        uses: [.read, .create, .declare],
        .onChange(.refuse("the type of a list cannot be changed"))
      ),
      Field("description", .text(TextRule(max: 255))),
      Field("senderAddress", .text(TextRule(.required, .email)), .needed(.always)),
      Field("senderName", .text(TextRule(.unpadded))),
      Field("replyToAddress", .text(TextRule(.email))),
      // Without the address both come back as null (reference, "Sender address and reply-to address").
      Field("replyToName", .text(TextRule(.unpadded)), .companion("replyToAddress")),
    ],
    api: .init(
      endpoint: Endpoint(
        collection: .init("/lists", relation: "inx:lists"),
        item: .init("/lists/{id}"),
        members: .init(facts: ["creationDate", "modificationDate"])
      ),
      creation: .refusingDuplicates,
      change: .put
    ),
    lifecycle: .init(
      rename: Rename(warning: nil),
      unmakeable: Rule(
        .isOneOf("type", ["DYNAMIC"]),
        "the API cannot create dynamic lists: create it in Inxmail first"
      )
    ),
    guards: .init(
      losses: .init(
        deletion: Rule(.always, "its mailings and all other objects of the list are deleted with it"),
        replacement: Rule(.always, "its mailings and all other objects of the list are deleted with it")
      ),
      internalObjects: .isOneOf("type", ["SYSTEM", "ADMIN"])
    )
  )
}
