import Report
import Resources

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
  case hungUp = 129
  case interrupted = 130
  case quit = 131
  case cutOff = 141
  case terminated = 143

  /// Those that count before what is wrong with the output.
  static let beforeErrors: Set<ExitCode> = [.usage, .hungUp, .interrupted, .quit, .terminated]

  /// The one that counts where several runs ended differently.
  static func first(of codes: [ExitCode]) -> ExitCode {
    let order: [ExitCode] = [
      .cutOff, .usage, .hungUp, .interrupted, .quit, .terminated, .error, .unreachable, .stale, .blocked,
      .incomplete,
      .changes,
    ]
    return order.first(where: codes.contains) ?? .done
  }
}

/// Ends a run early.
struct Exit: Error {
  /// With which code.
  let code: ExitCode
  /// What is said on stderr; empty where it has been said, or where the problems say it.
  let message: String
  /// What is wrong with the manifests, in the order of their places.
  let problems: Problems?

  /// Where more is said about it.
  let topic: HelpTopic?

  /// Diagnostics that have not been told yet.
  struct Problems: Sendable {
    let diagnostics: [Diagnostic]
    let sources: SourceMap
    /// How the result is written, which says where they are told.
    let format: OutputFormat
  }

  init(
    _ code: ExitCode,
    _ message: String = "",
    _ problems: Problems? = nil,
    see topic: HelpTopic? = nil
  ) {
    self.code = code
    self.topic = topic
    self.message = message
    self.problems = problems
  }

  /// The message on one line, with the page where more is said about it at its end.
  var line: String { Shown.line(message) + (topic.map { " (\($0.reference))" } ?? "") }

  /// Tells the problems.
  func tellProblems() {
    guard let problems else { return }
    DiagnosticReport.show(problems.diagnostics, problems.sources, as: problems.format)
  }

  /// A signal has ended the run before anything was written.
  init(signal: Int32) { self.init(ExitCode(rawValue: 128 + signal) ?? .error) }

  /// The command line is wrong.
  static func usage(_ message: String) -> Exit { Exit(.usage, message) }
}
