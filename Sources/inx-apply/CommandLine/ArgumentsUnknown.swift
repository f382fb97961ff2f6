import Resources
import Support

extension Arguments {
  /// What to say of an option that there is not.
  static func unknown(_ word: String, _ command: Command) -> String {
    if let hint = Habits.option(word, of: command) {
      return "unknown option \(word) of \(command.name): \(hint)"
    }
    let names = command.options.map(\.name)
    return
      "unknown option \(word) of \(command.name)\(Suggestion.clause(for: word, among: names)); see inx-apply \(command.name) --help"
  }
}
