import Resources

/// Adds the changes of what is declared, each by its decision.
///
/// What is replaced has another id, so whatever refers to it is compared again, until nothing more is replaced.
struct DeclaredChanges: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) {
    var differ = Differ(context: context)
    var found = compared(&differ)
    while case let remade = remade(in: found.changes), !remade.isSubset(of: differ.remade) {
      differ.remade.formUnion(remade)
      differ.diagnostics = []
      found = compared(&differ)
    }
    draft.changes = found.changes
    draft.unchanged = found.unchanged
    draft.diagnostics += differ.diagnostics
  }

  /// What every declaration that the plan is about comes to, and how many come to nothing.
  private func compared(_ differ: inout Differ) -> (changes: [Change], unchanged: Int) {
    let declarations = context.configuration.declarations
    let (selection, matches) = (context.selection, context.matches)
    var changes: [Change] = []
    var unchanged = 0
    for position in declarations.indices {
      let isPulled = selection.neededBy[position] != nil
      guard selection.isSelected[position] || isPulled else { continue }
      if isPulled, let live = matches.live[position] {
        // It stays as it is, but its objects were declared for an object of this type.
        _ = differ.checkType(declarations[position], live)
        continue
      }
      if isPulled, declarations[position].isAbsent { continue }
      switch differ.outcome(at: position) {
      case .unchanged: if !isPulled { unchanged += 1 }
      case .change(var change):
        change.referents = differ.referents(change, of: declarations[position])
        changes.append(change)
      case .failed: break
      }
    }
    return (changes, unchanged)
  }

  /// What is replaced, and can be referred to by id or hold something for others.
  private func remade(in changes: [Change]) -> Set<Address> {
    let registry = context.registry
    let words = registry.referencedKinds.union(registry.keyKinds).union(registry.numberedKinds)
    return Set(changes.filter { $0.action == .replace && words.contains($0.kind.word) }.map(\.address))
  }
}
