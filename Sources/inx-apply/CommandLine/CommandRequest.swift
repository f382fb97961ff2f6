import Resources
import Support

/// What a command line asks for, as far as its words tell before options are read.
enum CommandRequest: Sendable {
  /// The whole program's help.
  case help
  /// Help of some commands: one, or all that begin with a word such as `sandbox`.
  case helpOf([Command])
  case version
  /// A command with the words behind it.
  case run(Command, [String])

  /// Reads the words; throws a usage error.
  init(_ words: [String], _ commands: [Command]) throws(Exit) {
    guard let first = words.first else { throw .usage("no command; see inx-apply --help") }
    if CommandRequest.helpWords.contains(first) || first == "help" {
      self = try CommandRequest.help(Array(words.dropFirst()), commands)
      return
    }
    if first == "--version" || first == "version" {
      self = CommandRequest.asksForHelp(Array(words.dropFirst())) ? .help : .version
      return
    }
    if first.hasPrefix("-") { throw CommandRequest.early(first, words, commands) }
    let group = commands.filter { $0.name.hasPrefix(first + " ") }
    guard let command = CommandRequest.command(at: words, commands) else {
      guard !group.isEmpty else { throw CommandRequest.unknown(first, commands) }
      if CommandRequest.asksForHelp(words) {
        self = .helpOf(group)
        return
      }
      throw CommandRequest.incomplete(first, words.dropFirst().first, group)
    }
    let rest = Array(words.dropFirst(command.words.count))
    self = CommandRequest.asksForHelp(rest) ? .helpOf([command]) : .run(command, rest)
  }

  private static let helpWords = ["--help", "-h"]

  /// Behind `--` everything is a path.
  private static func asksForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains(where: helpWords.contains)
  }

  /// `help` or `--help` with what stands behind it.
  private static func help(_ words: [String], _ commands: [Command]) throws(Exit) -> CommandRequest {
    let words = words.filter { !helpWords.contains($0) }
    guard let first = words.first else { return .help }
    if first == "help" || first == "version" || first == "--version" { return .help }
    if let command = command(at: words, commands) { return .helpOf([command]) }
    let group = commands.filter { $0.name.hasPrefix(first + " ") }
    guard group.isEmpty else { return .helpOf(group) }
    if first.hasPrefix("-") { throw early(first, words, commands) }
    throw unknown(first, commands)
  }

  private static func command(at words: [String], _ commands: [Command]) -> Command? {
    commands.first { words.starts(with: $0.words) }
  }

  // MARK: - What is wrong

  /// An option in front of the command.
  private static func early(_ option: String, _ words: [String], _ commands: [Command]) -> Exit {
    let name = String(option.prefix { $0 != "=" })
    let later = words.indices.lazy.compactMap { command(at: Array(words[$0...]), commands) }.first
    guard let later else {
      guard commands.contains(where: { $0.options.contains { $0.name == name } }) else {
        return unknown(name, commands)
      }
      return .usage("no command: options such as \(name) come after one; see inx-apply --help")
    }
    return .usage(
      "\(name) stands before the command: options come after it, as in inx-apply \(later.name) \(name)"
    )
  }

  private static func unknown(_ word: String, _ commands: [Command]) -> Exit {
    if let hint = Habits.command(word) { return .usage("unknown command \(word): \(hint)") }
    var names = ["help", "version"]
    for name in commands.map({ $0.words[0] }) where !names.contains(name) { names.append(name) }
    return .usage(
      "unknown command \(word)\(Suggestion.clause(for: word, among: names)); see inx-apply --help"
    )
  }

  /// A word that several commands begin with, without one of theirs behind it.
  private static func incomplete(_ first: String, _ second: String?, _ group: [Command]) -> Exit {
    let names = group.compactMap { $0.words.last }
    let needs = "\(first) needs \(names.joined(separator: " or "))"
    guard let second, !second.hasPrefix("-") else { return .usage("\(needs); see inx-apply --help") }
    return .usage(
      "\(needs), not \(second)\(Suggestion.clause(for: second, among: names)); see inx-apply --help"
    )
  }
}

extension Command {
  /// The name's words.
  var words: [String] { name.split(separator: " ").map(String.init) }
}
