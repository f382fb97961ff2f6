/// What a kind's table is made of beside its fields.
extension Kind {
  /// Where the API has a kind.
  public struct Endpoint: Sendable {
    /// The collection's path; nil where there is none.
    public let collection: String?
    /// The relation under which a page embeds its items.
    public let relation: String
    /// The path of one: `{id}`, `{list}` and `{name}` are put in.
    public let item: String
    /// The query of the collection's first page; nothing for none.
    public let collectionQuery: String
    /// The parameter of the collection that takes the ids of lists, to read of these alone; nil where there is none.
    public let listsParameter: String?
    /// The query of the single GET.
    public let itemQuery: String
    /// The path of the resource that holds its content, with `{id}`; nil where its own answers hold all.
    public let content: String?
    /// The member that tells the list of a kind that lists can have.
    public let listMember: String?
    /// Members of answers that say something of the object that nobody can declare, such as dates.
    public let facts: [String]
    /// Members that every create sends.
    public let constants: [JSON.Member]

    /// An endpoint; a kind without a collection is read one by one.
    public init(
      collection: String? = nil,
      relation: String = "",
      collectionQuery: String = "",
      listsParameter: String? = nil,
      item: String,
      itemQuery: String = "",
      content: String? = nil,
      listMember: String? = nil,
      facts: [String] = [],
      constants: [JSON.Member] = []
    ) {
      self.collection = collection
      self.relation = relation
      self.item = item
      self.collectionQuery = collectionQuery
      self.listsParameter = listsParameter
      self.itemQuery = itemQuery
      self.content = content
      self.listMember = listMember
      self.facts = facts
      self.constants = constants
    }
  }

  /// How a changed object is written.
  public enum Change: Sendable {
    /// PUT of all fields.
    case put
    /// PATCH of what differs, as a merge patch (RFC 7386).
    case patch
    /// Delete and create.
    case replacement
  }

  /// Which way an object is replaced.
  public enum Replacement: Sendable {
    /// Delete, then create; the old form is put back where the new one is refused.
    case deleteFirst
    /// The new form is created under a temporary name first, to see whether the server takes it; then delete and create.
    case trialFirst
    /// The new form is created under a temporary name, then both are renamed, and the old one is deleted last.
    case renameLast

    /// Whether objects under temporary names can be left by an interrupted run.
    public var usesTemporaryNames: Bool {
      switch self {
      case .deleteFirst: false
      case .trialFirst, .renameLast: true
      }
    }
  }

  /// How an object is deleted.
  public enum Deletion: Sendable {
    case none
    /// DELETE of its item path.
    case item
    /// DELETE of the collection with this query parameter, whose value is the identity.
    case query(String)
    /// Not by the API; the clause says what a person has to do.
    case byHand(String)
  }

  /// Values of one field with which the API takes calls for a live object.
  public struct Changeability: Sendable {
    /// The field's name.
    public let field: String
    /// Its values with which the calls are possible; with any other one, or none, they are not.
    public let words: [String]
    /// Which calls it is about.
    public let calls: Calls
    /// What a person can do about another value, as a clause.
    public let remedy: String

    /// Calls that depend on what the object is.
    public struct Calls: OptionSet, Sendable {
      /// The set as bits.
      public let rawValue: Int
      /// A set from its bits.
      public init(rawValue: Int) { self.rawValue = rawValue }
      /// Its fields are written.
      public static let change = Calls(rawValue: 1)
      /// Another one, made as it is, takes its place.
      public static let replacement = Calls(rawValue: 2)
      /// It is deleted.
      public static let deletion = Calls(rawValue: 4)
    }

    /// A field, the values that let the API take the calls, and what a person can do about others.
    public init(_ field: String, _ words: [String], for calls: Calls, remedy: String) {
      self.field = field
      self.words = words
      self.calls = calls
      self.remedy = remedy
    }
  }

  /// What the values stand for that objects of other kinds hold for one of a kind, such as a test profile's of an attribute.
  public struct HeldValues: Sendable {
    /// The field that tells it.
    public let field: String
    /// What its words stand for.
    public let forms: [String: ValueForm]
    /// The field that tells the most characters of a text.
    public let lengthField: String

    /// A field with what its words stand for.
    public init(field: String, forms: [String: ValueForm], lengthField: String) {
      self.field = field
      self.forms = forms
      self.lengthField = lengthField
    }

    /// What the values of an object of these values stand for; nil where that is not known.
    public func form(_ values: Values, of kind: Kind) -> ValueForm? {
      kind.text(field, in: values).flatMap { forms[$0] }
    }
  }

  /// What a rename brings.
  public struct Rename: Sendable {
    /// Said with every rename; nil for nothing.
    public let warning: String?

    /// A rename with what it always brings.
    public init(warning: String?) { self.warning = warning }
  }

  /// Objects outside the manifests that name objects of a kind by id.
  public struct Usage: Sendable {
    /// What one is called in messages.
    public let title: String
    /// The collection's path.
    public let path: String
    /// The query that narrows it to those that matter.
    public let query: String
    /// The relation under which a page embeds its items.
    public let relation: String
    /// The members that lead to the array of ids.
    public let members: [String]
    /// The member of an element that is no plain id.
    public let idMember: String
    /// The member that tells the state, and the states in which a user matters no more; judged by the answer, for not every
    /// tenant honours the query.
    public let finished: (member: String, words: [String])
    /// Users of which the tenant does not tell what they hold.
    public let silent: Silent
    /// Lists that may be bound to an object of the system scope.
    public let boundLists: Rule

    /// Where uses are read.
    public init(
      title: String,
      path: String,
      query: String,
      relation: String,
      members: [String],
      idMember: String,
      finished: (member: String, words: [String]),
      silent: Silent,
      boundLists: Rule
    ) {
      self.title = title
      self.path = path
      self.query = query
      self.relation = relation
      self.members = members
      self.idMember = idMember
      self.finished = finished
      self.silent = silent
      self.boundLists = boundLists
    }
  }

  /// Objects outside the manifests that may hold objects of a kind, where no answer says which.
  public struct Silent: Sendable {
    /// What they are called in messages, of one and of several.
    public let titles: (one: String, several: String)
    /// The collection's path.
    public let path: String
    /// The query that narrows it to them.
    public let query: String
    /// The query parameter that narrows it to lists.
    public let listQuery: String
    /// The relation under which a page embeds its items.
    public let relation: String
    /// The member that tells the list.
    public let listMember: String

    /// Where they are counted.
    public init(
      titles: (one: String, several: String),
      path: String,
      query: String,
      listQuery: String,
      relation: String,
      listMember: String
    ) {
      self.titles = titles
      self.path = path
      self.query = query
      self.listQuery = listQuery
      self.relation = relation
      self.listMember = listMember
    }
  }

  /// What is special about the kind that holds others.
  public struct Container: Sendable {
    /// Which live one stands for the system scope.
    public let system: Condition
    /// The id that it is assumed to have where a tenant shows none.
    public let assumedSystem: Int
    /// The field whose default is taken where it is not declared, with that default.
    public let typeField: (name: String, standard: String)

    /// A container, told by its values.
    public init(system: Condition, assumedSystem: Int, typeField: (name: String, standard: String)) {
      self.system = system
      self.assumedSystem = assumedSystem
      self.typeField = typeField
    }
  }

  /// The names that a list has of what is read one by one: its settings', or nil for what it has just one of.
  public var settingNames: [String?] { if case .settings(let names) = shape { names } else { [nil] } }
}
