/// One mail platform: which kinds of objects it has, and how its API speaks. Everything else is the same for all of them.
package struct Platform: Sendable {
  /// What manifests and command lines call it, such as `inxmail`.
  package let name: String
  /// Its kinds.
  package let registry: Registry
  /// How its API speaks.
  package let dialect: Dialect
  /// What the addresses of its tenants look like.
  package let baseURL: BaseURLForm

  /// A platform from its parts.
  package init(name: String, registry: Registry, dialect: Dialect, baseURL: BaseURLForm) {
    self.name = name
    self.registry = registry
    self.dialect = dialect
    self.baseURL = baseURL
  }
}

/// What the addresses of a platform's tenants look like.
package struct BaseURLForm: Sendable {
  /// One that a person can follow.
  package let example: String
  /// The segments of the path behind the one that names the customer; empty where no segment does.
  package let segmentsAfterCustomer: [String]

  /// An example, and where in the path the customer stands.
  package init(example: String, segmentsAfterCustomer: [String] = []) {
    self.example = example
    self.segmentsAfterCustomer = segmentsAfterCustomer
  }
}
