import API
import Executor
import Planner
import Resources

/// What an apply did, as text: one line for each change that has ended, what belongs to it below, and a last line.
package struct OutcomeText: Sendable {
  /// Whether it is coloured.
  let style: Style
  /// How many columns there are; nil where nothing is broken.
  var width: Int?

  package init(style: Style, width: Int? = nil) {
    self.style = style
    self.width = width
  }

  /// As wide as the longest word and a blank, so that what follows is aligned.
  private static let indentation = String(repeating: " ", count: 9)

  /// How a change has ended; ends with a line end.
  package func text(_ change: Change, _ outcome: Outcome) -> String {
    let subject = change.address.description
    func result(_ word: String, _ role: Style.Role, _ text: String) -> [String] {
      ended(word, role, change.action, text)
    }
    var lines: [String]
    switch outcome {
    case .applied(let warnings):
      lines = result("applied", .added, subject)
      lines += warnings.flatMap { warning in
        broken(VisibleText.phrase("! warning: \(warning)")).map {
          OutcomeText.indentation + style.paint($0, .changed)
        }
      }
    case .alreadyDone: lines = result("applied", .added, subject + ": already up to date")
    case .failed(let failure):
      lines = result("failed", .removed, "\(subject): \(VisibleText.phrase(failure.message))")
      lines += (OutcomeText.problem(failure) + OutcomeText.conflicts(failure.conflicts)).flatMap(indented)
    case .skipped(let addresses):
      lines = result("skipped", .changed, subject + (addresses.isEmpty ? "" : ": \(dependency(addresses))"))
    case .unknown(let why): lines = result("unknown", .removed, "\(subject): \(VisibleText.phrase(why))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many changes an interrupted run has not come to, and the command that goes on; ends with a line end. Empty where it
  /// has come to all.
  static func notStarted(_ count: Int, _ invocation: Invocation?) -> String {
    if count == 0 { return "" }
    let told = "\(count) \(count == 1 ? "change was" : "changes were") not started."
    // The way back of the first run holds what was to be deleted; its directory is not empty any more.
    guard let command = invocation?.without("--backup").text() else {
      return "\(told) Run the same command again.\n"
    }
    return "\(told) To go on:\n  \(command)\n"
  }

  /// The last line: how many changes ended how; ends with a line end.
  func summary(_ plan: Plan, _ result: ApplyResult) -> String {
    let counts = OutcomeCounts(plan, result)
    let text = "Apply: \(counts.all.map { "\($0.count) \($0.word)" }.joined(separator: ", "))."
    return rows.sentence(text, beside: 0, then: 0).joined(separator: "\n") + "\n"
  }

  /// Why a saved plan cannot be applied, change by change; ends with a line end.
  package func stale(_ moved: [Recheck.Moved]) -> String {
    let changes = ChangeText(sources: SourceMap(), style: style)
    let lines = moved.flatMap { moved in
      [
        "\(changes.sign(moved.change.action)) \(moved.change.address.description): \(VisibleText.phrase(moved.message))"
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
      return "\(conflict.field): \(padding)planned \(word(conflict.planned)), "
        + "found \(word(conflict.found)), wanted \(word(conflict.wanted))"
    }
  }

  /// A value, or a word for none: nobody but programmers reads null.
  private static func word(_ value: Value?) -> String {
    switch value {
    case nil, .null: "none"
    default: ValueText.short(value)
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
    "depends on \(addresses.map { $0.description }.joined(separator: ", "))"
  }

  /// The word, the sign and what is said, broken between words.
  private func ended(_ word: String, _ role: Style.Role, _ action: Change.Action, _ text: String) -> [String]
  {
    let changes = ChangeText(sources: SourceMap(), style: style)
    let start =
      style.paint(word, role) + String(repeating: " ", count: OutcomeText.indentation.count - word.count)
      + changes.sign(action) + " "
    let beside = OutcomeText.indentation.count + action.sign.count + 1
    let rows = rows.sentence(text, beside: beside, then: OutcomeText.indentation.count + 2)
    return rows.enumerated().map { ($0.offset == 0 ? start : OutcomeText.indentation + "  ") + $0.element }
  }

  private var rows: Rows { Rows(width: width.map { max($0, Rows.narrowest) }) }

  private func broken(_ text: String) -> [String] {
    let columns = OutcomeText.indentation.count
    return rows.sentence(text, beside: columns, then: columns + 2).enumerated().map {
      ($0.offset == 0 ? "" : "  ") + $0.element
    }
  }

  private func indented(_ line: String) -> [String] { broken(line).map { OutcomeText.indentation + $0 } }
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
