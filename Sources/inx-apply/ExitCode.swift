/// How a run ends, as the command-line contract numbers it.
enum ExitCode: Int32 {
  case done = 0
  case error = 1
  case changes = 2
  case blocked = 3
  case stale = 4
  case incomplete = 5
  case unreachable = 6
  case usage = 64
  case interrupted = 130
  case cutOff = 141
  case terminated = 143
}

/// Ends a run early.
struct Exit: Error {
  /// With which code.
  let code: ExitCode
  /// What is said on stderr; empty where it has been said.
  let message: String

  init(_ code: ExitCode, _ message: String = "") {
    self.code = code
    self.message = message
  }

  /// A signal has ended the run before anything was written.
  init(signal: Int32) { self.init(ExitCode(rawValue: 128 + signal) ?? .error) }

  /// The command line is wrong.
  static func usage(_ message: String) -> Exit { Exit(.usage, message) }
}
