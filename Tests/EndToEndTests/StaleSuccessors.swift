import Resources
import Testing

/// Objects that were deleted and made again since a plan was saved: under another id they are others, which nobody has seen in
/// the plan.
extension StaleCase {
  private static let another = "another of its name was made since the plan was made"

  static let successorsOfChanged = [
    StaleCase(
      "a list to be updated, made again as it was",
      listUpdate,
      looks: ["/lists/3", "/lists?pageSize=1000"],
      { $0.makeAgain("lists", 3) },
      is: .stale([
        "  ~ list/A: \(another)", #"      senderName: planned none, found "Anna", wanted "Anne""#,
      ])
    ),
    StaleCase(
      "a list to be updated, made again as it is wanted",
      listUpdate,
      { $0.makeAgain("lists", 3, "senderName", .string("Anne")) },
      is: .applied(["applied ~ list/A: already up to date"], writes: [])
    ),
    StaleCase(
      "a list to be renamed, made again under its old name beside one of the new name",
      "lists: [{name: B, formerly: A}]",
      {
        $0.makeAgain("lists", 3)
        $0.add("lists", #"{"id": 1070, "name": "B", "type": "STANDARD", "senderAddress": "a@example.com"}"#)
      },
      is: .stale(["  ~ list/B: \(another)"])
    ),
    StaleCase(
      "a datasource to be updated, made again as it was",
      "datasources: [{name: D, url: https://n.example}]",
      { $0.makeAgain("datasources", 50) },
      is: .stale([
        "  ~ datasource/D: \(another)",
        #"      url: planned none, found "https://x.example", wanted "https://n.example""#,
      ])
    ),
    StaleCase(
      "a text module to be updated, made again as it was",
      "textModules: [{name: T, text: new}]",
      { $0.makeAgain("textModules", 30) },
      is: .stale(["  ~ text-module/T: \(another)", #"      text: planned none, found "t", wanted "new""#])
    ),
    StaleCase(
      "a text module to be updated, made again as it is wanted",
      "textModules: [{name: T, text: new}]",
      { $0.makeAgain("textModules", 30, "text", .string("new")) },
      is: .applied(["applied ~ text-module/T: already up to date"], writes: [])
    ),
    StaleCase(
      "a test profile to be updated, made again as it was",
      "testProfiles: [{description: Anna, email: n@example.com}]",
      { $0.makeAgain("testProfiles", 51) },
      is: .stale([
        "  ~ test-profile/Anna: \(another)",
        #"      email: planned none, found "a@example.com", wanted "n@example.com""#,
      ])
    ),
    StaleCase(
      "a mailing to be updated, made again as it was",
      "lists: [{name: A, mailings: [{name: D, subject: new}]}]",
      { $0.makeAgain("mailings", 55) },
      is: .stale([
        "  ~ list/A/mailing/D: \(another)", #"      subject: planned none, found "d", wanted "new""#,
      ])
    ),
    StaleCase(
      "an attribute to be replaced, made again as it was",
      "attributes: [{name: P, maxLength: 80, hidden: true}]",
      { $0.makeAgain("attributes", 10) },
      is: .stale(["  -/+ attribute/P: \(another)", "      maxLength: planned none, found 9, wanted 80"])
    ),
    StaleCase(
      "a blacklist entry to be replaced, made again as it was",
      "blacklistEntries: [{pattern: x@example.com, description: new}]",
      { $0.makeAgain("blacklistEntries", 40) },
      is: .stale([
        "  -/+ blacklist-entry/x@example.com: \(another)",
        #"      description: planned none, found "old", wanted "new""#,
      ])
    ),
    StaleCase(
      "target groups to be replaced, made again as they were",
      "{targetGroups: [{name: G, filterString: y}], lists: [{name: A, targetGroups: [{name: G, filterString: z}]}]}",
      {
        $0.makeAgain("targetGroups", 20)
        $0.makeAgain("targetGroups", 21)
      },
      is: .stale([
        "  -/+ list/A/target-group/G: \(another)",
        #"      filterString: planned none, found "x = 1", wanted "z""#,
        "  -/+ target-group/G: \(another)",
        #"      filterString: planned none, found "x = 1", wanted "y""#,
      ])
    ),
    StaleCase(
      "a text module to be replaced, made again as it was",
      "textModules: [{name: T, type: HTML}]",
      { $0.makeAgain("textModules", 30) },
      is: .stale([
        "  -/+ text-module/T: \(another)", #"      type: planned none, found "TEXT_HTML", wanted "HTML""#,
      ])
    ),
    StaleCase(
      "a mailing to be replaced, made again as it was",
      "lists: [{name: A, mailings: [{name: D, editorContentType: HTML}]}]",
      { $0.makeAgain("mailings", 55) },
      is: .stale([
        "  -/+ list/A/mailing/D: \(another)",
        #"      editorContentType: planned none, found "TEXT_HTML", wanted "HTML""#,
      ])
    ),
  ]

  static let successorsOfDeleted = [
    StaleCase(
      "a list to be deleted, made again",
      "lists: [{name: A, state: absent}]",
      { $0.makeAgain("lists", 3) },
      is: .stale(["  - list/A: \(another)"])
    ),
    StaleCase(
      "what is to be deleted in the system, made again",
      """
      attributes: [{name: Q, state: absent}]
      blacklistEntries: [{pattern: x@example.com, state: absent}]
      datasources: [{name: D, state: absent}]
      targetGroups: [{name: G, state: absent}]
      textModules: [{name: T, state: absent}]
      """,
      {
        $0.makeAgain("attributes", 11)
        $0.makeAgain("blacklistEntries", 40)
        $0.makeAgain("datasources", 50)
        $0.makeAgain("targetGroups", 20)
        $0.makeAgain("textModules", 30)
      },
      is: .stale([
        "  - attribute/Q: \(another)", "  - blacklist-entry/x@example.com: \(another)",
        "  - datasource/D: \(another)", "  - target-group/G: \(another)", "  - text-module/T: \(another)",
      ])
    ),
    StaleCase(
      "what is to be deleted in a list, made again",
      """
      lists:
        - name: A
          targetGroups: [{name: G, state: absent}]
          textModules: [{name: T, state: absent}]
          mailings: [{name: D, state: absent}]
      """,
      {
        $0.makeAgain("targetGroups", 21)
        $0.makeAgain("textModules", 31)
        $0.makeAgain("mailings", 55)
      },
      is: .stale([
        "  - list/A/mailing/D: \(another)", "  - list/A/target-group/G: \(another)",
        "  - list/A/text-module/T: \(another)",
      ])
    ),
    StaleCase(
      "what is to be deleted is gone with its list",
      "lists: [{name: A, textModules: [{name: T, state: absent}]}]",
      looks: [
        "/lists/3", "/lists?pageSize=1000", "/text-modules/31?embedded=inx:editor-content", allModules,
      ],
      { $0.remove("lists", 3) },
      is: .applied(["applied - list/A/text-module/T: already up to date"], writes: [])
    ),
    StaleCase(
      "what is to be deleted is gone with its list, and there is another list of its name",
      "lists: [{name: A, textModules: [{name: T, state: absent}]}]",
      {
        $0.remove("lists", 3)
        $0.add("lists", #"{"id": 70, "name": "a", "type": "STANDARD", "senderAddress": "a@example.com"}"#)
        $0.add("textModules", #"{"id": 71, "listId": 70, "name": "T", "type": "TEXT", "text": "t"}"#)
      },
      is: .stale([
        "  - list/A/text-module/T: its list was deleted in the tenant since the plan was made, and another of its name was made"
      ])
    ),
  ]

  private static let allModules = "/text-modules?pageSize=1000"

  /// The list has another name by now, and another list has its old one.
  private static let swapped: Meddling = {
    $0.set("lists", 3, "name", .string("B"))
    $0.add("lists", #"{"id": 70, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"}"#)
  }

  static let listsOfChanges = [
    StaleCase(
      "a setting of a list that is called otherwise",
      "lists: [{name: A, settings: {TrackingPermissionDetachedFromMembership: true}}]",
      swapped,
      is: .stale([
        #"  ~ list/A/setting/TrackingPermissionDetachedFromMembership: its list is called "B" by now"#
      ])
    ),
    StaleCase(
      "settings documents of a list that is called otherwise, one as it is wanted",
      "lists: [{name: A, subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN}, unsubscriptionSettings: {deleteMember: true}}]",
      {
        swapped(&$0)
        $0.set("subscriptionSettings", 3, "subscriptionType", .int(11))
      },
      is: .stale([
        #"  ~ list/A/subscription-settings: its list is called "B" by now"#,
        #"  ~ list/A/unsubscription-settings: its list is called "B" by now"#,
      ])
    ),
    StaleCase(
      "objects of a list that is called otherwise",
      """
      lists:
        - name: A
          targetGroups: [{name: G, filterString: y}, {name: I, state: absent}]
          textModules: [{name: T, text: new}]
          testProfiles: [{description: Anna, email: n@example.com}]
          mailings: [{name: D, targetGroups: null}]
      """,
      swapped,
      is: .stale(
        [
          "  ~ list/A/mailing/D", "  -/+ list/A/target-group/G", "  ~ list/A/test-profile/Anna",
          "  ~ list/A/text-module/T", "  - list/A/target-group/I",
        ].map { $0 + #": its list is called "B" by now"# }
      )
    ),
    StaleCase(
      "objects that are in another list of that name",
      """
      lists:
        - name: A
          targetGroups: [{name: G, state: absent}]
          textModules: [{name: T, text: new}]
      """,
      { $0.makeAgain("lists", 3) },
      is: .stale([
        "  ~ list/A/text-module/T: it was moved to another list since the plan was made",
        "  - list/A/target-group/G: it was moved to another list since the plan was made",
      ])
    ),
    StaleCase(
      "a setting that loses something in a list that somebody has made as planned",
      "lists: [{name: N, senderAddress: n@example.com, settings: {TrackingPermissionDetachedFromMembership: false}}]",
      {
        $0.add("lists", #"{"id": 70, "name": "N", "type": "STANDARD", "senderAddress": "n@example.com"}"#)
        $0.add(
          "settings",
          #"{"listId": 70, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}"#
        )
      },
      is: .stale([
        "  ~ list/N/setting/TrackingPermissionDetachedFromMembership: its list was made since the plan was made, and writing this would lose something: the tracking permissions of recipients who are no longer on the list are removed"
      ])
    ),
  ]
}
