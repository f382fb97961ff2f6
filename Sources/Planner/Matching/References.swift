import Resources
import Support

/// Turns names into ids and back, within what a snapshot holds.
package struct References {
  private var byID: [String: [Int: Snapshot.LookupItem]] = [:]
  private var byName: [String: [ListName: [Snapshot.LookupItem]]] = [:]
  /// Of managed objects that others refer to by id.
  private var managed: [String: [Int: ListName]] = [:]
  private var managedIDs: [String: [ListName: [Int]]] = [:]
  /// The collections that were read.
  private let read: Set<String>
  private let system: Int?
  private let container: Kind
  private var lists: [NameKey: Int] = [:]
  private var listNames: [Int: String] = [:]

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
  package init(_ snapshot: Snapshot, _ registry: Registry) {
    container = registry.container
    read = Set(snapshot.lookups.keys)
    let all = snapshot.collections[container.word] ?? []
    system = registry.systemList(in: snapshot).id
    if !snapshot.lookups.isEmpty {
      for list in all {
        guard let id = list.id, let name = list.name else { continue }
        lists[NameKey(name, container.identity)] = id
        listNames[id] = name
      }
    }
    for (path, items) in snapshot.lookups {
      for item in items {
        byID[path, default: [:]][item.id] = item
        byName[path, default: [:]][ListName(list: item.list, name: CodePoints(item.name)), default: []]
          .append(item)
      }
    }
    for word in registry.referencedKinds {
      for object in snapshot.collections[word] ?? [] {
        guard let id = object.id, let name = object.name else { continue }
        let place = ListName(list: object.list ?? system, name: CodePoints(name))
        managed[word, default: [:]][id] = place
        managedIDs[word, default: [:]][place, default: []].append(id)
      }
    }
  }

  /// The name of a managed object for those of a list, where it leads back: the list's own come first, then the system's.
  private func name(of id: Int, _ word: String, list: Int?) -> String? {
    guard let name = managed[word]?[id]?.name else { return nil }
    let own = list.flatMap { managedIDs[word]?[ListName(list: $0, name: name)] }
    return own ?? managedIDs[word]?[ListName(list: system, name: name)] == [id] ? name.text : nil
  }

  /// The id of the list that has that name in the tenant.
  func list(_ name: String) -> Int? { lists[NameKey(name, container.identity)] }

  /// The objects of that name in that list.
  func items(named name: String, _ lookup: Lookup, list: Int?) -> [Snapshot.LookupItem] {
    byName[lookup.path]?[ListName(list: list, name: CodePoints(name))] ?? []
  }

  /// The object of that number.
  func item(_ id: Int, _ lookup: Lookup) -> Snapshot.LookupItem? { byID[lookup.path]?[id] }

  /// The only object of that name in the list that it names, or else in this one.
  func item(of object: ObjectName, _ lookup: Lookup, list: Int?) -> Snapshot.LookupItem? {
    guard let owner = object.list.map({ lists[NameKey($0, container.identity)] }) ?? list else { return nil }
    let items = byName[lookup.path]?[ListName(list: owner, name: CodePoints(object.name))] ?? []
    return items.count == 1 ? items[0] : nil
  }

  /// A text of the tenant with names for the numbers in it, where the name leads back to the number.
  func template(_ text: String, _ field: Field, list: Int?) -> [Value.Piece] {
    var found: [(range: Range<Int>, name: ObjectName)] = []
    for call in field.numbered {
      guard let (word, lookup) = call.named else { continue }
      for argument in FilterText(text).numbers(of: call.functions) {
        guard let item = byID[lookup.path]?[argument.number], isOnly(item, lookup),
          let owner = item.list, let ownerName = listNames[owner],
          owner == list || lists[NameKey(ownerName, container.identity)] == owner
        else { continue }
        let name = ObjectName(word: word, list: owner == list ? nil : ownerName, name: item.name)
        found.append((argument.range, name))
      }
    }
    let bytes = Array(text.utf8)
    var pieces: [Value.Piece] = []
    var start = 0
    func add(upTo end: Int) {
      if start < end { pieces.append(.text(String(decoding: bytes[start..<end], as: UTF8.self))) }
    }
    for (range, name) in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      add(upTo: range.lowerBound)
      pieces.append(.object(name))
      start = range.upperBound
    }
    add(upTo: bytes.count)
    return pieces
  }

  func isOnly(_ item: Snapshot.LookupItem, _ lookup: Lookup) -> Bool {
    !item.name.isEmpty
      && byName[lookup.path]?[ListName(list: item.list, name: CodePoints(item.name))]?.count == 1
  }

  /// Whether no object of the collection has that id in that list, where the collection was read.
  func isGone(_ id: Int, _ lookup: Lookup, list: Int?) -> Bool {
    guard read.contains(lookup.path) else { return false }
    return byID[lookup.path]?[id].map { $0.list != list } ?? true
  }

  /// Finds what a declared reference to a read-only collection means in that list; nil for a list still to be made. `held` is
  /// the value that is there now: what it names already may stay, whatever its state is.
  func resolve(_ reference: Value.Reference, _ lookup: Lookup, list: Int?, held: Value? = nil) -> Resolution {
    if case .reference(.id(let id))? = held, let list, let item = byID[lookup.path]?[id], item.list == list,
      reference == .id(id) || isOnly(item, lookup) && item.isNamed(by: reference)
    {
      return .id(id)
    }
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
          "\(lookup.title) \"\(name)\" does not exist in the list: create \(lookup.state == nil ? "" : "and approve ")it in Inxmail first",
          id: nil
        )
      }
      guard items.count == 1 else {
        let ids = items.map(\.id).sorted().map(String.init).joined(separator: ", ")
        return .problem(
          "\(lookup.title) \"\(name)\" exists \(items.count) times in the list (ids \(ids)): \(lookup.state == nil ? "rename all but one" : "write {id: …}")",
          id: nil
        )
      }
      found = item
    }
    guard let usable = lookup.state?.usable else { return .id(found.id) }
    if let state = found.state, usable.contains(state) { return .id(found.id) }
    return .problem(
      "\(lookup.title) \"\(found.name)\" is not approved (\(found.state ?? "its state is unknown")): approve it in Inxmail first",
      id: found.id
    )
  }

  /// The values with names for the ids of managed objects, so that what they name can be told.
  func named(_ values: Values, _ kind: Kind, list: Int?) -> Values {
    var values = values
    for (slot, field) in kind.fields.enumerated() {
      if field.type.referredKind != nil { values[slot] = shown(values[slot], field, list: list) }
    }
    return values
  }

  /// A value of the tenant as a manifest declares it.
  package func declared(_ value: Value?, _ field: Field, list: Int?) -> Value? {
    // Names are looked for in the list alone: what belongs to another one has none.
    if case .reference(.id(let id))? = value, case .reference(.lookup(let lookup)) = field.type,
      byID[lookup.path]?[id]?.list != list
    {
      return value
    }
    guard case .text(let text)? = value, !field.numbered.isEmpty else {
      return shown(value, field, list: list).map(\.byName)
    }
    let pieces = template(text, field, list: list)
    return pieces.contains { if case .object = $0 { true } else { false } } ? .template(pieces) : value
  }

  /// A value as it is shown: an id becomes the name, where the name leads back to it.
  package func shown(_ value: Value?, _ field: Field, list: Int?) -> Value? {
    switch value {
    case .template(let pieces)?: return .text(pieces.written)
    case .text(let text)? where !field.numbered.isEmpty:
      return .text(template(text, field, list: list).written)
    default: break
    }
    if let word = field.type.referredKind, let value {
      let named = value.references.map { reference -> Value.Reference in
        guard case .id(let id) = reference else { return reference }
        return name(of: id, word, list: list).map { .name($0) } ?? reference
      }
      return value.referring(to: named)
    }
    guard case .reference(.id(let id))? = value, case .reference(.lookup(let lookup)) = field.type,
      let item = byID[lookup.path]?[id], isOnly(item, lookup)
    else { return value }
    return .reference(.name(item.name))
  }
}

extension Snapshot.LookupItem {
  /// Whether a reference within its list names it.
  fileprivate func isNamed(by reference: Value.Reference) -> Bool {
    if case .name(let name) = reference { sameCodePoints(name, self.name) } else { false }
  }
}

/// Why a text that names objects cannot be used yet.
struct TemplateProblem: Error, Equatable {
  let message: String

  init(_ message: String) { self.message = message }
}

extension Value {
  /// A combination with its objects by their names: the order means nothing, and ids are others in every tenant.
  fileprivate var byName: Value {
    guard case .combination(let combination) = self else { return self }
    return .combination(
      Combination(
        combination.word,
        combination.objects.sorted { CodePoints($0.nameOrNone) < CodePoints($1.nameOrNone) }
      )
    )
  }
}

extension Value.Reference {
  fileprivate var nameOrNone: String { if case .name(let name) = self { name } else { "" } }
}
