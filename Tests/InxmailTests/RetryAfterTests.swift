import API
import Testing

@Suite("RetryAfter")
struct RetryAfterTests {
  @Test(
    "Seconds and dates",
    arguments: [
      ("0", RetryAfter.seconds(0)),
      ("45", .seconds(45)),
      ("99999999999999999999", .seconds(.max)),
      ("Thu, 01 Jan 1970 00:00:00 GMT", .date(0)),
      ("Sun, 06 Nov 1994 08:49:37 GMT", .date(784_111_777)),
      ("Thu, 29 Feb 2024 23:59:59 GMT", .date(1_709_251_199)),
      ("Fri, 01 Mar 2024 00:00:00 GMT", .date(1_709_251_200)),
      ("Fri, 31 Dec 2100 00:00:00 GMT", .date(4_133_894_400)),
    ]
  )
  func read(value: String, expected: RetryAfter) {
    #expect(RetryAfter(value) == expected)
  }

  @Test(
    "Anything else says nothing",
    arguments: [
      "", "-1", "+1", "1.5", "soon", "45 s", "Sunday, 06-Nov-94 08:49:37 GMT",
      "Sun, 06 Nov 1994 08:49:37 CET",
      "Sun, 06 Nov 1994 08:49 GMT", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nix 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 24:49:37 GMT", "Sun,  6 Nov 1994 08:49:37 GMT",
    ]
  )
  func unreadable(value: String) {
    #expect(RetryAfter(value) == nil)
  }

  @Test("A date counts from now, and never backwards")
  func wait() {
    #expect(RetryAfter.date(1000).wait(now: 970) == .seconds(30))
    #expect(RetryAfter.date(1000).wait(now: 1030) == .zero)
    #expect(RetryAfter.seconds(5).wait(now: 1030) == .seconds(5))
  }
}
