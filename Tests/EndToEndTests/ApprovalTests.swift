import Foundation
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
    // On a busy machine reading takes long enough for a line of progress, which is erased again.
    let erased = asked.stdout.components(separatedBy: "\u{1B}[K").last ?? ""
    let shown = erased.replacing("\r\n", with: "\n")
    #expect(asked.code == 1, "\(asked)")
    #expect(shown.hasPrefix(saved.stdout + "Apply this plan? Type yes: "), "\(asked)")
    #expect(shown.contains("\n    html: \"<b>h</b>\"\n"), "\(asked)")
    #expect(try tenant.state()["textModules"]?.elements?.count == 1)
  }

  /// A typing error is no refusal: three answers are taken.
  @Test(
    arguments: [
      ("yes", 0, 1), ("no|yes", 0, 2), ("y|Yes|yes", 0, 3), ("no||YES|yes", 1, 3), ("no", 1, 2),
    ] as [(String, Int32, Int)]
  )
  func threeAnswers(_ typed: String, _ code: Int32, _ questions: Int) async throws {
    let tenant = try TestTenant(.file, ApprovalTests.seed)
    try tenant.declare("textModules: [{name: T, state: absent}]")
    let before = try tenant.state()
    let command = "'\(Program.path)' apply --sandbox tenant.json --no-color m.yaml"
    let answers = typed.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\n")
    let run = try await Program.run(
      ["-c", "printf '\(answers)\\n' | /usr/bin/script -qec \"$1\" /dev/null", "sh", command],
      in: tenant.folder,
      executable: "/bin/sh"
    )
    #expect(run.code == code, "\(run)")
    #expect(run.stdout.components(separatedBy: "Type yes: ").count - 1 == questions, "\(run)")
    #expect(
      run.stdout.components(separatedBy: "That is something else. Type yes: ").count - 1 == questions - 1,
      "\(run)"
    )
    #expect(run.stdout.contains("not approved: nothing was changed") == (code == 1), "\(run)")
    #expect(try (tenant.state() == before) == (code == 1))
  }
}
