import Resources
import Support

/// Which changes wait for which.
struct OrderGraph {
  private let changes: [Change]
  private let context: PlanContext
  /// Of each address its change.
  private let positions: [Address: Int]
  /// The names of lists that this plan creates.
  private let madeLists: [Address: String]
  private let numbers: DeletedNumbers
  private(set) var graph: Graph
  /// Deletes whose name something else takes.
  private(set) var freeing: Set<Int> = []
  /// Deletes of what names each other.
  private var namingDeletes: [(named: Int, naming: Int)] = []

  init(_ changes: [Change], _ context: PlanContext) {
    self.changes = changes
    self.context = context
    var positions: [Address: Int] = [:]
    for (position, change) in changes.enumerated() { positions[change.address] = position }
    self.positions = positions
    let lists = context.configuration.declarations.filter { $0.kind.container != nil }
    madeLists = Dictionary(
      lists.compactMap { list in list.name.map { (list.address, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
    numbers = DeletedNumbers(changes, context.registry)
    graph = Graph(count: changes.count)
  }

  /// Adds every reason to wait.
  mutating func addAll() {
    addFreedNames()
    for (position, change) in changes.enumerated() {
      let list = listAddress(of: change)
      if let list, let above = positions[list], above != position { graph.add(position, after: above) }
      guard change.kind.namesOthers else { continue }
      let listName = list.flatMap { _ in self.listName(of: change) }
      if change.action != .delete { addNamed(position, change, list: listName) }
      addPending(position, change)
      if let live = change.live { addLosses(position, change, live, list: listName) }
    }
    addDeletes()
    addTemporaryNames()
    addRenames()
  }

  // MARK: - What a change needs

  /// What the wanted values name is there before.
  private mutating func addNamed(_ position: Int, _ change: Change, list: String?) {
    for named in change.kind.names(in: declaredValues(of: change)) {
      guard let other = self.position(of: named, change, list: list),
        changes[other].action != .delete,
        // It is there: nobody has to wait for a person to change it.
        changes[other].action != .deferred(.update)
      else { continue }
      if other != position { graph.add(position, after: other) }
    }
  }

  private mutating func addPending(_ position: Int, _ change: Change) {
    for address in change.pending.values.joined().sorted() {
      guard let other = positions[address], other != position, changes[other].action.isMaking else {
        continue
      }
      graph.add(position, after: other)
    }
  }

  /// What the live values name, by number or by name, is deleted only afterwards.
  private mutating func addLosses(_ position: Int, _ change: Change, _ live: LiveObject, list: String?) {
    var lost: [Int] = []
    if !numbers.isEmpty { lost = numbers.losses(of: live, change.kind, context.references) }
    for named in change.kind.names(in: context.references.named(live.values, change.kind, list: live.list)) {
      guard let other = self.position(of: named, change, list: list), changes[other].action == .delete else {
        continue
      }
      lost.append(other)
    }
    for other in lost where other != position {
      if change.action == .delete {
        namingDeletes.append((other, position))
      } else {
        graph.add(other, after: position)
      }
    }
  }

  /// The change of what the other change names.
  private func position(of named: NamedObject, _ change: Change, list: String?) -> Int? {
    context.addresses.address(named, list: list, of: change.address).flatMap { positions[$0] }
  }

  // MARK: - Deletes and names

  /// Deletes come after those of what named them; but where they name each other in a ring, none comes first.
  private mutating func addDeletes() {
    guard !namingDeletes.isEmpty else { return }
    var deletes = Graph(count: changes.count)
    for pair in namingDeletes { deletes.add(pair.named, after: pair.naming) }
    var ring: [Int: Int] = [:]
    for (number, members) in deletes.rings(count: changes.count).enumerated() {
      for member in members { ring[member] = number }
    }
    for pair in namingDeletes where ring[pair.named] == nil || ring[pair.named] != ring[pair.naming] {
      graph.add(pair.named, after: pair.naming)
    }
  }

  /// What an interrupted replacement left goes last: until its proper name is made it may be the only copy, and where the
  /// run that made it is still at work, it takes its place at any moment. An old form goes before another replacement, which
  /// needs its name.
  private mutating func addTemporaryNames() {
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
  }

  private mutating func addRenames() {
    let declarations = context.configuration.declarations
    for (position, earlier) in context.matches.afterRename {
      if let one = positions[declarations[position].address],
        let other = positions[declarations[earlier].address]
      {
        graph.add(one, after: other)
      }
    }
  }

  /// A name within a scope, but for its spelling.
  private struct TakenName: Hashable {
    let kind: String
    let list: Change.ListID
    let name: String

    init(_ change: Change, _ name: String) {
      kind = change.kind.word
      list = change.list
      self.name = CaseFolding.full(name)
    }
  }

  /// Deletes whose name, but for its spelling, something else takes come before that.
  private mutating func addFreedNames() {
    var deletes: [TakenName: [Int]] = [:]
    for (position, change) in changes.enumerated() where change.action == .delete {
      guard let name = change.name else { continue }
      deletes[TakenName(change, name), default: []].append(position)
    }
    guard !deletes.isEmpty else { return }
    for (position, change) in changes.enumerated() where change.action == .create || change.isRename {
      guard let name = change.name else { continue }
      for delete in deletes[TakenName(change, name)] ?? [] {
        freeing.insert(delete)
        graph.add(position, after: delete)
      }
    }
  }

  // MARK: - Names

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
    case .known(let id): id == context.matches.systemList ? nil : context.matches.listNames[id]
    case .made(let address): madeLists[address]
    }
  }

  private func listAddress(of change: Change) -> Address? {
    switch change.list {
    case .none: nil
    case .known(let id):
      id == context.matches.systemList
        ? nil
        : context.matches.listNames[id].map {
          Address(list: nil, word: context.registry.container.word, name: $0)
        }
    case .made(let address): address
    }
  }
}

/// Deletes of what texts hold by number, and of lists, which take it along.
private struct DeletedNumbers {
  private var byID: [String: [Int: Int]] = [:]
  private var lists: [Int: Int] = [:]

  init(_ changes: [Change], _ registry: Registry) {
    let words = registry.numberedKinds
    for (position, change) in changes.enumerated() where change.action == .delete {
      guard let id = change.id else { continue }
      if change.kind.container != nil { lists[id] = position }
      if words.contains(change.kind.word) { byID[change.kind.word, default: [:]][id] = position }
    }
  }

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

extension Change.Action {
  /// Whether there is something afterwards that there was not, or not with that id.
  fileprivate var isMaking: Bool {
    switch self {
    case .create, .replace, .deferred(.create): true
    case .update, .delete, .deferred: false
    }
  }
}
