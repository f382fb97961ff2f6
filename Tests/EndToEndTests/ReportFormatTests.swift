import Sandbox
import Testing

@testable import inx_apply

/// The formats for pull requests as a pipeline gets them: what goes to stdout, and what to stderr.
@Suite struct ReportFormatTests {
  private static let wrong = "attributes:\n  - name: A\n    typo: TEXT\n  - name: A\n    type: TEXT\n"

  @Test func validateAnnotatesEveryDiagnostic() async throws {
    let folder = try Folder()
    try folder.write(ReportFormatTests.wrong, to: "a,b.yaml")
    let run = try await Program.run(["validate", "--format", "github", "a,b.yaml"], in: folder)
    let text = try await Program.run(["validate", "a,b.yaml"], in: folder)
    #expect(run.code == 1)
    #expect(run.stderr == "")
    #expect(
      run.stdout == """
        ::error file=a%2Cb.yaml,line=3,col=5,title=inx-apply::unknown key typo of attribute (did you mean type?)
        ::error file=a%2Cb.yaml,line=4,col=5,title=inx-apply::attribute "A" is declared twice%0A\
        a,b.yaml:2:5: first declared here

        """,
      "\(text)"
    )
  }

  @Test func validateSaysNothingWhereAllIsWell() async throws {
    let folder = try Folder()
    try folder.write("datasources: []\n", to: "m.yaml")
    let run = try await Program.run(["validate", "--format", "github", "m.yaml"], in: folder)
    #expect("\(run)" == "code 0\n--- stdout\n--- stderr\n")
  }

  @Test func planAnnotatesWhatStopsItInTheManifests() async throws {
    let tenant = try TestTenant(.file)
    try tenant.declare(ReportFormatTests.wrong)
    let run = try await tenant.run("plan", ["--format", "github", "m.yaml"])
    #expect(run.code == 1)
    #expect(run.stderr == "")
    #expect(run.stdout.hasPrefix("::error file=m.yaml,line=3,col=5,title=inx-apply::unknown key typo"))
    #expect(run.stdout.split(separator: "\n").count == 2)
  }

  @Test func planAnnotatesWhatStopsItAgainstTheTenant() async throws {
    let tenant = try TestTenant(.file)
    try tenant.declare("lists:\n  - name: A\n    description: B\n")
    let run = try await tenant.run("plan", ["--format", "github", "m.yaml"])
    #expect(run.code == 1)
    #expect(run.stderr == "")
    #expect(run.stdout.hasPrefix("::error file=m.yaml,line=2,col="), "\(run)")
    #expect(run.stdout.split(separator: "\n").count == 1)
  }

  @Test func applyTellsTheOutcomeInMarkdown() async throws {
    let tenant = try TestTenant(.file)
    try tenant.declare("blacklistEntries:\n  - pattern: a|b@example.com\n")
    let run = try await tenant.run("apply", ["--auto-approve", "--format", "markdown", "m.yaml"])
    #expect(run.code == 0, "\(run)")
    #expect(
      run.stdout.hasPrefix("<!-- inx-apply plan sandbox:tenant.json -->\nTenant: `sandbox:tenant.json`\n")
    )
    #expect(
      run.stdout.hasSuffix(
        """
        </details>

        ### Outcome

        Apply: 1 applied, 0 failed, 0 skipped, 0 unknown, 0 deferred.

        <details>
        <summary>Applied as planned: 1</summary>

        - **applied** `+` `blacklist-entry/a|b@example.com`

        </details>

        """
      ),
      "\(run)"
    )
  }

  @Test func applyAnnotatesWhatFailed() async throws {
    let tenant = try TestTenant(.http) { request in
      request.method == "POST"
        ? SandboxResponse(
          status: 400,
          headers: [SandboxHeader("content-type", "application/problem+json")],
          body: Array(
            #"{"type": "t", "title": "bad", "status": 400, "generalErrors": ["::error::forged", "b ##[error]forged"]}"#
              .utf8
          )
        ) : nil
    }
    try tenant.declare("blacklistEntries:\n  - pattern: a@example.com\n")
    let run = try await tenant.run("apply", ["--auto-approve", "--format", "github", "m.yaml"])
    #expect(run.code == 5, "\(run)")
    let lines = run.stdout.split(separator: "\n", omittingEmptySubsequences: false)
    let commands = lines.filter { $0.drop { $0.isWhitespace }.hasPrefix("::") }
    #expect(commands.map { $0.prefix { $0 != " " } } == ["::warning", "::notice", "::error"], "\(run)")
    #expect(
      commands.last?.hasPrefix("::error file=m.yaml,line=2,col=5,title=+ blacklist-entry/a@example.com::400")
        == true
    )
    #expect(!lines.contains { !$0.hasPrefix("::") && $0.contains("##[") }, "\(run)")
    #expect(run.stdout.hasSuffix("\nApply: 0 applied, 1 failed, 0 skipped, 0 unknown, 0 deferred.\n"))
  }

  @Test func applyWritesNoPage() async throws {
    let tenant = try TestTenant(.file)
    try tenant.declare("datasources: []\n")
    let run = try await tenant.run("apply", ["--auto-approve", "--format", "html", "m.yaml"])
    #expect(
      "\(run)" == """
        code 64
        --- stdout
        --- stderr
        inx-apply: error: apply does not write html: save the plan with plan --out, and show gives it as a page

        """
    )
  }
}
