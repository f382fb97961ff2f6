import Planner
import Resources

/// What guards say of a plan and what it warns of, in Markdown: that stands before the changes.
struct GuardMarkdown: Sendable {
  /// The files that marks point into.
  let sources: SourceMap
  /// How sentences are written.
  let prose: MarkdownProse

  /// What stops the plan and what was allowed, data loss first, with the command line that allows it.
  func sections(_ plan: Plan, _ invocation: Invocation? = nil) -> [String] {
    let blocked = GuardMarkdown.dataLossFirst(plan.blocked).map { entry in
      let way = entry.override == nil ? "\n  There is no override: change `policy.protect`" : ""
      return
        "- **\(entry.guardName)**: \(prose.text(entry.message, naming: GuardMarkdown.names(entry)))\(way)"
    }
    let allowed = GuardMarkdown.dataLossFirst(plan.allowed).map { entry in
      let flag = entry.override.map { ", by \(MarkdownText.code($0))" } ?? ""
      return
        "- **\(entry.guardName)**\(flag): \(prose.text(entry.message, naming: GuardMarkdown.names(entry)))"
    }
    let note = (invocation?.note).map { "\n\n\(prose.text($0))" } ?? ""
    let command = PlanText.command(plan, invocation)
    let way = command.map { ["\(PlanText.lead(plan)): \(MarkdownText.code($0))\(note)"] } ?? []
    return GuardMarkdown.section("Blocked: nothing is applied", blocked) + way
      + GuardMarkdown.section("Allowed", allowed)
  }

  /// The first warnings about the configuration, and how many more there are.
  func warnings(_ diagnostics: [Diagnostic], _ count: Int) -> [String] {
    let rest = diagnostics.count - count
    let lines = diagnostics.prefix(count).map(line) + (rest > 0 ? ["- … and \(rest) more"] : [])
    return GuardMarkdown.section("Warnings", lines)
  }

  /// One diagnostic with its other places.
  func line(_ diagnostic: Diagnostic) -> String {
    let site = diagnostic.mark.map { " at \(place($0))" } ?? ""
    let related = diagnostic.related.map { "\n  - \(place($0.mark)): \(prose.text($0.message))" }
    return "- \(diagnostic.severity.rawValue)\(site): \(prose.text(diagnostic.message))"
      + related.joined()
  }

  private func place(_ mark: Mark) -> String {
    MarkdownText.code("\(sources.name(of: mark)):\(mark.line):\(mark.column)")
  }

  private static func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["### \(title)\n\n\(lines.joined(separator: "\n"))"]
  }

  /// What a message about it names; one about many addresses tells how many they are.
  private static func names(_ entry: GuardEntry) -> [Address] { Array(entry.addresses.prefix(5)) }

  private static func dataLossFirst(_ entries: [GuardEntry]) -> [GuardEntry] {
    let isLoss = { (entry: GuardEntry) in entry.guardName == "data-loss" }
    return entries.filter(isLoss) + entries.filter { !isLoss($0) }
  }
}
