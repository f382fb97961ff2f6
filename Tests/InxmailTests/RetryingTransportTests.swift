import API
import Synchronization
import Testing

/// Time that passes only by being waited for.
final class ManualClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
  }

  private let time = Mutex(Duration.zero)

  var now: Instant { Instant(offset: time.withLock { $0 }) }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    time.withLock { $0 = max($0, deadline.offset) }
  }

  func advance(by duration: Duration) { time.withLock { $0 += duration } }
}

/// Answers by a script; an attempt takes as long as the script says.
private final class ScriptedTransport: Transport {
  typealias Step = (takes: Duration, result: Result<Response, TransportError>)

  private let clock: ManualClock
  private let script: @Sendable (Int) -> Step
  private let sent = Mutex<[Duration]>([])

  init(_ clock: ManualClock, _ script: @escaping @Sendable (Int) -> Step) {
    self.clock = clock
    self.script = script
  }

  /// When each request was sent.
  var times: [Duration] { sent.withLock { $0 } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let time = clock.now.offset
    let number = sent.withLock { sent in
      sent.append(time)
      return sent.count - 1
    }
    let step = script(number)
    clock.advance(by: step.takes)
    return try step.result.get()
  }
}

@Suite("RetryingTransport")
struct RetryingTransportTests {
  private let clock = ManualClock()
  private let waits = Recorder()

  private final class Recorder: Sendable {
    let waits = Mutex<[String]>([])
  }

  private func transport(_ base: any Transport, policy: RetryPolicy = RetryPolicy()) -> RetryingTransport {
    RetryingTransport(
      base,
      policy: policy,
      clock: clock,
      reading: AnswerReading(.inxmail) { 784_111_777 },
      random: { 0 },
      onWait: { [waits] duration, why in waits.waits.withLock { $0.append("\(duration) \(why)") } }
    )
  }

  private func scripted(
    _ script: @escaping @Sendable (Int) -> Result<Response, TransportError>,
    takes: Duration = .zero
  ) -> ScriptedTransport {
    ScriptedTransport(clock) { (takes, script($0)) }
  }

  @Test("Repeats until there is an answer that stands, and says why it waits")
  func repeats() async throws {
    let base = scripted { number in
      switch number {
      case 0: .success(Response(status: 429, headers: [.init("Retry-After", "45")]))
      case 1: .failure(TransportError(.lost, "gone"))
      case 2:
        .success(Response(status: 503, headers: [.init("Retry-After", "Sun, 06 Nov 1994 08:50:07 GMT")]))
      default: .success(Response(status: 200))
      }
    }
    #expect(try await transport(base).send(Request(.get, "/x")) == Response(status: 200))
    #expect(base.times == [.zero, .seconds(45), .milliseconds(45_500), .milliseconds(75_500)])
    #expect(
      waits.waits.withLock { $0 } == [
        "45.0 seconds status(429, retryAfter: Optional(45.0 seconds))",
        "0.5 seconds failure(API.TransportError.Reason.lost)",
        "30.0 seconds status(503, retryAfter: Optional(30.0 seconds))",
      ]
    )
  }

  @Test(
    "A refusal after an answer that was lost does not say that the server has not acted",
    arguments: [429, 503]
  )
  func refusedAfterLoss(_ status: Int) async throws {
    let base = scripted { number in
      number == 0
        ? .failure(TransportError(.lost, "gone"))
        : .success(Response(status: status, headers: [.init("Retry-After", "40")]))
    }
    let retrying = transport(base)
    // What is read is as it was answered last; of what is written nobody knows.
    #expect(try await retrying.send(Request(.get, "/x")).status == status)
    let other = scripted { number in
      number == 0
        ? .failure(TransportError(.lost, "gone"))
        : .success(Response(status: status, headers: [.init("Retry-After", "40")]))
    }
    let standing = await Task { () -> TransportError? in
      do throws(TransportError) {
        _ = try await transport(other).send(Request(.put, "/x"))
        return nil
      } catch { return error }
    }.value
    #expect(standing?.reason == (status == 429 ? .lost : nil))
  }

  @Test("After 500 three times more, then the answer stands")
  func serverErrors() async throws {
    let base = scripted { .success(Response(status: 500, body: [UInt8($0)])) }
    #expect(try await transport(base).send(Request(.get, "/x")) == Response(status: 500, body: [3]))
  }

  @Test("A wrong address is told after ten seconds")
  func firstContact() async throws {
    let base = scripted { _ in .failure(TransportError(.unreachable, "no such host")) }
    let transport = transport(base)
    await #expect(throws: TransportError(.unreachable, "no such host")) {
      try await transport.send(Request(.get, "/x"))
    }
    #expect(clock.now.offset == .seconds(10))
  }

  @Test("An outage ends the run at the limit, and nobody gets a second one")
  func outage() async throws {
    let base = scripted(
      { $0 == 0 ? .success(Response(status: 200)) : .success(Response(status: 502)) },
      takes: .seconds(1)
    )
    let transport = transport(base)
    #expect(try await transport.send(Request(.get, "/a")).status == 200)
    #expect(try await transport.send(Request(.get, "/b")).status == 502)
    #expect(base.times.last == .seconds(301))
    let count = base.times.count
    #expect(try await transport.send(Request(.get, "/c")).status == 502)
    #expect(base.times.count == count + 1)
  }

  @Test("A pause between two requests is no outage")
  func pause() async throws {
    let base = scripted {
      $0 == 1 ? .failure(TransportError(.lost, "idle for too long")) : .success(Response(status: 200))
    }
    let transport = transport(base)
    #expect(try await transport.send(Request(.get, "/a")).status == 200)
    clock.advance(by: .seconds(3600))
    #expect(try await transport.send(Request(.get, "/b")).status == 200)
  }

  @Test("Answers to others extend the limit of a request that fails")
  func sharedLimit() async throws {
    let policy = RetryPolicy(timeout: .seconds(2))
    let inner = scripted { _ in .success(Response(status: 200)) }
    let outer = Mutex<RetryingTransport?>(nil)
    // Between the attempts of the first request, another one succeeds.
    let base = Interleaving { request, number async throws(TransportError) in
      if request.path == "/ok" { return try await inner.send(request) }
      if number < 20, let transport = outer.withLock({ $0 }) {
        _ = try await transport.send(Request(.get, "/ok"))
      }
      return Response(status: 503)
    }
    let transport = transport(base, policy: policy)
    outer.withLock { $0 = transport }
    #expect(try await transport.send(Request(.get, "/locked")).status == 503)
    #expect(clock.now.offset == .milliseconds(500 * 18 + 2000))
    outer.withLock { $0 = nil }
  }

  @Test(
    "A POST is repeated only where the server has not acted",
    arguments: [
      (TransportError.Reason.lost, 1), (.timedOut, 1), (.untrusted, 1), (.unreachable, 2),
    ]
  )
  func posts(reason: TransportError.Reason, sent: Int) async throws {
    let base = scripted {
      $0 == 0 ? .failure(TransportError(reason, "why")) : .success(Response(status: 201))
    }
    let transport = transport(base)
    if sent == 1 {
      await #expect(throws: TransportError(reason, "why")) { try await transport.send(Request(.post, "/x")) }
    } else {
      #expect(try await transport.send(Request(.post, "/x")).status == 201)
    }
    #expect(base.times.count == sent)
  }

  @Test(
    "A wait that no run may take is told with what to raise; one that is only too late is not",
    arguments: [429, 503]
  )
  func asksForTooMuch(status: Int) async throws {
    for (asked, words) in [
      ("500", "the tenant asks to wait 500 s, longer than --retry-timeout 300 allows: raise it"),
      ("300", nil),
    ] {
      let base = scripted { _ in .success(Response(status: status, headers: [.init("Retry-After", asked)])) }
      let response = try await transport(base).send(Request(.get, "/x"))
      #expect(Problem(response, .inxmail).excessiveWait?.words == words)
    }
  }

  @Test("A create that was refused stays refused where the run ends before it is sent again")
  func refusedAndCancelled() async throws {
    let base = scripted { _ in .success(Response(status: 429)) }
    let transport = transport(base)
    let status = try await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await transport.send(Request(.post, "/x")).status
    }.value
    #expect(status == 429)
    #expect(base.times == [.zero])
  }

  @Test("A cancelled task does not wait")
  func cancellation() async throws {
    let base = scripted { _ in .success(Response(status: 503)) }
    let transport = transport(base)
    let status = try await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await transport.send(Request(.get, "/x")).status
    }.value
    // The answer is there: it tells more than that nobody waited for the next one.
    #expect(status == 503)
    #expect(base.times == [.zero])
  }
}

/// Answers by a closure, which gets the number of the request among those of its path.
private final class Interleaving: Transport {
  private let counts = Mutex<[String: Int]>([:])
  private let answer: @Sendable (Request, Int) async throws(TransportError) -> Response

  init(_ answer: @escaping @Sendable (Request, Int) async throws(TransportError) -> Response) {
    self.answer = answer
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let number = counts.withLock { counts in
      counts[request.path, default: 0] += 1
      return counts[request.path, default: 0]
    }
    return try await answer(request, number)
  }
}
