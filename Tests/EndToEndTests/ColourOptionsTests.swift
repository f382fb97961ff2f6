@testable import Report
import Testing

@testable import inx_apply

/// Whether text is coloured.
@Suite struct ColourOptionsTests {
  struct Case: Sendable {
    let words: [String]
    let environment: [String: String]
    let isTerminal: Bool
    let isColoured: Bool
  }

  @Test(arguments: [
    Case(words: [], environment: [:], isTerminal: true, isColoured: true),
    Case(words: [], environment: [:], isTerminal: false, isColoured: false),
    Case(words: [], environment: ["NO_COLOR": "1"], isTerminal: true, isColoured: false),
    Case(words: [], environment: ["NO_COLOR": ""], isTerminal: true, isColoured: true),
    Case(words: [], environment: ["TERM": "dumb"], isTerminal: true, isColoured: false),
    Case(words: [], environment: ["TERM": "xterm-256color"], isTerminal: true, isColoured: true),
    Case(words: ["--color", "auto"], environment: ["TERM": "dumb"], isTerminal: true, isColoured: false),
    Case(
      words: ["--color", "always"],
      environment: ["NO_COLOR": "1", "TERM": "dumb"],
      isTerminal: false,
      isColoured: true
    ),
    Case(words: ["--color=never"], environment: [:], isTerminal: true, isColoured: false),
    Case(words: ["--no-color"], environment: [:], isTerminal: true, isColoured: false),
    Case(words: ["--no-color", "--color", "never"], environment: [:], isTerminal: true, isColoured: false),
  ])
  func chosen(_ test: Case) throws {
    for command in [Command.plan, .apply, .show, .validate, .clone] {
      let arguments = try Arguments(test.words, for: command)
      let style = try Style.chosen(arguments, test.environment, isTerminal: test.isTerminal)
      #expect(style == (test.isColoured ? .colour : .plain), "\(command.name) \(test)")
    }
  }

  @Test(arguments: [
    (["--color", "red"], "--color must be auto, always or never, not \"red\""),
    (["--no-color", "--color", "always"], "--color and --no-color exclude each other"),
  ])
  func refused(_ words: [String], _ message: String) throws {
    let arguments = try Arguments(words, for: .plan)
    let exit = #expect(throws: Exit.self) { try Style.chosen(arguments, [:], isTerminal: true) }
    #expect(exit?.message == message && exit?.code == .usage)
  }
}
