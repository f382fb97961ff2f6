import Resources

/// Turns names into ids and back, within what a snapshot holds.
public struct References {
  private var byID: [String: [Int: Snapshot.LookupItem]] = [:]
  private var byName: [String: [ListName: [Snapshot.LookupItem]]] = [:]
  private var names: [String: [Int: String]] = [:]

  private struct ListName: Hashable {
    let list: Int?
    let name: CodePoints
  }

  /// What resolving a reference gave.
  enum Resolution: Equatable {
    case id(Int)
    /// It is a managed object; without an id where this plan creates it.
    case object(Address, id: Int?)
    /// It cannot be used yet; the clause says why. An id is given where the object is known all the same.
    case problem(String, id: Int?)
  }

  /// Of what was read.
  public init(_ snapshot: Snapshot, _ registry: Registry) {
    for (path, items) in snapshot.lookups {
      for item in items {
        byID[path, default: [:]][item.id] = item
        byName[path, default: [:]][ListName(list: item.list, name: CodePoints(item.name)), default: []]
          .append(item)
      }
    }
    for word in registry.namedKinds {
      for object in snapshot.collections[word] ?? [] {
        if let id = object.id, let name = object.name { names[word, default: [:]][id] = name }
      }
    }
  }

  /// Finds what a declared reference to a read-only collection means in that list; nil for a list still to be made.
  func resolve(_ reference: Value.Reference, _ lookup: Lookup, list: Int?) -> Resolution {
    let found: Snapshot.LookupItem
    switch reference {
    case .id(let id):
      guard let item = byID[lookup.path]?[id], item.list == list, list != nil else {
        return .problem(
          "\(lookup.title) with id \(id) does not exist in the list: create it in Inxmail first",
          id: nil
        )
      }
      found = item
    case .name(let name):
      let items = list == nil ? [] : byName[lookup.path]?[ListName(list: list, name: CodePoints(name))] ?? []
      guard let item = items.first else {
        return .problem(
          "\(lookup.title) \"\(name)\" does not exist in the list: create and approve it in Inxmail first",
          id: nil
        )
      }
      guard items.count == 1 else {
        let ids = items.map(\.id).sorted().map(String.init).joined(separator: ", ")
        return .problem(
          "\(lookup.title) \"\(name)\" exists \(items.count) times in the list (ids \(ids)): write {id: …}",
          id: nil
        )
      }
      found = item
    }
    if let state = found.state, lookup.state.usable.contains(state) { return .id(found.id) }
    return .problem(
      "\(lookup.title) \"\(found.name)\" is not approved (\(found.state ?? "its state is unknown")): approve it in Inxmail first",
      id: found.id
    )
  }

  /// The values with names for the ids of managed objects, so that what they name can be told.
  func named(_ values: Values, _ kind: Kind) -> Values {
    var values = values
    for (slot, field) in kind.fields.enumerated() {
      if case .reference(.kind) = field.type { values[slot] = shown(values[slot], field, list: nil) }
    }
    return values
  }

  /// A value as it is shown: an id becomes the name, where the name leads back to it.
  public func shown(_ value: Value?, _ field: Field, list: Int?) -> Value? {
    guard case .reference(.id(let id))? = value, case .reference(let target) = field.type else {
      return value
    }
    switch target {
    case .kind(let word): return names[word]?[id].map { .reference(.name($0)) } ?? value
    case .lookup(let lookup):
      guard let item = byID[lookup.path]?[id],
        byName[lookup.path]?[ListName(list: item.list, name: CodePoints(item.name))]?.count == 1
      else { return value }
      return .reference(.name(item.name))
    }
  }
}
