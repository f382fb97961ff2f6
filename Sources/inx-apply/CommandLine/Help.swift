/// Texts that tell how the program is used, derived from the commands' tables.
enum Help {
  /// The whole program's help.
  static func program(_ commands: [Command]) -> String {
    let width = commands.map { $0.name.count }.max() ?? 0
    let lines = commands.map { "  \($0.name.padded(to: width))  \($0.summary)" }
    return """
      inx-apply keeps the configuration of Inxmail Professional tenants as code.

      Usage: inx-apply COMMAND [options] …

      \(lines.joined(separator: "\n"))

      inx-apply COMMAND --help tells more; inx-apply --version tells the version.

      Exit codes: 0 done; 1 an error; 2 there are changes (with --detailed-exitcode); 3 a guard blocks
      the plan; 4 a saved plan is stale, or another tenant's; 5 apply ended with changes failed, skipped
      or unknown; 6 the tenant is unreachable or refuses the credentials; 64 the command line is wrong;
      129, 130, 131 and 143 interrupted by a signal; 141 nobody reads the output.

      """
  }

  /// One command's help.
  static func command(_ command: Command) -> String {
    let names = command.options.map { option in option.name + (option.value.map { " " + $0 } ?? "") }
    let width = min(names.map(\.count).max() ?? 0, 26)
    let lines = zip(command.options, names).map { option, name in
      let text = option.help + (option.isRepeatable ? " (repeatable)" : "")
      return name.count > width
        ? "  \(name)\n  \(String(repeating: " ", count: width))  \(text)"
        : "  \(name.padded(to: width))  \(text)"
    }
    let operands = command.operands.isEmpty ? "" : " " + command.operands
    return """
      \(command.summary.prefix(1).uppercased() + command.summary.dropFirst()).

      Usage: inx-apply \(command.name) [options]\(operands)

      \(lines.joined(separator: "\n"))

      """
  }
}

extension String {
  /// With blanks up to that many characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
