import Resources
import Support

/// What of a declared value differs, and how it is shown.
extension ObjectDiff {
  /// Why a field is written that shows the same name before and after.
  func remadeReason(_ comparison: Comparison) -> String? {
    joined(
      comparison.changed.flatMap { slot in
        let name = comparison.kind.fields[slot].name
        var seen: Set<Address> = []
        let made = (comparison.pending[slot] ?? []).filter { remade.contains($0) && seen.insert($0).inserted }
        return made.map { "\(name): the id of \($0) changes" }
          + remadeKeys(slot, comparison.declaration).map {
            "\(name): what \($0) holds is lost with its replacement"
          }
      }
    )
  }

  /// The objects that the declared entries of a map are of and that the plan makes anew: they lose what they held.
  func remadeKeys(_ slot: Int, _ declaration: Declaration) -> [Address] {
    guard !remade.isEmpty else { return [] }
    return (declaration.values[slot]?.keys ?? [])
      .compactMap { declaration.kind.fields[slot].address(ofKey: $0) }.filter(remade.contains)
  }

  /// Several reasons as one; nil for none.
  func joined(_ reasons: [String?]) -> String? {
    let reasons = reasons.compactMap { $0 }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  /// Whether a declared value is not what is there. What cannot be read differs.
  func differs(_ slot: Int, _ wanted: Value?, _ live: Value?, _ kind: Kind, isRename: Bool) -> Bool {
    let field = kind.fields[slot]
    guard let wanted, field.uses.contains(.read) else { return false }
    if slot == kind.identitySlot, kind.identity?.managesSpelling == false, !isRename { return false }
    guard let live else { return true }
    return !field.fulfils(live, wanted)
  }

  /// One field as the plan shows it.
  func fieldChange(_ slot: Int, _ declaration: Declaration, _ live: LiveObject?, forces: Bool = false)
    -> Change.FieldChange
  {
    let field = declaration.kind.fields[slot]
    let after = declaration.values[slot]
    let shown = context.references.shown(after, field, list: live?.list)
    let found = live?.values[slot].map { found in after.map { field.managed(found, by: $0) } ?? found }
    // The same name before and after: what changes is the id behind it.
    var before = context.references.shown(found, field, list: live?.list)
    if let found, before == shown, found != after { before = showingRemade(found, as: before, field) }
    return Change.FieldChange(
      name: field.name,
      before: before,
      after: shown,
      forcesReplacement: forces
    )
  }

  /// A value with ids instead of names for what is replaced or, where nothing of it is replaced, for all of it.
  private func showingRemade(_ found: Value, as shown: Value?, _ field: Field) -> Value {
    guard let word = field.type.referredKind, let shown, shown.references.count == found.references.count
    else {
      return found
    }
    let isRemade = found.references.map { reference in
      guard case .id(let id) = reference else { return false }
      return context.addresses.address(of: id, word).map(remade.contains) ?? false
    }
    guard isRemade.contains(true) else { return found }
    let pairs = zip(found.references, shown.references)
    return found.referring(to: zip(pairs, isRemade).map { $0.1 ? $0.0.0 : $0.0.1 })
  }
}

extension Values {
  /// Whether a manifest wants nothing but that entries of a map are gone, and the answer says that there are none.
  fileprivate func isNothing(_ wanted: Value) -> Bool {
    switch wanted {
    case .map(let entries): entries.allSatisfy { $0.text == nil }
    case .null: true
    default: false
    }
  }

  /// Whether a map of which the answer says nothing but null lacks what is to be gone, or nothing of it is managed.
  func hasNothing(of wanted: Value?, at slot: Int) -> Bool {
    guard self[slot] == nil, let wanted, isNothing(wanted) else { return false }
    if case .map(let entries) = wanted, entries.isEmpty { return true }
    return leftOut & 1 << UInt64(slot) == 0
  }
}

extension Kind {
  /// Why a live object has to be deleted by a person; nil where the API does it.
  func undeletable(_ live: Values, as call: Changeability.Calls) -> String? {
    if case .byHand(let why) = deletion { why } else { fixed(live, for: call)?.reason }
  }
}

extension Field.OnChange {
  var isReplace: Bool { if case .replace = self { true } else { false } }
}
