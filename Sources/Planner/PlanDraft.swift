import Resources

/// A plan in the making.
struct PlanDraft {
  /// What is done; in the order of execution, once `Order` has run.
  var changes: [Change] = []
  /// Declarations that need nothing.
  var unchanged = 0
  /// Deletes of what nothing declares: all of them until `DeletionScope` has run, and those that the plan has afterwards.
  var prunes: [Change] = []
  /// Deletes of what interrupted replacements have left, in the same way.
  var leftovers: [Change] = []
  /// What is to be said of the configuration.
  var diagnostics: [Diagnostic]
}
