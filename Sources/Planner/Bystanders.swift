import Resources

/// Says of each change what its loss means for objects that the plan leaves as they are.
struct Bystanders {
  let snapshot: Snapshot
  let registry: Registry
  let matches: Matches
  let addresses: AddressBook
  let references: References

  /// The changes, those that take something away with a warning for each object outside the plan that names it.
  func warned(_ changes: [Change]) -> [Change] {
    let namedWords = registry.namedKinds
    var lost: [Address: Int] = [:]
    var inPlan: Set<Address> = []
    for (position, change) in changes.enumerated() {
      inPlan.insert(change.address)
      if let live = change.live {
        inPlan.insert(LiveNames.address(of: live, change.kind, snapshot, registry, matches))
      }
      if namedWords.contains(change.kind.word), change.action == .delete || change.action == .replace {
        lost[change.address] = position
      }
    }
    guard !lost.isEmpty else { return changes }
    var bystanders: [Int: Set<Address>] = [:]
    for kind in registry.kinds where kind.namesOthers {
      for object in snapshot.collections[kind.word] ?? [] {
        let address = LiveNames.address(of: object, kind, snapshot, registry, matches)
        guard !inPlan.contains(address) else { continue }
        let list = LiveNames.listName(of: object, kind, snapshot, registry, matches)
        for named in kind.names(in: references.named(object.values, kind, list: object.list)) {
          guard let lostAddress = addresses.address(named, list: list), let position = lost[lostAddress]
          else {
            continue
          }
          bystanders[position, default: []].insert(address)
        }
      }
    }
    var changes = changes
    for (position, addresses) in bystanders {
      changes[position].warnings += addresses.sorted().map { "\($0) names it and is not part of the plan" }
    }
    return changes
  }
}
