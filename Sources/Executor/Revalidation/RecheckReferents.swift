import Planner
import Resources
import Support

/// The objects of read-only collections that wanted values name by number: each must be what the plan has shown.
extension Recheck {
  /// The collections that references point to, by number and by name.
  struct LookupIndex {
    let byID: [Int: Snapshot.LookupItem]
    private let counts: [Name: Int]

    private struct Name: Hashable {
      let list: Int?
      let name: CodePoints
    }

    init(_ items: [Snapshot.LookupItem]) {
      byID = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
      counts = Dictionary(
        items.map { (Name(list: $0.list, name: CodePoints($0.name)), 1) },
        uniquingKeysWith: +
      )
    }

    /// How many of the object's list have its name.
    func count(like item: Snapshot.LookupItem) -> Int {
      counts[Name(list: item.list, name: CodePoints(item.name))] ?? 0
    }
  }

  /// Why what the wanted values name by number is not what the plan has shown, or cannot be used any more. `list` is the list
  /// that the change belongs to.
  func numbered(_ change: Change, _ wanted: Values, list: Int?) -> Verdict? {
    for (slot, field) in change.kind.fields.enumerated() {
      guard case .reference(.lookup(let lookup)) = field.type, case .reference(.id(let id))? = wanted[slot],
        id != lookup.none
      else { continue }
      guard let items = lookups[lookup.path] else { return .missingLookup(lookup) }
      guard let item = items.byID[id], item.list == list else {
        return .moved("the \(lookup.title) that its \(field.name) names was deleted since the plan was made")
      }
      // What it names already needs no approval.
      if let usable = lookup.state?.usable, change.live?.values[slot] != wanted[slot],
        !usable.contains(item.state ?? "")
      {
        return .moved(
          "the \(lookup.title) \"\(item.name)\" that its \(field.name) names is not approved any more (\(item.state ?? "its state is unknown"))"
        )
      }
    }
    return change.referents.lazy.compactMap { moved($0, change) }.first
  }

  private func moved(_ referent: Referent, _ change: Change) -> Verdict? {
    let field = change.kind.fields[referent.slot]
    guard let lookup = field.lookups.first(where: { $0.path == referent.path }) else { return nil }
    guard let items = lookups[referent.path] else { return .missingLookup(lookup) }
    let what = "the \(lookup.title) \"\(referent.name)\" that its \(field.name) names"
    guard let item = items.byID[referent.id] else {
      return .moved("\(what) was deleted since the plan was made")
    }
    guard item.list == referent.list else {
      return .moved("\(what) was moved to another list since the plan was made")
    }
    // What this plan renames has one of two names.
    let names = [referent.name, renamed[field.word(of: lookup) ?? ""]?[referent.id]].compactMap(\.self)
    guard names.contains(where: { sameCodePoints(item.name, $0) }) else {
      return .moved("\(what) is called \"\(item.name)\" by now")
    }
    guard !referent.isByName || items.count(like: item) == 1 else {
      return .moved("\(what) is not the only one of its name any more")
    }
    guard let listName = referent.listName, let id = referent.list else { return nil }
    switch self.list(id) {
    case .missing(let detail): return .missing(detail)
    case .gone: return .moved("the list of \(what) was deleted since the plan was made")
    case .named(let found):
      let names = [listName, lists[id]?.live?.name, lists[id]?.name].compactMap(\.self)
      return isAny(of: names, found) ? nil : .moved("the list of \(what) is called \"\(found)\" by now")
    }
  }
}
