import Desired
import Planner
import Resources

/// Live objects as a manifest writes them: whole, with names for ids, and with a word on what cannot be read.
struct LiveManifest {
  let snapshot: Snapshot
  let registry: Registry
  private let references: References

  init(snapshot: Snapshot, registry: Registry) {
    self.snapshot = snapshot
    self.registry = registry
    references = References(snapshot, registry)
  }

  /// What a change takes away; nil where there was nothing.
  func object(_ change: Change) throws -> ManifestObject? {
    guard let live = change.live else { return nil }
    let values = try whole(live, change.kind, "\(change.address)")
    var object = self.object(change.kind, live, values, declared: change.desired)
    // What goes under another name from now on has to come back from there.
    if change.isRename, change.kind.rename != nil { object.formerly = change.name }
    return object
  }

  /// The list with what hangs on it, as far as the API shows it.
  func withBelongings(_ object: ManifestObject, _ list: LiveObject?) throws -> ManifestObject {
    guard let list, let id = list.id else { return object }
    var whole = object
    for kind in registry.kinds(in: .list) {
      guard kind.endpoint.collection == nil else {
        for live in snapshot.collections[kind.word] ?? [] where live.list == id {
          // What somebody has deleted meanwhile is not lost with the list.
          if case .gone? = reading(live, kind) { continue }
          let address = Address(list: list.name, word: kind.word, name: live.name)
          let values = try self.whole(live, kind, "\(address)")
          whole.below.append(self.object(kind, live, values, declared: kind.noValues))
        }
        continue
      }
      for name in kind.settingNames {
        switch snapshot.details[Snapshot.Detail(kind: kind.word, id: nil, list: id, name: name)] {
        case .values(let values)?:
          let live = LiveObject(id: nil, list: id, name: name, values: values)
          whole.below.append(self.object(kind, live, values, declared: kind.noValues))
        case .unreadable(let why)?: whole.notes.append("\(name ?? kind.title) cannot be read: \(why)")
        case .gone?, nil: break
        }
      }
    }
    return whole
  }

  /// A list that stays, as the place of what is below it.
  func place(_ name: String, _ id: Change.ListID) -> ManifestObject {
    let kind = registry.container
    var values = kind.noValues
    if let slot = kind.identitySlot { values[slot] = .text(name) }
    if case .known(let id) = id, let type = kind.container?.typeField, let slot = kind.slot(type.name) {
      let live = snapshot.collections[kind.word]?.first { $0.id == id }
      // What is not said is the usual type.
      if let found = live?.values[slot], found != .text(type.standard) { values[slot] = found }
    }
    var place = ManifestObject(kind: kind, id: nil, name: name, values: values)
    place.isPlace = true
    return place
  }

  /// Whether the values lack what only the single GET gives.
  static func missesContent(_ values: Values, _ kind: Kind) -> Bool {
    kind.fields.indices.contains { slot in
      let field = kind.fields[slot]
      return field.isDetail && values[slot] == nil && field.applies.holds(for: values, of: kind)
    }
  }

  private func reading(_ live: LiveObject, _ kind: Kind) -> Snapshot.Reading? {
    snapshot.details[Snapshot.Detail(kind: kind.word, id: live.id, list: nil, name: nil)]
  }

  /// The object's values with its content. Content that cannot be had is no reason to go on without it.
  private func whole(_ live: LiveObject, _ kind: Kind, _ address: String) throws -> Values {
    guard LiveManifest.missesContent(live.values, kind) else { return live.values }
    var values = live.values
    switch reading(live, kind) {
    case .values(let read)?:
      for (slot, field) in kind.fields.enumerated() where field.isDetail { values[slot] = read[slot] }
      if !LiveManifest.missesContent(values, kind) { return values }
      throw BackupReading.Failure(message: "the content of \(address) cannot be read")
    case .unreadable(let why)?:
      throw BackupReading.Failure(message: "the content of \(address) cannot be read: \(why)")
    case .gone?, nil: throw BackupReading.Failure(message: "\(address) is not there any more: plan again")
    }
  }

  private func object(_ kind: Kind, _ live: LiveObject, _ values: Values, declared: Values) -> ManifestObject
  {
    var written = values
    var notes: [String] = []
    for (slot, field) in kind.fields.enumerated() where field.uses.contains(.declare) {
      written[slot] = references.declared(values[slot], field, list: live.list)
      // What is written whole must not be told that there is nothing, where the answer only has not said it.
      if kind.endpoint.collection == nil, values.leftOut & 1 << UInt64(slot) != 0 {
        written[slot] = nil
        continue
      }
      guard written[slot] == nil else { continue }
      if !field.uses.contains(.read) { written[slot] = declared[slot] }
      if written[slot] == nil, field.applies.holds(for: values, of: kind) {
        notes.append("\(field.name) cannot be read: declare it where it was not what the API takes by itself")
      }
    }
    if let why = kind.unmakeable?.message(for: values, of: kind) { notes.append(why) }
    var object = ManifestObject(kind: kind, id: live.id, name: live.name, values: written)
    object.notes = notes
    return object
  }
}
