import API
import Desired
import Planner
import Resources

/// Reads a tenant's configuration, with the requests that a plan of it would make and no others.
package struct Exporter: Sendable {
  private let reader: SnapshotReader
  private let registry: Registry

  /// An exporter with so many requests in flight at most.
  package init(_ client: Client, parallelism: Int) {
    reader = SnapshotReader(client, parallelism: parallelism)
    registry = client.platform.registry
  }

  /// Reads what the scope takes in. Throws `Client.Failure`, and `ExportScope.Unmatched` before anything is read one by one.
  package func export(_ scope: ExportScope) async throws -> Exported {
    let container = registry.container
    var snapshot = Snapshot()
    if readsLists(scope) { snapshot = try await reader.collections([container], lookups: []) }
    let lists = TenantLists(snapshot, registry)
    let wanted = registry.kinds.filter { kind in
      guard kind.endpoint.collection != nil, kind !== container else { return false }
      return kind.scopes.contains(.system) && scope.couldTake(kind, in: nil)
        || kind.scopes.contains(.list)
          && lists.usable.contains { scope.couldTake(kind, in: $0.address) }
    }
    if let obstacle = lists.obstacle,
      wanted.contains(where: { $0.endpoint.listMember != nil && scope.couldTakeOutside($0) })
    {
      throw ExportScope.NoSystemList(message: obstacle)
    }
    // The names of what they refer to by id stand in collections that need not be taken along.
    let referred = Set(wanted.flatMap(\.fields).compactMap(\.type.referredKind))
    let others = registry.kinds.filter { kind in
      wanted.contains { $0 === kind } || referred.contains(kind.word)
    }
    let found = try await reader.readableCollections(others)
    snapshot.collections.merge(found.snapshot.collections) { $1 }
    snapshot.requests += found.snapshot.requests
    if let failure = found.unread.first?.failure, found.unread.count == others.count,
      snapshot.collections.isEmpty
    {
      // Nothing at all is there: that is no tenant.
      throw failure
    }
    let sorting = Sorting(snapshot, registry, lists, scope)
    let addresses = lists.usable.map(\.address)
    let unmatched = scope.unmatched(among: sorting.known, registry, lists: addresses)
    if !scope.isForPruning, let first = unmatched.first { throw first }
    try await reader.details(sorting.details, into: &snapshot)
    let lookups = lookups(for: sorting, snapshot)
    let named = try await reader.collections([], lookups: lookups)
    snapshot.lookups = named.lookups
    snapshot.requests += named.requests
    let exporting = Exporting(snapshot, registry, scope)
    var exported = exporting.exported(sorting)
    exported.unmatched = unmatched
    exported.unread = found.unread.map { ($0.kind, $0.failure.clause) }
    exported.sections = registry.kinds(in: .system).filter { kind in
      // What belongs to lists has no section of its own.
      (scope.has(kind) || kind.container != nil) && snapshot.collections[kind.word] != nil
    }
    exported.requests = snapshot.requests
    if wanted.contains(where: { $0.endpoint.listMember != nil && $0.scopes.contains(.system) }) {
      exported.general = [lists.assumption].compactMap(\.self)
    }
    return exported
  }

  /// Whether the lists must be known: to be taken themselves, as places, or to tell which of them is the system's.
  private func readsLists(_ scope: ExportScope) -> Bool {
    registry.kinds.contains { kind in
      if kind.container != nil { return scope.couldTake(kind, in: nil) }
      guard kind.scopes.contains(.list) else { return false }
      return scope.couldTakeBelow(registry.container, kind)
        || kind.scopes.contains(.system) && scope.couldTake(kind, in: nil)
    }
  }

  /// The collections that hold the names of what is referred to by number.
  private func lookups(for sorting: Sorting, _ snapshot: Snapshot) -> [Lookup] {
    var lookups: [String: Lookup] = [:]
    func note(_ values: Values, _ kind: Kind) {
      guard kind.hasReferences else { return }
      for (slot, field) in kind.fields.enumerated() {
        if case .reference(.lookup(let lookup)) = field.type, case .reference(.id)? = values[slot] {
          lookups[lookup.path] = lookup
        }
        guard let text = values[slot]?.asText else { continue }
        for call in field.numbered {
          guard let lookup = call.named?.lookup, lookups[lookup.path] == nil else { continue }
          if !FilterText(text).numbers(of: call.functions).isEmpty { lookups[lookup.path] = lookup }
        }
      }
    }
    for item in sorting.taken { note(item.live.values, item.kind) }
    for detail in sorting.details {
      if case .values(let values)? = snapshot.details[detail], let kind = registry.kind(detail.kind) {
        note(values, kind)
      }
    }
    return lookups.values.sorted { $0.path < $1.path }
  }
}

/// The lists of a tenant, as far as manifests have to do with them.
struct TenantLists {
  /// One list that can be declared.
  struct Usable {
    let live: LiveObject
    let name: String
    let address: Address
  }

  /// In the order of their ids.
  let usable: [Usable]
  /// The id of the list that stands for the system scope.
  let system: Int?
  /// What is to be said where the tenant does not show it.
  let assumption: String?
  /// Why nobody knows it; nil where it is known or assumed.
  let obstacle: String?
  private let byID: [Int: Int]

  init(_ snapshot: Snapshot, _ registry: Registry) {
    let container = registry.container
    let system = registry.systemList(in: snapshot)
    let all = snapshot.collections[container.word] ?? []
    self.system = system.id
    obstacle = system.obstacle
    assumption =
      system.isAssumed
      ? system.id.map { "\(Registry.SystemList.assumption): its id is assumed to be \($0)" } : nil
    usable = all.compactMap { live in
      guard let name = live.name, !container.internalObjects.holds(for: live.values, of: container) else {
        return nil
      }
      return Usable(live: live, name: name, address: Address(list: nil, word: container.word, name: name))
    }
    byID = Dictionary(
      usable.enumerated().compactMap { index, list in list.live.id.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The position of the list with that id; nil for those that cannot be declared.
  func position(_ id: Int) -> Int? { byID[id] }
}

/// Which of the objects that were read are taken, and where they belong.
struct Sorting {
  /// One object that is taken.
  struct Item {
    let kind: Kind
    let live: LiveObject
    /// The position of its list; nil in the system scope.
    let list: Int?
    let address: Address
  }

  /// One document or setting of a list.
  struct Document {
    let kind: Kind
    let name: String?
    let list: Int
    let detail: Snapshot.Detail
    let address: Address
  }

  let lists: TenantLists
  private(set) var taken: [Item] = []
  private(set) var documents: [Document] = []
  /// What must be read one by one.
  private(set) var details: [Snapshot.Detail] = []
  /// What patterns can match.
  private(set) var known: [Address] = []
  /// What a name is one in.
  private struct Place: Hashable {
    let kind: String
    let list: Int?
    let name: NameKey
  }

  /// How many objects that are left out have a name.
  private var namesakes: [Place: Int] = [:]
  /// What no manifest can declare.
  private(set) var leftOut: [Exported.Rest] = []

  init(_ snapshot: Snapshot, _ registry: Registry, _ lists: TenantLists, _ scope: ExportScope) {
    self.lists = lists
    known = lists.usable.map(\.address)
    for kind in registry.kinds {
      guard kind.endpoint.collection != nil else {
        addDocuments(of: kind, registry.container, scope)
        continue
      }
      guard scope.has(kind) else { continue }
      var strangers = 0
      var fixed: [String: Int] = [:]
      for live in snapshot.collections[kind.word] ?? []
      where !kind.internalObjects.holds(for: live.values, of: kind) {
        var list: Int?
        if kind.endpoint.listMember != nil, let id = live.list, id != lists.system {
          guard let position = lists.position(id) else {
            strangers += 1
            continue
          }
          list = position
        }
        let address = Address(list: list.map { lists.usable[$0].name }, word: kind.word, name: live.name)
        known.append(address)
        guard scope.takes(kind, address) else { continue }
        // What no plan could change is no configuration.
        if let why = kind.fixed(live.values, for: .change) {
          fixed[why.clause, default: 0] += 1
          namesakes[
            Place(kind: kind.word, list: list, name: NameKey(live.name ?? "", kind.identity)),
            default: 0
          ] += 1
          continue
        }
        taken.append(Item(kind: kind, live: live, list: list, address: address))
        if let id = live.id, LiveManifest.missesContent(live.values, kind) {
          details.append(Snapshot.Detail(kind: kind.word, id: id, list: nil, name: nil))
        }
      }
      if strangers > 0, scope.isWhole {
        let clause = "of lists that no manifest can declare"
        leftOut.append(Exported.Rest(kind: kind, clause: clause, count: strangers))
      }
      leftOut += fixed.sorted { $0.key < $1.key }.map {
        Exported.Rest(kind: kind, clause: $0.key, count: $0.value)
      }
    }
  }

  /// How many objects that are left out share the item's name.
  func namesakes(of item: Item) -> Int {
    let name = NameKey(item.live.name ?? "", item.kind.identity)
    return namesakes[Place(kind: item.kind.word, list: item.list, name: name)] ?? 0
  }

  private mutating func addDocuments(of kind: Kind, _ container: Kind, _ scope: ExportScope) {
    guard scope.has(kind) else { return }
    for (position, list) in lists.usable.enumerated() {
      guard kind.lists.when.holds(for: list.live.values, of: container) else { continue }
      for name in kind.settingNames {
        let address = Address(list: list.name, word: kind.word, name: name)
        known.append(address)
        guard scope.takes(kind, address) else { continue }
        let detail = Snapshot.Detail(kind: kind.word, id: nil, list: list.live.id, name: name)
        documents.append(
          Document(kind: kind, name: name, list: position, detail: detail, address: address)
        )
        details.append(detail)
      }
    }
  }
}
