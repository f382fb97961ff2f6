import Planner
import Resources

/// A whole plan in a few lines: each change with all it says, then the counts, then what guards and diagnostics say.
enum PlanDump {
  static func text(of plan: Plan) -> String {
    var lines = plan.changes.flatMap(lines(of:))
    lines.append(
      "\(plan.unchanged) unchanged, \(plan.unmanaged) unmanaged, \(plan.reads) read, \(plan.writes) write"
    )
    lines += plan.blocked.map { "blocked " + line(of: $0) }
    lines += plan.allowed.map { "allowed " + line(of: $0) }
    return (lines + plan.diagnostics.map(line(of:))).joined(separator: "\n")
  }

  static func text(of diagnostics: [Diagnostic]) -> String {
    diagnostics.map(line(of:)).joined(separator: "\n")
  }

  private static func lines(of change: Change) -> [String] {
    var action = change.action.word
    if case .deferred(let wanted) = change.action { action += " (\(wanted.rawValue))" }
    let id = change.id.map { " #\($0)" } ?? ""
    let place = change.mark.map { " :\($0.line)" } ?? ""
    return ["\(action) \(change.address)\(id)\(place)"]
      + change.fields.map { field in
        let sign = field.forcesReplacement ? "!" : ""
        let origin = field.changedIn.map { " [\($0.rawValue)]" } ?? ""
        return "  \(field.name)\(sign): \(text(of: field.before)) -> \(text(of: field.after))\(origin)"
      }
      + change.dependsOn.map { "  after \($0)" }
      + (change.reason.map { ["  because \($0)"] } ?? [])
      + change.warnings.map { "  warning \($0)" }
  }

  private static func line(of entry: GuardEntry) -> String {
    let addresses = entry.addresses.map(\.text).joined(separator: " ")
    return "\(entry.guardName) [\(addresses)]: \(entry.message) | \(entry.override ?? "no override")"
  }

  private static func line(of diagnostic: Diagnostic) -> String {
    let place = diagnostic.mark.map { " :\($0.line)" } ?? ""
    return "\(diagnostic.severity.rawValue)\(place): \(diagnostic.message)"
  }

  private static func text(of value: Value?) -> String { value.map { $0.json.text() } ?? "-" }
}
