import Resources
import Support

/// Objects of a tenant that name each other in a ring: what a tenant may have, and no manifest may declare.
enum Rings {
  /// The objects, those of a ring with the reason why they must not be declared.
  static func refused(_ objects: [ManifestObject]) -> [ManifestObject] {
    var addresses: [Address] = []
    var named: [[NamedObject]] = []
    func note(_ object: ManifestObject, list: String?) {
      guard object.kind.namesOthers else { return }
      addresses.append(Address(list: list, word: object.kind.word, name: object.name))
      named.append(object.kind.names(in: object.values))
    }
    for object in objects {
      note(object, list: nil)
      for below in object.below { note(below, list: object.name) }
    }
    let positions = Dictionary(addresses.enumerated().map { ($1, $0) }) { first, _ in first }
    var graph = Graph(count: addresses.count)
    for (position, names) in named.enumerated() {
      let address = addresses[position]
      for name in names {
        let candidates = name.candidates(list: address.listName, of: address)
        if let other = candidates.lazy.compactMap({ positions[$0] }).first {
          graph.add(position, after: other)
        }
      }
    }
    let rings = graph.rings(count: addresses.count)
    guard !rings.isEmpty else { return objects }
    var reasons: [Address: String] = [:]
    for ring in rings {
      let members = ring.map { addresses[$0] }.sorted()
      let reason =
        ring.count == 1
        ? "it names itself, so that it could not be created"
        : "it is part of a cycle, of which nothing could be created first: \(members.map(\.text).joined(separator: ", "))"
      for member in members { reasons[member] = reason }
    }
    return objects.map { object in
      var object = refused(object, list: nil, reasons)
      object.below = object.below.map { refused($0, list: object.name, reasons) }
      return object
    }
  }

  private static func refused(_ object: ManifestObject, list: String?, _ reasons: [Address: String])
    -> ManifestObject
  {
    var object = object
    object.undeclarable = reasons[Address(list: list, word: object.kind.word, name: object.name)]
    return object
  }
}
