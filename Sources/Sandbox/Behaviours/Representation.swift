import Resources

/// How the server writes the objects of one kind: which members in which order, and which links.
struct Representation: Sendable {
  /// The members of a GET in the documented order; nil for the id, the list and all readable fields.
  var members: [String]?
  /// The members of the answer to a POST, where they are others.
  var createdMembers: [String]?
  /// Members that are left out where they are null.
  var omittedWhereNull: [String] = []
  /// Members that are null in the answers to POST and PUT, whatever is stored.
  var nullInAnswers: [String] = []
  /// Links of a GET beside `self`; answers to POST and PUT have just that.
  var links: [Link] = []
  /// What a member is where neither the state nor a request says it.
  var defaults: [JSON.Member] = []
  /// Whether `Location` and `self` of the answers to POST and PUT are the collection's (L14795).
  var answersLackID = false

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

  /// What the member is where nothing says it.
  func defaultValue(_ member: String) -> JSON? { defaults.first { $0.name == member }?.value }
}
