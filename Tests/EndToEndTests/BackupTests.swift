import Foundation
import Resources
import Sandbox
import Support
import Testing

/// `apply --backup`: what a plan takes away can be put back.
@Suite(.serialized) struct BackupTests {
  static let lists = """
    {"id": 3, "name": "A/B \\"ä\\"", "type": "STANDARD", "description": "x\\ny ${z}", "senderAddress": "a@example.com",
      "senderName": "yes", "replyToAddress": null, "replyToName": null},
    {"id": 4, "name": "Dynamic", "type": "DYNAMIC", "senderAddress": "a@example.com"},
    {"id": 5, "name": "Stays", "type": "STANDARD", "senderAddress": "a@example.com"}
    """

  static let settings = """
    {"listId": 3, "subscriptionType": 11, "sendWelcomeMessage": true, "welcomeMailingId": 0, "verificationMailingId": 0,
      "verificationTimeoutMailingId": 0, "sendDoiVerificationTimeoutMessage": false, "doiConfirmationDuration": 14,
      "doiLandingPage": "https://x.example/?a=b#c", "doiTimeoutLandingPage": null, "sendRecentMail": false,
      "overwriteExistingMember": false, "subscriptionCommand": "subscribe", "notifySubscriptionRequest": false,
      "notifySubscriptionVerification": false, "notifyAddress": null}
    """

  static let modules = """
    {"id": 20, "listId": 3, "name": "T", "type": "TEXT_HTML", "text": "a \\r\\nb", "html": "<p>${x}</p>\\n"},
    {"id": 21, "listId": 4, "name": "t", "type": "HTML", "html": "<b>"},
    {"id": 22, "listId": 1, "name": "../../etc/passwd", "type": "TEXT", "text": ""},
    {"id": 23, "listId": 1, "name": "Old", "type": "TEXT", "text": "old"},
    {"id": 24, "listId": 5, "name": "Kept", "type": "TEXT", "text": "kept"}
    """

  /// One object of each kind at least, of which nothing is left as it was but what belongs to `Stays`.
  static let seed = State([
    "lists": lists,
    "subscriptionSettings": settings,
    "settings": #"{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}"#,
    "attributes": """
    {"id": 10, "name": "P", "type": "INTEGER", "hidden": true},
    {"id": 11, "name": "Q", "type": "TEXT", "maxLength": 20, "hidden": false}
    """,
    "textModules": modules,
    "targetGroups": """
    {"id": 30, "listId": 3, "name": "G", "description": null, "filterString": "Column(\\"Q\\") = \\"1\\""},
    {"id": 31, "listId": 1, "name": "no", "description": " lead", "filterString": "Column(\\"P\\") = 1"}
    """,
    "blacklistEntries": #"{"id": 40, "pattern": "a@x.example", "description": "null"}"#,
    "datasources": """
    {"id": 50, "name": "W", "url": "https://x.example", "useType": "TEXT", "fetchStrategy": "ONCE",
      "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": false}
    """,
  ])

  static let manifest = """
    policy: {prune: [datasources]}
    attributes:
      - {name: P, state: absent}
      - {name: Q, type: INTEGER, hidden: false}
    lists:
      - {name: 'a/b "ä"', state: absent}
      - {name: Dynamic, type: DYNAMIC, textModules: [{name: t, type: TEXT, text: hi}]}
    targetGroups: [{name: 'no', filterString: 'Column("Q") = 2'}]
    textModules:
      - {name: ../../etc/passwd, state: absent}
      - {name: New, formerly: Old, type: HTML, html: new}
    blacklistEntries: [{pattern: a@x.example, description: xx}]
    datasources: []
    """

  static let overrides = ["--auto-approve", "--allow-data-loss", "**", "--allow-deletes", "9"]

  static let files = [
    "README.md", "attributes.yaml", "blacklist.yaml", "content", "content/a-b-ae",
    "content/a-b-ae/t.html", "content/a-b-ae/t.txt", "content/dynamic", "content/dynamic/t.html",
    "content/old.txt", "datasources.yaml", "lists", "lists/a-b-ae.yaml", "lists/dynamic.yaml",
    "target-groups.yaml", "text-modules.yaml",
  ]

  // MARK: - There and back

  @Test(arguments: TestTenant.Way.allCases)
  func thereAndBack(_ way: TestTenant.Way) async throws {
    let tenant = try TestTenant(way, BackupTests.seed)
    try tenant.declare(BackupTests.manifest)
    let before = try BackupTests.portable(tenant.state())
    let there = try await tenant.run("apply", BackupTests.overrides + ["--backup", "b", "m.yaml"])
    try #require(there.code == 0, "\(there)")
    #expect(
      there.stderr == """
        note: what is deleted or replaced was written to b (11 files)
        note: to go back: inx-apply apply … b; its README.md says what does not come back

        """
    )
    #expect(try BackupTests.names(below: tenant.folder.path + "/b") == BackupTests.files)
    #expect(try BackupTests.portable(tenant.state()) != before)
    #expect(try tenant.state()["textModules"]?.elements?.contains { $0["name"]?.text == "Old" } == false)

    tenant.settle()
    let back = try await tenant.run("apply", BackupTests.overrides + ["b"])
    try #require(back.code == 0, "\(back)")
    #expect(try BackupTests.portable(tenant.state()) == before)

    tenant.settle()
    let again = try await tenant.run("plan", ["b"])
    #expect(again.stdout.contains("No changes."), "\(again)")
  }

  /// A saved plan holds no contents of what it deletes: they are read when it is applied. What an earlier run of it has
  /// done is not there any more.
  @Test(arguments: TestTenant.Way.allCases)
  func savedPlan(_ way: TestTenant.Way) async throws {
    let tenant = try TestTenant(way, BackupTests.seed)
    try tenant.declare(BackupTests.manifest)
    let before = try BackupTests.portable(tenant.state())
    let plan = try await tenant.run(
      "plan",
      BackupTests.overrides.dropFirst() + ["--out", "plan.json", "m.yaml"]
    )
    try #require(plan.code == 0, "\(plan)")
    let credentials = TestTenant.credentials
    let apply = ["apply", "--plan", "plan.json", "--backup"]
    let there = try await Program.run(apply + ["b"], environment: credentials, in: tenant.folder)
    try #require(there.code == 0, "\(there)")
    #expect(try BackupTests.names(below: tenant.folder.path + "/b") == BackupTests.files)

    tenant.settle()
    let again = try await Program.run(apply + ["c"], environment: credentials, in: tenant.folder)
    #expect(again.code == 0, "\(again)")
    #expect(again.stderr == "note: --backup: nothing is deleted or replaced, and nothing was written\n")

    let back = try await tenant.run("apply", BackupTests.overrides + ["b"])
    try #require(back.code == 0, "\(back)")
    #expect(try BackupTests.portable(tenant.state()) == before)
  }

  @Test func whatIsWritten() async throws {
    let tenant = try TestTenant(.file, BackupTests.seed)
    try tenant.declare(BackupTests.manifest)
    let run = try await tenant.run("apply", BackupTests.overrides + ["--backup", "deep/b/", "m.yaml"])
    try #require(run.code == 0, "\(run)")
    func text(_ name: String) throws -> String {
      String(decoding: try Folder.bytes(tenant.folder.path + "/deep/b/" + name), as: UTF8.self)
    }
    #expect(
      try text("attributes.yaml") == """
        attributes:
        - name: P
          type: INTEGER
          # hidden cannot be read: declare it where it was not what the API takes by itself
        - name: Q
          type: TEXT
          maxLength: 20
          hidden: false

        """
    )
    #expect(
      try text("text-modules.yaml") == """
        textModules:
        - name: ../../etc/passwd
          type: TEXT
          text: ''
        - name: Old
          formerly: New
          type: TEXT
          textFile: content/old.txt

        """
    )
    #expect(
      try text("lists/dynamic.yaml") == """
        lists:
        - name: Dynamic
          type: DYNAMIC
          textModules:
          - name: t
            type: HTML
            htmlFile: ../content/dynamic/t.html

        """
    )
    #expect(try text("content/a-b-ae/t.txt") == "a \r\nb")
    #expect(try text("content/a-b-ae/t.html") == "<p>${x}</p>\n")
    for name in ["."] + BackupTests.files {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: tenant.folder.path + "/deep/b/" + name
      )
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
    }
  }

  /// Mailings go with their list. Settings that name one wait for a person, whole.
  @Test func mailingsStandByName() async throws {
    let mailings = ["Welcome", "Twice", "Twice"].enumerated().map { index, name in
      """
      {"id": \(60 + index), "listId": 3, "name": "\(name)", "subject": "Hi", "type": "SUBSCRIPTION_TRIGGER_MAILING",
        "mailingState": "USED"}
      """
    }
    let settings = BackupTests.settings.replacing("\"welcomeMailingId\": 0", with: "\"welcomeMailingId\": 60")
      .replacing("\"verificationMailingId\": 0", with: "\"verificationMailingId\": 61")
    let tenant = try TestTenant(
      .http,
      State([
        "lists": BackupTests.lists, "subscriptionSettings": settings,
        "mailings": mailings.joined(separator: ","),
      ])
    )
    try tenant.declare("lists: [{name: 'A/B \"ä\"', state: absent}]")
    let run = try await tenant.run("apply", BackupTests.overrides + ["--backup", "b", "--quiet", "m.yaml"])
    try #require(run.code == 0, "\(run)")
    #expect(run.stderr == "")
    let written = String(
      decoding: try Folder.bytes(tenant.folder.path + "/b/lists/a-b-ae.yaml"),
      as: UTF8.self
    )
    #expect(written.contains("\n    welcomeMailing: Welcome\n    verificationMailing: {id: 61}\n"))
    let reads = tenant.takeRequests().map(\.line).filter { !$0.contains("/token") }
    #expect(
      reads.sorted() == [
        "DELETE /lists/3", "GET /lists/3", "GET /lists/3/settings/TrackingPermissionDetachedFromMembership",
        "GET /lists/3/subscription-settings", "GET /lists/3/unsubscription-settings",
        "GET /lists?pageSize=1000", "GET /lists?pageSize=1000",
        // What goes with the list is counted for the plan, and read for the backup.
        "GET /regular-mailings?listIds=3&pageSize=1000", "GET /regular-mailings?pageSize=1000",
        "GET /subscription-mailings?pageSize=1000",
        "GET /target-groups?pageSize=1000", "GET /target-groups?pageSize=1000",
        "GET /test-profiles?allAttributes=true&pageSize=1000",
        "GET /test-profiles?allAttributes=true&pageSize=1000",
        "GET /text-modules?pageSize=1000", "GET /text-modules?pageSize=1000",
      ]
    )
    tenant.settle()
    let back = try await tenant.run("apply", BackupTests.overrides + ["b"])
    #expect(back.code == 0, "\(back)")
    #expect(back.stdout.contains("\n? list/A%2FB \"ä\"/subscription-settings ("), "\(back)")
  }

  @Test func wildcardsAreDeferred() async throws {
    let tenant = try TestTenant(.file, State(["blacklistEntries": #"{"id": 40, "pattern": "*@x.example"}"#]))
    try tenant.declare("blacklistEntries: [{pattern: '*@X.example', state: absent}]")
    let run = try await tenant.run("apply", BackupTests.overrides + ["--backup", "b", "m.yaml"])
    try #require(run.code == 0, "\(run)")
    #expect(
      String(decoding: try Folder.bytes(tenant.folder.path + "/b/blacklist.yaml"), as: UTF8.self) == """
        blacklistEntries:
        - pattern: '*@x.example'
          description: null
          # the API cannot create wildcard entries: create or change it in Inxmail

        """
    )
    let back = try await tenant.run("plan", ["--detailed-exitcode", "b"])
    #expect(back.code == 2)
    #expect(back.stdout.contains("\n? blacklist-entry/%2A@x.example ("), "\(back)")
  }

  /// What no manifest can say is there all the same, for a person to read.
  @Test func whatCannotBeDeclared() async throws {
    let tenant = try TestTenant(
      .file,
      State([
        "lists": #"{"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
        "targetGroups": """
        {"id": 30, "listId": 3, "name": "One~inx-apply", "description": "one", "filterString": "Column(\\"P\\") = 1"},
        {"id": 31, "listId": 3, "name": "Two~inx-apply-old", "description": "other\\u2028\\n</x>", "filterString": "x"}
        """,
      ])
    )
    try tenant.declare("lists: [{name: A, state: absent}]")
    let run = try await tenant.run("apply", BackupTests.overrides + ["--backup", "b", "--quiet", "m.yaml"])
    try #require(run.code == 0, "\(run)")
    #expect(
      run.stderr == """
        warning: --backup: written as a comment only: target group "One~inx-apply" (id 30): its name is kept for replacements
        warning: --backup: written as a comment only: target group "Two~inx-apply-old" (id 31): its name is kept for replacements

        """
    )
    let written = String(decoding: try Folder.bytes(tenant.folder.path + "/b/lists/a.yaml"), as: UTF8.self)
    let comments = """
          notifyAddress: null
        # TrackingPermissionDetachedFromMembership is inherited from the system list, and not declared here
      # left out: target group "One~inx-apply" (id 30): its name is kept for replacements
      # - name: One~inx-apply
      #   description: one
      #   filterString: Column("P") = 1
      # left out: target group "Two~inx-apply-old" (id 31): its name is kept for replacements
      # - name: Two~inx-apply-old
      #   description: "other\\L\\n</x>"
      #   filterString: x

      """
    #expect(written.hasSuffix(comments), "\(written)")
    let back = try await tenant.run("apply", BackupTests.overrides + ["b"])
    #expect(back.code == 0, "\(back)")
  }

  // MARK: - Nothing to write

  /// What a tenant does not show of a list is no reason not to delete it; the file says what is missing.
  @Test func settingsThatAreNotShown() async throws {
    let tenant = try TestTenant(
      .http,
      BackupTests.seed,
      intercept: { request in
        request.path.hasSuffix("subscription-settings")
          ? SandboxResponse(status: 404, body: Array("{}".utf8)) : nil
      }
    )
    try tenant.declare("lists: [{name: 'A/B \"ä\"', state: absent}]")
    let run = try await tenant.run("apply", BackupTests.overrides + ["--backup", "b", "m.yaml"])
    #expect(run.code == 0, "\(run)")
    let written = String(
      decoding: try Folder.bytes(tenant.folder.path + "/b/lists/a-b-ae.yaml"),
      as: UTF8.self
    )
    #expect(
      written.hasSuffix(
        """

          # subscription settings cannot be read: the API answers 404 Not Found
          # unsubscription settings cannot be read: the API answers 404 Not Found

        """
      ),
      "\(written)"
    )
  }

  @Test func placeAmongTheManifests() async throws {
    let tenant = try TestTenant(.file, BackupTests.seed)
    try tenant.folder.write(BackupTests.manifest, to: "config/m.yaml")
    let run = try await tenant.run(
      "apply",
      BackupTests.overrides + ["--backup", "config/it's b", "--quiet", "config"]
    )
    #expect(run.code == 0, "\(run)")
    #expect(
      run.stderr
        == "warning: config/it's b lies below config, whose next run would take it for manifests: move it away\n"
    )
    let other = try TestTenant(.file, BackupTests.seed)
    try other.folder.write(BackupTests.manifest, to: "config/m.yaml")
    let hidden = try await other.run(
      "apply",
      BackupTests.overrides + ["--backup", "config/.it's b", "config"]
    )
    #expect(
      hidden.stderr == """
        note: what is deleted or replaced was written to config/.it's b (11 files)
        note: to go back: inx-apply apply … 'config/.it'\\''s b'; its README.md says what does not come back

        """
    )
  }

  // MARK: -

  static func names(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  /// All objects without what is another one in a new object: ids, dates, and `hidden`, which nobody can read. Settings that
  /// are as in a new list are none.
  static func portable(_ state: JSON) throws -> [String] {
    var names: [Int: String] = [:]
    for list in state["lists"]?.elements ?? [] { names[list["id"]?.int ?? 0] = list["name"]?.text }
    let others = [
      "id", "listId", "hidden", "creationDate", "modificationDate", "lastSaveDate", "blockedAddressCount",
    ]
    return (state.members ?? []).flatMap { section -> [String] in
      (section.value.elements ?? []).map { object in
        let members = (object.members ?? []).filter { !others.contains($0.name) && $0.value != .null }
        let list = object["listId"]?.int.flatMap { names[$0] } ?? ""
        return "\(section.name) of \(list): \(JSON.object(members.sorted { $0.name < $1.name }).text())"
      }
    }.filter { !$0.hasPrefix("unsubscriptionSettings of ") }.sorted()
  }
}

extension TestTenant.Seen {
  /// Whether it was to change the tenant; a token is fetched with a POST, too.
  var isChange: Bool { isWrite && !line.contains("token") }
}
