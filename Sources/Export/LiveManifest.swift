import Desired
import Planner
import Resources

/// Live objects as a manifest writes them: whole, with names for ids, and with a word on what cannot be read.
package struct LiveManifest {
  private let snapshot: Snapshot
  private let registry: Registry
  private let references: References
  private let purpose: Purpose

  /// What the objects are written for.
  package enum Purpose: Sendable {
    /// To be put back when they are gone: whole or not at all, with every word that a later reader may need.
    case backup
    /// To be the same in another tenant, which may have something where there is nothing here.
    case copying
    /// To be kept by people from now on: only what says something, and what the rest is missing.
    case keeping
  }

  /// Why an object cannot be written whole, as a clause.
  package struct Failure: Error {
    /// What is the matter.
    package let message: String
  }

  /// Of what was read.
  package init(_ snapshot: Snapshot, _ registry: Registry, for purpose: Purpose) {
    self.snapshot = snapshot
    self.registry = registry
    self.purpose = purpose
    references = References(snapshot, registry)
  }

  /// What a change takes away; nil where there was nothing.
  package func object(_ change: Change) throws(Failure) -> ManifestObject? {
    guard let live = change.live else { return nil }
    let values = try whole(live, change.kind, "\(change.address)")
    var object = self.object(change.kind, live, values, declared: change.desired)
    // What goes under another name from now on has to come back from there.
    if change.isRename, change.kind.rename != nil { object.formerly = change.name }
    return object
  }

  /// The list with its objects, as far as the API shows them.
  package func withBelongings(_ object: ManifestObject, _ list: LiveObject?) throws(Failure) -> ManifestObject
  {
    guard let list, let id = list.id else { return object }
    var whole = object
    for kind in registry.kinds(in: .list) {
      guard kind.endpoint.collection == nil else {
        var fixed: [String: Int] = [:]
        for live in snapshot.collections[kind.word] ?? [] where live.list == id {
          // What somebody has deleted meanwhile is not lost with the list.
          if case .gone? = reading(live, kind) { continue }
          // What could not be made as it is does not come back.
          if let why = kind.fixed(live.values, for: .replacement) {
            fixed[why.clause, default: 0] += 1
            continue
          }
          let address = Address(list: list.name, word: kind.word, name: live.name)
          let values = try self.whole(live, kind, "\(address)")
          whole.below.append(self.object(kind, live, values, declared: kind.noValues))
        }
        whole.notes += fixed.sorted { $0.key < $1.key }.map {
          "not here: \($0.value) \($0.value == 1 ? kind.title : kind.section) \($0.key)"
        }
        continue
      }
      for name in kind.settingNames { add(kind, name, of: id, to: &whole) }
    }
    return whole
  }

  /// Adds what was read of a list one by one, or a word on why it is not there. Says whether it could not be read.
  @discardableResult
  func add(_ kind: Kind, _ name: String?, of list: Int, to object: inout ManifestObject) -> Bool {
    switch snapshot.details[Snapshot.Detail(kind: kind.word, id: nil, list: list, name: name)] {
    case .values(let values)? where kind.inherits.holds(for: values, of: kind):
      // Declared, it would be the list's own from then on.
      object.notes.append("\(name ?? kind.title) is inherited from the system list, and not declared here")
    case .values(let values)?:
      let live = LiveObject(id: nil, list: list, name: name, values: values)
      object.below.append(self.object(kind, live, values, declared: kind.noValues))
    case .unreadable(let why)?:
      object.notes.append("\(name ?? kind.title) cannot be read: \(why)")
      return true
    case .gone?, nil: break
    }
    return false
  }

  /// An object with as much of its content as was read; nil where it has gone meanwhile.
  func object(_ kind: Kind, _ live: LiveObject) -> ManifestObject? {
    guard LiveManifest.missesContent(live.values, kind) else {
      return object(kind, live, live.values, declared: kind.noValues)
    }
    if case .gone? = reading(live, kind) { return nil }
    return object(kind, live, withContent(live, kind), declared: kind.noValues)
  }

  /// A list that stays, as the place of what is below it.
  package func place(_ name: String, _ id: Int?) -> ManifestObject {
    let kind = registry.container
    var values = kind.noValues
    if let slot = kind.identitySlot { values[slot] = .text(name) }
    if let id, let type = kind.container?.typeField, let slot = kind.slot(type.name) {
      let live = snapshot.collections[kind.word]?.first { $0.id == id }
      // What is not said is the usual type.
      if let found = live?.values[slot], found != .text(type.standard) { values[slot] = found }
    }
    var place = ManifestObject(kind: kind, id: nil, name: name, values: values)
    place.isPlace = true
    return place
  }

  /// Whether the values lack what only the single GET gives.
  package static func missesContent(_ values: Values, _ kind: Kind) -> Bool {
    kind.fields.indices.contains { slot in
      let field = kind.fields[slot]
      return field.isDetail && values[slot] == nil && field.applies.holds(for: values, of: kind)
    }
  }

  private func reading(_ live: LiveObject, _ kind: Kind) -> Snapshot.Reading? {
    snapshot.details[Snapshot.Detail(kind: kind.word, id: live.id, list: nil, name: nil)]
  }

  private func withContent(_ live: LiveObject, _ kind: Kind) -> Values {
    var values = live.values
    if case .values(let read)? = reading(live, kind) {
      for (slot, field) in kind.fields.enumerated() where field.isDetail { values[slot] = read[slot] }
    }
    return values
  }

  /// The object's values with its content. Content that cannot be had is no reason to go on without it.
  private func whole(_ live: LiveObject, _ kind: Kind, _ address: String) throws(Failure) -> Values {
    guard LiveManifest.missesContent(live.values, kind) else { return live.values }
    switch reading(live, kind) {
    case .values?:
      let values = withContent(live, kind)
      if !LiveManifest.missesContent(values, kind) { return values }
      throw Failure(message: "the content of \(address) cannot be read")
    case .unreadable(let why)?:
      throw Failure(message: "the content of \(address) cannot be read: \(why)")
    case .gone?, nil: throw Failure(message: "\(address) is not there any more: plan again")
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
      if let note = withoutOddShape(
        &written,
        slot,
        field,
        isNeeded: field.needed.holds(for: values, of: kind)
      ) {
        notes.append(note)
        continue
      }
      guard written[slot] == nil else {
        if purpose != .backup, saysNothing(written[slot], field, values, kind) {
          written[slot] = purpose == .copying ? nothing(field) : nil
        }
        continue
      }
      if !field.uses.contains(.read) { written[slot] = declared[slot] }
      guard written[slot] == nil, field.applies.holds(for: values, of: kind) else { continue }
      switch purpose {
      case .backup:
        notes.append("\(field.name) cannot be read: declare it where it was not what the API takes by itself")
      case .keeping where field.uses.contains(.read), .copying where field.uses.contains(.read):
        var note = "\(field.name) cannot be read"
        if field.isDetail, case .unreadable(let why)? = reading(live, kind) { note += ": \(why)" }
        notes.append(note)
      // What is never to be read is the same for all, and stands in the documents.
      case .keeping, .copying: break
      }
    }
    // What the API does not keep without another field says nothing.
    for (slot, field) in kind.fields.enumerated() {
      if let other = field.companion.flatMap(kind.slot), values[other]?.isEmpty ?? false {
        written[slot] = nil
      }
    }
    if purpose == .backup, let why = kind.unmakeable?.message(for: values, of: kind) { notes.append(why) }
    var object = ManifestObject(kind: kind, id: live.id, name: live.name, values: written)
    object.notes = notes
    return object
  }

  /// How a manifest says that there must be nothing.
  private func nothing(_ field: Field) -> Value {
    switch field.type {
    case .content: .text("")
    case .map: .map([])
    default: .null
    }
  }

  /// Null and the empty text, where creating the object does without: what is left out says the same.
  private func saysNothing(_ value: Value?, _ field: Field, _ values: Values, _ kind: Kind) -> Bool {
    guard let value, value.isEmpty || value == .map([]), !field.needed.holds(for: values, of: kind) else {
      return false
    }
    if value == .null { return true }
    // An empty text that must not be one is told as what it is; and so is one where otherwise something would come.
    if case .text(let rule) = field.type { return !rule.isRequired && !field.comesFilled }
    return true
  }
}
