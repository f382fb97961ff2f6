/// What is wanted: all manifests taken together.
package struct Configuration: Sendable {
  /// Every declared object; a list stands before what is below it.
  package var declarations: [Declaration]
  /// The merged `policy` of all files.
  package var policy: Policy
  /// The kinds' keys that are written as a sequence, by scope: pruning reaches no further.
  package var sections: Set<Section>
  /// The files, for places in messages.
  package var sources: SourceMap
  /// What a reader of the manifests should know, told with the plan.
  package var warnings: [Diagnostic] = []

  /// A kind's key in one scope.
  package struct Section: Hashable, Sendable {
    /// The kind's word.
    package let kind: String
    /// The position of the list's declaration; nil at the top.
    package let list: Int?

    /// A kind's key at the top, or within the list declared at that position.
    package init(kind: String, list: Int?) {
      self.kind = kind
      self.list = list
    }
  }

  /// The merged `policy`.
  package struct Policy: Sendable {
    /// Words of the kinds of which live objects that are not declared are deleted.
    package var prune: Set<String> = []
    /// Addresses that no plan may delete or replace, with their places.
    package var protect: [(glob: Glob, mark: Mark)] = []

    /// Nothing is pruned and nothing protected.
    package init() {}
  }

  /// A configuration from its parts.
  package init(
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
package final class Declaration: Sendable {
  /// Its kind's table.
  package let kind: Kind
  /// Its name across tenants.
  package let address: Address
  /// What identifies it in its scope; nil for what a list has just one of.
  package let name: String?
  /// The position of its list's declaration; nil in the system scope.
  package let list: Int?
  /// Where it stands.
  package let mark: Mark
  /// Whether `state: absent` says that it must not exist.
  package let isAbsent: Bool
  /// The name it had before, with its place.
  package let formerly: (name: String, mark: Mark)?
  /// What is declared; nil for what is not managed.
  package let values: Values
  /// Where each value stands.
  package let marks: [Mark?]

  /// What is declared, and where.
  package struct Subject: Sendable {
    let kind: Kind
    let address: Address
    let name: String?
    let list: Int?
    let mark: Mark

    /// An object of that kind; `list` is the position of its list's declaration.
    package init(kind: Kind, address: Address, name: String?, list: Int?, mark: Mark) {
      self.kind = kind
      self.address = address
      self.name = name
      self.list = list
      self.mark = mark
    }
  }

  /// A declaration from its parts.
  package init(
    _ subject: Subject,
    isAbsent: Bool = false,
    formerly: (name: String, mark: Mark)? = nil,
    values: Values,
    marks: [Mark?]
  ) {
    kind = subject.kind
    address = subject.address
    name = subject.name
    list = subject.list
    mark = subject.mark
    self.isAbsent = isAbsent
    self.formerly = formerly
    self.values = values
    self.marks = marks
  }
}
