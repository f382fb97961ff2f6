import FoundationEssentials
import Resources

#if canImport(Glibc)
  import Glibc
#endif

/// The program.
@main
enum Main {
  /// What `--version` and the `User-Agent` say.
  static let version = "0.1.0"

  /// All commands, in the order of help.
  static let commands = [
    Command.validate, .plan, .show, .apply, .export, .clone, .sandboxServe, .sandboxReset,
  ]

  static func main() async {
    Terminal.prepare()
    let code = await run(Array(Swift.CommandLine.arguments.dropFirst()))
    exit(ended(code).rawValue)
  }

  /// What was asked for must have come out, whatever else happened.
  private static func ended(_ code: ExitCode) -> ExitCode {
    switch Terminal.outputFailure {
    case 0: return code
    case EPIPE: return .cutOff
    case let number:
      Terminal.error("inx-apply: error: the output cannot be written: \(String(cString: strerror(number)))")
      return [.usage, .interrupted, .terminated].contains(code) ? code : .error
    }
  }

  /// Runs one command line and gives how it ended.
  static func run(_ words: [String]) async -> ExitCode {
    do {
      return try await dispatch(words)
    } catch let exit as Exit {
      exit.tellProblems()
      if !exit.message.isEmpty { Terminal.error("inx-apply: error: \(Shown.line(exit.message))") }
      return exit.code
    } catch {
      Terminal.error("inx-apply: error: \(Shown.line("\(error)"))")
      return .error
    }
  }

  private static func dispatch(_ words: [String]) async throws -> ExitCode {
    switch try CommandRequest(words, commands) {
    case .help: Terminal.out(Help(width: Terminal.helpWidth(environment)).program(commands))
    case .helpOf(let some):
      let help = Help(width: Terminal.helpWidth(environment))
      Terminal.out(some.map(help.command).joined(separator: "\n"))
    case .version: Terminal.out("inx-apply \(version)\n")
    case .run(let command, let rest): return try await command.run(try Arguments(rest, for: command))
    }
    return .done
  }
}
