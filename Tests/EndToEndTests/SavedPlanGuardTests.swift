@testable import Report
import Resources
import Sandbox
import Support
import Testing

@testable import inx_apply

/// Guards, overrides and exit codes of a saved plan, and the requests that saving one costs.
@Suite struct SavedPlanGuardTests {
  private static let seed = State([
    "lists": #"{"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
    "attributes": #"{"id": 10, "name": "P", "type": "INTEGER"}, {"id": 11, "name": "Q", "type": "INTEGER"}"#,
    "textModules": """
    {"id": 30, "listId": 1, "name": "T", "type": "TEXT", "text": "t"},
    {"id": 31, "listId": 1, "name": "U", "type": "TEXT_HTML", "text": "u\\r\\nv", "html": "<p>u</p>"},
    {"id": 32, "listId": 3, "name": "V", "type": "HTML", "html": "v"}
    """,
    "datasources": """
    {"id": 50, "name": "D", "url": "https://x.example", "useType": "TEXT", "fetchStrategy": "ONCE",
      "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": true},
    {"id": 51, "name": "E", "url": "https://x.example", "useType": "TEXT", "fetchStrategy": "ONCE",
      "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": true}
    """,
  ])

  /// A plan with overrides of its own, and an apply with more of them.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let manifest: String
    /// Of plan.
    var planned: [String] = []
    /// Of apply.
    var given: [String] = []
    /// Of plan, and of apply.
    let codes: [Int32]
    /// What is said of guards, as the JSON plan of apply has it.
    var blocked: [String] = []
    var allowed: [String] = []
  }

  private static let attributes = "attributes: [{name: P, state: absent}, {name: Q, state: absent}]"
  private static let datasources = "datasources: [{name: D, state: absent}, {name: E, state: absent}]"
  private static let protected =
    "{policy: {protect: [list/A]}, lists: [{name: A, state: absent}], datasources: [{name: N, url: https://n.example}]}"

  private static let cases = [
    Case(
      testDescription: "data loss",
      manifest: attributes,
      planned: ["--allow-deletes", "2"],
      codes: [3, 3],
      blocked: ["data-loss --allow-data-loss attribute/P", "data-loss --allow-data-loss attribute/Q"],
      allowed: ["deletion-limit --allow-deletes 2"]
    ),
    Case(
      testDescription: "one of two",
      manifest: attributes,
      planned: ["--allow-deletes", "2"],
      given: ["--allow-data-loss", "attribute/Q"],
      codes: [3, 3],
      blocked: ["data-loss --allow-data-loss attribute/P"],
      allowed: ["deletion-limit --allow-deletes 2", "data-loss --allow-data-loss attribute/Q"]
    ),
    Case(
      testDescription: "one when it was planned, one when it is applied",
      manifest: attributes,
      planned: ["--allow-deletes", "2", "--allow-data-loss", "attribute/P"],
      given: ["--allow-data-loss", "attribute/Q"],
      codes: [3, 0],
      allowed: [
        "deletion-limit --allow-deletes 2", "data-loss --allow-data-loss attribute/P",
        "data-loss --allow-data-loss attribute/Q",
      ]
    ),
    Case(
      testDescription: "all by a pattern",
      manifest: attributes,
      given: ["--allow-deletes", "9", "--allow-data-loss", "attribute/*"],
      codes: [3, 0],
      allowed: [
        "deletion-limit --allow-deletes 9", "data-loss --allow-data-loss 'attribute/*'",
        "data-loss --allow-data-loss 'attribute/*'",
      ]
    ),
    Case(
      testDescription: "too few deletes",
      manifest: datasources,
      given: ["--allow-deletes", "1"],
      codes: [3, 3],
      blocked: ["deletion-limit --allow-deletes 2"]
    ),
    Case(
      testDescription: "a loss is no number of deletes",
      manifest: datasources,
      given: ["--allow-data-loss", "**"],
      codes: [3, 3],
      blocked: ["deletion-limit --allow-deletes 2"]
    ),
    Case(
      testDescription: "enough deletes",
      manifest: datasources,
      given: ["--allow-deletes", "2"],
      codes: [3, 0],
      allowed: ["deletion-limit --allow-deletes 2"]
    ),
    Case(
      testDescription: "allowed when it was planned",
      manifest: datasources,
      planned: ["--allow-deletes", "2"],
      codes: [0, 0],
      allowed: ["deletion-limit --allow-deletes 2"]
    ),
    Case(
      testDescription: "fewer when it is applied takes nothing back",
      manifest: datasources,
      planned: ["--allow-deletes", "2"],
      given: ["--allow-deletes", "0"],
      codes: [0, 0],
      allowed: ["deletion-limit --allow-deletes 2"]
    ),
    Case(
      testDescription: "protection, which nothing overrides",
      manifest: protected,
      given: ["--allow-data-loss", "**", "--allow-deletes", "9"],
      codes: [3, 3],
      blocked: ["protection -"],
      allowed: ["data-loss --allow-data-loss '**'"]
    ),
  ]

  @Test(arguments: cases)
  func overridden(_ test: Case) async throws {
    let tenant = try TestTenant(.http, SavedPlanGuardTests.seed)
    try tenant.declare(test.manifest)
    let plan = try await tenant.run("plan", test.planned + ["--out", "p", "m.yaml"])
    #expect(plan.code == test.codes[0], "\(plan)")
    // The file shows what the plan showed, and blocked plans are written too.
    let show = try await Program.run(["show", "p"], in: tenant.folder)
    #expect(show.stdout == plan.stdout)
    #expect(show.code == 0)
    _ = tenant.takeRequests()
    let run = try await Program.run(
      ["apply", "--plan", "p", "--format", "json"] + test.given,
      environment: TestTenant.credentials,
      in: tenant.folder
    )
    #expect(run.code == test.codes[1], "\(run)")
    #expect(run.stderr == "")
    let events = try run.stdout.split(separator: "\n").map { try State.parse(String($0)) }
    func guards(_ name: String) -> [String] {
      (events.first?["plan"]?[name]?.elements ?? []).map {
        "\($0["guard"]?.text ?? "") \($0["override"]?.text ?? "-")"
      }
    }
    #expect(guards("blocked") == test.blocked)
    #expect(guards("allowed") == test.allowed)
    let names = events.map { $0["event"]?.text ?? "" }
    #expect(tenant.takeRequests().contains(where: \.isWrite) == (test.codes[1] == 0))
    if test.codes[1] == 3 {
      #expect(names == ["plan", "summary"])
      #expect(try State.difference(tenant.state(), tenant.seed) == [])
    } else {
      #expect(names == ["plan", "start", "end", "start", "end", "summary"])
      #expect(events.compactMap { $0["outcome"]?.text } == ["applied", "applied"])
    }
  }

  @Test func patternForNothing() async throws {
    let tenant = try TestTenant(.http, SavedPlanGuardTests.seed)
    try tenant.declare(SavedPlanGuardTests.attributes)
    #expect(try await tenant.run("plan", ["--out", "p", "m.yaml"]).code == 3)
    _ = tenant.takeRequests()
    let run = try await tenant.run("apply", ["--plan", "p", "--allow-data-loss", "list/*"])
    #expect(run.code == 64)
    #expect(run.stdout == "")
    #expect(run.stderr == "inx-apply: error: --allow-data-loss list/* matches nothing in the plan\n")
    #expect(tenant.takeRequests().map(\.line) == [])
  }

  /// Stale comes before blocked.
  @Test func staleAndBlocked() async throws {
    let tenant = try TestTenant(.file, SavedPlanGuardTests.seed)
    try tenant.declare("{\(SavedPlanGuardTests.attributes), lists: [{name: A, senderName: X}]}")
    #expect(try await tenant.run("plan", ["--out", "p", "m.yaml"]).code == 3)
    var edit = TenantEdit(document: try tenant.state())
    edit.set("lists", 3, "senderName", .string("Y"))
    try tenant.folder.write(edit.document.text(.indented), to: "tenant.json")
    let run = try await tenant.run("apply", ["--plan", "p"])
    #expect(run.code == 4, "\(run)")
    #expect(run.stdout.contains("\nBlocked by data-loss: "))
    #expect(
      run.stderr == """
        inx-apply: error: the saved plan is stale, and nothing was changed: plan again
          ~ list/A: it was changed in the tenant since the plan was made
              senderName: planned none, found "Y", wanted "X"
        See docs/troubleshooting.md#plans

        """
    )
    #expect(try tenant.state() == State.parse(edit.document.text()))
  }

  // MARK: - Exit codes

  @Test func codes() async throws {
    let deferred = "blacklistEntries: [{pattern: '*@x.example'}]"
    for (manifest, options, code) in [
      ("datasources: [{name: D}]", [], 0), ("datasources: [{name: D}]", ["--detailed-exitcode"], 0),
      ("datasources: [{name: D, useType: ATTACHMENT_FILE}]", ["--detailed-exitcode", "--verify"], 0),
      (deferred, [], 0), (deferred, ["--detailed-exitcode"], 2), (deferred, ["--verify"], 0),
      ("{datasources: [{name: D, useType: ATTACHMENT_FILE}], \(deferred)}", ["--verify"], 0),
      ("{datasources: [{name: D, useType: ATTACHMENT_FILE}], \(deferred)}", ["--detailed-exitcode"], 2),
    ] as [(String, [String], Int32)] {
      for way in TestTenant.Way.allCases {
        let tenant = try TestTenant(way, SavedPlanGuardTests.seed)
        try tenant.declare(manifest)
        #expect(try await tenant.run("plan", ["--out", "p", "m.yaml"]).code == 0)
        for round in ["first", "again"] {
          let run = try await tenant.run("apply", ["--plan", "p"] + options)
          #expect(run.code == code, "\(manifest) \(options) \(round): \(run)")
          #expect(run.stderr == "")
        }
      }
    }
  }

  /// A tenant that says it did, and did not.
  @Test func verifyFindsWhatIsLeft() async throws {
    let tenant = try TestTenant(.http, SavedPlanGuardTests.seed) { request in
      request.method == "PUT"
        ? SandboxResponse(status: 200, body: Array(#"{"id": 50, "name": "D"}"#.utf8)) : nil
    }
    try tenant.declare("datasources: [{name: D, useType: ATTACHMENT_FILE}, {name: E}]")
    #expect(try await tenant.run("plan", ["--out", "p", "m.yaml"]).code == 0)
    #expect(try await tenant.run("apply", ["--plan", "p"]).code == 0)
    let run = try await tenant.run("apply", ["--plan", "p", "--verify"])
    #expect(run.code == 5)
    #expect(run.stderr == "--verify: after applying there are still changes\n")
    #expect(run.stdout.hasSuffix("\n\ndatasource/D\n"), "\(run)")
  }

  @Test func unreachable() async throws {
    let tenant = try TestTenant(.http, SavedPlanGuardTests.seed) { _ in SandboxResponse(status: 401) }
    let good = try TestTenant(.http, SavedPlanGuardTests.seed)
    try good.declare("datasources: [{name: D, useType: ATTACHMENT_FILE}]")
    #expect(try await good.run("plan", ["--out", "p", "m.yaml"]).code == 0)
    let text = String(decoding: try Folder.bytes(good.folder.path + "/p"), as: UTF8.self)
    let moved = try State.parse(text).setting("tenant", to: .string(tenant.name))
    try tenant.folder.write(
      moved.setting("digest", to: .string(SavedPlan.digest(of: moved))).text(),
      to: "p"
    )
    let run = try await tenant.run("apply", ["--plan", "p"])
    #expect(run.code == 6, "\(run)")
    #expect(run.stdout == "")
  }

  /// What the stale event holds.
  @Test func staleAsJSON() async throws {
    let tenant = try TestTenant(.file, SavedPlanGuardTests.seed)
    try tenant.declare(
      "{lists: [{name: A, senderName: X}], attributes: [{name: N, type: INTEGER, hidden: true}]}"
    )
    #expect(try await tenant.run("plan", ["--out", "p", "m.yaml"]).code == 0)
    var edit = TenantEdit(document: try tenant.state())
    edit.set("lists", 3, "senderName", .string("Y\n"))
    edit.add("attributes", #"{"id": 70, "name": "N", "type": "BOOLEAN"}"#)
    try tenant.folder.write(edit.document.text(), to: "tenant.json")
    let run = try await tenant.run("apply", ["--plan", "p", "--format", "json"])
    #expect(run.code == 4, "\(run)")
    let lines = run.stdout.split(separator: "\n").map(String.init)
    let stale = """
      {"event":"stale","changes":[{"address":"attribute/N",\
      "message":"one of its name was made since the plan was made, and it is different",\
      "conflicts":[{"name":"type","planned":null,"found":"BOOLEAN","wanted":"INTEGER"}]},\
      {"address":"list/A","message":"it was changed in the tenant since the plan was made",\
      "conflicts":[{"name":"senderName","planned":null,"found":"Y\\n","wanted":"X"}]}]}
      """
    let summary = """
      {"event":"summary","applied":0,"failed":0,"skipped":0,"unknown":0,"deferred":0,"notStarted":2}
      """
    #expect(Array(lines.dropFirst()) == [stale, summary])
  }

  /// A plan that is applied at once can be kept too, and there is nothing left to do of it.
  @Test func keptByApply() async throws {
    let tenant = try TestTenant(.http, KillSample.seed)
    try tenant.declare(KillSample.manifest)
    let run = try await tenant.run(
      "apply",
      ["--auto-approve", "--out", "p"] + KillSample.options + ["m.yaml"]
    )
    #expect(run.code == 0, "\(run)")
    _ = tenant.takeRequests()
    let again = try await tenant.run("apply", ["--plan", "p", "--detailed-exitcode", "--verify"])
    #expect(again.code == 0, "\(again)")
    #expect(Cycle.outcomes(again.stdout) == KillSample.outcomes.map { $0 + ": already up to date" })
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
  }

  /// However a tenant reads the reference: what was done by a saved plan is done, and nothing is done twice.
  @Test(arguments: Reading.allCases)
  func underReadings(_ reading: Reading) async throws {
    let tenant = try TestTenant(.http, KillSample.seed, under: [reading])
    try tenant.declare(KillSample.manifest)
    let plan = try await tenant.run("plan", ["--allow-data-loss", "**", "--out", "p", "m.yaml"])
    try #require(plan.code == 0, "\(plan)")
    let first = try await tenant.run("apply", ["--plan", "p", "--parallelism", "1"])
    let outcomes = Cycle.outcomes(first.stdout)
    let refused = outcomes.filter { !$0.hasPrefix("applied ") }
    #expect(first.code == (refused.isEmpty ? 0 : 5), "\(first)")
    // A target group that a mailing names is not deleted where that is refused, and so not replaced.
    let mayFail: Set<Reading> = [.contentMissing, .settingsWriteOnly, .deleteRefusedInUse]
    #expect(refused.isEmpty != mayFail.contains(reading), "\(refused)")
    tenant.settle()
    _ = tenant.takeRequests()
    let state = try tenant.state()
    let second = try await tenant.run("apply", ["--plan", "p", "--parallelism", "1"])
    #expect(second.code == first.code, "\(second)")
    let again = Cycle.outcomes(second.stdout)
    #expect(again.filter { !$0.hasPrefix("applied ") } == refused)
    #expect(
      again.filter { $0.hasPrefix("applied ") }.allSatisfy { $0.hasSuffix(": already up to date") },
      "\(second)"
    )
    if refused.isEmpty { #expect(tenant.takeRequests().allSatisfy { !$0.isWrite }) }
    #expect(State.comparable(try tenant.state()) == State.comparable(state))
  }

  // MARK: - What is deleted

  /// The contents of text modules cost a request each, which only a plan that is kept spends.
  @Test func deletesHoldWhatIsDeleted() async throws {
    let manifest = """
      policy: {prune: [textModules]}
      lists: [{name: A, textModules: [{name: V, state: absent}]}]
      textModules: [{name: T, state: absent}]
      """
    let content = ["30", "31", "32"].map { "GET /text-modules/\($0)?embedded=inx:editor-content" }
    let collections = ["GET /lists?pageSize=1000", "GET /text-modules?pageSize=1000"]
    for out in [[], ["--out", "p"]] {
      let tenant = try TestTenant(.http, SavedPlanGuardTests.seed)
      try tenant.declare(manifest)
      let run = try await tenant.run(
        "plan",
        ["--allow-deletes", "9", "--format", "json"] + out + ["m.yaml"]
      )
      #expect(run.code == 0, "\(run)")
      let requests = tenant.takeRequests().map(\.line).sorted()
      #expect(requests == (out.isEmpty ? collections : (collections + content).sorted()))
      let plan = try State.parse(run.stdout)
      #expect(plan["summary"]?["requests"]?["read"]?.int == requests.count)
      guard !out.isEmpty else { continue }
      let expected = [
        #"list/A/text-module/V {"html":"v","name":"V","type":"HTML"}"#,
        #"text-module/T {"name":"T","text":"t","type":"TEXT"}"#,
        #"text-module/U {"html":"<p>u</p>","name":"U","text":"u\r\nv","type":"TEXT_HTML"}"#,
      ]
      let saved = try State.parse(
        String(decoding: Folder.bytes(tenant.folder.path + "/p"), as: UTF8.self)
      )
      let changes = saved["changes"]?.elements ?? []
      func record(_ change: JSON, _ values: JSON) -> String {
        let members = (values.members ?? []).filter { $0.value != .null }.sorted { $0.name < $1.name }
        return "\(change["address"]?.text ?? "") \(JSON.object(members).text())"
      }
      #expect(changes.map { record($0, $0["live"] ?? .null) } == expected)
      let shown = changes.map { change in
        let fields = (change["fields"]?.elements ?? []).map { field in
          #expect(field["after"] == .null)
          return JSON.Member(field["name"]?.text ?? "", field["before"] ?? .null)
        }
        return record(change, .object(fields))
      }
      #expect(shown == expected)
      // What `plan` prints is what the file has, but for what applying needs.
      for name in ["summary", "blocked", "allowed", "diagnostics", "tenant", "generator", "formatVersion"] {
        #expect(saved[name] == plan[name], "\(name)")
      }
      let apply = try await tenant.run("apply", ["--plan", "p"])
      #expect(apply.code == 0, "\(apply)")
      #expect(try tenant.state()["textModules"]?.elements ?? [] == [])
    }
  }
}
