import Foundation
import Resources
import Sandbox
import Testing

/// `export` of test profiles and mailings: which are taken, which are not and what is said of it, and what is read for it.
@Suite(.serialized) struct ExportMailingTests {
  private static let groups = """
    {"id": 20, "listId": 1, "name": "Everybody", "description": null, "filterString": "1"},
    {"id": 21, "listId": 3, "name": "Readers", "description": null, "filterString": "2"},
    {"id": 22, "listId": 1, "name": "Readers", "description": null, "filterString": "3"},
    {"id": 23, "listId": 4, "name": "Elsewhere", "description": null, "filterString": "4"}
    """

  private static let profiles = """
    {"id": 40, "listId": 1, "description": "Ada", "email": "ada@example.com", "trackingPermission": true,
      "attributes": {"Points": "1200", "a: \\"b\\"": "007"}},
    {"id": 41, "listId": 3, "description": "Ada", "email": null, "trackingPermission": false, "attributes": {}},
    {"id": 42, "listId": 3, "description": "Twice", "email": "1@example.com"},
    {"id": 43, "listId": 3, "description": "Twice", "email": "2@example.com"},
    {"id": 44, "listId": 1, "description": null, "email": "nobody@example.com"},
    {"id": 45, "listId": 2, "description": "Of the admins", "email": "admin@example.com"}
    """

  private static func mailing(_ id: Int, _ list: Int, _ name: String, _ rest: String) -> String {
    """
    {"id": \(id), "listId": \(list), "name": "\(name)", "subject": "s", "type": "REGULAR_MAILING",
      "mailingState": "DRAFT", \(rest)}
    """
  }

  private static func groups(_ word: String, _ ids: Int...) -> String {
    let ids = ids.map { #"{"targetGroupId": \#($0)}"# }.joined(separator: ",")
    return #""targetGroupConfiguration": {"combination": "\#(word)", "targetGroups": [\#(ids)]}"#
  }

  private static func state(_ word: String, _ type: String = "TEXT") -> String {
    #""editorContentType": "\#(type)", "mailingState": "\#(word)""#
  }

  private static let drafts = [
    mailing(
      60,
      3,
      "Tem/plate",
      #""editorContentType": "TEXT_HTML", "text": "a \nb ${x}", "html": "<p>\n", "#
        + groups("MATCH_ALL", 21, 20)
    ),
    // Of the names of its groups, one means another group in this list.
    mailing(61, 3, "Wrong", #""editorContentType": "HTML", "html": "", "# + groups("MATCH_ONE", 22, 20)),
    mailing(62, 3, "Foreign", #""editorContentType": "TEXT", "text": "x", "# + groups("MATCH_NONE", 23)),
    mailing(63, 4, "Tem/plate", #""editorContentType": "TEXT", "text": """#),
    mailing(68, 4, "Twice", #""editorContentType": "TEXT", "text": "1""#),
    mailing(69, 4, "Twice", #""editorContentType": "TEXT", "text": "2""#),
  ].map { $0.replacing("\n\"", with: "\\n\"").replacing(" \nb", with: " \\nb") }

  private static let others = [
    (64, 4, "Sent", "FINISHED", "TEXT"), (65, 3, "Sent too", "FINISHED", "XML_HTML"),
    (66, 3, "Going", "SCHEDULED", "TEXT"), (67, 3, "Designed", "DRAFT", "XML_TEXT_HTML"),
  ].map { id, list, name, state, type in
    """
    {"id": \(id), "listId": \(list), "name": "\(name)", "subject": "s", "type": "REGULAR_MAILING",
      "mailingState": "\(state)", "editorContentType": "\(type)"}
    """
  }

  private static let seed = State([
    "lists": """
    {"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"},
    {"id": 4, "name": "Other", "type": "STANDARD", "senderAddress": "a@example.com"}
    """,
    "attributes": """
    {"id": 10, "name": "Points", "type": "INTEGER"},
    {"id": 11, "name": "a: \\"b\\"", "type": "TEXT", "maxLength": 20}
    """,
    "targetGroups": groups,
    "testProfiles": profiles,
    "mailings": (drafts + others).joined(separator: ","),
  ])

  private static let kinds = ["--kinds", "testProfiles,mailings"]

  // MARK: - What is written

  @Test func whatIsWritten() async throws {
    let tenant = try TestTenant(.http, ExportMailingTests.seed)
    let run = try await tenant.run("export", ["--out", "o"] + ExportMailingTests.kinds)
    #expect(run.code == 0)
    #expect(
      run.stderr == """
        warning: written as a comment only: test profile (id 44): it has no description
        warning: written as a comment only: test profile "Twice" (id 42): there are 2 of that name
        warning: written as a comment only: test profile "Twice" (id 43): there are 2 of that name
        warning: written as a comment only: mailing "Foreign" (id 62): targetGroups names something that has no name of its own
        warning: written as a comment only: mailing "Wrong" (id 61): targetGroups names something that has no name of its own
        warning: written as a comment only: mailing "Twice" (id 68): there are 2 of that name
        warning: written as a comment only: mailing "Twice" (id 69): there are 2 of that name
        note: the API cannot bring it to another tenant: list/News/mailing/Designed: the API makes XML drafts of design collections only: create it in Inxmail first
        note: 2 mailings whose mailingState is FINISHED: left out
        note: 1 mailing whose mailingState is SCHEDULED: left out
        note: 12 objects written to o (8 files, 10 requests)

        """
    )
    let files = try tenant.folder.files("o")
    let manifests = files.filter { $0.key.hasSuffix(".yaml") }.sorted { $0.key < $1.key }
    #expect(
      manifests.map { "--- \($0.key)\n" + String(decoding: $0.value, as: UTF8.self) }.joined() == """
        --- lists/news.yaml
        lists:
        - name: News
          testProfiles:
          - description: Ada
            trackingPermission: false
          mailings:
          - name: Designed
            subject: s
            editorContentType: XML_TEXT_HTML
          - name: Tem/plate
            subject: s
            editorContentType: TEXT_HTML
            textFile: ../content/news/tem-plate.txt
            htmlFile: ../content/news/tem-plate.html
            targetGroups:
              combination: MATCH_ALL
              groups:
              - Everybody
              - Readers
        # left out: test profile "Twice" (id 42): there are 2 of that name
        # - description: Twice
        #   email: 1@example.com
        # left out: test profile "Twice" (id 43): there are 2 of that name
        # - description: Twice
        #   email: 2@example.com
        # left out: mailing "Foreign" (id 62): targetGroups names something that has no name of its own
        # - name: Foreign
        #   subject: s
        #   editorContentType: TEXT
        #   textFile: ../content/news/foreign.txt
        #   targetGroups:
        #     combination: MATCH_NONE
        #     groups: []
        # left out: mailing "Wrong" (id 61): targetGroups names something that has no name of its own
        # - name: Wrong
        #   subject: s
        #   editorContentType: HTML
        #   targetGroups:
        #     combination: MATCH_ONE
        #     groups:
        #     - Everybody
        --- lists/other.yaml
        lists:
        - name: Other
          mailings:
          - name: Tem/plate
            subject: s
            editorContentType: TEXT
        # left out: mailing "Twice" (id 68): there are 2 of that name
        # - name: Twice
        #   subject: s
        #   editorContentType: TEXT
        #   textFile: ../content/other/twice-cc1b4c8d.txt
        # left out: mailing "Twice" (id 69): there are 2 of that name
        # - name: Twice
        #   subject: s
        #   editorContentType: TEXT
        #   textFile: ../content/other/twice-cc1b4c8d-2.txt
        --- test-profiles.yaml
        testProfiles:
        - description: Ada
          email: ada@example.com
          trackingPermission: true
          attributes:
            Points: '1200'
            'a: "b"': '007'
        # left out: test profile (id 44): it has no description
        # - email: nobody@example.com

        """
    )
    #expect(files["content/news/tem-plate.txt"] == Array("a \nb ${x}".utf8))
    #expect(files["content/news/tem-plate.html"] == Array("<p>\n".utf8))
    let plan = try await tenant.run("plan", ["o"])
    #expect(plan.stdout.contains("No changes. The tenant matches the manifests (7 objects, "), "\(plan)")
  }

  /// The whole of it makes the same in an empty tenant, which then is exported as the same.
  @Test(arguments: TestTenant.Way.allCases)
  func thereAndBack(_ way: TestTenant.Way) async throws {
    let mailings = ExportMailingTests.drafts.filter { $0.contains("Tem/plate") }
      .map { $0.replacing(#",{"targetGroupId": 20}"#, with: "") }
    let profiles = ExportMailingTests.profiles.split(separator: ",\n").filter { !$0.contains("\"Twice\"") }
      .filter { !$0.contains("\"id\": 44") }
    let seed = ExportMailingTests.seed.with([
      "mailings": mailings.joined(separator: ","), "testProfiles": profiles.joined(separator: ",\n"),
    ])
    let tenant = try TestTenant(way, seed)
    let run = try await tenant.run("export", ["--out", "a"])
    #expect(run.code == 0 && !run.stderr.contains("left out: ") && !run.stderr.contains("comment"), "\(run)")
    let other = ["--sandbox", "other.json"]
    let apply = try await Program.run(["apply", "--auto-approve", "a"] + other, in: tenant.folder)
    #expect(apply.stdout.hasSuffix(" 0 failed, 0 skipped, 0 unknown, 0 deferred.\n"), "\(apply)")
    let back = try await Program.run(["export", "--out", "b"] + other, in: tenant.folder)
    #expect(back.code == 0, "\(back)")
    #expect(try tenant.folder.files("a") == tenant.folder.files("b"))
    let plan = try await Program.run(["plan", "--detailed-exitcode", "a"] + other, in: tenant.folder)
    #expect(plan.code == 0, "\(plan)")
  }

  /// A part that cannot be read is said, and is nothing that a plan would take away.
  @Test func unreadableContent() async throws {
    let tenant = try TestTenant(
      .http,
      ExportMailingTests.seed,
      intercept: { request in
        request.path == "/regular-mailings/60/editor-content" ? SandboxResponse(status: 404) : nil
      }
    )
    let run = try await tenant.run(
      "export",
      ["--out", "o", "--quiet", "--target", "list/News/mailing/Tem%2Fplate"]
    )
    #expect(run.code == 0)
    #expect(
      run.stderr == """
        warning: list/News/mailing/Tem%2Fplate: html cannot be read: the API answers 404 Not Found
        warning: list/News/mailing/Tem%2Fplate: text cannot be read: the API answers 404 Not Found

        """
    )
    let files = try tenant.folder.files("o").mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(files.keys.sorted() == [".inx-apply-export", "lists/news.yaml"])
    #expect(
      files["lists/news.yaml"] == """
        lists:
        - name: News
          mailings:
          - name: Tem/plate
            subject: s
            editorContentType: TEXT_HTML
            targetGroups:
              combination: MATCH_ALL
              groups:
              - Everybody
              - Readers
            # text cannot be read: the API answers 404 Not Found
            # html cannot be read: the API answers 404 Not Found

        """
    )
    let plan = try await tenant.run("plan", ["o"])
    #expect(plan.stdout.contains("No changes. The tenant matches the manifests (2 objects, "), "\(plan)")
  }

  /// The order of groups means nothing, and ids are others in every tenant: names are sorted.
  @Test func orderOfGroups() async throws {
    let files = try await [[20, 21], [21, 20]].asyncMap { ids in
      let seed = ExportMailingTests.seed.with([
        "targetGroups": """
        {"id": \(ids[0]), "listId": 3, "name": "A", "description": null, "filterString": "1"},
        {"id": \(ids[1]), "listId": 3, "name": "B", "description": null, "filterString": "2"}
        """,
        "mailings": ExportMailingTests.drafts[0],
      ])
      let tenant = try TestTenant(.file, seed)
      let run = try await tenant.run("export", ["--out", "o"])
      #expect(run.code == 0, "\(run)")
      return try tenant.folder.files("o")
    }
    #expect(files[0] == files[1])
  }

  /// A mailing and a text module of one name have files of their own, whichever is the older.
  /// What is left out counts, where a name must be the only one: a plan of what is written would be an error.
  @Test func nameOfWhatIsLeftOut() async throws {
    func mailing(_ id: Int, _ list: Int, _ state: String) -> String {
      #"""
      {"id": \#(id), "listId": \#(list), "name": "M", "subject": "s", "type": "REGULAR_MAILING", "editorContentType": "TEXT",
       "text": "t", "mailingState": "\#(state)"}
      """#
    }
    let seed = ExportMailingTests.seed.with([
      "mailings": [mailing(60, 3, "DRAFT"), mailing(61, 3, "FINISHED"), mailing(62, 4, "DRAFT")]
        .joined(separator: ",")
    ])
    let tenant = try TestTenant(.file, seed)
    let run = try await tenant.run("export", ["--out", "o", "--kinds", "mailings"])
    #expect(run.code == 0, "\(run)")
    #expect(
      run.stderr.contains(
        #"warning: written as a comment only: mailing "M" (id 60): there are 2 of that name"#
      ),
      "\(run)"
    )
    let plan = try await tenant.run("plan", ["o"])
    #expect(plan.stdout.contains("No changes. The tenant matches the manifests (3 objects"), "\(plan)")
  }

  @Test func namesOfFiles() async throws {
    let files = try await [19, 70].asyncMap { id in
      let seed = ExportMailingTests.seed.with([
        "targetGroups": "",
        "mailings": ExportMailingTests.drafts[3].replacing(#""text": """#, with: #""text": "mailing""#),
        "textModules":
          #"{"id": \#(id), "listId": 4, "name": "Tem/plate", "type": "TEXT", "text": "module"}"#,
      ])
      let tenant = try TestTenant(.file, seed)
      let run = try await tenant.run("export", ["--out", "o"])
      #expect(run.code == 0, "\(run)")
      return try tenant.folder.files("o")
    }
    #expect(files[0] == files[1])
  }

  // MARK: - What is read

  private static let lists = "/lists?pageSize=1000"
  private static let mailings = "/regular-mailings?pageSize=1000"
  private static let targetGroups = "/target-groups?pageSize=1000"
  private static let testProfiles = "/test-profiles?allAttributes=true&pageSize=1000"

  private static func content(_ ids: Int...) -> [String] {
    ids.map { "/regular-mailings/\($0)/editor-content" }
  }

  struct Reads: Sendable, CustomTestStringConvertible {
    let options: [String]
    let targets: [String]
    var testDescription: String { options.joined(separator: " ") }

    init(_ options: [String], _ targets: [String]) {
      self.options = options
      self.targets = targets
    }
  }

  @Test(arguments: [
    Reads(["--kinds", "testProfiles"], [lists, testProfiles]),
    // What is no draft is left out, and its content is not read.
    Reads(["--kinds", "mailings"], [lists, mailings, targetGroups] + content(60, 61, 62, 63, 68, 69)),
    Reads(["--target", "list/News/mailing/Tem%2Fplate"], [lists, mailings, targetGroups] + content(60)),
    Reads(["--target", "list/*/test-profile/Ada"], [lists, testProfiles]),
    Reads(["--target", "test-profile/*"], [lists, testProfiles]),
    Reads(
      ["--kinds", "testProfiles,mailings", "--exclude", "list/News"],
      [lists, mailings, targetGroups, testProfiles] + content(63, 68, 69)
    ),
    Reads(["--kinds", "testProfiles,mailings", "--exclude", "list/*/mailing"], [lists, testProfiles]),
  ])
  func reads(_ sample: Reads) async throws {
    let tenant = try TestTenant(.http, ExportMailingTests.seed)
    let run = try await tenant.run("export", ["--out", "o"] + sample.options)
    #expect(run.code == 0, "\(run)")
    let seen = tenant.takeRequests().map(\.line)
    #expect(seen.sorted() == sample.targets.map { "GET " + $0 }.sorted())
    let plan = try await tenant.run("plan", ["o"])
    #expect(plan.stdout.contains("No changes."), "\(plan)")
    #expect(Set(tenant.takeRequests().map(\.line)).isSubset(of: seen))
  }

  /// A mailing that is no draft is as unknown to a pattern as one that is: it is found, and left out.
  @Test func targetThatIsNoDraft() async throws {
    let tenant = try TestTenant(.http, ExportMailingTests.seed)
    let run = try await tenant.run(
      "export",
      ["--out", "o", "--kinds", "mailings", "--target", "list/Other/mailing/Sent"]
    )
    #expect(run.code == 0)
    #expect(
      run.stderr == """
        note: 1 mailing whose mailingState is FINISHED: left out
        note: 0 objects written to o (1 file, 3 requests)

        """
    )
  }
}

extension Array {
  /// One after the other.
  fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
    var found: [T] = []
    for element in self { found.append(try await body(element)) }
    return found
  }
}
