import Glibc

/// An address of this machine at which no tenant answers.
final class LoopbackSocket: Sendable {
  /// What happens to who connects.
  enum Behaviour: String, CaseIterable, Sendable {
    /// The connection is refused.
    case refuses
    /// The system takes the connection, and nobody ever answers.
    case isSilent
  }

  private let descriptor: Int32
  let port: Int

  init(_ behaviour: Behaviour) throws {
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
    guard isBound, behaviour == .refuses || listen(descriptor, 16) == 0 else {
      throw Program.Failure(message: "no port")
    }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { close(descriptor) }

  var baseURL: String { "http://127.0.0.1:\(port)/acme/rest/v1" }
}
