import Resources

/// What is to be done about one declaration: the same for items and for documents.
enum Decision {
  case unchanged
  case create(Proposal)
  case update(Proposal)
  case replace(Proposal)
  case delete(Proposal)
  /// Needed, and a person has to do something first: what its reason says.
  case `defer`(Proposal)
  /// There can be no plan.
  case refuse([Diagnostic])
}

/// A change, and what is to be said of its declaration beside it.
struct Proposal {
  let change: Change
  var notes: [Diagnostic] = []
}

/// Why nothing can be decided about a declaration.
struct Refusal: Error {
  let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  init(_ message: String, at mark: Mark) { diagnostics = [.error(message, at: mark)] }
}
