import Resources

extension Kind {
  /// Target groups (reference, "Target groups"). 4.8.60 has no PUT.
  package static let targetGroup = Kind(
    .init(
      word: "target-group",
      section: "targetGroups",
      title: "target group",
      place: .init(scopes: [.system, .list], identity: Identity("name"))
    ),
    fields: [
      Field("name", .text(TextRule(min: 1, .required))),
      Field("description", .text(TextRule())),
      Field(
        "filterString",
        .filter,
        .mentions([
          .init("Column", names: "attribute", isBare: true),
          .init("BelongsToGroup", names: "target-group"),
          .init("BelongsNotToGroup", names: "target-group"),
        ]),
        // The reference has HasClickedAnyLink in "The target group condition", and hasClickedAny in the sample of "Create
        // a target group".
        .numbered([
          .init(
            ["HasOpened", "HasClickedAnyLink", "hasClickedAny"],
            title: "mailing",
            named: (word: "mailing", lookup: .mailing)
          ),
          .init(["HasClicked"], title: "link"),
        ])
      ),
    ],
    api: .init(
      endpoint: Endpoint(
        collection: .init("/target-groups", relation: "inx:target-groups"),
        item: .init("/target-groups/{id}"),
        members: .init(list: "listId", facts: ["creationDate", "modificationDate"])
      ),
      change: .replacement
    ),
    lifecycle: .init(replacement: .trialFirst, canPrune: true),
    guards: .init(
      losses: .init(
        usage: Usage(
          title: "regular mailing",
          source: .init(
            path: "/regular-mailings",
            query: "mailingStates=DRAFT,APPROVAL_REQUESTED,APPROVED,SCHEDULED,ACTIVE,INTERRUPTED",
            relation: "inx:regular-mailings"
          ),
          members: .init(
            ids: ["targetGroupConfiguration", "targetGroups"],
            id: "targetGroupId",
            name: "name",
            finished: (member: "mailingState", words: ["FINISHED"])
          ),
          silent: Silent(
            titles: (
              one: "trigger, action or split-test mailing", several: "trigger, action and split-test mailings"
            ),
            source: .init(
              path: "/mailings",
              query: "types=ACTION_MAILING,TIME_TRIGGER_MAILING,SPLIT_TEST_MAILING",
              relation: "inx:mailings"
            ),
            listQuery: "listIds",
            listMember: "listId"
          ),
          boundLists: Rule(
            .isOneOf("type", ["DYNAMIC"]),
            "the tenant has dynamic lists, which are bound to one"
          )
        )
      ),
      warnings: .init(replace: "its id changes: mailings and dynamic lists that hold the old one lose it")
    )
  )
}

extension Lookup {
  /// Mailings of every type (reference, "Mailings").
  static let mailing = Lookup(
    title: "mailing",
    path: "/mailings",
    relation: "inx:mailings",
    members: .init(name: "name", list: "listId")
  )
}
