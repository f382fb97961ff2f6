import Testing

/// What has happened to a tenant since a plan was saved, for every kind and action: what makes the plan stale, what counts
/// as done, and what is nobody's business.
@Suite struct SavedPlanStaleTests {
  @Test(arguments: StaleCase.lists + StaleCase.documents)
  func listsAndTheirSettings(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.creates)
  func creates(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.replacements)
  func replacements(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.updatesAndDeletes)
  func updatesAndDeletes(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.testProfiles)
  func testProfiles(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.mailings + StaleCase.mailingsRemade)
  func mailings(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.namedByPatched)
  func whatMailingsAndTestProfilesName(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.globalTestProfiles)
  func testProfilesOfTheSystemList(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.valuesShown)
  func managedValuesAlone(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.targetGroupsMoved)
  func targetGroupsThatMailingsName(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.valuesLost)
  func valuesThatGetLost(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.successorsOfChanged + StaleCase.successorsOfDeleted)
  func objectsMadeAgain(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.namesakes)
  func objectsOfTheSameName(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.listsOfChanges)
  func listsThatChangesBelongTo(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.referents)
  func whatValuesNameByNumber(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.groupsNamed)
  func targetGroupsThatFiltersName(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.attributesNamed)
  func attributesThatAreNamed(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.guarded)
  func whatGuardsWouldSay(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.surroundings)
  func surroundings(_ test: StaleCase) async throws { try await test.run() }
}

extension StaleCase {
  static let listUpdate = "lists: [{name: A, senderName: Anne}]"

  static let lists = [
    StaleCase(
      "a list as it was",
      listUpdate,
      looks: ["/lists/3"],
      is: .applied(["applied ~ list/A"], writes: ["PUT /lists/3"])
    ),
    StaleCase(
      "a list's managed field",
      listUpdate,
      looks: ["/lists/3"],
      { $0.set("lists", 3, "senderName", .string("Other\n</script>\u{1B}")) },
      is: .stale([
        "  ~ list/A: it was changed in the tenant since the plan was made",
        #"      senderName: planned "Anna", found "Other\n</script>\u001b", wanted "Anne""#,
      ])
    ),
    StaleCase(
      "a list's managed field, as it is wanted",
      listUpdate,
      { $0.set("lists", 3, "senderName", .string("Anne")) },
      is: .applied(["applied ~ list/A: already up to date"], writes: [])
    ),
    StaleCase(
      "a list's field that is not managed",
      listUpdate,
      { $0.set("lists", 3, "description", .string("other")) },
      is: .applied(["applied ~ list/A"], writes: ["PUT /lists/3"])
    ),
    StaleCase(
      "a list's name",
      listUpdate,
      { $0.set("lists", 3, "name", .string("B")) },
      is: .stale([
        "  ~ list/A: it was changed in the tenant since the plan was made",
        #"      name: planned "A", found "B", wanted "A""#,
      ])
    ),
    StaleCase(
      "a list that was deleted",
      listUpdate,
      { $0.remove("lists", 3) },
      is: .stale(["  ~ list/A: it was deleted in the tenant since the plan was made"])
    ),
    StaleCase(
      "a list that was made again",
      listUpdate,
      { $0.makeAgain("lists", 3) },
      is: .stale([
        "  ~ list/A: another of its name was made since the plan was made",
        #"      senderName: planned none, found "Anna", wanted "Anne""#,
      ])
    ),
    StaleCase(
      "a list renamed as it was to be",
      "lists: [{name: B, formerly: A}]",
      looks: ["/lists/3"],
      { $0.set("lists", 3, "name", .string("B")) },
      is: .applied(["applied ~ list/B: already up to date"], writes: [])
    ),
    StaleCase(
      "a list renamed otherwise",
      "lists: [{name: B, formerly: A}]",
      { $0.set("lists", 3, "name", .string("C")) },
      is: .stale([
        "  ~ list/B: it was changed in the tenant since the plan was made",
        #"      name: planned "A", found "C", wanted "B""#,
      ])
    ),
    StaleCase(
      "a list to be deleted that has changed",
      "lists: [{name: A, state: absent}]",
      looks: ["/lists/3"],
      {
        $0.set("lists", 3, "description", .string("other"))
        $0.set("lists", 3, "replyToName", .string("Re"))
      },
      is: .stale([
        "  - list/A: it was changed in the tenant since the plan was made",
        #"      description: planned "d", found "other", wanted none"#,
        #"      replyToName: planned none, found "Re", wanted none"#,
      ])
    ),
    StaleCase(
      "a list to be deleted that is gone",
      "lists: [{name: A, state: absent}]",
      { $0.remove("lists", 3) },
      is: .applied(["applied - list/A: already up to date"], writes: [])
    ),
  ]

  static let tracking = "/lists/3/settings/TrackingPermissionDetachedFromMembership"
  static let subscription = "lists: [{name: A, subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN}}]"

  static let documents = [
    StaleCase(
      "a setting as it was",
      "lists: [{name: A, settings: {TrackingPermissionDetachedFromMembership: true}}]",
      looks: ["/lists/3", tracking],
      is: .applied(
        ["applied ~ list/A/setting/TrackingPermissionDetachedFromMembership"],
        writes: ["PUT \(tracking)"]
      )
    ),
    StaleCase(
      "a setting, as it is wanted",
      "lists: [{name: A, settings: {TrackingPermissionDetachedFromMembership: true}}]",
      { $0.set("settings", 3, "value", .string("true")) },
      is: .applied(
        ["applied ~ list/A/setting/TrackingPermissionDetachedFromMembership: already up to date"],
        writes: []
      )
    ),
    StaleCase(
      "settings whose list was deleted",
      "lists: [{name: A, settings: {TrackingPermissionDetachedFromMembership: true}}]",
      { $0.remove("lists", 3) },
      is: .stale([
        "  ~ list/A/setting/TrackingPermissionDetachedFromMembership: it cannot be read any more (the API answers 404 Not Found)"
      ])
    ),
    StaleCase(
      "a managed field of subscription settings",
      subscription,
      looks: ["/lists/3/subscription-settings"],
      { $0.set("subscriptionSettings", 3, "subscriptionType", .int(12)) },
      is: .stale([
        "  ~ list/A/subscription-settings: it was changed in the tenant since the plan was made",
        #"      subscriptionType: planned "CONFIRMED_OPT_IN", found 12, wanted "DOUBLE_OPT_IN""#,
      ])
    ),
    StaleCase(
      "a field of subscription settings that is not managed",
      subscription,
      { $0.set("subscriptionSettings", 3, "notifyAddress", .string("o@example.com")) },
      is: .applied(
        ["applied ~ list/A/subscription-settings"],
        writes: ["PUT /lists/3/subscription-settings"]
      )
    ),
    StaleCase(
      "a managed field that the plan leaves as it is",
      "lists: [{name: A, unsubscriptionSettings: {deleteMember: true, dooConfirmationDuration: 30}}]",
      { $0.set("unsubscriptionSettings", 3, "dooConfirmationDuration", .int(10)) },
      is: .stale([
        "  ~ list/A/unsubscription-settings: it was changed in the tenant since the plan was made",
        "      dooConfirmationDuration: planned 30, found 10, wanted 30",
      ])
    ),
    // What waits for a person waits for the next plan.
    StaleCase(
      "a mailing that was approved",
      "lists: [{name: A, senderName: Anne, subscriptionSettings: {welcomeMailing: M}}]",
      { $0.set("mailings", 60, "mailingState", .string("APPROVED")) },
      is: .applied(["applied ~ list/A"], writes: ["PUT /lists/3"])
    ),
  ]

  static let creates = [
    StaleCase(
      "creates: their collections, and no object",
      """
      attributes: [{name: N, type: INTEGER, hidden: true}]
      blacklistEntries: [{pattern: n@example.com, description: new}]
      datasources: [{name: N, url: https://n.example}]
      lists:
        - name: N
          senderAddress: n@example.com
          settings: {TrackingPermissionDetachedFromMembership: true}
          targetGroups: [{name: N, filterString: x}]
          textModules: [{name: N, type: TEXT, text: x}]
      """,
      looks: [
        "/attributes?pageSize=1000", "/blacklist-entries?pageSize=1000", "/datasources/http?pageSize=1000",
        "/lists?pageSize=1000", "/target-groups?pageSize=1000", "/text-modules?pageSize=1000",
      ],
      is: .applied(
        [
          "applied + attribute/N", "applied + blacklist-entry/n@example.com", "applied + datasource/N",
          "applied + list/N", "applied ~ list/N/setting/TrackingPermissionDetachedFromMembership",
          "applied + list/N/target-group/N", "applied + list/N/text-module/N",
        ],
        writes: [
          "POST /attributes?hidden=true", "POST /blacklist-entries", "POST /datasources/http", "POST /lists",
          "PUT /lists/64/settings/TrackingPermissionDetachedFromMembership", "POST /target-groups",
          "POST /text-modules",
        ]
      )
    ),
    StaleCase(
      "a list that somebody has made as planned: what is below it goes there",
      """
      lists:
        - name: N
          senderAddress: n@example.com
          settings: {TrackingPermissionDetachedFromMembership: true}
          targetGroups: [{name: N, filterString: x}]
      """,
      looks: [
        "/lists?pageSize=1000", "/lists/70/settings/TrackingPermissionDetachedFromMembership",
        "/target-groups?pageSize=1000",
      ],
      { $0.add("lists", #"{"id": 70, "name": "N", "type": "STANDARD", "senderAddress": "n@example.com"}"#) },
      is: .applied(
        [
          "applied + list/N: already up to date",
          "applied ~ list/N/setting/TrackingPermissionDetachedFromMembership",
          "applied + list/N/target-group/N",
        ],
        writes: [
          "PUT /lists/70/settings/TrackingPermissionDetachedFromMembership", "POST /target-groups",
        ]
      )
    ),
    StaleCase(
      "a list that somebody has made otherwise",
      "lists: [{name: N, senderAddress: n@example.com, description: new}]",
      {
        $0.add(
          "lists",
          #"{"id": 70, "name": "n", "type": "STANDARD", "senderAddress": "o@example.com", "description": "new"}"#
        )
      },
      is: .stale([
        "  + list/N: one of its name was made since the plan was made, and it is different",
        #"      name:          planned none, found "n", wanted "N""#,
        #"      senderAddress: planned none, found "o@example.com", wanted "n@example.com""#,
      ])
    ),
    StaleCase(
      "a target group of another list is another one",
      "lists: [{name: A, targetGroups: [{name: N, filterString: x}]}]",
      looks: ["/target-groups?pageSize=1000", "/lists/3"],
      { $0.add("targetGroups", #"{"id": 70, "listId": 1, "name": "N", "filterString": "y"}"#) },
      is: .applied(["applied + list/A/target-group/N"], writes: ["POST /target-groups"])
    ),
    StaleCase(
      "a text module that somebody has made as planned, with other ends of lines",
      #"textModules: [{name: N, type: TEXT, text: "a\nb"}]"#,
      looks: ["/text-modules?pageSize=1000", "/text-modules/70?embedded=inx:editor-content"],
      { $0.add("textModules", #"{"id": 70, "listId": 1, "name": "N", "type": "TEXT", "text": "a\r\nb"}"#) },
      is: .applied(["applied + text-module/N: already up to date"], writes: [])
    ),
    StaleCase(
      "a text module that somebody has made otherwise",
      "textModules: [{name: N, type: TEXT_HTML, text: a, html: b}]",
      { $0.add("textModules", #"{"id": 70, "listId": 1, "name": "N", "type": "TEXT", "text": "a"}"#) },
      is: .stale([
        "  + text-module/N: one of its name was made since the plan was made, and it is different",
        #"      type: planned none, found "TEXT", wanted "TEXT_HTML""#,
        #"      html: planned none, found none, wanted "b""#,
      ])
    ),
    StaleCase(
      "a blacklist entry in other letters is the same",
      "blacklistEntries: [{pattern: N@example.com, description: new}]",
      { $0.add("blacklistEntries", #"{"id": 70, "pattern": "n@example.com", "description": "new"}"#) },
      is: .applied(["applied + blacklist-entry/N@example.com: already up to date"], writes: [])
    ),
    StaleCase(
      "a datasource that somebody has made otherwise, but for what is not managed",
      "datasources: [{name: N, url: https://n.example}]",
      {
        $0.add(
          "datasources",
          #"{"id": 70, "name": "N", "url": "https://n.example", "useType": "TEXT", "fetchStrategy": "RECIPIENT_BASED"}"#
        )
      },
      is: .applied(["applied + datasource/N: already up to date"], writes: [])
    ),
  ]

  static let replacements = [
    StaleCase(
      "a target group: its collection, and itself",
      "targetGroups: [{name: G, filterString: y}]",
      looks: ["/lists?pageSize=1000", "/target-groups/20", "/target-groups?pageSize=1000", users],
      { $0.set("targetGroups", 20, "description", .string("other")) },
      is: .applied(
        ["applied -/+ target-group/G"],
        writes: [
          "POST /target-groups", "DELETE /target-groups/20", "POST /target-groups",
          "DELETE /target-groups/61",
        ]
      )
    ),
    StaleCase(
      "a target group's managed field",
      "targetGroups: [{name: G, filterString: y}]",
      { $0.set("targetGroups", 20, "filterString", .string("z")) },
      is: .stale([
        "  -/+ target-group/G: it was changed in the tenant since the plan was made",
        #"      filterString: planned "x = 1", found "z", wanted "y""#,
      ])
    ),
    StaleCase(
      "a target group, as it is wanted",
      "targetGroups: [{name: G, filterString: y}]",
      { $0.set("targetGroups", 20, "filterString", .string("  y ")) },
      is: .applied(["applied -/+ target-group/G: already up to date"], writes: [])
    ),
    StaleCase(
      "a target group that was made again as it is wanted",
      "targetGroups: [{name: G, filterString: y}]",
      { $0.makeAgain("targetGroups", 20, "filterString", .string("y")) },
      is: .applied(["applied -/+ target-group/G: already up to date"], writes: [])
    ),
    StaleCase(
      "a target group that was made again otherwise",
      "targetGroups: [{name: G, filterString: y}]",
      { $0.makeAgain("targetGroups", 20, "filterString", .string("z")) },
      is: .stale([
        "  -/+ target-group/G: another of its name was made since the plan was made",
        #"      filterString: planned none, found "z", wanted "y""#,
      ])
    ),
    StaleCase(
      "a target group that was deleted",
      "targetGroups: [{name: G, filterString: y}]",
      { $0.remove("targetGroups", 20) },
      is: .stale(["  -/+ target-group/G: it was deleted in the tenant since the plan was made"])
    ),
    StaleCase(
      "a target group that was renamed",
      "lists: [{name: A, targetGroups: [{name: G, filterString: y}]}]",
      looks: ["/target-groups/21", "/target-groups?pageSize=1000"],
      { $0.set("targetGroups", 21, "name", .string("H")) },
      is: .stale([
        "  -/+ list/A/target-group/G: it was changed in the tenant since the plan was made",
        #"      name: planned "G", found "H", wanted "G""#,
      ])
    ),
    StaleCase(
      "a text module: what is not managed goes with it",
      "textModules: [{name: T, type: HTML}]",
      looks: ["/text-modules/30?embedded=inx:editor-content", "/text-modules?pageSize=1000"],
      { $0.set("textModules", 30, "html", .string("other")) },
      is: .applied(
        ["applied -/+ text-module/T"],
        writes: [
          "POST /text-modules", "PUT /text-modules/30", "PUT /text-modules/61", "DELETE /text-modules/30",
        ]
      )
    ),
    StaleCase(
      "a text module that was deleted",
      "textModules: [{name: T, type: HTML}]",
      { $0.remove("textModules", 30) },
      is: .stale(["  -/+ text-module/T: it was deleted in the tenant since the plan was made"])
    ),
    StaleCase(
      "an attribute's managed field",
      "attributes: [{name: P, maxLength: 80, hidden: true}]",
      looks: ["/attributes/10", "/attributes?pageSize=1000"],
      { $0.set("attributes", 10, "maxLength", .int(70)) },
      is: .stale([
        "  -/+ attribute/P: it was changed in the tenant since the plan was made",
        "      maxLength: planned 9, found 70, wanted 80",
      ])
    ),
    // Whether somebody has deleted it or a run that was killed: it is to be there in the new form.
    StaleCase(
      "an attribute that is gone",
      "attributes: [{name: P, maxLength: 80, hidden: true}]",
      { $0.remove("attributes", 10) },
      is: .applied(["applied -/+ attribute/P"], writes: ["POST /attributes?hidden=true"])
    ),
    StaleCase(
      "a blacklist entry's managed field: its collection alone is read",
      "blacklistEntries: [{pattern: x@example.com, description: new}]",
      looks: ["/blacklist-entries?pageSize=1000"],
      { $0.set("blacklistEntries", 40, "description", .string("other")) },
      is: .stale([
        "  -/+ blacklist-entry/x@example.com: it was changed in the tenant since the plan was made",
        #"      description: planned "old", found "other", wanted "new""#,
      ])
    ),
  ]

  static let updatesAndDeletes = [
    StaleCase(
      "a text module's managed content",
      "textModules: [{name: T, text: new}]",
      looks: ["/text-modules/30?embedded=inx:editor-content"],
      { $0.set("textModules", 30, "text", .string("other")) },
      is: .stale([
        "  ~ text-module/T: it was changed in the tenant since the plan was made",
        #"      text: planned "t", found "other", wanted "new""#,
      ])
    ),
    StaleCase(
      "a text module's content that is not managed",
      "textModules: [{name: T, text: new}]",
      { $0.set("textModules", 30, "html", .string("other")) },
      is: .applied(["applied ~ text-module/T"], writes: ["PUT /text-modules/30"])
    ),
    StaleCase(
      "a datasource's managed field",
      "datasources: [{name: D, useType: ATTACHMENT_FILE, url: 'https://x.example'}]",
      looks: ["/datasources/http/50"],
      {
        $0.set("datasources", 50, "useType", .string("TRANSFORMED_TEXT"))
        $0.set("datasources", 50, "url", .string("https://y.example"))
      },
      is: .stale([
        "  ~ datasource/D: it was changed in the tenant since the plan was made",
        #"      url:     planned "https://x.example", found "https://y.example", wanted "https://x.example""#,
        #"      useType: planned "TEXT", found "TRANSFORMED_TEXT", wanted "ATTACHMENT_FILE""#,
      ])
    ),
    StaleCase(
      "deletes: each by its id, by pattern in its collection",
      """
      attributes: [{name: P, state: absent}]
      blacklistEntries: [{pattern: x@example.com, state: absent}]
      datasources: [{name: D, state: absent}]
      lists: [{name: A, targetGroups: [{name: G, state: absent}]}]
      targetGroups: [{name: G, state: absent}]
      textModules: [{name: T, state: absent}]
      """,
      looks: [
        "/attributes/10", "/blacklist-entries?pageSize=1000", "/datasources/http/50", users,
        "/lists/3", "/lists?pageSize=1000", "/target-groups/20", "/target-groups/21",
        "/target-groups?pageSize=1000", "/text-modules/30?embedded=inx:editor-content",
        "/text-modules?pageSize=1000",
      ],
      is: .applied(
        [
          "applied - attribute/P", "applied - blacklist-entry/x@example.com", "applied - datasource/D",
          "applied - list/A/target-group/G", "applied - target-group/G", "applied - text-module/T",
        ],
        writes: [
          "DELETE /attributes/10", "DELETE /blacklist-entries?pattern=x%40example.com",
          "DELETE /datasources/http/50", "DELETE /target-groups/21", "DELETE /target-groups/20",
          "DELETE /text-modules/30",
        ]
      )
    ),
    StaleCase(
      "all of them are gone",
      """
      attributes: [{name: P, state: absent}]
      blacklistEntries: [{pattern: x@example.com, state: absent}]
      targetGroups: [{name: G, state: absent}]
      """,
      {
        $0.remove("attributes", 10)
        $0.remove("blacklistEntries", 40)
        $0.remove("targetGroups", 20)
      },
      is: .applied(
        [
          "applied - attribute/P: already up to date",
          "applied - blacklist-entry/x@example.com: already up to date",
          "applied - target-group/G: already up to date",
        ],
        writes: []
      )
    ),
    StaleCase(
      "one that has moved stops all of them",
      "{datasources: [{name: D, state: absent}], textModules: [{name: T, state: absent}], lists: [{name: A, senderName: Anne}]}",
      {
        $0.remove("datasources", 50)
        $0.set("textModules", 30, "html", .string("other"))
        $0.remove("lists", 3)
      },
      is: .stale([
        "  ~ list/A: it was deleted in the tenant since the plan was made",
        "  - text-module/T: it was changed in the tenant since the plan was made",
        #"      html: planned "h", found "other", wanted none"#,
      ])
    ),
    StaleCase(
      "a pattern that was entered again",
      "blacklistEntries: [{pattern: x@example.com, state: absent}]",
      { $0.makeAgain("blacklistEntries", 40, "description", .string("other")) },
      is: .stale([
        "  - blacklist-entry/x@example.com: another of its name was made since the plan was made"
      ])
    ),
    StaleCase(
      "a target group to be deleted that was renamed",
      "targetGroups: [{name: G, state: absent}]",
      { $0.set("targetGroups", 20, "name", .string("H")) },
      is: .stale([
        "  - target-group/G: it was changed in the tenant since the plan was made",
        #"      name: planned "G", found "H", wanted none"#,
      ])
    ),
  ]
}
