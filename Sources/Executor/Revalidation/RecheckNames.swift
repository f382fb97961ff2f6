import Planner
import Resources
import Support

/// The objects that wanted values name within filters and by entries of maps: each name must mean what the plan has seen.
extension Recheck {
  /// Why a name means something else by now, or nothing.
  func named(_ change: Change) -> Verdict? {
    change.names.lazy.compactMap { self.moved($0, change) }.first
  }

  private func moved(_ named: NamedReferent, _ change: Change) -> Verdict? {
    guard let kind = registry.kind(named.kind) else { return nil }
    let isOfPlan = planned.contains(named.address) || made[named.address] != nil
    // A group of the system scope stands behind one of the list's own.
    var own: Int?
    if named.address.listName == nil, change.address.listName != nil, kind.scopes.contains(.list),
      case .list(let list?) = scope(change)
    {
      own = list
    }
    guard own != nil || !isOfPlan && named.id != nil else { return nil }
    guard let index = index[kind.word] else { return .missingKind(kind) }
    let name = named.address.name ?? ""
    let what = "the \(kind.title) \"\(name)\" that its \(change.kind.fields[named.slot].name) names"
    if !isOfPlan, let id = named.id {
      guard let object = index.byID[id], let found = object.name else {
        let isThereAgain = !objects(kind, name, named.list).isEmpty
        return .moved(
          "\(what) was deleted since the plan was made"
            + (isThereAgain ? ", and another of its name was made" : "")
        )
      }
      guard sameCodePoints(found, name) else { return .moved("\(what) is called \"\(found)\" by now") }
      guard object.list == named.list else {
        return .moved("\(what) was moved to another list since the plan was made")
      }
      if let form = named.form, let now = kind.heldForm(object.values), !sameCodePoints(now, form) {
        return .moved("\(what) has the type \(now) by now, not \(form)")
      }
    }
    guard let own else { return nil }
    let isHidden = objects(kind, name, own).contains { other in
      guard other.list == own, let found = other.name, sameCodePoints(found, name) else { return false }
      return Address(list: change.address.listName, word: kind.word, name: name) != change.address
    }
    return isHidden ? .moved("\(what) would be another one by now, of its own list") : nil
  }
}
