import API
import Desired
import Executor
import Foundation
import Planner
import Platforms
@testable import Report
import Resources
import Sandbox
import Support
import Synchronization

@testable import inx_apply

/// The inputs that fuzzing starts from: what the examples are made of, in small pieces.
struct Seeds {
  /// The contents of the files by their names.
  private(set) var files: [String: [UInt8]] = [:]

  /// The repository's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The seeds of a target.
  init(of target: FuzzTarget) async throws {
    switch target.name {
    case "manifests": try addManifests()
    case "filters": try addFilters()
    case "addresses": try addAddresses()
    case "answers": try await addAnswers()
    case "saved-plans": try await addSavedPlans()
    case "project": files["agency.yaml"] = try Seeds.bytes("examples/agency/inx-apply.yaml")
    case "requests": try await addRequests()
    default: throw Missing(target: target.name)
    }
  }

  /// A target that nobody has thought of seeds for.
  struct Missing: Error {
    let target: String
  }

  // MARK: - Manifests

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: root + "/" + path)))
  }

  /// The manifests of an example, by their paths.
  private static func manifests(_ folder: String) throws -> [(path: String, bytes: [UInt8])] {
    try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder).sorted()
      .filter { $0.hasSuffix(".yaml") && $0 != "inx-apply.yaml" && !$0.hasPrefix("vars/") }
      .map { (folder + "/" + $0, try bytes(folder + "/" + $0)) }
  }

  private mutating func addManifests() throws {
    let newsletter = try Seeds.manifests("examples/newsletter")
    let agency = try Seeds.manifests("examples/agency")
    for (path, bytes) in newsletter + agency {
      files[path.split(separator: "/").dropFirst().joined(separator: "-")] = bytes
    }
    files["newsletter.yaml"] = Array(newsletter.map(\.bytes).joined(separator: "#!file\n".utf8))
    let values = try Seeds.bytes("examples/agency/vars/harbour.yaml")
    let common = Array(agency.map(\.bytes).joined(separator: "#!file\n".utf8))
    files["agency.yaml"] = common + Array("#!vars\n".utf8) + values + Array("#!content\nHello\n".utf8)
  }

  /// What the manifests of an example declare.
  private static func configuration(_ folder: String) throws -> Configuration {
    struct Same: Contents {
      func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
        Array(path.utf8)
      }
    }
    let result = ManifestDecoder.decode(
      try manifests(folder).map { SourceMap.File(name: $0.path, bytes: $0.bytes) },
      registry: .standard,
      variables: Variables(),
      contents: Same()
    )
    guard let configuration = result.configuration else { throw Missing(target: folder) }
    return configuration
  }

  // MARK: - Filters and addresses

  private mutating func addFilters() throws {
    var filters = [
      #"hasClickedAny("Welcome") OR NOT_IS_EMPTY(Column("Points")) AND x = #01.01.1970#"#,
      #"BelongsNotToGroup("a \"quoted\" name") AND HasOpened(70) AND HasClicked(70, 71)"#,
      #"Column("a\\") LIKE "%(\"" OR myAttribute STARTS_WITH "x" AND y = TRUE"#,
    ]
    let configuration = try Seeds.configuration("examples/newsletter")
    for declaration in configuration.declarations {
      for (field, value) in zip(declaration.kind.fields, declaration.values.slots) {
        if case .filter = field.type, let text = value?.asText { filters.append(text) }
      }
    }
    for (number, filter) in filters.enumerated() { files["\(number)"] = Array(filter.utf8) }
  }

  private mutating func addAddresses() throws {
    let patterns = ["**", "list/*/**", "*/*", "list/Newsletter%20DE", "list/A%2FB/text-module/*", "***x"]
    let declarations = try Seeds.configuration("examples/newsletter").declarations
    for (number, declaration) in declarations.enumerated() {
      let address = declaration.address
      let lines = [address.name ?? "", patterns[number % patterns.count], address.text]
      files["\(number)"] = Array(lines.joined(separator: "\n").utf8)
    }
    files["escapes"] = Array("50 % / *\n*%2F*\nlist/50 %25 %2F %2A/text-module/%".utf8)
  }

  // MARK: - Plans and their requests

  /// What a tenant answers to a plan of the sample, and what it is asked for.
  private final class Recorder: Transport {
    private struct Exchange: Sendable {
      let request: Request
      let response: Response
    }

    private let tenant: Mutex<Tenant>
    private let seen = Mutex<[Exchange]>([])

    init(_ tenant: Tenant) { self.tenant = Mutex(tenant) }

    var requests: [Request] { seen.withLock { $0.map(\.request) } }
    var responses: [Response] { seen.withLock { $0.map(\.response) } }

    func send(_ request: Request) async throws(TransportError) -> Response {
      let answer = tenant.withLock { tenant in
        tenant.respond(
          to: SandboxRequest(
            request.method.rawValue,
            request.path,
            query: request.query,
            body: request.body ?? []
          )
        )
      }
      let response = Response(
        status: answer.status,
        headers: answer.headers.map { Response.Header($0.name, $0.value) },
        body: answer.body
      )
      seen.withLock { $0.append(Exchange(request: request, response: response)) }
      return response
    }
  }

  private static func plan(_ configuration: Configuration, _ transport: any Transport) async throws -> Plan {
    let making = PlanMaking(
      configuration: configuration,
      options: PlanOptions(),
      parallelism: 1,
      isWhole: true
    )
    return try await making.plan(Client(transport, .inxmail))
  }

  private static func sample() throws -> Configuration {
    guard let configuration = Sample.configuration else { throw Missing(target: "sample") }
    return configuration
  }

  private mutating func addAnswers() async throws {
    let recorder = Recorder(Sample.tenant)
    _ = try await Seeds.plan(try Seeds.sample(), recorder)
    for (number, response) in recorder.responses.enumerated() {
      files[Seeds.name(number)] = Array("#!\(number) \(response.status)\n".utf8) + response.body
    }
  }

  private mutating func addSavedPlans() async throws {
    let example = try Seeds.configuration("examples/newsletter")
    let state = try JSONReader.read(try Seeds.bytes("examples/tenant.json"))
    try await addSavedPlans("newsletter", example, Recorder(try Tenant(state)))
    try await addSavedPlans("sample", try Seeds.sample(), Recorder(Sample.tenant))
  }

  /// One plan for each change: whole ones are too long to be tried often.
  private mutating func addSavedPlans(_ title: String, _ configuration: Configuration, _ transport: Recorder)
    async throws
  {
    let plan = try await Seeds.plan(configuration, transport)
    for (number, change) in plan.changes.enumerated() {
      let part = Plan(
        changes: [change],
        totals: .init(unchanged: plan.unchanged, unmanaged: plan.unmanaged, reads: plan.reads),
        judgement: .init(blocked: number == 0 ? plan.blocked : [], allowed: []),
        diagnostics: number == 1 ? plan.diagnostics : []
      )
      let saved = SavedPlan(
        tenant: "sandbox:tenant.json",
        plan: part,
        sources: configuration.sources,
        writesUnreadable: false,
        registry: .standard
      )
      if saved.bytes.count < 6000 { files["\(title)-\(Seeds.name(number)).json"] = saved.bytes }
    }
  }

  private mutating func addRequests() async throws {
    let recorder = Recorder(Sample.tenant)
    let plan = try await Seeds.plan(try Seeds.sample(), recorder)
    var options = Executor.Options()
    options.parallelism = 1
    _ = await Executor(Client(recorder, .inxmail), options, clock: ContinuousClock()).apply(plan) { _ in }
    var targets: Set<String> = []
    for request in recorder.requests {
      guard targets.insert("\(request.method) \(request.target)").inserted else { continue }
      files[Seeds.name(files.count)] = Seeds.wire(request)
    }
    let chunks = "POST /lists HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    let old = "GET /lists?afterId=1&pageSize=1&listName=a+%62 HTTP/1.0\r\n\r\n"
    files["chunked"] = Array((chunks + "5;a=b\r\n{\"nam\r\n7\r\ne\":\"N\"}\r\n0\r\nA: b\r\n\r\n" + old).utf8)
  }

  private static func wire(_ request: Request) -> [UInt8] {
    var head = "\(request.method.rawValue) \(request.target) HTTP/1.1\r\nHost: localhost:8080\r\n"
    head += "Accept: application/hal+json,application/problem+json\r\n"
    if let body = request.body {
      head += "Content-Type: application/hal+json\r\nContent-Length: \(body.count)\r\n"
    }
    return Array((head + "\r\n").utf8) + (request.body ?? [])
  }

  private static func name(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

extension Seeds {
  /// The words of all languages that the targets read, as libFuzzer takes them.
  static var dictionary: String {
    var words: Set<String> = [
      "${", "$${", "---", "state: absent", "formerly: ", "!!str ", "!!int ", "&a ", "*a", "<<: ", "? ", "|+",
      ">-",
      "\\ud83d", "\\u0000", "null", "true", "1e400", "9223372036854775808", "_embedded", "_links",
      "HTTP/1.1\r\n",
      "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Host: ", "PATCH ", "DELETE ", "HEAD ",
      "#!file\n",
      "tenants", "baseURL", "sandbox", "varFiles", "manifests", "variables", "policy", "prune", "protect",
      "**",
      "\u{FEFF}", "\u{2028}", "\u{85}", "e\u{301}", "ß", "İ",
    ]
    for kind in Registry.standard.kinds {
      words.formUnion([kind.word, kind.section, kind.endpoint.relation])
      for field in kind.fields {
        words.insert(field.name)
        if let member = field.member { words.insert(member) }
        if case .word(let values) = field.type { words.formUnion(values) }
        words.formUnion(field.mentions.map { $0.function + "(\"" })
      }
    }
    return words.filter { !$0.isEmpty }.sorted().map { "\"\(escaped($0))\"\n" }.joined()
  }

  private static func escaped(_ word: String) -> String {
    word.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
      case 0x20...0x7E: String(UnicodeScalar(byte))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    .joined()
  }
}
