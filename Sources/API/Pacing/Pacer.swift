/// When the next request may be sent, so that a tenant's rate limit is used up but not overdrawn. Decides only;
/// `PacingTransport` sends and waits. Times are those of one clock, from any beginning.
///
/// **Terms.** A *window* is the time between two resets of the tenant's count. An answer *tells* the count as it was when
/// the tenant took the request. It is *fresh* where its request was sent after the count that is known was noted.
///
/// **Premise.** Answers come in any order, and up to as many requests as are in flight may be counted without having been
/// told. Others may use the same budget. The seconds until the reset are rounded, who knows how, but always alike. A proxy
/// may answer in the tenant's place, without a word about the limit.
///
/// **Method.** What a fresh answer tells holds, more or less than before: more of it is how a new window shows. Of answers
/// that are not fresh, the lowest of one window holds; one from a window before is left aside. A request may start while
/// fewer are in flight than are left. Once nothing is left, everything waits until the window is over by any rounding. Then
/// one request goes ahead to see what the next window holds: the guess that all of it is there could cost as many refusals
/// as there are requests at once.
package struct Pacer: Hashable, Sendable {
  /// What an answer means here, or that there was none.
  package struct Answer: Hashable, Sendable {
    /// How the request ended.
    package enum Ending: Hashable, Sendable {
      /// The tenant has dealt with it, or has said no.
      case answered
      /// With 429; the time after which the tenant takes requests again where it says so.
      case refused(Duration?)
      /// With 5xx or without an answer, though it may have been counted.
      case failed
      /// Before the tenant can have counted it.
      case unsent
    }

    /// How the request ended.
    package var ending: Ending
    /// What it told.
    package var rate: RateLimit?

    /// An answer's meaning from its parts.
    package init(_ ending: Ending, _ rate: RateLimit? = nil) {
      self.ending = ending
      self.rate = rate
    }

    /// What the transport gave.
    package init(_ result: Result<Response, TransportError>, _ reading: AnswerReading) {
      switch result {
      case .success(let response):
        rate = reading.rate(of: response)
        switch response.status {
        case 429: ending = .refused(reading.wait(of: response))
        case 500...: ending = .failed
        default: ending = .answered
        }
      case .failure(let error):
        ending = error.reason == .unreachable || error.reason == .untrusted ? .unsent : .failed
      }
    }
  }

  /// Why a request waits.
  package enum Reason: Hashable, Sendable {
    /// The tenant has told that nothing is left.
    case usedUp
    /// The tenant has refused a request because of its limit.
    case refused
    /// What is left may be taken by those in flight; the next answer tells.
    case inFlight
  }

  /// What a request may do.
  package enum Decision: Hashable, Sendable {
    /// Start now.
    case go
    /// Ask again after that time (nil: not before), or when an answer was noted.
    case wait(Duration?, Reason)
  }

  /// A request in flight.
  package struct Ticket: Hashable, Sendable {
    fileprivate let event: Int
    fileprivate let start: Duration
    fileprivate let isScout: Bool
  }

  /// One window as far as it is known.
  private struct Window: Hashable {
    /// The lowest count told, less the requests that ended without telling.
    var remaining: Int
    /// When that was noted, in events.
    var event: Int
    /// Between which times the tenant's clock and its rounding put the reset: less than a second before the true one.
    var reset: ClosedRange<Duration>
    /// Whether the last to tell was refused.
    var isRefused: Bool
    /// The first count told, and how many requests of our own may have been counted since.
    var first: Int
    var mine: Int

    /// When it is over for certain.
    var end: Duration { reset.upperBound + .seconds(1) }

    /// One request less, without a word from the tenant.
    mutating func take(at event: Int) {
      remaining = max(0, remaining - 1)
      self.event = event
    }
  }

  /// A longer wait is not believed: what claims it is asked by one request at a time, and who sends that decides.
  package let longestWait: Duration

  private var window: Window?
  private var heldUntil = Duration.zero
  private var inFlight = 0
  private var scouts = 0
  /// Starts and answers noted: what came before what, also where the clock stands still.
  private var events = 0
  private var hasOthers = false

  /// A pacer that knows of no limit yet.
  package init(longestWait: Duration = .seconds(300)) { self.longestWait = longestWait }

  /// Whether a request may start.
  package func mayStart(at time: Duration) -> Decision {
    let held = heldUntil - time
    if held > .zero {
      return held <= longestWait ? .wait(held, .refused) : scout
    }
    guard let window, inFlight >= allowed(window) else { return .go }
    let left = window.end - time
    guard left > .zero, left <= longestWait else { return scout }
    return .wait(left, window.remaining > 0 ? .inFlight : window.isRefused ? .refused : .usedUp)
  }

  private var scout: Decision { scouts == 0 ? .go : .wait(nil, .inFlight) }

  /// How many may be in flight. Where others use the budget too, what is left may be gone on arrival: fewer go the less
  /// is left, so that few are refused.
  private func allowed(_ window: Window) -> Int {
    hasOthers && window.remaining > 1 ? window.remaining / 2 : window.remaining
  }

  /// Starts a request that may.
  package mutating func start(at time: Duration) -> Ticket {
    events += 1
    let isScout = heldUntil > time || window.map { inFlight >= allowed($0) } ?? false
    inFlight += 1
    if isScout { scouts += 1 }
    window?.mine += 1
    return Ticket(event: events, start: time, isScout: isScout)
  }

  /// Notes how a request ended.
  package mutating func note(_ answer: Answer, for ticket: Ticket, at time: Duration) {
    events += 1
    inFlight -= 1
    if ticket.isScout { scouts -= 1 }
    if case .refused(let asked?) = answer.ending { heldUntil = max(heldUntil, time + asked) }
    if let rate = answer.rate {
      note(rate, isRefused: answer.ending.isRefused, for: ticket, at: time)
    } else if answer.ending == .answered, let window, ticket.start >= window.end {
      // The tenant has stopped telling.
      self.window = nil
    } else if answer.ending != .unsent {
      window?.take(at: events)
    }
  }

  private mutating func note(_ rate: RateLimit, isRefused: Bool, for ticket: Ticket, at time: Duration) {
    let reset = (ticket.start + rate.reset - .seconds(1))...(time + rate.reset)
    let told = Window(
      remaining: rate.remaining,
      event: events,
      reset: reset,
      isRefused: isRefused,
      first: rate.remaining,
      mine: inFlight
    )
    guard var window else {
      self.window = told
      return
    }
    let isFresh = ticket.event > window.event
    guard window.reset.overlaps(reset), !isFresh || rate.remaining < window.remaining else {
      if isFresh || reset.lowerBound > window.reset.upperBound { self.window = told }
      return
    }
    window.reset = window.reset.clamped(to: reset)
    if rate.remaining < window.remaining {
      if isRefused && window.remaining > inFlight { hasOthers = true }
      (window.remaining, window.event, window.isRefused) = (rate.remaining, events, isRefused)
    }
    if window.first - window.remaining > window.mine { hasOthers = true }
    self.window = window
  }
}

extension Pacer.Answer.Ending {
  fileprivate var isRefused: Bool { if case .refused = self { true } else { false } }
}
