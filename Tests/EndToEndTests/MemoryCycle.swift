import API
import Executor
import Planner
import Platforms
import Report
import Resources
import Sandbox
import Support
import Synchronization
import Testing

@testable import inx_apply

extension Cycle {
  /// The same as `run` without a program and a connection in between, and without waiting: the manifest is decoded, planned
  /// and carried out here.
  func runInMemory(under reading: Reading) async throws {
    let seed = State(
      self.seed.sections,
      nextID: try self.seed.nextID ?? State.highestID(self.seed.json()) + 1
    )
    let clock = ForwardClock()
    let tenant = try MemoryTenant(seed.json(), under: [reading], uptime: { clock.now.time })
    var expected = seed
    for (index, usual) in steps.enumerated() {
      let place = (reading, testDescription, index + 1)
      let other = Deviation.all.first { ($0.reading, $0.cycle, $0.step) == place }
      let step = other?.applied(to: usual) ?? usual
      expected = expected.with(step.changes, nextID: step.nextID)
      let comment: Comment = "\(reading), \(testDescription), step \(index + 1)"
      let run = MemoryRun(
        tenant: tenant,
        clock: clock,
        configuration: try MemoryTenant.configuration(step.manifest, files: files)
      )

      let apply = try await run.apply(step.options)
      try #require(apply.code == other?.code ?? 0, "\(comment): \(apply)")
      #expect(apply.diagnostics == [], comment)
      #expect(Cycle.outcomes(apply.text) == step.outcomes, comment)
      let difference = try State.difference(tenant.comparable, expected)
      try #require(difference == [], comment)

      clock.forward(.seconds(2))
      let left = other?.left ?? step.left
      let plan = try await run.plan(left.isEmpty ? [] : step.options)
      try #require(plan.code == (left.isEmpty ? 0 : 2), "\(comment): \(plan)")
      if left.isEmpty {
        #expect(plan.text.contains("\nNo changes. The tenant matches the manifests ("), comment)
      } else {
        #expect(Cycle.changes(plan.text) == left, comment)
      }
      #expect(try State.difference(tenant.comparable, expected) == [], comment)
    }
  }
}

/// A manifest planned and carried out against a tenant in memory.
private struct MemoryRun {
  /// What the commands would have written, and how they would have ended.
  struct End {
    let text: String
    let diagnostics: [String]
    let code: Int32
  }

  let tenant: MemoryTenant
  let clock: ForwardClock
  let configuration: Configuration

  /// As `plan --detailed-exitcode` does.
  func plan(_ options: [String]) async throws -> End {
    let plan = try await made(options)
    return End(
      text: try report.text(plan),
      diagnostics: plan.diagnostics.map(\.message),
      code: !plan.blocked.isEmpty ? 3 : plan.changes.isEmpty ? 0 : 2
    )
  }

  /// As `apply --auto-approve --parallelism 1` does.
  func apply(_ options: [String]) async throws -> End {
    let plan = try await made(options)
    let diagnostics = plan.diagnostics.map(\.message)
    guard plan.blocked.isEmpty else {
      return End(text: try report.text(plan), diagnostics: diagnostics, code: 3)
    }
    var how = Executor.Options()
    how.parallelism = 1
    let executor = Executor(Client(tenant, .inxmail), how, clock: clock)
    let result = Prepared(plan: plan, todo: plan).result(await executor.apply(plan) { _ in })
    return End(
      text: try report.text(plan) + report.text(plan, result),
      diagnostics: diagnostics,
      code: result.outcomes.allSatisfy { $0.outcome.isApplied } ? 0 : 5
    )
  }

  /// The plan that the options lead to.
  private func made(_ options: [String]) async throws -> Plan {
    let making = PlanMaking(
      configuration: configuration,
      options: try PlanInput.overrides(Arguments(options, for: .apply)),
      parallelism: 1,
      isWhole: false
    )
    return try await making.plan(Client(tenant, .inxmail))
  }

  private var report: PlanReport {
    get throws {
      let layout = try PlanReport.Layout(Arguments([], for: .plan), [:])
      return PlanReport(
        tenant: MemoryTenant.name,
        sources: configuration.sources,
        layout: layout,
        registry: .standard
      )
    }
  }
}

/// A clock that is put forward: a wait puts it there and takes no time.
final class ForwardClock: Clock {
  struct Instant: InstantProtocol {
    let time: Duration

    func advanced(by duration: Duration) -> Instant { Instant(time: time + duration) }
    func duration(to other: Instant) -> Duration { other.time - time }
    static func < (one: Instant, other: Instant) -> Bool { one.time < other.time }
  }

  private let time = Mutex(Duration.zero)

  var now: Instant { Instant(time: time.withLock { $0 }) }
  var minimumResolution: Duration { .zero }

  func forward(_ duration: Duration) { time.withLock { $0 += duration } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    time.withLock { $0 = max($0, deadline.time) }
  }
}
