import API
import Desired
import Executor
import Planner
import Platforms
@testable import Report
import Resources
import Sandbox
import Support
import Synchronization
import Testing

@testable import inx_apply

/// A simulated tenant in memory, asked without a program and a connection in between.
final class MemoryTenant: Transport {
  private struct Life: Sendable {
    var tenant: Tenant
    var log: [String] = []
  }

  /// What it is called in plans.
  static let name = "https://api.inxmail.com/acme/rest/v1"

  private let life: Mutex<Life>

  init(
    _ document: JSON,
    under readings: Set<Reading> = [],
    uptime: @escaping Tenant.Uptime = Tenant.monotonic
  ) throws {
    life = Mutex(Life(tenant: try Tenant(document, readings: readings, uptime: uptime)))
  }

  /// The state as it is now.
  var document: JSON { life.withLock { $0.tenant.document } }

  /// The same as other states are compared to it: dates masked, members in the order of their names.
  var comparable: JSON { get throws { State.masked(try State.parse(document.text())) } }

  /// The requests since the last call, with their bodies.
  func takeLog() -> [String] {
    life.withLock { life in
      defer { life.log = [] }
      return life.log
    }
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let answer = life.withLock { life in
      let body = String(decoding: request.body ?? [], as: UTF8.self)
      life.log.append("\(request.method.rawValue) \(request.target) \(body)")
      return life.tenant.respond(
        to: SandboxRequest(
          request.method.rawValue,
          request.path,
          query: request.query,
          body: request.body ?? []
        )
      )
    }
    return Response(
      status: answer.status,
      headers: answer.headers.map { Response.Header($0.name, $0.value) },
      body: answer.body
    )
  }

  /// The plan of a manifest, as `plan --out` makes it.
  func plan(_ configuration: Configuration, _ options: PlanOptions = PlanOptions()) async throws -> Plan {
    let making = PlanMaking(configuration: configuration, options: options, parallelism: 1, isWhole: true)
    let plan = try await making.plan(Client(self, .inxmail))
    _ = takeLog()
    return plan
  }

  /// Carries a plan out, one change at a time; gives how each ended.
  func apply(_ plan: Plan, writeUnreadable: Bool) async -> [String] {
    var options = Executor.Options()
    options.parallelism = 1
    options.writeUnreadable = writeUnreadable
    let executor = Executor(Client(self, .inxmail), options, clock: ContinuousClock())
    let result = await executor.apply(plan) { _ in }
    let text = OutcomeText(style: .plain)
    return result.outcomes.map { text.text($0.change, $0.outcome) }
  }

  /// What a manifest says, with the content files that it names.
  static func configuration(
    _ manifest: String,
    named name: String = "m.yaml",
    files: [String: String] = [:]
  ) throws -> Configuration {
    let result = ManifestDecoder.decode(
      [SourceMap.File(name: name, bytes: Array(manifest.utf8))],
      registry: .standard,
      variables: Variables(),
      contents: Files(texts: files)
    )
    return try #require(result.configuration, "\(result.diagnostics.map(\.message))")
  }

  private struct Files: Contents {
    let texts: [String: String]

    func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
      guard let text = texts[path] else { throw ContentsError("is not there") }
      return Array(text.utf8)
    }
  }
}

/// A plan that is saved and read again.
struct RoundTrip {
  let before: SavedPlan
  let after: SavedPlan

  init(_ plan: Plan, _ sources: SourceMap, writesUnreadable: Bool = false) throws {
    before = SavedPlan(
      tenant: MemoryTenant.name,
      plan: plan,
      sources: sources,
      writesUnreadable: writesUnreadable,
      registry: .standard
    )
    after = try SavedPlan(before.bytes, registry: .standard)
  }

  /// What is not the same any more; nothing where all is as it was.
  func differences(inChanges: Bool = true) throws -> [String] {
    var found: [String] = []
    if before.tenant != after.tenant { found.append("tenant") }
    if before.writesUnreadable != after.writesUnreadable { found.append("writesUnreadable") }
    if before.bytes != after.bytes { found.append("bytes") }
    for format in OutputFormat.allCases {
      let texts = try [before, after].map { try RoundTrip.text($0, format) }
      if !texts[0].utf8.elementsEqual(texts[1].utf8) {
        found.append(
          "\(format): \(texts[1].split(separator: "\n").difference(from: texts[0].split(separator: "\n")))"
        )
      }
    }
    guard inChanges else { return found }
    let one = before.plan.changes.map { RoundTrip.dump($0, before.sources) }
    let two = after.plan.changes.map { RoundTrip.dump($0, after.sources) }
    for (old, new) in zip(one, two) where !old.utf8.elementsEqual(new.utf8) {
      found.append("was \(old)\nis \(new)")
    }
    return found
  }

  /// The plan as a command prints it.
  static func text(_ saved: SavedPlan, _ format: OutputFormat) throws -> String {
    let layout = try PlanReport.Layout(Arguments(["--format", format.rawValue], for: .show), [:])
    return PlanReport(tenant: saved.tenant, sources: saved.sources, layout: layout, registry: .standard).text(
      saved.plan
    )
  }

  /// All of a change that its execution depends on.
  private static func dump(_ change: Change, _ sources: SourceMap) -> String {
    let place = change.mark.map { "\(sources.name(of: $0)):\($0.line):\($0.column)" } ?? "-"
    let fields = change.fields.map { field in
      "\(field.name) \((field.before ?? .null).json.text()) \((field.after ?? .null).json.text())"
        + " \(field.forcesReplacement) \(field.changedIn?.rawValue ?? "-")"
    }
    let live = change.live.map { live in
      "\(live.id.map(String.init) ?? "-") \(live.list.map(String.init) ?? "-") \(live.name ?? "-")"
        + " \(values(live.values, change.kind)) \(live.values.leftOut)"
    }
    let pending = change.pending.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return """
      \(change.address) \(change.kind.word) \(change.action) \(place) \(fields) \(change.reason ?? "-")
      \(change.warnings) \(change.dependsOn) \(change.name ?? "-") \(change.list) \(change.isRename) \(pending)
      live \(live ?? "-")
      desired \(values(change.desired, change.kind))
      """
  }

  private static func values(_ values: Values, _ kind: Kind) -> String {
    zip(kind.fields, values.slots).compactMap { field, value in
      value.map { "\(field.name)=\($0)" }
    }.joined(separator: ", ")
  }
}
