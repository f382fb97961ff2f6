import Synchronization
import Testing

@testable import Inxmail

@Suite("Redirects", .timeLimit(.minutes(20)))
struct RedirectTests {
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
}
