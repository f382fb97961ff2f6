/// What is: as much of a tenant as a plan needs.
package struct Snapshot: Sendable {
  /// The objects of each collection that was read, by the kind's word, in the order of their ids.
  package var collections: [String: [LiveObject]] = [:]
  /// What was read one by one.
  package var details: [Detail: Reading] = [:]
  /// The lists that objects belong to which were read one by one, where the tenant tells.
  package var listsOfDetails: [Detail: Int] = [:]
  /// The collections that references point to, by path.
  package var lookups: [String: [LookupItem]] = [:]
  /// What lists that the plan deletes take with them, by the kind's word: only counted, and of no other lists where the API can
  /// narrow it down.
  package var counted: [String: Counted] = [:]
  /// What uses objects of a kind, by the kind's word; missing until it was read.
  package var uses: [String: [Use]] = [:]
  /// The words of kinds that the tenant has not given, where a plan can do without.
  package var refused: Set<String> = []
  /// Collections that were read only to tell who names what the plan takes away, by the kind's word: nothing in them is
  /// declared, matched or pruned.
  package var bystanders: [String: [LiveObject]] = [:]
  /// Collections that were read only so that a plan that is kept knows what its values name, by the kind's word.
  package var named: [String: [LiveObject]] = [:]
  /// How many users of a kind the tenant has that do not tell what they hold, by the kind's word; missing until it was read.
  package var silentUses: [String: SilentUses] = [:]
  /// How many requests all that took, repeats after errors not counted.
  package var requests = 0

  /// Nothing read yet.
  package init() {}

  /// The objects of a kind that were read, be it only to count them; nil where they were not.
  package func known(_ word: String) -> [LiveObject]? {
    if let objects = collections[word] { return objects }
    if case .objects(let objects)? = counted[word] { return objects }
    return nil
  }

  /// One thing that is read by itself: a document or setting of a list, or what a collection leaves out.
  package struct Detail: Hashable, Sendable {
    /// The kind's word.
    package let kind: String
    /// The object's id, where it has one.
    package let id: Int?
    /// The list's id, for what is read below a list.
    package let list: Int?
    /// The setting's name.
    package let name: String?

    /// One thing to read.
    package init(kind: String, id: Int?, list: Int?, name: String?) {
      self.kind = kind
      self.id = id
      self.list = list
      self.name = name
    }
  }

  /// What reading objects to count them gave.
  package enum Counted: Hashable, Sendable {
    case objects([LiveObject])
    /// The tenant refuses it; the clause says how it answered.
    case refused(String)
  }

  /// What reading one thing gave.
  package enum Reading: Hashable, Sendable {
    case values(Values)
    /// The API does not give it; the clause says how it answered.
    case unreadable(String)
    /// It has gone since its collection was read.
    case gone
  }

  /// One object that references may point to.
  package struct LookupItem: Hashable, Sendable {
    /// Its id.
    package let id: Int
    /// Its name.
    package let name: String
    /// The id of its list.
    package let list: Int?
    /// Its state, as the API writes it.
    package let state: String?

    /// An object that references may point to.
    package init(id: Int, name: String, list: Int?, state: String?) {
      self.id = id
      self.name = name
      self.list = list
      self.state = state
    }
  }

  /// How many users do not tell what they hold.
  package enum SilentUses: Hashable, Sendable {
    /// By the list's id; where an answer does not tell the list, by nil.
    case counted([Int?: Int])
    /// The tenant does not give them.
    case unknown
  }

  /// One object that uses others by their ids.
  package struct Use: Hashable, Sendable {
    /// The user's name.
    package let name: String
    /// Its state; nil where it tells none.
    package let state: String?
    /// The ids it holds; nil where the tenant does not say, so that it could hold any.
    package let ids: [Int]?

    /// A use from the user's name and state, and the ids.
    package init(name: String, state: String?, ids: [Int]?) {
      self.name = name
      self.state = state
      self.ids = ids
    }

    /// The name and the state, such as `"Summer" (DRAFT)`.
    package var title: String { quotedName + (state.map { " (\($0))" } ?? "") }

    /// The name alone: the state may be another one by the time a plan is applied.
    package var quotedName: String { "\"\(name)\"" }
  }
}
