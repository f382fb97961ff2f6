import Resources

extension Kind {
  /// Recipient attributes (reference, "Recipient Attributes").
  package static let attribute = Kind(
    .init(
      word: "attribute",
      section: "attributes",
      title: "attribute",
      place: .init(scopes: .system, identity: Identity("name"))
    ),
    fields: [
      Field(
        "name",
        .text(
          TextRule(
            min: 1,
            max: 255,
            .required,
            .unpadded,
            .refusals([
              .whole("email"), .beginning("subscription_"), .beginning("sequence_"), .beginning("%"),
            ])
          )
        )
      ),
      Field(
        "type",
        .word([
          "TEXT", "DATE_AND_TIME", "DATE_ONLY", "TIME_ONLY", "INTEGER", "FLOATING_POINT_NUMBER", "BOOLEAN",
        ]),
        .needed(.always)
      ),
      Field(
        "maxLength",
        .integer(1...255),
        .needed(.isOneOf("type", ["TEXT"])),
        .applies(.isOneOf("type", ["TEXT"]))
      ),
      // Used on create only; the API takes true where it is left out, and never returns it (reference, "Create recipient
      // attribute"). A replacement would silently hide the attribute, so it must be said then.
      Field("hidden", .boolean(.literal), wire: .query("hidden"), uses: [.create, .declare], .isConcealing),
    ],
    api: .init(
      endpoint: Endpoint(
        collection: .init("/attributes", relation: "inx:attributes"),
        item: .init("/attributes/{id}"),
        members: .init(facts: ["creationDate", "modificationDate"])
      ),
      creation: .refusingDuplicates,
      change: .replacement,
      heldValues: HeldValues(
        field: "type",
        forms: [
          "TEXT": .text, "DATE_AND_TIME": .dateAndTime, "DATE_ONLY": .date, "TIME_ONLY": .time,
          "INTEGER": .integer, "FLOATING_POINT_NUMBER": .number, "BOOLEAN": .boolean,
        ],
        lengthField: "maxLength"
      )
    ),
    guards: .init(
      losses: .init(
        deletion: Rule(.always, "the values of every recipient are lost"),
        replacement: Rule(.always, "the values of every recipient are lost")
      ),
      internalObjects: .isReserved("name")
    )
  )
}
