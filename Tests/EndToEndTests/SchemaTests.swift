import Planner
import Platforms
@testable import Report
import Resources
import Support
import Testing
@testable import API

@testable import inx_apply

/// The schemas in docs describe all that is written, refuse what is none of it, and describe nothing else.
@Suite struct SchemaTests {
  @Test func describesEveryGoldenFile() throws {
    let jobs = try Schemas.goldens()
    #expect(Set(jobs.map(\.schema)) == Set(Schemas.names))
    #expect(try Schemas.refusals(jobs, .closed) == [])
    #expect(try Schemas.refusals(jobs, .open) == [])
  }

  @Test func describesWhatNoSandboxAnswers() throws {
    #expect(try Schemas.refusals(SchemaTests.samples, .closed) == [])
  }

  @Test(arguments: Schemas.names)
  func describesNothingElse(schema: String) throws {
    let jobs = try Schemas.goldens() + SchemaTests.samples
    let written = jobs.reduce(into: Set()) { $0.formUnion($1.document.memberNames) }
    let described = try Schemas.objects(of: schema).flatMap(\.members)
    #expect(described.filter { !written.contains($0) } == [])
  }

  @Test func readersTakeMembersThatAreAdded() throws {
    let plan = try SchemaTests.golden("update/plan.json")
    let jobs = try [
      Schemas.Job(schema: "plan.schema.json", name: "plan", document: plan.setting("new", to: .int(1))),
      Schemas.Job(
        schema: "plan.schema.json",
        name: "change",
        document: SchemaTests.first(of: plan) { $0.setting("new", to: .int(1)) }
      ),
      Schemas.Job(
        schema: "apply-events.schema.json",
        name: "event",
        document: SchemaTests.golden("failing/events.jsonl").setting("new", to: .int(1))
      ),
    ]
    #expect(try Schemas.refusals(jobs, .open) == [])
    #expect(
      try Schemas.refusals(jobs, .closed).map { $0.prefix { $0 != ":" } } == ["plan", "change", "event"]
    )
  }

  @Test func refusesWhatIsNoPlan() throws {
    let plan = try SchemaTests.golden("update/plan.json")
    let saved = try SchemaTests.golden("update/saved.json")
    func change(_ edit: @escaping (JSON) -> JSON) -> JSON { SchemaTests.first(of: plan, edit) }
    let documents: KeyValuePairs<String, JSON> = [
      "as it is": plan,
      "no object": .array([]),
      "another major": plan.setting("formatVersion", to: .string("2.0")),
      "another program": plan.setting("generator", to: .string("terraform")),
      "no summary": plan.removing("summary"),
      "a count that is no number": plan.setting("summary", to: .members(["create": .string("1")])),
      "an action that is none": change { $0.setting("action", to: .string("rename")) },
      "a deferred change that wants nothing": change { $0.setting("action", to: .string("deferred")) },
      "an update that wants something": change { $0.setting("wanted", to: .string("update")) },
      "no fields": change { $0.removing("fields") },
      "an address that is none": change { $0.setting("address", to: .string("Newsletter")) },
      "a place without a line": change { $0.setting("source", to: .members(["file": .string("a.yaml")])) },
      "a value that is none": change {
        $0.setting(
          "fields",
          to: .array([.members(["name": .string("a"), "before": .null, "after": .double(1.5)])])
        )
      },
      "a field that forces nothing": change {
        $0.setting(
          "fields",
          to: .array([
            .members([
              "name": .string("a"), "before": .null, "after": .null, "forcesReplacement": .bool(false),
            ])
          ])
        )
      },
      "a guard about nothing": plan.setting(
        "blocked",
        to: .array([
          .members([
            "guard": .string("in-use"), "addresses": .array([]), "message": .string(""), "override": .null,
          ])
        ])
      ),
      "saved, as it is": saved,
      "saved without what was read": SchemaTests.first(of: saved) { $0.removing("live") },
      "saved with both lists": SchemaTests.first(of: saved) {
        $0.setting("list", to: .members(["id": .int(5), "address": .string("list/A")]))
      },
      "saved with another digest": saved.setting("digest", to: .string("md5:0")),
      "saved without a digest": saved.removing("digest"),
    ]
    let jobs = documents.map { Schemas.Job(schema: "plan.schema.json", name: $0.key, document: $0.value) }
    let refused = try Schemas.refusals(jobs, .open).map { String($0.prefix { $0 != ":" }) }
    #expect(refused == jobs.map(\.name).filter { !$0.hasSuffix("as it is") })
  }

  @Test func refusesWhatIsNoEvent() throws {
    let end = try #require(SchemaTests.events.first { $0["event"]?.text == "end" })
    let documents: KeyValuePairs<String, JSON> = [
      "as it is": end,
      "an event that is none": end.setting("event", to: .string("stop")),
      "an outcome that is none": end.setting("outcome", to: .string("done")),
      "applied with a problem": end.setting("problem", to: .members(["message": .string("why")])),
      "failed without a problem": end.setting("outcome", to: .string("failed")),
      "no address": end.removing("address"),
      "a status alone": end.setting("outcome", to: .string("failed"))
        .setting("problem", to: .members(["message": .string("why"), "status": .int(400)])),
      "a plan that is none": .members(["event": .string("plan"), "plan": .members([:])]),
      "no counts": .members(["event": .string("summary")]),
    ]
    let jobs = documents.map {
      Schemas.Job(schema: "apply-events.schema.json", name: $0.key, document: $0.value)
    }
    let refused = try Schemas.refusals(jobs, .open).map { String($0.prefix { $0 != ":" }) }
    #expect(refused == jobs.map(\.name).filter { !$0.hasSuffix("as it is") })
  }

  // MARK: - Samples

  /// What the simulated tenant cannot bring about.
  private static var samples: [Schemas.Job] {
    get throws {
      let saved = SavedPlan(
        tenant: ReportSample.tenant,
        plan: ReportSample.plan([rare]),
        sources: ReportSample.sources,
        writesUnreadable: true,
        registry: .standard
      )
      let plan = Schemas.Job(
        schema: "plan.schema.json",
        name: "sample",
        document: try JSONReader.read(saved.bytes)
      )
      return try [plan]
        + events.map { Schemas.Job(schema: "apply-events.schema.json", name: "sample", document: $0) }
    }
  }

  /// A change with an answer that left something out and has what is not known, an id that is not known yet, a map of a known form, and a base.
  private static var rare: Change {
    let kind = Kind.datasource
    var values = kind.noValues
    values[0] = .text("Weather")
    values[3] = .raw(RawJSON(.members(["a": .array([.double(1.5)])])))
    values.leftOut = 2
    values.unknownMembers = ["a", "b"]
    var desired = kind.noValues
    desired[1] = .map([Value.Entry("a", "1", form: .integer)])
    desired[2] = .template([.text("a"), .object(ObjectName(word: "mailing", list: nil, name: "W"))])
    desired[3] = .raw(RawJSON(.array([.double(1.5)])))
    var field = ReportSample.field("url", nil, .map([Value.Entry("a", "b")]))
    field.changedIn = .both
    var change = Change(
      .update,
      .init(
        address: Address(list: nil, word: kind.word, name: "Weather"),
        kind: kind,
        name: "Weather",
        list: .none
      ),
      live: LiveObject(id: 1, list: nil, name: "Weather", values: values),
      target: .init(desired: desired, pending: [1: [ReportSample.list("A")]]),
      shown: .init(fields: [field])
    )
    change.lookAlikes = [2]
    change.referents = [
      Referent(
        slot: 1,
        path: "/mailings",
        object: .init(id: 8, name: "W", list: 3),
        listName: "A",
        isByName: true
      )
    ]
    return change
  }

  /// Every event, and every way in which a change can end.
  private static var events: [JSON] {
    get throws {
      let json = PlanJSON(tenant: ReportSample.tenant, sources: ReportSample.sources, version: "1.0.0")
      var lines = [OutcomeJSON.plan(json.document(OutcomeSample.plan))]
      for (change, outcome) in zip(OutcomeSample.changes, OutcomeSample.outcomes) {
        lines.append(OutcomeJSON.event(.started(change)))
        lines.append(OutcomeJSON.event(.ended(change, outcome)))
      }
      lines.append(OutcomeJSON.summary(OutcomeSample.plan, OutcomeSample.result(3)))
      return try lines.map { try JSONReader.read(Array($0.utf8)) }
    }
  }

  /// The first document of a golden file.
  private static func golden(_ name: String) throws -> JSON {
    try #require(Schemas.goldens().first { $0.name == name }).document
  }

  /// The plan with its first change made another.
  private static func first(of plan: JSON, _ edit: (JSON) -> JSON) -> JSON {
    var changes = plan["changes"]?.elements ?? []
    changes[0] = edit(changes[0])
    return plan.setting("changes", to: .array(changes))
  }
}
