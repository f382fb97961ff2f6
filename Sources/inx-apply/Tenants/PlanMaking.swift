import API
import Planner
import Report
import Resources

/// A plan with what it was made from.
struct PlanMaking {
  let configuration: Configuration
  let options: PlanOptions
  let parallelism: Int
  /// Whether deletes and replacements hold all that the tenant has of the object: a record to restore from.
  let isWhole: Bool
  /// Whether the plan is saved, to be applied later.
  var isKept = false
  /// How the result is written, which says where it is told why there is no plan.
  var format = OutputFormat.text

  /// Reads what is needed, and plans. Throws `Exit` with what is wrong.
  func plan(_ client: Client) async throws -> Plan {
    let registry = client.platform.registry
    let planner = Planner(registry: registry, options: options)
    let selection = planner.selection(configuration)
    let reader = SnapshotReader(client, parallelism: parallelism)
    do {
      var snapshot = try await reader.collections(selection.collections, lookups: selection.lookups)
      let matches = try planner.matches(configuration, snapshot)
      // What is left alone however it is need not be known.
      let compared = options.createOnly ? [] : matches.details(configuration, selection, snapshot)
      try await reader.details(compared, into: &snapshot)
      var plan = try planner.plan(configuration, snapshot, selection, matches)
      let forms = planner.missingForms(plan, snapshot)
      let lookups = planner.missingLookups(plan, snapshot)
      if !forms.isEmpty || !lookups.isEmpty {
        // Nothing of these is matched: they only tell what values may be.
        try await reader.forms(forms, into: &snapshot)
        try await reader.lookups(lookups, into: &snapshot)
        plan = try planner.plan(configuration, snapshot, selection, matches)
      }
      let uses = planner.missingUses(plan, snapshot)
      let silent = planner.missingSilentUses(plan, snapshot, matches)
      let details = isWhole ? planner.missingDetails(plan, snapshot) : []
      let counts = planner.missingCounts(plan, snapshot)
      let namers = planner.missingNamers(plan, snapshot)
      let named = isKept ? PlanNames(plan, registry).missing(snapshot) : []
      guard
        !uses.isEmpty || !silent.isEmpty || !details.isEmpty || !namers.isEmpty || !counts.kinds.isEmpty
          || !named.isEmpty
      else { return kept(plan, snapshot, registry) }
      try await reader.uses(of: uses, into: &snapshot)
      try await reader.silentUses(of: silent, into: &snapshot)
      let naming = try await reader.readableCollections(namers).snapshot
      snapshot.bystanders = naming.collections
      snapshot.requests += naming.requests
      try await reader.details(details, into: &snapshot)
      try await reader.counts(of: counts.kinds, lists: counts.lists, into: &snapshot)
      try await reader.named(named, into: &snapshot)
      plan = try planner.plan(configuration, snapshot, selection, matches)
      return kept(plan, snapshot, registry)
    } catch let failure as Planner.Failure {
      let problems = Exit.Problems(
        diagnostics: failure.diagnostics.sortedByPlace(),
        sources: configuration.sources,
        format: format
      )
      throw Exit(failure.isUsage ? .usage : .error, "", problems)
    } catch let failure as Client.Failure {
      throw Exit(failure, registry)
    }
  }

  /// The plan with what only one needs to know that is applied later.
  private func kept(_ plan: Plan, _ snapshot: Snapshot, _ registry: Registry) -> Plan {
    if !isKept { return plan }
    return PlanNames(plan, registry).known(snapshot)
      .knowingContents(snapshot, registry)
      .knowingLookAlikes(snapshot, registry)
  }
}

extension Exit {
  /// How a failed read ends a run.
  init(_ failure: Client.Failure, _ registry: Registry) {
    switch failure {
    case .transport(let request, let error):
      switch error.reason {
      case .refused:
        self.init(.error, "the answer to \(request.title) makes no sense: \(error.message)", see: .tenants)
      case .redirected: self.init(.error, "\(request.title): \(error.message)")
      case .unusable: self.init(.error, "\(request.title) cannot be sent: \(error.message)")
      case .unreachable, .untrusted, .lost, .timedOut, .cancelled, .unsent:
        self.init(
          .unreachable,
          "the tenant cannot be reached: \(request.title): \(error.message)",
          see: .tenants
        )
      }
    case .problem(let request, let problem):
      switch problem.status {
      case 401, 403: self.init(.unreachable, Refusal.words(request, problem, in: registry), see: .tenants)
      case 429, 500...:
        let words = problem.excessiveWait?.words ?? "the tenant does not answer"
        self.init(
          .unreachable,
          "\(words): \(request.method.rawValue) \(request.target): \(problem.summary)",
          see: .tenants
        )
      case 404:
        // Only collections are asked for before anything is known of the tenant, and they are always there.
        self.init(
          .error,
          "\(request.method.rawValue) \(request.target): \(problem.summary): is the base URL right?",
          see: .tenants
        )
      default: self.init(.error, "\(request.method.rawValue) \(request.target): \(problem.summary)")
      }
    case .listGone(let name): self.init(.error, Client.Failure.gone(Shown.line(name)))
    case .answer(let error):
      self.init(.error, "the answer to \(error.request) makes no sense: \(error.message)", see: .tenants)
    }
  }
}
