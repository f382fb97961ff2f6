import Resources
import Testing

/// What wanted values name by number: each must be what the plan has shown, under its number and under its name.
extension StaleCase {
  private static let allMailings = "/mailings?pageSize=1000"
  private static let opened =
    "targetGroups: [{name: N, filterString: 'HasOpened(${mailing:A/W}) AND hasClickedAny(${mailing:A/D})'}]"
  private static let own =
    "lists: [{name: A, targetGroups: [{name: G, filterString: 'HasOpened(${mailing:W})'}]}]"

  static let referents = [
    StaleCase(
      "a filter's mailings as they were",
      opened,
      looks: [allMailings, "/lists/3", "/target-groups?pageSize=1000"],
      is: .applied(["applied + target-group/N"], writes: ["POST /target-groups"])
    ),
    StaleCase(
      "a filter's mailing is called otherwise",
      opened,
      { $0.set("mailings", 59, "name", .string("V")) },
      is: .stale([
        #"  + target-group/N: the mailing "W" that its filterString names is called "V" by now"#
      ])
    ),
    StaleCase(
      "a filter's second mailing was deleted",
      opened,
      { $0.remove("mailings", 55) },
      is: .stale([
        #"  + target-group/N: the mailing "D" that its filterString names was deleted since the plan was made"#
      ])
    ),
    StaleCase(
      "a filter's mailing was replaced by another of its name",
      own,
      { $0.makeAgain("mailings", 59) },
      is: .stale([
        #"  -/+ list/A/target-group/G: the mailing "W" that its filterString names was deleted since the plan was made"#
      ])
    ),
    StaleCase(
      "a filter's mailing was moved to another list",
      own,
      { $0.set("mailings", 59, "listId", .int(1)) },
      is: .stale([
        #"  -/+ list/A/target-group/G: the mailing "W" that its filterString names was moved to another list since the plan was made"#
      ])
    ),
    StaleCase(
      "a filter's mailing has got a second one of its name",
      own,
      {
        $0.add(
          "mailings",
          #"{"id": 80, "listId": 3, "name": "W", "subject": "w", "type": "REGULAR_MAILING", "mailingState": "DRAFT"}"#
        )
      },
      is: .stale([
        #"  -/+ list/A/target-group/G: the mailing "W" that its filterString names is not the only one of its name any more"#
      ])
    ),
    StaleCase(
      "the list of a filter's mailing is called otherwise",
      opened,
      { $0.set("lists", 3, "name", .string("B")) },
      is: .stale([
        #"  + target-group/N: the list of the mailing "W" that its filterString names is called "B" by now"#
      ])
    ),
    StaleCase(
      "the list of a filter's mailing, which the plan renames, has its new name",
      "{lists: [{name: B, formerly: A}], \(opened)}",
      { $0.set("lists", 3, "name", .string("B")) },
      is: .applied(
        ["applied ~ list/B: already up to date", "applied + target-group/N"],
        writes: ["POST /target-groups"]
      )
    ),
    StaleCase(
      "a declared filter that stays as it is names a mailing that is called otherwise",
      "targetGroups: [{name: J, description: new, filterString: 'HasOpened(${mailing:A/W})'}]",
      seed: [("targetGroups", 22, "filterString", .string("HasOpened(59)"))],
      { $0.set("mailings", 59, "name", .string("V")) },
      is: .stale([
        #"  -/+ target-group/J: the mailing "W" that its filterString names is called "V" by now"#
      ])
    ),
    StaleCase(
      "a declared mailing of settings that stays as it is is called otherwise",
      "lists: [{name: A, subscriptionSettings: {sendWelcomeMessage: true, welcomeMailing: W}}]",
      seed: [("subscriptionSettings", 3, "welcomeMailingId", .int(59))],
      { $0.set("mailings", 59, "name", .string("V")) },
      is: .stale([
        #"  ~ list/A/subscription-settings: the subscription mailing "W" that its welcomeMailing names is called "V" by now"#
      ])
    ),
    StaleCase(
      "a declared mailing of settings that stays as it is needs no approval",
      "lists: [{name: A, subscriptionSettings: {sendWelcomeMessage: true, welcomeMailing: W}}]",
      seed: [("subscriptionSettings", 3, "welcomeMailingId", .int(59))],
      { $0.set("mailings", 59, "mailingState", .string("DRAFT")) },
      is: .applied(["applied ~ list/A/subscription-settings"], writes: ["PUT /lists/3/subscription-settings"])
    ),
    StaleCase(
      "a mailing of settings by its id is called otherwise",
      "lists: [{name: A, subscriptionSettings: {welcomeMailing: {id: 59}}}]",
      { $0.set("mailings", 59, "name", .string("V")) },
      is: .stale([
        #"  ~ list/A/subscription-settings: the subscription mailing "W" that its welcomeMailing names is called "V" by now"#
      ])
    ),
  ]
}
