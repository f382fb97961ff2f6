import Resources
import Support

/// The objects of one section, in the order of their keys, with what is needed to find one without going through
/// all of them.
struct Collection: Sendable {
  /// What it holds.
  let section: Section
  /// In ascending order.
  private(set) var keys: [ObjectKey] = []
  /// By the positions of the keys.
  private(set) var objects: [JSON] = []
  /// The ids of the objects' lists by the positions of the keys, so that a list's deletion is cheap.
  private var lists: [Int] = []
  private var names: [ObjectName: ObjectKey] = [:]

  init(_ section: Section) { self.section = section }

  /// The object of that key.
  subscript(_ key: ObjectKey) -> JSON? {
    let position = position(of: key)
    return position < keys.count && keys[position] == key ? objects[position] : nil
  }

  /// The key of the object that has the name.
  func key(named name: ObjectName) -> ObjectKey? { names[name] }

  /// The position of the first object whose key is not before this one.
  func position(of key: ObjectKey) -> Int {
    // Most keys come in ascending order: what is new has the highest id.
    if let last = keys.last, last < key { return keys.count }
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Puts an object in its place, instead of the one that has its key.
  mutating func put(_ object: JSON, _ key: ObjectKey) {
    let position = position(of: key)
    if position < keys.count, keys[position] == key {
      if let name = section.identity(of: objects[position]) { names[name] = nil }
      objects[position] = object
      lists[position] = section.list(of: object)
    } else {
      keys.insert(key, at: position)
      objects.insert(object, at: position)
      lists.insert(section.list(of: object), at: position)
    }
    if let name = section.identity(of: object) { names[name] = key }
  }

  /// Takes the object of that key out.
  mutating func remove(_ key: ObjectKey) {
    let position = position(of: key)
    guard position < keys.count, keys[position] == key else { return }
    if let name = section.identity(of: objects[position]) { names[name] = nil }
    keys.remove(at: position)
    objects.remove(at: position)
    lists.remove(at: position)
  }

  /// The objects of a list.
  func objects(ofList list: Int) -> [JSON] {
    guard section.listMember != nil else { return [] }
    return lists.indices.filter { lists[$0] == list }.map { objects[$0] }
  }

  /// Takes all objects of a list out.
  mutating func removeAll(ofList list: Int) {
    guard section.listMember != nil, lists.contains(list) else { return }
    let kept = lists.indices.filter { lists[$0] != list }
    for position in lists.indices where lists[position] == list {
      if let name = section.identity(of: objects[position]) { names[name] = nil }
    }
    keys = kept.map { keys[$0] }
    objects = kept.map { objects[$0] }
    lists = kept.map { lists[$0] }
  }
}
