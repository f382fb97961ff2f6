import Desired
import Planner
import Platforms
import Resources
import Testing

/// One plan: what is declared, what lives in the tenant (`TenantText`), what the command line says, and the whole plan
/// as `PlanDump` writes it.
struct PlanCase: CustomTestStringConvertible, Sendable {
  let name: String
  let manifest: String
  let tenant: String
  var options = Options()
  let plan: String

  var testDescription: String { name }

  /// What the command line says, as texts.
  struct Options: Sendable {
    var targets: [String] = []
    var excludes: [String] = []
    var allowDeletes: Int?
    var allowDataLoss: [String] = []
    var writeUnreadable = false
    /// The manifest of before, and whether only what has changed since is planned.
    var base: String?
    var changedOnly = false

    var planner: PlanOptions {
      var options = PlanOptions()
      options.targets = targets.map(Glob.init)
      options.excludes = excludes.map(Glob.init)
      options.allowDeletes = allowDeletes
      options.allowDataLoss = allowDataLoss.map(Glob.init)
      options.writeUnreadable = writeUnreadable
      options.changedOnly = changedOnly
      return options
    }
  }

  init(_ name: String, _ manifest: String, _ tenant: String, _ options: Options = Options(), is plan: String)
  {
    self.name = name
    self.manifest = manifest
    self.tenant = tenant
    self.options = options
    self.plan = plan
  }

  private static func decoded(_ manifest: String, _ registry: Registry) -> ManifestDecoder.Result {
    ManifestDecoder.decode(
      [SourceMap.File(name: "m.yaml", bytes: Array(manifest.utf8))],
      registry: registry,
      variables: Variables(),
      contents: NoContents()
    )
  }

  /// The plan's dump, or that of what is wrong.
  func dump(registry: Registry = .standard, shuffled: Bool = false) throws -> String {
    let decoded = PlanCase.decoded(manifest, registry)
    guard var configuration = decoded.configuration else { return PlanDump.text(of: decoded.diagnostics) }
    var everything = try TenantText.snapshot(tenant, registry: registry)
    if shuffled {
      configuration = configuration.shuffled()
      for word in everything.collections.keys { everything.collections[word]?.shuffle() }
      for path in everything.lookups.keys { everything.lookups[path]?.shuffle() }
    }
    var options = options.planner
    if let base = self.options.base {
      options.base = base.isEmpty ? Configuration() : PlanCase.decoded(base, registry).configuration
      if shuffled { options.base = options.base?.shuffled() }
    }
    let planner = Planner(registry: registry, options: options)
    do throws(Planner.Failure) { return try dump(planner, configuration, everything) } catch {
      return (error.isUsage ? "usage " : "") + PlanDump.text(of: error.diagnostics.sortedByPlace())
    }
  }

  /// Shows the planner no more than it asks for, as a run does.
  private func dump(_ planner: Planner, _ configuration: Configuration, _ everything: Snapshot)
    throws(Planner.Failure) -> String
  {
    let selection = planner.selection(configuration)
    var snapshot = Snapshot()
    for kind in selection.collections {
      snapshot.collections[kind.word] = everything.collections[kind.word] ?? []
    }
    for lookup in selection.lookups { snapshot.lookups[lookup.path] = everything.lookups[lookup.path] ?? [] }
    snapshot.requests = selection.collections.count + selection.lookups.count
    let matches = try planner.matches(configuration, snapshot)
    for detail in matches.details(configuration, selection, snapshot) {
      snapshot.details[detail] = everything.details[detail] ?? .unreadable("not in the test's tenant")
      snapshot.requests += 1
    }
    var plan = try planner.plan(configuration, snapshot, selection, matches)
    for kind in planner.missingUses(plan, snapshot) {
      snapshot.uses[kind.word] = everything.uses[kind.word] ?? []
      snapshot.requests += 1
      plan = try planner.plan(configuration, snapshot, selection, matches)
    }
    let counts = planner.missingCounts(plan, snapshot)
    for kind in counts.kinds {
      snapshot.counted[kind.word] = .objects(everything.collections[kind.word] ?? [])
      snapshot.requests += 1
    }
    if !counts.kinds.isEmpty { plan = try planner.plan(configuration, snapshot, selection, matches) }
    return PlanDump.text(of: plan)
  }
}

/// For manifests without content files.
struct NoContents: Contents {
  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    throw ContentsError("is not there")
  }
}

extension Configuration {
  /// The same configuration in another order of declarations; lists still stand before what is below them.
  func shuffled() -> Configuration {
    let lists = declarations.indices.filter { declarations[$0].kind.container != nil }.shuffled()
    let others = declarations.indices.filter { declarations[$0].kind.container == nil }.shuffled()
    let order = lists + others
    var places = Array(repeating: 0, count: order.count)
    for (place, position) in order.enumerated() { places[position] = place }
    var copy = self
    copy.declarations = order.map { position in
      let old = declarations[position]
      return Declaration(
        .init(
          kind: old.kind,
          address: old.address,
          name: old.name,
          list: old.list.map { places[$0] },
          mark: old.mark
        ),
        isAbsent: old.isAbsent,
        formerly: old.formerly,
        values: old.values,
        marks: old.marks
      )
    }
    copy.sections = Set(sections.map { Section(kind: $0.kind, list: $0.list.map { places[$0] }) })
    return copy
  }
}
