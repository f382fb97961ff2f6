import Glibc
import Support

/// A TCP socket on the loopback interface. It is closed by `close` alone, never while a thread may still use it: the
/// number could be another file's by then.
struct Socket: Hashable, Sendable {
  private let file: Int32

  /// A listening socket on 127.0.0.1 with its port; port 0 takes a free one.
  static func listen(port: Int) throws(SandboxError) -> (socket: Socket, port: Int) {
    func failed() -> SandboxError { .notServed(port: port, reason: Files.lastReason) }
    guard let number = UInt16(exactly: port) else {
      throw .notServed(port: port, reason: "a port is a number from 0 to 65535")
    }
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard file >= 0 else { throw failed() }
    Socket.turnOn(SO_REUSEADDR, of: SOL_SOCKET, file)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = number.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(file, raw, size) == 0 && Glibc.listen(file, 128) == 0 && getsockname(file, raw, &size) == 0
      }
    }
    guard isOpen else {
      let error = failed()
      Glibc.close(file)
      throw error
    }
    return (Socket(file: file), Int(UInt16(bigEndian: address.sin_port)))
  }

  /// Waits for a connection; nil when the socket was shut down.
  func accept() -> Socket? {
    while true {
      let connection = Glibc.accept(file, nil, nil)
      if connection >= 0 {
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        // Answers are small and sent whole: waiting for more would cost 40 ms each.
        Socket.turnOn(TCP_NODELAY, of: Int32(IPPROTO_TCP), connection)
        return Socket(file: connection)
      }
      if errno != EINTR && errno != ECONNABORTED { return nil }
    }
  }

  /// Waits for bytes; false at the connection's end.
  func read(into reader: inout HTTPRequestReader, _ buffer: inout [UInt8]) -> Bool {
    while true {
      let count = recv(file, &buffer, buffer.count, 0)
      if count > 0 {
        reader.feed(buffer[..<count])
        return true
      }
      if count == 0 || errno != EINTR { return false }
    }
  }

  /// Sends all bytes; false at the connection's end.
  func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Ends the connection, and every wait for it, in any thread.
  func shutDown() { shutdown(file, Int32(SHUT_RDWR)) }

  /// Gives the number back.
  func close() { Glibc.close(file) }

  private static func turnOn(_ option: Int32, of level: Int32, _ file: Int32) {
    var on: Int32 = 1
    setsockopt(file, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }
}
