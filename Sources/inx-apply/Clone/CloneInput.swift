import Desired
import Planner
import Report
import Resources

/// The command line of `clone`.
struct CloneInput: Sendable {
  static let options =
    [
      Option("--from", "T", "the tenant that is read: a name in inx-apply.yaml, or sandbox:FILE"),
      Option("--to", "T", "the tenant that becomes like it, named in the same way"),
      ProjectInput.option,
    ] + ExportChoice.options + [
      Option(
        "--parameterize",
        "FIELD",
        repeatable: true,
        "let --var decide on the field's values, by the names that export gives them"
      )
    ] + ManifestInput.options + [
      Option("--prune", nil, "delete what the other tenant does not have, of the kinds that can be pruned"),
      Option("--create-only", nil, "leave all that exists alone"),
      Option(PlanOptions.visibilityOption, nil, "let new attributes be seen: else they are hidden"),
    ] + PlanReport.Layout.options + [
      Option("--out", "FILE", "save the plan, for show and for apply --plan"),
      Option("--detailed-exitcode", nil, "exit with 2 where there are changes"),
      Option(
        "--allow-deletes",
        "N",
        repeatable: true,
        "allow up to N deletes of each kind and scope; the largest N counts"
      ),
      Option("--allow-data-loss", "ADDRESS", repeatable: true, "allow this delete or replacement"),
      Option("--write-unreadable", nil, "write settings and contents that cannot be read"),
      Option("--auto-approve", nil, "do not ask; without it and without a terminal nothing is written"),
      Option("--verify", nil, "look again afterwards; exit with 5 unless nothing is left to do"),
      Backup.option,
    ] + Connection.Options.table + Style.options

  /// The tenant that is read, and never written.
  let source: TenantChoice
  /// The tenant that is planned for.
  let target: TenantChoice
  let connection: Connection.Options
  let layout: PlanReport.Layout
  let out: SavedPlanFile?
  let choice: ExportChoice
  /// The fields whose values are variables.
  let fields: [String]
  let variables: Variables
  let prunes: Bool
  let showsAttributes: Bool
  let isDetailed: Bool
  /// What the command line alone says about the plan.
  let options: PlanOptions
  /// Whether the plan is only shown, since nobody can approve it.
  let isPlanOnly: Bool
  /// Whether somebody is asked to approve the plan.
  let isAsked: Bool

  /// Judges the whole command line before a request is made.
  init(_ arguments: Arguments) throws(Exit) {
    let environment = environment
    if let operand = arguments.operands.first {
      throw .usage(
        "clone takes no path: \(operand.shortened(to: 60)); what is cloned is what --from has"
      )
    }
    (source, target) = try CloneInput.tenants(arguments, environment)
    connection = try Connection.Options(arguments)
    layout = try PlanReport.Layout(arguments, environment)
    out = try SavedPlanFile(out: arguments)
    isDetailed = arguments.has("--detailed-exitcode")
    prunes = arguments.has("--prune")
    showsAttributes = arguments.has(PlanOptions.visibilityOption)
    guard !prunes || !arguments.has("--create-only") else {
      throw .usage("--prune and --create-only exclude each other: one deletes, the other leaves alone")
    }
    let isApproved = arguments.has("--auto-approve")
    guard layout.format != .html || !isApproved else {
      throw .usage(
        "clone does not write html with --auto-approve: save the plan with --out, and show gives it as a page"
      )
    }
    // A page is looked at later.
    isPlanOnly = !isApproved && (!Terminal.canAsk || layout.format == .html)
    isAsked = !isApproved && !isPlanOnly
    var choice = try ExportChoice(arguments, target.address.platform.registry)
    choice.scope.isForPruning = prunes
    choice.scope.isForCopy = true
    self.choice = choice
    fields = try ExportInput.fields(arguments, target.address.platform.registry)
    var options = try PlanInput.overrides(arguments)
    options.targets = choice.targets
    options.excludes = choice.excludes
    options.writeUnreadable = arguments.has("--write-unreadable")
    options.createOnly = arguments.has("--create-only")
    options.isForeign = true
    self.options = options
    let files = (target.entry?.varFiles ?? []) + arguments.all("--var-file")
    variables = try ManifestInput.variables(arguments, environment, files: files, layout.format)
    try out?.refuse(states: [source.address, target.address])
  }

  /// Both tenants; throws a usage error where they are one.
  private static func tenants(_ arguments: Arguments, _ environment: [String: String]) throws(Exit)
    -> (TenantChoice, TenantChoice)
  {
    let from = try Named("--from", arguments)
    let to = try Named("--to", arguments)
    var project: ProjectInput?
    if [from, to].contains(where: \.isInProject) { project = try ProjectInput(arguments) }
    let source = try from.choice(project, environment)
    let target = try to.choice(project, environment)
    guard TenantPlace(source.address) != TenantPlace(target.address) else {
      throw .usage("--from and --to are the same tenant: \(source.address.text)")
    }
    return (source, target)
  }

  /// How one of the two options names its tenant.
  private enum Named {
    case sandbox(String)
    case entry(String)

    init(_ option: String, _ arguments: Arguments) throws(Exit) {
      guard let text = arguments.value(option), !text.isEmpty else {
        throw .usage("clone needs \(option) T: a name in inx-apply.yaml, or sandbox:FILE")
      }
      if text.hasPrefix("sandbox:") {
        self = .sandbox(String(text.dropFirst("sandbox:".count)))
        guard text != "sandbox:" else { throw .usage("\(option) sandbox: needs a file") }
        return
      }
      guard !text.contains("://") else {
        // What a URL may hold beside an address is not repeated.
        throw .usage("\(option) takes no URL: give the name of an entry in inx-apply.yaml, or sandbox:FILE")
      }
      self = .entry(text)
    }

    var isInProject: Bool { if case .entry = self { true } else { false } }

    func choice(_ project: ProjectInput?, _ environment: [String: String]) throws(Exit) -> TenantChoice {
      switch (self, project) {
      case (.entry(let name), .some(let project)): try TenantChoice.named(name, project, environment)
      case (.sandbox(let file), _), (.entry(let file), nil): TenantChoice(address: .sandbox(file), entry: nil)
      }
    }
  }
}
