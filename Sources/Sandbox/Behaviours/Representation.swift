import Resources
import Support

/// How the server writes the objects of one kind: which members in which order, and which links.
struct Representation: Sendable {
  /// The members of a GET in the documented order; nil for the id, the list and all readable fields.
  var members: [String]?
  /// The members of the answer to a POST, where they are others.
  var createdMembers: [String]?
  /// Members that are left out where they are null.
  var omittedWhereNull: [String] = []
  /// Members that are null in the answers to POST, PUT and PATCH, whatever is stored.
  var nullInAnswers: [String] = []
  /// Members that are null in the answers to PUT and PATCH alone.
  var nullWhereChanged: [String] = []
  /// Members that are null in collections alone.
  var nullInPages: [String] = []
  /// Members that a GET gives on demand alone.
  var options: [Option] = []
  /// The member that tells whether an object is the system list's, where there is one.
  var scope: Scope?
  /// The query of `self` in the answers to PUT and PATCH; nothing for none.
  var changedQuery = ""
  /// Links of a GET beside `self`; answers to POST and PUT have just that.
  var links: [Link] = []
  /// What a member is where neither the state nor a request says it.
  var defaults: [JSON.Member] = []
  /// Whether `Location` and `self` of the answers to POST and PUT are the collection's (reference, "Create new text module
  /// for existing list").
  var answersLackID = false

  /// Members that a GET gives where a query parameter is `true`; then `self` has it too.
  struct Option: Sendable {
    let parameter: String
    let members: [String]
  }

  /// How a member tells the objects of the system list, whose answers leave the list out, from those of others.
  struct Scope: Sendable {
    let member: String
    /// What it is for the system list's.
    let system: String
    /// What it is for another list's.
    let list: String

    /// What it is for the object of a list.
    func value(isSystem: Bool) -> JSON { .string(isSystem ? system : list) }
  }

  /// A link to another resource.
  struct Link: Sendable {
    /// The relation, such as `inx:list`.
    let relation: String
    /// The target below the base URL; `{id}` and `{list}` are put in.
    let target: String

    init(_ relation: String, _ target: String) {
      self.relation = relation
      self.target = target
    }

    /// To the list that holds the object.
    static let list = Link("inx:list", "/lists/{list}")
  }

  /// Refuses values of the options that are no truth values.
  func check(_ query: RequestQuery) throws(Problem) {
    for option in options { _ = try query.bool(option.parameter) }
  }

  /// What the member is where nothing says it.
  func defaultValue(_ member: String) -> JSON? { defaults.first { $0.name == member }?.value }
}
