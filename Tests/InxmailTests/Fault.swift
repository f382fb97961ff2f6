import API
import Executor
import Foundation
import Support

/// What can go wrong with one request, on the wire.
struct Fault: Sendable {
  /// Who gets the request.
  enum Route: Sendable {
    case tenant
    /// A port on which nobody listens.
    case nobody
    /// The tenant, by a client that waits for a tenth of a second.
    case impatient
  }

  let name: String
  var route = Route.tenant
  /// Whether the tenant does what it was asked for.
  var acts = false
  /// What comes back, made of the tenant's answer where it has acted.
  let reply: @Sendable (Response) -> LoopbackServer.Reply

  /// With an answer of that status instead of the tenant's.
  static func answer(
    _ name: String,
    _ status: String,
    _ body: String = "",
    headers: [String] = [],
    acts: Bool = false
  ) -> Fault {
    Fault(name: name, acts: acts) { _ in .answer(status, headers: headers, body: Array(body.utf8)) }
  }

  /// The tenant's answer with another body.
  static func body(_ name: String, acts: Bool, _ change: @escaping @Sendable (String) -> String) -> Fault {
    Fault(name: name, acts: acts) { response in
      let body = change(String(decoding: response.body, as: UTF8.self))
      return .bytes(
        Response(status: response.status, headers: response.headers, body: Array(body.utf8)).wire()
      )
    }
  }

  private static let html = "<html><body>Please log in</body></html>"

  /// What happens to any request, whether the tenant acts or not.
  static let all = [
    Fault(name: "refused", route: .nobody) { _ in .close },
    Fault(name: "reset before") { _ in .reset },
    Fault(name: "reset after", acts: true) { _ in .reset },
    answer("429 with seconds", "429 Too Many Requests", headers: ["Retry-After: 7"]),
    answer(
      "429 with a date",
      "429 Too Many Requests",
      headers: ["Retry-After: Sun, 06 Nov 1994 08:49:47 GMT"]
    ),
    answer("500 before", "500 Internal Server Error"),
    answer("500 after", "500 Internal Server Error", acts: true),
    answer("502 HTML before", "502 Bad Gateway", html, headers: ["Content-Type: text/html"]),
    answer("502 HTML after", "502 Bad Gateway", html, headers: ["Content-Type: text/html"], acts: true),
    answer("503", "503 Service Unavailable"),
    Fault(name: "slow body", route: .impatient, acts: true) { response in
      .bytesThenHold(Array(response.wire().dropLast()))
    },
    Fault(name: "truncated body", acts: true) { response in
      .bytesThenClose(Array(response.wire(length: response.body.count + 5)))
    },
    body("garbage JSON", acts: true) { $0 + "}" },
    answer("HTML for 200", "200 OK", html, headers: ["Content-Type: text/html"]),
    answer("other JSON before", "200 OK", #"{"status": "ok"}"#),
    answer("other JSON after", "200 OK", #"{"status": "ok"}"#, acts: true),
    answer("empty body before", "200 OK"),
    answer("empty body after", "200 OK", acts: true),
    answer("204 before", "204 No Content"),
    answer("204 after", "204 No Content", acts: true),
    Fault(name: "length too small", acts: true) { response in
      .bytesThenClose(response.wire(length: max(0, response.body.count - 4)))
    },
  ]

  /// What happens to pages alone.
  static let pages = [
    next("next is itself", "https://api.example/acme/rest/v1/datasources/http?pageSize=1000"),
    next("next on another host", "https://elsewhere.example/x?afterId=13"),
    next("next without a query", "https://api.example/acme/rest/v1/datasources/http"),
    body("the same twice", acts: true) { page in
      page.replacing(#"{"inx:datasources":["#, with: #"{"inx:datasources":[{"id":13,"name":"W"},"#)
    },
  ]

  private static func next(_ name: String, _ link: String) -> Fault {
    body(name, acts: true) {
      $0.replacing(#""_links":{}"#, with: #""_links":{"next":{"href":"\#(link)"}}"#)
    }
  }
}

extension Response {
  /// As it goes over the wire; `length` is what it claims to be the length of its body.
  func wire(length: Int? = nil) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) Answer"] + headers.map { "\($0.name): \($0.value)" }
    if status != 204 { lines.append("content-length: \(length ?? body.count)") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }
}
