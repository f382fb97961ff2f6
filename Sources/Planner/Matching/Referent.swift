import Resources

/// An object of a read-only collection whose number a wanted value holds, as it was when the change was planned: a number says
/// nothing about what it has come to stand for since.
package struct Referent: Hashable, Sendable {
  /// The position of the field that names it.
  package let slot: Int
  /// The path of its collection.
  package let path: String
  /// Its number.
  package let id: Int
  /// Its name.
  package let name: String
  /// The id of its list.
  package let list: Int?
  /// The name of its list, where the manifest names it by that too.
  package let listName: String?
  /// Whether the manifest names it by its name, which must lead to this one alone.
  package let isByName: Bool

  /// What is known of the object.
  package struct Object: Sendable {
    let id: Int
    let name: String
    let list: Int?

    /// Its number, its name and the id of its list.
    package init(id: Int, name: String, list: Int?) {
      self.id = id
      self.name = name
      self.list = list
    }
  }

  /// An object as it was when the change was planned.
  package init(slot: Int, path: String, object: Object, listName: String? = nil, isByName: Bool) {
    self.slot = slot
    self.path = path
    id = object.id
    name = object.name
    list = object.list
    self.listName = listName
    self.isByName = isByName
  }
}

extension References {
  /// What the declared values name by number, in the order of fields and text: whole fields and pieces of texts. `desired` are
  /// the values with numbers, of an object in that list; `named` finds what pieces name.
  func referents(
    _ declared: Values,
    _ desired: Values,
    _ kind: Kind,
    list: Int?,
    of named: (ObjectName, Lookup) -> Snapshot.LookupItem?
  ) -> [Referent] {
    guard kind.hasReferences else { return [] }
    var found: [Referent] = []
    for (slot, field) in kind.fields.enumerated() {
      if case .template(let pieces)? = declared[slot] {
        for case .object(let object) in pieces {
          guard let lookup = field.lookup(of: object.word),
            let item = named(object, lookup)
          else { continue }
          found.append(
            Referent(
              slot: slot,
              path: lookup.path,
              object: .init(id: item.id, name: item.name, list: item.list),
              listName: object.list,
              isByName: true
            )
          )
        }
      }
      guard case .reference(.lookup(let lookup)) = field.type, case .reference(.id(let id))? = desired[slot],
        id != lookup.none, let item = item(id, lookup)
      else { continue }
      let isByName = if case .reference(.name)? = declared[slot] { true } else { false }
      found.append(
        Referent(
          slot: slot,
          path: lookup.path,
          object: .init(id: id, name: item.name, list: item.list),
          isByName: isByName
        )
      )
    }
    return found
  }
}
