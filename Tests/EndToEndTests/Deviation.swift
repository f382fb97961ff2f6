import Sandbox

/// What a cycle's step does otherwise under a reading, because it cannot be otherwise; all that is not told here is as ever.
struct Deviation: Sendable {
  let reading: Reading
  /// The cycle's name and the step's number, from 1.
  let cycle: String
  let step: Int
  /// How apply ends.
  var code: Int32 = 0
  /// What apply says of each change.
  var outcomes: [String]?
  /// Sections that the step would change, and that stay as they are.
  var kept: Set<String> = []
  /// Sections that become something else.
  var changes: [String: String] = [:]
  var nextID: Int?
  /// What a plan has left afterwards, each by its sign and its address.
  var left: [String] = []

  /// The step as it is under the reading.
  func applied(to step: Cycle.Step) -> Cycle.Step {
    Cycle.Step(
      step.manifest,
      step.options,
      does: outcomes ?? step.outcomes,
      step.changes.filter { !kept.contains($0.key) }.merging(changes) { $1 },
      next: nextID ?? step.nextID,
      left: step.left
    )
  }

  static let all = contentMissing + settingsWriteOnly + filtersNormalised + deleteRefusedInUse

  /// What cannot be read cannot be compared: what is there already is left alone and said to be deferred, each time.
  private static let contentMissing =
    [
      content("text module", 1, left: "text-module/imprint"),
      content("text module", 2, does: [], left: "text-module/imprint"),
      content("text module", 3, does: [], left: "text-module/imprint"),
      content("text module", 4, does: [], left: "text-module/imprint"),
      // Plan reads the content that is declared and no other: that the rest is missing is for apply to find, which leaves all
      // as it is.
      Deviation(
        reading: .contentMissing,
        cycle: "text module",
        step: 5,
        code: 5,
        outcomes: [
          "failed -/+ text-module/imprint: html cannot be read, and writing the rest would lose it"
        ],
        kept: ["textModules"],
        nextID: 4,
        left: ["-/+ text-module/imprint"]
      ),
      content("list with settings in one run", 1, left: "list/Newsletter/text-module/Hello"),
      content("target group and text module of a list", 1, left: "list/Newsletter/text-module/Hello"),
      content(
        "target group and text module of a list",
        2,
        does: ["applied -/+ list/Newsletter/target-group/All"],
        left: "list/Newsletter/text-module/Hello"
      ),
      content(
        "target group and text module of a list",
        3,
        does: ["applied -/+ list/Newsletter/target-group/All"],
        left: "list/Newsletter/text-module/Hello"
      ),
      content("formerly", 1, does: ["applied ~ datasource/New"], left: "text-module/top"),
      content("formerly", 2, left: "text-module/top"),
      Deviation(
        reading: .contentMissing,
        cycle: "formerly on a list with what belongs to it",
        step: 1,
        outcomes: [
          "applied ~ list/Gazette",
          "applied ~ list/Gazette/setting/TrackingPermissionDetachedFromMembership",
          "applied + list/Gazette/text-module/head",
        ],
        changes: [
          "textModules": """
          {"id": 10, "listId": 3, "name": "foot", "type": "TEXT", "text": "Bye"},
          {"id": 11, "listId": 3, "name": "head", "type": "TEXT", "text": "Hello"}
          """
        ],
        left: ["? list/Gazette/text-module/foot", "? list/Gazette/text-module/head"]
      ),
      Deviation(
        reading: .contentMissing,
        cycle: "a name freed by a delete",
        step: 1,
        code: 5,
        outcomes: [
          "applied - text-module/head",
          "failed ~ text-module/HEAD: text cannot be read, and writing the rest would lose it",
        ],
        changes: ["textModules": #"{"id": 10, "listId": 1, "name": "foot", "type": "TEXT", "text": "Bye"}"#],
        left: ["~ text-module/HEAD"]
      ),
      content("nothing to do", 1, left: "text-module/foot"),
    ] + contentOfMailings

  /// What a mailing has beside its content can be changed all the same.
  private static let contentOfMailings =
    [
      content("mailing", 1, left: draft),
      unwritten("mailing", 3, left: ["? " + draft]),
      unwritten("mailing", 4, left: ["? " + draft]),
      content("mailing", 5, left: draft),
      Deviation(
        reading: .contentMissing,
        cycle: "mailing",
        step: 6,
        changes: [
          "mailings": """
          {"id": 13, "listId": 3, "name": "June", "subject": "Summer", "editorContentType": "TEXT_HTML",
            "text": "Hello\\n\\nBye\\n", "html": "<p>Hällo</p>\\n", "type": "REGULAR_MAILING",
            "creationDate": "DATE", "scheduleDate": null, "modificationDate": "DATE", "mailingState": "DRAFT",
            "targetGroupConfiguration": {"combination": "MATCH_NONE", "targetGroups": [{"targetGroupId": 12}]}}
          """
        ]
      ),
      Deviation(
        reading: .contentMissing,
        cycle: "mailing",
        step: 7,
        outcomes: [],
        kept: ["mailings"],
        nextID: 14,
        left: ["? list/Newsletter/mailing/June"]
      ),
      Deviation(reading: .contentMissing, cycle: parts, step: 1, left: bothParts),
      unwritten(parts, 2, left: bothParts),
      unwritten(parts, 3, left: bothParts),
      content("mailings that are no drafts", 3, left: "list/Newsletter/mailing/T"),
    ]

  private static let draft = "list/Newsletter/mailing/May %2F 1"
  private static let parts = "mailings of text and of HTML alone"
  private static let bothParts = ["? list/Newsletter/mailing/H", "? list/Newsletter/mailing/T"]

  private static func unwritten(_ cycle: String, _ step: Int, left: [String]) -> Deviation {
    Deviation(
      reading: .contentMissing,
      cycle: cycle,
      step: step,
      outcomes: [],
      kept: ["mailings"],
      left: left
    )
  }

  private static func content(_ cycle: String, _ step: Int, does outcomes: [String]? = nil, left: String)
    -> Deviation
  {
    Deviation(
      reading: .contentMissing,
      cycle: cycle,
      step: step,
      outcomes: outcomes,
      kept: outcomes == nil ? [] : ["textModules"],
      left: ["? " + left]
    )
  }

  private static let tracking = "setting/TrackingPermissionDetachedFromMembership"

  /// A setting is not written where nobody can say what it is, unless an option says so.
  private static let settingsWriteOnly =
    (1...3).map { step in
      Deviation(
        reading: .settingsWriteOnly,
        cycle: "list setting",
        step: step,
        outcomes: [],
        kept: ["settings"],
        left: ["? list/Newsletter/" + tracking]
      )
    } + [
      // That settings cannot be read shows only when the list is there.
      Deviation(
        reading: .settingsWriteOnly,
        cycle: "list with settings in one run",
        step: 1,
        code: 5,
        outcomes: [
          "applied + attribute/Vorname", "applied + list/Newsletter",
          "failed ~ list/Newsletter/\(tracking): it cannot be read (the API answers 405 Method Not Allowed): --write-unreadable writes it all the same",
          "applied ~ list/Newsletter/subscription-settings", "applied + list/Newsletter/target-group/All",
          "applied + list/Newsletter/text-module/Hello",
          "applied ~ list/Newsletter/unsubscription-settings",
        ],
        kept: ["settings"],
        left: ["? list/Newsletter/" + tracking]
      ),
      Deviation(
        reading: .settingsWriteOnly,
        cycle: "formerly on a list with what belongs to it",
        step: 1,
        outcomes: [
          "applied ~ list/Gazette", "applied ~ list/Gazette/text-module/foot",
          "applied + list/Gazette/text-module/head",
        ],
        kept: ["settings"],
        left: ["? list/Gazette/" + tracking]
      ),
    ]

  /// The tenant's form of a filter means the same: nothing is left to do.
  private static let filtersNormalised = [
    Deviation(
      reading: .filtersNormalised,
      cycle: "target group",
      step: 3,
      changes: [
        "targetGroups": """
        {"id": 7, "listId": 1, "name": "VIP / gold", "description": "Rich",
          "filterString": "Column(\\"P\\") >= 100"}
        """
      ]
    )
  ]

  /// A replacement deletes: where that is refused, everything stays as it was.
  private static let deleteRefusedInUse = [
    Deviation(
      reading: .deleteRefusedInUse,
      cycle: "a replacement of what is named",
      step: 1,
      code: 5,
      outcomes: [
        "failed -/+ target-group/Rich: 400 invalid-parameter-value: invalid parameter value (the object with the id 14 is in use by the object with the id 15)"
      ],
      kept: ["targetGroups"],
      nextID: 17,
      left: ["-/+ target-group/Rich"]
    ),
    Deviation(
      reading: .deleteRefusedInUse,
      cycle: "a replacement of a target group that a mailing names",
      step: 1,
      code: 5,
      outcomes: [
        "failed -/+ target-group/Rich: 400 invalid-parameter-value: invalid parameter value (the object with the id 12 is in use by the object with the id 13)",
        "skipped ~ list/Newsletter/mailing/May %2F 1: depends on target-group/Rich",
      ],
      kept: ["targetGroups", "mailings"],
      nextID: 15,
      left: ["-/+ target-group/Rich", "~ list/Newsletter/mailing/May %2F 1"]
    ),
    Deviation(
      reading: .deleteRefusedInUse,
      cycle: "a replacement of a target group that a mailing names",
      step: 2,
      changes: [
        "targetGroups": """
        {"id": 10, "listId": 1, "name": "VIP", "description": null, "filterString": "x"},
        {"id": 12, "listId": 1, "name": "Rich", "description": null, "filterString": "x"},
        {"id": 15, "listId": 3, "name": "VIP", "description": null, "filterString": "x"}
        """,
        "mailings": """
        {"id": 13, "listId": 3, "name": "May / 1", "subject": "Hi", "editorContentType": "TEXT_HTML",
          "text": "Hello\\n\\nBye\\n", "html": "<p>Hällo</p>\\n", "type": "REGULAR_MAILING",
          "creationDate": "DATE", "scheduleDate": null, "modificationDate": "DATE", "mailingState": "DRAFT",
          "targetGroupConfiguration": {"combination": "MATCH_ALL",
            "targetGroups": [{"targetGroupId": 15}, {"targetGroupId": 12}]}}
        """,
      ],
      nextID: 16
    ),
  ]
}
