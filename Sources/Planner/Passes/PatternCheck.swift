import Resources
import Support

/// Adds nothing: stops at a pattern on the command line that matches nothing, which is a slip of the pen.
struct PatternCheck: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) throws(Planner.Failure) {
    let options = context.options
    if options.hasNoPatterns { return }
    let known =
      context.configuration.declarations.map(\.address) + (draft.prunes + draft.leftovers).map(\.address)
    let unread = unreadPrefixes()
    var problems: [Diagnostic] = []
    func check(_ option: String, _ globs: [Glob], holds: Bool) {
      for glob in globs
      where !options.knownPatterns.contains(glob.pattern)
        && !known.contains(where: { holds ? glob.matchesOrHolds($0) : glob.matches($0) })
        && !unread.contains(where: { glob.couldMatchOrHold(beginning: $0) })
      {
        let hint = PatternSuggestion.clause(for: glob, among: known)
        problems.append(
          .error("\(option) \(glob.pattern) matches nothing that is declared or pruned\(hint)", at: nil)
        )
      }
    }
    check("--target", options.targets, holds: true)
    check("--exclude", options.excludes, holds: true)
    check("--allow-data-loss", options.allowDataLoss, holds: false)
    if !problems.isEmpty { throw Planner.Failure(diagnostics: problems, isUsage: true) }
  }

  /// How addresses begin of what is pruned of kinds in which nothing has changed: these were not read.
  private func unreadPrefixes() -> [String] {
    let configuration = context.configuration
    guard context.options.changedOnly else { return [] }
    return configuration.sections.filter {
      configuration.policy.prune.contains($0.kind) && context.snapshot.collections[$0.kind] == nil
    }.map { section in
      let list = section.list.flatMap { configuration.declarations[$0].name }
      return Address(list: list, word: section.kind, name: "").text
    }
  }
}
