@testable import API
import Synchronization
import Testing

@Suite("Redirects", .timeLimit(.minutes(20)))
struct RedirectTests {
  @Test(
    "A redirect to another origin is refused, and nothing is sent there",
    arguments: [
      API.Method.get, .post, .put, .patch, .delete,
    ]
  )
  func redirectElsewhere(method: API.Method) async throws {
    let other = try LoopbackServer { _ in .answer() }
    let location = "Location: http://user:word@127.0.0.1:\(other.port)/acme/rest/v1/lists?token=1"
    let plain = "Location: http://127.0.0.1:\(other.port)/acme/rest/v1/lists?token=1"
    let server = try LoopbackServer { request in
      .answer("307 Temporary Redirect", headers: [request.requestLine.contains("/user") ? location : plain])
    }
    let transport = try transport(server.port)
    #expect(
      await failure(transport, Request(method, "/lists"))
        == TransportError(
          .redirected,
          "307 redirect to http://127.0.0.1:\(other.port)/acme/rest/v1/lists, which is not below "
            + "http://127.0.0.1:\(server.port)/acme/rest/v1"
        )
    )
    #expect(
      await failure(transport, Request(method, "/user"))
        == TransportError(
          .redirected,
          "307 redirect to http://127.0.0.1:\(other.port)/acme/rest/v1/lists, which is not below "
            + "http://127.0.0.1:\(server.port)/acme/rest/v1"
        )
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
        == TransportError(
          .redirected,
          "302 redirect to http://127.0.0.1:\(server.port)/other/rest/v1/lists, which is not below \(base)"
        )
    )
    #expect(server.recorded.count == 1)
  }

  @Test("A redirect in a circle ends; one of a write is the caller's")
  func redirectCircle() async throws {
    let server = try LoopbackServer { _ in .answer("302 Found", headers: ["Location: /acme/rest/v1/a"]) }
    let transport = try transport(server.port)
    #expect(
      await failure(transport, Request(.get, "/a")) == TransportError(.redirected, "more than 5 redirects")
    )
    #expect(server.recorded.count == 6)
    #expect(try await transport.send(Request(.put, "/a", body: [])).status == 302)
    #expect(server.recorded.count == 7)
  }

  /// The verbs whose body a redirect must not lose.
  static let writes: [API.Method] = [.post, .put, .patch, .delete]

  @Test(
    "307 and 308 take verb, body and headers along",
    arguments: writes,
    ["307 Temporary Redirect", "308 Permanent Redirect"]
  )
  func redirectOfAWrite(method: API.Method, status: String) async throws {
    let server = try LoopbackServer { request in
      request.requestLine.contains(" /acme/rest/v1/old/7?a=%20b ")
        ? .answer(status, headers: ["Location: /acme/rest/v1/new/7?a=%20b"]) : .answer(body: Array("{}".utf8))
    }
    let transport = try transport(server.port)
    let body = method == .delete ? nil : Array(#"{"name":"ä"}"#.utf8)
    let response = try await transport.send(Request(method, "/old/7", query: "a=%20b", body: body))
    #expect(response.status == 200)
    let recorded = server.recorded
    #expect(
      recorded.map(\.requestLine) == [
        "\(method.rawValue) /acme/rest/v1/old/7?a=%20b HTTP/1.1",
        "\(method.rawValue) /acme/rest/v1/new/7?a=%20b HTTP/1.1",
      ]
    )
    #expect(recorded.map(\.body) == [body ?? [], body ?? []])
    #expect(recorded[0].header("Content-Type") == recorded[1].header("Content-Type"))
    #expect(recorded[1].header("Authorization") != nil)
  }

  @Test(
    "A write is led in a circle for a while only, and neither out of the base URL nor to another customer",
    arguments: writes
  )
  func redirectOfAWriteElsewhere(method: API.Method) async throws {
    let server = try LoopbackServer { request in
      if request.requestLine.contains("/circle") {
        return .answer("308 Permanent Redirect", headers: ["Location: circle"])
      }
      let location = request.requestLine.contains("/up") ? "../v10/lists" : "/other/rest/v1/lists?key=1"
      return .answer("307 Temporary Redirect", headers: ["Location: \(location)"])
    }
    let base = "http://127.0.0.1:\(server.port)/acme/rest/v1"
    let transport = try transport(server.port)
    #expect(
      await failure(transport, Request(method, "/circle", body: []))
        == TransportError(.redirected, "more than 5 redirects")
    )
    #expect(server.recorded.count == 6)
    #expect(
      await failure(transport, Request(method, "/lists", body: []))
        == TransportError(
          .redirected,
          "307 redirect to http://127.0.0.1:\(server.port)/other/rest/v1/lists, which is not below \(base)"
        )
    )
    #expect(
      await failure(transport, Request(method, "/up", body: []))
        == TransportError(
          .redirected,
          "307 redirect to http://127.0.0.1:\(server.port)/acme/rest/v10/lists, which is not below \(base)"
        )
    )
    #expect(server.recorded.count == 8)
  }

  /// A 301, 302 or 303 may be the answer to a write that was carried out.
  @Test(
    "Other redirects of a write are not followed, and one that leads elsewhere does not say that nothing was done"
  )
  func otherRedirects() async throws {
    let server = try LoopbackServer { _ in
      .answer("303 See Other", headers: ["Location: https://elsewhere.example/x"])
    }
    #expect(await failure(try transport(server.port), Request(.post, "/a", body: []))?.reason == .refused)
    #expect(await failure(try transport(server.port), Request(.get, "/a"))?.reason == .redirected)
  }
}
