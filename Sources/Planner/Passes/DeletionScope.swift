import Resources

/// Adds the deletes of what nothing declares, as far as they reach: what the command line takes in, and with `--changed-only`
/// no further than what has changed since the base.
struct DeletionScope: PlanPass {
  private let options: PlanOptions
  private let past: ((Change) -> Drift.Past)?
  /// The addresses of changed declarations, where only those count.
  private let changed: Set<Address>?

  init(_ context: PlanContext) {
    options = context.options
    past = options.changedOnly ? context.drift?.past(context.matches) : nil
    let declarations = context.configuration.declarations
    let selected = declarations.indices.filter { context.selection.isSelected[$0] }
    changed = options.changedOnly ? Set(selected.map { declarations[$0].address }) : nil
  }

  func run(_ draft: inout PlanDraft) {
    draft.prunes.removeAll { !takes(prune: $0) }
    draft.leftovers.removeAll { !takes(leftover: $0) }
    draft.changes += draft.prunes + draft.leftovers
  }

  /// Whether a prune is taken in: the base declared it, or did not prune there. Where it was deleted before already, nothing has
  /// changed.
  private func takes(prune: Change) -> Bool {
    switch past?(prune) {
    case .absent?, .nothing(isPruned: true)?: return false
    case .declared?, .nothing(isPruned: false)?, nil: return options.selects(prune.address)
    }
  }

  /// Whether the delete of what an interrupted replacement left is taken in, by its own name or its owner's.
  private func takes(leftover: Change) -> Bool {
    guard !options.isExcluded(leftover.address), let base = leftover.name.flatMap(TemporaryName.base) else {
      return false
    }
    let owner = Address(list: leftover.address.listName, word: leftover.kind.word, name: base)
    guard changed?.contains(owner) ?? true else { return false }
    return options.selects(leftover.address) || options.selects(owner)
  }
}
