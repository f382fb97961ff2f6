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

  @Test(
    "A path that may lead out once it is decoded is refused, and nothing is sent",
    arguments: [
      "..%2f..%2f..%2fother", "%2e%2e%2fother", "..;/..;/other", "%252e%252e/x", "%2e%2e/%2e%2e/other",
      "a%2fb", "a%252Fb", "a%5cb", "a\\..\\b", "%2E;x=1/a", "%25252e%25252e/a", "lists/..%3b/x",
    ]
  )
  func ambiguous(_ path: String) async throws {
    for absolute in [true, false] {
      let server = try LoopbackServer { request in
        request.requestLine.contains("/start")
          ? .answer("307 Moved", headers: ["Location: \(absolute ? "/acme/rest/v1/" : "")\(path)"])
          : .answer()
      }
      for method in [API.Method.get, .post, .put, .delete] {
        let error = await failure(try transport(server.port), Request(method, "/start"))
        #expect(error?.reason == .redirected, "\(path)")
        #expect(
          error?.message.contains("the base URL http://127.0.0.1:") == true,
          "\(String(describing: error))"
        )
      }
      #expect(server.recorded.count == 4)
    }
  }

  @Test("An address with a user or with control characters leaves the base URL")
  func unreadable() async throws {
    let server = try LoopbackServer { request in
      let port = request.header("Host")?.split(separator: ":").last ?? ""
      let user = "http://u:geheim@127.0.0.1:\(port)/acme/rest/v1/lists"
      return .answer(
        "302 Found",
        headers: ["Location: \(request.requestLine.contains("/user") ? user : "http://a\u{1}b/acme")"]
      )
    }
    let base = "http://127.0.0.1:\(server.port)/acme/rest/v1"
    let transport = try transport(server.port)
    #expect(
      await failure(transport, Request(.get, "/user"))?.message
        == "302 redirect to \(base)/lists with a user, a password or characters that no address has, and so leaves the base URL"
    )
    #expect(
      await failure(transport, Request(.get, "/x"))?.message
        == "302 redirect to an address that cannot be read, and so leaves the base URL \(base)"
    )
    #expect(server.recorded.count == 2)
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
