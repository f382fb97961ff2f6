import Planner
@testable import Report
import Resources
import Testing

@testable import inx_apply

/// Under a limit of bytes Markdown leaves out whole changes, tells how many, and never what is lost.
@Suite struct PlanMarkdownBudgetTests {
  private static let limits = [
    0, 500, 1_500, 2_000, 3_000, 4_999, 5_000, 5_001, 8_000, 12_000, 20_000, 60_000,
  ]

  private func text(_ plan: Plan, _ maxBytes: Int) -> String {
    PlanMarkdown(
      tenant: ReportSample.tenant,
      sources: ReportSample.sources,
      maxBytes: maxBytes,
      prose: MarkdownProse(.standard)
    ).text(plan)
  }

  /// All actions in turn, of different lengths.
  private static func changes(_ count: Int, _ actions: [Change.Action]) -> [Change] {
    (0..<count).map { number in
      ReportSample.change(
        actions[number % actions.count],
        .textModule,
        "module \(number)",
        at: ReportSample.mark(number + 1),
        id: number + 1,
        fields: [
          ReportSample.field("name", .text("a"), .text("b")),
          ReportSample.field(
            "text",
            .text("1\n"),
            .text(String(repeating: "line\n", count: number * 7 % 50))
          ),
        ]
      )
    }
  }

  private static let entry = GuardEntry(
    guardName: "data-loss",
    addresses: [],
    message: "all is lost",
    override: "--allow-data-loss"
  )

  private static var plan: Plan {
    ReportSample.plan(
      changes(
        60,
        [.create, .update, .deferred(.update), .update, .create, .create, .delete, .update, .replace]
      ),
      blocked: [entry],
      allowed: [entry],
      diagnostics: (0..<40).map { .warning("warning of number \($0)", at: nil) }
    )
  }

  @Test(arguments: limits)
  func neverAboveTheLimitButForWhatMustStay(maxBytes: Int) throws {
    let plan = PlanMarkdownBudgetTests.plan
    let least = text(plan, 0)
    let text = text(plan, maxBytes)
    #expect(text.utf8.count <= max(maxBytes, least.utf8.count))

    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.filter { $0.hasPrefix("| `") }
    let addresses = rows.compactMap { row in plan.changes.first { row.contains("`\($0.address.text)`") } }
    // Each row has its details and the other way round, in the plan's order.
    let summaries = lines.filter { $0.hasPrefix("<summary>") }
    #expect(
      summaries
        == addresses.map {
          "<summary>\(MarkdownText.htmlCode($0.action.sign)) <code>\($0.address.text)</code></summary>"
        }
    )
    #expect(
      plan.changes.filter { change in addresses.contains { $0.address == change.address } }.map(\.address)
        == addresses.map(\.address)
    )
    for change in plan.changes where change.action == .delete || change.action == .replace {
      #expect(addresses.contains { $0.address == change.address }, "\(change.address)")
    }
    #expect(text.components(of: "all is lost") == 2)

    let missing = plan.changes.count - rows.count
    let notes = lines.filter { $0.hasPrefix("**Not shown here") }
    func left(_ word: String) -> Int {
      plan.count(word) - addresses.count { $0.action.word == word }
    }
    let parts = [("create", "to create"), ("update", "to update"), ("deferred", "deferred")].compactMap {
      left($0.0) == 0 ? nil : "\(left($0.0)) \($0.1)"
    }
    #expect(
      notes
        == (missing == 0
          ? []
          : [
            "**Not shown here for want of room: \(missing) of 60 changes** (\(parts.joined(separator: ", "))). "
              + "The saved plan has all of them: `inx-apply show FILE`, or `--format html`."
          ])
    )
    let warnings = lines.count { $0.hasPrefix("- warning: warning of number") }
    #expect(lines.contains("- … and \(40 - warnings) more") == (warnings < 40))
  }

  @Test func theLimitsTellApart() {
    let lengths = PlanMarkdownBudgetTests.limits.map { text(PlanMarkdownBudgetTests.plan, $0).utf8.count }
    #expect(lengths == lengths.sorted())
    #expect(Set(lengths).count > 5)
    // The room that there is is used.
    #expect((lengths.last ?? 0) > 12_000)
    #expect(lengths[8] > 8_000 - 600)
  }

  @Test func exactlyItsOwnLengthIsEnough() {
    let plan = ReportSample.plan(ReportSample.everyAction, blocked: ReportSample.blocked)
    let whole = text(plan, .max)
    #expect(text(plan, whole.utf8.count) == whole)
    #expect(text(plan, whole.utf8.count - 1).contains("Not shown here for want of room: 1 of 6 changes"))
  }

  @Test func oneThatIsTooLongDoesNotHideTheOthers() {
    let long = ReportSample.html("0\n", String(repeating: "0123456789\n", count: 90))
    let others = PlanMarkdownBudgetTests.changes(3, [.create])
    let plan = ReportSample.plan([long] + others)
    let without = text(ReportSample.plan(others), .max)
    let text = text(plan, without.utf8.count + 170)
    #expect(text.contains("1 of 4 changes** (1 to update)"))
    #expect(text.contains("text-module/module 2"))
  }

  @Test func deletesAndReplacementsAloneAreWhole() {
    let plan = ReportSample.plan(PlanMarkdownBudgetTests.changes(30, [.delete, .replace]))
    #expect(text(plan, 100) == text(plan, .max))
  }
}

extension String {
  /// How often the text occurs.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
