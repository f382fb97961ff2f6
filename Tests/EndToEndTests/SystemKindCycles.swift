// Create, change, change back, delete: the kinds of the system scope.
extension Cycle {
  static let systemKinds = [attribute, blacklistEntry, datasource, targetGroup, textModule]

  private static let attribute = Cycle(
    "attribute",
    from: State(["attributes": #"{"id": 7, "name": "email", "type": "TEXT", "maxLength": 255}"#]),
    Step(
      "attributes: [{name: Points, type: TEXT, maxLength: 80, hidden: false}]",
      does: ["applied + attribute/Points"],
      [
        "attributes": """
        {"id": 7, "name": "email", "type": "TEXT", "maxLength": 255},
        {"id": 8, "name": "Points", "type": "TEXT", "maxLength": 80, "hidden": false}
        """
      ],
      next: 9
    ),
    Step(
      "attributes: [{name: Points, type: TEXT, maxLength: 90, hidden: false}]",
      ["--allow-data-loss", "attribute/Points"],
      does: ["applied -/+ attribute/Points"],
      [
        "attributes": """
        {"id": 7, "name": "email", "type": "TEXT", "maxLength": 255},
        {"id": 9, "name": "Points", "type": "TEXT", "maxLength": 90, "hidden": false}
        """
      ],
      next: 10
    ),
    // The limit is not declared, so a replacement for another reason keeps it; and the type goes back with it.
    Step(
      "attributes: [{name: Points, type: INTEGER, hidden: true}]",
      ["--allow-data-loss", "attribute/*"],
      does: ["applied -/+ attribute/Points"],
      [
        "attributes": """
        {"id": 7, "name": "email", "type": "TEXT", "maxLength": 255},
        {"id": 10, "name": "Points", "type": "INTEGER", "hidden": true}
        """
      ],
      next: 11
    ),
    Step(
      "attributes: [{name: Points, type: TEXT, maxLength: 80, hidden: false}]",
      ["--allow-data-loss", "**"],
      does: ["applied -/+ attribute/Points"],
      [
        "attributes": """
        {"id": 7, "name": "email", "type": "TEXT", "maxLength": 255},
        {"id": 11, "name": "Points", "type": "TEXT", "maxLength": 80, "hidden": false}
        """
      ],
      next: 12
    ),
    Step(
      "attributes: [{name: Points, state: absent}]",
      ["--allow-data-loss", "attribute/Points"],
      does: ["applied - attribute/Points"],
      ["attributes": #"{"id": 7, "name": "email", "type": "TEXT", "maxLength": 255}"#]
    )
  )

  private static let blacklistEntry = Cycle(
    "blacklist entry",
    Step(
      #"blacklistEntries: [{pattern: "a+b%c&d@example.com", description: Complaint}]"#,
      does: ["applied + blacklist-entry/a+b%25c&d@example.com"],
      ["blacklistEntries": entry(3, "Complaint")],
      next: 4
    ),
    Step(
      #"blacklistEntries: [{pattern: "A+B%C&D@example.com", description: Bounce}]"#,
      does: ["applied -/+ blacklist-entry/A+B%25C&D@example.com"],
      ["blacklistEntries": entry(4, "Bounce")],
      next: 5
    ),
    Step(
      #"blacklistEntries: [{pattern: "a+b%c&d@example.com", description: Complaint}]"#,
      does: ["applied -/+ blacklist-entry/a+b%25c&d@example.com"],
      ["blacklistEntries": entry(5, "Complaint")],
      next: 6
    ),
    Step(
      #"blacklistEntries: [{pattern: "a+b%c&d@example.com", description: null}]"#,
      does: ["applied -/+ blacklist-entry/a+b%25c&d@example.com"],
      ["blacklistEntries": entry(6, "Complaint").replacing("\"Complaint\"", with: "null")],
      next: 7
    ),
    Step(
      #"blacklistEntries: [{pattern: "A+b%c&d@example.com", state: absent}]"#,
      does: ["applied - blacklist-entry/A+b%25c&d@example.com"],
      ["blacklistEntries": ""]
    )
  )

  private static func entry(_ id: Int, _ description: String) -> String {
    """
    {"id": \(id), "pattern": "a+b%c&d@example.com", "description": "\(description)",
      "modificationDate": "DATE", "blockedAddressCount": 0}
    """
  }

  private static let datasource = Cycle(
    "datasource",
    Step(
      """
      datasources:
        - {name: Weather, url: "https://data.example.com/w?x=1&y=ü", useType: TEXT, fetchStrategy: ONCE}
      """,
      does: ["applied + datasource/Weather"],
      ["datasources": weather],
      next: 4
    ),
    // The url is not declared any more: it stays.
    Step(
      "datasources: [{name: Weather, fetchStrategy: RECIPIENT_CACHED, contentWithInxmailTags: true}]",
      does: ["applied ~ datasource/Weather"],
      [
        "datasources": weather.replacing("ONCE", with: "RECIPIENT_CACHED")
          .replacing(#""contentWithInxmailTags": false"#, with: #""contentWithInxmailTags": true"#)
      ]
    ),
    Step(
      "datasources: [{name: Weather, fetchStrategy: ONCE, contentWithInxmailTags: false}]",
      does: ["applied ~ datasource/Weather"],
      ["datasources": weather]
    ),
    Step(
      "datasources: [{name: Weather, useType: ATTACHMENT_FILE, attachmentFileName: w.pdf, url: null}]",
      does: ["applied ~ datasource/Weather"],
      [
        "datasources": weather.replacing("\"TEXT\"", with: "\"ATTACHMENT_FILE\"")
          .replacing(#""attachmentFileName": null"#, with: #""attachmentFileName": "w.pdf""#)
          .replacing("\"https://data.example.com/w?x=1&y=ü\"", with: "null")
      ]
    ),
    Step(
      "datasources: [{name: Weather, state: absent}, {name: Never was, state: absent}]",
      does: ["applied - datasource/Weather"],
      ["datasources": ""]
    )
  )

  private static let weather = """
    {"id": 3, "name": "Weather", "url": "https://data.example.com/w?x=1&y=ü", "useType": "TEXT",
      "fetchStrategy": "ONCE", "attachmentFileName": null, "contentWithInxmailTags": false,
      "encodeUrlPlaceholders": false, "lastSaveDate": "DATE"}
    """

  private static let targetGroup = Cycle(
    "target group",
    Step(
      #"targetGroups: [{name: VIP / gold, description: Rich, filterString: 'Column("P") >= 100'}]"#,
      does: ["applied + target-group/VIP %2F gold"],
      ["targetGroups": group(3, "100")],
      next: 4
    ),
    Step(
      #"targetGroups: [{name: VIP / gold, filterString: 'Column("P") >= 200'}]"#,
      does: ["applied -/+ target-group/VIP %2F gold"],
      // 4 was the trial under a temporary name.
      ["targetGroups": group(5, "200")],
      next: 6
    ),
    Step(
      #"targetGroups: [{name: VIP / gold, filterString: 'Column("P")   >=  100'}]"#,
      does: ["applied -/+ target-group/VIP %2F gold"],
      ["targetGroups": group(7, "100").replacing(" >= ", with: "   >=  ")],
      next: 8
    ),
    // White space outside quotes does not count.
    Step(#"targetGroups: [{name: VIP / gold, filterString: 'Column("P") >= 100'}]"#, does: [], [:]),
    Step(
      "targetGroups: [{name: VIP / gold, state: absent}]",
      does: ["applied - target-group/VIP %2F gold"],
      ["targetGroups": ""]
    )
  )

  private static func group(_ id: Int, _ points: String) -> String {
    """
    {"id": \(id), "listId": 1, "name": "VIP / gold", "description": "Rich",
      "filterString": "Column(\\"P\\") >= \(points)"}
    """
  }

  private static let textModule = Cycle(
    "text module",
    Step(
      "textModules: [{name: imprint, type: TEXT_HTML, text: \"a\\nb\\n\", html: <p>a</p>}]",
      does: ["applied + text-module/imprint"],
      ["textModules": imprint],
      next: 4
    ),
    Step(
      "textModules: [{name: imprint, text: \"a\\nc\\n\"}]",
      does: ["applied ~ text-module/imprint"],
      ["textModules": imprint.replacing("nb", with: "nc")]
    ),
    Step(
      "textModules: [{name: imprint, text: \"a\\r\\nb\\r\\n\"}]",
      does: ["applied ~ text-module/imprint"],
      ["textModules": imprint.replacing("a\\nb\\n", with: "a\\r\\nb\\r\\n")]
    ),
    Step("textModules: [{name: imprint, text: \"a\\nb\\n\"}]", does: [], [:]),
    // Another type is another text module; what is not declared is carried over.
    Step(
      "textModules: [{name: imprint, type: HTML}]",
      does: ["applied -/+ text-module/imprint"],
      ["textModules": #"{"id": 4, "listId": 1, "name": "imprint", "type": "HTML", "html": "<p>a</p>"}"#],
      next: 5
    ),
    Step(
      "textModules: [{name: imprint, state: absent}]",
      does: ["applied - text-module/imprint"],
      ["textModules": ""]
    )
  )

  private static let imprint = """
    {"id": 3, "listId": 1, "name": "imprint", "type": "TEXT_HTML", "text": "a\\nb\\n", "html": "<p>a</p>"}
    """
}
