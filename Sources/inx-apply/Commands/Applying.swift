import API
import Executor
import Planner
import Report
import Resources
import Support

/// One run of `apply`: plan, approval, execution, outcome.
struct Applying<Source: ApplySource> {
  private let source: Source
  private let connection: Connection
  private let backup: Backup?
  private let isApproved: Bool
  private let verifies: Bool
  private let isDetailed: Bool

  init(_ source: Source, _ connection: Connection, _ backup: Backup?, _ arguments: Arguments) {
    self.source = source
    self.connection = connection
    self.backup = backup
    isApproved = arguments.has("--auto-approve")
    verifies = arguments.has("--verify")
    isDetailed = arguments.has("--detailed-exitcode")
  }

  private var report: PlanReport { source.report }
  private var isJSON: Bool { report.layout.format == .json }
  /// Whether each change is told as it ends.
  private var tells: Bool { report.layout.format == .text }

  func run() async throws -> ExitCode {
    let prepared = try await ProgressLine.reading(isQuiet: source.connection.isQuiet) {
      try await source.prepare(connection.client)
    }
    let plan = prepared.plan
    report.showDiagnostics(plan)
    show(plan)
    // Nobody has seen the plan: it is not carried out.
    if Terminal.outputFailure != 0 { return .error }
    guard prepared.moved.isEmpty else { return refuse(prepared) }
    if !plan.blocked.isEmpty {
      if isJSON { show(plan, .nothing) }
      return .blocked
    }
    guard plan.hasWork else {
      try await backup?.write(prepared.todo, connection.client)
      show(plan, .nothing)
      return settled(plan)
    }
    try approve()
    try await backup?.write(prepared.todo, connection.client)
    let (result, interrupted) = try await execute(prepared)
    show(plan, result, told: tells)
    if interrupted != nil || result.outcomes.contains(where: { $0.outcome.isUnknown }) {
      Terminal.error(HelpTopic.results.line)
    }
    if let interrupted { return interrupted }
    let code = code(of: result)
    if code != .done { return code }
    if verifies, let rest = try await remainder() {
      Terminal.error("--verify: after applying there are still changes")
      if !isJSON { Terminal.out("\n" + rest) }
      return .incomplete
    }
    return settled(plan)
  }

  /// Carries out what is still to be done; gives how it ended, and the code of a signal that has ended it.
  private func execute(_ prepared: Prepared) async throws -> (ApplyResult, ExitCode?) {
    let line = ProgressLine.onTerminal(isQuiet: source.connection.isQuiet)
    let progress = Progress(prepared, isJSON ? .json : tells ? .text(report.outcomes) : .none, line)
    var options = Executor.Options()
    options.parallelism = source.connection.parallelism
    options.writeUnreadable = source.writesUnreadable
    options.lockTimeout = .seconds(source.connection.retryTimeout)
    let executor = Executor(connection.client, options, clock: ContinuousClock())
    let brake = Brake()
    let interruption = try Interruption(brake)
    let apply = {
      await executor.apply(prepared.todo, made: prepared.made, brake: brake) { progress.note($0) }
    }
    let result = if let line { await line.run(apply) } else { await apply() }
    let interrupted = interruption.end()
    progress.finish()
    return (prepared.result(result), interrupted)
  }

  /// Shows what has changed since the plan was made. Nothing was written.
  private func refuse(_ prepared: Prepared) -> ExitCode {
    if isJSON {
      Terminal.out(OutcomeJSON.stale(prepared.moved))
      show(prepared.plan, .nothing)
    }
    Terminal.errorText(OutcomeText(style: .plain).stale(prepared.moved))
    Terminal.error(HelpTopic.plans.line)
    return .stale
  }

  /// How a run ends that has left nothing undone.
  private func settled(_ plan: Plan) -> ExitCode {
    isDetailed && plan.count("deferred") > 0 ? .changes : .done
  }

  /// How many answers are taken before nothing is done.
  private static var mostAnswers: Int { 3 }

  /// Asks for the customer's name, or the tenant's; throws where neither is typed.
  private func approve() throws(Exit) {
    guard !isApproved, let approval = source.approval else { return }
    let words = [approval, source.tenantName].compactMap(\.self)
    let question = approval == "yes" ? "Type yes: " : "Type the customer's name, \(approval): "
    var lead = "Apply this plan? "
    for _ in 0..<Self.mostAnswers {
      // At the end of input nobody answers any more.
      guard let answer = Terminal.ask(lead + question) else { break }
      if words.contains(where: { sameCodePoints($0, answer) }) { return }
      lead = "That is something else. "
    }
    throw Exit(.error, "not approved: nothing was changed")
  }

  private func code(of result: ApplyResult) -> ExitCode {
    let isWhole = result.outcomes.allSatisfy { $0.outcome.isApplied }
    if isWhole { return .done }
    let isShutOut = result.outcomes.contains { _, outcome in
      if case .failed(let failure) = outcome {
        return failure.reason == .unreachable || failure.reason == .credentials
      }
      return false
    }
    return isShutOut && !result.hasWritten ? .unreachable : .incomplete
  }

  private func show(_ plan: Plan) {
    Terminal.out(isJSON ? OutcomeJSON.plan(report.json.document(plan)) : report.text(plan))
  }

  private func show(_ plan: Plan, _ result: ApplyResult, told: Bool = false) {
    if isJSON { return Terminal.out(OutcomeJSON.summary(plan, result)) }
    guard plan.hasWork else { return }
    Terminal.out(report.text(plan, result, told: told))
  }

  private func remainder() async throws -> String? {
    try await ProgressLine.reading(isQuiet: source.connection.isQuiet) {
      try await source.remainder(connection.client)
    }
  }
}
