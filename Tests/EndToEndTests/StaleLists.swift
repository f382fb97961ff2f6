import Testing

/// Lists and their documents.
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
}
