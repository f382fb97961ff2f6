/// Another object that a field's value names.
public struct NamedObject: Hashable, Sendable {
  /// The word of its kind.
  public let kind: String
  /// Its name.
  public let name: String

  /// An object of that kind and name.
  public init(kind: String, name: String) {
    self.kind = kind
    self.name = name
  }

  /// Where it can be: of the same list first, then of the system.
  public func candidates(list: String?) -> [Address] {
    let system = Address(list: nil, word: kind, name: name)
    return list.map { [Address(list: $0, word: kind, name: name), system] } ?? [system]
  }
}

extension Kind {
  /// All objects that the values name, in the order of fields and text.
  public func names(in values: Values) -> [NamedObject] {
    var found: [NamedObject] = []
    for (slot, field) in fields.enumerated() {
      found += field.held(values[slot])
      guard !field.mentions.isEmpty, let text = values[slot]?.spokenText else { continue }
      for mention in field.mentions {
        found += FilterText.arguments(of: mention.function, in: text).map {
          NamedObject(kind: mention.kind, name: $0)
        }
      }
    }
    return found
  }
}

extension Kind {
  /// Whether any field holds other objects, by their ids or by what it has for them.
  public var holdsOthers: Bool { fields.contains { $0.type.referredKind != nil || $0.keys != nil } }

  /// The objects that the values hold, with the positions of the fields.
  public func held(in values: Values) -> [(slot: Int, object: NamedObject)] {
    fields.enumerated().flatMap { slot, field in field.held(values[slot]).map { (slot, $0) } }
  }
}

extension Field {
  /// The objects that a value holds, by their names.
  fileprivate func held(_ value: Value?) -> [NamedObject] {
    let referred = type.referredKind.map { word in
      (value?.referredNames ?? []).map { NamedObject(kind: word, name: $0) }
    }
    let named = keys.map { word in (value?.keys ?? []).map { NamedObject(kind: word, name: $0) } }
    return (referred ?? []) + (named ?? [])
  }

  /// The object that an entry of a map is of; nil where its name names nothing.
  public func address(ofKey name: String) -> Address? {
    keys.map { Address(list: nil, word: $0, name: name) }
  }
}

extension Value {
  /// The names of the entries of a map that have a text.
  public var keys: [String] {
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
  public var referencedKinds: Set<String> {
    var words: Set<String> = []
    for field in kinds.flatMap(\.fields) {
      if let word = field.type.referredKind { words.insert(word) }
    }
    return words
  }

  /// The words of all kinds that the entries of maps are of.
  public var keyKinds: Set<String> { Set(kinds.flatMap(\.fields).compactMap(\.keys)) }

  /// The words of all kinds that fields of other objects can name.
  public var namedKinds: Set<String> {
    var words = referencedKinds.union(keyKinds)
    for field in kinds.flatMap(\.fields) { words.formUnion(field.mentions.map(\.kind)) }
    return words
  }
}
