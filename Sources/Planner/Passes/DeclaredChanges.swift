import Resources

/// Adds the changes of what is declared, each by its decision.
///
/// What is replaced has another id, so whatever refers to it is compared again, until nothing more is replaced.
struct DeclaredChanges: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) {
    var diff = ObjectDiff(context)
    var found = decided(diff)
    while case let remade = remade(in: found.changes), !remade.isSubset(of: diff.remade) {
      diff.remade.formUnion(remade)
      found = decided(diff)
    }
    draft.changes = found.changes
    draft.unchanged = found.unchanged
    draft.diagnostics += found.diagnostics
  }

  /// What the decisions about all declarations come to.
  private struct Found {
    var changes: [Change] = []
    var unchanged = 0
    var diagnostics: [Diagnostic] = []
  }

  /// Decides about every declaration that the plan is about.
  private func decided(_ diff: ObjectDiff) -> Found {
    let declarations = context.configuration.declarations
    let (selection, matches) = (context.selection, context.matches)
    var found = Found()
    for position in declarations.indices {
      let isPulled = selection.neededBy[position] != nil
      guard selection.isSelected[position] || isPulled else { continue }
      if isPulled, let live = matches.live[position] {
        // It stays as it is, but its objects were declared for an object of this type.
        if let problem = diff.typeProblem(declarations[position], live) { found.diagnostics.append(problem) }
        continue
      }
      if isPulled, declarations[position].isAbsent { continue }
      switch diff.decide(declarations[position], at: position, matches.live[position]) {
      case .unchanged: if !isPulled { found.unchanged += 1 }
      case .create(let proposal), .update(let proposal), .replace(let proposal), .delete(let proposal),
        .defer(let proposal):
        var change = proposal.change
        change.referents = diff.referents(change, of: declarations[position])
        found.changes.append(change)
        found.diagnostics += proposal.notes
      case .refuse(let problems): found.diagnostics += problems
      }
    }
    return found
  }

  /// What is replaced, and can be referred to by id or hold something for others.
  private func remade(in changes: [Change]) -> Set<Address> {
    let registry = context.registry
    let words = registry.referencedKinds.union(registry.keyKinds).union(registry.numberedKinds)
    return Set(changes.filter { $0.action == .replace && words.contains($0.kind.word) }.map(\.address))
  }
}
