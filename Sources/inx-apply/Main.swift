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
    guard let first = words.first else { throw Exit.usage("no command; see inx-apply --help") }
    if ["--help", "-h", "help"].contains(first) {
      Terminal.out(Help.program(commands))
      return .done
    }
    if first == "--version" {
      Terminal.out("inx-apply \(version)\n")
      return .done
    }
    guard
      let command = commands.first(where: {
        words.starts(with: $0.name.split(separator: " ").map(String.init))
      })
    else {
      if first == "sandbox" {
        if words.contains("--help") { Terminal.out(Help.program(commands)); return .done }
        throw Exit.usage("sandbox needs serve or reset; see inx-apply --help")
      }
      let names = commands.map { String($0.name.prefix { $0 != " " }) }
      throw Exit.usage(
        "unknown command \(first)\(Suggestion.clause(for: first, among: names)); see inx-apply --help"
      )
    }
    let rest = Array(words.dropFirst(command.name.split(separator: " ").count))
    if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      Terminal.out(Help.command(command))
      return .done
    }
    return try await command.run(try Arguments(rest, for: command))
  }
}
