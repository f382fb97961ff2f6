import API
import Desired
import Export
import Planner
import Platforms
import Resources
import Sandbox
import Support
import Synchronization

/// An export in process: its requests against those that the contract implies, how fast its YAML is written, and how long it
/// takes there and back: read, written, decoded and planned.
struct ExportBench {
  /// With three documents each; twice as many target groups, text modules and blacklist entries.
  let lists: Int

  func measure() async throws -> JSON {
    let answers = Answers(tenant: try tenant())
    let client = Client(answers, .inxmail)
    let exporter = Exporter(client, parallelism: 8)
    let exported = try await exporter.export(ExportScope())
    let requests = answers.count
    let implied = implied()
    precondition(requests == implied && exported.requests == implied, "\(requests) requests, not \(implied)")
    let writer = ManifestWriter(registry: .standard, areNew: false)
    var files: [WrittenFile] = []
    // A pure function on one thread: what else the machine does is no matter of it.
    var turns: [Double] = []
    for _ in 0..<5 {
      let start = processorSeconds()
      files = writer.write(exported.objects).files
      turns.append(processorSeconds() - start)
    }
    let writing = turns.sorted()[2]
    let yaml = files.filter { $0.path.hasSuffix(".yaml") }.reduce(0) { $0 + $1.bytes.count }
    let speed = Double(yaml) / 1e6 / writing
    var objects = 0
    // The first time there and back, which nobody counts, leaves every answer ready.
    objects = try await roundTrip(client)
    let seconds = try await median(of: 3) { _ = try await roundTrip(client) }
    return .members([
      "part": .string("export"), "lists": .int(lists), "requests": .int(requests), "implied": .int(implied),
      "megabytes": rounded(Double(yaml) / 1e6), "megabytesPerSecond": rounded(speed),
      "writing": rounded(writing),
      "writingBound": rounded(Double(yaml) / 1e6 / 20), "writingRatio": rounded(20 / speed),
      "objects": .int(objects), "seconds": rounded(seconds), "bound": rounded(5),
      "ratio": rounded(seconds / 5),
      "peak": rounded(peakMegabytes()),
    ])
  }

  /// Exports, decodes what is written, plans it, and gives the number of objects of which nothing is to be changed.
  private func roundTrip(_ client: Client) async throws -> Int {
    let exporter = Exporter(client, parallelism: 8)
    let exported = try await exporter.export(ExportScope())
    let files = ManifestWriter(registry: .standard, areNew: false).write(exported.objects).files
    let decoded = ManifestDecoder.decode(
      files.filter { $0.path.hasSuffix(".yaml") }.map { SourceMap.File(name: $0.path, bytes: $0.bytes) },
      registry: .standard,
      variables: Variables(),
      contents: Written(files: Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) }))
    )
    guard let configuration = decoded.configuration else { throw BenchError.invalid }
    let planner = Planner(registry: .standard)
    let selection = planner.selection(configuration)
    let reader = SnapshotReader(client, parallelism: 8)
    var snapshot = try await reader.collections(selection.collections, lookups: selection.lookups)
    let matches = try planner.matches(configuration, snapshot)
    try await reader.details(matches.details(configuration, selection, snapshot), into: &snapshot)
    let plan = try planner.plan(configuration, snapshot, selection, matches)
    precondition(plan.changes.isEmpty, "what was exported differs from what it was exported of")
    return configuration.declarations.count
  }

  /// Whole collections by pages, three documents a list and one content a text module.
  private func implied() -> Int {
    func pages(_ count: Int) -> Int {
      max(1, (count + Dialect.inxmail.pages.size - 1) / Dialect.inxmail.pages.size)
    }
    // With the system list and the admin list; no attributes, datasources, test profiles and mailings.
    return pages(lists + 2) + 3 * pages(2 * lists) + 4 * pages(0) + 3 * lists + 2 * lists
  }

  private func tenant() throws -> Tenant {
    var tenant = try Tenant(clock: { Instant(seconds: 0) })
    func post(_ path: String, _ body: JSON) {
      let answer = tenant.respond(to: SandboxRequest("POST", path, body: Array(body.text().utf8)))
      precondition((200..<300).contains(answer.status), "\(path): \(answer.status)")
    }
    for index in 1...lists {
      post(
        "/lists",
        .members([
          "name": .string("Newsletter \(index)"), "type": .string("STANDARD"),
          "description": .string("The list number \(index) of many: see #\(index)"),
          "senderAddress": .string("news\(index)@example.com"), "senderName": .string("Sender \(index)"),
          "replyToAddress": .string("service\(index)@example.com"),
          "replyToName": .string("Service \(index)"),
        ])
      )
    }
    for index in 0..<2 * lists {
      let list = index % 2 == 0 ? 1 : index / 2 + 3
      post(
        "/target-groups",
        .members([
          "listId": .int(list), "name": .string("Group \(index)"),
          "description": .string("Group\nnumber \(index)\n"),
          "filterString": .string("Column(\"Points\") >= \(index) AND Column(\"City\") = \"Grün\""),
        ])
      )
      post(
        "/text-modules",
        .members([
          "listId": .int(list), "name": .string("Module \(index)"), "type": .string("TEXT_HTML"),
          "text": .string("Imprint \(index)\n"), "html": .string("<p>Imprint \(index)</p>\n"),
        ])
      )
      post(
        "/blacklist-entries",
        .members([
          "pattern": .string("user\(index)@example.com"), "description": .string("Complaint number \(index)"),
        ])
      )
    }
    return tenant
  }
}

/// The embedded tenant, each of whose answers lies ready when it is asked for again.
private final class Answers: Transport {
  private struct State {
    var tenant: Tenant
    var known: [Request: Response] = [:]
    var count = 0
  }

  private let state: Mutex<State>

  init(tenant: Tenant) { state = Mutex(State(tenant: tenant)) }

  /// How many requests there were.
  var count: Int { state.withLock { $0.count } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    state.withLock { state in
      state.count += 1
      if let known = state.known[request] { return known }
      let wanted = SandboxRequest(request.method.rawValue, request.path, query: request.query)
      let answer = state.tenant.respond(to: wanted)
      let response = Response(status: answer.status, body: answer.body)
      state.known[request] = response
      return response
    }
  }
}

private struct Written: Contents {
  let files: [String: [UInt8]]

  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    guard let bytes = files[path.hasPrefix("../") ? String(path.dropFirst(3)) : path] else {
      throw ContentsError("does not exist")
    }
    return bytes
  }
}
