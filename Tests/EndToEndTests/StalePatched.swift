import Resources
import Support

/// What can happen to test profiles and mailings, and to what they name, since a plan was saved.
extension StaleCase {
  private static let drafts = "/regular-mailings?pageSize=1000"
  private static let draft = ["/lists/3", "/regular-mailings/55", "/regular-mailings/55/editor-content"]
  private static let change = declared("{name: D, subject: new, html: new}")

  private static func declared(_ mailings: String) -> String {
    "lists: [{name: A, mailings: [\(mailings)]}]"
  }

  static let mailings = [
    StaleCase(
      "a mailing as it was",
      change,
      looks: draft + [drafts],
      is: .applied(["applied ~ list/A/mailing/D"], writes: ["PATCH /regular-mailings/55"])
    ),
    StaleCase(
      "a mailing of which no content is managed",
      declared("{name: D, subject: new}"),
      looks: draft + [drafts],
      { $0.set("mailings", 55, "html", .string("other")) },
      is: .applied(["applied ~ list/A/mailing/D"], writes: ["PATCH /regular-mailings/55"])
    ),
    StaleCase(
      "a mailing that was approved",
      change,
      looks: Array(draft.dropFirst()),
      { $0.set("mailings", 55, "mailingState", .string("APPROVED")) },
      is: .stale([
        "  ~ list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      mailingState: planned "DRAFT", found "APPROVED", wanted "DRAFT""#,
      ])
    ),
    StaleCase(
      "a mailing of another type by now",
      declared("{name: D, subject: new}"),
      { $0.set("mailings", 55, "editorContentType", .string("HTML_XML")) },
      is: .stale([
        "  ~ list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      editorContentType: planned "TEXT_HTML", found "HTML_XML", wanted "TEXT_HTML""#,
      ])
    ),
    StaleCase(
      "a mailing's managed content",
      change,
      { $0.set("mailings", 55, "html", .string("other")) },
      is: .stale([
        "  ~ list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      html: planned "h", found "other", wanted "new""#,
      ])
    ),
    StaleCase(
      "a mailing's content that is not managed",
      change,
      { $0.set("mailings", 55, "text", .string("other")) },
      is: .applied(["applied ~ list/A/mailing/D"], writes: ["PATCH /regular-mailings/55"])
    ),
    StaleCase(
      "a mailing, as it is wanted",
      change,
      {
        $0.set("mailings", 55, "subject", .string("new"))
        $0.set("mailings", 55, "html", .string("new"))
      },
      is: .applied(["applied ~ list/A/mailing/D: already up to date"], writes: [])
    ),
    StaleCase(
      "a mailing that is half as it is wanted",
      change,
      { $0.set("mailings", 55, "html", .string("new")) },
      is: .applied(["applied ~ list/A/mailing/D"], writes: ["PATCH /regular-mailings/55"])
    ),
    StaleCase(
      "a mailing that was deleted",
      change,
      { $0.remove("mailings", 55) },
      is: .stale(["  ~ list/A/mailing/D: it was deleted in the tenant since the plan was made"])
    ),
    StaleCase(
      "a mailing that was renamed",
      change,
      { $0.set("mailings", 55, "name", .string("E")) },
      is: .stale([
        "  ~ list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      name: planned "D", found "E", wanted "D""#,
      ])
    ),
    StaleCase(
      "a mailing to be deleted: its content too",
      declared("{name: D, state: absent}"),
      looks: draft + [drafts],
      is: .applied(["applied - list/A/mailing/D"], writes: ["DELETE /regular-mailings/55"])
    ),
    StaleCase(
      "a mailing to be deleted whose content has changed",
      declared("{name: D, state: absent}"),
      { $0.set("mailings", 55, "text", .string("other")) },
      is: .stale([
        "  - list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      text: planned "t", found "other", wanted none"#,
      ])
    ),
    StaleCase(
      "a mailing to be deleted that was approved",
      declared("{name: D, state: absent}"),
      { $0.set("mailings", 55, "mailingState", .string("APPROVED")) },
      is: .stale([
        "  - list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      mailingState: planned "DRAFT", found "APPROVED", wanted none"#,
      ])
    ),
    StaleCase(
      "a mailing to be deleted that is gone",
      declared("{name: D, state: absent}"),
      looks: ["/lists/3", "/regular-mailings/55", drafts],
      { $0.remove("mailings", 55) },
      is: .applied(["applied - list/A/mailing/D: already up to date"], writes: [])
    ),
  ]

  private static let new =
    "{name: N, subject: n, editorContentType: TEXT, text: t, targetGroups: {combination: MATCH_ALL, groups: [J, I]}}"

  private static func made(_ members: String) -> String {
    #"{"id": 70, "listId": 3, "name": "N", "type": "REGULAR_MAILING", "mailingState": "DRAFT", "editorContentType": "TEXT", "#
      + members + "}"
  }

  private static let other = "{name: D, editorContentType: HTML}"

  static let mailingsRemade = [
    StaleCase(
      "a create: its collection and its list",
      declared(new),
      looks: ["/lists/3", drafts, "/target-groups?pageSize=1000"],
      is: .applied(
        ["applied + list/A/mailing/N"],
        writes: ["POST /regular-mailings", "PATCH /regular-mailings/61"]
      )
    ),
    // As a run leaves it that was killed before the PATCH.
    StaleCase(
      "a create that a run has begun",
      declared(new),
      { $0.add("mailings", made(#""subject": "n", "text": "t""#)) },
      is: .applied(["applied + list/A/mailing/N"], writes: ["PATCH /regular-mailings/70"])
    ),
    StaleCase(
      "a mailing that somebody has made as planned",
      declared(new),
      {
        $0.add(
          "mailings",
          made(
            #""subject": "n", "text": "t", "targetGroupConfiguration": {"combination": "MATCH_ALL", "targetGroups": [{"targetGroupId": 22}, {"targetGroupId": 23}]}"#
          )
        )
      },
      is: .applied(["applied + list/A/mailing/N: already up to date"], writes: [])
    ),
    StaleCase(
      "a mailing that somebody has made otherwise",
      declared(new),
      { $0.add("mailings", made(#""subject": "other", "text": "other""#)) },
      is: .stale([
        "  + list/A/mailing/N: one of its name was made since the plan was made, and it is different",
        #"      subject: planned none, found "other", wanted "n""#,
        #"      text:    planned none, found "other", wanted "t""#,
      ])
    ),
    StaleCase(
      "a mailing that somebody has made for others",
      declared(new),
      {
        $0.add(
          "mailings",
          made(
            #""subject": "n", "text": "t", "targetGroupConfiguration": {"combination": "MATCH_ONE", "targetGroups": [{"targetGroupId": 22}]}"#
          )
        )
      },
      is: .stale([
        "  + list/A/mailing/N: one of its name was made since the plan was made, and it is different",
        #"      targetGroups: planned none, found MATCH_ONE of {id: 22}, wanted MATCH_ALL of {id: 22}, {id: 23}"#,
      ])
    ),
    // One of the name of another type is not what is meant.
    StaleCase(
      "a mailing of another kind under its name",
      declared(new),
      { $0.add("mailings", made(#""subject": "n""#).replacing("REGULAR_MAILING", with: "SEQUENCE_MAILING")) },
      is: .applied(
        ["applied + list/A/mailing/N"],
        writes: ["POST /regular-mailings", "PATCH /regular-mailings/71"]
      )
    ),
    StaleCase(
      "a replacement: what is not managed goes with it",
      declared(other),
      looks: draft + [drafts],
      { $0.set("mailings", 55, "html", .string("other")) },
      is: .applied(
        ["applied -/+ list/A/mailing/D"],
        writes: [
          "POST /regular-mailings", "PATCH /regular-mailings/61", "PATCH /regular-mailings/55",
          "PATCH /regular-mailings/61", "DELETE /regular-mailings/55",
        ]
      )
    ),
    StaleCase(
      "a mailing to be replaced that was approved",
      declared(other),
      { $0.set("mailings", 55, "mailingState", .string("APPROVED")) },
      is: .stale([
        "  -/+ list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      mailingState: planned "DRAFT", found "APPROVED", wanted "DRAFT""#,
      ])
    ),
    StaleCase(
      "a mailing to be replaced, as it is wanted",
      declared(other),
      { $0.set("mailings", 55, "editorContentType", .string("HTML")) },
      is: .applied(["applied -/+ list/A/mailing/D: already up to date"], writes: [])
    ),
    StaleCase(
      "a mailing to be replaced, of which somebody has edited what is lost",
      declared(other),
      { $0.set("mailings", 55, "text", .string("edited")) },
      is: .stale([
        "  -/+ list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      text: planned "t", found "edited", wanted none"#,
      ])
    ),
    StaleCase(
      "a mailing to be replaced, of which somebody has edited what is carried over",
      declared(other),
      { $0.set("mailings", 55, "subject", .string("edited")) },
      is: .applied(
        ["applied -/+ list/A/mailing/D"],
        writes: [
          "POST /regular-mailings", "PATCH /regular-mailings/61", "PATCH /regular-mailings/55",
          "PATCH /regular-mailings/61", "DELETE /regular-mailings/55",
        ]
      )
    ),
    StaleCase(
      "a mailing to be replaced that was deleted",
      declared(other),
      { $0.remove("mailings", 55) },
      is: .stale(["  -/+ list/A/mailing/D: it was deleted in the tenant since the plan was made"])
    ),
  ]

  private static let named = declared(
    "{name: D, subject: new, targetGroups: {combination: MATCH_ALL, groups: [J, I]}}"
  )
  private static let replaced = """
    targetGroups: [{name: J, filterString: y}]
    lists: [{name: A, mailings: [{name: D, targetGroups: {combination: MATCH_ALL, groups: [J, I]}}]}]
    """

  private static func groups(_ ids: Int...) -> JSON {
    .members([
      "combination": .string("MATCH_ALL"),
      "targetGroups": .array(ids.map { .members(["targetGroupId": .int($0)]) }),
    ])
  }

  static let namedByPatched = [
    StaleCase(
      "target groups that a mailing names, as they were",
      declared("{name: D, targetGroups: {combination: MATCH_ONE, groups: [J, I, G]}}"),
      looks: draft + [drafts, "/target-groups?pageSize=1000"],
      is: .applied(["applied ~ list/A/mailing/D"], writes: ["PATCH /regular-mailings/55"])
    ),
    StaleCase(
      "a mailing that is for others by now",
      named,
      { $0.set("mailings", 55, "targetGroupConfiguration", groups(22)) },
      is: .stale([
        "  ~ list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      targetGroups: planned MATCH_ALL of {id: 22}, {id: 23}, found MATCH_ALL of {id: 22}, wanted MATCH_ALL of {id: 22}, {id: 23}"#,
      ])
    ),
    StaleCase(
      "a target group that a declared mailing names, to be replaced",
      replaced,
      is: .applied(
        ["applied -/+ target-group/J", "applied ~ list/A/mailing/D"],
        writes: [
          "POST /target-groups", "DELETE /target-groups/22", "POST /target-groups",
          "DELETE /target-groups/61", "PATCH /regular-mailings/55",
        ]
      )
    ),
    // As a run leaves it that was killed before the mailing's PATCH: the tenant has let go of the old one.
    StaleCase(
      "a target group that a declared mailing names, replaced by a run",
      replaced,
      {
        $0.makeAgain("targetGroups", 22, "filterString", .string("y"))
        $0.set("mailings", 55, "targetGroupConfiguration", groups(23))
      },
      is: .applied(
        ["applied -/+ target-group/J: already up to date", "applied ~ list/A/mailing/D"],
        writes: ["PATCH /regular-mailings/55"]
      )
    ),
    StaleCase(
      "a target group and the mailing that names it, both done",
      replaced,
      {
        $0.makeAgain("targetGroups", 22, "filterString", .string("y"))
        $0.set("mailings", 55, "targetGroupConfiguration", groups(1022, 23))
      },
      is: .applied(
        ["applied -/+ target-group/J: already up to date", "applied ~ list/A/mailing/D: already up to date"],
        writes: []
      )
    ),
    StaleCase(
      "a target group to be replaced, and its mailing is approved by now",
      replaced,
      { $0.set("mailings", 55, "mailingState", .string("APPROVED")) },
      is: .stale([
        "  ~ list/A/mailing/D: it was changed in the tenant since the plan was made",
        #"      mailingState: planned "DRAFT", found "APPROVED", wanted "DRAFT""#,
      ])
    ),
    StaleCase(
      "an attribute that a declared test profile has a value of, replaced by a run",
      "{attributes: [{name: P, maxLength: 80, hidden: true}], testProfiles: [{description: Anna, attributes: {P: '1'}}]}",
      {
        $0.makeAgain("attributes", 10, "maxLength", .int(80))
        $0.set("testProfiles", 51, "attributes", values(["Q": "2"]))
      },
      is: .applied(
        ["applied -/+ attribute/P: already up to date", "applied ~ test-profile/Anna"],
        writes: ["PATCH /test-profiles/51"]
      )
    ),
  ]

  // MARK: - What is not so yet

  static let valuesShown = [
    StaleCase(
      "a managed value",
      profile,
      looks: [profileItself],
      { $0.set("testProfiles", 51, "attributes", values(["P": "other", "Q": "2"])) },
      is: .stale([
        "  ~ test-profile/Anna: it was changed in the tenant since the plan was made",
        #"      attributes: planned {"P": "1"}, found {"P": "other"}, wanted {"P": "new"}"#,
      ])
    ),
    StaleCase(
      "a managed value that was taken away",
      profile,
      { $0.set("testProfiles", 51, "attributes", values(["Q": "2"])) },
      is: .stale([
        "  ~ test-profile/Anna: it was changed in the tenant since the plan was made",
        #"      attributes: planned {"P": "1"}, found {}, wanted {"P": "new"}"#,
      ])
    ),
  ]

  static let targetGroupsMoved = [
    StaleCase(
      "a target group that a mailing is to name was deleted",
      declared("{name: D, targetGroups: {combination: MATCH_ONE, groups: [G]}}"),
      { $0.remove("targetGroups", 21) },
      is: .stale([
        #"  ~ list/A/mailing/D: the target group "G" that its targetGroups names was deleted since the plan was made"#
      ])
    ),
    StaleCase(
      "a target group that a mailing is to name was renamed",
      declared("{name: D, targetGroups: {combination: MATCH_ONE, groups: [G]}}"),
      { $0.set("targetGroups", 21, "name", .string("Z")) },
      is: .stale([
        #"  ~ list/A/mailing/D: the target group "G" that its targetGroups names is called "Z" by now"#
      ])
    ),
    StaleCase(
      "a target group that a mailing names already was renamed",
      named,
      { $0.set("targetGroups", 22, "name", .string("Z")) },
      is: .stale([
        #"  ~ list/A/mailing/D: the target group "J" that its targetGroups names is called "Z" by now"#
      ])
    ),
  ]

}
