// Create, change, change back, delete: the kinds that are changed by a merge patch.
extension Cycle {
  static let patched = [
    testProfile, testProfilesOfTheirScopes, mailing, mailingsOfOnePart, mailingsThatAreNoDrafts,
    replacedWhereDrafted, replacedWhereGiven,
  ]

  private static let names =
    #"{"id": 7, "name": "Vorname", "type": "TEXT", "maxLength": 80, "hidden": false}"#
  private static let points = #"{"id": 8, "name": "Points", "type": "TEXT", "maxLength": 9, "hidden": false}"#

  private static let testProfile = Cycle(
    "test profile",
    from: State(["attributes": "\(names), \(points)"]),
    Step(
      """
      testProfiles:
        - description: Anna / 1
          email: anna@example.com
          trackingPermission: true
          attributes: {Vorname: Änna, Points: "3"}
      """,
      does: ["applied + test-profile/Anna %2F 1"],
      ["testProfiles": anna],
      next: 10
    ),
    // Values that are not declared are not managed, and stay.
    Step(
      "testProfiles: [{description: Anna / 1, email: a@example.com, attributes: {Vorname: Berta}}]",
      does: ["applied ~ test-profile/Anna %2F 1"],
      [
        "testProfiles": anna.replacing("anna@example.com", with: "a@example.com")
          .replacing("Änna", with: "Berta")
      ]
    ),
    // Null takes a value away; one that is not there is none already.
    Step(
      """
      testProfiles:
        - {description: Anna / 1, email: null, trackingPermission: false, attributes: {Vorname: null, Points: "4"}}
      """,
      does: ["applied ~ test-profile/Anna %2F 1"],
      [
        "testProfiles": """
        {"id": 9, "listId": 1, "description": "Anna / 1", "email": null, "trackingPermission": false,
          "attributes": {"Points": "4"}, "modificationDate": "DATE"}
        """
      ]
    ),
    Step(
      "testProfiles: [{description: Anna / 1, attributes: {Vorname: null}}]",
      does: [],
      [:]
    ),
    Step(
      """
      testProfiles:
        - description: Anna / 1
          email: anna@example.com
          trackingPermission: true
          attributes: {Vorname: Änna, Points: "3"}
      """,
      does: ["applied ~ test-profile/Anna %2F 1"],
      ["testProfiles": anna]
    ),
    Step("testProfiles: [{description: Anna / 1, attributes: {}}]", does: [], [:]),
    Step(
      "testProfiles: [{description: Bea, formerly: Anna / 1, trackingPermission: false}]",
      does: ["applied ~ test-profile/Bea"],
      ["testProfiles": anna.replacing("Anna / 1", with: "Bea").replacing("true", with: "false")]
    ),
    // The API has no DELETE for it.
    Step(
      "testProfiles: [{description: Bea, state: absent}, {description: Never was, state: absent}]",
      does: [],
      [:],
      left: ["? test-profile/Bea"]
    )
  )

  private static let anna = """
    {"id": 9, "listId": 1, "description": "Anna / 1", "email": "anna@example.com", "trackingPermission": true,
      "attributes": {"Points": "3", "Vorname": "Änna"}, "modificationDate": "DATE"}
    """

  /// One description in the system list and in two lists: three test profiles.
  private static let testProfilesOfTheirScopes = Cycle(
    "test profiles of one description",
    from: State([
      "lists": newsletter + ", " + newsletter.replacing("3", with: "4").replacing("News", with: "Other"),
      "attributes": names,
      "testProfiles": profile(20, 4, "other"),
    ]),
    Step(
      """
      testProfiles: [{description: Max, email: system@example.com, attributes: {Vorname: Max}}]
      lists:
        - name: Newsletter
          testProfiles: [{description: Max, email: list@example.com, attributes: {Vorname: Max}}]
      """,
      does: ["applied + list/Newsletter/test-profile/Max", "applied + test-profile/Max"],
      [
        "testProfiles": [profile(20, 4, "other"), profile(21, 3, "list"), profile(22, 1, "system")]
          .joined(separator: ",")
      ],
      next: 23
    ),
    Step(
      """
      testProfiles: [{description: Max, attributes: {Vorname: null}}]
      lists: [{name: Newsletter, testProfiles: [{description: Max, email: new@example.com}]}]
      """,
      does: ["applied ~ list/Newsletter/test-profile/Max", "applied ~ test-profile/Max"],
      [
        "testProfiles": [
          profile(20, 4, "other"), profile(21, 3, "new"),
          profile(22, 1, "system").replacing(#"{"Vorname": "Max"}"#, with: "{}"),
        ].joined(separator: ",")
      ]
    )
  )

  private static func profile(_ id: Int, _ list: Int, _ user: String) -> String {
    """
    {"id": \(id), "listId": \(list), "description": "Max", "email": "\(user)@example.com",
      "trackingPermission": null, "attributes": {"Vorname": "Max"}, "modificationDate": "DATE"}
    """
  }

  private static let vip =
    #"{"id": 10, "listId": 1, "name": "VIP", "description": null, "filterString": "x"}"#
  private static let ownVIP =
    #"{"id": 11, "listId": 3, "name": "VIP", "description": null, "filterString": "x"}"#
  private static let rich =
    #"{"id": 12, "listId": 1, "name": "Rich", "description": null, "filterString": "x"}"#

  private static let mailing = Cycle(
    "mailing",
    from: State(["lists": newsletter, "targetGroups": "\(vip), \(ownVIP), \(rich)"]),
    files: [
      "content/may.txt": "Hello\n\nBye\n", "content/may.html": "<p>Hällo</p>\n",
      "content/more.html": "<p>Hällo</p>\n<p>Bye</p>\n",
    ],
    // The list's own group of a name comes before the system's.
    Step(
      declared(
        """
        {name: May / 1, subject: Hi, editorContentType: TEXT_HTML, textFile: content/may.txt,
          htmlFile: content/may.html, targetGroups: {combination: MATCH_ALL, groups: [VIP, Rich]}}
        """
      ),
      does: ["applied + list/Newsletter/mailing/May %2F 1"],
      ["mailings": may],
      next: 14
    ),
    // What is not declared stays.
    Step(
      declared(
        "{name: May / 1, subject: Spring, targetGroups: {combination: MATCH_NONE, groups: [Rich]}}"
      ),
      does: ["applied ~ list/Newsletter/mailing/May %2F 1"],
      [
        "mailings": may.replacing("\"Hi\"", with: "\"Spring\"")
          .replacing("MATCH_ALL", with: "MATCH_NONE").replacing(#"{"targetGroupId": 11}, "#, with: "")
      ]
    ),
    Step(
      declared("{name: May / 1, htmlFile: content/more.html, targetGroups: null}"),
      does: ["applied ~ list/Newsletter/mailing/May %2F 1"],
      [
        "mailings": may.replacing("\"Hi\"", with: "\"Spring\"")
          .replacing(#"Hällo</p>\n"#, with: #"Hällo</p>\n<p>Bye</p>\n"#)
          .replacing("MATCH_ALL", with: "FILTER_GROUP_NOT_ASSIGNED")
          .replacing(#"{"targetGroupId": 11}, {"targetGroupId": 12}"#, with: "")
      ]
    ),
    Step(
      declared(
        """
        {name: May / 1, subject: Hi, htmlFile: content/may.html,
          targetGroups: {combination: MATCH_ALL, groups: [VIP, Rich]}}
        """
      ),
      does: ["applied ~ list/Newsletter/mailing/May %2F 1"],
      ["mailings": may]
    ),
    // Ends of lines do not count.
    Step(declared(#"{name: May / 1, text: "Hello\r\n\r\nBye\r\n"}"#), does: [], [:]),
    Step(
      declared("{name: June, formerly: May / 1, subject: Summer}"),
      does: ["applied ~ list/Newsletter/mailing/June"],
      ["mailings": may.replacing("May / 1", with: "June").replacing("\"Hi\"", with: "\"Summer\"")]
    ),
    // Another type is another draft; what is not declared is carried over.
    Step(
      declared("{name: June, editorContentType: HTML}"),
      ["--allow-data-loss", "list/Newsletter/mailing/June"],
      does: ["applied -/+ list/Newsletter/mailing/June"],
      ["mailings": june],
      next: 15
    ),
    Step(
      declared("{name: June, state: absent}, {name: May / 1, state: absent}"),
      ["--allow-data-loss", "list/Newsletter/mailing/June"],
      does: ["applied - list/Newsletter/mailing/June"],
      ["mailings": ""]
    )
  )

  /// A manifest of these mailings of one list.
  private static func declared(_ mailings: String) -> String {
    "lists: [{name: Newsletter, mailings: [\(mailings)]}]"
  }

  private static let may = """
    {"id": 13, "listId": 3, "name": "May / 1", "subject": "Hi", "editorContentType": "TEXT_HTML",
      "text": "Hello\\n\\nBye\\n", "html": "<p>Hällo</p>\\n", "type": "REGULAR_MAILING", "creationDate": "DATE",
      "scheduleDate": null, "modificationDate": "DATE", "mailingState": "DRAFT",
      "targetGroupConfiguration": {"combination": "MATCH_ALL",
        "targetGroups": [{"targetGroupId": 11}, {"targetGroupId": 12}]}}
    """

  private static let june = may.replacing("13", with: "14").replacing("May / 1", with: "June")
    .replacing("\"Hi\"", with: "\"Summer\"").replacing("TEXT_HTML", with: "HTML")
    .replacing(#""text": "Hello\n\nBye\n", "#, with: "")

  private static let mailingsOfOnePart = Cycle(
    "mailings of text and of HTML alone",
    from: State(["lists": newsletter]),
    Step(
      declared(
        """
        {name: T, subject: t, editorContentType: TEXT, text: Hello},
        {name: H, subject: h, editorContentType: HTML, html: <b>Hello</b>}
        """
      ),
      does: ["applied + list/Newsletter/mailing/H", "applied + list/Newsletter/mailing/T"],
      ["mailings": "\(html(4)), \(text(5))"],
      next: 6
    ),
    Step(
      declared("{name: T, text: Bye}, {name: H, html: <b>Bye</b>}"),
      does: ["applied ~ list/Newsletter/mailing/H", "applied ~ list/Newsletter/mailing/T"],
      ["mailings": "\(html(4)), \(text(5))".replacing("Hello", with: "Bye")]
    ),
    Step(
      declared("{name: T, text: Hello}, {name: H, html: <b>Hello</b>}"),
      does: ["applied ~ list/Newsletter/mailing/H", "applied ~ list/Newsletter/mailing/T"],
      ["mailings": "\(html(4)), \(text(5))"]
    ),
    Step(
      declared("{name: T, state: absent}, {name: H, state: absent}"),
      ["--allow-data-loss", "list/*/mailing/*", "--allow-deletes", "2"],
      does: ["applied - list/Newsletter/mailing/H", "applied - list/Newsletter/mailing/T"],
      ["mailings": ""]
    )
  )

  private static func text(_ id: Int) -> String {
    """
    {"id": \(id), "listId": 3, "name": "T", "subject": "t", "editorContentType": "TEXT", "text": "Hello",
      "type": "REGULAR_MAILING", "creationDate": "DATE", "scheduleDate": null, "modificationDate": "DATE",
      "mailingState": "DRAFT"}
    """
  }

  private static func html(_ id: Int) -> String {
    text(id).replacing("\"T\"", with: "\"H\"").replacing("\"t\"", with: "\"h\"")
      .replacing("\"TEXT\"", with: "\"HTML\"").replacing(
        #""text": "Hello""#,
        with: #""html": "<b>Hello</b>""#
      )
  }

  private static let approved = text(20).replacing("DRAFT", with: "APPROVED")
  private static let finished = html(21).replacing("DRAFT", with: "ACTIVE")
  private static let designed =
    #"{"id": 22, "listId": 3, "name": "X", "subject": "x", "editorContentType": "HTML_XML","#
    + #" "type": "REGULAR_MAILING", "mailingState": "DRAFT"}"#

  /// What is no draft of a type that can be written is a person's; as it is declared, it is well.
  private static let mailingsThatAreNoDrafts = Cycle(
    "mailings that are no drafts",
    from: State(["lists": newsletter, "mailings": "\(approved), \(finished), \(designed)"]),
    Step(
      declared("{name: T, subject: new}, {name: H, state: absent}, {name: X, subject: new}"),
      ["--allow-data-loss", "**"],
      does: [],
      [:],
      left: ["? list/Newsletter/mailing/H", "? list/Newsletter/mailing/T", "? list/Newsletter/mailing/X"]
    ),
    Step(
      declared("{name: T, editorContentType: HTML, html: x}, {name: N, formerly: H}"),
      ["--allow-data-loss", "**"],
      does: [],
      [:],
      left: ["? list/Newsletter/mailing/N", "? list/Newsletter/mailing/T"]
    ),
    Step(
      declared("{name: T, subject: t, text: Hello}, {name: H, subject: h}, {name: X, subject: x}"),
      does: [],
      [:]
    )
  )

  /// A group is replaced, and the draft that names it gets the new one's id.
  private static let replacedWhereDrafted = Cycle(
    "a replacement of a target group that a mailing names",
    from: State([
      "lists": newsletter, "targetGroups": "\(vip), \(rich)",
      "mailings": may.replacing("\"targetGroupId\": 11", with: "\"targetGroupId\": 10"),
    ]),
    Step(
      """
      targetGroups: [{name: Rich, filterString: y}]
      lists:
        - name: Newsletter
          mailings: [{name: May / 1, targetGroups: {combination: MATCH_ALL, groups: [VIP, Rich]}}]
      """,
      ["--allow-data-loss", "target-group/Rich"],
      does: ["applied -/+ target-group/Rich", "applied ~ list/Newsletter/mailing/May %2F 1"],
      [
        // 14 was the trial under a temporary name.
        "targetGroups": vip + "," + rich.replacing("12", with: "15").replacing("\"x\"", with: "\"y\""),
        "mailings": may.replacing("\"targetGroupId\": 11", with: "\"targetGroupId\": 10")
          .replacing("\"targetGroupId\": 12", with: "\"targetGroupId\": 15"),
      ],
      next: 16
    ),
    // The list gets a group of that name: the draft means that one from now on.
    Step(
      """
      lists:
        - name: Newsletter
          targetGroups: [{name: VIP, filterString: x}]
          mailings: [{name: May / 1, targetGroups: {combination: MATCH_ALL, groups: [VIP, Rich]}}]
      """,
      does: ["applied + list/Newsletter/target-group/VIP", "applied ~ list/Newsletter/mailing/May %2F 1"],
      [
        "targetGroups": [
          vip, rich.replacing("12", with: "15").replacing("\"x\"", with: "\"y\""),
          ownVIP.replacing("11", with: "16"),
        ].joined(separator: ","),
        "mailings": may.replacing("\"targetGroupId\": 11", with: "\"targetGroupId\": 16")
          .replacing("\"targetGroupId\": 12", with: "\"targetGroupId\": 15"),
      ],
      next: 17
    )
  )

  /// An attribute is replaced, which loses everybody's values: the test profile gets back the one that is declared.
  private static let replacedWhereGiven = Cycle(
    "a replacement of an attribute that a test profile has a value of",
    from: State(["attributes": "\(names), \(points)", "testProfiles": anna]),
    Step(
      """
      attributes: [{name: Points, type: INTEGER, hidden: false}]
      testProfiles: [{description: Anna / 1, attributes: {Points: "3"}}]
      """,
      ["--allow-data-loss", "attribute/Points"],
      does: ["applied -/+ attribute/Points", "applied ~ test-profile/Anna %2F 1"],
      [
        "attributes": names + #", {"id": 10, "name": "Points", "type": "INTEGER", "hidden": false}"#,
        "testProfiles": anna.replacing(
          #""Points": "3", "Vorname": "Änna""#,
          with: #""Vorname": "Änna", "Points": "3""#
        ),
      ],
      next: 11
    )
  )
}
