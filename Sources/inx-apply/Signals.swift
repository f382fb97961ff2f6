import Glibc
import Synchronization

/// SIGHUP, SIGINT and SIGTERM, taken out of their handlers: a handler may do next to nothing, so it writes the signal's number
/// into a pipe, and whoever cares reads it there.
struct Signals: Sendable {
  /// Can be read as soon as there is a signal.
  let reader: Int32

  /// The pipe's writing end; a handler sees nothing but globals.
  private static let writer = Atomic<Int32>(-1)

  private static let taken = [SIGHUP, SIGINT, SIGTERM]

  /// Ends the process at once at SIGQUIT from now on. Without a handler of its own the runtime would write a backtrace.
  static func endOnQuit() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _exit(128 + $0) }
    sigaction(SIGQUIT, &action, nil)
  }

  /// Takes the signals from now on; throws where the system gives no pipe.
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
    for signal in Signals.taken where !Signals.isIgnored(signal) { sigaction(signal, &action, nil) }
  }

  /// Whether a signal is to be ignored: nohup wants SIGHUP to be. Shells have the others ignored of what runs in the
  /// background, which must still end in order.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard signal == SIGHUP, sigaction(signal, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
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
    for signal in Signals.taken where !Signals.isIgnored(signal) { Glibc.signal(signal, SIG_DFL) }
    Signals.put(0)
  }

  private static func put(_ byte: UInt8) {
    let saved = errno
    var byte = byte
    _ = write(writer.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = saved
  }
}
