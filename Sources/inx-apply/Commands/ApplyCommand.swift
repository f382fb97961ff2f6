import Inxmail
import Planner
import Resources
import Synchronization

extension Command {
  /// `apply`.
  static let apply = Command(
    name: "apply",
    operands: "PATH…",
    summary: "do it",
    options: [
      Option("--auto-approve", nil, "do not ask"),
      Option("--verify", nil, "plan again afterwards; exit with 5 unless nothing is left to do"),
      Backup.option,
    ] + PlanInput.options,
    run: { arguments in
      let input = try PlanInput(arguments)
      let isApproved = arguments.has("--auto-approve")
      guard isApproved || Terminal.canAsk else {
        throw Exit.usage("there is no terminal to ask for approval: give --auto-approve")
      }
      let backup = try Backup(arguments, input.connection)
      let connection = try Connection(input.tenant, input.connection)
      let code: ExitCode
      do {
        code = try await Applying(
          input: input,
          connection: connection,
          isApproved: isApproved,
          backup: backup
        )
        .run(verify: arguments.has("--verify"))
      } catch {
        try connection.close()
        throw error
      }
      try connection.close()
      return code
    }
  )
}

/// One run of `apply`: plan, approval, execution, outcome.
struct Applying {
  let input: PlanInput
  let connection: Connection
  let isApproved: Bool
  let backup: Backup?

  func run(verify: Bool) async throws -> ExitCode {
    let plan = try await input.making.plan(connection.client)
    input.report.showDiagnostics(plan)
    show(plan)
    // Nobody has seen the plan: it is not carried out.
    if Terminal.outputFailure != 0 { return .error }
    if !plan.blocked.isEmpty {
      if input.layout.format == .json { show(plan, ApplyResult(outcomes: [], hasWritten: false)) }
      return .blocked
    }
    let deferred = plan.count("deferred")
    guard plan.hasWork else {
      try await backup?.write(plan, connection.client)
      show(plan, ApplyResult(outcomes: [], hasWritten: false))
      return input.isDetailed && deferred > 0 ? .changes : .done
    }
    try approve()
    try await backup?.write(plan, connection.client)
    let progress = Progress(
      plan,
      isLive: input.layout.format != .json && Terminal.showsProgress && !input.connection.isQuiet,
      isJSON: input.layout.format == .json
    )
    var options = Executor.Options()
    options.parallelism = input.connection.parallelism
    options.writeUnreadable = input.options.writeUnreadable
    options.lockTimeout = .seconds(input.connection.retryTimeout)
    let executor = Executor(connection.client, options, clock: ContinuousClock())
    let brake = Brake()
    let interruption = try Interruption(brake)
    let result = await executor.apply(plan, brake: brake) { progress.note($0) }
    let interrupted = interruption.end()
    progress.finish()
    show(plan, result)
    if let interrupted { return interrupted }
    let code = code(of: result)
    if code != .done { return code }
    if verify, try await !isSettled() { return .incomplete }
    return input.isDetailed && deferred > 0 ? .changes : .done
  }

  /// Asks for the customer's name; throws where it is not typed.
  private func approve() throws(Exit) {
    if isApproved { return }
    let question =
      input.tenant.approval == "yes"
      ? "Apply this plan? Type yes: "
      : "Apply this plan? Type the customer's name, \(input.tenant.approval): "
    guard Terminal.ask(question) == input.tenant.approval else {
      throw Exit(.error, "not approved: nothing was changed")
    }
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

  /// Plans again: nothing may be left but what waits for a person.
  private func isSettled() async throws -> Bool {
    let plan = try await input.making.plan(connection.client)
    if !plan.hasWork { return true }
    Terminal.error("--verify: after applying there are still changes")
    if input.layout.format != .json { Terminal.out("\n" + input.report.text(plan)) }
    return false
  }

  private func show(_ plan: Plan) {
    switch input.layout.format {
    case .json: Terminal.out(OutcomeJSON.plan(input.report.json.document(plan)))
    case .text, .markdown, .html, .github: Terminal.out(input.report.text(plan))
    }
  }

  private func show(_ plan: Plan, _ result: ApplyResult) {
    let text = OutcomeText(style: input.layout.style)
    switch input.layout.format {
    case .json: Terminal.out(OutcomeJSON.summary(plan, result))
    case .text, .markdown, .html, .github:
      guard plan.hasWork else { return }
      let ended = Set(result.outcomes.map(\.change.address))
      let waiting = plan.changes.filter { $0.action.isAttempted && !ended.contains($0.address) }
      let lines =
        result.outcomes.map { text.text($0.change, $0.outcome) }.joined()
        + waiting.map(text.notStarted).joined()
      Terminal.out("\n" + lines + "\n" + text.summary(plan, result))
    }
  }
}

/// Shows what happens while it happens: on a terminal at once; as JSON lines in the plan's order, so that the same run
/// writes the same bytes however its requests overlap.
final class Progress: Sendable {
  private let isLive: Bool
  private let isJSON: Bool
  private let order: [Address]
  private let state = Mutex(State())

  private struct State {
    var ended: [Address: (change: Change, outcome: Outcome)] = [:]
    var next = 0
  }

  init(_ plan: Plan, isLive: Bool, isJSON: Bool) {
    self.isLive = isLive
    self.isJSON = isJSON
    order = plan.changes.filter { $0.action.isAttempted }.map(\.address)
  }

  func note(_ event: ApplyEvent) {
    guard case .ended(let change, let outcome) = event else { return }
    if isLive { Terminal.errorText(OutcomeText(style: .plain).text(change, outcome)) }
    guard isJSON else { return }
    state.withLock { state in
      state.ended[change.address] = (change, outcome)
      while state.next < order.count, let (change, outcome) = state.ended[order[state.next]] {
        Progress.tell(change, outcome)
        state.next += 1
      }
    }
  }

  /// Tells what ended after a change that an interrupted run has not come to.
  func finish() {
    guard isJSON else { return }
    state.withLock { state in
      for address in order[state.next...] {
        if let (change, outcome) = state.ended[address] { Progress.tell(change, outcome) }
      }
      state.next = order.count
    }
  }

  private static func tell(_ change: Change, _ outcome: Outcome) {
    Terminal.out(OutcomeJSON.event(.started(change)) + OutcomeJSON.event(.ended(change, outcome)))
  }
}
