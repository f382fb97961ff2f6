import Planner
@testable import Report
import Testing
@testable import API
@testable import Executor

@testable import inx_apply

@Suite struct OutcomeMarkdownTests {
  @Test func everyOutcomeAndWhatIsNotStarted() {
    var result = OutcomeSample.result(6)
    result = ApplyResult(
      outcomes: result.outcomes + [(ReportSample.everyAction[4], .alreadyDone)],
      hasWritten: true
    )
    let text = OutcomeMarkdown(prose: MarkdownProse(.standard)).text(OutcomeSample.plan, result, 1, nil)
    #expect(
      text == """
        ### Outcome

        Apply: 3 applied, 2 failed, 1 skipped, 1 unknown, 1 deferred.

        **1 change was not started.** Run the same command again.

        - **applied** `~` `list/Offers`
          - **Warning:** senderName was stored as `"Exampl"`
        - **failed** `-/+` `attribute/Vorname`: 400 validation-error: invalid request parameters (2 fields are invalid)
          - The tenant says: in general
          - The tenant says: name: must not `be\\nnull`
        - **failed** `-` `blacklist-entry/spam@example.com`: it was changed: plan again
          - `senderName:  planned "A", found "Other\\u001b", wanted "B"`
          - `description: planned none, found "\(String(repeating: "x", count: 60))"… (99 characters), wanted none`
        - **skipped** `+` `target-group/VIP`: depends on `list/Newsletter DE`, `list/Offers%0A`
        - **unknown** `+` `list/Newsletter DE`: there is no answer to POST `/lists` (lost)

        <details>
        <summary>Applied as planned: 2</summary>

        - **applied** `+` `list/Newsletter DE`
        - **applied** `+` `target-group/VIP`: already up to date

        </details>

        """
    )
  }

  @Test func nothingButWhatWasApplied() {
    let plan = ReportSample.plan([OutcomeSample.changes[0]])
    #expect(
      OutcomeMarkdown(prose: MarkdownProse(.standard)).text(plan, OutcomeSample.result(1), 0, nil) == """
        ### Outcome

        Apply: 1 applied, 0 failed, 0 skipped, 0 unknown, 0 deferred.

        <details>
        <summary>Applied as planned: 1</summary>

        - **applied** `+` `list/Newsletter DE`

        </details>

        """
    )
  }
}
