import Resources
import Synchronization
import Testing

@testable import Sandbox

struct SandboxServerTests {
  /// A served tenant, stopped when the test ends.
  final class Served: Sendable {
    let server: SandboxServer
    let port: Int

    init(_ options: SandboxServer.Options = SandboxServer.Options(), readings: Set<Reading> = []) throws {
      let tenant = Mutex(try Tenant(readings: readings))
      server = SandboxServer(
        credentials: SandboxCredentials(clientID: "id", clientSecret: "secret"),
        options: options,
        handler: { request in tenant.withLock { $0.respond(to: request) } }
      )
      port = try server.start()
    }

    deinit { server.stop() }
  }

  static let authorization = "Host: x\r\nAuthorization: Basic aWQ6c2VjcmV0\r\n"

  static func get(_ path: String, _ headers: String = "") -> String {
    "GET /sandbox/rest/v1\(path) HTTP/1.1\r\n\(authorization)\(headers)\r\n"
  }

  static func answer(_ status: String, _ headers: [String], _ body: String, connection: String = "keep-alive")
    -> String
  {
    (["HTTP/1.1 " + status] + headers + [
      "x-ratelimit-limit: 600", "x-ratelimit-remaining: 599", "x-ratelimit-reset: 60",
      "content-length: \(body.utf8.count)", "connection: " + connection,
    ]).joined(separator: "\n") + "\n\n" + body
  }

  static let notFound = answer(
    "404 Not Found",
    ["content-type: application/problem+json"],
    #"{"type":"about:blank","title":"Not Found"}"#
  )

  @Test func aConnectionTakesManyRequests() throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    // Both at once: the second waits in the buffer.
    client.send(Self.get("/lists/9") + Self.get("/lists/9/"))
    #expect(client.answer() == Self.notFound)
    #expect(client.answer() == Self.notFound)
    client.send(Self.get("/attributes", "Connection: close\r\n"))
    #expect(
      client.answer()?.hasSuffix(
        "connection: close\n\n"
          + #"{"_links":{"self":{"href":"http://x/sandbox/rest/v1/attributes?afterId=0&pageSize=1000"},"inx:upcoming":{"href":"http://x/sandbox/rest/v1/attributes?afterId=0&pageSize=1000"},"curies":[{"href":"https://apidocs.inxmail.com/xpro/rest/v1/relations/{rel}","name":"inx","templated":true}]}}"#
      ) == true
    )
    #expect(client.answer() == nil)
  }

  /// Who follows the links of an answer comes to the server that gave it, by whatever name it was asked.
  @Test(
    arguments: [
      ("localhost:8080", [], "http://localhost:8080/sandbox/rest/v1"),
      ("[::1]:80", [], "http://[::1]:80/sandbox/rest/v1"),
      ("x", [.linksElsewhere], Tenant.documentedBase),
    ] as [(String, Set<Reading>, String)]
  )
  func linksLeadToTheAddressThatWasAsked(host: String, readings: Set<Reading>, base: String) throws {
    let served = try Served(readings: readings)
    let client = try RawClient(port: served.port)
    let body = #"{"name": "N", "type": "STANDARD", "senderAddress": "a@example.com"}"#
    client.send(
      "POST /sandbox/rest/v1/lists HTTP/1.1\r\nHost: \(host)\r\nAuthorization: Basic aWQ6c2VjcmV0\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    )
    let created = client.answer() ?? ""
    #expect(created.contains("\nlocation: \(base)/lists/3\n"), "\(created)")
    #expect(created.contains(#"{"self":{"href":"\#(base)/lists/3"}}"#), "\(created)")
    client.send(
      "GET /sandbox/rest/v1/lists?pageSize=1 HTTP/1.1\r\nHost: \(host)\r\nAuthorization: Basic aWQ6c2VjcmV0\r\n\r\n"
    )
    let page = client.answer() ?? ""
    #expect(page.contains(#""next":{"href":"\#(base)/lists?afterId=1&pageSize=1"}"#), "\(page)")
    #expect(page.contains(#""inx:mailings":{"href":"\#(base)/mailings?listIds=1"}"#), "\(page)")
  }

  /// HTTP/1.0 need not tell which address was asked: it is the one that is listened on.
  @Test func linksLeadToTheServerWhereNoAddressWasTold() throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    client.send("GET /sandbox/rest/v1/lists/1 HTTP/1.0\r\nAuthorization: Basic aWQ6c2VjcmV0\r\n\r\n")
    let answer = client.rest()
    let base = "http://127.0.0.1:\(served.port)/sandbox/rest/v1"
    #expect(answer.contains(#""self":{"href":"\#(base)/lists/1"}"#), "\(answer)")
    #expect(!answer.contains("api.inxmail.com"))
  }

  /// A HEAD has the headers of the GET, and no body.
  @Test func headIsGetWithoutABody() throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    client.send(Self.get("/lists/1"))
    let whole = try #require(client.answer())
    let head = try #require(whole.firstRange(of: "\n\n")).upperBound
    client.send("HEAD /sandbox/rest/v1/lists/1 HTTP/1.1\r\n\(Self.authorization)Connection: close\r\n\r\n")
    #expect(client.rest() == whole[..<head].replacing("keep-alive", with: "close"))
  }

  @Test func changesAreMadeAndAnsweredWithoutABodyWhereThereIsNone() throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    let body = #"{"name": "ü", "type": "INTEGER"}"#
    client.send(
      "POST /sandbox/rest/v1/attributes HTTP/1.1\r\n\(Self.authorization)Expect: 100-continue\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    )
    #expect(client.answer() == "HTTP/1.1 100 Continue\n\n")
    client.send(body)
    let created =
      #"{"name":"ü","id":3,"type":"INTEGER","creationDate":null,"modificationDate":null,"_links":{"self":{"href":"http://x/sandbox/rest/v1/attributes/3"}}}"#
    #expect(
      client.answer()
        == Self.answer(
          "201 Created",
          [
            "location: http://x/sandbox/rest/v1/attributes/3",
            "content-type: application/hal+json;charset=utf-8",
          ],
          created
        )
    )
    client.send(
      "POST /sandbox/rest/v1/attributes HTTP/1.1\r\n\(Self.authorization)Transfer-Encoding: chunked\r\n\r\n8\r\n{\"name\":\r\n16\r\n\"b\",\"type\":\"INTEGER\"} \r\n0\r\n\r\n"
    )
    #expect(client.answer()?.hasPrefix("HTTP/1.1 201 Created\n") == true)
    client.send("DELETE /sandbox/rest/v1/attributes/3 HTTP/1.1\r\n\(Self.authorization)\r\n")
    #expect(
      client.answer()
        == "HTTP/1.1 204 No Content\nx-ratelimit-limit: 600\nx-ratelimit-remaining: 599\nx-ratelimit-reset: 60\nconnection: keep-alive\n\n"
    )
  }

  @Test(arguments: [
    ("Host: x\r\n", "401 Unauthorized"),
    ("Host: x\r\nAuthorization: Basic aWQ6d3Jvbmc=\r\n", "403 Forbidden"),
    ("Host: x\r\nAuthorization: Bearer aWQ6c2VjcmV0\r\n", "403 Forbidden"),
    ("Host: x\r\nAuthorization: basic aWQ6c2VjcmV0\r\n", "404 Not Found"),
  ])
  func credentials(headers: String, status: String) throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    client.send("GET /sandbox/rest/v1/lists/9 HTTP/1.1\r\n\(headers)\r\n")
    let challenge = status.hasPrefix("401") ? ["www-authenticate: Basic realm=\"sandbox\""] : []
    #expect(
      client.answer()
        == Self.answer(
          status,
          challenge + ["content-type: application/problem+json"],
          #"{"type":"about:blank","title":"\#(status.dropFirst(4))"}"#
        )
    )
  }

  @Test func credentialsCannotBePrinted() {
    let credentials = SandboxCredentials(clientID: "id", clientSecret: "secret")
    var dumped = ""
    dump(credentials, to: &dumped)
    #expect(
      "\(credentials) \(String(reflecting: credentials)) \(dumped)" == "<REDACTED> <REDACTED> - <REDACTED>\n"
    )
  }

  @Test(arguments: ["/", "/sandbox/rest/v2/lists", "/sandbox/rest/v1x", "/customer/rest/v1/lists"])
  func onlyTheBaseIsServed(path: String) throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    client.send("GET \(path)?a=b HTTP/1.1\r\n\(Self.authorization)\r\n")
    #expect(
      client.answer()
        == Self.answer(
          "404 Not Found",
          ["content-type: application/problem+json"],
          #"{"type":"about:blank","title":"Not Found","detail":"\#(path): not simulated"}"#
        )
    )
  }

  /// As clients of a proxy send it; links lead to the host that the request's target has.
  @Test func aTargetMayBeAbsolute() throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    client.send("GET http://other:80/sandbox/rest/v1/lists/9 HTTP/1.1\r\n\(Self.authorization)\r\n")
    #expect(client.answer() == Self.notFound)
    client.send("GET HTTP://other:80/sandbox/rest/v1/attributes HTTP/1.1\r\n\(Self.authorization)\r\n")
    #expect(
      client.answer()?.contains(#""self":{"href":"http://other:80/sandbox/rest/v1/attributes?"#) == true
    )
  }

  @Test func whatIsNoRequestIsAnsweredAndEndsTheConnection() throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    client.send("nonsense\r\n\r\n")
    #expect(
      client.answer()
        == Self.answer(
          "400 Bad Request",
          ["content-type: application/problem+json"],
          #"{"type":"about:blank","title":"Bad Request"}"#,
          connection: "close"
        )
    )
    #expect(client.answer() == nil)
  }

  @Test func answersCanBeInjectedAndRequestsSeen() throws {
    let seen = Mutex<[SandboxRequest]>([])
    let served = try Served(
      SandboxServer.Options(
        intercept: { request in
          switch request.path {
          case "/busy":
            SandboxResponse(
              status: 429,
              headers: [SandboxHeader("retry-after", "1"), SandboxHeader("x-ratelimit-remaining", "0")]
            )
          case "/gone": SandboxResponse(status: 0)
          default: nil
          }
        },
        onRequest: { request in seen.withLock { $0.append(request) } }
      )
    )
    let client = try RawClient(port: served.port)
    client.send(Self.get("/busy?a=b", "Accept: x\r\n"))
    #expect(
      client.answer()
        == "HTTP/1.1 429 Too Many Requests\nretry-after: 1\nx-ratelimit-remaining: 0\nx-ratelimit-limit: 600\nx-ratelimit-reset: 60\ncontent-length: 0\nconnection: keep-alive\n\n"
    )
    client.send(Self.get("/lists/9"))
    #expect(client.answer() == Self.notFound)
    client.send(Self.get("/gone"))
    #expect(client.answer() == nil)
    #expect(
      seen.withLock { $0 } == [
        SandboxRequest(
          "GET",
          "/busy",
          query: "a=b",
          headers: [SandboxHeader("host", "x"), SandboxHeader("accept", "x")]
        ),
        SandboxRequest("GET", "/lists/9", headers: [SandboxHeader("host", "x")]),
        SandboxRequest("GET", "/gone", headers: [SandboxHeader("host", "x")]),
      ]
    )
  }

  @Test func tooManyConnectionsAreRefused() throws {
    let served = try Served(SandboxServer.Options(connectionLimit: 1))
    let first = try RawClient(port: served.port)
    first.send(Self.get("/lists/9"))
    #expect(first.answer() == Self.notFound)
    let second = try RawClient(port: served.port)
    #expect(second.answer()?.hasPrefix("HTTP/1.1 503 Service Unavailable\n") == true)
    #expect(second.answer() == nil)
  }

  @Test func stoppingEndsEveryConnection() throws {
    let served = try Served()
    let client = try RawClient(port: served.port)
    client.send(Self.get("/lists/9"))
    #expect(client.answer() == Self.notFound)
    served.server.stop()
    #expect(client.answer() == nil)
    let port = served.port
    #expect(throws: SandboxError.notServed(port: port, reason: "Connection refused")) {
      try RawClient(port: port)
    }
  }

  @Test func aPortThatIsTakenIsAnError() throws {
    let served = try Served()
    let port = served.port
    #expect(throws: SandboxError.notServed(port: port, reason: "Address already in use")) {
      try Served(SandboxServer.Options(port: port))
    }
    #expect(throws: SandboxError.notServed(port: 70_000, reason: "a port is a number from 0 to 65535")) {
      try Served(SandboxServer.Options(port: 70_000))
    }
    #expect(SandboxServer.baseURL(port: 8080) == "http://127.0.0.1:8080/sandbox/rest/v1")
  }
}
