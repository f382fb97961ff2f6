import Testing

@testable import Sandbox

struct HTTPRequestReaderTests {
  /// The steps over all bytes, fed in pieces of that size; each as one word or line.
  static func steps(_ text: String, pieces: Int) -> [String] {
    var reader = HTTPRequestReader()
    var steps: [String] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      reader.feed(bytes[start..<min(bytes.count, start + pieces)])
      start += pieces
      reading: while true {
        switch reader.next() {
        case .more: break reading
        case .sendContinue: steps.append("continue")
        case .refuse(let status): return steps + ["refuse \(status)"]
        case .request(let request):
          let body = String(decoding: request.body, as: UTF8.self)
          steps.append(
            "\(request.method) \(request.target) \(request.keepsAlive ? "keep" : "close") [\(body)]"
          )
        }
      }
    }
    return steps
  }

  static let cases: [(String, [String])] = [
    ("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n", ["GET /a?b=c keep []"]),
    ("GET http://y:8/a?b=c HTTP/1.1\r\nHost: x\r\n\r\n", ["GET /a?b=c keep []"]),
    ("GET https://y HTTP/1.1\r\nHost: x\r\n\r\n", ["GET / keep []"]),
    ("GET http://y?b HTTP/1.1\r\nHost: x\r\n\r\n", ["GET /?b keep []"]),
    ("GET http:///a HTTP/1.1\r\nHost: x\r\n\r\n", ["refuse 400"]),
    ("GET http://u:p@y/a HTTP/1.1\r\nHost: x\r\n\r\n", ["refuse 400"]),
    ("GET ftp://y/a HTTP/1.1\r\nHost: x\r\n\r\n", ["refuse 400"]),
    ("GET http://y/a HTTP/1.1\r\n\r\n", ["refuse 400"]),
    ("GET /a HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n", ["GET /a close []"]),
    ("GET /a HTTP/1.0\r\n\r\n", ["GET /a close []"]),
    ("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", ["GET /a keep []"]),
    (
      "PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\nHost: x\r\n\r\n",
      ["PUT /a keep [abc]", "GET /b keep []"]
    ),
    (
      "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n",
      ["POST /a keep [abc0123456789]", "GET /b keep []"]
    ),
    ("\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n", ["GET /a keep []"]),
    ("nonsense\r\n\r\n", ["refuse 400"]),
    ("GET  /a HTTP/1.1\r\nHost: x\r\n\r\n", ["refuse 400"]),
    ("GET a HTTP/1.1\r\nHost: x\r\n\r\n", ["refuse 400"]),
    ("GET /ü HTTP/1.1\r\nHost: x\r\n\r\n", ["refuse 400"]),
    ("GET /a HTTP/2.0\r\nHost: x\r\n\r\n", ["refuse 505"]),
    ("GET /a HTTP/1.1\r\n\r\n", ["refuse 400"]),
    ("GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", ["refuse 400"]),
    ("GET /a HTTP/1.1\r\nHost: x/y\"\r\n\r\n", ["refuse 400"]),
    ("GET /a HTTP/1.1\r\nHost: \r\n\r\n", ["refuse 400"]),
    ("GET /a HTTP/1.1\r\nHost : x\r\n\r\n", ["refuse 400"]),
    ("GET /a HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", ["refuse 400"]),
    ("GET /a HTTP/1.1\r\nHost: x\nEvil: y\r\n\r\n", ["refuse 400"]),
    ("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", ["refuse 400"]),
    ("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", ["refuse 400"]),
    (
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", ["refuse 400"]
    ),
    ("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", ["refuse 501"]),
    ("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 67108865\r\n\r\n", ["refuse 413"]),
    ("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", ["refuse 400"]),
    ("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", ["refuse 400"]),
    ("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4000001\r\n", ["refuse 413"]),
  ]

  @Test(arguments: cases, [1, 7, 100_000])
  func reads(request: (text: String, steps: [String]), pieces: Int) {
    #expect(Self.steps(request.text, pieces: pieces) == request.steps)
  }

  @Test func asksForABodyThatWaitsToBeAskedFor() {
    var reader = HTTPRequestReader()
    reader.feed(
      Array("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n".utf8)[...]
    )
    #expect(reader.next() == .sendContinue)
    #expect(reader.next() == .more)
    reader.feed(Array("ok".utf8)[...])
    guard case .request(let request) = reader.next() else {
      Issue.record("no request")
      return
    }
    #expect(request.body == Array("ok".utf8))
  }

  @Test func aHeadHasALimit() {
    let long = "GET /a HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "x", count: 64 * 1024)
    #expect(Self.steps(long, pieces: 100_000) == ["refuse 431"])
  }
}
