import Resources
import Testing

/// What wanted values name within filters and by the entries of maps: each name must mean what it meant.
extension StaleCase {
  private static let groups = "/target-groups?pageSize=1000"
  private static let attributes = "/attributes?pageSize=1000"

  private static func own(_ filter: String) -> String {
    "lists: [{name: A, targetGroups: [{name: N, filterString: '\(filter)'}]}]"
  }

  private static func group(_ name: String, list: Int) -> String {
    #"{"id": 70, "listId": \#(list), "name": "\#(name)", "filterString": "y"}"#
  }

  private static func moved(_ what: String) -> End {
    .stale([#"  + list/A/target-group/N: the target group "J" that its filterString names \#(what)"#])
  }

  private static func moved(attribute name: String, _ what: String) -> End {
    .stale([#"  + target-group/N: the attribute "\#(name)" that its filterString names \#(what)"#])
  }

  private static let deletedMeanwhile = "was deleted since the plan was made"
  private static let madeAgain = "was deleted since the plan was made, and another of its name was made"
  private static let hidden = "would be another one by now, of its own list"

  static let groupsNamed = [
    StaleCase(
      "a filter's target group as it was",
      own(#"belongsNOTtogroup( J ) AND BelongsToGroup("G")"#),
      looks: ["/lists/3", groups],
      {
        $0.set("targetGroups", 22, "description", .string("other"))
        // Of another list's own: nobody's business.
        $0.add("targetGroups", group("J", list: 2))
      },
      is: .applied(["applied + list/A/target-group/N"], writes: ["POST /target-groups"])
    ),
    StaleCase(
      "a filter's target group was deleted",
      own("belongsnottogroup(J)"),
      { $0.remove("targetGroups", 22) },
      is: moved(deletedMeanwhile)
    ),
    StaleCase(
      "a filter's target group is called otherwise",
      own(#"BELONGSTOGROUP("J")"#),
      { $0.set("targetGroups", 22, "name", .string("K")) },
      is: moved(#"is called "K" by now"#)
    ),
    StaleCase(
      "a filter's target group was made again",
      own(#"BelongsToGroup("J")"#),
      { $0.makeAgain("targetGroups", 22) },
      is: moved(madeAgain)
    ),
    StaleCase(
      "a filter's target group was moved to a list",
      own(#"BelongsToGroup("J")"#),
      { $0.set("targetGroups", 22, "listId", .int(3)) },
      is: moved("was moved to another list since the plan was made")
    ),
    StaleCase(
      "a filter's target group is hidden by one of the list's own",
      own(#"Column("P") = "x" AND BelongsToGroup("J")"#),
      { $0.add("targetGroups", group("J", list: 3)) },
      is: moved(hidden)
    ),
    StaleCase(
      "a filter's target group, which the plan replaces, is hidden by one of the list's own",
      "{targetGroups: [{name: J, filterString: y}], \(own("BelongsToGroup(J)"))}",
      { $0.add("targetGroups", group("J", list: 3)) },
      is: moved(hidden)
    ),
    StaleCase(
      "a filter's target group, which the plan replaces, was replaced",
      "{targetGroups: [{name: J, filterString: y}], \(own("BelongsToGroup(J)"))}",
      { $0.makeAgain("targetGroups", 22, "filterString", .string("y")) },
      is: .applied(
        ["applied -/+ target-group/J: already up to date", "applied + list/A/target-group/N"],
        writes: ["POST /target-groups"]
      )
    ),
    StaleCase(
      "a target group of the list's own that a filter names was deleted: the system's of its name is another one",
      own(#"BelongsToGroup("G")"#),
      { $0.remove("targetGroups", 21) },
      is: .stale([
        #"  + list/A/target-group/N: the target group "G" that its filterString names was deleted since the plan was made"#
      ])
    ),
    StaleCase(
      "a target group of the list's own names the system's of its name",
      "lists: [{name: A, targetGroups: [{name: G, filterString: 'BelongsToGroup(\"G\")'}]}]",
      { $0.makeAgain("targetGroups", 20) },
      is: .stale([
        #"  -/+ list/A/target-group/G: the target group "G" that its filterString names \#(madeAgain)"#
      ])
    ),
    StaleCase(
      "a filter that is carried over names a target group that was deleted",
      "targetGroups: [{name: G, description: new}]",
      seed: [("targetGroups", 20, "filterString", .string(#"BelongsToGroup("J")"#))],
      { $0.remove("targetGroups", 22) },
      is: .stale([
        #"  -/+ target-group/G: the target group "J" that its filterString names was deleted since the plan was made"#
      ])
    ),
    StaleCase(
      "a filter in a list that the plan makes names a target group that was deleted",
      """
      lists: [{name: B, senderAddress: b@example.com,
        targetGroups: [{name: N, filterString: 'BelongsToGroup("J")'}]}]
      """,
      { $0.remove("targetGroups", 22) },
      is: .stale([
        #"  + list/B/target-group/N: the target group "J" that its filterString names was deleted since the plan was made"#
      ])
    ),
    StaleCase(
      "a filter in a list that somebody has made as planned, with a target group of its own",
      """
      lists: [{name: B, senderAddress: b@example.com,
        targetGroups: [{name: N, filterString: 'BelongsToGroup("J")'}]}]
      """,
      {
        $0.add("lists", #"{"id": 71, "name": "B", "type": "STANDARD", "senderAddress": "b@example.com"}"#)
        $0.add("targetGroups", group("J", list: 71))
      },
      is: .stale([#"  + list/B/target-group/N: the target group "J" that its filterString names \#(hidden)"#])
    ),
    StaleCase(
      "a name within a string is none",
      own(#"P LIKE "BelongsToGroup(J)""#),
      { $0.remove("targetGroups", 22) },
      is: .applied(["applied + list/A/target-group/N"], writes: ["POST /target-groups"])
    ),
    StaleCase(
      "a target group that is made as planned needs nothing of what it names",
      own(#"BelongsToGroup("J")"#),
      looks: ["/lists/3", groups],
      {
        $0.remove("targetGroups", 22)
        $0.add(
          "targetGroups",
          #"{"id": 70, "listId": 3, "name": "N", "filterString": "BelongsToGroup(\"J\")"}"#
        )
      },
      is: .applied(["applied + list/A/target-group/N: already up to date"], writes: [])
    ),
  ]

  static let attributesNamed = [
    StaleCase(
      "a filter's attributes as they were",
      #"targetGroups: [{name: N, filterString: 'column(P) = "x" AND Q = "y" AND other = "z"'}]"#,
      looks: [attributes, groups],
      {
        $0.set("attributes", 10, "maxLength", .int(70))
        $0.add("attributes", #"{"id": 70, "name": "other", "type": "BOOLEAN"}"#)
      },
      is: .applied(["applied + target-group/N"], writes: ["POST /target-groups"])
    ),
    StaleCase(
      "a filter's attribute was deleted",
      #"targetGroups: [{name: N, filterString: 'COLUMN("P") = "x"'}]"#,
      { $0.remove("attributes", 10) },
      is: moved(attribute: "P", deletedMeanwhile)
    ),
    StaleCase(
      "a bare attribute of a filter was deleted",
      #"targetGroups: [{name: N, filterString: 'P = "x" AND IsOld(Q)'}]"#,
      { $0.remove("attributes", 11) },
      is: moved(attribute: "Q", deletedMeanwhile)
    ),
    StaleCase(
      "a filter's attribute is called otherwise",
      #"targetGroups: [{name: N, filterString: 'Column(P) = "x"'}]"#,
      { $0.set("attributes", 10, "name", .string("O")) },
      is: moved(attribute: "P", #"is called "O" by now"#)
    ),
    StaleCase(
      "a filter's attribute was made again",
      #"targetGroups: [{name: N, filterString: 'Column(P) = "x"'}]"#,
      { $0.makeAgain("attributes", 10) },
      is: moved(attribute: "P", madeAgain)
    ),
    StaleCase(
      "a filter's attribute has another type",
      #"targetGroups: [{name: N, filterString: 'Column(P) = "x"'}]"#,
      {
        $0.set("attributes", 10, "type", .string("BOOLEAN"))
        $0.set("attributes", 10, "maxLength", .null)
      },
      is: moved(attribute: "P", "has the type BOOLEAN by now, not TEXT")
    ),
    StaleCase(
      "a filter's attribute, declared as well, has another type",
      #"{attributes: [{name: P, type: TEXT, maxLength: 9}], targetGroups: [{name: N, filterString: 'P = "x"'}]}"#,
      {
        $0.set("attributes", 10, "type", .string("BOOLEAN"))
        $0.set("attributes", 10, "maxLength", .null)
      },
      is: moved(attribute: "P", "has the type BOOLEAN by now, not TEXT")
    ),
    StaleCase(
      "a filter's attribute, which the plan makes anew, was made anew",
      #"{attributes: [{name: P, maxLength: 80, hidden: true}], targetGroups: [{name: N, filterString: 'P = "x"'}]}"#,
      { $0.makeAgain("attributes", 10, "maxLength", .int(80)) },
      is: .applied(
        ["applied -/+ attribute/P: already up to date", "applied + target-group/N"],
        writes: ["POST /target-groups"]
      )
    ),
    StaleCase(
      "a carried over filter's attribute was deleted",
      "targetGroups: [{name: G, description: new}]",
      seed: [("targetGroups", 20, "filterString", .string(#"Column("P") = "x""#))],
      { $0.remove("attributes", 10) },
      is: .stale([
        #"  -/+ target-group/G: the attribute "P" that its filterString names was deleted since the plan was made"#
      ])
    ),
    StaleCase(
      "a test profile's attribute was deleted",
      #"testProfiles: [{description: N, email: n@example.com, attributes: {P: "1", Q: null}}]"#,
      { $0.remove("attributes", 10) },
      is: .stale([
        #"  + test-profile/N: the attribute "P" that its attributes names was deleted since the plan was made"#
      ])
    ),
    StaleCase(
      "a changed test profile's attribute has another type",
      #"testProfiles: [{description: Anna, attributes: {P: "3"}}]"#,
      {
        $0.set("attributes", 10, "type", .string("INTEGER"))
        $0.set("attributes", 10, "maxLength", .null)
      },
      is: .stale([
        #"  ~ test-profile/Anna: the attribute "P" that its attributes names has the type INTEGER by now, not TEXT"#
      ])
    ),
    StaleCase(
      "a test profile's attribute that has no value any more is nobody's business",
      #"testProfiles: [{description: Anna, email: b@example.com}]"#,
      looks: ["/test-profiles/51?allAttributes=true", "/test-profiles?allAttributes=true&pageSize=1000"],
      { $0.remove("attributes", 11) },
      is: .applied(["applied ~ test-profile/Anna"], writes: ["PATCH /test-profiles/51"])
    ),
  ]
}
