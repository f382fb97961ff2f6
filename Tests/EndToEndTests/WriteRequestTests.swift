import Resources
import Testing

/// What apply sends for each kind, body by body; and that it looks before it changes or deletes.
@Suite(.serialized) struct WriteRequestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let manifest: String
    let options: [String]
    /// The requests after the plan's, each with its body where it has one.
    let requests: [String]

    init(_ name: String, _ manifest: String, _ options: [String] = [], sends requests: String...) {
      testDescription = name
      self.manifest = manifest
      self.options = options
      self.requests = requests
    }
  }

  private static let seed = State([
    "lists": """
    {"id": 3, "name": "A", "type": "STANDARD", "description": "d", "senderAddress": "a@example.com",
      "senderName": null, "replyToAddress": null, "replyToName": null}
    """,
    "attributes": """
    {"id": 10, "name": "P", "type": "TEXT", "maxLength": 9},
    {"id": 11, "name": "Vorname", "type": "TEXT", "maxLength": 80},
    {"id": 12, "name": "Nachname", "type": "TEXT", "maxLength": 80}
    """,
    "targetGroups": """
    {"id": 20, "listId": 3, "name": "G", "description": "d", "filterString": "x  = 1"},
    {"id": 21, "listId": 3, "name": "H", "description": "d", "filterString": "h"}
    """,
    "textModules": """
    {"id": 30, "listId": 1, "name": "T", "type": "TEXT_HTML", "text": "a\\r\\nb", "html": "h"}
    """,
    "blacklistEntries": #"{"id": 40, "pattern": "x+y@example.com", "description": "Complaint"}"#,
    "datasources": """
    {"id": 50, "name": "D", "url": "https://x.example", "useType": "TEXT", "fetchStrategy": "ONCE",
      "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": true}
    """,
    "mailings": """
    {"id": 60, "listId": 3, "name": "M", "subject": "m", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "USED"},
    {"id": 58, "listId": 3, "name": "D", "subject": "d", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "TEXT_HTML", "text": "a\\r\\nb", "html": "h",
      "targetGroupConfiguration": {"combination": "MATCH_ALL", "targetGroups": [{"targetGroupId": 21}]}}
    """,
    "testProfiles": """
    {"id": 59, "listId": 1, "description": "Q", "email": "q@example.com", "trackingPermission": null,
      "attributes": {"P": "1", "Vorname": "Max"}}
    """,
  ])

  @Test(arguments: cases)
  func writes(_ test: Case) async throws {
    let tenant = try TestTenant(.http, WriteRequestTests.seed)
    try tenant.declare(test.manifest)
    let options = ["--parallelism", "1", "--format", "json"] + test.options + ["m.yaml"]
    let plan = try await tenant.run("plan", options)
    try #require(plan.code == 0, "\(plan)")
    let reads = tenant.takeRequests().map(\.line)
    let apply = try await tenant.run("apply", ["--auto-approve"] + options)
    try #require(apply.code == 0, "\(apply)")
    let requests = tenant.takeRequests()
    #expect(Array(requests.map(\.line).prefix(reads.count)) == reads)
    let rest = requests.dropFirst(reads.count).map { $0.body.isEmpty ? $0.line : "\($0.line) \($0.body)" }
    #expect(rest == test.requests)
  }
}
