import Inxmail
import Planner
import Resources

/// What an apply did, as text: one line for each change that has ended, what belongs to it below, and a last line.
struct OutcomeText: Sendable {
  /// Whether it is coloured.
  let style: Style

  /// As wide as the longest word and a blank, so that what follows is aligned.
  private static let indentation = String(repeating: " ", count: 9)

  /// How a change has ended; ends with a line end.
  func text(_ change: Change, _ outcome: Outcome) -> String {
    let changes = ChangeText(sources: SourceMap(), style: style)
    let subject = "\(changes.sign(change.action)) \(VisibleText.phrase(change.address.text))"
    var lines: [String]
    switch outcome {
    case .applied(let warnings):
      lines = [word("applied", .added) + subject] + warnings.map { indented(changes.warning($0)) }
    case .alreadyDone: lines = [word("applied", .added) + subject + ": it is so already"]
    case .failed(let failure):
      lines = [word("failed", .removed) + "\(subject): \(VisibleText.phrase(failure.message))"]
      lines += (OutcomeText.problem(failure) + OutcomeText.conflicts(failure.conflicts)).map(indented)
    case .skipped(let addresses):
      lines = [word("skipped", .changed) + subject + (addresses.isEmpty ? "" : ": \(dependency(addresses))")]
    case .unknown(let why):
      lines = [word("unknown", .removed) + "\(subject): \(VisibleText.phrase(why))"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A change that an interrupted run has not come to.
  func notStarted(_ change: Change) -> String {
    let changes = ChangeText(sources: SourceMap(), style: style)
    return "not started \(changes.sign(change.action)) \(VisibleText.phrase(change.address.text))\n"
  }

  /// The last line: how many changes ended how; ends with a line end.
  func summary(_ plan: Plan, _ result: ApplyResult) -> String {
    let counts = OutcomeCounts(plan, result)
    return "Apply: \(counts.all.map { "\($0.count) \($0.word)" }.joined(separator: ", ")).\n"
  }

  /// Why a saved plan cannot be applied, change by change; ends with a line end.
  func stale(_ moved: [Recheck.Moved]) -> String {
    let changes = ChangeText(sources: SourceMap(), style: style)
    let lines = moved.flatMap { moved in
      [
        "\(changes.sign(moved.change.action)) \(VisibleText.phrase(moved.change.address.text)): \(VisibleText.phrase(moved.message))"
      ] + OutcomeText.conflicts(moved.conflicts).map { "    " + $0 }
    }
    return "inx-apply: error: the saved plan is stale, and nothing was changed: plan again\n"
      + lines.map { "  \($0)\n" }.joined()
  }

  /// Fields that have moved since a plan was made, one a line, names aligned.
  static func conflicts(_ conflicts: [ChangeFailure.Conflict]) -> [String] {
    let width = conflicts.reduce(0) { max($0, $1.field.count) }
    return conflicts.map { conflict in
      let padding = String(repeating: " ", count: width - conflict.field.count)
      return "\(conflict.field): \(padding)planned \(ValueText.short(conflict.planned)), "
        + "found \(ValueText.short(conflict.found)), wanted \(ValueText.short(conflict.wanted))"
    }
  }

  /// What the tenant said and the sentence has not.
  static func problem(_ failure: ChangeFailure) -> [String] {
    guard let problem = failure.problem else { return [] }
    let all =
      [problem.detail].compactMap { $0 } + problem.generalErrors
      + problem.invalidFields.map { "\($0.field): \($0.problem)" }
    return all.filter { !failure.message.contains($0) }.map(VisibleText.phrase)
  }

  private func dependency(_ addresses: [Address]) -> String {
    "depends on \(addresses.map { VisibleText.phrase($0.text) }.joined(separator: ", "))"
  }

  private func word(_ word: String, _ role: Style.Role) -> String {
    style.paint(word, role) + String(repeating: " ", count: OutcomeText.indentation.count - word.count)
  }

  private func indented(_ line: String) -> String { OutcomeText.indentation + line }
}

/// How many changes of a plan ended how.
struct OutcomeCounts: Sendable {
  private var applied = 0
  private var failed = 0
  private var skipped = 0
  private var unknown = 0
  private let deferred: Int
  /// Changes that an interrupted run has not come to.
  private let notStarted: Int

  init(_ plan: Plan, _ result: ApplyResult) {
    deferred = plan.count("deferred")
    notStarted = max(0, plan.changes.count - deferred - result.outcomes.count)
    for (_, outcome) in result.outcomes {
      switch outcome {
      case .applied, .alreadyDone: applied += 1
      case .failed: failed += 1
      case .skipped: skipped += 1
      case .unknown: unknown += 1
      }
    }
  }

  /// The counts with their words, in the order in which they are told. Of changes that were not started only an
  /// interrupted run tells.
  var all: [(word: String, member: String, count: Int)] {
    let ended = [
      ("applied", applied), ("failed", failed), ("skipped", skipped), ("unknown", unknown),
      ("deferred", deferred),
    ].map { (word: $0.0, member: $0.0, count: $0.1) }
    return notStarted == 0 ? ended : ended + [(word: "not started", member: "notStarted", count: notStarted)]
  }
}
