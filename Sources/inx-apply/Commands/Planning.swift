import API
import Planner
import Report
import Resources
import Support

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
    let held = choices.map { _ in HeldOutput() }
    var inputs: [Result<PlanInput, Exit>] = []
    for (choice, held) in zip(choices, held) {
      let input: Result<PlanInput, Exit> = Terminal.$held.withValue(held) { self.input(of: choice) }
      // The command line is wrong as a whole: nobody is asked anything.
      if case .failure(let exit) = input, exit.code == .usage { throw exit }
      inputs.append(input)
    }
    let ended = await planned(inputs, held)
    let reports = reports(ended)
    for (index, ended) in ended.enumerated() {
      held[index].release()
      show(choices[index], ended, reports[index])
    }
    if layout.format != .json {
      Terminal.out(
        PlanTable(style: layout.style, format: layout.format, width: layout.width).text(rows(ended))
      )
    }
    return ExitCode.first(of: ended.map(\.code))
  }

  /// Plans all of them, with a line of progress on a terminal.
  private func planned(_ inputs: [Result<PlanInput, Exit>], _ held: [HeldOutput]) async -> [Ended] {
    guard let line = ProgressLine.onTerminal(isQuiet: arguments.has("--quiet")) else {
      return await Planning.ended(inputs, held, inTurns: turns) { _ in }
    }
    let count = inputs.count
    line.update("planning 0/\(count) tenants")
    return await line.run {
      await Planning.ended(inputs, held, inTurns: turns) { line.update("planning \($0)/\(count) tenants") }
    }
  }

  private func input(of choice: TenantChoice) -> Result<PlanInput, Exit> {
    do throws(Exit) { return .success(try PlanInput(arguments, choice)) } catch { return .failure(error) }
  }

  /// The tenants by their places: what goes to one place goes one after the other, as a sandbox's file takes one at a time and
  /// a tenant's rate limit is one.
  private var turns: [[Int]] {
    var turns: [(place: String, indices: [Int])] = []
    for (index, choice) in choices.enumerated() {
      let place = choice.address.place
      if let turn = turns.firstIndex(where: { sameCodePoints($0.place, place) }) {
        turns[turn].indices.append(index)
      } else {
        turns.append((place, [index]))
      }
    }
    return turns.map(\.indices)
  }

  /// Plans all of them, the turns side by side.
  private static func ended(
    _ inputs: [Result<PlanInput, Exit>],
    _ held: [HeldOutput],
    inTurns turns: [[Int]],
    note: @escaping @Sendable (Int) -> Void
  ) async -> [Ended] {
    await withTaskGroup(of: [(Int, Ended)].self) { group in
      for turn in turns {
        group.addTask {
          var all: [(Int, Ended)] = []
          for index in turn {
            let ended = await Terminal.$held.withValue(held[index]) { await Planning.ended(inputs[index]) }
            all.append((index, ended))
          }
          return all
        }
      }
      var all: [Ended?] = Array(repeating: nil, count: inputs.count)
      for await turn in group {
        for (index, ended) in turn { all[index] = ended }
        note(all.count { $0 != nil })
      }
      return all.compactMap(\.self)
    }
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
    do {
      plan = try await ProgressLine.reading(isQuiet: input.connection.isQuiet) {
        try await input.making.plan(connection.client)
      }
    } catch {
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

  /// How each plan is written: Markdown shares what room there is for all.
  private func reports(_ ended: [Ended]) -> [PlanReport?] {
    let reports = ended.map { ended -> PlanReport? in
      if case .plan(let input, _) = ended { return input.report }
      return nil
    }
    guard layout.format == .markdown else { return reports }
    let table = PlanTable(style: layout.style, format: layout.format).text(rows(ended))
    let texts = zip(reports, ended).map { report, ended -> Int in
      guard let report, case .plan(_, let plan) = ended else { return 0 }
      return report.text(plan).utf8.count + 1
    }
    let shares = FairShares.of(max(0, layout.maxBytes - table.utf8.count), among: texts)
    return zip(reports, shares).map { report, share in report?.within(max(0, share - 1)) }
  }

  private func show(_ choice: TenantChoice, _ ended: Ended, _ report: PlanReport?) {
    switch ended {
    case .failed(let exit):
      exit.tellProblems()
      let message = exit.message.isEmpty ? "there is no plan" : exit.line
      Terminal.error("inx-apply: error: \(Shown.line(choice.title)): \(message)")
    case .plan(let input, let plan):
      let report = report ?? input.report
      report.showDiagnostics(plan)
      if layout.format == .json {
        Terminal.out(OutcomeJSON.plan(report.json.document(plan)))
      } else {
        Terminal.out(report.text(plan) + "\n")
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
