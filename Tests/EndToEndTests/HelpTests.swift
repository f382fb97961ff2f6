import Testing

/// Help and version are asked for, so they go to stdout.
@Suite(.serialized) struct HelpTests {
  private func run(_ words: String...) async throws -> Program.Run {
    try await Program.run(words, in: Folder())
  }

  @Test func version() async throws {
    let run = try await run("--version")
    #expect(run.stdout == "inx-apply 0.1.0\n")
    #expect(run.stderr == "")
    #expect(run.code == 0)
  }

  /// The program's help names every command, and each of these has help of its own.
  @Test(arguments: ["--help", "-h", "help"])
  func program(_ word: String) async throws {
    let run = try await run(word)
    #expect(run.stderr == "")
    #expect(run.code == 0)
    let lines = run.stdout.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "inx-apply keeps the configuration of Inxmail Professional tenants as code.")
    for name in ["validate", "plan", "apply", "sandbox serve", "sandbox reset"] {
      #expect(lines.contains { $0.hasPrefix("  \(name) ") }, "\(name)")
    }
    #expect(lines.allSatisfy { $0.count <= 110 })
  }

  @Test(arguments: ["validate", "plan", "apply", "sandbox serve", "sandbox reset"])
  func command(_ name: String) async throws {
    let words = name.split(separator: " ").map(String.init)
    for help in ["--help", "-h"] {
      let run = try await Program.run(words + ["--sandbox", help, "x", "--nonsense"], in: Folder())
      #expect(run.stderr == "")
      #expect(run.code == 0)
      #expect(run.stdout.contains("\n\nUsage: inx-apply \(name) [options]"))
    }
  }

  /// After `--` everything is a path.
  @Test func notHelp() async throws {
    let run = try await run("validate", "--", "--help")
    #expect(run.stdout == "")
    #expect(
      run.stderr
        == "inx-apply: error: --help does not exist, or is neither a file nor a directory\n"
    )
    #expect(run.code == 1)
  }
}
