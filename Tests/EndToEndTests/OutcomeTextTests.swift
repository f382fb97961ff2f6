import API
import Planner
@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct OutcomeTextTests {
  @Test func everyOutcome() {
    let text = OutcomeText(style: .plain)
    #expect(
      zip(OutcomeSample.changes, OutcomeSample.outcomes).map(text.text).joined() == """
        applied  + list/Newsletter DE
        applied  ~ list/Offers
                 ! warning: senderName was stored as "Exampl"
        failed   -/+ attribute/Vorname: 400 validation-error: invalid request parameters (2 fields are invalid)
                 in general
                 name: must not be\\nnull
        failed   - blacklist-entry/spam@example.com: it was changed: plan again
                 senderName:  planned "A", found "Other\\u001b", wanted "B"
                 description: planned none, found "\(String(repeating: "x", count: 60))"… (99 characters), wanted none
        skipped  + target-group/VIP: depends on list/Newsletter DE, list/Offers%0A
        unknown  + list/Newsletter DE: there is no answer to POST /lists (lost)

        """
    )
  }

  @Test func skippedForNoOtherChange() {
    let text = OutcomeText(style: .plain).text(OutcomeSample.changes[1], .skipped(because: []))
    #expect(text == "skipped  ~ list/Offers\n")
  }

  @Test func colourKeepsTheColumns() {
    let text = OutcomeText(style: .colour).text(OutcomeSample.changes[0], .applied(warnings: []))
    #expect(text == "\u{1B}[32mapplied\u{1B}[0m  \u{1B}[32m+\u{1B}[0m list/Newsletter DE\n")
  }

  @Test func summary() {
    let text = OutcomeText(style: .plain)
    #expect(
      text.summary(OutcomeSample.plan, OutcomeSample.result(6))
        == "Apply: 2 applied, 2 failed, 1 skipped, 1 unknown, 1 deferred.\n"
    )
    #expect(
      text.summary(OutcomeSample.plan, OutcomeSample.result(1))
        == "Apply: 1 applied, 0 failed, 0 skipped, 0 unknown, 1 deferred, 5 not started.\n"
    )
  }
}
