import Support

/// What a kind's table is made of beside its fields.
extension Kind {
  /// Where the API has a kind.
  package struct Endpoint: Sendable {
    /// The collection's path; nil where there is none.
    package let collection: String?
    /// The relation under which a page embeds its items.
    package let relation: String
    /// The path of one: `{id}`, `{list}` and `{name}` are put in.
    package let item: String
    /// The query of the collection's first page; nothing for none.
    package let collectionQuery: String
    /// The parameter of the collection that takes the ids of lists, to read of these alone; nil where there is none.
    package let listsParameter: String?
    /// The query of the single GET.
    package let itemQuery: String
    /// The path of the resource that holds its content, with `{id}`; nil where its own answers hold all.
    package let content: String?
    /// The member that tells the list of a kind that lists can have.
    package let listMember: String?
    /// The member that tells the name of a document of which a list has several; nil for others.
    package let nameMember: String?
    /// Members of answers that say something of the object that nobody can declare, such as dates.
    package let facts: [String]
    /// Members that every create sends.
    package let constants: [JSON.Member]

    /// An endpoint; a kind without a collection is read one by one.
    package init(collection: Collection? = nil, item: Item, members: Members = Members()) {
      self.collection = collection?.path
      relation = collection?.relation ?? ""
      collectionQuery = collection?.query ?? ""
      listsParameter = collection?.listsParameter
      self.item = item.path
      itemQuery = item.query
      content = item.content
      listMember = members.list
      nameMember = members.name
      facts = members.facts
      constants = members.constants
    }

    /// Where all of them are read.
    package struct Collection: Sendable {
      let path: String
      let relation: String
      let query: String
      let listsParameter: String?

      /// A path, and what a page and a query hold.
      package init(
        _ path: String,
        relation: String = "",
        query: String = "",
        listsParameter: String? = nil
      ) {
        self.path = path
        self.relation = relation
        self.query = query
        self.listsParameter = listsParameter
      }
    }

    /// Where one is read and written.
    package struct Item: Sendable {
      let path: String
      let query: String
      let content: String?

      /// A path, the query of the GET, and the path of its content.
      package init(_ path: String, query: String = "", content: String? = nil) {
        self.path = path
        self.query = query
        self.content = content
      }
    }

    /// Members of answers and requests beside the fields.
    package struct Members: Sendable {
      let list: String?
      let name: String?
      let facts: [String]
      let constants: [JSON.Member]

      /// The members of the list and the name, of what nobody can declare, and of what every create sends.
      package init(
        list: String? = nil,
        name: String? = nil,
        facts: [String] = [],
        constants: [JSON.Member] = []
      ) {
        self.list = list
        self.name = name
        self.facts = facts
        self.constants = constants
      }
    }
  }

  /// How a changed object is written.
  package enum Change: Sendable {
    /// PUT of all fields.
    case put
    /// PATCH of what differs, as a merge patch (RFC 7386).
    case patch
    /// Delete and create.
    case replacement
  }

  /// Which way an object is replaced.
  package enum Replacement: Sendable {
    /// Delete, then create; the old form is put back where the new one is refused.
    case deleteFirst
    /// The new form is created under a temporary name first, to see whether the server takes it; then delete and create.
    case trialFirst
    /// The new form is created under a temporary name, then both are renamed, and the old one is deleted last.
    case renameLast

    /// Whether objects under temporary names can be left by an interrupted run.
    package var usesTemporaryNames: Bool {
      switch self {
      case .deleteFirst: false
      case .trialFirst, .renameLast: true
      }
    }
  }

  /// How an object is deleted.
  package enum Deletion: Sendable {
    case none
    /// DELETE of its item path.
    case item
    /// DELETE of the collection with this query parameter, whose value is the identity.
    case query(String)
    /// Not by the API; the clause says what a person has to do.
    case byHand(String)
  }

  /// Values of one field with which the API takes calls for a live object.
  package struct Changeability: Sendable {
    /// The field's name.
    package let field: String
    /// The values that decide.
    package let words: [String]
    /// Whether the calls are possible with any value but these, instead of with these alone. Without a value they never are.
    package let isForOthers: Bool
    /// Which calls it is about.
    package let calls: Calls
    /// What a person can do about another value, as a clause.
    package let remedy: String

    /// Calls that depend on what the object is.
    package struct Calls: OptionSet, Sendable {
      /// The set as bits.
      package let rawValue: Int
      /// A set from its bits.
      package init(rawValue: Int) { self.rawValue = rawValue }
      /// Its fields are written.
      package static let change = Calls(rawValue: 1)
      /// Another one, made as it is, takes its place.
      package static let replacement = Calls(rawValue: 2)
      /// It is deleted.
      package static let deletion = Calls(rawValue: 4)
    }

    /// A field, the values that let the API take the calls, and what a person can do about others.
    package init(_ field: String, _ words: [String], for calls: Calls, remedy: String) {
      self.field = field
      self.words = words
      isForOthers = false
      self.calls = calls
      self.remedy = remedy
    }

    /// A field, the values with which the API does not take the calls, and what a person can do about them.
    package init(_ field: String, except words: [String], for calls: Calls, remedy: String) {
      self.field = field
      self.words = words
      isForOthers = true
      self.calls = calls
      self.remedy = remedy
    }

    /// Whether the calls are possible with that value; nil is one that the tenant does not tell.
    package func takes(_ value: String?) -> Bool {
      guard let value else { return false }
      return words.contains(value) != isForOthers
    }
  }

  /// What the values stand for that objects of other kinds hold for one of a kind, such as a test profile's of an attribute.
  package struct HeldValues: Sendable {
    /// The field that tells it.
    package let field: String
    /// What its words stand for.
    package let forms: [String: ValueForm]
    /// The field that tells the most characters of a text.
    package let lengthField: String

    /// A field with what its words stand for.
    package init(field: String, forms: [String: ValueForm], lengthField: String) {
      self.field = field
      self.forms = forms
      self.lengthField = lengthField
    }

    /// What the values of an object of these values stand for; nil where that is not known.
    package func form(_ values: Values, of kind: Kind) -> ValueForm? {
      kind.text(field, in: values).flatMap { forms[$0] }
    }
  }

  /// What a rename brings.
  package struct Rename: Sendable {
    /// Said with every rename; nil for nothing.
    package let warning: String?

    /// A rename with what it always brings.
    package init(warning: String?) { self.warning = warning }
  }

  /// Objects outside the manifests that name objects of a kind by id.
  package struct Usage: Sendable {
    /// What one is called in messages.
    package let title: String
    /// The collection's path.
    package let path: String
    /// The query that narrows it to those that matter.
    package let query: String
    /// The relation under which a page embeds its items.
    package let relation: String
    /// The members that lead to the array of ids.
    package let members: [String]
    /// The member of an element that is no plain id.
    package let idMember: String
    /// The member that tells a user's name.
    package let nameMember: String
    /// The member that tells the state, and the states in which a user no longer counts; judged by the answer, because
    /// not every tenant honours the query.
    package let finished: (member: String, words: [String])
    /// Users of which the tenant does not tell what they hold.
    package let silent: Silent
    /// Lists that may be bound to an object of the system scope.
    package let boundLists: Rule

    /// The members that lead to the ids, those of an id in an element and of a user's name, and the states that no longer count.
    package struct Members: Sendable {
      let ids: [String]
      let id: String
      let name: String
      let finished: (member: String, words: [String])

      /// Members by their names.
      package init(ids: [String], id: String, name: String, finished: (member: String, words: [String])) {
        self.ids = ids
        self.id = id
        self.name = name
        self.finished = finished
      }
    }

    /// Where uses are read.
    package init(title: String, source: Source, members: Members, silent: Silent, boundLists: Rule) {
      self.title = title
      path = source.path
      query = source.query
      relation = source.relation
      self.members = members.ids
      idMember = members.id
      nameMember = members.name
      finished = members.finished
      self.silent = silent
      self.boundLists = boundLists
    }
  }

  /// A collection that is read for what it says of others.
  package struct Source: Sendable {
    let path: String
    let query: String
    let relation: String

    /// The path, the query that narrows it, and the relation under which a page embeds its items.
    package init(path: String, query: String, relation: String) {
      self.path = path
      self.query = query
      self.relation = relation
    }
  }

  /// Objects outside the manifests that may hold objects of a kind, where no answer says which.
  package struct Silent: Sendable {
    /// What they are called in messages, of one and of several.
    package let titles: (one: String, several: String)
    /// The collection's path.
    package let path: String
    /// The query that narrows it to them.
    package let query: String
    /// The query parameter that narrows it to lists.
    package let listQuery: String
    /// The relation under which a page embeds its items.
    package let relation: String
    /// The member that tells the list.
    package let listMember: String

    /// Where they are counted.
    package init(
      titles: (one: String, several: String),
      source: Source,
      listQuery: String,
      listMember: String
    ) {
      self.titles = titles
      path = source.path
      query = source.query
      relation = source.relation
      self.listQuery = listQuery
      self.listMember = listMember
    }
  }

  /// What is special about the kind that holds others.
  package struct Container: Sendable {
    /// Which live one stands for the system scope.
    package let system: Condition
    /// The id that it is assumed to have where a tenant shows none.
    package let assumedSystem: Int
    /// The field whose default is taken where it is not declared, with that default.
    package let typeField: (name: String, standard: String)

    /// A container, told by its values.
    package init(system: Condition, assumedSystem: Int, typeField: (name: String, standard: String)) {
      self.system = system
      self.assumedSystem = assumedSystem
      self.typeField = typeField
    }
  }

  /// The names that a list has of what is read one by one: its settings', or nil for what it has just one of.
  package var settingNames: [String?] { if case .settings(let names) = shape { names } else { [nil] } }
}
