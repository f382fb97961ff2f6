import Planner
import Resources

/// What a change relies on beside its own object.
extension Recheck {
  /// Why the change cannot be made any more, or what must be read to tell; nil where all is as the plan saw it.
  func surroundings(_ change: Change, _ wanted: Values) -> Verdict? {
    switch change.action {
    case .create: ownList(change) ?? mentioned(change, wanted)
    case .update: newName(change) ?? mentioned(change, wanted)
    case .replace: users(change) ?? mentioned(change, wanted)
    case .delete: users(change)
    case .deferred: nil
    }
  }

  /// What is made in a list is made in the list of that name.
  private func ownList(_ change: Change) -> Verdict? {
    let container = registry.container
    guard case .known(let id) = change.list, change.kind.endpoint.listMember != nil,
      let name = change.address.listName
    else { return nil }
    let detail = Snapshot.Detail(kind: container.word, id: id, list: nil, name: nil)
    let found: String?
    switch snapshot.details[detail] {
    case nil: return .missing(detail)
    case .values(let values)?: found = container.identity.flatMap { container.text($0.field, in: values) }
    case .gone?, .unreadable?: found = nil
    }
    guard let found else { return .moved("its list was deleted in the tenant since the plan was made") }
    // A list that this plan renames has one of two names.
    let names = [name, lists[id]?.live?.name, lists[id]?.name].compactMap(\.self)
    let key = NameKey(found, container.identity)
    guard !names.contains(where: { NameKey($0, container.identity) == key }) else { return nil }
    return .moved("its list is called \"\(found)\" by now")
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

  /// What the wanted values name by number must be what the plan has shown, and usable still.
  private func mentioned(_ change: Change, _ wanted: Values) -> Verdict? {
    guard change.kind.hasReferences, case .list(let list) = scope(change) else { return nil }
    if let verdict = referred(change, list: list) { return verdict }
    for (slot, field) in change.kind.fields.enumerated() {
      guard case .reference(.lookup(let lookup)) = field.type, case .reference(.id(let id))? = wanted[slot]
      else { continue }
      guard let items = snapshot.lookups[lookup.path] else { return .missingLookup(lookup) }
      guard let item = items.first(where: { $0.id == id && $0.list == list }) else {
        return .moved("the \(lookup.title) that its \(field.name) names was deleted since the plan was made")
      }
      if let usable = lookup.state?.usable, !usable.contains(item.state ?? "") {
        return .moved(
          "the \(lookup.title) \"\(item.name)\" that its \(field.name) names is not approved any more (\(item.state ?? "its state is unknown"))"
        )
      }
      let shown = change.fields.first { $0.name == field.name }?.after
      if case .reference(.name(let name))? = shown, !sameCodePoints(name, item.name) {
        return .moved(
          "the \(lookup.title) \"\(name)\" that its \(field.name) names is called \"\(item.name)\" by now"
        )
      }
    }
    return nil
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
        // In its own list another one of the name would be meant.
        if let list, address.listName == nil, object.list != list, !objects(kind, name, list).isEmpty {
          return .moved("\(what) would be another one by now, of its own list")
        }
      }
    }
    return nil
  }

  /// Who holds the object by its id since the plan was made.
  private func users(_ change: Change) -> Verdict? {
    guard let usage = change.kind.usage, let id = change.id, !used.contains(change.address) else {
      return nil
    }
    guard let uses = snapshot.uses[change.kind.word] else { return .missingUses(change.kind) }
    guard let use = uses.first(where: { $0.ids?.contains(id) ?? true }) else { return nil }
    return .moved("\(usage.title) \(use.title) names it since the plan was made")
  }
}
