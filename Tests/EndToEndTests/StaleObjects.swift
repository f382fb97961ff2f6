import Testing

/// Objects that PUT or a replacement changes.
extension StaleCase {
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
