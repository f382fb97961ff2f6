import Resources

/// The objects of the lists that a plan deletes: none of them is in the plan, and all of them are deleted with the list.
extension Plan {
  /// The plan, each delete of a list with the ids and names of what was seen in it, as far as that was read.
  package func knowingContents(_ snapshot: Snapshot, _ registry: Registry) -> Plan {
    let lists = Set(changes.filter(\.isListDelete).compactMap(\.id))
    guard !lists.isEmpty else { return self }
    var held: [Int: [String: [Change.Held]]] = [:]
    for kind in registry.kinds(in: .list) where kind.endpoint.collection != nil {
      guard let objects = snapshot.known(kind.word) else { continue }
      for list in lists { held[list, default: [:]][kind.word] = [] }
      for object in objects {
        guard let list = object.list, lists.contains(list), let id = object.id else { continue }
        held[list, default: [:]][kind.word, default: []].append(Change.Held(id: id, name: object.name ?? ""))
      }
    }
    return with(
      changes.map { change in
        guard change.isListDelete, let id = change.id, let contents = held[id] else { return change }
        var change = change
        change.holds = contents.mapValues { $0.sorted { $0.id < $1.id } }
        return change
      }
    )
  }
}

extension Change {
  /// An object of a list that is deleted.
  package struct Held: Hashable, Sendable {
    /// Its id.
    package let id: Int
    /// Its name, empty where it has none; nil in plans of versions that did not keep it.
    package var name: String?

    /// An object as it was seen.
    package init(id: Int, name: String?) {
      self.id = id
      self.name = name
    }
  }

  /// Whether it deletes a list with all that belongs to it.
  package var isListDelete: Bool { action == .delete && kind.container != nil }
}
