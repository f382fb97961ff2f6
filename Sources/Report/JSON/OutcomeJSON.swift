import API
import Executor
import Planner
import Resources
import Support

/// What an apply does, as JSON lines: one event a line, each with a final newline.
package enum OutcomeJSON {
  /// The plan that is applied; the document is `PlanJSON`'s.
  package static func plan(_ document: JSON) -> String {
    line(.members(["event": .string("plan"), "plan": document]))
  }

  /// A change that starts or has ended.
  package static func event(_ event: ApplyEvent) -> String {
    switch event {
    case .started(let change): start(change)
    case .ended(let change, let outcome): end(change, outcome)
    }
  }

  /// How many changes ended how.
  package static func summary(_ plan: Plan, _ result: ApplyResult) -> String {
    let counts = OutcomeCounts(plan, result).all.map { JSON.Member($0.member, .int($0.count)) }
    return line(.object([JSON.Member("event", .string("summary"))] + counts))
  }

  /// Why a saved plan cannot be applied.
  package static func stale(_ moved: [Recheck.Moved]) -> String {
    let changes = moved.map { moved in
      JSON.members([
        "address": .string(moved.change.address.text),
        "message": .string(moved.message),
        "conflicts": .array(moved.conflicts.map(conflict)),
      ])
    }
    return line(.members(["event": .string("stale"), "changes": .array(changes)]))
  }

  private static func start(_ change: Change) -> String {
    line(.members(["event": .string("start"), "address": .string(change.address.text)]))
  }

  private static func end(_ change: Change, _ outcome: Outcome) -> String {
    var warnings: [String] = []
    var conflicts: [ChangeFailure.Conflict] = []
    let (word, problem): (String, JSON)
    switch outcome {
    case .applied(let said):
      (word, problem) = ("applied", .null)
      warnings = said
    case .alreadyDone: (word, problem) = ("applied", .null)
    case .failed(let failure):
      (word, problem) = ("failed", self.problem(failure))
      conflicts = failure.conflicts
    case .skipped(let addresses):
      (word, problem) = (
        "skipped",
        .members([
          "message": .string("something that it depends on was not done"),
          "dependsOn": .array(addresses.map { .string($0.text) }),
        ])
      )
    case .unknown(let why): (word, problem) = ("unknown", .members(["message": .string(why)]))
    }
    return line(
      .members([
        "event": .string("end"),
        "address": .string(change.address.text),
        "outcome": .string(word),
        "problem": problem,
        "warnings": .array(warnings.map(JSON.string)),
        "conflicts": .array(conflicts.map(conflict)),
      ])
    )
  }

  /// Why a change failed; the tenant's own words where it has answered.
  private static func problem(_ failure: ChangeFailure) -> JSON {
    let message = JSON.members(["message": .string(failure.message)])
    guard let problem = failure.problem, case .object(let head) = message else { return message }
    return .object(
      head + [
        JSON.Member("status", .int(problem.status)),
        JSON.Member("type", .string(problem.type)),
        JSON.Member("title", .string(problem.title)),
        JSON.Member("detail", .optional(problem.detail)),
        JSON.Member("generalErrors", .array(problem.generalErrors.map(JSON.string))),
        JSON.Member(
          "invalidFields",
          .array(
            problem.invalidFields.map {
              .members(["field": .string($0.field), "problem": .string($0.problem)])
            }
          )
        ),
      ]
    )
  }

  private static func conflict(_ conflict: ChangeFailure.Conflict) -> JSON {
    .members([
      "name": .string(conflict.field),
      "planned": conflict.planned?.json ?? .null,
      "found": conflict.found?.json ?? .null,
      "wanted": conflict.wanted?.json ?? .null,
    ])
  }

  private static func line(_ json: JSON) -> String { json.text(.compact) + "\n" }
}
