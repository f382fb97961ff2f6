import Resources

/// What the keys of a manifest mean, looked up once for each kind: a configuration may have a million of them.
struct ItemKeys {
  /// What one key of an item means.
  enum Meaning {
    case field(Int)
    /// A file for the content field at that position.
    case file(Int)
    case section(Kind)
    case state
    case formerly
  }

  /// The kinds at the top of a manifest, by section.
  let topSections: [String: Kind]
  private let meanings: [ObjectIdentifier: [String: Meaning]]

  init(_ registry: Registry) {
    topSections = Dictionary(uniqueKeysWithValues: registry.kinds(in: .system).map { ($0.section, $0) })
    var all: [ObjectIdentifier: [String: Meaning]] = [:]
    for kind in registry.kinds {
      var keys: [String: Meaning] = [:]
      if kind.identity != nil {
        keys["state"] = .state
        keys["formerly"] = .formerly
      }
      for (slot, field) in kind.fields.enumerated() where field.uses.contains(.declare) {
        keys[field.name] = .field(slot)
        if case .content(let file) = field.type { keys[file] = .file(slot) }
      }
      if kind.container != nil {
        for other in registry.kinds(in: .list) { keys[other.section] = .section(other) }
      }
      all[ObjectIdentifier(kind)] = keys
    }
    meanings = all
  }

  /// What the key means in an item of the kind.
  func meaning(_ key: String, _ kind: Kind) -> Meaning? { meanings[ObjectIdentifier(kind)]?[key] }

  /// All keys of the kind's items, sorted.
  func keys(_ kind: Kind) -> [String] { (meanings[ObjectIdentifier(kind)] ?? [:]).keys.sorted() }
}
