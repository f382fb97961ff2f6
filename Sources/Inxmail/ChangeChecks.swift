import Planner
import Resources

/// What a change relies on, compared with what is there now: before each write, and before a saved plan is applied.
extension Change {
  /// The managed fields that can be read, and the identity.
  func relied(on wanted: Values) -> [Int] {
    guard live != nil else { return [] }
    return kind.fields.indices.filter { slot in
      kind.fields[slot].uses.contains(.read) && (wanted[slot] != nil || slot == kind.identitySlot)
    }
  }

  /// The fields that were read.
  var known: [Int] { kind.fields.indices.filter { live?.values[$0] != nil } }

  /// What is neither as the plan saw it nor as it is wanted; what cannot be read any more is neither.
  func conflicts(_ fresh: Values, slots: [Int], wanted: Values?) -> [ChangeFailure.Conflict] {
    guard let live else { return [] }
    return slots.compactMap { slot in
      let field = kind.fields[slot]
      guard let planned = live.values[slot] else { return nil }
      let found = fresh[slot]
      if let found, field.same(planned, found) { return nil }
      if let found, let wanted = wanted?[slot], field.same(wanted, found) { return nil }
      let shown = fields.first { $0.name == field.name }
      return ChangeFailure.Conflict(
        field: field.name,
        planned: shown?.before ?? planned,
        found: found,
        wanted: wanted.map { shown?.after ?? $0[slot] ?? planned }
      )
    }
  }
}

extension Kind {
  /// Whether all that is wanted is there already, the identity in the wanted spelling. What means nothing to such an object,
  /// as the text of an HTML module, is never there.
  func holds(_ wanted: Values, in fresh: Values, uses: Field.Uses) -> Bool {
    let whole = merged(wanted, over: fresh)
    return fields.indices.allSatisfy { slot in
      let field = fields[slot]
      guard field.uses.contains(uses), let wanted = wanted[slot], field.applies.holds(for: whole, of: self)
      else { return true }
      guard let found = fresh[slot] else { return false }
      return field.same(wanted, found) && (slot != identitySlot || wanted == found)
    }
  }

  /// The wanted values over the live ones. What means the same stays as it is: the plan shows no change of it.
  func merged(_ wanted: Values, over fresh: Values) -> Values {
    var merged = fresh
    for slot in wanted.slots.indices {
      guard let value = wanted[slot] else { continue }
      if let found = fresh[slot], slot != identitySlot, fields[slot].same(value, found) { continue }
      merged[slot] = value
      merged.leftOut &= ~(1 << UInt64(slot))
    }
    return merged
  }

  /// Where an object that was to be made is different from what is there under its name.
  func differences(of found: Values, from wanted: Values) -> [ChangeFailure.Conflict] {
    fields.enumerated().compactMap { slot, field in
      guard field.uses.contains(.read), field.uses.contains(.create), slot != identitySlot,
        let value = wanted[slot], field.applies.holds(for: wanted, of: self)
      else { return nil }
      if let there = found[slot], field.same(there, value) { return nil }
      return ChangeFailure.Conflict(field: field.name, planned: nil, found: found[slot], wanted: value)
    }
  }

  /// The objects of a collection that have that name in that scope.
  func objects(named name: String, list: Int?, in objects: [LiveObject]) -> [LiveObject] {
    let key = NameKey(name, identity)
    return objects.filter { object in
      guard let live = object.name, endpoint.listMember == nil || object.list == list else { return false }
      return NameKey(live, identity) == key
    }
  }
}
