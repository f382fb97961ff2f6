import Resources
import Sandbox
import Support
import Testing

/// Every way a run can end, with what it says on either stream.
@Suite(.serialized) struct ExitCodeTests {
  private static let seed = State([
    "lists": #"{"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
    "attributes": #"{"id": 10, "name": "P", "type": "INTEGER"}"#,
    "textModules": #"{"id": 30, "listId": 1, "name": "T", "type": "TEXT", "text": "t"}"#,
    "testProfiles":
      #"{"id": 31, "listId": 1, "description": "Q", "email": null, "trackingPermission": null, "attributes": {}}"#,
    "mailings": """
    \(mailing(32, "Draft", "DRAFT")), \(mailing(33, "Sent", "FINISHED")), \(mailing(39, "Sending", "ACTIVE")), \(mailing(34, "Twice", "DRAFT")),
    \(mailing(35, "Twice", "APPROVED")), \(mailing(36, "Designed", "DRAFT").replacing("TEXT", with: "HTML_XML"))
    """,
  ])

  private static func mailing(_ id: Int, _ name: String, _ state: String) -> String {
    """
    {"id": \(id), "listId": 3, "name": "\(name)", "subject": "s", "type": "REGULAR_MAILING",
      "mailingState": "\(state)", "editorContentType": "TEXT", "text": "t"}
    """
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let manifest: String
    let options: [String]
    /// Of plan, of plan with `--detailed-exitcode`, of apply, and of apply with it.
    let codes: [Int32]

    init(_ name: String, _ manifest: String, _ options: [String] = [], _ codes: Int32...) {
      testDescription = name
      self.manifest = manifest
      self.options = options
      self.codes = codes
    }
  }

  static let cases = [
    Case("nothing to change", "textModules: [{name: T, text: t}]", [], 0, 0, 0, 0),
    Case("an absent one", "textModules: [{name: U, state: absent}]", [], 0, 0, 0, 0),
    Case("a change", "textModules: [{name: T, text: u}]", [], 0, 2, 0, 0),
    Case("deferred alone", "blacklistEntries: [{pattern: '*@x.example'}]", [], 0, 2, 0, 2),
    Case(
      "a change and a deferred one",
      "{textModules: [{name: T, text: u}], blacklistEntries: [{pattern: '*@x.example'}]}",
      [],
      0,
      2,
      0,
      2
    ),
    Case("data loss", "attributes: [{name: P, state: absent}]", [], 3, 3, 3, 3),
    Case(
      "data loss, allowed",
      "attributes: [{name: P, state: absent}]",
      ["--allow-data-loss", "**"],
      0,
      2,
      0,
      0
    ),
    Case(
      "protection, which nothing overrides",
      "{policy: {protect: [list/A]}, lists: [{name: A, state: absent}]}",
      ["--allow-data-loss", "list/A"],
      3,
      3,
      3,
      3
    ),
    Case(
      "a mailing's change",
      "lists: [{name: A, mailings: [{name: Draft, subject: new}]}]",
      [],
      0,
      2,
      0,
      0
    ),
    Case("a mailing as it is", "lists: [{name: A, mailings: [{name: Sent, text: t}]}]", [], 0, 0, 0, 0),
    Case(
      "a mailing's deletion",
      "lists: [{name: A, mailings: [{name: Draft, state: absent}]}]",
      [],
      3,
      3,
      3,
      3
    ),
    Case(
      "a mailing's deletion, allowed",
      "lists: [{name: A, mailings: [{name: Draft, state: absent}]}]",
      ["--allow-data-loss", "list/A/mailing/Draft"],
      0,
      2,
      0,
      0
    ),
    Case(
      "a mailing of another type",
      "lists: [{name: A, mailings: [{name: Draft, editorContentType: HTML, html: h}]}]",
      [],
      3,
      3,
      3,
      3
    ),
    Case(
      "deferred alone: a mailing that was sent",
      "lists: [{name: A, mailings: [{name: Sent, subject: new}]}]",
      [],
      0,
      2,
      0,
      2
    ),
    Case(
      "deferred alone: a mailing that is being sent, to be deleted",
      "lists: [{name: A, mailings: [{name: Sending, state: absent}]}]",
      [],
      0,
      2,
      0,
      2
    ),
    Case(
      "deferred alone: a mailing made from a design",
      "lists: [{name: A, mailings: [{name: Designed, subject: new}]}]",
      [],
      0,
      2,
      0,
      2
    ),
    Case(
      "deferred alone: a mailing whose target group there is not",
      "lists: [{name: A, mailings: [{name: Draft, targetGroups: {combination: MATCH_ALL, groups: [G]}}]}]",
      [],
      0,
      2,
      0,
      2
    ),
    Case(
      "deferred alone: a test profile's deletion",
      "testProfiles: [{description: Q, state: absent}]",
      [],
      0,
      2,
      0,
      2
    ),
    Case(
      "two mailings of one name",
      "lists: [{name: A, mailings: [{name: Twice, subject: new}]}]",
      [],
      1,
      1,
      1,
      1
    ),
    Case(
      "HTML of a mailing that is text",
      "lists: [{name: A, mailings: [{name: Draft, html: h}]}]",
      [],
      1,
      1,
      1,
      1
    ),
    Case("manifests that are wrong", "textModules: [{name: T, txt: u}]", [], 1, 1, 1, 1),
    Case("what the tenant rules out", "lists: [{name: system}]", [], 1, 1, 1, 1),
    Case("what creating needs", "lists: [{name: New}]", [], 1, 1, 1, 1),
    Case("a pattern for nothing", "textModules: [{name: T}]", ["--target", "list/*"], 64, 64, 64, 64),
  ]

  @Test(arguments: cases, TestTenant.Way.allCases)
  func code(_ test: Case, _ way: TestTenant.Way) async throws {
    let commands: [(String, [String])] = [
      ("plan", []), ("plan", ["--detailed-exitcode"]), ("apply", ["--auto-approve"]),
      ("apply", ["--auto-approve", "--detailed-exitcode"]),
    ]
    for ((command, options), code) in zip(commands, test.codes) {
      let tenant = try TestTenant(way, ExitCodeTests.seed)
      try tenant.declare(test.manifest)
      let run = try await tenant.run(command, options + test.options + ["m.yaml"])
      #expect(run.code == code, "\(command) \(options): \(run)")
      // An error is told on stderr alone, anything else on stdout alone.
      let isError = code == 1 || code == 64
      #expect(run.stdout.isEmpty == isError, "\(command) \(options): \(run)")
      #expect(run.stderr.isEmpty != isError, "\(command) \(options): \(run)")
      let isApplied =
        command == "apply" && test.codes[1] == 2 && !test.testDescription.hasPrefix("deferred alone")
      if way == .http { #expect(tenant.takeRequests().contains(where: \.isWrite) == isApplied) }
    }
  }

  /// What the manifest cannot name without doubt is an error that tells the objects.
  @Test(arguments: [
    (
      "Twice, subject: new",
      #"mailing "Twice" exists 2 times in the tenant (ids 34, 35): rename or delete all but one in Inxmail"#
    ), ("draft", #"mailing "draft" is written "Draft" in the tenant (the case differs): use one spelling"#),
    ("N", #"mailing "N" does not exist yet, and creating it needs subject, editorContentType"#),
  ])
  func mailingInDoubt(_ item: String, _ message: String) async throws {
    let tenant = try TestTenant(.http, ExitCodeTests.seed)
    let manifest = "lists: [{name: A, mailings: [{name: \(item)}]}]"
    try tenant.declare(manifest)
    let run = try await tenant.run("apply", ["--auto-approve", "--allow-data-loss", "**", "m.yaml"])
    #expect(
      run.stderr == "m.yaml:1:30: error: \(message)\n\(manifest)\n\(String(repeating: " ", count: 29))^\n"
    )
    #expect(run.stdout == "")
    #expect(run.code == 1)
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
  }

  /// A blocked plan is shown whole, and tells what lets it through.
  @Test func blockedPlanIsShown() async throws {
    let tenant = try TestTenant(.file, ExitCodeTests.seed)
    try tenant.declare("{attributes: [{name: P, state: absent}], textModules: [{name: T, text: u}]}")
    for command in ["plan", "apply --auto-approve"] {
      let run = try await tenant.run(command, ["m.yaml"])
      #expect(
        run.stdout == """
          Tenant: sandbox:tenant.json

          ~ text-module/T (m.yaml:1)
              text: "t" -> "u"

          - attribute/P (m.yaml:1)
              name: "P"
              type: "INTEGER"

          Blocked by data-loss: deleting attribute/P: the values of every recipient are lost

          Plan: 0 to create, 1 to update, 0 to replace, 1 to delete; 0 unchanged, 1 unmanaged. 5 requests read, 2 to write.

          To allow all of it:
            inx-apply \(command) --sandbox tenant.json m.yaml --allow-data-loss attribute/P

          The plan is blocked: nothing was applied.

          """
      )
      #expect(run.stderr == "")
      #expect(run.code == 3)
    }
  }

  /// The tenant refuses one of three creates, and what depends on it is skipped.
  @Test func incomplete() async throws {
    let tenant = try TestTenant(.http, ExitCodeTests.seed) { request in
      guard request.method == "POST", request.path == "/attributes" else { return nil }
      return SandboxResponse(
        status: 400,
        headers: [SandboxHeader("content-type", "application/problem+json")],
        body: Array(
          #"{"type":"validation-error","title":"No","invalidFields":[{"field":"name","problem":"odd"}]}"#.utf8
        )
      )
    }
    try tenant.declare(
      """
      attributes: [{name: Q, type: INTEGER, hidden: true}]
      targetGroups: [{name: G, filterString: 'Column("Q") = 1'}]
      textModules: [{name: N, type: TEXT, text: n}]
      """
    )
    let run = try await tenant.run("apply", ["--auto-approve", "m.yaml"])
    #expect(run.code == 5)
    #expect(run.stderr == "")
    #expect(
      run.stdout.hasSuffix(
        """

        failed   + attribute/Q: 400 validation-error: No (name: odd)
        skipped  + target-group/G: depends on attribute/Q
        applied  + text-module/N

        Apply: 1 applied, 1 failed, 1 skipped, 0 unknown, 0 deferred.

        """
      ),
      "\(run)"
    )
  }

  /// Whether a POST that was answered with 500 has been carried out nobody knows.
  @Test func unknown() async throws {
    let tenant = try TestTenant(.http) { request in
      request.method == "POST" ? SandboxResponse(status: 500) : nil
    }
    try tenant.declare("textModules: [{name: N, type: TEXT, text: n}]")
    let run = try await tenant.run("apply", ["--auto-approve", "--retry-timeout", "0", "m.yaml"])
    #expect(run.code == 5, "\(run)")
    #expect(run.stdout.contains("\nunknown  + text-module/N: "), "\(run)")
    #expect(tenant.takeRequests().filter { $0.line == "POST /text-modules" }.count == 1)
  }

  /// What apply leaves to do after all is found by `--verify`.
  @Test func verify() async throws {
    let tenant = try TestTenant(.http, ExitCodeTests.seed) { request in
      // It says that it did, and did not.
      request.method == "PUT"
        ? SandboxResponse(status: 200, body: Array(#"{"id": 4, "name": "T", "type": "TEXT"}"#.utf8)) : nil
    }
    try tenant.declare("textModules: [{name: T, text: u}]")
    #expect(try await tenant.run("apply", ["--auto-approve", "m.yaml"]).code == 0)
    let run = try await tenant.run("apply", ["--auto-approve", "--verify", "m.yaml"])
    #expect(run.code == 5)
    #expect(run.stderr == "--verify: after applying there are still changes\n")
    #expect(
      run.stdout.hasSuffix(
        " 1 to update, 0 to replace, 0 to delete; 0 unchanged, 1 unmanaged. 3 requests read, 1 to write.\n"
      )
    )
    #expect(run.stdout.ranges(of: "~ text-module/T (m.yaml:1)\n    text: \"t\" -> \"u\"").count == 2)

    let works = try TestTenant(.file, ExitCodeTests.seed)
    try works.declare("{textModules: [{name: T, text: u}], blacklistEntries: [{pattern: '*@x.example'}]}")
    #expect(try await works.run("apply", ["--auto-approve", "--verify", "m.yaml"]).code == 0)
  }

  /// A reader that has gone ends a run quietly, before anything is written to the tenant.
  @Test(arguments: TestTenant.Way.allCases)
  func closedPipe(_ way: TestTenant.Way) async throws {
    let tenant = try TestTenant(way, ExitCodeTests.seed)
    try tenant.declare("textModules: [{name: T, text: u}]")
    for command in [
      "plan", "plan --format json --detailed-exitcode", "apply --auto-approve",
      "apply --auto-approve --format json",
    ] {
      let run = try await tenant.run(command, ["m.yaml"], output: .closedPipe)
      #expect(run.code == 141, "\(command): \(run)")
      #expect(run.stderr == "", "\(command)")
    }
    #expect(try State.difference(tenant.state(), tenant.seed) == [])
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
  }

  /// The file of a sandbox can be used by one run at a time.
  @Test func sandboxInUse() async throws {
    let tenant = try TestTenant(.file, ExitCodeTests.seed)
    try tenant.declare("textModules: [{name: T, text: u}]")
    let store = try SandboxStore(path: tenant.folder.path + "/tenant.json")
    let run = try await tenant.run("plan", ["m.yaml"])
    #expect(
      run.stderr == "inx-apply: error: \(tenant.folder.path)/tenant.json is in use by another program\n"
    )
    #expect(run.code == 1)
    try store.close()
  }

  /// A file that is no state is left as it is.
  @Test func damagedSandbox() async throws {
    let tenant = try TestTenant(.file)
    try tenant.declare("textModules: [{name: T, type: TEXT, text: u}]")
    for (text, reason) in [
      ("", "line 1, column 1: it ends too early"), ("[]", "it is no JSON object"),
      ("{\"version\": 2}", "\"version\" must be 1"),
    ] {
      try tenant.folder.write(text, to: "tenant.json")
      let run = try await tenant.run("apply", ["--auto-approve", "m.yaml"])
      #expect(
        run.stderr == "inx-apply: error: \(tenant.folder.path)/tenant.json is no sandbox state: \(reason)\n"
      )
      #expect(run.code == 1)
      #expect(try Folder.bytes(tenant.folder.path + "/tenant.json") == Array(text.utf8))
    }
  }
}
