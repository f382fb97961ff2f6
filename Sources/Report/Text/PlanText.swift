import Planner
import Resources
import Support

/// A plan as text for a terminal: the tenant, each change with its fields, what guards say, and one line of counts.
struct PlanText: Sendable {
  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  let sources: SourceMap
  /// Whether it is coloured.
  let style: Style
  /// How many columns there are; nil where it is no terminal, and nothing is broken.
  var width: Int?
  /// What is run again with the overrides of a blocked plan; nil where the overrides alone are told.
  var invocation: Invocation?

  /// The whole text, with a final newline.
  func text(_ plan: Plan) -> String {
    let changes = ChangeText(sources: sources, style: style, width: width)
    var blocks = [["Tenant: \(VisibleText.phrase(tenant))"]]
    blocks += plan.changes.map(changes.lines)
    blocks.append(plan.blocked.flatMap(blocked) + plan.allowed.flatMap(allowed))
    blocks.append(rows.sentence(PlanText.lastLine(plan), beside: 0, then: 0))
    if !plan.blocked.isEmpty {
      blocks += [way(plan), rows.sentence(PlanText.nothingApplied, beside: 0, then: 0)]
    }
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// What it comes to, in one line. `place` is where deferred changes are to be seen from it.
  static func lastLine(_ plan: Plan, deferred place: String = "above") -> String {
    let deferred = plan.count("deferred")
    if plan.matchesNothing { return "No changes match the filter. (\(plan.reads) requests)" }
    guard plan.hasWork else {
      return deferred == 0
        ? "No changes. The tenant matches the manifests (\(plan.unchanged) objects, \(plan.reads) requests)."
        : "No changes. \(deferred) deferred: see \(place). (\(plan.unchanged) objects, \(plan.reads) requests)"
    }
    var counts = ["create", "update", "replace", "delete"].map { "\(plan.count($0)) to \($0)" }
    if deferred > 0 { counts.append("\(deferred) deferred") }
    return
      "Plan: \(counts.joined(separator: ", ")); \(plan.unchanged) unchanged, \(plan.unmanaged) unmanaged. "
      + "\(plan.reads) requests read, \(plan.writes) to write."
  }

  private func blocked(_ entry: GuardEntry) -> [String] {
    judgement("Blocked by \(entry.guardName):", VisibleText.phrase(entry.message), .removed)
      + (entry.override == nil ? sentence(PlanText.noOverride) : [])
  }

  /// What is said of a guard that nothing on the command line overrides.
  static let noOverride = "there is no override: change policy.protect"
  /// The last line of a blocked plan.
  static let nothingApplied = "The plan is blocked: nothing was applied."

  /// What introduces the overrides of a blocked plan.
  static func lead(_ plan: Plan) -> String {
    plan.blocked.allSatisfy { $0.override != nil }
      ? "To allow all of it" : "To allow the rest, once policy.protect is changed"
  }

  /// One command line with every override, never broken, so that it can be copied.
  private func way(_ plan: Plan) -> [String] {
    guard let command = PlanText.command(plan, invocation) else { return [] }
    let note = (invocation?.note).map { rows.sentence(VisibleText.phrase($0), beside: 0, then: 0) } ?? []
    return rows.sentence("\(PlanText.lead(plan)):", beside: 0, then: 0) + ["  " + VisibleText.phrase(command)]
      + note
  }

  /// The command line with every override of a blocked plan, or the overrides alone; nil where there are none.
  static func command(_ plan: Plan, _ invocation: Invocation?) -> String? {
    plan.overrides.map { invocation?.text(adding: $0) ?? $0 }
  }

  private func allowed(_ entry: GuardEntry) -> [String] {
    let flag = entry.override.map { " by \(VisibleText.phrase($0))" } ?? ""
    return judgement(
      "Allowed\(flag):",
      "\(VisibleText.phrase(entry.message)) (\(entry.guardName))",
      .changed
    )
  }

  private func sentence(_ text: String) -> [String] {
    rows.sentence(text, beside: 2, then: 4).enumerated().map { ($0.offset == 0 ? "  " : "    ") + $0.element }
  }

  private var rows: Rows { Rows(width: width.map { max($0, Rows.narrowest) }) }

  private func judgement(_ start: String, _ message: String, _ role: Style.Role) -> [String] {
    rows.sentence(message, beside: Columns.width(of: start) + 1, then: 2).enumerated().map {
      $0.offset == 0 ? style.paint(start, role) + " " + $0.element : "  " + $0.element
    }
  }
}
