import Glibc
import Synchronization

/// SIGINT and SIGTERM, taken out of their handlers: a handler may do next to nothing, so it writes the signal's number
/// into a pipe, and whoever cares reads it there.
struct Signals: Sendable {
  private let reader: Int32

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
    action.__sigaction_handler.sa_handler = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(Signals.writer.load(ordering: .sequentiallyConsistent), &byte, 1)
      errno = saved
    }
    action.sa_flags = SA_RESTART
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
  }

  /// Waits for the next signal and gives its number. Blocks the thread.
  func next() -> Int32 {
    var byte: UInt8 = 0
    while read(reader, &byte, 1) != 1 {}
    return Int32(byte)
  }
}
