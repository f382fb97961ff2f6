import Foundation
import Glibc
import Synchronization

/// An HTTP/1.1 server on 127.0.0.1 whose answers are scripted: it reads whole requests, records them, and does what the
/// script says, byte for byte. One thread for each connection.
final class LoopbackServer: Sendable {
  /// One request as it came.
  struct Recorded: Hashable, Sendable {
    /// Counts connections in the order they were accepted, from 0.
    let connection: Int
    /// Request line and headers, with CRLF as LF and without the empty line.
    let head: String
    let body: [UInt8]

    var requestLine: String { head.split(separator: "\n").first.map(String.init) ?? "" }

    func header(_ name: String) -> String? {
      head.split(separator: "\n").dropFirst().first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
  }

  /// What to do after a request has been read.
  enum Reply: Sendable {
    case bytes([UInt8])
    case bytesThenClose([UInt8])
    /// Closes the connection without an answer.
    case close
    /// Ends the connection without an answer, in the rude way.
    case reset
    /// Sends the beginning of an answer, and nothing more until the server stops.
    case bytesThenHold([UInt8])
    /// Sends the beginning byte by byte, with a pause between them.
    case bytesByBytes([UInt8], Pace)
    /// Closes the listening socket, then the connection: a second attempt finds nobody.
    case closeAll
    /// Says nothing until the server stops.
    case hold

    static func text(_ text: String) -> Reply { .bytes(Array(text.utf8)) }

    static func answer(_ status: String = "200 OK", headers: [String] = [], body: [UInt8] = []) -> Reply {
      let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.count)"] + headers).joined(separator: "\r\n")
      return .bytes(Array((head + "\r\n\r\n").utf8) + body)
    }
  }

  private struct State {
    var isStopped = false
    var isListening = true
    var connections: [Int32] = []
    var recorded: [Recorded] = []
  }

  let port: Int
  /// Gives each request right after it has been read.
  let arrivals: AsyncStream<Recorded>
  private let listener: Int32
  private let arrived: AsyncStream<Recorded>.Continuation
  private let waitsForRequests: Bool
  private let script: @Sendable (Recorded) -> Reply
  private let state = Mutex(State())

  /// Listens on a free port. The script is called on the connection's thread and may block; where the server does not
  /// wait for requests, any first bytes count as one.
  init(waitsForRequests: Bool = true, _ script: @escaping @Sendable (Recorded) -> Reply) throws {
    self.waitsForRequests = waitsForRequests
    self.script = script
    (arrivals, arrived) = AsyncStream.makeStream()
    (listener, port) = try LoopbackServer.listen()
    let listener = listener
    Thread.detachNewThread { [weak self] in
      defer { Glibc.close(listener) }
      while case let connection = accept(listener, nil, nil), connection >= 0 {
        guard let self, let number = self.register(connection) else {
          Glibc.close(connection)
          return
        }
        Thread.detachNewThread { self.serve(connection, number) }
      }
    }
  }

  deinit { stop() }

  /// What has come so far, in the order of arrival.
  var recorded: [Recorded] { state.withLock { $0.recorded } }

  /// Ends all connections and stops listening.
  func stop() {
    state.withLock { state in
      if state.isStopped { return }
      state.isStopped = true
      stopListening(&state)
      for connection in state.connections where connection >= 0 { shutdown(connection, Int32(SHUT_RDWR)) }
    }
    arrived.finish()
  }

  /// A port of this machine on which nobody listens. It stays taken, so that no other server is given it.
  static func unusedPort() throws -> Int { try listen(isOpen: false).port }

  /// Once only: after it, the socket's number may belong to somebody else.
  private func stopListening(_ state: inout State) {
    if state.isListening { shutdown(listener, Int32(SHUT_RDWR)) }
    state.isListening = false
  }

  private static func listen(isOpen: Bool = true) throws -> (socket: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port: Int? = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        guard bind(listener, raw, length) == 0, !isOpen || Glibc.listen(listener, 64) == 0,
          getsockname(listener, raw, &length) == 0
        else { return nil }
        return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
          Int(UInt16(bigEndian: $0.pointee.sin_port))
        }
      }
    }
    guard let port else { throw POSIXError(.EADDRNOTAVAIL) }
    return (listener, port)
  }

  private func register(_ connection: Int32) -> Int? {
    state.withLock { state in
      if state.isStopped { return nil }
      state.connections.append(connection)
      return state.connections.count - 1
    }
  }

  private func serve(_ connection: Int32, _ number: Int) {
    var pending: [UInt8] = []
    while let request = read(from: connection, number, &pending) {
      state.withLock { $0.recorded.append(request) }
      arrived.yield(request)
      switch script(request) {
      case .bytes(let bytes):
        write(bytes, to: connection)
      case .bytesThenClose(let bytes):
        write(bytes, to: connection)
        return end(connection)
      case .close:
        return end(connection)
      case .reset:
        var lingering = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
        return end(connection)
      case .bytesThenHold(let bytes):
        write(bytes, to: connection)
        waitForEnd(of: connection)
        return end(connection)
      case .bytesByBytes(let bytes, let pace):
        for byte in bytes {
          pace.pause()
          write([byte], to: connection)
        }
      case .closeAll:
        state.withLock { stopListening(&$0) }
        return end(connection)
      case .hold:
        waitForEnd(of: connection)
        return end(connection)
      }
    }
    end(connection)
  }

  private func waitForEnd(of connection: Int32) {
    var byte: UInt8 = 0
    while recv(connection, &byte, 1, 0) > 0 {}
  }

  private func end(_ connection: Int32) {
    // Closed under the lock and never twice: its number may belong to another connection by then.
    state.withLock { state in
      if let index = state.connections.firstIndex(of: connection) { state.connections[index] = -1 }
      Glibc.close(connection)
    }
  }

  private func read(from connection: Int32, _ number: Int, _ pending: inout [UInt8]) -> Recorded? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let range = pending.firstRange(of: end) {
        let head = String(decoding: pending[..<range.lowerBound], as: UTF8.self)
          .replacingOccurrences(of: "\r\n", with: "\n")
        var request = Recorded(connection: number, head: head, body: [])
        let bodyEnd = range.upperBound + (request.header("Content-Length").flatMap { Int($0) } ?? 0)
        if pending.count >= bodyEnd {
          request = Recorded(connection: number, head: head, body: Array(pending[range.upperBound..<bodyEnd]))
          pending.removeFirst(bodyEnd)
          return request
        }
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = recv(connection, &chunk, chunk.count, 0)
      if count <= 0 { return nil }
      if !waitsForRequests { return Recorded(connection: number, head: "", body: []) }
      pending.append(contentsOf: chunk[..<count])
    }
  }

  private func write(_ bytes: [UInt8], to connection: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// The pace of an answer that comes slowly: real time, as it is libcurl's clock that is tested.
struct Pace: Sendable {
  private let milliseconds: UInt32

  init(_ milliseconds: UInt32) { self.milliseconds = milliseconds }

  func pause() { usleep(milliseconds * 1000) }
}
