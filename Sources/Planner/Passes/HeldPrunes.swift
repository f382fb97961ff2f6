import Resources

/// Adds an error for each declaration that holds what would be pruned: one of the two is a slip.
struct HeldPrunes: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) {
    let pruned = Set(draft.prunes.map(\.address))
    guard !pruned.isEmpty else { return }
    let declarations = context.configuration.declarations
    for (position, declaration) in declarations.enumerated()
    where !declaration.isAbsent && declaration.kind.holdsOthers && context.selection.isSelected[position] {
      let list = declaration.list.flatMap { declarations[$0].name }
      for (slot, named) in declaration.kind.held(in: declaration.values) {
        guard let address = context.addresses.address(named, list: list, of: declaration.address),
          pruned.contains(address)
        else { continue }
        draft.diagnostics.append(
          .error(
            "\(declaration.kind.fields[slot].name) names \(address), which is not declared and would be pruned: declare it",
            at: declaration.marks[slot] ?? declaration.mark
          )
        )
      }
    }
  }
}
