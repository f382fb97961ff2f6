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
    if let problem = noSystemList(configuration, snapshot, selection) {
      throw Failure(diagnostics: matches.diagnostics + [problem], isUsage: false)
    }
    let addresses = AddressBook(configuration, snapshot, registry, matches)
    let references = References(snapshot, registry)
    var differ = Differ(
      configuration: configuration,
      snapshot: snapshot,
      registry: registry,
      options: options,
      selection: selection,
      matches: matches,
      references: references,
      addresses: addresses,
      forms: HeldForms(configuration, snapshot, registry),
      objects: NumberedObjects(configuration, registry, matches),
      diagnostics: matches.diagnostics
    )
    var (changes, unchanged) = compare(configuration, snapshot, selection, matches, &differ)
    while case let remade = remade(in: changes), !remade.isSubset(of: differ.remade) {
      differ.remade.formUnion(remade)
      differ.diagnostics = matches.diagnostics
      (changes, unchanged) = compare(configuration, snapshot, selection, matches, &differ)
    }
    let drift = options.base.map { Drift(configuration, base: $0) }
    let possible = differ.prunes()
    let leftovers = options.createOnly ? [] : differ.leftoverDeletes()
    differ.refuseHeld(possible)
    try checkPatterns(configuration, snapshot, possible + leftovers)
    guard !differ.diagnostics.hasErrors else {
      throw Failure(diagnostics: differ.diagnostics, isUsage: false)
    }
    let reach = Reach(configuration, options, selection, drift?.past(matches))
    let prunes = possible.filter(reach.takes(prune:))
    changes = differ.reserving(changes) + prunes + leftovers.filter(reach.takes(leftover:))
    let names = NameChecks(
      configuration: configuration,
      snapshot: snapshot,
      registry: registry,
      selection: selection,
      matches: matches,
      addresses: addresses,
      references: references
    )
    differ.diagnostics += names.problems(changes)
    guard !differ.diagnostics.hasErrors else {
      throw Failure(diagnostics: differ.diagnostics, isUsage: false)
    }
    let dependencies = Dependencies(
      registry: registry,
      addresses: addresses,
      references: references,
      matches: matches,
      configuration: configuration
    )
    do throws(Dependencies.Cycle) { changes = try dependencies.ordered(changes) } catch {
      throw failure(of: error)
    }
    changes = Postponement.postponed(changes)
    changes = Bystanders(
      snapshot: snapshot,
      registry: registry,
      matches: matches,
      addresses: addresses,
      references: references
    ).warned(changes)
    changes = SilentUses(snapshot: snapshot, matches: matches).warned(changes)
    changes = SimilarNames(snapshot: snapshot, matches: matches).warned(changes)
    // What comes from another tenant stands in no manifest that could say what it was called before.
    if !options.isForeign {
      changes = RenameHints(configuration: configuration, snapshot: snapshot).hinted(changes)
    }
    let input = GuardInput(
      changes: changes,
      configuration: configuration,
      snapshot: snapshot,
      registry: registry,
      matches: matches,
      options: options
    )
    let guards: [any Guard] = [DeletionLimit(), DataLoss(), InUse(), Protection()]
    let judgement = guards.reduce(Judgement()) { $0 + $1.judge(input) }
    return Plan(
      changes: drift?.labelled(changes, matches) ?? changes,
      unchanged: unchanged,
      unmanaged: differ.unmanaged(pruned: prunes.count),
      reads: snapshot.requests,
      blocked: judgement.blocked,
      allowed: judgement.allowed,
      diagnostics: (differ.diagnostics + idleProtection(configuration, snapshot, matches)
        + DeletionLimit.uncounted(snapshot, registry)).sortedByPlace(),
      isFiltered: options.isFiltered
    )
  }

  /// What every declaration that the plan is about comes to, and how many come to nothing.
  private func compare(
    _ configuration: Configuration,
    _ snapshot: Snapshot,
    _ selection: Selection,
    _ matches: Matches,
    _ differ: inout Differ
  ) -> (changes: [Change], unchanged: Int) {
    var changes: [Change] = []
    var unchanged = 0
    for position in configuration.declarations.indices {
      let isPulled = selection.neededBy[position] != nil
      guard selection.isSelected[position] || isPulled else { continue }
      if isPulled, let live = matches.live[position] {
        // It stays as it is, but its objects were declared for an object of this type.
        _ = differ.checkType(configuration.declarations[position], live)
        continue
      }
      if isPulled, configuration.declarations[position].isAbsent { continue }
      switch differ.outcome(at: position) {
      case .unchanged: if !isPulled { unchanged += 1 }
      case .change(var change):
        change.referents = differ.referents(change, of: configuration.declarations[position])
        changes.append(change)
      case .failed: break
      }
    }
    return (changes, unchanged)
  }

  /// What is replaced, and can be referred to by id or hold something for others.
  private func remade(in changes: [Change]) -> Set<Address> {
    let words = registry.referencedKinds.union(registry.keyKinds).union(registry.numberedKinds)
    return Set(changes.filter { $0.action == .replace && words.contains($0.kind.word) }.map(\.address))
  }

  private func failure(of cycle: Dependencies.Cycle) -> Failure {
    let edges = cycle.edges.map { "\($0.from) needs \($0.to)" }.joined(separator: ", ")
    return Failure(diagnostics: [.error("a cycle: \(edges)", at: cycle.mark)], isUsage: false)
  }

  /// A pattern on the command line that matches nothing is a slip of the pen.
  private func checkPatterns(
    _ configuration: Configuration,
    _ snapshot: Snapshot,
    _ prunes: [Change]
  ) throws(Failure) {
    if options.hasNoPatterns { return }
    let known = configuration.declarations.map(\.address) + prunes.map(\.address)
    // What is pruned of a kind in which nothing has changed is not known.
    let unread: [String] =
      options.changedOnly
      ? configuration.sections.filter {
        configuration.policy.prune.contains($0.kind) && snapshot.collections[$0.kind] == nil
      }.map { section in
        let list = section.list.flatMap { configuration.declarations[$0].name }
        return Address(list: list, word: section.kind, name: "").text
      } : []
    var problems: [Diagnostic] = []
    func check(_ option: String, _ globs: [Glob], holds: Bool) {
      for glob in globs
      where !options.knownPatterns.contains(glob.pattern)
        && !known.contains(where: { holds ? glob.matchesOrHolds($0) : glob.matches($0) })
        && !unread.contains(where: { glob.couldMatchOrHold(beginning: $0) })
      {
        let hint = PatternSuggestion.clause(for: glob, among: known)
        problems.append(
          .error("\(option) \(glob.pattern) matches nothing that is declared or pruned\(hint)", at: nil)
        )
      }
    }
    check("--target", options.targets, holds: true)
    check("--exclude", options.excludes, holds: true)
    check("--allow-data-loss", options.allowDataLoss, holds: false)
    if !problems.isEmpty { throw Failure(diagnostics: problems, isUsage: true) }
  }

  /// Protection of what does not exist and is not declared is probably misspelt.
  private func idleProtection(
    _ configuration: Configuration,
    _ snapshot: Snapshot,
    _ matches: Matches
  ) -> [Diagnostic] {
    guard !configuration.policy.protect.isEmpty else { return [] }
    var known = configuration.declarations.map(\.address)
    // Of kinds that were not read nobody knows what a pattern matches.
    var unread: [String] = []
    for kind in registry.kinds {
      if let objects = snapshot.collections[kind.word] {
        known += objects.map { LiveNames.address(of: $0, kind, snapshot, registry, matches) }
        continue
      }
      if kind.scopes.contains(.system) { unread.append(kind.word + "/") }
    }
    let container = registry.container
    let live = (snapshot.collections[container.word] ?? []).compactMap(\.name)
    let declared = configuration.declarations.filter { $0.kind === container }.compactMap(\.name)
    for list in live + declared {
      for kind in registry.kinds(in: .list) {
        if kind.endpoint.collection == nil {
          known += kind.settingNames.map { Address(list: list, word: kind.word, name: $0) }
        } else if snapshot.collections[kind.word] == nil {
          unread.append(Address(list: list, word: kind.word, name: "").text)
        }
      }
    }
    return configuration.policy.protect.filter { rule in
      !known.contains { rule.glob.matches($0) } && !unread.contains { rule.glob.couldMatch(beginning: $0) }
    }.map {
      .warning("policy.protect: \($0.glob.pattern) matches nothing", at: $0.mark)
    }
  }
}
