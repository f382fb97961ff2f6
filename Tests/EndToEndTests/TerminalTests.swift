import Resources
import Support
import Testing

@testable import inx_apply

/// What a person sees on a terminal.
@Suite(.serialized) struct TerminalTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("attributes: [{name: A, type: INTEGER}, {name: B, type: INTEGER}]", to: "m.yaml")
    return folder
  }

  private static let apply = ["apply", "--auto-approve", "--sandbox", "t.json", "m.yaml"]

  /// The results of changes stand there once, whatever is shown while they are made.
  @Test(arguments: [["TERM": "dumb"], ["TERM": "xterm", "NO_COLOR": "1"]])
  func resultsAreWrittenOnce(_ environment: [String: String]) async throws {
    let run = try await TerminalRun.run(Self.apply, environment: environment, columns: 100, in: folder())
    #expect(
      run.text == """
        note: t.json does not exist: a fresh tenant is taken
        Tenant: sandbox:t.json

        + attribute/A (m.yaml:1)
            name: "A"
            type: "INTEGER"

        + attribute/B (m.yaml:1)
            name: "B"
            type: "INTEGER"

        Plan: 2 to create, 0 to update, 0 to replace, 0 to delete; 0 unchanged, 0 unmanaged. 1 requests
        read, 2 to write.

        applied  + attribute/A
        applied  + attribute/B

        Apply: 2 applied, 0 failed, 0 skipped, 0 unknown, 0 deferred.

        """
    )
    #expect(run.code == 0)
  }

  /// A terminal and a file get the same, but for what is broken.
  @Test func theSameAsInAFile() async throws {
    let folder = try folder()
    let terminal = try await TerminalRun.run(
      Self.apply + ["--color", "never", "--quiet"],
      environment: ["TERM": "xterm"],
      columns: 500,
      in: folder
    )
    let file = try await Program.run(Self.apply + ["--quiet"], in: self.folder())
    #expect(terminal.text == file.stdout)
  }

  @Test(arguments: [
    (["TERM": "xterm"], [], true),
    (["TERM": "xterm", "NO_COLOR": ""], [], true),
    (["TERM": "xterm", "NO_COLOR": "0"], [], false),
    (["TERM": "dumb"], [], false),
    (["TERM": "dumb"], ["--color", "always"], true),
    (["TERM": "xterm"], ["--color=never"], false),
    (["TERM": "xterm"], ["--no-color"], false),
  ])
  func colour(_ environment: [String: String], _ options: [String], _ isColoured: Bool) async throws {
    let arguments = ["plan", "--sandbox", "t.json", "m.yaml"] + options
    let run = try await TerminalRun.run(arguments, environment: environment, columns: 80, in: folder())
    #expect(run.text.contains("\u{1B}[") == isColoured, "\(run.text)")
  }

  /// Help, errors and totals keep to the width, word by word.
  @Test(arguments: [50, 60, 72, 80, 100])
  func width(_ columns: Int) async throws {
    let folder = try folder()
    try folder.write(
      "attributes: [{nam: A, type: INTEGER, maxLength: 3, and: a rather long line of it all}]",
      to: "w.yaml"
    )
    let lines = [
      ["--help"], ["plan", "--help"], ["plan", "--frobnicate"], ["validate", "w.yaml"],
      ["plan", "--sandbox", "t.json", "m.yaml"],
      ["plan", "--sandbox", "t.json", "--target", "attributes/A", "m.yaml"],
    ]
    for arguments in lines {
      let environment = ["TERM": "dumb"]
      let run = try await TerminalRun.run(arguments, environment: environment, columns: columns, in: folder)
      for line in run.text.split(separator: "\n") {
        #expect(Columns.width(of: line) <= columns, "\(arguments) \(line)")
      }
    }
  }
}
