import Resources
import Testing

/// Requests are the budget: each kind of plan makes exactly the documented ones, and counts them.
@Suite(.serialized) struct PlanRequestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let manifest: String
    let options: [String]
    /// The targets of the GETs, sorted.
    let targets: [String]
    let isBlocked: Bool

    init(
      _ name: String,
      _ manifest: String,
      _ options: [String] = [],
      reads targets: [String],
      isBlocked: Bool = false
    ) {
      testDescription = name
      self.manifest = manifest
      self.options = options
      self.targets = targets
      self.isBlocked = isBlocked
    }
  }

  private static let lists = "/lists?pageSize=1000"
  private static let groups = "/target-groups?pageSize=1000"
  private static let modules = "/text-modules?pageSize=1000"
  private static let mailings = "/subscription-mailings?pageSize=1000"
  private static let drafts = "/regular-mailings?pageSize=1000"
  private static let profiles = "/test-profiles?allAttributes=true&pageSize=1000"
  static let unfinished =
    "/regular-mailings?mailingStates=DRAFT,APPROVAL_REQUESTED,APPROVED,SCHEDULED,ACTIVE,INTERRUPTED&pageSize=1000"
  static let silent = "/mailings?types=ACTION_MAILING,TIME_TRIGGER_MAILING,SPLIT_TEST_MAILING&pageSize=1000"
  private static let silentOfList =
    "/mailings?types=ACTION_MAILING,TIME_TRIGGER_MAILING,SPLIT_TEST_MAILING&listIds=3&pageSize=1000"

  static let seed = State([
    "lists": """
    {"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"},
    {"id": 4, "name": "B", "type": "STANDARD", "senderAddress": "b@example.com"}
    """,
    "attributes": #"{"id": 10, "name": "P", "type": "INTEGER"}"#,
    "targetGroups": """
    {"id": 20, "listId": 1, "name": "G", "description": null, "filterString": "x"},
    {"id": 21, "listId": 1, "name": "H", "description": null, "filterString": "x"},
    {"id": 22, "listId": 3, "name": "I", "description": null, "filterString": "x"}
    """,
    "textModules": """
    {"id": 30, "listId": 1, "name": "T", "type": "TEXT", "text": "t"},
    {"id": 31, "listId": 3, "name": "T", "type": "TEXT", "text": "t"},
    {"id": 32, "listId": 3, "name": "U", "type": "TEXT", "text": "u"}
    """,
    "blacklistEntries": #"{"id": 40, "pattern": "x@example.com", "description": "Complaint"}"#,
    "datasources": """
    {"id": 50, "name": "D", "url": "https://x.example", "useType": "TEXT", "fetchStrategy": "ONCE",
      "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": true}
    """,
    "mailings": """
    {"id": 60, "listId": 3, "name": "M", "subject": "m", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "USED"},
    {"id": 61, "listId": 3, "name": "R", "subject": "r", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "targetGroupConfiguration": {"combination": "AND", "targetGroups": [{"targetGroupId": 21}]}},
    {"id": 62, "listId": 3, "name": "E", "subject": "e", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "TEXT_HTML", "text": "t", "html": "h"},
    {"id": 63, "listId": 3, "name": "F", "subject": "f", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "TEXT", "text": "t",
      "targetGroupConfiguration": {"combination": "MATCH_ALL", "targetGroups": [{"targetGroupId": 22}]}},
    {"id": 64, "listId": 4, "name": "E", "subject": "e", "type": "REGULAR_MAILING", "mailingState": "APPROVED",
      "editorContentType": "TEXT", "text": "t"}
    """,
    "testProfiles": """
    {"id": 65, "listId": 1, "description": "Q", "email": "q@example.com", "trackingPermission": null,
      "attributes": {"P": "1"}},
    {"id": 66, "listId": 3, "description": "Q", "email": "q@example.com", "trackingPermission": null,
      "attributes": {"P": "1"}}
    """,
  ])

  static let cases = [
    Case(
      "attribute",
      "attributes: [{name: P}, {name: email2, state: absent}]",
      reads: ["/attributes?pageSize=1000"]
    ),
    Case(
      "blacklist entry",
      "blacklistEntries: [{pattern: x@example.com}]",
      reads: ["/blacklist-entries?pageSize=1000"]
    ),
    Case("datasource", "datasources: [{name: D}]", reads: ["/datasources/http?pageSize=1000"]),
    Case("list", "lists: [{name: A}]", reads: [lists]),
    Case("target group: its list must be known", "targetGroups: [{name: G}]", reads: [lists, groups]),
    Case(
      "target group replaced: who uses it",
      "targetGroups: [{name: G, filterString: y}]",
      reads: [lists, silent, unfinished, groups]
    ),
    Case(
      "target groups deleted: who uses them, once",
      "targetGroups: [{name: G, state: absent}, {name: H, state: absent}]",
      ["--allow-deletes", "2"],
      reads: [lists, silent, unfinished, groups],
      isBlocked: true
    ),
    Case(
      "target group pruned",
      "{policy: {prune: [targetGroups]}, targetGroups: [{name: H}]}",
      reads: [lists, silent, unfinished, groups]
    ),
    Case(
      "text module: content only where it exists and is declared",
      "textModules: [{name: T, text: x}, {name: N, type: TEXT, text: x}]",
      reads: [lists, modules, "/text-modules/30?embedded=inx:editor-content"]
    ),
    Case("text module by its name alone", "textModules: [{name: T}]", reads: [lists, modules]),
    Case("text module by its type alone", "textModules: [{name: T, type: TEXT}]", reads: [lists, modules]),
    Case(
      "text modules of a list",
      "lists: [{name: A, textModules: [{name: T, text: x}, {name: U, text: u}]}]",
      reads: [
        lists, modules, "/text-modules/31?embedded=inx:editor-content",
        "/text-modules/32?embedded=inx:editor-content",
      ]
    ),
    Case(
      "setting",
      "lists: [{name: A, settings: {TrackingPermissionDetachedFromMembership: true}}]",
      reads: [lists, "/lists/3/settings/TrackingPermissionDetachedFromMembership"]
    ),
    Case(
      "subscription settings without a mailing",
      "lists: [{name: A, subscriptionSettings: {sendRecentMail: true}}]",
      reads: [lists, "/lists/3/subscription-settings"]
    ),
    Case(
      "settings with mailings, looked up once",
      """
      lists:
        - {name: A, subscriptionSettings: {welcomeMailing: M}, unsubscriptionSettings: {goodByeMailing: M}}
        - {name: B, subscriptionSettings: {welcomeMailing: null}}
      """,
      reads: [
        lists, "/lists/3/subscription-settings", "/lists/3/unsubscription-settings",
        "/lists/4/subscription-settings", mailings,
      ]
    ),
    Case(
      "settings of a list that does not exist yet",
      """
      lists:
        - name: New
          senderAddress: n@example.com
          settings: {TrackingPermissionDetachedFromMembership: true}
          subscriptionSettings: {sendRecentMail: true}
          unsubscriptionSettings: {deleteMember: true}
          targetGroups: [{name: G, filterString: x}]
          textModules: [{name: T, type: TEXT, text: x}]
      """,
      reads: [lists, groups, modules]
    ),
    Case(
      "only what is targeted",
      """
      attributes: [{name: P}]
      datasources: [{name: D}]
      textModules: [{name: T, text: t}]
      """,
      ["--target", "datasource/*"],
      reads: ["/datasources/http?pageSize=1000"]
    ),
    Case(
      "not what is excluded",
      "{attributes: [{name: P}], lists: [{name: A, subscriptionSettings: {welcomeMailing: M}}]}",
      ["--exclude", "list/A/subscription-settings"],
      reads: ["/attributes?pageSize=1000", lists]
    ),
    Case(
      "what a target depends on",
      "{attributes: [{name: P}], targetGroups: [{name: G, filterString: 'Column(\"P\") = 1'}], datasources: [{name: D}]}",
      ["--target", "target-group/G"],
      reads: ["/attributes?pageSize=1000", lists, silent, unfinished, groups]
    ),
    Case(
      "a list's deletion: what goes with it is counted",
      "lists: [{name: A, state: absent}]",
      reads: [lists, "/regular-mailings?listIds=3&pageSize=1000", groups, profiles, modules],
      isBlocked: true
    ),
    Case(
      "a list's deletion beside what is read anyway, with a target",
      "lists: [{name: A, state: absent}, {name: B, state: absent}, {name: N, textModules: [{name: T, state: absent}]}]",
      ["--target", "list/*", "--exclude", "list/N"],
      reads: [lists, "/regular-mailings?listIds=3,4&pageSize=1000", groups, profiles, modules],
      isBlocked: true
    ),
    Case(
      "test profiles: all of them and their values come with their collection",
      """
      testProfiles: [{description: Q, attributes: {P: "2"}}, {description: N, attributes: {P: "3"}}]
      lists: [{name: A, testProfiles: [{description: Q, email: new@example.com}]}]
      """,
      reads: [lists, profiles]
    ),
    Case(
      "test profiles with what the tenant's profiles do not show to be possible: the attributes",
      """
      testProfiles: [{description: Q, attributes: {P: "2"}}, {description: N, attributes: {P: "many"}}]
      lists: [{name: A, testProfiles: [{description: N, attributes: {P: "2.5"}}]}]
      """,
      reads: ["/attributes?pageSize=1000", lists, profiles]
    ),
    Case(
      "test profiles without values: their attributes need not be known",
      "testProfiles: [{description: Q, email: new@example.com}, {description: N, attributes: {}}]",
      reads: [lists, profiles]
    ),
    Case(
      "mailings: content of all that exist",
      """
      lists:
        - name: A
          mailings:
            - {name: E, html: x}
            - {name: F, subject: new}
            - {name: N, subject: n, editorContentType: TEXT, text: x}
      """,
      reads: [
        lists, drafts, "/regular-mailings/62/editor-content", "/regular-mailings/63/editor-content",
      ]
    ),
    Case(
      "mailings of two lists, with the content of both parts in one GET",
      "lists: [{name: A, mailings: [{name: E, text: x, html: x}]}, {name: B, mailings: [{name: E, text: t}]}]",
      reads: [
        lists, drafts, "/regular-mailings/62/editor-content", "/regular-mailings/64/editor-content",
      ]
    ),
    Case(
      "a mailing that names target groups",
      "lists: [{name: A, mailings: [{name: F, targetGroups: {combination: MATCH_ONE, groups: [G, H]}}]}]",
      reads: [lists, groups, drafts, "/regular-mailings/63/editor-content"]
    ),
    Case(
      "a mailing that is to name none any more: the plan tells those that it names",
      "lists: [{name: A, mailings: [{name: F, targetGroups: null}]}]",
      reads: [lists, groups, drafts, "/regular-mailings/63/editor-content"]
    ),
    Case(
      "a mailing that is deleted",
      "lists: [{name: A, mailings: [{name: F, state: absent}]}]",
      reads: [lists, drafts, "/regular-mailings/63/editor-content"],
      isBlocked: true
    ),
    Case(
      "a mailing of which another type is wanted",
      "lists: [{name: A, mailings: [{name: F, editorContentType: HTML, html: x}]}]",
      reads: [lists, drafts, "/regular-mailings/63/editor-content"],
      isBlocked: true
    ),
    Case(
      "a target group replaced that a mailing names: who uses it, too",
      """
      lists:
        - name: A
          targetGroups: [{name: I, filterString: y}]
          mailings: [{name: F, targetGroups: {combination: MATCH_ALL, groups: [I]}}]
      """,
      reads: [lists, groups, drafts, "/regular-mailings/63/editor-content", silentOfList, unfinished],
      isBlocked: true
    ),
    Case(
      "an attribute replaced that a test profile has a value of",
      "{attributes: [{name: P, type: TEXT, maxLength: 9, hidden: true}], testProfiles: [{description: Q, attributes: {P: '1'}}]}",
      reads: ["/attributes?pageSize=1000", lists, groups, profiles],
      isBlocked: true
    ),
    Case(
      "mailings and test profiles of a list that does not exist yet",
      """
      lists:
        - name: New
          senderAddress: n@example.com
          testProfiles: [{description: Q}]
          mailings: [{name: E, subject: e, editorContentType: TEXT, text: x}]
      """,
      reads: [lists, profiles, drafts]
    ),
    Case(
      "only the mailing that is targeted",
      """
      testProfiles: [{description: Q}]
      lists: [{name: A, mailings: [{name: E, html: x}, {name: F, text: x}], testProfiles: [{description: Q}]}]
      """,
      ["--target", "list/A/mailing/F"],
      reads: [lists, drafts, "/regular-mailings/63/editor-content"]
    ),
    Case(
      "what a targeted mailing and a targeted test profile depend on",
      """
      attributes: [{name: P}, {name: New, type: INTEGER, hidden: true}]
      targetGroups: [{name: New, filterString: x}]
      testProfiles: [{description: Q, attributes: {New: "1"}}]
      lists: [{name: A, mailings: [{name: F, targetGroups: {combination: MATCH_ALL, groups: [New]}}]}]
      datasources: [{name: D}]
      """,
      ["--target", "list/A/mailing/F", "--target", "test-profile/Q"],
      reads: [
        "/attributes?pageSize=1000", lists, groups, profiles, drafts, "/regular-mailings/63/editor-content",
      ]
    ),
    Case(
      "not the mailing that is excluded",
      "lists: [{name: A, mailings: [{name: E, html: x}], testProfiles: [{description: Q}]}]",
      ["--exclude", "list/A/mailing/*"],
      reads: [lists, profiles]
    ),
  ]

  @Test(arguments: cases)
  func reads(_ test: Case) async throws {
    let tenant = try TestTenant(.http, PlanRequestTests.seed)
    try tenant.declare(test.manifest)
    let run = try await tenant.run("plan", ["--format", "json"] + test.options + ["m.yaml"])
    try #require(run.code == (test.isBlocked ? 3 : 0), "\(run)")
    #expect(tenant.takeRequests().map(\.line).sorted() == test.targets.map { "GET \($0)" }.sorted())
    let summary = try State.parse(run.stdout)["summary"]
    #expect(summary?["requests"]?["read"]?.int == test.targets.count)
  }

  /// Collections come in the registry's order when they cannot overlap, details after them.
  @Test func readsInOrder() async throws {
    let tenant = try TestTenant(.http, PlanRequestTests.seed)
    try tenant.declare(
      """
      lists: [{name: A, subscriptionSettings: {welcomeMailing: M}}]
      attributes: [{name: P}]
      textModules: [{name: T, text: t}]
      targetGroups: [{name: G, state: absent}]
      blacklistEntries: [{pattern: x@example.com}]
      datasources: [{name: D}]
      """
    )
    let run = try await tenant.run("plan", ["--parallelism", "1", "m.yaml"])
    try #require(run.code == 0, "\(run)")
    #expect(
      tenant.takeRequests().map(\.line) == [
        "GET /lists?pageSize=1000", "GET /attributes?pageSize=1000", "GET /target-groups?pageSize=1000",
        "GET /text-modules?pageSize=1000", "GET /blacklist-entries?pageSize=1000",
        "GET /datasources/http?pageSize=1000", "GET /subscription-mailings?pageSize=1000",
        "GET /lists/3/subscription-settings", "GET /text-modules/30?embedded=inx:editor-content",
        "GET \(PlanRequestTests.unfinished)", "GET \(PlanRequestTests.silent)",
      ]
    )
    #expect(run.stdout.hasSuffix(" 11 requests read, 2 to write.\n"))
  }

  /// A manifest that is wrong costs nothing.
  @Test func wrongManifestMakesNoRequest() async throws {
    let tenant = try TestTenant(.http, PlanRequestTests.seed)
    try tenant.declare("lists: [{nmae: A}]")
    #expect(try await tenant.run("plan", ["m.yaml"]).code == 1)
    #expect(try await tenant.run("apply", ["--auto-approve", "m.yaml"]).code == 1)
    #expect(tenant.takeRequests().map(\.line) == [])
  }
}
