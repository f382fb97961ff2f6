import Planner
import Resources

/// What a change relies on, compared with what is there now: before each write, and before a saved plan is applied.
extension Change {
  /// The managed fields that can be read, the identity, and what says whether the object can be changed at all.
  func relied(on wanted: Values) -> [Int] {
    guard live != nil else { return [] }
    return kind.fields.indices.filter { slot in
      let field = kind.fields[slot]
      let isAlways = slot == kind.identitySlot || kind.changeable.contains { $0.field == field.name }
      // What a replacement loses was shown as it was.
      let isLost = action == .replace && fields.contains { $0.name == field.name }
      return field.uses.contains(.read) && (wanted[slot] != nil || isAlways || isLost)
    }
  }

  /// The fields that were read.
  var known: [Int] { kind.fields.indices.filter { live?.values[$0] != nil } }

  /// What is neither as the plan saw it nor as it is wanted; what cannot be read any more is neither.
  /// It may have lost the references to what this run has replaced.
  func conflicts(
    _ fresh: Values,
    slots: [Int],
    wanted: Values?,
    isRemade: (Address) -> Bool = { _ in false }
  ) -> [ChangeFailure.Conflict] {
    guard let live else { return [] }
    return slots.compactMap { slot in
      let field = kind.fields[slot]
      guard let planned = live.values[slot] else { return nil }
      let found = fresh[slot]
      // What has no meaning any more is gone with what gave it one, and that is judged itself.
      if let wanted, wanted[slot] == nil, !field.applies.holds(for: fresh, of: kind) { return nil }
      if let found, isSame(planned, found, slot, wanted?[slot], isRemade) { return nil }
      if let found, let wanted = wanted?[slot], field.fulfils(found, wanted) { return nil }
      let shown = fields.first { $0.name == field.name }
      return ChangeFailure.Conflict(
        field: field.name,
        planned: shown?.before ?? planned,
        found: found.map { found in wanted?[slot].map { field.managed(found, by: $0) } ?? found },
        wanted: wanted.map { shown?.after ?? $0[slot] ?? planned }
      )
    }
  }

  /// Whether a value is as the plan saw it, as far as it is managed. The tenant may have let go of what was replaced since.
  private func isSame(
    _ planned: Value,
    _ found: Value,
    _ slot: Int,
    _ wanted: Value?,
    _ isRemade: (Address) -> Bool
  ) -> Bool {
    let field = kind.fields[slot]
    guard let wanted else { return field.same(planned, found) }
    if case .map(let entries) = wanted {
      let kept = entries.filter { entry in
        let isLost = field.address(ofKey: entry.name).map(isRemade) ?? false
        return !isLost && !field.fulfils(found, .map([entry]))
      }
      return field.same(field.managed(planned, by: .map(kept)), field.managed(found, by: .map(kept)))
    }
    if field.same(planned, found) { return true }
    let replaced = remadeIDs(slot, isRemade)
    return !replaced.isEmpty
      && field.same(planned.letting(go: replaced), found.letting(go: replaced))
  }
}

extension Change {
  /// The former ids of the objects that the field names and that are replaced.
  func remadeIDs(_ slot: Int, _ isRemade: (Address) -> Bool) -> Set<Int> {
    let named = zip(desired[slot]?.references ?? [], pending[slot] ?? []).filter { isRemade($0.1) }
    return Set(named.compactMap { if case .id(let id) = $0.0 { id } else { nil } })
  }
}

extension Value {
  /// The same without the objects of these ids.
  fileprivate func letting(go ids: Set<Int>) -> Value {
    switch self {
    case .reference(.id(let id)) where ids.contains(id): return .null
    case .combination(let combination):
      let rest = combination.objects.filter { if case .id(let id) = $0 { !ids.contains(id) } else { true } }
      return rest.isEmpty ? .null : .combination(Combination(combination.word, rest))
    default: return self
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
      return field.fulfils(found, wanted) && (slot != identitySlot || wanted == found)
    }
  }

  /// Where an object that was to be made is different from what is there under its name.
  func differences(of found: Values, from wanted: Values) -> [ChangeFailure.Conflict] {
    fields.enumerated().compactMap { slot, field in
      guard field.uses.contains(.read), field.uses.contains(.create), slot != identitySlot,
        let value = wanted[slot], field.applies.holds(for: wanted, of: self)
      else { return nil }
      if let there = found[slot], field.fulfils(there, value) { return nil }
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
