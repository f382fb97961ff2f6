// Renames, pruning, and what overrides let through.
extension Cycle {
  static let special = [renames, renameOfList, prune, pruneInList, freedName, spelling]

  private static let modules = """
    {"id": 10, "listId": 1, "name": "foot", "type": "TEXT", "text": "Bye"},
    {"id": 11, "listId": 1, "name": "head", "type": "TEXT", "text": "Hello"}
    """

  private static let sources = """
    {"id": 12, "name": "Old", "url": "https://x.example", "useType": "TEXT", "fetchStrategy": "ONCE",
      "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": true}
    """

  private static let renames = Cycle(
    "formerly",
    from: State(["textModules": modules, "datasources": sources]),
    Step(
      """
      textModules: [{name: top, formerly: head, text: Good morning}]
      datasources: [{name: New, formerly: Old}]
      """,
      does: ["applied ~ datasource/New", "applied ~ text-module/top"],
      [
        "textModules": modules.replacing("head", with: "top").replacing("Hello", with: "Good morning"),
        "datasources": sources.replacing("\"Old\"", with: "\"New\"")
          .replacing("}", with: ", \"lastSaveDate\": \"DATE\"}"),
      ]
    ),
    // The old name is gone by now: the same manifest does nothing.
    Step(
      """
      textModules: [{name: top, formerly: head, text: Good morning}]
      datasources: [{name: New, formerly: Old}]
      """,
      does: [],
      [:]
    )
  )

  private static let renameOfList = Cycle(
    "formerly on a list with what belongs to it",
    from: State([
      "lists": newsletter,
      "textModules": #"{"id": 10, "listId": 3, "name": "foot", "type": "TEXT", "text": "Bye"}"#,
    ]),
    Step(
      """
      lists:
        - name: Gazette
          formerly: newsletter
          textModules: [{name: foot, text: Good bye}, {name: head, type: TEXT, text: Hello}]
          settings: {TrackingPermissionDetachedFromMembership: true}
      """,
      does: [
        "applied ~ list/Gazette",
        "applied ~ list/Gazette/setting/TrackingPermissionDetachedFromMembership",
        "applied ~ list/Gazette/text-module/foot", "applied + list/Gazette/text-module/head",
      ],
      [
        "lists": newsletter.replacing("\"Newsletter\"", with: "\"Gazette\""),
        "settings": #"{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}"#,
        "textModules": """
        {"id": 10, "listId": 3, "name": "foot", "type": "TEXT", "text": "Good bye"},
        {"id": 11, "listId": 3, "name": "head", "type": "TEXT", "text": "Hello"}
        """,
      ],
      next: 12
    )
  )

  private static let groups = (1...4).map {
    #"{"id": \#($0 + 9), "listId": \#($0 == 4 ? 3 : 1), "name": "G\#($0)", "description": null, "filterString": "x"}"#
  }

  private static let prune = Cycle(
    "prune",
    from: State([
      "lists": newsletter, "targetGroups": groups.joined(separator: ","), "textModules": modules,
      "datasources": sources,
    ]),
    // Only where the kind's key is written, only kinds that are named; the list's own group is out of reach.
    Step(
      """
      policy: {prune: [targetGroups, textModules]}
      targetGroups: [{name: G2}, {name: G3}]
      """,
      does: ["applied - target-group/G1"],
      ["targetGroups": groups[1...].joined(separator: ",")]
    ),
    Step(
      """
      policy: {prune: [targetGroups]}
      targetGroups: []
      """,
      ["--allow-deletes", "2"],
      does: ["applied - target-group/G2", "applied - target-group/G3"],
      ["targetGroups": groups[3]]
    ),
    Step(
      """
      policy: {prune: [textModules]}
      textModules: [{name: foot}]
      """,
      does: ["applied - text-module/head"],
      ["textModules": #"{"id": 10, "listId": 1, "name": "foot", "type": "TEXT", "text": "Bye"}"#]
    )
  )

  private static let pruneInList = Cycle(
    "prune in a list",
    from: State(["lists": newsletter, "targetGroups": groups.joined(separator: ",")]),
    Step(
      """
      policy: {prune: [targetGroups]}
      lists: [{name: Newsletter, targetGroups: []}]
      """,
      does: ["applied - list/Newsletter/target-group/G4"],
      ["targetGroups": groups[..<3].joined(separator: ",")]
    )
  )

  /// A rename onto a name that something deleted in the same run still has.
  private static let freedName = Cycle(
    "a name freed by a delete",
    from: State(["textModules": modules]),
    Step(
      """
      textModules: [{name: HEAD, formerly: foot}, {name: head, state: absent}]
      """,
      does: ["applied - text-module/head", "applied ~ text-module/HEAD"],
      ["textModules": #"{"id": 10, "listId": 1, "name": "HEAD", "type": "TEXT", "text": "Bye"}"#]
    )
  )

  /// Declared with everything as it is, nothing is written.
  private static let spelling = Cycle(
    "nothing to do",
    from: State(["textModules": modules, "datasources": sources, "lists": newsletter]),
    Step(
      """
      textModules: [{name: foot, type: TEXT, text: Bye}, {name: head}]
      datasources: [{name: Old, url: "https://x.example", contentWithInxmailTags: true}]
      lists: [{name: newsletter, replyToName: ""}]
      """,
      does: ["applied ~ list/newsletter"],
      ["lists": newsletter.replacing("\"Newsletter\"", with: "\"newsletter\"")]
    )
  )
}
