@testable import API
import Testing

@Suite("CurlTransport's failures", .timeLimit(.minutes(20)))
struct CurlFailureTests {
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
      await failure(try transport(server.port, limits: .small), Request(.post, "/x"))?.reason == .timedOut
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
    let transport = try transport(server.port, base: "https://127.0.0.1:PORT/rest/v1", limits: .small)
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
    let transport = try transport(server.port, parallelism: 1, limits: .patient)
    let held = Task { await failure(transport, Request(.get, "/held")) }
    var arrivals = server.arrivals.makeAsyncIterator()
    _ = await arrivals.next()
    let queued = Task { await failure(transport, Request(.get, "/queued")) }
    queued.cancel()
    #expect(await queued.value?.reason == .unsent)
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

  @Test("A first answer is not cut off while its bytes come in, however long it takes as a whole")
  func slowFirstAnswer() async throws {
    // Every byte comes long before the limit, and the last one long after it.
    let pace = Pace(20)
    let server = try LoopbackServer { _ in
      .bytesByBytes(
        Array("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n".utf8) + Array(repeating: 0x78, count: 40),
        pace
      )
    }
    let limits = CurlTransport.Limits(request: .seconds(60), firstContact: .seconds(1))
    let response = try await transport(server.port, limits: limits).send(Request(.get, "/x"))
    #expect(response.body.count == 40)
  }

  @Test("An answer that stops in the middle is given up, and its beginning was a contact")
  func stoppedAnswer() async throws {
    let server = try LoopbackServer { _ in
      .bytesThenHold(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".utf8))
    }
    let limits = CurlTransport.Limits(request: .milliseconds(200), firstContact: .seconds(60))
    #expect(
      await failure(try transport(server.port, limits: limits), Request(.get, "/x"))
        == TransportError(.timedOut, "the answer stopped for 200 milliseconds", hasContact: true)
    )
  }

  @Test("Without a byte of a first answer the shorter limit holds; after a contact the longer one")
  func firstContact() async throws {
    let server = try LoopbackServer { $0.requestLine.contains("/held") ? .hold : .answer() }
    let limits = CurlTransport.Limits(request: .milliseconds(400), firstContact: .milliseconds(100))
    let transport = try transport(server.port, limits: limits)
    #expect(
      await failure(transport, Request(.get, "/held"))
        == TransportError(.timedOut, "no byte of an answer within 100 milliseconds")
    )
    _ = try await transport.send(Request(.get, "/x"))
    #expect(
      await failure(transport, Request(.get, "/held"))
        == TransportError(.timedOut, "no byte of an answer within 400 milliseconds")
    )
  }

  @Test("An encoding that was not asked for is an answer that makes no sense")
  func unknownEncoding() async throws {
    let server = try LoopbackServer { request in
      .answer(
        headers: ["Content-Encoding: \(request.requestLine.contains("/gzip") ? "gzip" : "rot13")"],
        body: [0x7B, 0x7D]
      )
    }
    let transport = try transport(server.port)
    #expect(await failure(transport, Request(.get, "/x"))?.reason == .refused)
    #expect(await failure(transport, Request(.get, "/gzip"))?.reason == .refused)
  }
}
