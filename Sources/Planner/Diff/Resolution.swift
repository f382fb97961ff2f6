import Resources
import Support

extension ObjectDiff {
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
