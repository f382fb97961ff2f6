import Foundation
import Glibc
import Synchronization

/// A port of this machine where whatever asks any host ends: it keeps what it is sent and answers nothing of use.
final class HostTrap: Sendable {
  let port: Int
  private let descriptor: Int32
  private let seen = Seen()

  private final class Seen: Sendable {
    let requests = Mutex<[String]>([])
  }

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound, listen(descriptor, 64) == 0 else { throw Program.Failure(message: "no port") }
    port = Int(UInt16(bigEndian: address.sin_port))
    let seen = seen
    Thread.detachNewThread {
      while true {
        let connection = accept(descriptor, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread { HostTrap.serve(connection, seen) }
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  /// Everything that came in of hosts with that ending, as text.
  func hosts(below domain: String) -> [String] {
    seen.requests.withLock { requests in
      requests.flatMap { request in
        request.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")) }
          .map(String.init).filter { $0.hasSuffix(domain) }
      }
    }
  }

  private static func serve(_ connection: Int32, _ seen: Seen) {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = recv(connection, &buffer, buffer.count, 0)
    if count > 0 {
      let text = String(decoding: buffer[..<count], as: UTF8.self)
      seen.requests.withLock { $0.append(text) }
      let answer = Array("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".utf8)
      send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
    }
    close(connection)
  }
}
