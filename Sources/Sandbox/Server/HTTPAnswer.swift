/// An answer as it goes on the wire (RFC 9112).
enum HTTPAnswer {
  /// The bytes of the answer; `method` and `keepsAlive` are those of its request.
  static func bytes(_ response: SandboxResponse, method: String, keepsAlive: Bool) -> [UInt8] {
    var head = "HTTP/1.1 \(response.status) \(reason(response.status))\r\n"
    for header in response.headers { head += "\(header.name): \(header.value)\r\n" }
    for (name, value) in rate where response.header(name) == nil { head += "\(name): \(value)\r\n" }
    let hasBody = response.status != 204 && response.status != 304
    if hasBody { head += "content-length: \(response.body.count)\r\n" }
    head += "connection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
    return Array(head.utf8) + (hasBody && method != "HEAD" ? response.body : [])
  }

  /// What the API sends with every answer (reference, "Rate Limiting"), where no limit was set: a simulated tenant has time.
  private static let rate: KeyValuePairs = [
    "x-ratelimit-limit": "600", "x-ratelimit-remaining": "599", "x-ratelimit-reset": "60",
  ]

  /// The status in words.
  static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 204: "No Content"
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 413: "Payload Too Large"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    default: "Unknown"
    }
  }
}
