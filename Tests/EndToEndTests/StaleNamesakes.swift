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
  ]
}
