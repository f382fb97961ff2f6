import Resources

/// The objects of the lists that a plan deletes: none of them is in the plan, and all of them are deleted with the list.
extension Plan {
  /// The plan, each delete of a list with the ids and names of what was seen in it, as far as that was read.
  package func knowingContents(_ snapshot: Snapshot, _ registry: Registry) -> Plan {
    let lists = Set(changes.filter(\.isListDelete).compactMap(\.id))
    guard !lists.isEmpty else { return self }
    var held: [Int: [String: [(id: Int, name: String)]]] = [:]
    for kind in registry.kinds(in: .list) where kind.endpoint.collection != nil {
      guard let objects = snapshot.known(kind.word) else { continue }
      for list in lists { held[list, default: [:]][kind.word] = [] }
      for object in objects {
        guard let list = object.list, lists.contains(list), let id = object.id else { continue }
        held[list, default: [:]][kind.word, default: []].append((id, object.name ?? ""))
      }
    }
    return with(
      changes.map { change in
        guard change.isListDelete, let id = change.id, let contents = held[id] else { return change }
        var change = change
        let sorted = contents.mapValues { $0.sorted { $0.id < $1.id } }
        change.holds = sorted.mapValues { $0.map(\.id) }
        change.heldNames = sorted.mapValues { $0.map(\.name) }
        return change
      }
    )
  }
}

extension Change {
  /// Whether it deletes a list with all that belongs to it.
  package var isListDelete: Bool { action == .delete && kind.container != nil }
}
