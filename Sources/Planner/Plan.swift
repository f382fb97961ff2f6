import Resources

/// What would be done to make a tenant as it is declared. A value: everything that shows or does it takes this.
package struct Plan: Sendable {
  /// The changes, in the order of execution.
  package let changes: [Change]
  /// Addresses that need nothing.
  package let unchanged: Int
  /// Live objects of the kinds read that nothing declares.
  package let unmanaged: Int
  /// What making the plan has cost.
  package let reads: Int
  /// Guards that stop it.
  package let blocked: [GuardEntry]
  /// Guards that an override allows.
  package let allowed: [GuardEntry]
  /// Warnings about the configuration.
  package let diagnostics: [Diagnostic]
  /// Whether the command line has left anything out.
  package let isFiltered: Bool

  /// How many declarations need nothing, how many live objects nothing declares, and how many requests the plan has cost.
  package struct Totals: Sendable {
    let unchanged: Int
    let unmanaged: Int
    let reads: Int

    /// Numbers of a plan beside its changes.
    package init(unchanged: Int, unmanaged: Int, reads: Int) {
      self.unchanged = unchanged
      self.unmanaged = unmanaged
      self.reads = reads
    }
  }

  /// A plan from its parts.
  package init(
    changes: [Change],
    totals: Totals,
    judgement: Judgement = Judgement(),
    diagnostics: [Diagnostic] = [],
    isFiltered: Bool = false
  ) {
    self.changes = changes
    unchanged = totals.unchanged
    unmanaged = totals.unmanaged
    reads = totals.reads
    blocked = judgement.blocked
    allowed = judgement.allowed
    self.diagnostics = diagnostics
    self.isFiltered = isFiltered
  }

  /// What applying it costs at least.
  package var writes: Int { changes.reduce(0) { $0 + $1.action.writes } }

  /// Whether it holds anything that is attempted.
  package var hasWork: Bool { changes.contains { $0.action.isAttempted } }

  /// Whether what the command line has left over is nothing at all.
  package var matchesNothing: Bool { isFiltered && changes.isEmpty && unchanged == 0 }

  /// How many changes have the action of that word.
  package func count(_ word: String) -> Int { changes.reduce(0) { $0 + ($1.action.word == word ? 1 : 0) } }
}

/// What one guard says of a plan.
package struct GuardEntry: Hashable, Sendable {
  /// The guard's word, such as `data-loss`.
  package let guardName: String
  /// What it is about.
  package let addresses: [Address]
  /// Why it stops the plan.
  package let message: String
  /// The option that allows it; nil for none.
  package let override: String?

  /// A guard's judgement.
  package init(guardName: String, addresses: [Address], message: String, override: String?) {
    self.guardName = guardName
    self.addresses = addresses
    self.message = message
    self.override = override
  }
}
