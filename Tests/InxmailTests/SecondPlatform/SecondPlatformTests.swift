import API
import Desired
import Executor
import Export
import Planner
import Report
import Resources
import Testing

@testable import inx_apply

/// A platform is a value: one that is made up in this folder goes all the way, from manifest to tenant and back, and nothing
/// outside of the folder knows it.
@Suite("A second platform")
struct SecondPlatformTests {
  private let clock = ManualClock()
  private let server: PostboxServer

  init() throws {
    server = PostboxServer(clock: clock)
    for (key, label, note) in [(1, "Old", "gone soon"), (2, "Press", "was"), (3, "Guests", "same")] {
      try server.put(
        #"{"@type": "thing", "key": \#(key), "label": "\#(label)", "note": "\#(note)", "made": "2026"}"#,
        in: "/v9/audiences"
      )
    }
    try server.put(
      #"{"key": 9, "label": "Header", "body": "Hi", "audience_key": 2, "source": "code", "colour": "red"}"#,
      in: "/v9/snippets"
    )
  }

  private static let manifest = """
    policy:
      prune: [audiences]
    audiences:
      - {name: Press, note: now}
      - {name: Guests, note: same}
      - {name: Friends, note: new}
    snippets:
      - {name: Header, text: Hello, audience: Friends}
      - {name: Footer, text: Bye, audience: Press}
    """

  // MARK: - A run as the executable makes it

  private func client(_ server: PostboxServer) -> Client {
    let clock = clock
    let reading = AnswerReading(.postbox) { PostboxServer.epoch + Int64(clock.now.offset / .seconds(1)) }
    let pacing = PacingTransport(server, clock: clock, reading: reading)
    let retrying = RetryingTransport(
      pacing,
      clock: clock,
      excused: { pacing.foreseenWait },
      reading: reading,
      random: { 0 }
    )
    return Client(retrying, .postbox)
  }

  private func making(_ manifest: String) throws -> PlanMaking {
    let decoded = ManifestDecoder.decode(
      [SourceMap.File(name: "m.yaml", bytes: Array(manifest.utf8))],
      registry: Platform.postbox.registry,
      variables: Variables(),
      contents: NoContents()
    )
    let configuration = try #require(decoded.configuration, "\(decoded.diagnostics.map(\.message))")
    return PlanMaking(
      configuration: configuration,
      options: PlanOptions(),
      parallelism: 1,
      isWhole: true,
      isKept: true
    )
  }

  private func apply(_ plan: Plan) async -> String {
    let executor = Executor(client(server), .of(parallelism: 1), clock: clock)
    let text = OutcomeText(style: .plain)
    let result = await executor.apply(plan) { _ in }
    return result.outcomes.map { text.text($0.change, $0.outcome) }.joined()
  }

  // MARK: - Plan and apply

  @Test("is planned, a page after the other")
  func planned() async throws {
    let plan = try await making(Self.manifest).plan(client(server))
    #expect(
      plan.inShort == #"""
        create audience/Friends: name null->"Friends", note null->"new"
        update audience/Press #2: note "was"->"now"
        create snippet/Footer: name null->"Footer", text null->"Bye", audience null->"Press" after audience/Press
        update snippet/Header #9: text "Hi"->"Hello", audience "Press"->"Friends" after audience/Friends
        delete audience/Old #1: name "Old"->null, note "gone soon"->null
        """#
    )
    #expect(
      server.takeLog() == [
        "0: GET /v9/audiences?limit=2", "0: GET /v9/audiences?limit=2&cursor=2",
        "0: GET /v9/snippets?limit=2",
      ]
    )
    // What the table does not know would be lost with a PUT.
    #expect(
      plan.changes.flatMap(\.warnings).contains { $0.contains("colour") && !$0.contains("@type") },
      "\(plan.changes.flatMap(\.warnings))"
    )
  }

  @Test("is applied, and planned again there is nothing to do")
  func applied() async throws {
    let making = try making(Self.manifest)
    let plan = try await making.plan(client(server))
    _ = server.takeLog()
    let outcomes = await apply(plan)
    #expect(
      server.takeLog() == [
        #"0: POST /v9/audiences {"kind":"audience","data":{"label":"Friends","note":"new"}}"#,
        "0: GET /v9/audiences/2",
        #"0: PATCH /v9/audiences/2 {"kind":"audience","data":{"note":"now"}}"#,
        #"0: POST /v9/snippets {"kind":"snippet","data":{"source":"code","label":"Footer","body":"Bye","audience_key":2}}"#,
        "0: GET /v9/snippets/9",
        #"0: PUT /v9/snippets/9 {"kind":"snippet","data":{"label":"Header","body":"Hello","audience_key":100}}"#,
        "0: GET /v9/audiences/1", "0: DELETE /v9/audiences/1",
      ],
      "\(outcomes)"
    )
    #expect(server.objects("/v9/audiences").count == 3)
    let again = try await making.plan(client(server))
    #expect(again.inShort == "")
    #expect(again.unchanged == 5)
  }

  @Test("is saved, read again and written in every format")
  func saved() async throws {
    let making = try making(Self.manifest)
    let plan = try await making.plan(client(server))
    let registry = Platform.postbox.registry
    let before = SavedPlan(
      tenant: "https://acme.postbox.example",
      plan: plan,
      sources: making.configuration.sources,
      writesUnreadable: false,
      registry: registry
    )
    let after = try SavedPlan(before.bytes, registry: registry)
    #expect(after.bytes == before.bytes)
    #expect(after.plan.inShort == plan.inShort)
  }

  @Test("is exported as manifests that a plan finds nothing to do for")
  func exported() async throws {
    let exported = try await Exporter(client(server), parallelism: 1).export(ExportScope())
    let written = ManifestWriter(registry: Platform.postbox.registry, areNew: false).write(
      exported.objects,
      unread: exported.unread,
      sections: exported.sections
    )
    let files = written.files.filter(\.isManifest)
    #expect(files.map(\.path) == ["audiences.yaml", "snippets.yaml"])
    let manifest = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
    let plan = try await making(manifest).plan(client(server))
    #expect(plan.inShort == "")
    #expect(plan.unchanged == 4)
  }

  // MARK: - Refusals

  @Test("a refusal is told with its code and its message")
  func refused() async throws {
    let plan = try await making("audiences: [{name: LOUD}]").plan(client(server))
    server.answer("POST", .refusal(422, "label_shouts", "labels must not shout"))
    #expect(await apply(plan).contains("422 label_shouts: labels must not shout"))
  }

  @Test("a refusal with the status of a success is one")
  func refusedWithSuccess() async throws {
    let plan = try await making("audiences: [{name: LOUD}]").plan(client(server))
    server.answer("POST", .refusal(200, "label_shouts", "labels must not shout"))
    #expect(await apply(plan).contains("200 label_shouts: labels must not shout"))
    server.answer("GET", .refusal(200, "closed", "come tomorrow"))
    await #expect {
      _ = try await making("audiences: [{name: LOUD}]").plan(client(server))
    } throws: { ("\(($0 as? Exit)?.message ?? "")").contains("200 closed: come tomorrow") }
  }

  @Test("what is there already under the name, as wanted, is taken for made")
  func duplicate() async throws {
    let plan = try await making("audiences: [{name: Guests2, note: same}]").plan(client(server))
    try server.put(#"{"key": 4, "label": "Guests2", "note": "same"}"#, in: "/v9/audiences")
    server.answer("POST", .refusal(422, "label_taken", "there is one"))
    let outcomes = await apply(plan)
    #expect(!outcomes.contains("failed"), "\(outcomes)")
    #expect(server.objects("/v9/audiences").count == 4)
  }

  @Test("an object that somebody has open is waited for")
  func locked() async throws {
    let plan = try await making("audiences: [{name: Press, note: now}]").plan(client(server))
    _ = server.takeLog()
    server.answer("PATCH", .refusal(503, "checked_out", "Ann has it"))
    let outcomes = await apply(plan)
    #expect(
      server.takeLog() == [
        "0: GET /v9/audiences/2", #"0: PATCH /v9/audiences/2 {"kind":"audience","data":{"note":"now"}}"#,
        #"1: PATCH /v9/audiences/2 {"kind":"audience","data":{"note":"now"}}"#,
      ],
      "\(outcomes)"
    )
  }

  @Test("a token that is not known is told as refused credentials")
  func token() async throws {
    let other = PostboxServer(token: "guessed", clock: clock)
    await #expect {
      _ = try await making(Self.manifest).plan(client(other))
    } throws: { error in
      let exit = error as? Exit
      return exit?.code == .unreachable
        && exit?.message
          == "the tenant refuses the credentials: GET /v9/audiences?limit=2: 401 token_unknown: the token is not known"
    }
  }

  // MARK: - Limits

  @Test("a refusal for being too fast is followed as long after as its header says")
  func tooFast() async throws {
    server.answer("GET", .refusal(429, "slow_down", "too fast", [.init("Come-Back-In", "7")]))
    _ = try await making("audiences: [{name: Press, note: now}]").plan(client(server))
    #expect(
      server.takeLog() == [
        "0: GET /v9/audiences?limit=2", "7: GET /v9/audiences?limit=2",
        "7: GET /v9/audiences?limit=2&cursor=2",
      ]
    )
  }

  @Test("a limit that is used up is waited for until the moment that its header says")
  func usedUp() async throws {
    server.tellQuota(0, renewedIn: 30)
    _ = try await making("audiences: [{name: Press, note: now}]").plan(client(server))
    let log = server.takeLog()
    #expect(log.first == "0: GET /v9/audiences?limit=2")
    #expect(
      ["30: GET /v9/audiences?limit=2&cursor=2", "31: GET /v9/audiences?limit=2&cursor=2"].contains(log.last)
    )
  }

  // MARK: - On the wire

  @Test("the token and the media types go out as the dialect says")
  func wire() async throws {
    let loopback = try LoopbackServer { _ in .answer(body: Array(#"{"data": []}"#.utf8)) }
    defer { loopback.stop() }
    let curl = CurlTransport(
      CurlTransport.Tenant(
        try BaseURL.parse("http://127.0.0.1:\(loopback.port)"),
        Credentials(token: Secret(PostboxServer.token)),
        .postbox
      ),
      userAgent: "inx-apply/test",
      limits: .patient
    )
    defer { curl.shutdown() }
    _ = try await curl.send(Request(.get, "/v9/audiences"))
    _ = try await curl.send(Request(.patch, "/v9/audiences/2", body: Array("{}".utf8)))
    for request in loopback.recorded {
      #expect(request.header("authorization") == "Bearer open-sesame")
      #expect(request.header("accept") == "application/vnd.postbox+json")
      #expect(request.header("content-type") == "application/json")
    }
    #expect(loopback.recorded.count == 2)
  }
}
