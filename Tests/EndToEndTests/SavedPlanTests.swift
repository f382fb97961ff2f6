import Planner
import Platforms
import Resources
import Sandbox
import Support
import Testing

@testable import inx_apply

/// A plan that was saved is the same plan: every format says the same bytes, and it is carried out by the same requests.
@Suite struct SavedPlanTests {
  /// One plan of a tenant and a manifest.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let seed: State
    let manifest: String
    var readings: Set<Reading> = []
    var options = PlanOptions()
  }

  private static var lenient: PlanOptions {
    var options = PlanOptions()
    options.allowDeletes = 1000
    options.allowDataLoss = [Glob("**")]
    return options
  }

  private static var writing: PlanOptions {
    var options = lenient
    options.writeUnreadable = true
    return options
  }

  private static let cases =
    [Case(testDescription: "every kind and action", seed: KillSample.seed, manifest: KillSample.manifest)]
    + [
      Case(
        testDescription: "left by an interrupted run",
        seed: KillSample.seed.with([
          "targetGroups": KillSample.seed.sections["targetGroups", default: ""]
            + #",{"id": 90, "listId": 1, "name": "VIP~inx-apply", "description": null, "filterString": "x"}"#,
          "textModules": KillSample.seed.sections["textModules", default: ""]
            + #",{"id": 91, "listId": 1, "name": "imprint~inx-apply-old", "type": "TEXT", "text": "left"}"#,
          "mailings": KillSample.seed.sections["mailings", default: ""] + KillSample.leftDrafts,
        ]),
        manifest: KillSample.manifest,
        options: lenient
      ),
      Case(
        testDescription: "what cannot be read",
        seed: KillSample.seed,
        manifest: KillSample.manifest,
        readings: [.settingsWriteOnly, .contentMissing],
        options: lenient
      ),
      Case(
        testDescription: "what cannot be read, written all the same",
        seed: KillSample.seed,
        manifest: KillSample.manifest,
        readings: [.settingsWriteOnly, .contentMissing],
        options: writing
      ),
      Case(
        testDescription: "ways to name a mailing, deferred ones, a word that is not known",
        seed: mailings,
        manifest: """
          lists:
            - name: A
              subscriptionSettings: {welcomeMailing: {id: 60}, verificationMailing: Twice}
              unsubscriptionSettings: {goodByeMailing: {id: 61}}
            - name: B
              subscriptionSettings: {welcomeMailing: null}
              unsubscriptionSettings: {goodByeMailing: Missing, preUnsubscriptionType: JSP}
            - {name: Moving, type: DYNAMIC, targetGroups: [{name: G, filterString: x}]}
          blacklistEntries: [{pattern: '*@example.com', description: new}, {pattern: '*@x.example'}]
          policy: {protect: [list/Nobody]}
          """
      ),
      Case(
        testDescription: "blocked by every guard",
        seed: KillSample.seed,
        manifest: """
          policy: {prune: [blacklistEntries, targetGroups], protect: [list/Gone, 'datasource/*']}
          blacklistEntries: []
          lists: [{name: Gone, state: absent}, {name: News, targetGroups: []}]
          attributes: [{name: Points, type: INTEGER, hidden: true}]
          targetGroups: [{name: VIP, state: absent}]
          datasources: [{name: Old, state: absent}]
          """
      ),
      Case(
        testDescription: "ends of lines",
        seed: State([
          "textModules":
            #"{"id": 30, "listId": 1, "name": "T", "type": "TEXT_HTML", "text": "a\r\nb\r\n", "html": "\r"}"#
        ]),
        manifest:
          #"textModules: [{name: T, text: "a\r\nc\r\n", html: "x\n"}, {name: U, type: TEXT, text: "\r\n\r\n"}]"#
      ),
      Case(
        testDescription: "hostile names",
        seed: State([
          "targetGroups": hostile(10), "textModules": hostile(20, #""type": "TEXT", "text": "x""#),
        ]),
        manifest: """
          policy: {prune: [targetGroups]}
          targetGroups: [{name: "\\u2028\\u202Eabc", filterString: '"'}, {name: "o\\u0308", filterString: x}]
          textModules:
            - {name: "</script>`|@team\\n\\e[2J", text: "\\x01\\x7f</script>```\\n\\u202E"}
            - {name: "\\u00E9", type: TEXT, text: "\\u00E9"}
          """,
        options: lenient
      ),
    ] + (1...12).map { generated($0, []) } + (13...15).map { generated($0, [.contentMissing]) }
    + (16...18).map { generated($0, [.filtersNormalised, .pagesUnordered]) }

  private static func generated(_ number: Int, _ readings: Set<Reading>) -> Case {
    let tenant = GeneratedTenant(seed: UInt64(number))
    return Case(
      testDescription: "generated \(number) \(readings.map(\.name).sorted())",
      seed: tenant.state,
      manifest: tenant.manifestText,
      readings: readings,
      options: number.isMultiple(of: 2) ? lenient : PlanOptions()
    )
  }

  private static let mailings = State([
    "lists": """
    {"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"},
    {"id": 4, "name": "B", "type": "STANDARD", "senderAddress": "b@example.com"}
    """,
    "subscriptionSettings": #"{"listId": 4, "subscriptionType": 12, "welcomeMailingId": 77}"#,
    "blacklistEntries": #"{"id": 40, "pattern": "*@example.com", "description": "old"}"#,
    "mailings": [
      (60, "Welcome", "USED"), (61, "Draft", "DRAFT"), (62, "Twice", "USED"), (63, "Twice", "USED"),
    ]
    .map { id, name, state in
      """
      {"id": \(id), "listId": 3, "name": "\(name)", "subject": "m", "type": "SUBSCRIPTION_TRIGGER_MAILING",
        "mailingState": "\(state)"}
      """
    }.joined(separator: ","),
  ])

  private static func hostile(_ id: Int, _ rest: String = #""filterString": "x""#) -> String {
    ["</script>`|@team\n\u{1B}[2J", "\"'\\\u{0}\t", "\u{202E}RTL\u{2066}", " padded ", "é"].enumerated().map {
      let name = JSON.string($0.element).text()
      return #"{"id": \#(id + $0.offset), "listId": 1, "name": \#(name), \#(rest)}"#
    }.joined(separator: ",")
  }

  @Test(arguments: cases)
  func sameEverywhere(_ test: Case) async throws {
    let seed = try test.seed.json()
    let configuration = try MemoryTenant.configuration(test.manifest)
    let tenant = try MemoryTenant(seed, under: test.readings)
    let plan = try await tenant.plan(configuration, test.options)
    try #require(!plan.changes.isEmpty)
    let trip = try RoundTrip(plan, configuration.sources, writesUnreadable: test.options.writeUnreadable)
    SavedPlanTests.expectNone(try trip.differences())

    let other = try MemoryTenant(seed, under: test.readings)
    let outcomes = await tenant.apply(plan, writeUnreadable: test.options.writeUnreadable)
    let others = await other.apply(trip.after.plan, writeUnreadable: trip.after.writesUnreadable)
    #expect(others == outcomes)
    #expect(other.takeLog() == tenant.takeLog())
    #expect(State.masked(other.document) == State.masked(tenant.document))
  }

  private static func expectNone(_ differences: [String]) {
    #expect(differences == [])
  }

  /// A manifest after the other, each by a plan that was saved: the tenant becomes what it becomes otherwise.
  @Test(arguments: Cycle.all)
  func cycles(_ cycle: Cycle) async throws {
    let first = try TestTenant(.file, cycle.seed).seed
    let tenant = try MemoryTenant(first.json())
    var expected = first
    for step in cycle.steps {
      expected = expected.with(step.changes, nextID: step.nextID)
      let configuration = try MemoryTenant.configuration(step.manifest, files: cycle.files)
      let plan = try await tenant.plan(configuration, SavedPlanTests.lenient)
      let trip = try RoundTrip(plan, configuration.sources)
      SavedPlanTests.expectNone(try trip.differences())
      let outcomes = await tenant.apply(trip.after.plan, writeUnreadable: false)
      #expect(Cycle.outcomes(outcomes.joined()) == step.outcomes)
      #expect(try State.difference(tenant.comparable, expected) == [])
    }
  }

  /// What no planner makes of these tenants, but could make.
  @Test func madeByHand() throws {
    let name = "\"quoted\"\n</script>`|@team \u{202E}RTL\u{0}\u{1B}[2J é e\u{301}"
    let long = String(repeating: "0123456789 äöü\r\n", count: 5_000)
    let origins: [Change.Origin?] = [nil] + Change.Origin.allCases
    let fields = origins.map { origin in
      Change.FieldChange(
        name: "text",
        before: .text(origin == .both ? long : name),
        after: .text(origin == .both ? long + name : ""),
        forcesReplacement: origin == .both,
        changedIn: origin
      )
    }
    let wanted: [Change.Action] = [
      .deferred(.create), .deferred(.update), .deferred(.delete), .create, .update, .replace, .delete,
    ]
    let changes =
      ReportSample.everyAction
      + wanted.enumerated().map { index, action in
        ReportSample.change(
          action,
          .textModule,
          name,
          at: index.isMultiple(of: 2) ? nil : ReportSample.mark(index, file: 1),
          id: index,
          reason: name,
          warnings: [name, ""],
          dependsOn: [ReportSample.list(name)],
          unreadable: index == 3,
          fields: fields
        )
      } + [
        ReportSample.change(
          .update,
          .subscriptionSettings,
          "-",
          id: 3,
          fields: [
            ReportSample.field("welcomeMailing", .reference(.id(8)), .reference(.name(name))),
            ReportSample.field("subscriptionType", .int(99), .text("DOUBLE_OPT_IN")),
          ]
        ),
        ReportSample.change(
          .update,
          .mailing,
          name,
          id: 4,
          fields: [
            ReportSample.field(
              "targetGroups",
              .combination(Combination("NOVEL", [.id(8), .id(9)])),
              .combination(Combination("MATCH_ALL", [.name(name), .id(8), .name("")]))
            )
          ]
        ),
        ReportSample.change(
          .update,
          .testProfile,
          name,
          id: 5,
          fields: [
            ReportSample.field(
              "attributes",
              .map([Value.Entry("", ""), Value.Entry(name, long)]),
              .map([Value.Entry("", name), Value.Entry(name, nil)])
            )
          ]
        ),
      ]
    let diagnostics = [
      Diagnostic(.note, name, at: nil),
      Diagnostic(
        .warning,
        "twice",
        at: ReportSample.mark(9),
        related: [
          Diagnostic.Related(name, at: ReportSample.mark(1, file: 1)),
          Diagnostic.Related("", at: ReportSample.mark(2)),
        ]
      ),
    ]
    let guards = ReportSample.blocked + ReportSample.allowed
    let named =
      guards + [
        GuardEntry(
          guardName: "data-loss",
          addresses: [ReportSample.list(name)],
          message: name,
          override: name
        )
      ]
    let plan = ReportSample.plan(changes, blocked: named, allowed: named, diagnostics: diagnostics)
    // Their objects are not what their fields say, as a planner's are.
    let differences = try RoundTrip(plan, ReportSample.sources).differences(inChanges: false)
    #expect(differences == [])
    #expect(try RoundTrip(ReportSample.plan([]), SourceMap()).differences() == [])
  }

  /// Names of files that look the same are names of different files.
  @Test func filesThatLookTheSame() throws {
    var sources = SourceMap()
    for name in ["e\u{301}.yaml", "é.yaml"] { _ = sources.add(SourceMap.File(name: name, bytes: [])) }
    let changes = [0, 1].map { file in
      ReportSample.change(.create, .list, "\(file)", at: ReportSample.mark(1, file: file), fields: [])
    }
    #expect(try RoundTrip(ReportSample.plan(changes), sources).differences() == [])
  }
}
