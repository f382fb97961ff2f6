import Testing

@testable import Sandbox

struct RequestBudgetTests {
  @Test func eachWindowTakesItsRequestsAndRefusesTheRest() {
    var budget = RequestBudget(requests: 2, per: .seconds(3))
    let told = [0, 0.25, 2.5, 3, 2.75 + 6].map { second in
      let verdict = budget.take(at: .seconds(second))
      return "\(verdict.isTaken): " + verdict.headers.map(\.value).joined(separator: " ")
    }
    #expect(told == ["true: 2 1 3", "true: 2 0 3", "false: 2 0 1 1", "true: 2 1 3", "true: 2 1 1"])
  }

  @Test func aRefusalIsAProblemWithItsTime() throws {
    let served = try SandboxServerTests.Served(.init(rateLimit: (1, .seconds(3600))))
    let client = try RawClient(port: served.port)
    client.send(SandboxServerTests.get("/lists/9") + SandboxServerTests.get("/lists/9"))
    #expect(
      client.answer()?.contains("\nx-ratelimit-limit: 1\nx-ratelimit-remaining: 0\nx-ratelimit-reset: 3600\n")
        == true
    )
    #expect(
      client.answer()
        == """
        HTTP/1.1 429 Too Many Requests
        x-ratelimit-limit: 1
        x-ratelimit-remaining: 0
        x-ratelimit-reset: 3600
        retry-after: 3600
        content-type: application/problem+json
        content-length: 50
        connection: keep-alive

        {"type":"about:blank","title":"Too Many Requests"}
        """
    )
  }
}
