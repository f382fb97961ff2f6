import Desired
import Planner
import Resources

/// Turns what was read of a tenant into objects for manifests: a pure function.
struct Exporting {
  private let registry: Registry
  private let live: LiveManifest
  private let scope: ExportScope

  init(_ snapshot: Snapshot, _ registry: Registry, _ scope: ExportScope) {
    self.registry = registry
    self.scope = scope
    live = LiveManifest(snapshot, registry, for: scope.isForCopy ? .copying : .keeping)
  }

  /// The objects, with what is to be said of them.
  func exported(_ sorting: Sorting) -> Exported {
    var exported = Exported()
    let taken = Set(sorting.taken.map(\.address))
    let lists = sorting.lists.usable
    var made: [ManifestObject?] = Array(repeating: nil, count: lists.count)
    func place(_ position: Int) -> ManifestObject {
      made[position] ?? self.place(lists[position])
    }
    for item in sorting.taken {
      guard var object = live.object(item.kind, item.live) else { continue }
      object.namesakes = sorting.namesakes(of: item)
      remark(object, item.address, taken, &exported)
      if item.kind.container != nil {
        if let position = item.live.id.flatMap(sorting.lists.position) { made[position] = object }
      } else if let position = item.list {
        var list = place(position)
        made[position] = nil
        list.below.append(object)
        made[position] = list
      } else {
        exported.objects.append(object)
      }
    }
    for document in sorting.documents {
      guard let id = document.detail.list else { continue }
      var list = place(document.list)
      made[document.list] = nil
      let before = list.below.count
      let isUnread = live.add(document.kind, document.name, of: id, to: &list)
      if list.below.count > before, let object = list.below.last {
        remark(object, document.address, taken, &exported)
      }
      if isUnread, let note = list.notes.last {
        exported.warnings.append(.init(address: lists[document.list].address, message: note))
      }
      made[document.list] = list
    }
    if scope.isForPruning {
      let kinds = registry.kinds(in: .list).filter(\.canPrune)
      for (position, list) in lists.enumerated()
      where made[position] == nil && kinds.contains(where: { scope.couldTake($0, in: list.address) }) {
        made[position] = place(position)
      }
    }
    exported.objects += made.compactMap(\.self)
    exported.leftOut = sorting.leftOut
    exported.warnings.sort()
    exported.numbers.sort()
    exported.unmakeable.sort()
    return exported
  }

  /// A list that is not taken, for what is below it: as little of it as is needed there, or so much that it can be made.
  private func place(_ list: TenantLists.Usable) -> ManifestObject {
    guard scope.isForCopy, var whole = live.object(registry.container, list.live) else {
      return live.place(list.name, list.live.id)
    }
    whole.isPlace = true
    return whole
  }

  /// Notes what a person should know of the object.
  private func remark(
    _ object: ManifestObject,
    _ address: Address,
    _ taken: Set<Address>,
    _ exported: inout Exported
  ) {
    let kind = object.kind
    func warn(_ message: String) { exported.warnings.append(.init(address: address, message: message)) }
    func ask(_ message: String) { exported.unmakeable.append(.init(address: address, message: message)) }
    object.notes.forEach(warn)
    if let why = kind.unmakeable?.message(for: object.values, of: kind) { ask(why) }
    let missing = kind.fields.enumerated().filter { slot, field in
      kind.canCreate && !field.isDetail && object.values[slot] == nil
        && field.needed.holds(for: object.values, of: kind)
    }.map(\.element.name)
    if !missing.isEmpty {
      warn("it has no \(missing.joined(separator: ", ")), which creating it in another tenant needs")
    }
    for (slot, field) in kind.fields.enumerated() {
      guard let value = object.values[slot] else { continue }
      for clause in field.ofOneTenant(value) {
        let message = clause + ", which another tenant does not have under that number"
        exported.numbers.append(.init(address: address, message: message))
      }
      names(in: value, field, list: address.listName, taken).forEach(ask)
    }
  }

  /// What a value names that the API cannot make, and that is not taken along.
  private func names(in value: Value, _ field: Field, list: String?, _ taken: Set<Address>) -> [String] {
    switch (field.type, value) {
    case (.reference(.lookup(let lookup)), .reference(.name(let name))):
      return [
        "\(field.name) names the \(lookup.title) \"\(name)\", which has to be made\(lookup.state == nil ? "" : " and approved") in Inxmail"
      ]
    case (_, .template(let pieces)):
      return pieces.compactMap { piece in
        guard case .object(let object) = piece, let lookup = field.lookup(of: object.word),
          !taken.contains(Address(list: object.list ?? list, word: object.word, name: object.name))
        else { return nil }
        return "\(field.name) names the \(lookup.title) \"\(object.name)\", which has to be made in Inxmail"
      }
    default: return []
    }
  }
}
