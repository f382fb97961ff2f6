import Resources

/// What each step of making a plan goes by: what is wanted, what is, and what of both belongs together.
struct PlanContext {
  let configuration: Configuration
  let snapshot: Snapshot
  let registry: Registry
  let options: PlanOptions
  let selection: Selection
  let matches: Matches
  let references: References
  let addresses: AddressBook
  let forms: HeldForms
  let objects: NumberedObjects
  /// What has changed since the base of a comparison; nil without a base.
  let drift: Drift?

  init(_ planner: Planner, _ configuration: Configuration, _ snapshot: Snapshot, _ matched: Matched) {
    self.configuration = configuration
    self.snapshot = snapshot
    registry = planner.registry
    options = planner.options
    selection = matched.selection
    matches = matched.matches
    references = References(snapshot, registry)
    addresses = AddressBook(configuration, snapshot, registry, matches)
    forms = HeldForms(configuration, snapshot, registry)
    objects = NumberedObjects(configuration, registry, matches)
    drift = options.base.map { Drift(configuration, base: $0) }
  }

  /// Which declarations the plan is about, and which live objects they are.
  struct Matched {
    let selection: Selection
    let matches: Matches
  }
}
