import API
import Planner
import Resources

/// How one change ended.
package enum Outcome: Sendable {
  /// It is done; with what the tenant made of it where that is not what was sent.
  case applied(warnings: [String])
  /// It was as planned before anything was sent.
  case alreadyDone
  case failed(ChangeFailure)
  /// Something that it depends on was not done.
  case skipped(because: [Address])
  /// The request may or may not have been carried out; the clause says why that is not known.
  case unknown(String)

  /// Whether what depends on it can go on.
  package var isApplied: Bool {
    switch self {
    case .applied, .alreadyDone: true
    case .failed, .skipped, .unknown: false
    }
  }

  /// Whether nobody knows what became of the change.
  package var isUnknown: Bool { if case .unknown = self { true } else { false } }
}

/// Why a change failed. The tenant is as before, but for what the message says.
package struct ChangeFailure: Error, Sendable {
  /// What kind of failure, for the exit code.
  package enum Reason: Sendable {
    case refused, credentials, unreachable, conflict, answer
    /// The run was ended before the request was sent.
    case interrupted
  }

  /// One field that is not what the plan relied on.
  package struct Conflict: Hashable, Sendable {
    /// The manifest's name of the field.
    package let field: String
    /// As the plan saw it.
    package let planned: Value?
    /// As it is now.
    package let found: Value?
    /// As it is wanted.
    package let wanted: Value?
  }

  /// What kind of failure.
  package let reason: Reason
  /// What happened, as a clause.
  package let message: String
  /// What the tenant answered.
  package let problem: Problem?
  /// What has changed since the plan was made.
  package let conflicts: [Conflict]

  init(_ reason: Reason, _ message: String, problem: Problem? = nil, conflicts: [Conflict] = []) {
    self.reason = reason
    self.message = message
    self.problem = problem
    self.conflicts = conflicts
  }
}

/// How a whole run ended.
package struct ApplyResult: Sendable {
  /// Every attempted change with its outcome, in the plan's order.
  package let outcomes: [(change: Change, outcome: Outcome)]
  /// Whether anything was changed, or may have been.
  package let hasWritten: Bool

  /// Nothing was attempted.
  package static let nothing = ApplyResult(outcomes: [], hasWritten: false)

  /// A result from its parts.
  package init(outcomes: [(change: Change, outcome: Outcome)], hasWritten: Bool) {
    self.outcomes = outcomes
    self.hasWritten = hasWritten
  }
}

/// What happens while a plan is applied, in the order in which it happens.
package enum ApplyEvent: Sendable {
  case started(Change)
  case ended(Change, Outcome)
}
