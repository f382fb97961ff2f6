/// What is: as much of a tenant as a plan needs.
public struct Snapshot: Sendable {
  /// The objects of each collection that was read, by the kind's word, in the order of their ids.
  public var collections: [String: [LiveObject]] = [:]
  /// What was read one by one.
  public var details: [Detail: Reading] = [:]
  /// The lists that objects belong to which were read one by one, where the tenant tells.
  public var listsOfDetails: [Detail: Int] = [:]
  /// The collections that references point to, by path.
  public var lookups: [String: [LookupItem]] = [:]
  /// What lists that the plan deletes take with them, by the kind's word: only counted, and of no other lists where the API can
  /// narrow it down.
  public var counted: [String: Counted] = [:]
  /// What uses objects of a kind, by the kind's word; missing until it was read.
  public var uses: [String: [Use]] = [:]
  /// Objects that were read to know what others hold for them (`Kind.HeldValues`), by the kind's word.
  public var held: [String: [LiveObject]] = [:]
  /// Collections that were read only to tell who names what the plan takes away, by the kind's word: nothing in them is
  /// declared, matched or pruned.
  public var bystanders: [String: [LiveObject]] = [:]
  /// Collections that were read only so that a plan that is kept knows what its values name, by the kind's word.
  public var named: [String: [LiveObject]] = [:]
  /// How many users of a kind the tenant has that do not tell what they hold, by the kind's word; missing until it was read.
  public var silentUses: [String: SilentUses] = [:]
  /// How many requests all that took, repeats after errors not counted.
  public var requests = 0

  /// Nothing read yet.
  public init() {}

  /// The objects of a kind that were read, be it only to count them; nil where they were not.
  public func known(_ word: String) -> [LiveObject]? {
    if let objects = collections[word] { return objects }
    if case .objects(let objects)? = counted[word] { return objects }
    return nil
  }

  /// One thing that is read by itself: a document or setting of a list, or what a collection leaves out.
  public struct Detail: Hashable, Sendable {
    /// The kind's word.
    public let kind: String
    /// The object's id, where it has one.
    public let id: Int?
    /// The list's id, for what is read below a list.
    public let list: Int?
    /// The setting's name.
    public let name: String?

    /// One thing to read.
    public init(kind: String, id: Int?, list: Int?, name: String?) {
      self.kind = kind
      self.id = id
      self.list = list
      self.name = name
    }
  }

  /// What reading objects to count them gave.
  public enum Counted: Hashable, Sendable {
    case objects([LiveObject])
    /// The tenant refuses it; the clause says how it answered.
    case refused(String)
  }

  /// What reading one thing gave.
  public enum Reading: Hashable, Sendable {
    case values(Values)
    /// The API does not give it; the clause says how it answered.
    case unreadable(String)
    /// It has gone since its collection was read.
    case gone
  }

  /// One object that references may point to.
  public struct LookupItem: Hashable, Sendable {
    /// Its id.
    public let id: Int
    /// Its name.
    public let name: String
    /// The id of its list.
    public let list: Int?
    /// Its state, as the API writes it.
    public let state: String?

    /// An object that references may point to.
    public init(id: Int, name: String, list: Int?, state: String?) {
      self.id = id
      self.name = name
      self.list = list
      self.state = state
    }
  }

  /// How many users do not tell what they hold.
  public enum SilentUses: Hashable, Sendable {
    /// By the list's id; where an answer does not tell the list, by nil.
    case counted([Int?: Int])
    /// The tenant does not give them.
    case unknown
  }

  /// One object that uses others by their ids.
  public struct Use: Hashable, Sendable {
    /// The user's name and state, such as `"Summer" (DRAFT)`.
    public let title: String
    /// The ids it holds; nil where the tenant does not say, so that it could hold any.
    public let ids: [Int]?

    /// A use from its title and ids.
    public init(title: String, ids: [Int]?) {
      self.title = title
      self.ids = ids
    }
  }
}
