import API
import Desired
import Executor
import Planner
import Platforms
import Resources
import Testing

/// A manifest brought to a tenant as a run does it: plan, then apply, one change at a time.
struct Applying {
  let tenant: HALTenant
  var registry = Registry.standard
  var options = PlanOptions()
  var parallelism = 1

  /// The plan; what it has cost is taken out of the tenant's log.
  func plan(_ manifest: String) async throws -> Plan {
    let decoded = ManifestDecoder.decode(
      [SourceMap.File(name: "m.yaml", bytes: Array(manifest.utf8))],
      registry: registry,
      variables: Variables(),
      contents: NoContents()
    )
    let configuration = try #require(decoded.configuration, "\(decoded.diagnostics.map(\.message))")
    let planner = Planner(registry: registry, options: options)
    let reader = SnapshotReader(Client(tenant, .inxmail(registry)), parallelism: 1)
    let selection = planner.selection(configuration)
    var snapshot = try await reader.collections(selection.collections, lookups: selection.lookups)
    let matches = try planner.matches(configuration, snapshot)
    try await reader.details(matches.details(configuration, selection, snapshot), into: &snapshot)
    var plan = try planner.plan(configuration, snapshot, selection, matches)
    let missing = planner.missingUses(plan, snapshot)
    if !missing.isEmpty {
      try await reader.uses(of: missing, into: &snapshot)
      plan = try planner.plan(configuration, snapshot, selection, matches)
    }
    _ = tenant.takeLog()
    return plan
  }

  /// Carries out a plan. Gives events and requests in the order in which they came, then whether anything was written.
  func apply(_ plan: Plan) async -> String {
    let executor = Executor(
      Client(tenant, .inxmail(registry)),
      .of(parallelism: parallelism, writeUnreadable: options.writeUnreadable),
      clock: ManualClock()
    )
    let result = await executor.apply(plan) { event in
      switch event {
      case .started(let change): tenant.note("start \(change.address)")
      case .ended(let change, let outcome): tenant.note("end \(change.address): \(Self.text(of: outcome))")
      }
    }
    let ended = result.outcomes.map { "\($0.change.address)" }
    #expect(ended == plan.changes.filter { $0.action.isAttempted }.map { "\($0.address)" })
    return (tenant.takeLog() + [result.hasWritten ? "has written" : "has not written"])
      .joined(separator: "\n")
  }

  private static func text(of outcome: Outcome) -> String {
    switch outcome {
    case .applied(let warnings): return (["applied"] + warnings).joined(separator: "; ")
    case .alreadyDone: return "already done"
    case .skipped(let addresses): return "skipped because of \(addresses.map(\.text).joined(separator: ", "))"
    case .unknown(let why): return "unknown: \(why)"
    case .failed(let failure):
      let conflicts = failure.conflicts.map { conflict in
        "; \(conflict.field) planned \(text(of: conflict.planned)) found \(text(of: conflict.found))"
          + " wanted \(text(of: conflict.wanted))"
      }
      return "failed (\(failure.reason)): \(failure.message)\(conflicts.joined())"
    }
  }

  private static func text(of value: Value?) -> String { value.map { $0.json.text() } ?? "-" }
}

extension Platform {
  /// Inxmail with other kinds.
  static func inxmail(_ registry: Registry) -> Platform {
    Platform(name: "inxmail", registry: registry, dialect: .inxmail, baseURL: Platform.inxmail.baseURL)
  }
}

/// For manifests without content files.
struct NoContents: Contents {
  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    throw ContentsError("is not there")
  }
}

extension Executor.Options {
  /// So many at once.
  static func of(parallelism: Int, writeUnreadable: Bool = false) -> Executor.Options {
    var options = Executor.Options()
    options.parallelism = parallelism
    options.writeUnreadable = writeUnreadable
    return options
  }
}
