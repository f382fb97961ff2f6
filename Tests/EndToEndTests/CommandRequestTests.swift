import Testing

@testable import Report
@testable import inx_apply

/// What a command line's words come to before options are read.
@Suite struct CommandRequestTests {
  private func told(_ line: String) -> String {
    do throws(Exit) {
      switch try CommandRequest(line.split(separator: " ").map(String.init), Main.commands) {
      case .help: return "help"
      case .helpOf(let commands): return "help of " + commands.map(\.name).joined(separator: ", ")
      case .version: return "version"
      case .run(let command, let rest): return ([command.name + ":"] + rest).joined(separator: " ")
      }
    } catch { return "\(error.code.rawValue): \(error.message)" }
  }

  @Test(arguments: [
    ("--help", "help"),
    ("-h", "help"),
    ("help", "help"),
    ("help help", "help"),
    ("version", "version"),
    ("--version", "version"),
    ("--help plan", "help of plan"),
    ("-h plan m.yaml --nonsense", "help of plan"),
    ("help plan", "help of plan"),
    ("help plan --help", "help of plan"),
    ("help --help plan", "help of plan"),
    ("plan --help", "help of plan"),
    ("plan m.yaml -h", "help of plan"),
    ("plan -- --help", "plan: -- --help"),
    ("help sandbox", "help of sandbox serve, sandbox reset"),
    ("version --help", "help"), ("--version -h", "help"),
    ("sandbox --help", "help of sandbox serve, sandbox reset"),
    ("--help sandbox serve", "help of sandbox serve"),
    ("sandbox serve --help", "help of sandbox serve"),
    ("plan m.yaml", "plan: m.yaml"),
    ("sandbox reset --state x", "sandbox reset: --state x"),
    ("help plna", "64: unknown command plna (did you mean plan?); see inx-apply --help"),
    ("--help plna", "64: unknown command plna (did you mean plan?); see inx-apply --help"),
    ("hlep", "64: unknown command hlep (did you mean help?); see inx-apply --help"),
    (
      "--quiet plan m.yaml",
      "64: --quiet stands before the command: options come after it, as in inx-apply plan --quiet"
    ),
    (
      "--sandbox t.json sandbox serve",
      "64: --sandbox stands before the command: options come after it, as in inx-apply sandbox serve --sandbox"
    ),
    ("--sandbox=t.json", "64: no command: options such as --sandbox come after one; see inx-apply --help"),
    ("--frobnicate", "64: unknown command --frobnicate; see inx-apply --help"),
    ("sandbox", "64: sandbox needs serve or reset; see inx-apply --help"),
    (
      "sandbox rest", "64: sandbox needs serve or reset, not rest (did you mean reset?); see inx-apply --help"
    ),
    ("sandbox --state x", "64: sandbox needs serve or reset; see inx-apply --help"),
    ("lint", "64: unknown command lint: that is validate: inx-apply validate PATH…"),
    ("dry-run", "64: unknown command dry-run: that is plan: inx-apply plan PATH…"),
    ("import", "64: unknown command import: that is export: inx-apply export --out DIR"),
  ])
  func words(line: String, result: String) { #expect(told(line) == result) }

  /// Every command refuses a dry run with the pointer to plan.
  @Test(arguments: Main.commands.map(\.name), ["--dry-run", "--dry-run=true", "--what-if"])
  func dryRun(_ name: String, _ option: String) throws {
    let command = try #require(Main.commands.first { $0.name == name })
    let exit = #expect(throws: Exit.self) { try Arguments(["m.yaml", option], for: command) }
    let word = option.prefix { $0 != "=" }
    #expect(
      exit?.message.hasPrefix("unknown option \(word) of \(name): that is plan") == true,
      "\(String(describing: exit))"
    )
    #expect(exit?.code == .usage)
  }

  /// A tenant may be named more than once exactly where help says so.
  @Test(arguments: Main.commands.map(\.name))
  func tenants(_ name: String) throws {
    let command = try #require(Main.commands.first { $0.name == name })
    guard let option = command.options.first(where: { $0.name == "--tenant" }) else { return }
    #expect(option.isRepeatable == (name == "plan"))
    let help = Help(width: 200).command(command)
    let line = help.split(separator: "\n").first { $0.hasPrefix("  --tenant NAME ") }
    #expect(line?.hasSuffix("(repeatable)") == (name == "plan"))
    let words = ["--tenant", "a", "--tenant", "b"]
    if name == "plan" {
      #expect(try Arguments(words, for: command).all("--tenant") == ["a", "b"])
    } else {
      let exit = #expect(throws: Exit.self) { try Arguments(words, for: command) }
      #expect(
        exit?.message
          == (name == "validate" ? "--tenant is given twice" : "\(name) takes one tenant at a time")
      )
    }
  }

  @Test func invocations() throws {
    let words = [
      "--quiet", "--var=a=b c", "--target", "list/\u{A0}x", "m.yaml", "--tenant", "a", "--", "-x", "-",
    ]
    let invocation = (try Arguments(words, for: .plan)).invocation
    #expect(
      invocation.text(adding: "--allow-deletes 3")
        == "inx-apply plan --quiet --var 'a=b c' --target list/%C2%A0x m.yaml --tenant a ./-x - --allow-deletes 3"
    )
    #expect(
      invocation.without("--quiet").only(tenant: "b").text()
        == "inx-apply plan --tenant b --var 'a=b c' --target list/%C2%A0x m.yaml ./-x -"
    )
    let counted = (try Arguments(["--allow-deletes", "1", "m.yaml"], for: .plan)).invocation
    #expect(
      counted.text(adding: "--allow-deletes 3 --allow-data-loss x")
        == "inx-apply plan m.yaml --allow-deletes 3 --allow-data-loss x"
    )
    #expect(
      counted.text(adding: "--allow-data-loss x")
        == "inx-apply plan --allow-deletes 1 m.yaml --allow-data-loss x"
    )
    #expect(Invocation(applying: "p q").text() == "inx-apply apply --plan 'p q'")
  }
}
