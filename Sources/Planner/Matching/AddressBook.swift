import Resources
import Support

/// Which addresses exist, are declared or will be made, for names inside fields.
struct AddressBook {
  private var live: [Address: Int] = [:]
  private var declared: [Address: Int] = [:]
  private var byID: [String: [Int: Address]] = [:]
  /// What objects are called that live or are declared, by kind.
  private var names: [String: [String]] = [:]
  private let registry: Registry

  /// Of kinds that fields can name alone: the others are never looked up.
  init(_ configuration: Configuration, _ snapshot: Snapshot, _ registry: Registry, _ matches: Matches) {
    self.registry = registry
    let words = registry.namedKinds
    for (position, declaration) in configuration.declarations.enumerated()
    where words.contains(declaration.kind.word) {
      if !declaration.isAbsent {
        declared[declaration.address] = position
        if let name = declaration.name { names[declaration.kind.word, default: []].append(name) }
      }
      if let id = matches.live[position]?.id { live[declaration.address] = id }
    }
    for kind in registry.kinds where words.contains(kind.word) {
      for object in snapshot.collections[kind.word] ?? [] {
        let address = LiveNames.address(of: object, kind, snapshot, registry, matches)
        guard let id = object.id else { continue }
        if let name = object.name { names[kind.word, default: []].append(name) }
        if live[address] == nil { live[address] = id }
        byID[kind.word, default: [:]][id] = address
      }
    }
  }

  /// The address that a name means where `user` says it: of the own list first, then of the system; nil where there is none.
  func address(_ named: NamedObject, list: String?, of user: Address?) -> Address? {
    named.candidates(list: list, of: user).first { declared[$0] != nil || live[$0] != nil }
  }

  /// The address of the object of that kind that has the id; nil where it was not read.
  func address(of id: Int, _ kind: String) -> Address? { byID[kind]?[id] }

  /// The position of what declares the address.
  func declaration(_ address: Address) -> Int? { declared[address] }

  /// What is probably meant by a name that means nothing; empty for nothing.
  func hint(_ named: NamedObject) -> String {
    let others = Set(names[named.kind] ?? []).filter { !sameCodePoints($0, named.name) }
    return Suggestion.clause(for: named.name, among: others.sorted())
  }

  /// The id of what is named, or the change that makes it.
  func resolve(_ named: NamedObject, list: String?, of user: Address?) -> References.Resolution {
    guard let address = address(named, list: list, of: user) else {
      let title = registry.kind(named.kind)?.title ?? named.kind
      let hint = hint(named)
      return .problem(
        "\(title) \"\(InvisibleCharacters.shown(named.name))\" does not exist\(hint): declare it, or create it in Inxmail",
        id: nil
      )
    }
    return .object(address, id: live[address])
  }
}

/// Addresses of live objects, under the tenant's own spelling.
enum LiveNames {
  static func address(
    of object: LiveObject,
    _ kind: Kind,
    _ snapshot: Snapshot,
    _ registry: Registry,
    _ matches: Matches
  ) -> Address {
    Address(list: listName(of: object, kind, snapshot, registry, matches), word: kind.word, name: object.name)
  }

  /// The name of the object's list; nil in the system scope.
  static func listName(
    of object: LiveObject,
    _ kind: Kind,
    _ snapshot: Snapshot,
    _ registry: Registry,
    _ matches: Matches
  ) -> String? {
    guard kind.endpoint.listMember != nil, let list = object.list, list != matches.systemList else {
      return nil
    }
    // A list that the tenant does not show has no name: nothing of it may be taken for the system's.
    return matches.listNames[list] ?? "#\(list)"
  }
}
