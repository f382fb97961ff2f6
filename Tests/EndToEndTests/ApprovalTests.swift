import Testing

/// What apply shows when it asks for approval: as much as a saved plan would.
@Suite struct ApprovalTests {
  private static let seed = State([
    "textModules":
      #"{"id": 30, "listId": 1, "name": "T", "type": "TEXT_HTML", "text": "t", "html": "<b>h</b>"}"#
  ])

  /// On a terminal of its own, which ends before anything is typed.
  @Test func contentOfWhatIsDeleted() async throws {
    let tenant = try TestTenant(.file, ApprovalTests.seed)
    try tenant.declare("textModules: [{name: T, state: absent}]")
    let saved = try await tenant.run("plan", ["--out", "p", "m.yaml"])
    try #require(saved.code == 0, "\(saved)")
    let command = "'\(Program.path)' apply --sandbox tenant.json --no-color m.yaml"
    let asked = try await Program.run(
      ["-qec", command, "/dev/null"],
      in: tenant.folder,
      executable: "/usr/bin/script"
    )
    let shown = asked.stdout.replacing("\r\n", with: "\n")
    #expect(asked.code == 1, "\(asked)")
    #expect(shown.hasPrefix(saved.stdout + "Apply this plan? Type yes: "), "\(asked)")
    #expect(shown.contains("\n    html: \"<b>h</b>\"\n"), "\(asked)")
    #expect(try tenant.state()["textModules"]?.elements?.count == 1)
  }
}
