import Resources
import Support

extension Differ {
  /// A declaration's references as ids, or why they cannot be.
  enum Resolved {
    case values(Values, pending: [Int: [Address]])
    case deferred(String)
  }

  /// Resolves every declared reference; `live` is what is there now.
  func resolved(
    _ declaration: Declaration,
    _ values: Values,
    list: Change.ListID,
    live: LiveObject? = nil
  ) -> Resolved {
    var values = values
    var pending: [Int: [Address]] = [:]
    var problems: [String] = []
    for (slot, field) in declaration.kind.fields.enumerated() {
      if case .template(let pieces)? = values[slot] {
        switch numbered(pieces, field, declaration, list: knownID(list)) {
        case .success((let value, let made)):
          values[slot] = value
          if !made.isEmpty { pending[slot] = made }
        case .failure(let problem): problems.append("\(field.name): \(problem.message)")
        }
      }
      problems += missingKeys(values[slot], field, declaration, list).map { "\(field.name): \($0)" }
      guard let target = field.type.target, let value = values[slot] else { continue }
      var found: [Value.Reference] = []
      for reference in value.references {
        switch resolve(reference, target, declaration, list, held: live?.values[slot]) {
        case .id(let id): found.append(.id(id))
        case .object(let address, let id):
          pending[slot, default: []].append(address)
          found.append(id.map { .id($0) } ?? reference)
        case .problem(let why, _): problems.append("\(field.name): \(why)")
        }
      }
      if found.count == value.references.count { values[slot] = value.referring(to: found) }
    }
    return problems.isEmpty ? .values(values, pending: pending) : .deferred(problems.joined(separator: "; "))
  }

  /// What is wrong with the names of a map's entries, where it was read what there is.
  private func missingKeys(_ value: Value?, _ field: Field, _ declaration: Declaration, _ list: Change.ListID)
    -> [String]
  {
    guard let word = field.keys, context.snapshot.collections[word] != nil else { return [] }
    return (value?.keys ?? []).compactMap { name in
      guard case .problem(let why, _) = resolve(.name(name), .kind(word), declaration, list) else {
        return nil
      }
      return why
    }
  }

  /// The values with every reference as an id that is known, also where it must not be used yet.
  func knownIDs(_ declaration: Declaration, list: Change.ListID, live: LiveObject? = nil) -> Values {
    var values = declaration.values
    for (slot, field) in declaration.kind.fields.enumerated() {
      guard let target = field.type.target, let value = values[slot] else { continue }
      let known = value.references.map { reference -> Value.Reference in
        switch resolve(reference, target, declaration, list, held: live?.values[slot]) {
        case .id(let id), .problem(_, .some(let id)), .object(_, .some(let id)): .id(id)
        case .object, .problem: reference
        }
      }
      values[slot] = value.referring(to: known)
    }
    return values
  }

  private func knownID(_ list: Change.ListID) -> Int? { if case .known(let id) = list { id } else { nil } }

  private func resolve(
    _ reference: Value.Reference,
    _ target: ReferenceTarget,
    _ declaration: Declaration,
    _ list: Change.ListID,
    held: Value? = nil
  ) -> References.Resolution {
    switch (target, reference) {
    // What another tenant numbers so is not looked for here: where it is not the same already, it is deferred.
    case (.lookup, .id(let id)) where context.options.isForeign: return .id(id)
    case (.lookup(let lookup), _):
      return context.references.resolve(reference, lookup, list: knownID(list), held: held)
    case (.kind, .id(let id)): return .id(id)
    case (.kind(let word), .name(let name)):
      let listName = declaration.list.flatMap { context.configuration.declarations[$0].name }
      let found = context.addresses.resolve(
        NamedObject(kind: word, name: name),
        list: listName,
        of: declaration.address
      )
      // What would be made, were it not left out.
      if case .object(let address, nil) = found, let position = context.addresses.declaration(address),
        !context.selection.isSelected[position], context.selection.neededBy[position] == nil
      {
        return .problem("\(address) does not exist and is left out", id: nil)
      }
      return found
    }
  }

  /// The list that the object belongs to. Nil, with a diagnostic, where it is neither there nor made.
  mutating func listID(of position: Int, _ declaration: Declaration) -> Change.ListID? {
    let kind = declaration.kind
    guard kind.endpoint.listMember != nil || kind.endpoint.collection == nil else {
      return Change.ListID.none
    }
    guard let list = declaration.list else {
      if let id = context.matches.systemList { return .known(id) }
      diagnostics.append(
        .error(
          "\(Registry.SystemList.assumption), which \(kind.title.plural) outside lists belong to",
          at: declaration.mark
        )
      )
      return nil
    }
    if let id = context.matches.live[list]?.id { return .known(id) }
    let owner = context.configuration.declarations[list]
    if !context.selection.isSelected[list],
      context.selection.neededBy[list] == nil || context.options.isExcluded(owner.address)
    {
      diagnostics.append(
        .error("\(owner.address), which it belongs to, does not exist and is left out", at: declaration.mark)
      )
      return nil
    }
    return .made(owner.address)
  }

  /// Why everything below the declaration's list waits, where the list itself must wait.
  func listDeferral(_ declaration: Declaration) -> String? {
    guard let list = declaration.list, context.matches.live[list] == nil else { return nil }
    let owner = context.configuration.declarations[list]
    guard owner.kind.unmakeable?.message(for: owner.values, of: owner.kind) != nil else { return nil }
    return "\(owner.address) is deferred"
  }

  /// Why an object waits of which the tenant does not give everything: what cannot be read cannot be compared, and
  /// where it is not declared, writing the rest would lose it. Where the user has said that it is written all the same, that
  /// is why it changes.
  func unread(
    _ declaration: Declaration,
    _ live: LiveObject,
    _ merged: Values,
    wasRead: Bool,
    _ unreadable: String?,
    isWrittenWhole: Bool
  ) -> (deferral: String?, reason: String?) {
    let kind = declaration.kind
    let unread = kind.fields.indices.filter { slot in
      let field = kind.fields[slot]
      return live.values[slot] == nil && field.uses.contains(.read) && (wasRead || !field.isDetail)
        && field.applies.holds(for: live.values, of: kind) && field.applies.holds(for: merged, of: kind)
    }
    let isLost = { (slot: Int) in isWrittenWhole && declaration.values[slot] == nil }
    let matters = { (slot: Int) in isLost(slot) || declaration.values[slot] != nil }
    guard let slot = unread.first(where: isLost) ?? unread.first(where: matters) else { return (nil, nil) }
    let why = "its \(kind.fields[slot].name) cannot be read (\(unreadable ?? "the answer does not hold it"))"
    if isLost(slot) { return (why + ": writing it would lose what is not declared", nil) }
    if context.options.writeUnreadable { return (nil, why + ": written all the same") }
    return (why + ": --write-unreadable writes it all the same", nil)
  }

  /// Why a field is written that shows the same name before and after.
  func remadeReason(_ declaration: Declaration, _ changed: [Int], _ pending: [Int: [Address]]) -> String? {
    joined(
      changed.flatMap { slot in
        let name = declaration.kind.fields[slot].name
        var seen: Set<Address> = []
        let made = (pending[slot] ?? []).filter { remade.contains($0) && seen.insert($0).inserted }
        return made.map { "\(name): the id of \($0) changes" }
          + remadeKeys(slot, declaration).map { "\(name): what \($0) holds is lost with its replacement" }
      }
    )
  }

  /// The objects that the declared entries of a map are of and that the plan makes anew: they lose what they held.
  func remadeKeys(_ slot: Int, _ declaration: Declaration) -> [Address] {
    guard !remade.isEmpty else { return [] }
    return (declaration.values[slot]?.keys ?? [])
      .compactMap { declaration.kind.fields[slot].address(ofKey: $0) }.filter(remade.contains)
  }

  /// Why an object cannot be replaced for its name; nil where it can.
  func tooLong(_ declaration: Declaration) -> String? {
    let kind = declaration.kind
    guard kind.replacement.usesTemporaryNames, let identity = kind.identity, let name = declaration.name,
      case .text(let rule)? = kind.field(identity.field)?.type,
      let most = rule.max.map({ $0 - TemporaryName.old("").utf16.count }), name.utf16.count > most
    else { return nil }
    return
      "\(kind.title) \"\(name.shortened(to: 60))\" must be replaced, and its \(identity.field) is too long for the temporary one: it can have \(most) characters"
  }

  /// Several reasons as one; nil for none.
  func joined(_ reasons: [String?]) -> String? {
    let reasons = reasons.compactMap { $0 }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  /// What a replacement by another type loses, because it means nothing for that type; the fields besides those that are
  /// shown anyway.
  func dropped(_ declaration: Declaration, _ live: LiveObject, _ merged: Values, besides changed: [Int])
    -> (fields: [Change.FieldChange], warnings: [String])
  {
    let kind = declaration.kind
    var fields: [Change.FieldChange] = []
    var warnings: [String] = []
    for (slot, field) in kind.fields.enumerated()
    where field.applies.holds(for: live.values, of: kind) && !field.applies.holds(for: merged, of: kind) {
      if let value = live.values[slot] {
        if !value.isEmpty, !changed.contains(slot) {
          fields.append(Change.FieldChange(name: field.name, before: value, after: .null))
        }
      } else if field.uses.contains(.read) {
        warnings.append("its \(field.name), which was not read, is lost: it does not apply any more")
      }
    }
    return (fields, warnings)
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

  /// All declared fields.
  func shownFields(_ declaration: Declaration, before: LiveObject?) -> [Change.FieldChange] {
    declaration.kind.fields.indices.filter { declaration.values[$0] != nil }.map {
      fieldChange($0, declaration, before)
    }
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

extension FieldType {
  /// What its values refer to; nil where they refer to nothing.
  fileprivate var target: ReferenceTarget? {
    switch self {
    case .reference(let target): target
    case .combination(let rule): .kind(rule.kind)
    case .text, .filter, .content, .boolean, .integer, .word, .code, .map: nil
    }
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
