import Platforms
import Resources
import Support

/// One section of a tenant's state: which objects it holds and what tells them apart.
struct Section: Sendable {
  /// The member of the state's document.
  let name: String
  /// What tells its objects apart.
  let key: KeyMembers
  /// The member that names the object's list, where it has one.
  let listMember: String?
  /// The member that no two objects of one list may share, where there is one.
  let identity: Identity?
  /// Whether that is so: under `names-not-unique` some may share a name.
  let hasUniqueNames: Bool
  /// Members that hold the ids of lists.
  let listsMembers: [String]
  /// The kind, where it is one that the API can write.
  let kind: Kind?
  /// What tells the kind's objects from others that can only be read.
  private let marks: [JSON.Member]

  enum KeyMembers: Hashable, Sendable {
    /// An id of its own.
    case id
    /// The list: it has just one.
    case list
    /// The list and a name.
    case listAndName
  }

  struct Identity: Sendable {
    let member: String
    let ignoresCase: Bool
    /// Whether an object can be without one.
    let canBeMissing: Bool
  }

  /// The member that names the list of objects without an id of their own.
  static let list = "listId"
  /// The member that names an object which a list has several of, without an id of its own.
  static let name = "name"

  /// The section of a kind, under the name that a manifest has for it.
  init(_ kind: Kind, hasUniqueNames: Bool, marks: [JSON.Member] = []) {
    name = kind.section
    self.hasUniqueNames = hasUniqueNames
    self.kind = kind
    self.marks = marks
    listsMembers = []
    switch kind.shape {
    case .items:
      key = .id
      listMember = kind.endpoint.listMember
    case .document:
      key = .list
      listMember = Section.list
    case .settings:
      key = .listAndName
      listMember = Section.list
    }
    identity = kind.identity.flatMap { identity in
      kind.field(identity.field)?.member.map {
        Identity(member: $0, ignoresCase: identity.ignoresCase, canBeMissing: identity.canBeMissing)
      }
    }
  }

  /// How the objects of a section that no kind has are kept.
  struct Shape: Sendable {
    /// The member that names the object's list, where it has one.
    var listMember: String? = Section.list
    /// The member that no two objects may share ignoring case, where there is one.
    var name: String?
    /// Members that hold the ids of lists.
    var listsMembers: [String] = []
  }

  /// The section of objects that no kind has.
  init(_ name: String, _ shape: Shape = Shape()) {
    self.name = name
    key = .id
    listMember = shape.listMember
    identity = shape.name.map { Identity(member: $0, ignoresCase: true, canBeMissing: false) }
    listsMembers = shape.listsMembers
    hasUniqueNames = shape.name != nil
    kind = nil
    marks = []
  }

  /// Whether the object is one of the kind's.
  func isOwn(_ object: JSON) -> Bool { marks.allSatisfy { object[$0.name] == $0.value } }

  /// The name under which no other object of the same list may be.
  func identity(of object: JSON) -> ObjectName? {
    guard let identity, isOwn(object), let text = object[identity.member]?.text else { return nil }
    return ObjectName(list: list(of: object), text: text, ignoresCase: identity.ignoresCase)
  }

  /// The id of the object's list; 0 where it has none.
  func list(of object: JSON) -> Int { listMember.flatMap { object[$0]?.int } ?? 0 }
}

/// What tells the objects of a section apart; objects are kept in this order.
struct ObjectKey: Hashable, Comparable, Sendable {
  /// The object's id, or its list's.
  let id: Int
  /// Its name, where a list has several.
  let name: CodePoints

  init(_ id: Int, _ name: String = "") {
    self.id = id
    self.name = CodePoints(name)
  }

  static func < (one: ObjectKey, other: ObjectKey) -> Bool {
    one.id == other.id ? one.name < other.name : one.id < other.id
  }
}

/// A name within a list as the server compares it.
struct ObjectName: Hashable, Sendable {
  let list: Int
  let text: CodePoints

  init(list: Int, text: String, ignoresCase: Bool) {
    self.list = list
    self.text = CodePoints(ignoresCase ? CaseFolding.simple(text) : text)
  }
}
