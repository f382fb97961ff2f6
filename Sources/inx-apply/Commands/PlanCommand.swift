import API
import Planner
import Report
import Resources

/// What `plan` and `apply` have in common.
struct PlanInput {
  /// What stands beside the options that name tenants.
  static let options =
    PlanReport.Layout.options + [
      Option("--out", "FILE", "save the plan, for show and for apply --plan"),
      Option("--detailed-exitcode", nil, "exit with 2 where there are changes"),
      Option(
        "--target",
        "ADDRESS",
        repeatable: true,
        "only what matches, and what is below it (* and ** are wildcards)"
      ),
      Option("--exclude", "ADDRESS", repeatable: true, "not what matches, nor what is below it"),
    ] + ManifestInput.options + BaseInput.options
    + [
      Option(
        "--allow-deletes",
        "N",
        repeatable: true,
        "allow up to N deletes of each kind and scope; the largest N counts"
      ),
      Option("--allow-data-loss", "ADDRESS", repeatable: true, "allow this delete or replacement"),
      Option("--write-unreadable", nil, "write settings and contents that cannot be read"),
    ] + Connection.Options.table
    + Style.options

  let layout: PlanReport.Layout
  let out: SavedPlanFile?
  let choice: TenantChoice
  let connection: Connection.Options
  let isDetailed: Bool
  let configuration: Configuration
  let options: PlanOptions
  /// Whether somebody is asked to approve the plan.
  let isAsked: Bool

  /// How the tenant is reached.
  var tenant: TenantAddress { choice.address }

  /// Reads the rest of the command line and the manifests, for one of its tenants.
  init(_ arguments: Arguments, _ choice: TenantChoice, isAsked: Bool = false) throws(Exit) {
    let environment = environment
    self.isAsked = isAsked
    var layout = try PlanReport.Layout(arguments, environment)
    if let file = arguments.value("--out"), arguments.command == "plan" {
      layout.invocation = Invocation(
        applying: file,
        tenant: choice.entry?.tenant.name,
        config: choice.entry == nil ? nil : arguments.value("--config")
      )
    } else if let entry = choice.entry {
      layout.invocation = layout.invocation?.only(tenant: entry.tenant.name)
    }
    self.layout = layout
    self.choice = choice
    connection = try Connection.Options(arguments)
    out = try SavedPlanFile(out: arguments)
    isDetailed = arguments.has("--detailed-exitcode")
    var options = try PlanInput.overrides(arguments)
    options.targets = try arguments.globs("--target")
    options.excludes = try arguments.globs("--exclude")
    options.writeUnreadable = arguments.has("--write-unreadable")
    let base = try BaseInput(arguments)
    options.changedOnly = arguments.has("--changed-only")
    let manifests = try ManifestInput(
      arguments,
      environment: environment,
      format: layout.format,
      entry: choice.entry
    )
    configuration = try manifests.configuration()
    options.base = try base?.configuration(manifests, isQuiet: connection.isQuiet)
    try out?.refuse(states: [choice.address])
    self.options = options
  }

  /// Makes plans over a connection.
  var making: PlanMaking {
    PlanMaking(
      configuration: configuration,
      options: options,
      parallelism: connection.parallelism,
      isWhole: out != nil || isAsked,
      isKept: out != nil,
      format: layout.format
    )
  }

  /// Writes plans.
  var report: PlanReport {
    PlanReport(
      tenant: tenant.text,
      sources: configuration.sources,
      layout: layout,
      registry: tenant.platform.registry
    )
  }

  /// Saves the plan where the command line says so.
  func save(_ plan: Plan) throws(Exit) {
    try out?.write(
      SavedPlan(
        tenant: tenant.text,
        plan: plan,
        sources: configuration.sources,
        writesUnreadable: options.writeUnreadable,
        registry: tenant.platform.registry
      )
    )
  }

  /// What the command line lets through that guards stop.
  static func overrides(_ arguments: Arguments) throws(Exit) -> PlanOptions {
    var options = PlanOptions()
    options.allowDataLoss = try arguments.globs("--allow-data-loss")
    options.allowDeletes = try arguments.number("--allow-deletes", in: 0...Int.max)
    return options
  }
}

extension Command {
  /// `plan`.
  static let plan = Command(
    name: "plan",
    operands: "PATH…",
    summary: "show what apply would change",
    options: TenantChoice.optionsOfSeveral + PlanInput.options,
    run: { arguments in
      try MistakenFile.refuse(arguments, namesTenant: TenantChoice.isNamed(arguments, environment))
      return try await Planning(arguments).run()
    }
  )
}
