import Resources
import Testing

/// What guards would say by now: nothing goes that the plan did not show.
extension StaleCase {
  private static let gone = "lists: [{name: A, state: absent}]"
  private static let contents = [
    "/lists/3", "/regular-mailings?listIds=3&pageSize=1000", "/target-groups?pageSize=1000",
    "/test-profiles?allAttributes=true&pageSize=1000", "/text-modules?pageSize=1000",
  ]
  private static let dynamic =
    #"{"id": 70, "name": "B", "type": "DYNAMIC", "senderAddress": "b@example.com"}"#
  private static let standard =
    #"{"id": 70, "name": "B", "type": "STANDARD", "senderAddress": "b@example.com"}"#

  private static func module(_ id: Int, _ name: String, list: Int = 3) -> String {
    #"{"id": \#(id), "listId": \#(list), "name": "\#(name)", "type": "TEXT", "text": "n"}"#
  }

  private static func mailing(_ id: Int, _ name: String, _ state: String, list: Int = 3) -> String {
    #"{"id": \#(id), "listId": \#(list), "name": "\#(name)", "subject": "m", "type": "REGULAR_MAILING","#
      + #" "mailingState": "\#(state)", "targetGroupConfiguration": {"combination": "MATCH_ALL","#
      + #" "targetGroups": [{"targetGroupId": 20}]}}"#
  }

  private static func came(_ what: String) -> End {
    .stale(["  - list/A: \(what) come into it since the plan was made, and would be deleted with it"])
  }

  private static let bound = "since the plan was made the tenant has dynamic lists, which are bound to one"

  static let guarded = [
    StaleCase(
      "a deleted list with what was in it, and less",
      gone,
      looks: contents,
      {
        $0.remove("textModules", 31)
        $0.set("targetGroups", 21, "description", .string("other"))
        $0.add("textModules", module(70, "N", list: 1))
      },
      is: .applied(["applied - list/A"], writes: ["DELETE /lists/3"])
    ),
    StaleCase(
      "a text module has come into a deleted list",
      gone,
      { $0.add("textModules", module(70, "N")) },
      is: came(#"the text module "N" has"#)
    ),
    StaleCase(
      "a protected target group has come into a deleted list",
      "{policy: {protect: ['list/A/target-group/Keep*']}, \(gone)}",
      { $0.add("targetGroups", #"{"id": 70, "listId": 3, "name": "Keep me", "filterString": "y"}"#) },
      is: came(#"the target group "Keep me" has"#)
    ),
    StaleCase(
      "a mailing has come into a deleted list",
      gone,
      { $0.add("mailings", mailing(70, "May", "DRAFT")) },
      is: came(#"the mailing "May" has"#)
    ),
    StaleCase(
      "much has come into a deleted list",
      gone,
      {
        for id in 70..<75 { $0.add("textModules", module(id, "N\(id)")) }
      },
      is: came(#"the text module "N70", the text module "N71", the text module "N72" and 2 more have"#)
    ),
    StaleCase(
      "what was in a deleted list was made again",
      gone,
      { $0.makeAgain("textModules", 31) },
      is: came(#"the text module "T" has"#)
    ),
    StaleCase(
      "what was in a deleted list bears a protected name by now",
      "{policy: {protect: ['list/A/text-module/Keep*']}, \(gone)}",
      { $0.set("textModules", 31, "name", .string("Keep me")) },
      is: .stale([#"  - list/A: the text module "T" in it is called "Keep me" since the plan was made"#])
    ),
    StaleCase(
      "a group in a deleted list bears another name by now",
      gone,
      { $0.set("targetGroups", 21, "name", .string("g")) },
      is: .stale([#"  - list/A: the target group "G" in it is called "g" since the plan was made"#])
    ),
    StaleCase(
      "a dynamic list was made, and a target group is replaced",
      "targetGroups: [{name: G, filterString: y}]",
      { $0.add("lists", dynamic) },
      is: .stale(["  -/+ target-group/G: \(bound)"])
    ),
    StaleCase(
      "a dynamic list was made, and a target group is deleted",
      "targetGroups: [{name: G, state: absent}]",
      { $0.add("lists", dynamic) },
      is: .stale(["  - target-group/G: \(bound)"])
    ),
    StaleCase(
      "a list of another type was made, and a target group is deleted",
      "targetGroups: [{name: G, state: absent}]",
      { $0.add("lists", standard) },
      is: .applied(["applied - target-group/G"], writes: ["DELETE /target-groups/20"])
    ),
    StaleCase(
      "a dynamic list was made: a list's own target groups do not mind",
      "lists: [{name: A, targetGroups: [{name: G, state: absent}]}]",
      { $0.add("lists", dynamic) },
      is: .applied(["applied - list/A/target-group/G"], writes: ["DELETE /target-groups/21"])
    ),
    StaleCase(
      "a mailing holds a target group that another one held, which was allowed",
      "lists: [{name: A, targetGroups: [{name: I, state: absent}]}]",
      {
        $0.set("mailings", 55, "subject", .string("other"))
        $0.add("mailings", mailing(70, "May", "SCHEDULED").replacing("20", with: "23"))
      },
      is: .stale([
        #"  - list/A/target-group/I: regular mailing "May" (SCHEDULED) names it since the plan was made"#
      ])
    ),
    StaleCase(
      "a mailing of the same name, in another list, holds a target group that one held, which was allowed",
      "lists: [{name: A, targetGroups: [{name: I, state: absent}]}]",
      {
        $0.add("lists", standard)
        $0.add("mailings", mailing(71, "D", "DRAFT", list: 70).replacing("20", with: "23"))
      },
      is: .stale([
        #"  - list/A/target-group/I: regular mailing "D" (DRAFT) names it since the plan was made"#
      ])
    ),
    StaleCase(
      "the mailing that held a target group, which was allowed, has another state by now",
      "lists: [{name: A, targetGroups: [{name: I, state: absent}]}]",
      { $0.set("mailings", 55, "mailingState", .string("APPROVED")) },
      is: .applied(["applied - list/A/target-group/I"], writes: ["DELETE /target-groups/23"])
    ),
  ]
}
