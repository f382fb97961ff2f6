import Resources
import Support

/// What a plan has seen beside the names that it gives.
///
/// Premise: a name that is declared itself may differ from a new one in case alone, and is no reason to stop. So one that was
/// there when the plan was made is known by its id, and whatever else comes was not.
extension Plan {
  /// The plan, each change that gives a name with the ids of what could be taken for it.
  package func knowingLookAlikes(_ snapshot: Snapshot, _ registry: Registry) -> Plan {
    let giving = changes.filter(\.givesName)
    guard !giving.isEmpty else { return self }
    let system = registry.systemList(in: snapshot).id
    var seen: [String: [LooseName: [Int]]] = [:]
    for kind in registry.kinds {
      let names = giving.filter { $0.kind === kind }.compactMap { $0.looseName }
      guard !names.isEmpty, let objects = snapshot.collections[kind.word] else { continue }
      let wanted = Set(names)
      for object in objects {
        guard let id = object.id, let name = object.name else { continue }
        let loose = LooseName(name, object.list ?? system, kind)
        if wanted.contains(loose) { seen[kind.word, default: [:]][loose, default: []].append(id) }
      }
    }
    guard !seen.isEmpty else { return self }
    return with(
      changes.map { change in
        guard change.givesName, let name = change.looseName, let ids = seen[change.kind.word]?[name] else {
          return change
        }
        var change = change
        change.lookAlikes = ids.filter { $0 != change.id }.sorted()
        return change
      }
    )
  }
}

/// A name that others can be taken for, where it is one: case and Unicode form do not count.
package struct LooseName: Hashable, Sendable {
  private let list: Int?
  private let name: String

  /// A name in that list.
  package init(_ name: String, _ list: Int?, _ kind: Kind) {
    self.list = kind.endpoint.listMember == nil ? nil : list
    self.name = CaseFolding.full(name)
  }
}

extension Change {
  /// Whether an object is to have a name that it had not.
  package var givesName: Bool { action == .create || (action == .update && isRename) }

  /// The name that it gives, where its list is there.
  fileprivate var looseName: LooseName? {
    if case .made = list { return nil }
    return name.map { LooseName($0, list.id, kind) }
  }
}
