import Glibc
import Synchronization

/// SIGINT and SIGTERM, taken out of their handlers: a handler may do next to nothing, so it writes the signal's number
/// into a pipe, and whoever cares reads it there.
struct Signals: Sendable {
  /// Can be read as soon as there is a signal.
  let reader: Int32

  /// The pipe's writing end; a handler sees nothing but globals.
  private static let writer = Atomic<Int32>(-1)

  /// Takes both signals from now on; throws where the system gives no pipe.
  init() throws(Exit) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw Exit(.error, "signals cannot be taken: \(String(cString: strerror(errno)))")
    }
    reader = ends[0]
    Signals.writer.store(ends[1], ordering: .sequentiallyConsistent)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { Signals.put(UInt8(truncatingIfNeeded: $0)) }
    action.sa_flags = SA_RESTART
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
  }

  /// Waits for the next signal and gives its number; nil where `end` was called, or after the milliseconds. Blocks the
  /// thread.
  func next(within milliseconds: Int32 = -1) -> Int32? {
    var entry = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    while true {
      let ready = poll(&entry, 1, milliseconds)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      var byte: UInt8 = 0
      guard read(reader, &byte, 1) == 1 else { continue }
      return byte == 0 ? nil : Int32(byte)
    }
  }

  /// Gives the signals back, and ends a `next` that waits.
  func end() {
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
    Signals.put(0)
  }

  private static func put(_ byte: UInt8) {
    let saved = errno
    var byte = byte
    _ = write(writer.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = saved
  }
}
