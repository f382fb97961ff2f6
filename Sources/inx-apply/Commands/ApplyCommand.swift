import Report
import Resources

extension Command {
  /// `apply`.
  static let apply = Command(
    name: "apply",
    operands: "PATH… | --plan FILE",
    summary: "carry out a plan",
    options: [
      Option("--plan", "FILE", "a saved plan instead of manifests: nothing is asked"),
      Option("--auto-approve", nil, "do not ask"),
      Option("--verify", nil, "look again afterwards; exit with 5 unless nothing is left to do"),
      Backup.option,
    ] + TenantChoice.options + PlanInput.options,
    run: { arguments in
      try MistakenFile.refuse(arguments, namesTenant: TenantChoice.isNamed(arguments, environment))
      guard arguments.value("--format") != OutputFormat.html.rawValue else {
        throw Exit.usage(
          "apply does not write html: save the plan with plan --out, and show gives it as a page"
        )
      }
      if let saved = try SavedApply(arguments) { return try await run(saved, arguments) }
      guard !arguments.operands.contains("-") || arguments.has("--auto-approve") else {
        throw Exit.usage("apply - needs --auto-approve: standard input holds the manifest, and cannot answer")
      }
      let input = try PlanInput(
        arguments,
        try .only(arguments, environment, of: "apply"),
        isAsked: !arguments.has("--auto-approve")
      )
      guard arguments.has("--auto-approve") || Terminal.canAsk else {
        throw Exit.usage("there is no terminal to ask for approval: give --auto-approve")
      }
      return try await run(ManifestApply(input: input), arguments)
    }
  )

  /// Carries the plan out that comes from there.
  private static func run(_ source: some ApplySource, _ arguments: Arguments) async throws -> ExitCode {
    let backup = try Backup(arguments, source.connection)
    let connection = try Connection(source.tenant, source.connection)
    let code: ExitCode
    do { code = try await Applying(source, connection, backup, arguments).run() } catch {
      try connection.close()
      throw error
    }
    try connection.close()
    return code
  }
}
