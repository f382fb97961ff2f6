import API
import CYaml
import Desired
import FoundationEssentials
import Planner
import Platforms
import Resources
import Support

/// From manifest bytes and answers to a plan: as many lists declared as live, one in a hundred changed.
struct Pipeline {
  let count: Int
  private let manifest: [UInt8]
  private let pages: [[UInt8]]

  init(count: Int) {
    self.count = count
    var text = "lists:\n"
    for index in 1...count {
      text += """
          - name: Newsletter \(index)
            description: The list number \(index) of many
            senderAddress: news\(index)@example.com
            senderName: Sender \(index % 100 == 0 ? "changed" : String(index))
            replyToAddress: service\(index)@example.com
            replyToName: Service \(index)

        """
    }
    manifest = Array(text.utf8)
    pages = stride(from: 1, through: count, by: Dialect.inxmail.pages.size).map { first in
      Pipeline.page(from: first, to: min(first + Dialect.inxmail.pages.size - 1, count), of: count)
    }
  }

  /// Seconds of each part and the peak of memory, all of one process.
  func measure() async throws -> JSON {
    let runs = count > 20_000 ? 3 : 7
    let scan = await median(of: runs) { Scan.run(manifest) }
    let decoding = try await median(of: runs) {
      for page in pages { _ = try JSONDecoder().decode(PlainPage.self, from: Data(page)) }
    }
    let before = peakMegabytes()
    var changes = 0
    var phases = Phases()
    // What a run has made is kept until it is timed: a program that has planned does not tidy up before it prints.
    var seconds: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      let made = try await plan(&phases)
      seconds.append(secondsSince(start))
      changes = made.plan.changes.count
    }
    let pipeline = seconds.sorted()[runs / 2]
    precondition(changes == count / 100, "one in a hundred lists is changed")
    return .members([
      "part": .string("pipeline"), "count": .int(count), "megabytes": rounded(Double(manifest.count) / 1e6),
      "scan": rounded(scan), "decoding": rounded(decoding), "pipeline": rounded(pipeline),
      "bound": rounded(6 * scan + decoding), "ratio": rounded(pipeline / (6 * scan + decoding)),
      "manifests": rounded(phases.manifests), "answers": rounded(phases.answers),
      "matching": rounded(phases.matching), "planning": rounded(phases.planning),
      "peakBefore": rounded(before), "peak": rounded(peakMegabytes()),
    ])
  }

  private func plan(_ phases: inout Phases) async throws -> (plan: Plan, from: (Configuration, Snapshot)) {
    var clock = PhaseClock()
    let decoded = ManifestDecoder.decode(
      [SourceMap.File(name: "lists.yaml", bytes: manifest)],
      registry: .standard,
      variables: Variables(),
      contents: NoContents()
    )
    guard let configuration = decoded.configuration else { throw BenchError.invalid }
    phases.manifests = clock.lap()
    let planner = Planner(registry: .standard)
    let selection = planner.selection(configuration)
    let client = Client(PagesTransport(pages: pages), .inxmail)
    let snapshot = try await SnapshotReader(client, parallelism: 8).collections(
      selection.collections,
      lookups: selection.lookups
    )
    phases.answers = clock.lap()
    let matches = try planner.matches(configuration, snapshot)
    phases.matching = clock.lap()
    defer { phases.planning = clock.lap() }
    return (try planner.plan(configuration, snapshot, selection, matches), (configuration, snapshot))
  }

  private static func page(from first: Int, to last: Int, of count: Int) -> [UInt8] {
    let base = "https://api.inxmail.com/customer/rest/v1"
    let items = (first...last).map { index in
      """
      {"id":\(index + 2),"creationDate":"2024-03-12T14:40:34Z","modificationDate":null,"name":"Newsletter \(index)",\
      "description":"The list number \(index) of many","type":"STANDARD","senderAddress":"news\(index)@example.com",\
      "senderName":"Sender \(index)","replyToAddress":"service\(index)@example.com","replyToName":"Service \(index)",\
      "_links":{"self":{"href":"\(base)/lists/\(index + 2)"},\
      "inx:mailings":{"href":"\(base)/mailings?listIds=\(index + 2)"}}}
      """
    }
    let next = last < count ? #","next":{"href":"\#(base)/lists?afterId=\#(last + 2)&pageSize=1000"}"# : ""
    return Array(
      #"{"_embedded":{"inx:lists":[\#(items.joined(separator: ","))]},"_links":{"self":{"href":"\#(base)/lists"}\#(next)}}"#
        .utf8
    )
  }
}

/// Seconds of the parts of the last run.
private struct Phases {
  var manifests = 0.0
  var answers = 0.0
  var matching = 0.0
  var planning = 0.0
}

private struct PhaseClock {
  private var start = ContinuousClock.now

  mutating func lap() -> Double {
    defer { start = .now }
    return secondsSince(start)
  }
}

enum BenchError: Error { case invalid }

/// The list as a program would decode it that knows nothing but lists.
private struct PlainPage: Decodable {
  let _embedded: Embedded
  struct Embedded: Decodable {
    let lists: [PlainList]
    enum CodingKeys: String, CodingKey { case lists = "inx:lists" }
  }
  struct PlainList: Decodable {
    let id: Int
    let name: String
    let description: String?
    let type: String
    let senderAddress: String?
    let senderName: String?
    let replyToAddress: String?
    let replyToName: String?
  }
}

private struct NoContents: Contents {
  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    throw ContentsError("does not exist")
  }
}

/// Answers that lie ready, by the `afterId` that is asked for.
private struct PagesTransport: Transport {
  let pages: [[UInt8]]

  func send(_ request: Request) async throws(TransportError) -> Response {
    let after = request.query.split(separator: "&").first { $0.hasPrefix("afterId=") }.flatMap {
      Int($0.dropFirst(8))
    }
    return Response(status: 200, body: pages[after.map { ($0 - 2) / Dialect.inxmail.pages.size } ?? 0])
  }
}

/// libyaml alone over the same bytes: what any reader of them has to pay.
enum Scan {
  static func run(_ bytes: [UInt8]) {
    var parser = yaml_parser_t()
    yaml_parser_initialize(&parser)
    defer { yaml_parser_delete(&parser) }
    bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      var event = yaml_event_t()
      while yaml_parser_parse(&parser, &event) == 1 {
        let isEnd = event.type == YAML_STREAM_END_EVENT
        yaml_event_delete(&event)
        if isEnd { return }
      }
    }
  }
}
