import Glibc

/// A manifest that comes from another program.
enum StandardInput {
  /// How a command line names it.
  static let operand = "-"
  /// More bytes than this are no manifest.
  private static let largest = 64 * 1024 * 1024

  /// All of it; throws an error with the system's reason.
  static func read() throws(Exit) -> [UInt8] {
    // Another file has its place, and would be an empty manifest: what it was to declare could be deleted.
    guard !Terminal.isInputClosed else {
      throw Exit(.error, "standard input cannot be read: \(String(cString: strerror(EBADF)))")
    }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Exit(.error, "standard input cannot be read: \(String(cString: strerror(errno)))")
      }
      if count == 0 { return all }
      all += buffer[..<count]
      guard all.count <= largest else {
        throw Exit(.error, "standard input is too large for a manifest: more than \(largest >> 20) MB")
      }
    }
  }
}
