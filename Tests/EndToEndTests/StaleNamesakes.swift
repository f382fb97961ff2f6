import Testing

/// What has come beside the objects of a saved plan, and could be taken for them: a new plan would stop at it.
extension StaleCase {
  private static let another = "another of its name was made since the plan was made"

  private static func module(_ id: Int, _ name: String, list: Int = 1) -> String {
    #"{"id": \#(id), "listId": \#(list), "name": "\#(name)", "type": "TEXT", "text": "n"}"#
  }

  private static func group(_ id: Int, _ name: String, list: Int = 1) -> String {
    #"{"id": \#(id), "listId": \#(list), "name": "\#(name)", "description": "d", "filterString": "x = 1"}"#
  }

  private static func profile(_ id: Int, _ name: String) -> String {
    #"{"id": \#(id), "listId": 3, "description": "\#(name)", "email": "b@example.com", "attributes": {}}"#
  }

  private static func draft(_ id: Int, _ name: String, list: Int = 3) -> String {
    #"{"id": \#(id), "listId": \#(list), "name": "\#(name)", "subject": "d", "type": "REGULAR_MAILING","#
      + #" "mailingState": "DRAFT", "editorContentType": "TEXT", "text": "t"}"#
  }

  static let namesakes = [
    StaleCase(
      "a text module of that name in another list is another one",
      "textModules: [{name: T, text: new}]",
      {
        $0.add("lists", #"{"id": 69, "name": "B", "type": "STANDARD", "senderAddress": "b@example.com"}"#)
        $0.add("textModules", module(70, "T", list: 69))
      },
      is: .applied(["applied ~ text-module/T"], writes: ["PUT /text-modules/30"])
    ),
    StaleCase(
      "a second mailing, and one is updated",
      "lists: [{name: A, mailings: [{name: D, subject: new}]}]",
      { $0.add("mailings", draft(70, "D")) },
      is: .stale(["  ~ list/A/mailing/D: \(another)"])
    ),
    StaleCase(
      "a second mailing, and one is deleted",
      "lists: [{name: A, mailings: [{name: D, state: absent}]}]",
      { $0.add("mailings", draft(70, "D")) },
      is: .stale(["  - list/A/mailing/D: \(another)"])
    ),
    StaleCase(
      "a second test profile, and one is updated",
      "lists: [{name: A, testProfiles: [{description: Anna, email: n@example.com}]}]",
      { $0.add("testProfiles", profile(70, "Anna")) },
      is: .stale(["  ~ list/A/test-profile/Anna: \(another)"])
    ),
    StaleCase(
      "one that is created in other letters",
      "textModules: [{name: New, type: TEXT, text: x}]",
      { $0.add("textModules", module(70, "NEW")) },
      is: .stale([
        #"  + text-module/New: the text module "NEW" was made since the plan was made, and only case or Unicode form tells it from "New""#
      ])
    ),
    StaleCase(
      "a list that is created is the same by full folding alone",
      "lists: [{name: straße, senderAddress: n@example.com}]",
      {
        $0.add(
          "lists",
          #"{"id": 70, "name": "STRASSE", "type": "STANDARD", "senderAddress": "n@example.com"}"#
        )
      },
      is: .stale([
        #"  + list/straße: the list "STRASSE" was made since the plan was made, and only case or Unicode form tells it from "straße""#
      ])
    ),
    StaleCase(
      "a plan makes two that case alone tells apart",
      "textModules: [{name: New, type: TEXT, text: n}, {name: NEW, type: TEXT, text: n}]",
      { $0.add("textModules", module(70, "NEW")) },
      is: .applied(
        ["applied + text-module/NEW: already up to date", "applied + text-module/New"],
        writes: ["POST /text-modules"]
      )
    ),
    StaleCase(
      "a mailing that holds a replaced target group is scheduled by now",
      "targetGroups: [{name: J, filterString: y}]",
      seed: [("mailings", 55, "mailingState", .string("APPROVED"))],
      { $0.set("mailings", 55, "mailingState", .string("SCHEDULED")) },
      is: .stale([
        #"  -/+ target-group/J: regular mailing "D" (SCHEDULED) uses it, and was not yet in that state when the plan was made"#
      ])
    ),
    StaleCase(
      "a mailing that holds a deleted target group is being sent by now",
      "targetGroups: [{name: J, state: absent}]",
      { $0.set("mailings", 55, "mailingState", .string("ACTIVE")) },
      is: .stale([
        #"  - target-group/J: regular mailing "D" (ACTIVE) uses it, and was not yet in that state when the plan was made"#
      ])
    ),
    StaleCase(
      "one that is created beside a declared one of other letters, as when the plan was made",
      "textModules: [{name: T}, {name: t, type: TEXT, text: x}]",
      is: .applied(["applied + text-module/t"], writes: ["POST /text-modules"])
    ),
    StaleCase(
      "one that is created beside a declared one of other letters, and another has come in its place",
      "textModules: [{name: T}, {name: t, type: TEXT, text: x}]",
      { $0.makeAgain("textModules", 30) },
      is: .stale([
        #"  + text-module/t: the text module "T" was made since the plan was made, and only case or Unicode form tells it from "t""#
      ])
    ),
    StaleCase(
      "one of two that case alone tells apart",
      "textModules: [{name: T}, {name: t, text: x}]",
      seed: [("textModules", 31, "listId", .int(1)), ("textModules", 31, "name", .string("t"))],
      is: .applied(["applied ~ text-module/t"], writes: ["PUT /text-modules/31"])
    ),
    StaleCase(
      "a list of the tenant's own is no look-alike that has come",
      "lists: [{name: straße, senderAddress: n@example.com}]",
      seed: [("lists", 3, "name", .string("STRASSE")), ("lists", 3, "type", .string("ADMIN"))],
      is: .applied(["applied + list/straße"], writes: ["POST /lists"])
    ),
    StaleCase(
      "a second test profile whose description ends like a temporary name",
      "lists: [{name: A, testProfiles: [{description: Anna~inx-apply, email: n@example.com}]}]",
      seed: [("testProfiles", 52, "description", .string("Anna~inx-apply"))],
      { $0.add("testProfiles", profile(70, "Anna~inx-apply")) },
      is: .stale(["  ~ list/A/test-profile/Anna~inx-apply: \(another)"])
    ),
    StaleCase(
      "a list whose name ends like a temporary one, made again",
      "lists: [{name: A~inx-apply, state: absent}]",
      seed: [("lists", 3, "name", .string("A~inx-apply"))],
      { $0.makeAgain("lists", 3) },
      is: .stale(["  - list/A~inx-apply: \(another)"])
    ),
    StaleCase(
      "a second test profile, where one waits for a person",
      deferred,
      { $0.add("testProfiles", profile(70, "Anna")) },
      is: .stale(["  ? list/A/test-profile/Anna: \(another)"])
    ),
    StaleCase(
      "a test profile that waits for a person, made again",
      deferred,
      { $0.makeAgain("testProfiles", 52) },
      is: .stale(["  ? list/A/test-profile/Anna: \(another)"])
    ),
    StaleCase(
      "a second mailing, where one is approved",
      "lists: [{name: A, senderName: Anne, mailings: [{name: D, subject: new}]}]",
      seed: [("mailings", 55, "mailingState", .string("APPROVED"))],
      { $0.add("mailings", draft(70, "D")) },
      is: .stale(["  ? list/A/mailing/D: \(another)"])
    ),
    StaleCase(
      "a test profile that waits for a person, and was deleted",
      deferred,
      { $0.remove("testProfiles", 52) },
      is: .applied(["applied ~ list/A"], writes: ["PUT /lists/3"])
    ),
  ]

  private static let deferred =
    "lists: [{name: A, senderName: Anne, testProfiles: [{description: Anna, state: absent}]}]"
}
