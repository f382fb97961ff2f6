@testable import API
import Foundation
import Synchronization
import Testing

@Suite("CurlTransport", .timeLimit(.minutes(20)))
struct CurlTransportTests {
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
    #expect(error == TransportError(.unusable, "the request's path or query is malformed"))
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
    var limits = CurlTransport.Limits.small
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
