import API
@testable import Report
import Testing

@testable import inx_apply

@Suite("WaitText")
struct WaitTextTests {
  @Test(
    "What is said while a run waits",
    arguments: [
      (WaitText.pacing(.seconds(45), .usedUp), "waiting 45 s: the rate limit is used up"),
      (WaitText.pacing(.milliseconds(45_010), .refused), "waiting 46 s: the rate limit is used up"),
      (
        WaitText.repeating(.seconds(45), after: .status(429, retryAfter: .seconds(45))),
        "waiting 45 s: the rate limit is used up"
      ),
      (WaitText.repeating(.milliseconds(500), after: .status(503)), "waiting 1 s: the tenant answers 503"),
      (WaitText.repeating(.seconds(2), after: .failure(.lost)), "waiting 2 s: there is no answer"),
    ]
  )
  func lines(text: String, expected: String) { #expect(text == expected) }
}
