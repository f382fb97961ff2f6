import Report

/// Texts that tell how the program is used, derived from the commands' tables. Lines are broken between words.
struct Help: Sendable {
  /// How many columns there are.
  let width: Int

  /// From so many columns on, what an option does stands beside it.
  private static let wide = 80
  /// Longer names stand alone in their line.
  private static let longestName = 26

  /// The whole program's help.
  func program(_ commands: [Command]) -> String {
    let names = commands.map(\.name)
    let table = rows(zip(names, commands.map(\.summary)).map { ($0, $1) }, longest: 13)
    return """
      \(paragraph("inx-apply keeps the configuration of Inxmail Professional tenants as code."))

      Usage: inx-apply COMMAND [options] …

      \(table)

      \(paragraph("inx-apply help COMMAND, or COMMAND --help, tells more; inx-apply version tells the version."))

      \(paragraph(Help.exitCodes))

      \(paragraph("docs/troubleshooting.md explains each exit code and the common messages."))

      """
  }

  private static let exitCodes =
    "Exit codes: "
    + [
      "0 done", "1 an error", "2 there are changes (with --detailed-exitcode)", "3 a guard blocks the plan",
      "4 a saved plan is stale, or another tenant's",
      "5 apply ended with changes failed, skipped or unknown",
      "6 the tenant is unreachable or refuses the credentials", "64 the command line is wrong",
      "129, 130, 131 and 143 interrupted by a signal", "141 stdout was closed.",
    ].joined(separator: "; ")

  /// One command's help.
  func command(_ command: Command) -> String {
    let operands = command.operands.isEmpty ? "" : " " + command.operands
    let entries = command.options.map { option in
      (
        option.name + (option.value.map { " " + $0 } ?? ""),
        option.help + (option.isRepeatable ? " (repeatable)" : "")
      )
    }
    return """
      \(paragraph(command.summary.prefix(1).uppercased() + command.summary.dropFirst() + "."))

      \(paragraph("Usage: inx-apply \(command.name) [options]\(operands)"))

      \(rows(entries, longest: Help.longestName))

      """
  }

  /// Names with what is said of them: beside them where there is room, otherwise below.
  private func rows(_ entries: [(name: String, text: String)], longest: Int) -> String {
    let column = min(entries.map(\.name.count).max() ?? 0, longest)
    let indentation = String(repeating: " ", count: width >= Help.wide ? column + 4 : 6)
    let rows = Rows(width: width)
    return entries.map { name, text in
      let lines = rows.sentence(text, beside: indentation.count, then: indentation.count)
      let isBeside = width >= Help.wide && name.count <= column
      let first = isBeside ? "  \(name.padded(to: column))  " : "  \(name)\n" + indentation
      return first + lines.joined(separator: "\n" + indentation)
    }.joined(separator: "\n")
  }

  private func paragraph(_ text: String) -> String {
    Rows(width: width).sentence(text, beside: 0, then: 0).joined(separator: "\n")
  }
}

extension String {
  /// With blanks up to that many characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
