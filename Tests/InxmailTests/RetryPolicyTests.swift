import API
import Testing

@Suite("RetryPolicy")
struct RetryPolicyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var method: API.Method = .get
    var outcome: RetryPolicy.Outcome
    var count = 1
    var serverErrors = 0
    var hasContact = true
    var sinceSuccess: Duration = .zero
    var random = 0.5
    let expected: RetryPolicy.Decision

    var testDescription: String { name }
  }

  private static let soon = RetryPolicy.Decision.wait(.milliseconds(750))

  static let verbs: [Case] = {
    let repeatable: [RetryPolicy.Outcome] = [
      .status(429), .status(502), .status(503), .status(504), .failure(.lost), .failure(.timedOut),
      .failure(.unreachable),
    ]
    let final: [RetryPolicy.Outcome] = [
      .status(200), .status(204), .status(304), .status(400), .status(401), .status(403), .status(404),
      .status(409),
      .status(423), .status(501), .status(505), .failure(.untrusted), .failure(.cancelled),
      .failure(.refused), .failure(.redirected), .failure(.unusable),
    ]
    let isSafeForPost: Set<RetryPolicy.Outcome> = [.status(429), .failure(.unreachable)]
    return [API.Method.get, .put, .patch, .delete, .post].flatMap { method in
      repeatable.map { outcome in
        let isRepeated = method != .post || isSafeForPost.contains(outcome)
        return Case(
          name: "\(method) \(outcome)",
          method: method,
          outcome: outcome,
          expected: isRepeated ? soon : .giveUp
        )
      } + final.map { Case(name: "\(method) \($0)", method: method, outcome: $0, expected: .giveUp) }
    }
  }()

  static let rules: [Case] = [
    Case(name: "500 the first time", outcome: .status(500), serverErrors: 1, expected: soon),
    Case(name: "500 the third time", outcome: .status(500), serverErrors: 3, expected: soon),
    Case(name: "500 the fourth time", outcome: .status(500), serverErrors: 4, expected: .giveUp),
    Case(name: "503 after four times 500", outcome: .status(503), serverErrors: 4, expected: soon),
    Case(name: "500 of a POST", method: .post, outcome: .status(500), serverErrors: 1, expected: .giveUp),
    Case(name: "least draw", outcome: .status(503), count: 9, random: 0, expected: .wait(.milliseconds(500))),
    Case(name: "second wait", outcome: .status(503), count: 2, expected: .wait(.milliseconds(1250))),
    Case(name: "third wait", outcome: .status(503), count: 3, expected: .wait(.milliseconds(2250))),
    Case(name: "longest wait", outcome: .status(503), count: 6, expected: .wait(.milliseconds(10_250))),
    Case(name: "and no longer", outcome: .status(503), count: 1000, expected: .wait(.milliseconds(10_250))),
    Case(
      name: "what the server asks",
      outcome: .status(429, retryAfter: .seconds(45)),
      expected: .wait(.seconds(45))
    ),
    Case(
      name: "asked of a POST",
      method: .post,
      outcome: .status(429, retryAfter: .seconds(45)),
      expected: .wait(.seconds(45))
    ),
    Case(name: "at once is never at once", outcome: .status(429, retryAfter: .zero), expected: soon),
    Case(
      name: "exactly what is left",
      outcome: .status(503, retryAfter: .seconds(30)),
      sinceSuccess: .seconds(270),
      expected: .wait(.seconds(30))
    ),
    Case(
      name: "more than is left",
      outcome: .status(503, retryAfter: .seconds(31)),
      sinceSuccess: .seconds(270),
      expected: .giveUp
    ),
    Case(
      name: "more than the whole limit",
      outcome: .status(429, retryAfter: .seconds(301)),
      expected: .giveUp
    ),
    Case(
      name: "one last attempt at the limit",
      outcome: .status(503),
      count: 9,
      sinceSuccess: .milliseconds(299_900),
      expected: .wait(.milliseconds(100))
    ),
    Case(name: "at the limit", outcome: .status(503), sinceSuccess: .seconds(300), expected: .giveUp),
    Case(
      name: "first contact",
      outcome: .failure(.unreachable),
      hasContact: false,
      sinceSuccess: .seconds(9),
      expected: soon
    ),
    Case(
      name: "first contact is given up after ten seconds",
      outcome: .failure(.unreachable),
      hasContact: false,
      sinceSuccess: .seconds(10),
      expected: .giveUp
    ),
    Case(
      name: "later contact is not",
      outcome: .failure(.unreachable),
      sinceSuccess: .seconds(10),
      expected: soon
    ),
  ]

  @Test("Decides", arguments: verbs + rules)
  func decides(it: Case) {
    let attempt = RetryPolicy.Attempt(
      method: it.method,
      count: it.count,
      serverErrors: it.serverErrors,
      outcome: it.outcome,
      hasContact: it.hasContact,
      sinceSuccess: it.sinceSuccess,
      random: it.random
    )
    #expect(RetryPolicy().decide(attempt) == it.expected)
  }

  @Test("A shorter limit is first contact's too")
  func shortTimeout() {
    let attempt = RetryPolicy.Attempt(
      method: .get,
      count: 1,
      serverErrors: 0,
      outcome: .failure(.lost),
      hasContact: false,
      sinceSuccess: .seconds(2),
      random: 0
    )
    #expect(RetryPolicy(timeout: .seconds(2)).decide(attempt) == .giveUp)
  }
}
