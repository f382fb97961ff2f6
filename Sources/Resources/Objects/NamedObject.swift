import Support

/// Another object that a field's value names.
package struct NamedObject: Hashable, Sendable {
  /// The word of its kind.
  package let kind: String
  /// Its name.
  package let name: String

  /// An object of that kind and name.
  package init(kind: String, name: String) {
    self.kind = kind
    self.name = name
  }

  /// Where it can be: of the same list first, then of the system. What is of a list never means itself.
  package func candidates(list: String?, of user: Address? = nil) -> [Address] {
    let system = Address(list: nil, word: kind, name: name)
    guard let list, case let own = Address(list: list, word: kind, name: name), own != user else {
      return [system]
    }
    return [own, system]
  }
}

/// An object that stands within a text of the filter language.
package struct MentionedObject: Sendable {
  /// What is named.
  package let object: NamedObject
  /// The position of the field.
  package let slot: Int
  /// Where the name stands in the UTF-8 of `Value.spokenText`.
  package let range: Range<Int>
  /// Whether it can be nothing but a name.
  package let isCertain: Bool
}

extension Kind {
  /// All objects that the values name, in the order of fields and text.
  package func names(in values: Values) -> [NamedObject] {
    var found: [NamedObject] = []
    for (slot, field) in fields.enumerated() {
      found += field.held(values[slot])
      if !field.mentions.isEmpty { found += mentions(in: values, slot).map(\.object) }
    }
    return found
  }

  /// The objects that the values mention within texts, in the order of fields, functions and text, each once a field.
  package func mentions(in values: Values) -> [MentionedObject] {
    fields.indices.flatMap { fields[$0].mentions.isEmpty ? [] : mentions(in: values, $0) }
  }

  private func mentions(in values: Values, _ slot: Int) -> [MentionedObject] {
    let field = fields[slot]
    guard let text = values[slot]?.filterText else { return [] }
    let filter = FilterText(text)
    var seen: [String: Set<CodePoints>] = [:]
    return field.mentions.flatMap { mention in
      field.names(in: filter, by: mention).compactMap { name in
        guard seen[mention.kind, default: []].insert(CodePoints(name.name)).inserted else { return nil }
        return MentionedObject(
          object: NamedObject(kind: mention.kind, name: name.name),
          slot: slot,
          range: name.range,
          isCertain: name.isCertain
        )
      }
    }
  }
}

extension Kind {
  /// Whether any field holds other objects, by their ids or by what it has for them.
  package var holdsOthers: Bool { fields.contains { $0.type.referredKind != nil || $0.keys != nil } }

  /// The objects that the values hold, with the positions of the fields.
  package func held(in values: Values) -> [(slot: Int, object: NamedObject)] {
    fields.enumerated().flatMap { slot, field in field.held(values[slot]).map { (slot, $0) } }
  }
}

extension Field {
  /// The functions whose argument is a name.
  package var namingFunctions: [String] { mentions.map(\.function) }

  /// What a filter names by a function, or by bare words where these mean the same, in the order of the text.
  package func names(in filter: FilterText, by mention: Mention) -> [FilterText.Name] {
    let names = filter.names(of: mention.function)
    guard mention.isBare else { return names }
    return (names + filter.bareWords(besides: namingFunctions)).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }

  /// The objects that a value holds, by their names.
  fileprivate func held(_ value: Value?) -> [NamedObject] {
    let referred = type.referredKind.map { word in
      (value?.referredNames ?? []).map { NamedObject(kind: word, name: $0) }
    }
    let named = keys.map { word in (value?.keys ?? []).map { NamedObject(kind: word, name: $0) } }
    return (referred ?? []) + (named ?? [])
  }

  /// The object that an entry of a map is of; nil where its name names nothing.
  package func address(ofKey name: String) -> Address? {
    keys.map { Address(list: nil, word: $0, name: name) }
  }
}

extension Value {
  /// The names of the entries of a map that have a text.
  package var keys: [String] {
    if case .map(let entries) = self { entries.filter { $0.text != nil }.map(\.name) } else { [] }
  }

  /// The names of the objects that it refers to.
  fileprivate var referredNames: [String] {
    switch self {
    case .reference(.name(let name)): [name]
    case .combination(let combination): combination.names
    default: []
    }
  }
}

extension Registry {
  /// The words of all kinds that fields of other objects refer to by id.
  package var referencedKinds: Set<String> {
    var words: Set<String> = []
    for field in kinds.flatMap(\.fields) {
      if let word = field.type.referredKind { words.insert(word) }
    }
    return words
  }

  /// The words of all kinds that the entries of maps are of.
  package var keyKinds: Set<String> { Set(kinds.flatMap(\.fields).compactMap(\.keys)) }

  /// The words of all kinds whose objects texts of others hold by their numbers.
  package var numberedKinds: Set<String> {
    Set(kinds.flatMap(\.fields).flatMap(\.numbered).compactMap(\.named?.word)).filter { kind($0) != nil }
  }

  /// The words of all kinds that fields of other objects can name.
  package var namedKinds: Set<String> {
    var words = referencedKinds.union(keyKinds)
    for field in kinds.flatMap(\.fields) { words.formUnion(field.mentions.map(\.kind)) }
    return words
  }
}
