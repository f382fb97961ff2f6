import Resources

/// What the command line says about a plan.
package struct PlanOptions: Sendable {
  /// Where any is given, only what matches one of them, or lies below.
  package var targets: [Glob] = []
  /// What is left out all the same.
  package var excludes: [Glob] = []
  /// Up to how many deletes of one kind in one scope are let through.
  package var allowDeletes: Int?
  /// Addresses whose loss is accepted.
  package var allowDataLoss: [Glob] = []
  /// Whether what cannot be read is written all the same.
  package var writeUnreadable = false
  /// What was declared before: each changed field says which side changed since.
  package var base: Configuration?
  /// Whether only what is not declared as in the base is planned.
  package var changedOnly = false

  /// Whether what is declared comes from another tenant: numbers that mean something there only are never sent.
  package var isForeign = false
  /// Whether all that exists is left alone.
  package var createOnly = false
  /// What is declared only as the place of what is below it: made where that needs it, and otherwise left alone.
  package var places: Set<Address> = []
  /// What is not pruned though it is not declared, as something stands against declaring it; in lower case.
  package var spared: Set<String> = []
  /// Patterns that are known to match something, declared or not.
  package var knownPatterns: Set<String> = []

  /// No restrictions and no overrides.
  package init() {}

  /// Whether only a part of what is declared is planned.
  var isFiltered: Bool { !targets.isEmpty || !excludes.isEmpty || changedOnly }

  /// The option by which new objects of a clone come visible.
  package static let visibilityOption = "--attributes-visible"

  /// Whether nothing on the command line names addresses.
  var hasNoPatterns: Bool { targets.isEmpty && excludes.isEmpty && allowDataLoss.isEmpty }

  /// Whether an address is taken in.
  package func selects(_ address: Address) -> Bool {
    (targets.isEmpty || targets.contains { $0.matchesOrHolds(address) }) && !isExcluded(address)
  }

  /// Whether an address is left out by name.
  package func isExcluded(_ address: Address) -> Bool { excludes.contains { $0.matchesOrHolds(address) } }

  /// Whether something of that kind, below the list or in the system scope, could be taken in.
  package func couldSelect(_ kind: Kind, list: Address?) -> Bool {
    if targets.isEmpty { return true }
    let prefix = (list.map { $0.text + "/" } ?? "") + kind.word + "/"
    return targets.contains { glob in
      glob.couldMatchOrHold(beginning: prefix)
    }
  }
}

extension PlanOptions {
  /// What has changed since the base, where nothing else is planned.
  func drift(_ configuration: Configuration) -> Drift? {
    changedOnly ? base.map { Drift(configuration, base: $0) } : nil
  }
}
