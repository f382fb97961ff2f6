@testable import API
import Synchronization
import Testing

/// Answers that no HTTP server gives are told as such, and not as a tenant that is away.
@Suite("CurlTransport: malformed answers", .timeLimit(.minutes(20)))
struct CurlMalformedTests {
  private static func chunked(_ body: String) -> String {
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body
  }

  private static func head(_ lines: String...) -> String {
    (["HTTP/1.1 200 OK"] + lines).joined(separator: "\r\n") + "\r\n\r\n{}"
  }

  @Test(
    arguments: [
      chunked("zz\r\nabc\r\n0\r\n\r\n"), chunked("\r\nabc"), chunked("fffffffffffffffffffff\r\nabc"),
      chunked("-5\r\nabc"), chunked("2\r\nabcdef\r\n0\r\n\r\n"),
      head((0..<400).map { "X-\($0): " + String(repeating: "a", count: 1000) }.joined(separator: "\r\n")),
      head("X: " + String(repeating: "a", count: 400_000)),
      head("Content-Length: 99999999999999999999999"), head("Content-Length: 9223372036854775807"),
      head("Content-Length: 268435457"), head("Content-Length: 67108865"), head("Content-Length: -5"),
      head("Content-Length: abc"),
      head("Content-Length: 2", "Content-Length: 3"), head("Content-Length: 3", "Content-Length: 2"),
      head("Content-Length: 2, 3"), head("no colon", "Content-Length: 2"),
      "HTTP/1.1 999 What\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 600 What\r\nContent-Length: 2\r\n\r\n{}",
      "HTTP/1.1 1000 What\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 099 What\r\nContent-Length: 2\r\n\r\n{}",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n{}",
      "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}", "\u{1}\u{2}\r\n\r\n",
    ]
  )
  func makesNoSense(_ answer: String) async throws {
    let server = try LoopbackServer { _ in .bytesThenClose(Array(answer.utf8)) }
    let error = await failure(try transport(server.port), Request(.get, "/x"))
    #expect(error?.reason == .refused, "\(answer.prefix(80)): \(String(describing: error))")
  }

  @Test(
    "Oddities that say the same are none",
    arguments: [
      head("Content-Length: 2", "Content-Length: 2"), head("Content-Length: 2, 02"),
      head("Content-Length: 002"),
      "HTTP/1.1 200 OK\r\nContent-Length: 50\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 103 Early\r\nContent-Length: 7\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    ]
  )
  func isRead(_ answer: String) async throws {
    let server = try LoopbackServer { _ in .bytesThenClose(Array(answer.utf8)) }
    let response = try await transport(server.port).send(Request(.get, "/x"))
    #expect(response.body == Array("{}".utf8))
  }

  @Test(
    "An answer that stops in the middle may do so for as long as the run has left",
    arguments: [
      "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\n\r\n",
    ]
  )
  func stops(_ beginning: String) async throws {
    let server = try LoopbackServer { _ in .bytesThenHold(Array(beginning.utf8)) }
    let transport = try transport(server.port)
    let error = await Patience.$left.withValue(.milliseconds(300)) {
      await failure(transport, Request(.get, "/x"))
    }
    #expect(
      error == TransportError(.timedOut, "the answer stopped for 300 milliseconds", hasContact: true)
    )
  }

  @Test("Once anything was answered, a request that hangs is given up when the run has nothing left")
  func hangs() async throws {
    let lines = Mutex<[String]>([])
    let server = try LoopbackServer { $0.requestLine.contains("/x") ? .hold : .answer() }
    let transport = try transport(server.port) { line in lines.withLock { $0.append("\(line.target)") } }
    _ = try await transport.send(Request(.get, "/first"))
    for method in [API.Method.get, .post, .delete] {
      let error = await Patience.$left.withValue(.milliseconds(300)) {
        await failure(transport, Request(method, "/x"))
      }
      #expect(error == TransportError(.timedOut, "no byte of an answer within 300 milliseconds"))
    }
    #expect(lines.withLock { $0 } == ["/first", "/x", "/x", "/x"])
  }

  @Test("Only a request that was sent has a line in the log")
  func logsWhatWasSent() async throws {
    let lines = Mutex<[String]>([])
    let transport = try transport(try LoopbackServer.unusedPort()) { line in
      lines.withLock { $0.append("\(line.target)") }
    }
    #expect(await failure(transport, Request(.get, "/x"))?.reason == .unreachable)
    #expect(lines.withLock { $0 } == [])
  }

  @Test("All bodies have a budget in common, of which each has its share whatever the others take")
  func budget() {
    let budget = BodyBudget(limit: 100, shares: 4)
    var (one, two, three) = (0, 0, 0)
    #expect(budget.take(90, &one))
    #expect(budget.take(20, &two))
    #expect(!budget.take(10, &two))
    #expect(budget.take(25, &three))
    budget.give(back: &one)
    #expect(budget.take(10, &two))
    #expect((one, two, three) == (0, 30, 25))
  }

  @Test("Bytes that trickle are waited for, however little the run has left")
  func trickles() async throws {
    let pace = Pace(20)
    let server = try LoopbackServer { _ in
      .bytesByBytes(
        Array("HTTP/1.1 200 OK\r\nContent-Length: 80\r\n\r\n".utf8) + Array(repeating: 0x78, count: 80),
        pace
      )
    }
    let transport = try transport(server.port)
    let body = try await Patience.$left.withValue(.seconds(1)) {
      try await transport.send(Request(.get, "/x")).body
    }
    #expect(body.count == 80)
  }
}
