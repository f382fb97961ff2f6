import Resources

/// Which declarations a plan is about, and what must be read for them.
///
/// Selected: what the command line takes in, and of that what has changed where it says so. Pulled: what a selected one depends on; of those only creates are
/// planned, for without them the selected one could not be made.
package struct Selection: Sendable {
  /// By declaration: whether it is selected.
  package let isSelected: [Bool]
  /// By declaration: the selected one that needs it, where it is not selected itself.
  package let neededBy: [Int: Int]
  /// The kinds whose collections are read, in the registry's order.
  package let collections: [Kind]
  /// The collections that declared references point to, in the order of their paths.
  package let lookups: [Lookup]

  /// Judges a configuration; needs no tenant.
  package init(_ configuration: Configuration, registry: Registry, options: PlanOptions) {
    let declarations = configuration.declarations
    let drift = options.drift(configuration)
    let isWhole =
      options.targets.isEmpty && options.excludes.isEmpty && drift == nil && options.places.isEmpty
    let isSelected =
      isWhole
      ? Array(repeating: true, count: declarations.count)
      : declarations.enumerated().map { position, declaration in
        options.selects(declaration.address) && (drift?.isChanged(position) ?? true)
          && !options.places.contains(declaration.address)
      }
    self.isSelected = isSelected
    let neededBy =
      isWhole
      ? [:]
      : Selection.needs(of: isSelected, configuration, DeclarationIndex(configuration, registry), options)
    self.neededBy = neededBy
    var reading = SelectedReading(declarations, isSelected)
    var last: Kind?
    for (position, declaration) in declarations.enumerated()
    where isSelected[position] || neededBy[position] != nil {
      // Nearly always the kind of the one before.
      if declaration.kind !== last { reading.words.insert(declaration.kind.word) }
      last = declaration.kind
      if declaration.kind.hasReferences { reading.add(declaration) }
    }
    let reached = drift.map { $0.dropped.union($0.opened) }
    for section in configuration.sections
    where configuration.policy.prune.contains(section.kind) && reached?.contains(section) ?? true {
      guard let kind = registry.kind(section.kind) else { continue }
      let list = section.list.map { declarations[$0] }
      if list?.isAbsent != true, options.couldSelect(kind, list: list?.address) {
        reading.words.insert(section.kind)
      }
    }
    collections = reading.collections(registry)
    lookups = reading.lookups.values.sorted { $0.path < $1.path }
  }

  /// What the selected declarations depend on and the command line does not leave out by name, with what needs it.
  private static func needs(
    of isSelected: [Bool],
    _ configuration: Configuration,
    _ index: DeclarationIndex,
    _ options: PlanOptions
  ) -> [Int: Int] {
    let declarations = configuration.declarations
    var neededBy: [Int: Int] = [:]
    var open = declarations.indices.filter { isSelected[$0] }
    while let next = open.popLast() {
      for needed in index.needs(of: declarations[next])
      where !isSelected[needed] && neededBy[needed] == nil
        && !options.isExcluded(declarations[needed].address)
      {
        neededBy[needed] = next
        open.append(needed)
      }
    }
    return neededBy
  }
}

/// What must be read for declarations.
private struct SelectedReading {
  /// The words of the kinds whose collections are read.
  var words: Set<String> = []
  private(set) var lookups: [String: Lookup] = [:]
  /// Whether lists are deleted: only a lookup tells which numbers go with them.
  private let losesLists: Bool

  init(_ declarations: [Declaration], _ isSelected: [Bool]) {
    losesLists = declarations.indices.contains {
      isSelected[$0] && declarations[$0].isAbsent && declarations[$0].kind.container != nil
    }
  }

  /// Adds what the declaration's values refer to.
  mutating func add(_ declaration: Declaration) {
    for (field, value) in zip(declaration.kind.fields, declaration.values.slots) {
      if let word = field.type.referredKind, value != nil { words.insert(word) }
      switch (field.type, value) {
      case (.reference(.lookup(let lookup)), .some): lookups[lookup.path] = lookup
      case (_, .template(let pieces)?):
        for lookup in field.lookups(of: pieces) { lookups[lookup.path] = lookup }
      case (_, .text?) where losesLists && !field.numbers(in: value).isEmpty:
        for lookup in field.lookups { lookups[lookup.path] = lookup }
      default: break
      }
    }
  }

  /// The kinds, with the lists that they belong to, in the registry's order.
  func collections(_ registry: Registry) -> [Kind] {
    var words = words
    if words.contains(where: { registry.kind($0).map { $0.scopes.contains(.list) } ?? false }) {
      words.insert(registry.container.word)
    }
    return registry.kinds.filter { words.contains($0.word) && $0.endpoint.collection != nil }
  }
}

/// Finds declarations by what names them.
struct DeclarationIndex {
  private let configuration: Configuration
  private let positions: [Address: Int]

  init(_ configuration: Configuration, _ registry: Registry) {
    self.configuration = configuration
    let named = registry.namedKinds
    var positions: [Address: Int] = [:]
    for (position, declaration) in configuration.declarations.enumerated()
    where named.contains(declaration.kind.word) {
      positions[declaration.address] = position
    }
    self.positions = positions
  }

  /// The declarations that must exist before this one: its list, and what its fields name. What is absent needs nothing.
  func needs(of declaration: Declaration) -> [Int] {
    if declaration.isAbsent { return [] }
    var found: [Int] = declaration.list.map { [$0] } ?? []
    let list = declaration.list.flatMap { configuration.declarations[$0].name }
    for named in declaration.kind.names(in: declaration.values) {
      let candidates = named.candidates(list: list, of: declaration.address)
      if let position = candidates.lazy.compactMap({ positions[$0] }).first { found.append(position) }
    }
    return found
  }
}
