import Resources

/// Makes plans: a pure function of what is wanted and what is.
package struct Planner: Sendable {
  let registry: Registry
  let options: PlanOptions

  /// A planner over these kinds.
  package init(registry: Registry, options: PlanOptions = PlanOptions()) {
    self.registry = registry
    self.options = options
  }

  /// Why there is no plan.
  package struct Failure: Error, Sendable {
    /// What is wrong, with places.
    package let diagnostics: [Diagnostic]
    /// Whether the command line is what is wrong.
    package let isUsage: Bool
  }

  /// Which declarations the plan is about, and what to read for them.
  package func selection(_ configuration: Configuration) -> Selection {
    Selection(configuration, registry: registry, options: options)
  }

  /// Which live object each declaration is about, as soon as the collections are read. Throws where that is in doubt.
  package func matches(_ configuration: Configuration, _ snapshot: Snapshot) throws(Failure) -> Matches {
    var matches = Matcher(configuration: configuration, snapshot: snapshot, registry: registry).matches()
    matches.diagnostics = configuration.warnings + matches.diagnostics
    if matches.diagnostics.hasErrors { throw Failure(diagnostics: matches.diagnostics, isUsage: false) }
    return matches
  }

  /// The kinds whose uses decide over the plan's deletes and replacements and were not read yet.
  package func missingUses(_ plan: Plan, _ snapshot: Snapshot) -> [Kind] {
    registry.kinds.filter { kind in
      kind.usage != nil && snapshot.uses[kind.word] == nil
        && plan.changes.contains {
          $0.kind === kind && ($0.action == .delete || $0.action == .replace)
        }
    }
  }

  /// The kinds of what the plan's deleted lists take with them that were not read yet, and these lists.
  package func missingCounts(_ plan: Plan, _ snapshot: Snapshot) -> (kinds: [Kind], lists: [Int]) {
    let lists = plan.changes.filter { $0.action == .delete && $0.kind.container != nil }.compactMap(\.id)
    guard !lists.isEmpty else { return ([], []) }
    let kinds = registry.kinds(in: .list).filter { kind in
      kind.endpoint.collection != nil && snapshot.collections[kind.word] == nil
        && snapshot.counted[kind.word] == nil
    }
    return (kinds, lists.sorted())
  }

  /// What the plan's deletes and replacements take with them and was not read, since nothing declares it.
  package func missingDetails(_ plan: Plan, _ snapshot: Snapshot) -> [Snapshot.Detail] {
    plan.changes.compactMap { change in
      guard change.action == .delete || change.action == .replace, let id = change.id,
        change.kind.fields.contains(where: \.isDetail),
        change.kind.endpoint.content == nil || change.live.map({ change.kind.hasContent($0.values) }) ?? true
      else { return nil }
      let detail = Snapshot.Detail(kind: change.kind.word, id: id, list: nil, name: nil)
      return snapshot.details[detail] == nil ? detail : nil
    }
  }

  /// The plan. Throws every error of the configuration against this tenant at once.
  package func plan(
    _ configuration: Configuration,
    _ snapshot: Snapshot,
    _ selection: Selection,
    _ matches: Matches
  ) throws(Failure) -> Plan {
    let matched = PlanContext.Matched(selection: selection, matches: matches)
    let context = PlanContext(self, configuration, snapshot, matched)
    var draft = PlanDraft(diagnostics: matches.diagnostics)
    for pass in Planner.passes(context) { try pass.run(&draft) }
    let guards: [any Guard] = [DeletionLimit(), DataLoss(), InUse(), Protection()]
    let input = GuardInput(changes: draft.changes, context: context)
    let judgement = guards.reduce(Judgement()) { $0 + $1.judge(input) }
    return Plan(
      changes: draft.changes,
      totals: .init(
        unchanged: draft.unchanged,
        unmanaged: matches.unclaimed - draft.prunes.count,
        reads: snapshot.requests
      ),
      judgement: .init(blocked: judgement.blocked, allowed: judgement.allowed),
      diagnostics: draft.diagnostics.sortedByPlace(),
      isFiltered: options.isFiltered
    )
  }

  /// What is done for a plan, in this order.
  private static func passes(_ context: PlanContext) -> [any PlanPass] {
    [
      SystemListCheck(context),
      DeclaredChanges(context),
      Prunes(context),
      InterruptedReplacements(context),
      HeldPrunes(context),
      PatternCheck(context),
      StopAtErrors(),
      DeletionScope(context),
      NameChecks(context),
      StopAtErrors(),
      Order(context),
      DeferralPropagation(),
      AffectedObjectWarnings(context),
      SilentUses(context),
      SimilarNames(context),
      RenameHints(context),
      DriftLabels(context),
      IdleProtection(context),
      UncountedDeletes(context),
    ]
  }
}
