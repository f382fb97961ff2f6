import Foundation
import Synchronization
import Testing

@testable import Inxmail

@Suite("CurlTransport", .timeLimit(.minutes(1)))
struct CurlTransportTests {
  private static let small = CurlTransport.Limits(
    connect: .milliseconds(100),
    request: .milliseconds(100),
    bodyBytes: 1000,
    headerBytes: 1000
  )

  private func transport(
    _ port: Int,
    base: String = "http://127.0.0.1:PORT/acme/rest/v1",
    parallelism: Int = 8,
    limits: CurlTransport.Limits = .standard,
    log: (@Sendable (HTTPLogLine) -> Void)? = nil
  ) throws -> CurlTransport {
    CurlTransport(
      baseURL: try BaseURL.parse(base.replacingOccurrences(of: "PORT", with: "\(port)")),
      credentials: Credentials(clientID: Secret("anna"), clientSecret: Secret("geheim")),
      userAgent: "inx-apply/test",
      parallelism: parallelism,
      limits: limits,
      log: log
    )
  }

  private func failure(_ transport: CurlTransport, _ request: Request) async -> TransportError? {
    do {
      _ = try await transport.send(request)
      return nil
    } catch {
      return error
    }
  }

  // MARK: - What is sent

  /// The codings depend on how libcurl was built.
  private func plain(_ head: String) -> String {
    head.split(separator: "\n").map { $0.hasPrefix("Accept-Encoding: ") ? "Accept-Encoding: …" : $0 }
      .joined(separator: "\n")
  }

  @Test(
    "Each verb goes out with these lines and no others",
    arguments: [
      (
        Request(.get, "/lists", query: "pageSize=1000&sort=a%20b"),
        """
        GET /acme/rest/v1/lists?pageSize=1000&sort=a%20b HTTP/1.1
        Host: 127.0.0.1:PORT
        Authorization: Basic YW5uYTpnZWhlaW0=
        User-Agent: inx-apply/test
        Accept-Encoding: …
        Accept: application/hal+json,application/problem+json
        """
      ),
      (
        Request(.post, "/lists", body: Array(#"{"name":"ü"}"#.utf8)),
        """
        POST /acme/rest/v1/lists HTTP/1.1
        Host: 127.0.0.1:PORT
        Authorization: Basic YW5uYTpnZWhlaW0=
        User-Agent: inx-apply/test
        Accept-Encoding: …
        Accept: application/hal+json,application/problem+json
        Content-Type: application/hal+json
        Content-Length: 13
        """
      ),
      (
        Request(.put, "/lists/5/settings/x", body: Array("{}".utf8)),
        """
        PUT /acme/rest/v1/lists/5/settings/x HTTP/1.1
        Host: 127.0.0.1:PORT
        Authorization: Basic YW5uYTpnZWhlaW0=
        User-Agent: inx-apply/test
        Accept-Encoding: …
        Accept: application/hal+json,application/problem+json
        Content-Type: application/hal+json
        Content-Length: 2
        """
      ),
      (
        Request(.patch, "/lists/5", body: [0x7B, 0x00, 0x7D]),
        """
        PATCH /acme/rest/v1/lists/5 HTTP/1.1
        Host: 127.0.0.1:PORT
        Authorization: Basic YW5uYTpnZWhlaW0=
        User-Agent: inx-apply/test
        Accept-Encoding: …
        Accept: application/hal+json,application/problem+json
        Content-Type: application/merge-patch+json
        Content-Length: 3
        """
      ),
      (
        Request(.delete, "/lists/5"),
        """
        DELETE /acme/rest/v1/lists/5 HTTP/1.1
        Host: 127.0.0.1:PORT
        Authorization: Basic YW5uYTpnZWhlaW0=
        User-Agent: inx-apply/test
        Accept-Encoding: …
        Accept: application/hal+json,application/problem+json
        """
      ),
      (
        Request(.post, "/empty"),
        """
        POST /acme/rest/v1/empty HTTP/1.1
        Host: 127.0.0.1:PORT
        Authorization: Basic YW5uYTpnZWhlaW0=
        User-Agent: inx-apply/test
        Accept-Encoding: …
        Accept: application/hal+json,application/problem+json
        Content-Length: 0
        """
      ),
    ]
  )
  func wholeRequests(request: Request, expected: String) async throws {
    let server = try LoopbackServer { _ in .answer("204 No Content") }
    let transport = try transport(server.port)
    let response = try await transport.send(request)
    #expect(response.status == 204)
    #expect(server.recorded.map { plain($0.head) } == [expected.replacing("PORT", with: "\(server.port)")])
    #expect(server.recorded.map(\.body) == [request.body ?? []])
  }

  @Test("Nothing of one transfer is left in the next one on the same handle")
  func handlesAreClean() async throws {
    let server = try LoopbackServer { request in .answer(body: Array(request.requestLine.utf8)) }
    let transport = try transport(server.port, parallelism: 1)
    for request in [Request(.patch, "/a", body: [1]), Request(.get, "/b"), Request(.delete, "/c")] {
      let answer = try await transport.send(request)
      #expect(answer.body == Array("\(request.method.rawValue) /acme/rest/v1\(request.path) HTTP/1.1".utf8))
    }
    #expect(server.recorded.map { $0.header("Content-Type") } == ["application/merge-patch+json", nil, nil])
    #expect(server.recorded.map(\.body) == [[1], [], []])
  }

  @Test(
    "Requests that would change the host or end the URL early are not sent",
    arguments: [
      Request(.get, "@elsewhere"), Request(.get, "lists"), Request(.get, "/a b"), Request(.get, "/a#b"),
      Request(.get, "/a?b"), Request(.get, "/a\r\nX: y"), Request(.get, "/ü"),
      Request(.get, "/a", query: "b#c"),
    ]
  )
  func malformedRequests(request: Request) async throws {
    let server = try LoopbackServer { _ in .answer() }
    let error = await failure(try transport(server.port), request)
    #expect(error == TransportError(.refused, "the request's path or query is malformed"))
    #expect(server.recorded == [])
  }

  // MARK: - What comes back

  @Test("Status, headers and body; the head of an interim answer is dropped")
  func answer() async throws {
    let server = try LoopbackServer { _ in
      .text(
        "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 404 Not Found\r\nX-A:  b \r\nx-a:c:d\r\n"
          + "Content-Length: 2\r\n\r\nno"
      )
    }
    let response = try await transport(server.port).send(Request(.get, "/x"))
    #expect(
      response
        == Response(
          status: 404,
          headers: [.init("x-a", "b"), .init("x-a", "c:d"), .init("content-length", "2")],
          body: Array("no".utf8)
        )
    )
  }

  @Test("A gzip answer is decoded")
  func gzip() async throws {
    let zipped = try #require(Data(base64Encoded: "H4sIAAAAAAACA6tWykvMTVWyUlA6vEepFgBMWU3vDgAAAA=="))
    let server = try LoopbackServer { _ in .answer(headers: ["Content-Encoding: gzip"], body: Array(zipped)) }
    let response = try await transport(server.port).send(Request(.get, "/x"))
    #expect(String(decoding: response.body, as: UTF8.self) == #"{"name": "ü"}"#)
    #expect(server.recorded.first?.header("Accept-Encoding")?.contains("gzip") == true)
  }

  @Test("Large bodies pass both ways")
  func largeBodies() async throws {
    let large = [UInt8](repeating: 7, count: 20_000_000)
    let server = try LoopbackServer { _ in .answer(body: large) }
    let response = try await transport(server.port).send(Request(.put, "/x", body: large))
    #expect(response.body == large)
    #expect(server.recorded.map { $0.body == large } == [true])
    #expect(server.recorded.first?.header("Expect") == nil)
  }

  @Test(
    "An answer beyond the limits is refused",
    arguments: [
      (
        LoopbackServer.Reply.answer(body: [UInt8](repeating: 7, count: 1001)),
        "the answer's body is larger than 1000 bytes"
      ),
      (
        .answer(headers: ["X-Long: " + String(repeating: "x", count: 1000)]),
        "the answer's headers are larger than 1000 bytes"
      ),
    ]
  )
  func tooLarge(reply: LoopbackServer.Reply, words: String) async throws {
    let server = try LoopbackServer { _ in reply }
    var limits = Self.small
    limits.request = .seconds(60)
    let error = await failure(try transport(server.port, limits: limits), Request(.get, "/x"))
    #expect(error == TransportError(.refused, words))
  }

  @Test("Cookies are not sent back")
  func cookies() async throws {
    let server = try LoopbackServer { _ in .answer(headers: ["Set-Cookie: JSESSIONID=1; Path=/"]) }
    let transport = try transport(server.port)
    for _ in 0..<2 { _ = try await transport.send(Request(.get, "/x")) }
    #expect(server.recorded.map { $0.header("Cookie") } == [nil, nil])
  }

  // MARK: - Connections

  @Test("A connection is kept")
  func keepAlive() async throws {
    let server = try LoopbackServer { _ in .answer(body: [1]) }
    let transport = try transport(server.port)
    for path in ["/a", "/b", "/c"] { _ = try await transport.send(Request(.get, path)) }
    #expect(server.recorded.map(\.connection) == [0, 0, 0])
  }

  @Test("As many requests as allowed are in flight, and no more")
  func parallelism() async throws {
    let gate = Gate(opensAt: 4)
    let server = try LoopbackServer { _ in
      gate.pass()
      return .answer()
    }
    let transport = try transport(server.port, parallelism: 4)
    try await withThrowingTaskGroup { group in
      for number in 0..<40 { group.addTask { try await transport.send(Request(.get, "/\(number)")).status } }
      for try await status in group { #expect(status == 200) }
    }
    #expect(gate.most == 4)
    #expect(Set(server.recorded.map(\.connection)) == [0, 1, 2, 3])
  }

  @Test(
    "A POST is sent once, even if its kept connection ends before the answer",
    arguments: [[UInt8]?.some([1]), nil]
  )
  func postIsNeverDoubled(body: [UInt8]?) async throws {
    let server = try LoopbackServer { $0.requestLine.hasPrefix("POST") ? .close : .answer() }
    let transport = try transport(server.port)
    _ = try await transport.send(Request(.get, "/a"))
    let error = await failure(transport, Request(.post, "/b", body: body))
    #expect(error?.reason == .lost)
    #expect(server.recorded.map(\.requestLine).filter { $0.hasPrefix("POST") }.count == 1)
    #expect(server.recorded.map(\.connection) == [0, 0])
    // The transport is still of use.
    #expect(try await transport.send(Request(.get, "/c")).status == 200)
  }

  @Test("A POST whose kept connection ends counts as lost, not as never sent, if nobody listens any more")
  func postLostWithItsServer() async throws {
    let server = try LoopbackServer { $0.requestLine.hasPrefix("POST") ? .closeAll : .answer() }
    let transport = try transport(server.port)
    _ = try await transport.send(Request(.get, "/a"))
    let error = await failure(transport, Request(.post, "/b", body: [1]))
    #expect(error?.reason == .lost)
  }

  @Test("libcurl itself repeats a GET whose kept connection ends: what the POST's rule is there for")
  func getIsRepeated() async throws {
    let isFirst = Mutex(true)
    let server = try LoopbackServer { request in
      let closes =
        request.requestLine.contains("/b ")
        && isFirst.withLock { first in
          defer { first = false }
          return first
        }
      return closes ? .close : .answer()
    }
    let transport = try transport(server.port)
    _ = try await transport.send(Request(.get, "/a"))
    #expect(try await transport.send(Request(.get, "/b")).status == 200)
    #expect(server.recorded.map(\.connection) == [0, 0, 1])
  }

  // MARK: - Failures

  @Test(
    "An answer that ends early or never starts is lost",
    arguments: [
      LoopbackServer.Reply.close,
      .bytesThenClose(Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc".utf8)),
      .bytesThenClose(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc".utf8)),
    ]
  )
  func lost(reply: LoopbackServer.Reply) async throws {
    let server = try LoopbackServer { _ in reply }
    #expect(await failure(try transport(server.port), Request(.get, "/x"))?.reason == .lost)
  }

  @Test("An answer that is not HTTP is refused")
  func notHTTP() async throws {
    let server = try LoopbackServer { _ in .bytesThenClose(Array("220 smtp ready\r\n".utf8)) }
    #expect(await failure(try transport(server.port), Request(.get, "/x"))?.reason == .refused)
  }

  @Test("No answer in time")
  func timeout() async throws {
    let server = try LoopbackServer { _ in .hold }
    #expect(
      await failure(try transport(server.port, limits: Self.small), Request(.post, "/x"))?.reason == .timedOut
    )
    #expect(server.recorded.count == 1)
  }

  @Test("Nobody listens")
  func connectionRefused() async throws {
    let error = await failure(try transport(try LoopbackServer.unusedPort()), Request(.post, "/x"))
    #expect(error?.reason == .unreachable)
  }

  @Test("A name that does not exist")
  func unknownHost() async throws {
    let error = await failure(try transport(443, base: "https://nobody.invalid/rest/v1"), Request(.get, "/x"))
    #expect(error?.reason == .unreachable)
  }

  @Test("A TLS handshake that does not come to an end has sent nothing")
  func silentHandshake() async throws {
    // The server waits for the end of a request's head, which a handshake does not have.
    let server = try LoopbackServer { _ in .hold }
    let transport = try transport(server.port, base: "https://127.0.0.1:PORT/rest/v1", limits: Self.small)
    #expect(await failure(transport, Request(.post, "/x"))?.reason == .unreachable)
    #expect(server.recorded == [])
  }

  @Test(
    "A server that does not speak TLS is not trusted; one that hangs up in the handshake is unreachable",
    arguments: [
      (LoopbackServer.Reply.text("HTTP/1.1 400 Bad Request\r\n\r\n"), TransportError.Reason.untrusted),
      (.close, .unreachable),
    ]
  )
  func brokenHandshake(reply: LoopbackServer.Reply, expected: TransportError.Reason) async throws {
    let server = try LoopbackServer(waitsForRequests: false) { _ in reply }
    let transport = try transport(server.port, base: "https://127.0.0.1:PORT/rest/v1")
    #expect(await failure(transport, Request(.get, "/x"))?.reason == expected)
  }

  @Test("A cancelled task ends its transfer, and only that")
  func cancellation() async throws {
    let server = try LoopbackServer { $0.requestLine.contains("/held") ? .hold : .answer() }
    let transport = try transport(server.port, parallelism: 1)
    let held = Task { await failure(transport, Request(.get, "/held")) }
    var arrivals = server.arrivals.makeAsyncIterator()
    _ = await arrivals.next()
    let queued = Task { await failure(transport, Request(.get, "/queued")) }
    queued.cancel()
    #expect(await queued.value?.reason == .cancelled)
    held.cancel()
    #expect(await held.value == TransportError(.cancelled, "the request was cancelled"))
    #expect(try await transport.send(Request(.get, "/next")).status == 200)
    #expect(server.recorded.map(\.requestLine).filter { $0.contains("/queued") } == [])
  }

  @Test("Shutting down ends what is in flight and what waits, and refuses what comes later")
  func shutDown() async throws {
    let server = try LoopbackServer { _ in .hold }
    let transport = try transport(server.port, parallelism: 1)
    let pending = (0..<2).map { number in Task { await failure(transport, Request(.get, "/\(number)")) } }
    var arrivals = server.arrivals.makeAsyncIterator()
    _ = await arrivals.next()
    transport.shutdown()
    transport.shutdown()
    for task in pending {
      #expect(await task.value == TransportError(.cancelled, "the transport was shut down"))
    }
    #expect(await failure(transport, Request(.get, "/late"))?.reason == .cancelled)
    #expect(server.recorded.count == 1)
  }

  // MARK: - Redirects

  @Test(
    "A redirect to another origin is refused, and nothing is sent there",
    arguments: [
      Inxmail.Method.get, .post, .put, .patch, .delete,
    ]
  )
  func redirectElsewhere(method: Inxmail.Method) async throws {
    let other = try LoopbackServer { _ in .answer() }
    let location = "Location: http://user:word@127.0.0.1:\(other.port)/acme/rest/v1/lists?token=1"
    let plain = "Location: http://127.0.0.1:\(other.port)/acme/rest/v1/lists?token=1"
    let server = try LoopbackServer { request in
      .answer("307 Temporary Redirect", headers: [request.requestLine.contains("/user") ? location : plain])
    }
    let transport = try transport(server.port)
    #expect(
      await failure(transport, Request(method, "/lists"))
        == TransportError(.refused, "307 redirect to another origin, http://127.0.0.1:\(other.port)")
    )
    #expect(
      await failure(transport, Request(method, "/user"))
        == TransportError(.refused, "307 redirect to an address that cannot be read")
    )
    #expect(other.recorded == [])
  }

  @Test("A GET follows redirects below the base URL")
  func redirectWithin() async throws {
    let server = try LoopbackServer { request in
      switch request.requestLine {
      case "GET /acme/rest/v1/lists/ HTTP/1.1": .answer("301 Moved", headers: ["Location: ../lists?page=1"])
      case "GET /acme/rest/v1/lists?page=1 HTTP/1.1":
        .answer("302 Found", headers: ["Location: /acme/rest/v1/all"])
      default: .answer(body: Array("end".utf8))
      }
    }
    let lines = Mutex<[String]>([])
    let transport = try transport(server.port) { line in
      lines.withLock { $0.append("\(line.method.rawValue) \(line.target) \(line.outcome)") }
    }
    #expect(try await transport.send(Request(.get, "/lists/")).body == Array("end".utf8))
    #expect(
      lines.withLock { $0 } == [
        "GET /lists/ status(301)", "GET /lists?page=1 status(302)", "GET /all status(200)",
      ]
    )
    #expect(try await transport.send(Request(.post, "/lists/")).body == Array("end".utf8))
  }

  @Test("Another tenant of the same origin is not followed either")
  func redirectToOtherTenant() async throws {
    let server = try LoopbackServer { _ in .answer("302 Found", headers: ["Location: /other/rest/v1/lists"]) }
    let base = "http://127.0.0.1:\(server.port)/acme/rest/v1"
    #expect(
      await failure(try transport(server.port), Request(.get, "/lists"))
        == TransportError(.refused, "302 redirect out of \(base)")
    )
    #expect(server.recorded.count == 1)
  }

  @Test("A redirect in a circle ends; one of a write is the caller's")
  func redirectCircle() async throws {
    let server = try LoopbackServer { _ in .answer("302 Found", headers: ["Location: /acme/rest/v1/a"]) }
    let transport = try transport(server.port)
    #expect(
      await failure(transport, Request(.get, "/a")) == TransportError(.refused, "more than 5 redirects")
    )
    #expect(server.recorded.count == 6)
    #expect(try await transport.send(Request(.put, "/a", body: [])).status == 302)
    #expect(server.recorded.count == 7)
  }

  // MARK: - Log

  @Test("The log has neither credentials nor bodies")
  func log() async throws {
    let server = try LoopbackServer { _ in .answer("400 Bad Request", body: Array("objection".utf8)) }
    let lines = Mutex<[HTTPLogLine]>([])
    let transport = try transport(server.port) { line in lines.withLock { $0.append(line) } }
    _ = try await transport.send(Request(.post, "/lists", query: "a=b", body: Array("body".utf8)))
    let line = try #require(lines.withLock { $0.first })
    #expect(line.duration > .zero)
    let logged = HTTPLogLine(
      method: line.method,
      target: line.target,
      outcome: line.outcome,
      duration: .microseconds(35_900)
    )
    #expect(logged.description == "POST /lists?a=b 400 35 ms")
  }
}

/// Lets a number of visitors in together, and then everyone; knows how many there were at most at one time.
final class Gate: Sendable {
  private let condition = NSCondition()
  private let state: Mutex<(present: Int, most: Int, isOpen: Bool)> = Mutex((0, 0, false))
  private let opensAt: Int

  init(opensAt: Int) { self.opensAt = opensAt }

  var most: Int { state.withLock { $0.most } }

  func pass() {
    condition.lock()
    defer { condition.unlock() }
    state.withLock { state in
      state.present += 1
      state.most = max(state.most, state.present)
      if state.present >= opensAt { state.isOpen = true }
    }
    condition.broadcast()
    while !state.withLock({ $0.isOpen }) { condition.wait() }
    state.withLock { $0.present -= 1 }
  }
}
