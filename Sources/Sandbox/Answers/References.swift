import Resources
import Support

// What objects of the state refer to.
extension Tenant {
  /// What the call makes an object refer to must be there, and of the same list (reference, "Edit subscription setting")
  /// or, for kinds, of the system list.
  func checkReferences(
    _ object: JSON,
    of kind: Kind,
    list: Int?,
    by body: Body,
    before: JSON? = nil
  ) throws(Problem) {
    for field in kind.fields where body.decides(on: field) {
      guard let member = field.member, let value = object[member] else { continue }
      if let keys = field.keys.flatMap(registry.kind) {
        try checkNames(value, known: before?[member], keys)
      }
      switch field.type {
      case .reference(.kind(let word)):
        guard let id = value.int else { continue }
        guard let section = registry.kind(word)?.section, state[section][ObjectKey(id)] != nil else {
          throw .noReferencedObject
        }
      case .reference(.lookup(let lookup)):
        guard let id = value.int, id != lookup.none else { continue }
        guard let view = views.first(where: { $0.path == lookup.path }),
          let target = state[view.section][ObjectKey(id)], view.shows(target),
          list == nil || target[Section.list]?.int == list
        else { throw .noReferencedObject }
      case .combination(let rule):
        guard let section = registry.kind(rule.kind)?.section else { continue }
        let collection = state[section]
        let lists = [list, systemList]
        for id in rule.ids(in: value) {
          guard let target = collection[ObjectKey(id)],
            collection.section.listMember == nil || lists.contains(collection.section.list(of: target))
          else { throw .noReferencedObject }
        }
      case .text, .filter, .content, .boolean, .integer, .word, .code, .map: continue
      }
    }
  }

  /// The entries of a map that are new must be of objects that there are.
  private func checkNames(_ map: JSON, known: JSON?, _ kind: Kind) throws(Problem) {
    let collection = state[kind.section]
    guard let identity = collection.section.identity else { return }
    for entry in map.members ?? [] where known?[entry.name] == nil {
      let name = ObjectName(list: 0, text: entry.name, ignoresCase: identity.ignoresCase)
      if collection.key(named: name) == nil { throw behaviour(of: kind).unknown(entry.name) }
    }
  }

  /// Takes a deleted object out of what others hold of it: its entries of maps, and its id of combinations.
  mutating func forget(_ object: JSON, _ kind: Kind, _ key: ObjectKey) {
    let name = state[kind.section].section.identity.flatMap { identity in
      (object[identity.member]?.text).map { (text: $0, ignoresCase: identity.ignoresCase) }
    }
    for other in registry.kinds {
      for field in other.fields {
        guard let member = field.member else { continue }
        switch field.type {
        case .map where field.keys == kind.word:
          guard let (text, ignoresCase) = name else { continue }
          let gone = ObjectName(list: 0, text: text, ignoresCase: ignoresCase)
          rewrite(member, of: other) { value in
            .object(
              (value.members ?? []).filter {
                ObjectName(list: 0, text: $0.name, ignoresCase: ignoresCase) != gone
              }
            )
          }
        case .combination(let rule)
        where rule.kind == kind.word && !readings.contains(.deletedGroupsKept):
          rewrite(member, of: other) { rule.without(key.id, in: $0) }
        default: continue
        }
      }
    }
  }

  /// Gives a member of all objects of a kind another value, where they have it.
  private mutating func rewrite(_ member: String, of kind: Kind, _ value: (JSON) -> JSON) {
    let collection = state[kind.section]
    for (key, object) in zip(collection.keys, collection.objects) where collection.section.isOwn(object) {
      guard let old = object[member] else { continue }
      let new = value(old)
      if new != old { state[kind.section].put(object.setting(member, to: new), key) }
    }
  }
}

extension Tenant {
  /// The object as a GET has it where the reference can be read the other way: ids of combinations as plain numbers, maps with
  /// all names that there are.
  func reread(_ object: JSON, of kind: Kind) -> JSON {
    kind.fields.reduce(object) { object, field in
      guard let member = field.member else { return object }
      switch field.type {
      case .combination(let rule) where readings.contains(.targetGroupIDsPlain):
        guard let value = object[member] else { return object }
        let ids = rule.ids(in: value).map(JSON.int)
        return object.setting(member, to: value.setting(rule.objectsMember, to: .array(ids)))
      case .map where readings.contains(.attributesWithNull):
        guard let keys = field.keys.flatMap(registry.kind) else { return object }
        let collection = state[keys.section]
        let names = collection.objects.compactMap { object in
          collection.section.identity.flatMap { object[$0.member]?.text }
        }
        let map = names.reduce(object[member] ?? .object([])) { map, name in
          map[name] == nil ? map.setting(name, to: .null) : map
        }
        return object.setting(member, to: map)
      default: return object
      }
    }
  }
}

extension CombinationRule {
  /// The combination without that object; without any left there is none.
  fileprivate func without(_ id: Int, in value: JSON) -> JSON {
    let ids = ids(in: value)
    guard ids.contains(id) else { return value }
    let kept = ids.filter { $0 != id }
    return json(kept.isEmpty ? none : value[wordMember]?.text ?? none, kept)
  }
}
