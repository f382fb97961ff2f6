import API
import Glibc
import Support
import Synchronization

/// What SIGHUP, SIGINT and SIGTERM do to an apply: the first lets what runs finish, within a limit, and starts nothing new; the
/// second ends the program at once.
final class Interruption: Sendable {
  /// How long what runs may still take, in seconds.
  static let patience = 30

  private let signals: Signals
  private let brake: Brake
  private let first = Mutex<Int32?>(nil)

  /// Watches from now on; throws where the system gives no pipe.
  init(_ brake: Brake) throws(Exit) {
    signals = try Signals()
    self.brake = brake
    let context = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let code = pthread_create(
      &thread,
      nil,
      { context in
        if let context { Unmanaged<Interruption>.fromOpaque(context).takeRetainedValue().watch() }
        return nil
      },
      context.toOpaque()
    )
    guard code == 0 else {
      context.release()
      throw Exit(.error, "signals cannot be watched: \(String(cString: strerror(code)))")
    }
    pthread_detach(thread)
  }

  /// Stops watching; gives the code with which an interrupted run ends.
  func end() -> ExitCode? {
    signals.end()
    return first.withLock { $0 }.flatMap { ExitCode(rawValue: 128 + $0) }
  }

  private func watch() {
    guard let signal = signals.next() else { return }
    first.withLock { $0 = signal }
    brake.pull()
    let count = brake.runningCount
    Terminal.error(
      "interrupted: \(count) \(count == 1 ? "change" : "changes") in progress may still finish, for at most \(Interruption.patience) s; nothing new is started. Once more ends at once."
    )
    if let second = signals.next(within: Int32(Interruption.patience) * 1000) { _exit(128 + second) }
    brake.giveUp()
    // Giving up is quick; but nobody is kept who insists.
    if let second = signals.next() { _exit(128 + second) }
  }
}
