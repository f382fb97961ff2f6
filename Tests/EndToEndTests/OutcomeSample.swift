@testable import API
@testable import Executor
import Planner
import Resources

/// Every way in which a change can end.
enum OutcomeSample {
  static let problem = Problem(
    status: 400,
    type: "validation-error",
    title: "invalid request parameters",
    detail: "2 fields are invalid",
    generalErrors: ["in general"],
    invalidFields: [Problem.InvalidField(field: "name", problem: "must not be\nnull")]
  )

  static let conflicts = [
    ChangeFailure.Conflict(
      field: "senderName",
      planned: .text("A"),
      found: .text("Other\u{1B}"),
      wanted: .text("B")
    ),
    ChangeFailure.Conflict(
      field: "description",
      planned: .null,
      found: .text(String(repeating: "x", count: 99)),
      wanted: nil
    ),
  ]

  static let outcomes: [Outcome] = [
    .applied(warnings: []),
    .applied(warnings: ["senderName was stored as \"Exampl\""]),
    .failed(
      ChangeFailure(
        .refused,
        "400 validation-error: invalid request parameters (2 fields are invalid)",
        problem: problem
      )
    ),
    .failed(ChangeFailure(.conflict, "it was changed: plan again", conflicts: conflicts)),
    .skipped(because: [ReportSample.list("Newsletter DE"), ReportSample.list("Offers\n")]),
    .unknown("there is no answer to POST /lists (lost)"),
  ]

  static let changes: [Change] = Array(
    ReportSample.everyAction.prefix(5) + ReportSample.everyAction.prefix(1)
  )

  static let plan = ReportSample.plan(ReportSample.everyAction + changes.prefix(1))

  static func result(_ count: Int) -> ApplyResult {
    ApplyResult(
      outcomes: zip(changes, outcomes).prefix(count).map { (change: $0, outcome: $1) },
      hasWritten: true
    )
  }
}
