import API
import Testing

/// A script of starts and answers, written as the pacer is asked: what it decides is the test.
@Suite("Pacer")
struct PacerTests {
  enum Step: Sendable {
    /// At that second a request of that name asks; it starts where it may.
    case ask(Double, String, Pacer.Decision)
    /// At that second a request is answered so.
    case told(Double, String, remaining: Int, reset: Int)
    case ends(Double, String, Pacer.Answer)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let steps: [Step]

    init(_ name: String, _ steps: [Step]) { (testDescription, self.steps) = (name, steps) }
  }

  static func usedUp(_ seconds: Double) -> Pacer.Decision { .wait(.seconds(seconds), .usedUp) }
  static func refused(_ seconds: Double) -> Pacer.Decision { .wait(.seconds(seconds), .refused) }
  static func inFlight(_ seconds: Double) -> Pacer.Decision { .wait(.seconds(seconds), .inFlight) }
  static let scouting = Pacer.Decision.wait(nil, .inFlight)

  static let cases = [
    Case(
      "Nobody waits before anything was told",
      (1...64).map { .ask(0, "\($0)", .go) }
    ),
    Case(
      "Answers without a word about the limit pace nothing",
      [.ask(0, "a", .go), .ends(1, "a", .init(.answered)), .ask(1, "b", .go), .ask(1, "c", .go)]
    ),
    Case(
      "What is in flight is taken off what is left",
      [
        .ask(0, "a", .go), .told(1, "a", remaining: 2, reset: 10),
        .ask(1, "b", .go), .ask(1, "c", .go), .ask(1, "d", inFlight(11)),
        .told(2, "b", remaining: 1, reset: 9), .ask(2, "d", inFlight(10)),
        .told(3, "c", remaining: 0, reset: 8), .ask(3, "d", usedUp(9)),
      ]
    ),
    Case(
      "The lowest that was told holds, whatever comes after it",
      [
        .ask(0, "a", .go), .ask(0, "b", .go), .ask(0, "c", .go),
        .told(1, "c", remaining: 1, reset: 10), .told(1, "a", remaining: 3, reset: 10),
        .told(1, "b", remaining: 2, reset: 10), .ask(1, "d", .go), .ask(1, "e", inFlight(11)),
      ]
    ),
    Case(
      "The reset may be a second later than told: one request goes to see, and then the rest",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 0, reset: 10), .ask(10, "b", usedUp(1)),
        .ask(11, "b", .go), .ask(11, "c", scouting), .ask(20, "c", scouting),
        .told(21, "b", remaining: 2, reset: 50), .ask(21, "c", .go), .ask(21, "d", .go),
        .ask(21, "e", inFlight(51)),
      ]
    ),
    Case(
      "Several answers tell the reset more exactly than one",
      [
        .ask(0, "a", .go), .ask(0, "b", .go), .told(0.25, "a", remaining: 1, reset: 10),
        .told(0.75, "b", remaining: 0, reset: 9), .ask(1, "c", usedUp(9.75)),
      ]
    ),
    Case(
      "A window in which others took everything is waited for again",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 0, reset: 10), .ask(11, "b", .go),
        .told(11, "b", remaining: 0, reset: 59), .ask(11, "c", usedUp(60)),
      ]
    ),
    Case(
      "More than before, to a request sent since, is a new window",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 1, reset: 1), .ask(0.5, "b", .go),
        .told(1.5, "b", remaining: 3, reset: 2), .ask(1.5, "c", .go), .ask(1.5, "d", .go),
        .ask(1.5, "e", .go), .ask(1.5, "f", inFlight(3)),
      ]
    ),
    Case(
      "Also where the reset could be the same one, but for its rounding",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 0, reset: 2), .ask(3, "b", .go),
        .told(3, "b", remaining: 2, reset: 0), .ask(3, "c", .go), .ask(3, "d", .go),
      ]
    ),
    Case(
      "An answer of the window before is late and says nothing",
      [
        .ask(0, "late", .go), .ask(0, "a", .go), .told(0.1, "a", remaining: 1, reset: 1),
        .ask(5, "b", .go), .told(5, "b", remaining: 9, reset: 56),
        .told(6, "late", remaining: 0, reset: 1), .ask(6, "c", .go), .ask(6, "d", .go),
      ]
    ),
    Case(
      "An answer of the next window may overtake nothing sent since",
      [
        .ask(0, "a", .go), .ask(0, "b", .go), .told(0.1, "a", remaining: 0, reset: 1),
        .told(40, "b", remaining: 2, reset: 60), .ask(40, "c", .go), .ask(40, "d", .go),
        .ask(40, "e", inFlight(61)),
      ]
    ),
    Case(
      "A refusal holds everything back, also what has a budget",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 500, reset: 50), .ask(1, "b", .go),
        .ends(2, "b", .init(.refused(.seconds(7)))), .ask(2, "c", refused(7)), .ask(9, "c", .go),
      ]
    ),
    Case(
      "The longest of several refusals holds",
      [
        .ask(0, "a", .go), .ask(0, "b", .go), .ends(1, "a", .init(.refused(.seconds(9)))),
        .ends(2, "b", .init(.refused(.seconds(3)))), .ask(5, "c", refused(5)),
      ]
    ),
    Case(
      "A refusal without a time leaves the time to the window",
      [
        .ask(0, "a", .go),
        .ends(1, "a", .init(.refused(nil), RateLimit(remaining: 0, reset: .seconds(5)))),
        .ask(1, "b", refused(6)),
      ]
    ),
    Case(
      "What nobody waits for is asked by one request at a time",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 0, reset: 86_400), .ask(1, "b", .go),
        .ask(1, "c", scouting), .ends(1, "b", .init(.refused(.seconds(9999)))), .ask(2, "c", .go),
        .ask(2, "d", scouting), .ends(3, "c", .init(.unsent)), .ask(3, "d", .go),
      ]
    ),
    Case(
      "A request without an answer may have been counted",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 2, reset: 10), .ask(1, "b", .go),
        .ends(1, "b", .init(.failed)), .ask(1, "c", .go), .ask(1, "d", inFlight(10)),
      ]
    ),
    Case(
      "One that was never sent was not",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 2, reset: 10), .ask(1, "b", .go),
        .ends(1, "b", .init(.unsent)), .ask(1, "c", .go), .ask(1, "d", .go), .ask(1, "e", inFlight(10)),
      ]
    ),
    Case(
      "A tenant that stops telling is not paced any more",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 0, reset: 3), .ask(4, "b", .go),
        .ends(5, "b", .init(.answered)), .ask(5, "c", .go), .ask(5, "d", .go),
      ]
    ),
    Case(
      "A failure does not tell that it has stopped",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 0, reset: 3), .ask(4, "b", .go),
        .ends(5, "b", .init(.failed)), .ask(5, "c", .go), .ask(5, "d", scouting),
      ]
    ),
    Case(
      "What our own requests take is no part of others",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 4, reset: 10), .ask(0, "b", .go),
        .told(1, "b", remaining: 3, reset: 9), .ask(1, "c", .go), .told(2, "c", remaining: 2, reset: 8),
        .ask(2, "d", .go), .ask(2, "e", .go), .ask(2, "f", inFlight(9)),
      ]
    ),
    Case(
      "Where others take their part, fewer go the less is left",
      [
        .ask(0, "a", .go), .told(0, "a", remaining: 20, reset: 10), .ask(1, "b", .go),
        .told(1, "b", remaining: 5, reset: 9), .ask(1, "c", .go), .ask(1, "d", .go),
        .ask(1, "e", inFlight(10)), .told(2, "c", remaining: 3, reset: 8), .ask(2, "e", inFlight(9)),
        .told(3, "d", remaining: 1, reset: 7), .ask(3, "e", .go), .ask(3, "f", inFlight(8)),
      ]
    ),
  ]

  @Test("Decisions", arguments: cases)
  func decisions(_ one: Case) throws {
    var pacer = Pacer()
    var tickets: [String: Pacer.Ticket] = [:]
    for step in one.steps {
      switch step {
      case .ask(let second, let name, let expected):
        let decision = pacer.mayStart(at: .seconds(second))
        #expect(decision == expected, "\(name) at \(second)")
        if decision == .go { tickets[name] = pacer.start(at: .seconds(second)) }
      case .told(let second, let name, let remaining, let reset):
        let rate = RateLimit(remaining: remaining, reset: .seconds(reset))
        pacer.note(.init(.answered, rate), for: try #require(tickets[name]), at: .seconds(second))
      case .ends(let second, let name, let answer):
        pacer.note(answer, for: try #require(tickets[name]), at: .seconds(second))
      }
    }
  }

  @Test(
    "What an answer means",
    arguments: [
      (200, "", Pacer.Answer.Ending.answered), (404, "", .answered), (503, "9", .failed),
      (429, "", .refused(nil)),
      (429, "9", .refused(.seconds(9))), (429, "soon", .refused(nil)),
      (429, "Sun, 06 Nov 1994 08:50:07 GMT", .refused(.seconds(30))),
    ]
  )
  func meaning(status: Int, retryAfter: String, ending: Pacer.Answer.Ending) {
    let response = Response(status: status, headers: [.init("Retry-After", retryAfter)])
    #expect(Pacer.Answer(.success(response), AnswerReading(.inxmail) { 784_111_777 }) == Pacer.Answer(ending))
  }

  @Test(
    "What none means",
    arguments: [
      (TransportError.Reason.unreachable, Pacer.Answer.Ending.unsent), (.untrusted, .unsent),
      (.lost, .failed),
      (.timedOut, .failed), (.cancelled, .failed), (.refused, .failed),
    ]
  )
  func failures(reason: TransportError.Reason, ending: Pacer.Answer.Ending) {
    #expect(
      Pacer.Answer(.failure(TransportError(reason, "why")), AnswerReading(.inxmail) { 0 })
        == Pacer.Answer(ending)
    )
  }
}
