import API
import Executor
import Planner
import Platforms
import Report
import Resources
import Support
import Testing

@testable import inx_apply

/// `apply` against a tenant in memory that may die: each run is a program of its own, that knows nothing of the one before.
struct MemoryApply: Sendable {
  /// How a run ended.
  struct End: CustomStringConvertible, Sendable {
    /// As the program would end: 0, 3, 4, 5, or 6 where the tenant could not be read; nil where it was killed.
    let code: Int32?
    /// How many requests it has sent.
    let requests: Int
    /// How each change ended, as the program would tell it.
    let text: String
    /// What would be on stderr.
    var problem = ""

    var description: String { "\(code.map(String.init) ?? "killed") \(problem)\n\(text)" }
  }

  let tenant: MortalMemory
  let parallelism: Int

  /// Plans the manifest and carries the plan out.
  func apply(_ making: PlanMaking, death: MortalTenant.Death? = nil, verifies: Bool = false) async -> End {
    await run(death, making.configuration.sources, verifies ? { try await making.plan($0).hasWork } : nil) {
      let plan = try await making.plan($0)
      return Prepared(plan: plan, todo: plan)
    }
  }

  /// Carries a saved plan out.
  func apply(_ saved: SavedPlan, death: MortalTenant.Death? = nil, verifies: Bool = false) async -> End {
    let plan = saved.plan
    let recheck = { (client: Client) in
      try await SnapshotReader(client, parallelism: parallelism).recheck(plan)
    }
    let isLeft = { (client: Client) in
      let left = try await recheck(client)
      return left.changes.contains { $0.action.isAttempted } || !left.moved.isEmpty
    }
    return await run(death, saved.sources, verifies ? isLeft : nil) {
      let found = try await recheck($0)
      return Prepared(plan: plan, todo: plan.with(found.changes), made: found.made, moved: found.moved)
    }
  }

  private func run(
    _ death: MortalTenant.Death?,
    _ sources: SourceMap,
    _ isLeft: ((Client) async throws -> Bool)?,
    _ prepare: (Client) async throws -> Prepared
  ) async -> End {
    tenant.begin(death)
    let client = Client(tenant, .inxmail)
    func end(_ code: Int32, _ text: String = "", _ problem: String = "") -> End {
      End(code: tenant.isOver ? nil : code, requests: tenant.count, text: text, problem: problem)
    }
    do {
      let prepared = try await prepare(client)
      guard prepared.moved.isEmpty else { return end(4, "", "\(prepared.moved)") }
      guard prepared.plan.blocked.isEmpty else { return end(3, "", "\(prepared.plan.blocked)") }
      var options = Executor.Options()
      options.parallelism = parallelism
      let executor = Executor(client, options, clock: ForwardClock())
      let result = prepared.result(
        await executor.apply(prepared.todo, made: prepared.made) { _ in }
      )
      let layout = try PlanReport.Layout(Arguments([], for: .apply), [:])
      let text = PlanReport(tenant: MemoryTenant.name, sources: sources, layout: layout, registry: .standard)
        .text(prepared.plan, result)
      guard result.outcomes.allSatisfy({ $0.outcome.isApplied }) else { return end(5, text) }
      if let isLeft, try await isLeft(client) { return end(5, text, "there are still changes") }
      return end(0, text)
    } catch { return end(6, "", "\(error)") }
  }
}
