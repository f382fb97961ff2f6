import Planner
import Resources

/// What a change relies on beside its own object.
extension Recheck {
  /// Why the change cannot be made any more, or what must be read to tell; nil where all is as the plan saw it.
  func surroundings(_ change: Change, _ wanted: Values) -> Verdict? {
    switch change.action {
    case .create: mentioned(change, wanted)
    case .update: newName(change) ?? mentioned(change, wanted)
    case .replace: users(change) ?? mentioned(change, wanted)
    case .delete: users(change) ?? newcomers(change)
    case .deferred: nil
    }
  }

  /// What belongs to a list belongs to the list of that name, and still does.
  func ownList(_ change: Change) -> Verdict? {
    guard case .known(let id) = change.list else { return nil }
    let own = Snapshot.Detail(kind: change.kind.word, id: change.id, list: nil, name: nil)
    if change.kind.endpoint.listMember != nil, let found = snapshot.listsOfDetails[own], found != id {
      return .moved("it was moved to another list since the plan was made")
    }
    guard let name = change.address.listName else { return nil }
    switch self.list(id) {
    case .missing(let detail): return .missing(detail)
    case .gone:
      let deleted = "its list was deleted in the tenant since the plan was made"
      guard change.action == .delete else { return .moved(deleted) }
      // Nothing of it is left, unless a list of its name has come in its place.
      guard index[registry.container.word] != nil else { return .missingKind(registry.container) }
      return objects(registry.container, name, nil).isEmpty
        ? nil : .moved("\(deleted), and another of its name was made")
    case .named(let found):
      // A list that this plan renames has one of two names.
      let names = [name, lists[id]?.live?.name, lists[id]?.name].compactMap(\.self)
      return isAny(of: names, found) ? nil : .moved("its list is called \"\(found)\" by now")
    }
  }

  enum ListReading {
    case named(String)
    case gone
    case missing(Snapshot.Detail)
  }

  /// What a list is called by now.
  func list(_ id: Int) -> ListReading {
    let container = registry.container
    let detail = Snapshot.Detail(kind: container.word, id: id, list: nil, name: nil)
    switch snapshot.details[detail] {
    case nil: return .missing(detail)
    case .values(let values)?:
      return container.identity.flatMap { container.text($0.field, in: values) }.map { .named($0) } ?? .gone
    case .gone?, .unreadable?: return .gone
    }
  }

  /// Whether a list's name is one of these.
  func isAny(of names: [String], _ found: String) -> Bool {
    let identity = registry.container.identity
    let key = NameKey(found, identity)
    return names.contains { NameKey($0, identity) == key }
  }

  /// What is renamed must find its new name free.
  private func newName(_ change: Change) -> Verdict? {
    guard change.isRename, case .list(let list) = scope(change), let name = change.name else { return nil }
    guard snapshot.collections[change.kind.word] != nil else { return .missingKind(change.kind) }
    let others = objects(change.kind, name, list).filter { other in
      other.id != change.id && other.id.map { leaving[change.kind.word]?.contains($0) != true } ?? true
    }
    return others.isEmpty ? nil : .moved(Recheck.another)
  }

  /// What the wanted values name, by number or by name, must be what the plan has shown, and usable still.
  private func mentioned(_ change: Change, _ wanted: Values) -> Verdict? {
    if let verdict = named(change) { return verdict }
    guard change.kind.hasReferences, case .list(let list) = scope(change) else { return nil }
    if let verdict = referred(change, list: list) { return verdict }
    return numbered(change, wanted, list: list)
  }

  /// What the change refers to by id, and the plan leaves as it is, must be there under its name.
  private func referred(_ change: Change, list: Int?) -> Verdict? {
    for (slot, addresses) in change.pending.sorted(by: { $0.key < $1.key }) {
      let field = change.kind.fields[slot]
      guard let kind = field.type.referredKind.flatMap(registry.kind) else { continue }
      for (address, reference) in zip(addresses, change.desired[slot]?.references ?? []) {
        guard case .id(let id) = reference, !planned.contains(address), made[address] == nil else { continue }
        guard let index = index[kind.word] else { return .missingKind(kind) }
        let what = "the \(kind.title) \"\(address.name ?? "")\" that its \(field.name) names"
        guard let object = index.byID[id], let name = object.name else {
          return .moved("\(what) was deleted since the plan was made")
        }
        guard address == Address(list: address.listName, word: kind.word, name: name) else {
          return .moved("\(what) is called \"\(name)\" by now")
        }
        guard (object.list == list) == (address.listName != nil) else {
          return .moved("\(what) was moved to another list since the plan was made")
        }
        // In its own list another one of the name would be meant.
        if let list, address.listName == nil, object.list != list, !objects(kind, name, list).isEmpty {
          return .moved("\(what) would be another one by now, of its own list")
        }
      }
    }
    return nil
  }
}
