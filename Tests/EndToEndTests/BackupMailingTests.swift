import Foundation
import Resources
import Sandbox
import Support
import Testing

/// `apply --backup` of drafts, and of lists with drafts and test profiles.
@Suite(.serialized) struct BackupMailingTests {
  private static let mailings = """
    {"id": 60, "listId": 3, "name": "Tem/plate", "subject": "yes", "type": "REGULAR_MAILING",
      "mailingState": "DRAFT", "editorContentType": "TEXT_HTML", "text": "a \\nb ${x}", "html": "<p>\\n",
      "targetGroupConfiguration": {"combination": "MATCH_ALL",
        "targetGroups": [{"targetGroupId": 21}, {"targetGroupId": 22}]}},
    {"id": 61, "listId": 4, "name": "Other", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "TEXT", "text": "plain",
      "targetGroupConfiguration": {"combination": "MATCH_NONE", "targetGroups": [{"targetGroupId": 20}]}},
    {"id": 62, "listId": 3, "name": "Gone", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "HTML", "html": "<b>",
      "targetGroupConfiguration": {"combination": "FILTER_GROUP_NOT_ASSIGNED", "targetGroups": []}},
    {"id": 63, "listId": 4, "name": "Stays", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "HTML", "html": "<b>"}
    """

  private static let sent = """
    {"id": 64, "listId": 3, "name": "Sent", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "FINISHED",
      "editorContentType": "TEXT", "text": "x"},
    {"id": 65, "listId": 3, "name": "Sent too", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "FINISHED",
      "editorContentType": "XML_HTML"},
    {"id": 66, "listId": 3, "name": "Designed", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "XML_HTML"}
    """

  private static let profiles = """
    {"id": 40, "listId": 3, "description": "Ada", "email": "ada@example.com", "trackingPermission": true,
      "attributes": {"P": "007"}},
    {"id": 41, "listId": 1, "description": "Ada", "email": "system@example.com", "attributes": {}}
    """

  private static let seed = State([
    "lists": """
    {"id": 3, "name": "News", "type": "STANDARD", "description": "d", "senderAddress": "a@example.com"},
    {"id": 4, "name": "Other", "type": "STANDARD", "description": "d", "senderAddress": "a@example.com"}
    """,
    "attributes": #"{"id": 10, "name": "P", "type": "TEXT", "maxLength": 9}"#,
    "targetGroups": """
    {"id": 20, "listId": 1, "name": "All", "description": null, "filterString": "1"},
    {"id": 21, "listId": 3, "name": "Readers", "description": null, "filterString": "2"},
    {"id": 22, "listId": 3, "name": "Writers", "description": null, "filterString": "3"}
    """,
    "testProfiles": profiles,
    "mailings": mailings,
  ])

  private static let overrides = ["--auto-approve", "--allow-data-loss", "**", "--allow-deletes", "9"]

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let manifest: String
    /// What apply says of each change.
    let outcomes: [String]
    let files: [String]

    init(_ name: String, _ manifest: String, _ outcomes: [String], files: [String]) {
      testDescription = name
      self.manifest = manifest
      self.outcomes = outcomes
      self.files = files
    }
  }

  private static let cases = [
    Case(
      "deleted drafts",
      """
      lists:
        - name: News
          mailings: [{name: Tem/plate, state: absent}, {name: Gone, state: absent}]
      """,
      ["applied - list/News/mailing/Gone", "applied - list/News/mailing/Tem%2Fplate"],
      files: [
        "README.md", "content/news/gone.html", "content/news/tem-plate.html", "content/news/tem-plate.txt",
        "lists/news.yaml",
      ]
    ),
    Case(
      "replaced draft",
      """
      lists:
        - name: Other
          mailings: [{name: Other, editorContentType: HTML, html: new}]
      """,
      ["applied -/+ list/Other/mailing/Other"],
      files: ["README.md", "content/other/other.txt", "lists/other.yaml"]
    ),
    Case(
      "deleted list",
      "lists: [{name: News, state: absent}]",
      ["applied - list/News"],
      files: [
        "README.md", "content/news/gone.html", "content/news/tem-plate.html", "content/news/tem-plate.txt",
        "lists/news.yaml",
      ]
    ),
  ]

  @Test(arguments: cases, TestTenant.Way.allCases)
  func thereAndBack(_ sample: Case, _ way: TestTenant.Way) async throws {
    let tenant = try TestTenant(way, BackupMailingTests.seed)
    let before = try BackupMailingTests.portable(tenant.state())
    try tenant.declare(sample.manifest)
    let options = BackupMailingTests.overrides + ["--parallelism", "1"]
    let there = try await tenant.run("apply", options + ["--backup", "b", "m.yaml"])
    try #require(there.code == 0, "\(there)")
    #expect(Cycle.outcomes(there.stdout) == sample.outcomes, "\(there)")
    #expect(try tenant.folder.files("b").keys.sorted() == sample.files)
    #expect(try BackupMailingTests.portable(tenant.state()) != before)

    tenant.settle()
    let back = try await tenant.run("apply", BackupMailingTests.overrides + ["b"])
    try #require(back.code == 0, "\(back)")
    #expect(try BackupMailingTests.portable(tenant.state()) == before)

    tenant.settle()
    let again = try await tenant.run("plan", ["--detailed-exitcode", "b"])
    #expect(again.code == 0, "\(again)")
  }

  @Test func whatIsWritten() async throws {
    let seed = BackupMailingTests.seed
      .with(["mailings": BackupMailingTests.mailings + "," + BackupMailingTests.sent])
    let tenant = try TestTenant(.http, seed)
    try tenant.declare("lists: [{name: News, state: absent}]")
    let run = try await tenant.run("apply", BackupMailingTests.overrides + ["--backup", "b", "m.yaml"])
    try #require(run.code == 0, "\(run)")
    let contents = tenant.takeRequests().map(\.line).filter { $0.hasSuffix("/editor-content") }
    #expect(
      contents.sorted() == [
        "GET /regular-mailings/60/editor-content", "GET /regular-mailings/62/editor-content",
      ]
    )
    let files = try tenant.folder.files("b").mapValues { String(decoding: $0, as: UTF8.self) }
    let written = try #require(files["lists/news.yaml"])
    let below = try #require(written.firstRange(of: "  targetGroups:\n"))
    #expect(
      written[below.lowerBound...] == """
          targetGroups:
          - name: Readers
            description: null
            filterString: '2'
          - name: Writers
            description: null
            filterString: '3'
          testProfiles:
          - description: Ada
            email: ada@example.com
            trackingPermission: true
            attributes:
              P: '007'
          mailings:
          - name: Gone
            subject: s
            editorContentType: HTML
            htmlFile: ../content/news/gone.html
            targetGroups: null
          - name: Tem/plate
            subject: 'yes'
            editorContentType: TEXT_HTML
            textFile: ../content/news/tem-plate.txt
            htmlFile: ../content/news/tem-plate.html
            targetGroups:
              combination: MATCH_ALL
              groups:
              - Readers
              - Writers
          # TrackingPermissionDetachedFromMembership is inherited from the system list, and not declared here
          # not here: 1 mailing whose editorContentType is XML_HTML
          # not here: 2 mailings whose mailingState is FINISHED

        """
    )
    #expect(files["content/news/tem-plate.txt"] == "a \nb ${x}")
    let readme = try #require(files["README.md"])
    #expect(readme.contains("**Mailings of a deleted list** that were no drafts"))
    #expect(readme.split(separator: "\n").filter { $0.count > 120 } == [])
  }

  /// Groups of the system are named, too, where the list goes that the draft is in.
  @Test func groupOfTheSystem() async throws {
    let tenant = try TestTenant(.http, BackupMailingTests.seed)
    try tenant.declare("lists: [{name: Other, state: absent}]")
    let run = try await tenant.run(
      "apply",
      BackupMailingTests.overrides + ["--backup", "b", "--quiet", "m.yaml"]
    )
    try #require(run.code == 0, "\(run)")
    let written = String(
      decoding: try #require(tenant.folder.files("b")["lists/other.yaml"]),
      as: UTF8.self
    )
    #expect(run.stderr == "")
    #expect(written.contains("\n      combination: MATCH_NONE\n      groups:\n      - All\n"), "\(written)")
  }

  /// Without the content there is no way back, and so no way there.
  @Test func unreadableContent() async throws {
    let tenant = try TestTenant(
      .http,
      BackupMailingTests.seed,
      intercept: { request in
        request.path == "/regular-mailings/60/editor-content" ? SandboxResponse(status: 404) : nil
      }
    )
    try tenant.declare("lists: [{name: News, state: absent}]")
    let run = try await tenant.run("apply", BackupMailingTests.overrides + ["--backup", "b", "m.yaml"])
    #expect(run.code == 1)
    #expect(
      run.stderr
        == "inx-apply: error: --backup: the content of list/News/mailing/Tem%2Fplate cannot be read: the API answers 404 Not Found: nothing was changed\n"
    )
    #expect(try State.difference(tenant.state(), tenant.seed) == [])
    #expect(!tenant.folder.names.contains("b"))
  }

  /// All objects that a plan could make, with names for what is another number in a new object.
  private static func portable(_ state: JSON) throws -> [String] {
    var names: [Int: String] = [:]
    for section in ["lists", "targetGroups"] {
      for object in state[section]?.elements ?? [] { names[object["id"]?.int ?? 0] = object["name"]?.text }
    }
    let others = ["id", "listId", "creationDate", "modificationDate", "targetGroupConfiguration"]
    return ["lists", "targetGroups", "testProfiles", "mailings"].flatMap { section in
      (state[section]?.elements ?? []).map { object in
        let members = (object.members ?? []).filter { !others.contains($0.name) && $0.value != .null }
        let groups = object["targetGroupConfiguration"]?["targetGroups"]?.elements ?? []
        let held = groups.compactMap { $0["targetGroupId"]?.int.flatMap { names[$0] } }.sorted()
        let word = held.isEmpty ? "" : object["targetGroupConfiguration"]?["combination"]?.text ?? ""
        return "\(section) of \(object["listId"]?.int.flatMap { names[$0] } ?? ""): \(word) \(held) "
          + JSON.object(members.sorted { $0.name < $1.name }).text()
      }
    }.sorted()
  }
}
