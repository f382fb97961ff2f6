import Resources
import Testing

/// What a change relies on beside its own object: its list, what it names, who uses it, and that nothing has its name.
extension StaleCase {
  /// What tells who uses a target group.
  static let users =
    "/regular-mailings?mailingStates=DRAFT,APPROVAL_REQUESTED,APPROVED,SCHEDULED,ACTIVE,INTERRUPTED&pageSize=1000"

  private static let welcome =
    "lists: [{name: A, subscriptionSettings: {sendWelcomeMessage: true, welcomeMailing: W}}]"
  private static let mailing =
    #"{"id": 58, "listId": 3, "name": "May", "subject": "m", "type": "REGULAR_MAILING", "mailingState": "DRAFT","#
    + #" "targetGroupConfiguration": {"combination": "MATCH_ALL", "targetGroups": [20]}}"#

  static let surroundings = [
    StaleCase(
      "settings that name a mailing",
      welcome,
      looks: ["/lists/3", "/lists/3/subscription-settings", "/subscription-mailings?pageSize=1000"],
      is: .applied(["applied ~ list/A/subscription-settings"], writes: ["PUT /lists/3/subscription-settings"])
    ),
    StaleCase(
      "the mailing is not approved any more",
      welcome,
      { $0.set("mailings", 59, "mailingState", .string("DRAFT")) },
      is: .stale([
        #"  ~ list/A/subscription-settings: the subscription mailing "W" that its welcomeMailing names is not approved any more (DRAFT)"#
      ])
    ),
    StaleCase(
      "the mailing is called otherwise",
      welcome,
      { $0.set("mailings", 59, "name", .string("V")) },
      is: .stale([
        #"  ~ list/A/subscription-settings: the subscription mailing "W" that its welcomeMailing names is called "V" by now"#
      ])
    ),
    StaleCase(
      "the mailing was deleted",
      welcome,
      { $0.remove("mailings", 59) },
      is: .stale([
        "  ~ list/A/subscription-settings: the subscription mailing that its welcomeMailing names was deleted since the plan was made"
      ])
    ),
    StaleCase(
      "a mailing holds the target group by now",
      "targetGroups: [{name: G, filterString: y}]",
      { $0.add("mailings", mailing) },
      is: .stale([#"  -/+ target-group/G: regular mailing "May" (DRAFT) names it since the plan was made"#])
    ),
    StaleCase(
      "a mailing holds the target group that was to be deleted",
      "targetGroups: [{name: G, state: absent}]",
      { $0.add("mailings", mailing) },
      is: .stale([#"  - target-group/G: regular mailing "May" (DRAFT) names it since the plan was made"#])
    ),
    StaleCase(
      "the list of a create is called otherwise",
      "lists: [{name: A, textModules: [{name: N, type: TEXT, text: x}]}]",
      looks: ["/lists/3", "/text-modules?pageSize=1000"],
      { $0.set("lists", 3, "name", .string("Other")) },
      is: .stale([#"  + list/A/text-module/N: its list is called "Other" by now"#])
    ),
    StaleCase(
      "the list of a create was deleted",
      "lists: [{name: A, textModules: [{name: N, type: TEXT, text: x}]}]",
      { $0.remove("lists", 3) },
      is: .stale(["  + list/A/text-module/N: its list was deleted in the tenant since the plan was made"])
    ),
    StaleCase(
      "the list of a create, which the plan renames, has its new name",
      "lists: [{name: B, formerly: A, textModules: [{name: N, type: TEXT, text: x}]}]",
      { $0.set("lists", 3, "name", .string("B")) },
      is: .applied(
        ["applied ~ list/B: already up to date", "applied + list/B/text-module/N"],
        writes: ["POST /text-modules"]
      )
    ),
    StaleCase(
      "a new name is taken",
      "datasources: [{name: E, formerly: D}]",
      looks: ["/datasources/http/50", "/datasources/http?pageSize=1000"],
      { $0.add("datasources", #"{"id": 58, "name": "E", "useType": "TEXT", "fetchStrategy": "ONCE"}"#) },
      is: .stale(["  ~ datasource/E: another of its name was made since the plan was made"])
    ),
    StaleCase(
      "what was to be deleted was made again",
      "attributes: [{name: P, state: absent}]",
      looks: ["/attributes/10", "/attributes?pageSize=1000"],
      { $0.makeAgain("attributes", 10) },
      is: .stale(["  - attribute/P: another of its name was made since the plan was made"])
    ),
  ]
}
