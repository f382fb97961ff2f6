import API
import Synchronization
import Testing

@Suite("PacingTransport")
struct PacingTransportTests {
  private static func answer(_ status: Int, _ headers: KeyValuePairs<String, String> = [:]) -> Response {
    Response(status: status, headers: headers.map { Response.Header($0.key, $0.value) })
  }

  private static let usedUp = answer(200, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "60"])
  private static let plenty = answer(200, ["X-RateLimit-Remaining": "500", "X-RateLimit-Reset": "60"])

  /// Repeats over pacing over a tenant that answers by a script, a second after each request; all on one clock.
  private final class Stack: Sendable {
    let time = VirtualTime()
    let retrying: RetryingTransport
    private let tenant: Tenant
    private let told: Told

    final class Tenant: Transport {
      let sent = Mutex<[String]>([])
      private let time: VirtualTime
      private let script: @Sendable (Int) -> Response

      init(_ time: VirtualTime, _ script: @escaping @Sendable (Int) -> Response) {
        (self.time, self.script) = (time, script)
      }

      func send(_ request: Request) async throws(TransportError) -> Response {
        let line = "\(time.now.offset / .seconds(1)) \(request.path)"
        let number = sent.withLock { sent in
          sent.append(line)
          return sent.count - 1
        }
        do { try await time.sleep(for: .seconds(1)) } catch { throw TransportError(.cancelled, "\(error)") }
        return script(number)
      }
    }

    final class Told: Sendable { let lines = Mutex<[String]>([]) }

    init(timeout: Duration = .seconds(300), _ script: @escaping @Sendable (Int) -> Response) {
      let (time, told, tenant) = (time, Told(), Tenant(time, script))
      (self.told, self.tenant) = (told, tenant)
      let pacing = PacingTransport(tenant, clock: time, reading: AnswerReading(.inxmail) { 784_111_777 }) {
        wait,
        why in
        told.lines.withLock { $0.append("\(time.now.offset / .seconds(1)): \(wait / .seconds(1)) \(why)") }
      }
      retrying = RetryingTransport(
        pacing,
        policy: RetryPolicy(timeout: timeout),
        clock: time,
        excused: { pacing.foreseenWait },
        reading: AnswerReading(.inxmail) { 784_111_777 },
        random: { 0 }
      )
    }

    /// When what was sent, and what was told of waiting.
    var sent: [String] { tenant.sent.withLock { $0 } }
    var waits: [String] { told.lines.withLock { $0 } }

    /// Sends one after the other, and at once as many as stand together; gives the statuses, or what was thrown.
    func send(_ batches: [[String]]) throws -> [String] {
      try time.run { [retrying] in
        var results: [String] = []
        for batch in batches {
          results += await withTaskGroup(of: (Int, String).self) { group in
            for (index, path) in batch.enumerated() {
              group.addTask {
                do throws(TransportError) {
                  return (index, "\(try await retrying.send(Request(.get, path)).status)")
                } catch {
                  return (index, "\(error.reason)")
                }
              }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
          }
        }
        return results
      }
    }
  }

  @Test("Who waits goes when the window is over, behind one that looks; told once")
  func usedUp() throws {
    let stack = Stack { $0 == 0 ? Self.usedUp : Self.plenty }
    #expect(try stack.send([["/a"], ["/b", "/c", "/d"]]) == ["200", "200", "200", "200"])
    #expect(stack.sent.map { $0.prefix(4) } == ["0.0 ", "62.0", "63.0", "63.0"])
    #expect(stack.waits == ["1.0: 61.0 usedUp"])
  }

  @Test(
    "A refusal holds back everything, and its own repeat no longer than that",
    arguments: ["45", "Sun, 06 Nov 1994 08:50:22 GMT"]
  )
  func refused(retryAfter: String) throws {
    let stack = Stack { $0 == 0 ? Self.answer(429, ["Retry-After": retryAfter]) : Self.answer(200) }
    let result = try stack.time.run { [stack] in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for delay in [0, 2, 3, 46] {
          group.addTask {
            try await stack.time.sleep(for: .seconds(delay))
            return try await stack.retrying.send(Request(.get, "/\(delay)")).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }
    #expect(result == [200, 200, 200, 200])
    #expect(stack.sent.first == "0.0 /0")
    #expect(stack.sent.dropFirst().sorted() == ["46.0 /0", "46.0 /2", "46.0 /3", "46.0 /46"])
    #expect(stack.waits == ["2.0: 44.0 refused"])
  }

  @Test("A foreseen wait is not time without an answer: what fails after it is repeated")
  func foreseen() throws {
    let stack = Stack(timeout: .seconds(10)) {
      switch $0 {
      case 0: Self.usedUp
      case 1, 2: Self.answer(503)
      default: Self.plenty
      }
    }
    #expect(try stack.send([["/a"], ["/b", "/c"]]) == ["200", "200", "200"])
    #expect(stack.sent.count == 5)
  }

  @Test("Waiting after refusals is: a tenant that refuses everything is not asked for ever")
  func refusedForEver() throws {
    let stack = Stack {
      switch $0 {
      case 0: Self.plenty
      default:
        Self.answer(
          429,
          ["Retry-After": "5", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "5"]
        )
      }
    }
    #expect(try stack.send([["/a"], ["/b", "/c", "/d"]]) == ["200", "429", "429", "429"])
    // The last attempts go one by one.
    #expect(stack.time.now.offset <= .seconds(330))
  }

  @Test("A limit that nobody waits for is asked, and the repeats give up")
  func tooLong() throws {
    let stack = Stack {
      switch $0 {
      case 0: Self.answer(200, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "3600"])
      default: Self.answer(429, ["Retry-After": "3599"])
      }
    }
    #expect(try stack.send([["/a"], ["/b"]]) == ["200", "429"])
    #expect(stack.sent == ["0.0 /a", "1.0 /b"])
    #expect(stack.waits == [])
  }

  @Test("A cancelled task stops waiting and sends nothing; the others go on")
  func cancellation() throws {
    let stack = Stack { $0 == 0 ? Self.usedUp : Self.plenty }
    #expect(try stack.send([["/a"]]) == ["200"])
    let ended = try stack.time.run { [stack] in
      try await withThrowingTaskGroup(of: String.self) { group in
        group.addTask { "\(try await stack.retrying.send(Request(.get, "/c")).status)" }
        let cancelled = await withTaskGroup(of: String.self) { inner in
          inner.addTask {
            do throws(TransportError) {
              return "\(try await stack.retrying.send(Request(.get, "/b")).status)"
            } catch {
              return "\(error.reason) at \(stack.time.now.offset / .seconds(1))"
            }
          }
          try? await stack.time.sleep(for: .seconds(10))
          inner.cancelAll()
          return await inner.next() ?? ""
        }
        return [cancelled, try await group.next() ?? ""]
      }
    }
    #expect(ended == ["unsent at 11.0", "200"])
    #expect(stack.sent == ["0.0 /a", "62.0 /c"])
  }
}
