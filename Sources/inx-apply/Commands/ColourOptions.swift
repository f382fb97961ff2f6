import Report
import Resources

extension Style {
  /// The options that decide on colour.
  static let options = [
    Option(
      "--color",
      "auto|always|never",
      "whether text is coloured (auto: on a terminal, unless NO_COLOR is set)"
    ),
    Option("--no-color", nil, "the same as --color never"),
  ]

  /// What the command line says, and otherwise the environment; throws a usage error.
  static func chosen(_ arguments: Arguments, _ environment: [String: String]) throws(Exit) -> Style {
    try chosen(arguments, environment, isTerminal: Terminal.isInteractiveOutput)
  }

  /// `auto` is colour on a terminal that has it, where nobody has declined it: an empty variable is not set.
  static func chosen(_ arguments: Arguments, _ environment: [String: String], isTerminal: Bool) throws(Exit)
    -> Style
  {
    let word = arguments.value("--color")
    if arguments.has("--no-color") {
      guard word == nil || word == "never" else { throw .usage("--color and --no-color exclude each other") }
      return .plain
    }
    switch word ?? "auto" {
    case "always": return .colour
    case "never": return .plain
    case "auto":
      let isDeclined = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
      return isTerminal && !isDeclined && environment["TERM"] != "dumb" ? .colour : .plain
    case let other: throw .usage("--color must be auto, always or never, not \"\(other)\"")
    }
  }
}
