import Resources

/// How far deletes reach of what nothing declares: what the command line takes in, and with `--changed-only` no further
/// than what has changed since the base.
struct Reach {
  private let options: PlanOptions
  private let past: ((Change) -> Drift.Past)?
  /// The addresses of changed declarations, where only those count.
  private let changed: Set<Address>?

  /// `past` tells what the base said of what a change deletes.
  init(
    _ configuration: Configuration,
    _ options: PlanOptions,
    _ selection: Selection,
    _ past: ((Change) -> Drift.Past)?
  ) {
    self.options = options
    self.past = options.changedOnly ? past : nil
    let selected = configuration.declarations.indices.filter { selection.isSelected[$0] }
    changed = options.changedOnly ? Set(selected.map { configuration.declarations[$0].address }) : nil
  }

  /// Whether a prune is taken in: the base declared it, or did not prune there. Where it was deleted before already, nothing has
  /// changed.
  func takes(prune: Change) -> Bool {
    switch past?(prune) {
    case .absent?, .nothing(isPruned: true)?: return false
    case .declared?, .nothing(isPruned: false)?, nil: return options.selects(prune.address)
    }
  }

  /// Whether the delete of what an interrupted replacement left is taken in, by its own name or its owner's.
  func takes(leftover: Change) -> Bool {
    guard !options.isExcluded(leftover.address), let base = leftover.name.flatMap(TemporaryName.base) else {
      return false
    }
    let owner = Address(list: leftover.address.listName, word: leftover.kind.word, name: base)
    guard changed?.contains(owner) ?? true else { return false }
    return options.selects(leftover.address) || options.selects(owner)
  }
}
