import Glibc
import Support

@testable import Sandbox

/// A connection to a served tenant that says just what a test wants said.
final class RawClient {
  private let file: Int32
  private var buffer: [UInt8] = []

  init(port: Int) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw SandboxError.notServed(port: port, reason: Files.lastReason) }
  }

  deinit { close(file) }

  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// All that comes until the connection ends, with LF for line ends.
  func rest() -> String {
    var piece = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(file, &piece, piece.count, 0)
      guard count > 0 else { break }
      buffer += piece[..<count]
    }
    return String(decoding: buffer, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  /// The next answer: its head and body with LF for line ends; nil when the connection has ended.
  func answer() -> String? {
    while true {
      let text = String(decoding: buffer, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") {
        let head = text[..<end.lowerBound]
        let length =
          head.split(separator: "\r\n").first { $0.hasPrefix("content-length: ") }
          .flatMap { Int($0.dropFirst(16)) } ?? 0
        let start = head.utf8.count + 4
        if buffer.count >= start + length {
          let body = String(decoding: buffer[start..<start + length], as: UTF8.self)
          buffer.removeFirst(start + length)
          return head.replacing("\r\n", with: "\n") + "\n\n" + body
        }
      }
      var piece = [UInt8](repeating: 0, count: 65536)
      let count = recv(file, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      buffer += piece[..<count]
    }
  }
}
