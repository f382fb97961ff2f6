import FoundationEssentials
import Report
import Resources

#if canImport(Glibc)
  import Glibc
#endif

/// The program.
@main
enum Main {
  /// All commands, in the order of help.
  static let commands = [
    Command.validate, .plan, .show, .apply, .export, .clone, .sandboxServe, .sandboxReset,
  ]

  /// Not asynchronous itself: the runtime needs descriptors for that and, without them, is killed by an illegal instruction
  /// before anything here is reached.
  static func main() {
    Terminal.prepare()
    Descriptors.raiseLimit()
    do throws(Exit) { try Descriptors.check(Descriptors.neededToStart) } catch {
      Terminal.error("inx-apply: error: \(error.message)")
      exit(error.code.rawValue)
    }
    Signals.endOnQuit()
    Task.detached {
      let code = await run(arguments())
      exit(ended(code).rawValue)
    }
    while true { pause() }
  }

  /// The words of the command line as they were given, which need not be UTF-8.
  private static func arguments() -> [[UInt8]] {
    let count = Int(Swift.CommandLine.argc)
    return (1..<max(1, count)).compactMap { index in
      guard let word = Swift.CommandLine.unsafeArgv[index] else { return nil }
      return UnsafeBufferPointer(start: word, count: strlen(word)).map(UInt8.init(bitPattern:))
    }
  }

  /// What was asked for must have come out, whatever else happened.
  private static func ended(_ code: ExitCode) -> ExitCode {
    switch Terminal.outputFailure {
    case 0: return code
    case EPIPE: return .cutOff
    case let number:
      Terminal.error("inx-apply: error: the output cannot be written: \(String(cString: strerror(number)))")
      return ExitCode.beforeErrors.contains(code) ? code : .error
    }
  }

  /// Runs one command line and gives how it ended.
  static func run(_ words: [[UInt8]]) async -> ExitCode {
    do {
      return try await dispatch(try decoded(words))
    } catch let exit as Exit {
      exit.tellProblems()
      if !exit.message.isEmpty { Terminal.error("inx-apply: error: \(exit.line)") }
      return exit.code
    } catch {
      Terminal.error("inx-apply: error: \(Shown.line("\(error)"))")
      return .error
    }
  }

  /// The words as text. Repaired, one that is not UTF-8 would be another file, variable or tenant; it is not shown, as it may
  /// hold a secret.
  private static func decoded(_ words: [[UInt8]]) throws(Exit) -> [String] {
    var all: [String] = []
    for (index, word) in words.enumerated() {
      guard let text = String(validating: word, as: UTF8.self) else {
        throw .usage("argument \(index + 1) is not UTF-8")
      }
      all.append(text)
    }
    return all
  }

  private static func dispatch(_ words: [String]) async throws -> ExitCode {
    switch try CommandRequest(words, commands) {
    case .help: Terminal.out(Help(width: Terminal.helpWidth(environment)).program(commands))
    case .helpOf(let some):
      let help = Help(width: Terminal.helpWidth(environment))
      Terminal.out(some.map(help.command).joined(separator: "\n"))
    case .version: Terminal.out("inx-apply \(Version.current)\n")
    case .run(let command, let rest):
      let arguments = try Arguments(rest, for: command)
      try Environment.process.check()
      try Descriptors.check()
      return try await command.run(arguments)
    }
    return .done
  }
}
