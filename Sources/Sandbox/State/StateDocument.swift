import Resources
import Support

/// Why a state document makes no tenant.
package struct StateError: Error, Hashable, Sendable {
  /// What is wrong and where in the document, such as `lists[3]: "id" is missing`.
  package let message: String
}

extension TenantState {
  /// The document's version that this program reads and writes.
  private static let version = 1

  /// Reads the document into a state that remembers nothing yet. What no tenant can be is refused; members that the
  /// API does not have are kept.
  mutating func read(_ document: JSON) throws(StateError) {
    guard let members = document.members else { throw StateError(message: "it is no JSON object") }
    guard document["version"]?.int == TenantState.version else {
      throw StateError(message: "\"version\" must be \(TenantState.version)")
    }
    for member in members where member.name != "version" && member.name != "nextId" {
      if takenNames[member.name] != nil {
        takenNames[member.name] = try names(member)
      } else if sections.contains(where: { $0.name == member.name }) {
        try read(member)
      } else {
        throw StateError(message: "\"\(member.name)\" is no section of a state")
      }
    }
    try checkLists()
    let highest = sections.filter { $0.key == .id }.compactMap { self[$0.name].keys.last?.id }.max() ?? 0
    // A new list must not become the system's, where that is not shown.
    nextID = max(highest, systemList ?? 0) + 1
    if let next = document["nextId"] {
      guard let number = next.int, number > highest else {
        throw StateError(message: "\"nextId\" must be a number above \(highest), the highest id")
      }
      nextID = number
    }
  }

  private func names(_ member: JSON.Member) throws(StateError) -> [String] {
    guard let elements = member.value.elements else {
      throw StateError(message: "\"\(member.name)\" must be an array")
    }
    var names: [String] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.text else {
        throw StateError(message: "\(member.name)[\(index)] must be a text")
      }
      names.append(text)
    }
    return names
  }

  private mutating func read(_ member: JSON.Member) throws(StateError) {
    guard let elements = member.value.elements else {
      throw StateError(message: "\"\(member.name)\" must be an array")
    }
    let section = self[member.name].section
    for (index, object) in elements.enumerated() {
      let place = "\(member.name)[\(index)]"
      let key = try section.key(of: object, at: place)
      try section.check(object, at: place)
      if self[member.name][key] != nil { throw StateError(message: "\(place) appears twice") }
      if section.hasUniqueNames, let name = section.identity(of: object),
        let other = self[member.name].key(named: name)
      {
        throw StateError(message: "\(place) has the name of the object \(other.id)")
      }
      self[member.name].put(object, key)
    }
  }

  /// Every list that an object names must be there, but for the system's, which need not be shown.
  private func checkLists() throws(StateError) {
    guard let container = sections.first(where: { $0.kind?.container != nil }) else { return }
    let system = systemList
    func isThere(_ list: Int) -> Bool { list == system || self[container.name][ObjectKey(list)] != nil }
    for section in sections {
      for member in section.listsMembers {
        for object in self[section.name].objects {
          guard let lists = object[member] else { continue }
          guard let ids = lists.elements, ids.allSatisfy({ $0.int != nil }) else {
            throw StateError(message: "\(section.name): \"\(member)\" must be an array of lists' ids")
          }
          for id in ids.compactMap(\.int) where !isThere(id) {
            throw StateError(message: "\(section.name): \"\(member)\" \(id) is no list's id")
          }
        }
      }
      guard let listMember = section.listMember else { continue }
      for object in self[section.name].objects {
        let list = section.list(of: object)
        if !isThere(list) {
          throw StateError(message: "\(section.name): \"\(listMember)\" \(list) is no list's id")
        }
      }
    }
  }

  /// The document of this state; sections without objects are left out.
  var document: JSON {
    var members = [
      JSON.Member("version", .int(TenantState.version)), JSON.Member("nextId", .int(nextID)),
    ]
    for section in sections {
      let objects = self[section.name].objects
      if !objects.isEmpty { members.append(JSON.Member(section.name, .array(objects))) }
    }
    for (name, taken) in takenNames.sorted(by: { $0.key < $1.key }) where !taken.isEmpty {
      members.append(JSON.Member(name, .array(taken.map(JSON.string))))
    }
    return .object(members)
  }
}

extension Section {
  /// What tells the object apart.
  fileprivate func key(of object: JSON, at place: String) throws(StateError) -> ObjectKey {
    guard object.members != nil else { throw StateError(message: "\(place) must be an object") }
    func number(_ member: String) throws(StateError) -> Int {
      guard let value = object[member] else {
        throw StateError(message: "\(place): \"\(member)\" is missing")
      }
      guard let number = value.int, number > 0 else {
        throw StateError(message: "\(place): \"\(member)\" must be a whole number above 0")
      }
      return number
    }
    if let listMember { _ = try number(listMember) }
    switch key {
    case .id: return ObjectKey(try number("id"))
    case .list: return ObjectKey(try number(Section.list))
    case .listAndName:
      guard let name = object[Section.name]?.text else {
        throw StateError(message: "\(place): \"\(Section.name)\" must be a text")
      }
      return ObjectKey(try number(Section.list), name)
    }
  }

  /// Whether its members are of the documented types.
  fileprivate func check(_ object: JSON, at place: String) throws(StateError) {
    guard isOwn(object) else { return try checkLock(object, at: place) }
    if let identity, object[identity.member]?.text == nil,
      !identity.canBeMissing || object[identity.member] ?? .null != .null
    {
      throw StateError(message: "\(place): \"\(identity.member)\" must be a text")
    }
    try checkLock(object, at: place)
    for field in kind?.fields ?? [] {
      if let member = field.member, let value = object[member], !field.accepts(value) {
        throw StateError(message: "\(place): \"\(member)\" has the wrong type")
      }
    }
  }

  private func checkLock(_ object: JSON, at place: String) throws(StateError) {
    if let lock = object[TenantState.lockMember], lock.bool == nil {
      throw StateError(message: "\(place): \"\(TenantState.lockMember)\" must be true or false")
    }
  }
}
