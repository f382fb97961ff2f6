import Resources
import Support

/// Puts changes into the order of execution and tells each what it waits for.
///
/// Steps: renames; deletes that free a name that a create needs; creates, updates and replacements; other deletes;
/// what is deferred. By address within a step, and never before what it depends on.
struct Dependencies {
  let registry: Registry
  let addresses: AddressBook
  let references: References
  let matches: Matches
  let configuration: Configuration
  /// The names of lists that this plan creates.
  private let madeLists: [Address: String]

  init(
    registry: Registry,
    addresses: AddressBook,
    references: References,
    matches: Matches,
    configuration: Configuration
  ) {
    self.registry = registry
    self.addresses = addresses
    self.references = references
    self.matches = matches
    self.configuration = configuration
    let lists = configuration.declarations.filter { $0.kind.container != nil }
    madeLists = Dictionary(
      lists.compactMap { list in list.name.map { (list.address, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// A cycle, by the edges that make it.
  struct Cycle: Error {
    let edges: [(from: Address, to: Address)]
    let mark: Mark?
  }

  /// The changes in order, with their `dependsOn`.
  func ordered(_ changes: [Change]) throws(Cycle) -> [Change] {
    var positions: [Address: Int] = [:]
    for (position, change) in changes.enumerated() { positions[change.address] = position }
    var graph = Graph(count: changes.count)
    let freeing = freeingDeletes(changes, &graph)
    var namingDeletes: [(named: Int, naming: Int)] = []
    let numbers = deletedNumbers(changes)
    for (position, change) in changes.enumerated() {
      let list = listAddress(of: change)
      if let list, let above = positions[list], above != position { graph.add(position, after: above) }
      guard change.kind.namesOthers else { continue }
      let listName = list.flatMap { _ in self.listName(of: change) }
      if change.action != .delete {
        for named in change.kind.names(in: declaredValues(of: change)) {
          guard let address = addresses.address(named, list: listName, of: change.address),
            let other = positions[address],
            other != position,
            changes[other].action != .delete,
            // It is there: nobody has to wait for a person to change it.
            changes[other].action != .deferred(.update)
          else { continue }
          graph.add(position, after: other)
        }
      }
      for address in change.pending.values.joined().sorted() {
        guard let other = positions[address], other != position, changes[other].action.isMaking else {
          continue
        }
        graph.add(position, after: other)
      }
      if let live = change.live, !numbers.isEmpty {
        for other in numbers.losses(of: live, change.kind, references) where other != position {
          if change.action == .delete {
            namingDeletes.append((other, position))
          } else {
            graph.add(other, after: position)
          }
        }
      }
      if let live = change.live {
        for named in change.kind.names(in: references.named(live.values, change.kind, list: live.list)) {
          guard let address = addresses.address(named, list: listName, of: change.address),
            let other = positions[address],
            other != position,
            changes[other].action == .delete
          else { continue }
          if change.action == .delete {
            namingDeletes.append((other, position))
          } else {
            graph.add(other, after: position)
          }
        }
      }
    }
    addDeletes(namingDeletes, &graph, count: changes.count)
    // What an interrupted replacement left goes last: until its proper name is made it may be the only copy, and where the
    // run that made it is still at work, it takes its place at any moment. An old form goes before another replacement, which
    // needs its name.
    for (position, change) in changes.enumerated()
    where change.action == .delete && change.kind.replacement.usesTemporaryNames {
      guard let name = change.name, let base = TemporaryName.base(of: name),
        let other = positions[Address(list: listName(of: change), word: change.kind.word, name: base)]
      else { continue }
      if changes[other].action == .replace, TemporaryName.isOld(name) {
        graph.add(other, after: position)
      } else {
        graph.add(position, after: other)
      }
    }
    for (position, earlier) in matches.afterRename {
      let declarations = configuration.declarations
      if let one = positions[declarations[position].address],
        let other = positions[declarations[earlier].address]
      {
        graph.add(one, after: other)
      }
    }
    let steps = changes.indices.map { step(of: changes[$0], frees: freeing.contains($0)) }
    switch graph.sorted(by: { (steps[$0], changes[$0].address) < (steps[$1], changes[$1].address) }) {
    case .sorted(let order):
      return order.map { position in
        var change = changes[position]
        change.dependsOn = graph.predecessors(of: position).map { changes[$0].address }.sorted()
        return change
      }
    case .cycle(let cycle):
      let edges = cycle.enumerated().map { index, node in
        (from: changes[node].address, to: changes[cycle[(index + 1) % cycle.count]].address)
      }
      throw Cycle(edges: edges, mark: cycle.lazy.compactMap { changes[$0].mark }.min())
    }
  }

  /// Deletes of what texts hold by number, and of lists, which take it along.
  private struct DeletedNumbers {
    var byID: [String: [Int: Int]] = [:]
    var lists: [Int: Int] = [:]

    var isEmpty: Bool { byID.isEmpty && lists.isEmpty }

    /// The positions of the deletes that take away what the object holds. Its own list's takes the object with it.
    func losses(of live: LiveObject, _ kind: Kind, _ references: References) -> [Int] {
      kind.fields.enumerated().flatMap { slot, field in
        field.numbers(in: live.values[slot]).compactMap { found in
          if let position = byID[found.word]?[found.number] { return position }
          guard !lists.isEmpty, let lookup = field.lookup(of: found.word),
            let list = references.item(found.number, lookup)?.list, list != live.list
          else { return nil }
          return lists[list]
        }
      }
    }
  }

  private func deletedNumbers(_ changes: [Change]) -> DeletedNumbers {
    let words = registry.numberedKinds
    var deleted = DeletedNumbers()
    for (position, change) in changes.enumerated() where change.action == .delete {
      guard let id = change.id else { continue }
      if change.kind.container != nil { deleted.lists[id] = position }
      if words.contains(change.kind.word) { deleted.byID[change.kind.word, default: [:]][id] = position }
    }
    return deleted
  }

  /// Deletes come after those of what named them; but where they name each other in a ring, none comes first.
  private func addDeletes(_ pairs: [(named: Int, naming: Int)], _ graph: inout Graph, count: Int) {
    guard !pairs.isEmpty else { return }
    var deletes = Graph(count: count)
    for pair in pairs { deletes.add(pair.named, after: pair.naming) }
    var ring: [Int: Int] = [:]
    for (number, members) in deletes.rings(count: count).enumerated() {
      for member in members { ring[member] = number }
    }
    for pair in pairs where ring[pair.named] == nil || ring[pair.named] != ring[pair.naming] {
      graph.add(pair.named, after: pair.naming)
    }
  }

  private func step(of change: Change, frees: Bool) -> Int {
    switch change.action {
    case .deferred: 4
    case .delete: frees ? 1 : 3
    case .create, .replace, .update: change.isRename ? 0 : 2
    }
  }

  /// Deletes whose name, but for its spelling, something else takes; with the edges that say so.
  private func freeingDeletes(_ changes: [Change], _ graph: inout Graph) -> Set<Int> {
    struct Place: Hashable {
      let kind: String
      let list: Change.ListID
      let name: String
    }
    var deletes: [Place: [Int]] = [:]
    for (position, change) in changes.enumerated() where change.action == .delete {
      guard let name = change.name else { continue }
      deletes[Place(kind: change.kind.word, list: change.list, name: CaseFolding.full(name)), default: []]
        .append(
          position
        )
    }
    guard !deletes.isEmpty else { return [] }
    var freeing: Set<Int> = []
    for (position, change) in changes.enumerated() where change.action == .create || change.isRename {
      guard let name = change.name else { continue }
      for delete in deletes[Place(kind: change.kind.word, list: change.list, name: CaseFolding.full(name))]
        ?? []
      {
        freeing.insert(delete)
        graph.add(position, after: delete)
      }
    }
    return freeing
  }

  /// What the change's fields will say, with names.
  private func declaredValues(of change: Change) -> Values {
    var values = change.desired
    for (slot, field) in change.kind.fields.enumerated() {
      if field.type.referredKind != nil,
        let shown = change.fields.first(where: { $0.name == field.name })?.after
      {
        values[slot] = shown
      }
    }
    return values
  }

  private func listName(of change: Change) -> String? {
    switch change.list {
    case .none: nil
    case .known(let id): id == matches.systemList ? nil : matches.listNames[id]
    case .made(let address): madeLists[address]
    }
  }

  private func listAddress(of change: Change) -> Address? {
    switch change.list {
    case .none: nil
    case .known(let id):
      id == matches.systemList
        ? nil : matches.listNames[id].map { Address(list: nil, word: registry.container.word, name: $0) }
    case .made(let address): address
    }
  }
}

extension Change.Action {
  /// Whether there is something afterwards that there was not, or not with that id.
  fileprivate var isMaking: Bool {
    switch self {
    case .create, .replace, .deferred(.create): true
    case .update, .delete, .deferred: false
    }
  }
}
