import API
import Export
import Planner
import Resources

extension Command {
  /// `clone`.
  static let clone = Command(
    name: "clone",
    operands: "",
    summary: "bring one tenant's configuration to another",
    options: CloneInput.options,
    run: { arguments in
      let input = try CloneInput(arguments)
      let backup = input.isPlanOnly ? nil : try Backup(arguments, input.connection)
      let exported = try await Cloning.read(input)
      let clone = try CloneConfiguration(exported, input)
      Cloning.tell(exported, clone, input)
      return try await Cloning.run(CloneApply(input: input, clone: clone), backup, arguments)
    }
  )
}

/// The two halves of `clone`. The way to the source is closed before the one to the target is opened, and they share
/// nothing: neither credentials nor the pacing of requests.
private enum Cloning {
  /// Reads the source.
  static func read(_ input: CloneInput) async throws -> Exported {
    try await with("--from", input.source, input.connection) { connection in
      let parallelism = input.connection.parallelism
      let exporter = Exporter(connection.client, parallelism: parallelism)
      do {
        return try await ProgressLine.reading(isQuiet: input.connection.isQuiet) {
          try await exporter.export(input.choice.scope)
        }
      } catch let failure as Client.Failure {
        throw Exit(failure, connection.client.platform.registry).about("--from", input.source)
      } catch let unmatched as ExportScope.Unmatched {
        throw Exit(unmatched).about("--from", input.source)
      } catch let problem as ExportScope.NoSystemList {
        throw Exit(.error, problem.message).about("--from", input.source)
      }
    }
  }

  /// Says what of the source is not taken along; what waits for a person stands in the plan.
  static func tell(_ exported: Exported, _ clone: CloneConfiguration, _ input: CloneInput) {
    let warnings =
      exported.unread.map { "\($0.kind.section) cannot be read: \($0.reason)" }
      + clone.leftOut.map { "left out: \($0)" }
      + exported.general + exported.warnings.map(\.text)
    for line in warnings {
      Terminal.error("warning: --from \(Shown.line(input.source.title)): \(Shown.line(line))")
    }
    guard !input.connection.isQuiet else { return }
    for rest in exported.leftOut { Terminal.error("note: " + Shown.line(rest.sentence)) }
  }

  /// Plans against the target, and goes on where that is approved.
  static func run(_ source: CloneApply, _ backup: Backup?, _ arguments: Arguments) async throws -> ExitCode {
    let input = source.input
    return try await with("--to", input.target, input.connection) { connection in
      guard input.isPlanOnly else {
        return try await Applying(source, connection, backup, arguments).run()
      }
      return try await show(source, connection)
    }
  }

  /// Opens the way to a tenant, and closes it whatever happens.
  private static func with<R>(
    _ option: String,
    _ tenant: TenantChoice,
    _ options: Connection.Options,
    _ body: (Connection) async throws -> R
  ) async throws -> R {
    let connection: Connection
    do throws(Exit) { connection = try Connection(tenant.address, options) } catch {
      throw error.about(option, tenant)
    }
    let result: R
    do { result = try await body(connection) } catch {
      try connection.close()
      throw error
    }
    do throws(Exit) { try connection.close() } catch { throw error.about(option, tenant) }
    return result
  }

  /// What `plan` would do.
  private static func show(_ source: CloneApply, _ connection: Connection) async throws -> ExitCode {
    let input = source.input
    let plan = try await ProgressLine.reading(isQuiet: input.connection.isQuiet) {
      try await source.prepare(connection.client).plan
    }
    source.report.showDiagnostics(plan)
    Terminal.out(source.report.text(plan))
    if !input.connection.isQuiet {
      let why =
        input.layout.format == .html
        ? "a page cannot be approved" : "there is no terminal to ask for approval, and no --auto-approve"
      Terminal.error("note: nothing is written to \(Shown.line(input.target.title)): \(why)")
    }
    if !plan.blocked.isEmpty { return .blocked }
    return input.isDetailed && !plan.changes.isEmpty ? .changes : .done
  }
}
