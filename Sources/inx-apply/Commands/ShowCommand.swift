import Planner
import Report
import Resources

extension Command {
  /// `show`.
  static let show = Command(
    name: "show",
    operands: "FILE",
    summary: "show a saved plan again, in any format",
    options: PlanReport.Layout.options + [
      Option("--detailed-exitcode", nil, "exit with 2 where there are changes, 3 where a guard blocks"),
      Option("--quiet", nil, "no warnings on stderr"),
    ] + Style.options,
    run: { arguments in
      var layout = try PlanReport.Layout(arguments, environment)
      guard arguments.operands.count == 1, let file = arguments.operands.first else {
        throw Exit.usage("show takes one FILE: a plan that plan --out has written")
      }
      layout.invocation = Invocation(applying: file)
      let saved = try SavedPlanFile(path: file).read()
      let report = PlanReport(
        tenant: saved.tenant,
        sources: saved.sources,
        layout: layout,
        registry: .ofManifests
      )
      if !arguments.has("--quiet") { report.showDiagnostics(saved.plan) }
      Terminal.out(report.text(saved.plan))
      guard arguments.has("--detailed-exitcode") else { return .done }
      if !saved.plan.blocked.isEmpty { return .blocked }
      return saved.plan.changes.isEmpty ? .done : .changes
    }
  )
}
