import Resources
import Support

/// Reads HTTP/1.1 requests out of the bytes of a connection (RFC 9112). It decides only; who reads and writes the socket does what
/// it says.
struct HTTPRequestReader {
  /// Most bytes of a request line with its header lines.
  static let headLimit = 64 * 1024
  /// Most bytes of a body.
  static let bodyLimit = 64 * 1024 * 1024

  /// One request as it came.
  struct Request: Hashable {
    let method: String
    /// Path and query.
    let target: String
    let headers: [SandboxHeader]
    let body: [UInt8]
    /// Whether another request may follow on the connection.
    let keepsAlive: Bool

    /// The value of the last header of that name (in lower case).
    func header(_ name: String) -> String? { headers.last { $0.name == name }?.value }
  }

  /// What to do next.
  enum Step: Hashable {
    /// Read more bytes.
    case more
    /// Tell the client to send the body, then read more bytes.
    case sendContinue
    case request(Request)
    /// Answer with this status and close the connection.
    case refuse(Int)
  }

  private struct Head {
    let method: String
    let target: String
    let headers: [SandboxHeader]
    let keepsAlive: Bool
    let framing: Framing
    var expectsContinue: Bool
  }

  private enum Framing { case length(Int), chunked }

  private var buffer: [UInt8] = []
  private var head: Head?
  /// What came of a chunked body so far.
  private var chunks: [UInt8] = []
  private var hasLastChunk = false

  /// Takes what was read.
  mutating func feed(_ bytes: ArraySlice<UInt8>) { buffer += bytes }

  /// What the bytes so far mean.
  mutating func next() -> Step {
    do throws(Refusal) {
      if head == nil {
        guard let read = try readHead() else { return .more }
        head = read
      }
      guard let head, let body = try readBody(head.framing) else {
        guard head?.expectsContinue == true, buffer.isEmpty else { return .more }
        head?.expectsContinue = false
        return .sendContinue
      }
      self.head = nil
      return .request(
        Request(
          method: head.method,
          target: head.target,
          headers: head.headers,
          body: body,
          keepsAlive: head.keepsAlive
        )
      )
    } catch {
      return .refuse(error.status)
    }
  }

  private struct Refusal: Error {
    let status: Int
    static let malformed = Refusal(status: 400)
  }

  private mutating func readHead() throws(Refusal) -> Head? {
    // A client may send an empty line after a body (RFC 9112, 2.2).
    while buffer.starts(with: [0x0D, 0x0A]) { buffer.removeFirst(2) }
    guard let end = HTTPRequestReader.find([0x0D, 0x0A, 0x0D, 0x0A], in: buffer, from: 0) else {
      if buffer.count > HTTPRequestReader.headLimit { throw Refusal(status: 431) }
      return nil
    }
    if end > HTTPRequestReader.headLimit { throw Refusal(status: 431) }
    guard let text = String(validating: buffer[..<end], as: UTF8.self) else { throw .malformed }
    buffer.removeFirst(end + 4)
    var lines: [Substring] = []
    // "\r\n" is one character of a Swift text; a lone one of the two stays in its line and is refused below.
    for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) { lines.append(line) }
    let parts = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, HTTPRequestReader.isToken(parts[0]),
      parts[1].utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let (authority, target) = HTTPRequestReader.split(parts[1])
    else { throw .malformed }
    guard parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0" else {
      throw parts[2].hasPrefix("HTTP/") ? Refusal(status: 505) : .malformed
    }
    var headers: [SandboxHeader] = []
    for line in lines { headers.append(try HTTPRequestReader.header(line)) }
    if let authority {
      // It counts in place of the header (RFC 9112, 3.2.2), which must be there once all the same.
      guard HTTPRequestReader.isHost(authority) else { throw .malformed }
      headers = headers.map { $0.name == "host" ? SandboxHeader("host", authority) : $0 }
    }
    return try HTTPRequestReader.head(
      method: String(parts[0]),
      target: target,
      isOld: parts[2] == "HTTP/1.0",
      headers: headers
    )
  }

  /// The path and query of a request's target, and the authority of one in absolute form (RFC 9112, 3.2.2), as clients of a proxy
  /// send it; nil where it is neither.
  private static func split(_ target: Substring) -> (authority: String?, target: String)? {
    if target.hasPrefix("/") { return (nil, String(target)) }
    let schemes = ["http://", "https://"]
    guard let scheme = schemes.first(where: { target.lowercased().hasPrefix($0) }) else { return nil }
    let rest = target.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let path = rest[authority.endIndex...]
    return (String(authority), path.hasPrefix("/") ? String(path) : "/" + path)
  }

  private static func header(_ line: Substring) throws(Refusal) -> SandboxHeader {
    guard let colon = line.firstIndex(of: ":"), isToken(line[..<colon]) else { throw .malformed }
    let value = line[line.index(after: colon)...]
    guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { throw .malformed }
    let trimmed = value.drop { $0 == " " || $0 == "\t" }
    let end =
      trimmed.lastIndex { $0 != " " && $0 != "\t" }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
    return SandboxHeader(String(line[..<colon]), String(trimmed[..<end]))
  }

  /// How long the body is must be said in one way only (RFC 9112, 6.3), or two readers could see two requests.
  private static func head(
    method: String,
    target: String,
    isOld: Bool,
    headers: [SandboxHeader]
  ) throws(Refusal) -> Head {
    func values(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }
    let hosts = values("host")
    guard hosts.count == 1 || isOld && hosts.isEmpty, hosts.allSatisfy(isHost) else { throw .malformed }
    let lengths = values("content-length")
    let codings = values("transfer-encoding")
    let framing: Framing
    if !codings.isEmpty {
      guard lengths.isEmpty, !isOld else { throw .malformed }
      guard codings.count == 1, codings[0].lowercased() == "chunked" else { throw Refusal(status: 501) }
      framing = .chunked
    } else if let length = lengths.first {
      guard lengths.allSatisfy({ $0 == length }), !length.isEmpty,
        length.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { throw .malformed }
      guard let count = Int(length), count <= bodyLimit else { throw Refusal(status: 413) }
      framing = .length(count)
    } else {
      framing = .length(0)
    }
    let options = values("connection").joined(separator: ",").lowercased().split(separator: ",")
      .map { String($0.filter { $0 != " " }) }
    return Head(
      method: method,
      target: target,
      headers: headers,
      keepsAlive: isOld ? options.contains("keep-alive") : !options.contains("close"),
      framing: framing,
      expectsContinue: values("expect").contains { $0.lowercased() == "100-continue" }
    )
  }

  /// The body, once it is there as a whole.
  private mutating func readBody(_ framing: Framing) throws(Refusal) -> [UInt8]? {
    switch framing {
    case .length(let count):
      guard buffer.count >= count else { return nil }
      let body = Array(buffer[..<count])
      buffer.removeFirst(count)
      return body
    case .chunked: return try readChunks()
    }
  }

  /// Takes whole chunks as they come, so that a long body is not gone through again with each read.
  private mutating func readChunks() throws(Refusal) -> [UInt8]? {
    while !hasLastChunk {
      guard let end = HTTPRequestReader.find([0x0D, 0x0A], in: buffer, from: 0) else {
        if buffer.count > 1024 { throw .malformed }
        return nil
      }
      let digits = buffer[..<end].prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 }
      guard !digits.isEmpty, digits.count <= 8, digits.allSatisfy({ hexDigit($0) != nil }) else {
        throw .malformed
      }
      let count = digits.reduce(0) { $0 << 4 | Int(hexDigit($1) ?? 0) }
      guard chunks.count + count <= HTTPRequestReader.bodyLimit else { throw Refusal(status: 413) }
      let start = end + 2
      if count == 0 {
        hasLastChunk = true
        buffer.removeFirst(start)
        break
      }
      guard buffer.count >= start + count + 2 else { return nil }
      guard buffer[start + count] == 0x0D, buffer[start + count + 1] == 0x0A else { throw .malformed }
      chunks += buffer[start..<start + count]
      buffer.removeFirst(start + count + 2)
    }
    // Trailer lines mean nothing here; an empty line ends them.
    while let end = HTTPRequestReader.find([0x0D, 0x0A], in: buffer, from: 0) {
      buffer.removeFirst(end + 2)
      guard end == 0 else { continue }
      defer {
        chunks = []
        hasLastChunk = false
      }
      return chunks
    }
    if buffer.count > HTTPRequestReader.headLimit { throw .malformed }
    return nil
  }

  /// Whether the text can name a host and its port: links of answers begin with it.
  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-._~%:[]".utf8.contains(byte)
        }
      }
  }

  private static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= start + pattern.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      (start...(bytes.count - pattern.count)).first { index in
        bytes[index] == pattern[0] && pattern.indices.allSatisfy { bytes[index + $0] == pattern[$0] }
      }
    }
  }
}
