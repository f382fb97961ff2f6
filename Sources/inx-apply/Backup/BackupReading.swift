import API
import Desired
import Export
import Planner
import Resources

/// Turns what a plan deletes or replaces into objects for manifests. Most of it the plan holds; the rest is read: contents,
/// which no collection gives, and the objects of a list that is deleted.
struct BackupReading {
  private let reader: SnapshotReader
  private let registry: Registry

  init(_ client: Client, parallelism: Int) {
    reader = SnapshotReader(client, parallelism: parallelism)
    registry = client.platform.registry
  }

  /// What the plan takes away, lists with what is below them.
  func objects(of plan: Plan) async throws -> [ManifestObject] {
    let lost = plan.changes.filter { $0.action == .delete || $0.action == .replace }
    let endingLists = lost.filter { $0.kind.container != nil }.compactMap(\.live)
    var snapshot = try await reader.collections(collections(for: lost), lookups: [])
    var details = lost.compactMap { missingContent(of: $0.live, $0.kind) }
    for list in endingLists { details += belongings(of: list, snapshot) }
    try await reader.details(details, into: &snapshot)
    try await readLookups(into: &snapshot)
    let live = LiveManifest(snapshot, registry, for: .backup)
    var objects: [ManifestObject] = []
    var places: [(key: NameKey, list: ManifestObject)] = []
    for change in lost {
      guard var object = try live.object(change) else { continue }
      if change.kind.container != nil { object = try live.withBelongings(object, change.live) }
      guard let name = change.address.listName else {
        objects.append(object)
        continue
      }
      let key = NameKey(name, registry.container.identity)
      if let index = places.firstIndex(where: { $0.key == key }) {
        places[index].list.below.append(object)
      } else {
        var place = live.place(name, BackupReading.id(of: change.list))
        place.below = [object]
        places.append((key, place))
      }
    }
    return objects + places.map(\.list)
  }

  private static func id(of list: Change.ListID) -> Int? { if case .known(let id) = list { id } else { nil } }

  /// The collections that tell what belongs to lists that end, of which types lists are that stay, and the names of what
  /// fields refer to.
  private func collections(for lost: [Change]) -> [Kind] {
    var words: Set<String> = []
    if lost.contains(where: { $0.kind.container != nil }) {
      words.formUnion(registry.kinds(in: .list).map(\.word))
    }
    if lost.contains(where: { $0.address.listName != nil }) { words.insert(registry.container.word) }
    for kind in lost.map(\.kind) + registry.kinds.filter({ words.contains($0.word) }) {
      let referred = kind.fields.compactMap(\.type.referredKind)
      words.formUnion(referred)
      // Which list is the system's tells whose names lead to them.
      if !referred.isEmpty { words.insert(registry.container.word) }
    }
    return registry.kinds.filter { words.contains($0.word) && $0.endpoint.collection != nil }
  }

  /// What must be read of an object because its collection leaves it out.
  private func missingContent(of live: LiveObject?, _ kind: Kind) -> Snapshot.Detail? {
    guard let live, let id = live.id, LiveManifest.missesContent(live.values, kind) else { return nil }
    return Snapshot.Detail(kind: kind.word, id: id, list: nil, name: nil)
  }

  /// What must be read one by one of the objects of a list.
  private func belongings(of list: LiveObject, _ snapshot: Snapshot) -> [Snapshot.Detail] {
    registry.kinds(in: .list).flatMap { kind -> [Snapshot.Detail] in
      guard kind.endpoint.collection == nil else {
        let owned = (snapshot.collections[kind.word] ?? []).filter { $0.list == list.id && $0.list != nil }
        return owned.filter { kind.fixed($0.values, for: .replacement) == nil }.compactMap {
          missingContent(of: $0, kind)
        }
      }
      guard let id = list.id, kind.lists.when.holds(for: list.values, of: registry.container) else {
        return []
      }
      return kind.settingNames.map { Snapshot.Detail(kind: kind.word, id: nil, list: id, name: $0) }
    }
  }

  /// The names of what the readings refer to by id.
  private func readLookups(into snapshot: inout Snapshot) async throws {
    var lookups: [String: Lookup] = [:]
    for case (let detail, .values(let values)) in snapshot.details {
      for (slot, field) in (registry.kind(detail.kind)?.fields ?? []).enumerated() {
        guard case .reference(.lookup(let lookup)) = field.type, case .reference? = values[slot] else {
          continue
        }
        lookups[lookup.path] = lookup
      }
    }
    let wanted = lookups.values.sorted { $0.path < $1.path }
    let read = try await reader.collections([], lookups: wanted)
    snapshot.lookups = read.lookups
  }
}
