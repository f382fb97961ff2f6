import Resources
import Support

// What refers to an object, for a server that refuses to delete what is in use (`delete-refused-in-use`).
extension Tenant {
  /// Refuses where any other object refers to this one.
  func checkUses(of object: JSON, _ kind: Kind) throws(Problem) {
    guard let id = object["id"]?.int, let user = user(of: object, id, kind) else { return }
    throw .invalidParameter("the object with the id \(id) is in use by the object with the id \(user)")
  }

  /// The id of the first object that refers to it.
  private func user(of object: JSON, _ id: Int, _ kind: Kind) -> Int? {
    for other in registry.kinds {
      let collection = state[other.section]
      for user in collection.objects where collection.section.isOwn(user) {
        if other === kind, user["id"]?.int == id { continue }
        if refers(user, of: other, to: object, id, kind) { return user["id"]?.int ?? user[Section.list]?.int }
      }
    }
    return nil
  }

  private func refers(_ user: JSON, of other: Kind, to object: JSON, _ id: Int, _ kind: Kind) -> Bool {
    other.fields.contains { field in
      guard let member = field.member, let value = user[member] else { return false }
      switch field.type {
      case .reference(.kind(let word)): return word == kind.word && value.int == id
      case .combination(let rule): return rule.kind == kind.word && rule.ids(in: value).contains(id)
      default: break
      }
      guard !field.mentions.isEmpty, let text = value.text else { return false }
      let filter = FilterText(text)
      return field.mentions.contains { mention in
        mention.kind == kind.word
          && field.names(in: filter, by: mention).contains {
            isMeant(object, kind, by: $0.name, user, of: other)
          }
      }
    }
  }

  /// Whether the name means this object, where the user says it: of the user's own list first, then of the system; never
  /// the user itself.
  private func isMeant(_ object: JSON, _ kind: Kind, by name: String, _ user: JSON, of other: Kind) -> Bool {
    let list = state[other.section].section.list(of: user)
    let collection = state[kind.section]
    guard let identity = collection.section.identity, let found = collection.section.identity(of: object)
    else { return false }
    func named(_ list: Int) -> ObjectName {
      ObjectName(list: list, text: name, ignoresCase: identity.ignoresCase)
    }
    guard collection.section.listMember != nil else { return found == named(0) }
    if found == named(list) { return true }
    // Not by the index of names, which knows one of several that share a name.
    let hasOwn = collection.objects(ofList: list).contains {
      collection.section.identity(of: $0) == named(list) && (other !== kind || $0["id"] != user["id"])
    }
    return found.list == systemList && found == named(found.list) && !hasOwn
  }
}
