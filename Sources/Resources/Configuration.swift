/// What is wanted: all manifests taken together.
public struct Configuration: Sendable {
  /// Every declared object; a list stands before what is below it.
  public var declarations: [Declaration]
  /// The merged `policy` of all files.
  public var policy: Policy
  /// The kinds' keys that are written as a sequence, by scope: pruning reaches no further.
  public var sections: Set<Section>
  /// The files, for places in messages.
  public var sources: SourceMap
  /// What a reader of the manifests should know, told with the plan.
  public var warnings: [Diagnostic] = []

  /// A kind's key in one scope.
  public struct Section: Hashable, Sendable {
    /// The kind's word.
    public let kind: String
    /// The position of the list's declaration; nil at the top.
    public let list: Int?

    /// A kind's key at the top, or within the list declared at that position.
    public init(kind: String, list: Int?) {
      self.kind = kind
      self.list = list
    }
  }

  /// The merged `policy`.
  public struct Policy: Sendable {
    /// Words of the kinds of which live objects that are not declared are deleted.
    public var prune: Set<String> = []
    /// Addresses that no plan may delete or replace, with their places.
    public var protect: [(glob: Glob, mark: Mark)] = []

    /// Nothing is pruned and nothing protected.
    public init() {}
  }

  /// A configuration from its parts.
  public init(
    declarations: [Declaration] = [],
    policy: Policy = Policy(),
    sections: Set<Section> = [],
    sources: SourceMap = SourceMap()
  ) {
    self.declarations = declarations
    self.policy = policy
    self.sections = sections
    self.sources = sources
  }
}

/// One declared object. A class, because a configuration may hold a hundred thousand that are looked at again and again.
public final class Declaration: Sendable {
  /// Its kind's table.
  public let kind: Kind
  /// Its name across tenants.
  public let address: Address
  /// What identifies it in its scope; nil for what a list has just one of.
  public let name: String?
  /// The position of its list's declaration; nil in the system scope.
  public let list: Int?
  /// Where it stands.
  public let mark: Mark
  /// Whether `state: absent` says that it must not exist.
  public let isAbsent: Bool
  /// The name it had before, with its place.
  public let formerly: (name: String, mark: Mark)?
  /// What is declared; nil for what is not managed.
  public let values: Values
  /// Where each value stands.
  public let marks: [Mark?]

  /// A declaration from its parts.
  public init(
    kind: Kind,
    address: Address,
    name: String?,
    list: Int?,
    mark: Mark,
    isAbsent: Bool = false,
    formerly: (name: String, mark: Mark)? = nil,
    values: Values,
    marks: [Mark?]
  ) {
    self.kind = kind
    self.address = address
    self.name = name
    self.list = list
    self.mark = mark
    self.isAbsent = isAbsent
    self.formerly = formerly
    self.values = values
    self.marks = marks
  }
}
