import Inxmail
import Planner
import Resources

/// One run of `plan`, for one tenant or several side by side.
struct Planning {
  private let arguments: Arguments
  private let choices: [TenantChoice]
  /// Whether what is written tells tenants apart.
  private let isForSeveral: Bool
  private let layout: PlanReport.Layout

  /// Judges the whole command line before a file is read or a request is made.
  init(_ arguments: Arguments) throws(Exit) {
    self.arguments = arguments
    let environment = environment
    layout = try PlanReport.Layout(arguments, environment)
    choices = try TenantChoice.all(arguments, environment)
    isForSeveral = choices.count > 1 || arguments.has("--all-tenants")
    guard isForSeveral else { return }
    if arguments.has("--out") {
      throw .usage("--out takes one tenant at a time: a saved plan is bound to it")
    }
    if layout.format == .html { throw .usage("--format html takes one tenant at a time") }
  }

  /// What became of one tenant.
  private enum Ended: Sendable {
    case plan(PlanInput, Plan)
    case failed(Exit)

    var code: ExitCode {
      switch self {
      case .failed(let exit): exit.code
      case .plan(let input, let plan):
        !plan.blocked.isEmpty ? .blocked : input.isDetailed && !plan.changes.isEmpty ? .changes : .done
      }
    }
  }

  func run() async throws -> ExitCode {
    guard isForSeveral else { return try await plan(choices[0]) }
    // What is wrong with manifests is told tenant by tenant; what takes time goes on side by side.
    var inputs: [Result<PlanInput, Exit>] = []
    for choice in choices {
      do throws(Exit) { inputs.append(.success(try PlanInput(arguments, choice))) } catch {
        inputs.append(.failure(error))
      }
    }
    let ended = await withTaskGroup(of: (Int, Ended).self) { group in
      for (index, input) in inputs.enumerated() {
        group.addTask { (index, await Planning.ended(input)) }
      }
      var all: [Ended?] = Array(repeating: nil, count: inputs.count)
      for await (index, ended) in group { all[index] = ended }
      return all.compactMap(\.self)
    }
    for (choice, ended) in zip(choices, ended) { show(choice, ended) }
    if layout.format != .json {
      Terminal.out(PlanTable(style: layout.style, format: layout.format).text(rows(ended)))
    }
    return ExitCode.first(of: ended.map(\.code))
  }

  private func plan(_ choice: TenantChoice) async throws -> ExitCode {
    let input = try PlanInput(arguments, choice)
    let plan = try await Planning.plan(input)
    input.report.showDiagnostics(plan)
    try input.save(plan)
    Terminal.out(input.report.text(plan))
    return Ended.plan(input, plan).code
  }

  private static func plan(_ input: PlanInput) async throws -> Plan {
    let connection = try Connection(input.tenant, input.connection)
    let plan: Plan
    do { plan = try await input.making.plan(connection.client) } catch {
      try connection.close()
      throw error
    }
    try connection.close()
    return plan
  }

  private static func ended(_ input: Result<PlanInput, Exit>) async -> Ended {
    do {
      let input = try input.get()
      return .plan(input, try await plan(input))
    } catch let exit as Exit {
      return .failed(exit)
    } catch {
      return .failed(Exit(.error, "\(error)"))
    }
  }

  private func show(_ choice: TenantChoice, _ ended: Ended) {
    switch ended {
    case .failed(let exit):
      exit.tellProblems()
      if !exit.message.isEmpty {
        Terminal.error("inx-apply: error: \(Shown.line(choice.title)): \(Shown.line(exit.message))")
      }
    case .plan(let input, let plan):
      input.report.showDiagnostics(plan)
      if layout.format == .json {
        Terminal.out(OutcomeJSON.plan(input.report.json.document(plan)))
      } else {
        Terminal.out(input.report.text(plan) + "\n")
      }
    }
  }

  private func rows(_ ended: [Ended]) -> [PlanTable.Row] {
    zip(choices, ended).map { choice, ended in
      switch ended {
      case .plan(_, let plan): PlanTable.Row(title: choice.title, plan: plan, failure: nil)
      case .failed(let exit):
        PlanTable.Row(
          title: choice.title,
          plan: nil,
          failure: exit.message.isEmpty ? "see above" : exit.message
        )
      }
    }
  }
}
