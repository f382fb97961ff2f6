import API
import Platforms
import Resources
import Testing

@Suite("RateLimit")
struct RateLimitTests {
  @Test(
    "Both headers, or nothing",
    arguments: [
      ("0", "45", RateLimit(remaining: 0, reset: .seconds(45))),
      ("599", "0", RateLimit(remaining: 599, reset: .zero)), ("", "45", nil), ("599", "", nil),
      ("-1", "45", nil),
      ("+1", "45", nil), ("many", "45", nil), ("599", "44.5", nil), ("599", "45 s", nil),
      ("599", "Sun, 06 Nov 1994 08:50:07 GMT", nil), ("99999999999999999999", "45", nil), (nil, "45", nil),
      ("599", nil, nil),
    ] as [(String?, String?, RateLimit?)]
  )
  func read(remaining: String?, reset: String?, expected: RateLimit?) {
    var headers = [Response.Header("X-RateLimit-Limit", "600")]
    if let remaining { headers.append(.init("X-RateLimit-Remaining", remaining)) }
    if let reset { headers.append(.init("X-RateLimit-Reset", reset)) }
    #expect(
      RateLimit(Response(status: 200, headers: headers), RequestForm.inxmail.limits, now: 0) == expected
    )
  }
}
