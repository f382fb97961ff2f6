import Support

/// How a refusal is read.
package struct ProblemForm: Sendable {
  /// What the document of a refusal says; every part is read by itself, so that one of an unexpected shape does not hide the
  /// others.
  package let read: @Sendable (JSON) -> ProblemDocument
  /// Whether a document is a refusal by its shape, whatever media type and status it came with.
  package let isProblem: @Sendable (JSON) -> Bool
  /// What a refusal of that status and type means to a run; nil where the status says it all.
  package let meaning: @Sendable (_ status: Int, _ type: String) -> ProblemMeaning?

  /// How refusals are read.
  package init(
    read: @escaping @Sendable (JSON) -> ProblemDocument,
    isProblem: @escaping @Sendable (JSON) -> Bool,
    meaning: @escaping @Sendable (_ status: Int, _ type: String) -> ProblemMeaning?
  ) {
    self.read = read
    self.isProblem = isProblem
    self.meaning = meaning
  }
}

/// What a refusal means to a run, beyond what its status says.
package enum ProblemMeaning: Hashable, Sendable {
  /// There is an object of that name already.
  case duplicate
  /// Somebody has the object open, so that nothing was done: it may be tried again.
  case locked
}

/// What the document of a refusal says; nil for what it leaves out.
package struct ProblemDocument: Sendable {
  /// One field of the request that the tenant objects to.
  package struct InvalidField: Hashable, Sendable {
    /// The field's name in the API.
    package let field: String
    /// What is wrong with it.
    package let problem: String

    /// An objection to a field.
    package init(field: String, problem: String) {
      self.field = field
      self.problem = problem
    }
  }

  /// A word to branch on.
  package let type: String?
  /// What kind of problem it is.
  package let title: String?
  /// What it is in this case.
  package let detail: String?
  /// Objections to the request as a whole.
  package let generalErrors: [String]
  /// Objections to single fields, in the order they came.
  package let invalidFields: [InvalidField]

  /// A document from its parts.
  package init(
    type: String?,
    title: String?,
    detail: String? = nil,
    generalErrors: [String] = [],
    invalidFields: [InvalidField] = []
  ) {
    self.type = type
    self.title = title
    self.detail = detail
    self.generalErrors = generalErrors
    self.invalidFields = invalidFields
  }
}
