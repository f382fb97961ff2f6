import API
import Executor
import Planner
import Report
import Resources

/// Where the plan comes from that is applied.
protocol ApplySource: Sendable {
  var tenant: TenantAddress { get }
  var connection: Connection.Options { get }
  /// Shows the plan.
  var report: PlanReport { get }
  /// What has to be typed before anything is written, unless that was declined; nil where a plan was approved by being
  /// saved.
  var approval: String? { get }
  /// The tenant's name in `inx-apply.yaml`, which may be typed as well.
  var tenantName: String? { get }
  /// Whether what cannot be read is written all the same.
  var writesUnreadable: Bool { get }

  /// The plan and what of it is still to be done.
  func prepare(_ client: Client) async throws -> Prepared

  /// What is left to do after the run, as `--verify` shows it; nil for nothing.
  func remainder(_ client: Client) async throws -> String?
}

extension ApplySource {
  var tenantName: String? { nil }
}

/// A plan with what has become of it.
struct Prepared: Sendable {
  /// As it is shown.
  let plan: Plan
  /// What is carried out of it, and what tidies up after an earlier run of it.
  let todo: Plan
  /// What is as planned already.
  var made: [Address: Int?] = [:]
  /// What is neither as the plan saw it nor as it is wanted.
  var moved: [Recheck.Moved] = []

  /// The changes of the plan that are attempted.
  var attempted: [Change] { plan.changes.filter(\.action.isAttempted) }

  /// How each change ended, those that had nothing to do among them. Of what tidies up after an earlier run only failures
  /// are told: the plan has not shown it.
  func result(_ result: ApplyResult) -> ApplyResult {
    let ended = Dictionary(result.outcomes.map { ($0.change.address, $0.outcome) }, uniquingKeysWith: { $1 })
    let shown = Set(attempted.map(\.address))
    return ApplyResult(
      outcomes: attempted.compactMap { change in
        let outcome = made[change.address] != nil ? .alreadyDone : ended[change.address]
        return outcome.map { (change, $0) }
      } + result.outcomes.filter { !shown.contains($0.change.address) && !$0.outcome.isApplied },
      hasWritten: result.hasWritten
    )
  }
}

/// A plan made from manifests.
struct ManifestApply: ApplySource {
  let input: PlanInput

  var tenant: TenantAddress { input.tenant }
  var connection: Connection.Options { input.connection }
  var report: PlanReport { input.report }
  var approval: String? { input.tenant.approval }
  var tenantName: String? { input.choice.entry?.tenant.name }
  var writesUnreadable: Bool { input.options.writeUnreadable }

  func prepare(_ client: Client) async throws -> Prepared {
    let plan = try await input.making.plan(client)
    try input.save(plan)
    return Prepared(plan: plan, todo: plan)
  }

  /// Plans again: nothing may be left but what waits for a person.
  func remainder(_ client: Client) async throws -> String? {
    let plan = try await input.making.plan(client)
    return plan.hasWork ? report.text(plan) : nil
  }
}

/// A plan that was saved.
struct SavedApply: ApplySource {
  let tenant: TenantAddress
  let connection: Connection.Options
  let report: PlanReport
  let writesUnreadable: Bool
  private let plan: Plan

  var approval: String? { nil }

  /// Options that say how a plan is made: a saved one is made.
  private static let ofPlanning = [
    "--target", "--exclude", "--var", "--var-file", "--write-unreadable", "--out", "--base", "--changed-only",
  ]

  /// Reads the saved plan that the command line names; nil where it names none. Throws where the file is damaged, where the
  /// command line or the environment names another tenant than the plan's, and usage errors.
  init?(_ arguments: Arguments) throws(Exit) {
    guard let path = arguments.value("--plan") else { return nil }
    guard !path.isEmpty else { throw .usage("--plan needs a file") }
    guard arguments.operands.isEmpty else {
      throw .usage("PATH and --plan exclude each other: a saved plan holds what the manifests said")
    }
    if let option = SavedApply.ofPlanning.first(where: arguments.has) {
      throw .usage("\(option) goes with PATH, not with --plan: it was decided when the plan was saved")
    }
    let environment = environment
    let layout = try PlanReport.Layout(arguments, environment)
    connection = try Connection.Options(arguments)
    let overrides = try PlanInput.overrides(arguments)
    let saved = try SavedPlanFile(path: path).read()
    do throws(Planner.Failure) { plan = try saved.plan.allowing(overrides) } catch {
      throw .usage(error.diagnostics.map(\.message).joined(separator: "; "))
    }
    tenant = try TenantAddress(saved: saved.tenant, arguments, environment)
    report = PlanReport(
      tenant: saved.tenant,
      sources: saved.sources,
      layout: layout,
      registry: tenant.platform.registry
    )
    writesUnreadable = saved.writesUnreadable
  }

  func prepare(_ client: Client) async throws -> Prepared {
    let recheck = try await recheck(client)
    return Prepared(
      plan: plan,
      todo: plan.with(recheck.changes),
      made: recheck.made,
      moved: recheck.moved
    )
  }

  /// Looks again: everything must be as planned.
  func remainder(_ client: Client) async throws -> String? {
    let recheck = try await recheck(client)
    let left =
      recheck.changes.filter(\.action.isAttempted).map(\.address) + recheck.moved.map(\.change.address)
    return left.isEmpty ? nil : report.text(left)
  }

  private func recheck(_ client: Client) async throws(Exit) -> Recheck {
    let reader = SnapshotReader(client, parallelism: connection.parallelism)
    do { return try await reader.recheck(plan) } catch let failure as Client.Failure {
      throw Exit(failure, client.platform.registry)
    } catch { throw Exit(.error, "\(error)") }
  }
}
