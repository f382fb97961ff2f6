import Foundation
import Resources
import Testing

@testable import inx_apply

/// The scripts that plan and look for drift, on a served tenant.
@Suite struct PlanScriptTests {
  static let files = ["changes.json", "plan.html", "plan.json", "plan.md"]
  static let declared = "blacklistEntries: [{pattern: x@example.com}]"
  /// Deletes every entry, which the deletion limit blocks.
  static let emptied = "policy: {prune: [blacklistEntries]}\nblacklistEntries: []"
  static let entries = State([
    "blacklistEntries": """
    {"id": 3, "pattern": "x@example.com", "description": null}, {"id": 4, "pattern": "y@example.com", "description": null}
    """
  ])

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var seed = State()
    let manifest: String
    /// Of plan.sh and of drift.sh.
    let codes: [Int32]
    /// On stderr, after what inx-apply says.
    let complaints: [String]
    /// What later steps get on GitHub.
    let output: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "changes",
      manifest: declared,
      codes: [0, 2],
      complaints: [
        "",
        "error: the tenant differs from the manifests: merge what was changed by hand, or apply the manifests again\n",
      ],
      output: "exitcode=2\nplanned=true\n"
    ),
    Case(
      name: "nothing to do",
      seed: entries,
      manifest: declared,
      codes: [0, 0],
      complaints: ["", ""],
      output: "exitcode=0\nplanned=true\n"
    ),
    Case(
      name: "blocked",
      seed: entries,
      manifest: emptied,
      codes: [3, 3],
      complaints: [
        "error: a guard blocks the plan: the plan names the option that allows it, or the policy to change\n",
        "error: the tenant differs from the manifests, and a guard blocks bringing it back: see the plan\n",
      ],
      output: "exitcode=3\nplanned=true\n"
    ),
    Case(
      name: "wrong manifests",
      manifest: "blacklistEntry: []",
      codes: [1, 1],
      complaints: [
        "error: there is no plan (exit code 1): see the log\n",
        "error: it is not known whether the tenant differs (exit code 1): see the log\n",
      ],
      output: "exitcode=1\n"
    ),
  ]

  @Test(arguments: cases, ["plan.sh", "drift.sh"])
  func endsAndLeavesFiles(test: Case, script: String) async throws {
    let index = script == "plan.sh" ? 0 : 1
    let tenant = try TestTenant(.http, test.seed)
    try tenant.declare(test.manifest)
    // What an earlier run has left must not be taken for this one's.
    try tenant.folder.write("old", to: "inx-plan/plan.json")
    try tenant.folder.write("old", to: "inx-plan/old")
    let run = try await tenant.script(
      script,
      ["m.yaml"],
      environment: ["GITHUB_OUTPUT": tenant.folder.path + "/output"]
    )
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
    // The same again: a blocked plan ends with the command that applies its file.
    let out = test.codes[index] == 1 ? [] : ["--out", "inx-plan/plan.json"]
    let plain = try await tenant.run("plan", ["--detailed-exitcode"] + out + ["m.yaml"])
    #expect(run.code == test.codes[index])
    #expect(run.stderr == plain.stderr + test.complaints[index])
    let last = script == "drift.sh" && run.code == 0 ? "The tenant is as the manifests say.\n" : ""
    #expect(run.stdout == plain.stdout + last)
    #expect(tenant.file("output") == test.output)

    let isPlanned = test.codes[index] != 1
    let names = tenant.folder.names.filter { $0.hasPrefix("inx-plan") }
    #expect(names == (isPlanned ? ["inx-plan"] + Self.files.map { "inx-plan/" + $0 } : []))
    guard isPlanned else { return }
    let views: KeyValuePairs = [
      "markdown": "plan.md", "html": "plan.html", "json": "changes.json",
    ]
    for (format, file) in views {
      let plain = try await tenant.run("plan", ["--format", format] + out + ["m.yaml"])
      #expect(tenant.file("inx-plan/" + file) == plain.stdout, "\(file)")
    }
    // By this line the comment is found again.
    let marker = tenant.file("inx-plan/plan.md")?.split(separator: "\n").first ?? ""
    #expect(marker.hasPrefix("<!--") && marker.hasSuffix("-->"), "\(marker)")
  }

  @Test func theTenantIsReadOnce() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(Self.declared)
    _ = try await tenant.script("plan.sh", ["m.yaml"])
    let requests = tenant.takeRequests().map(\.line)
    _ = try await tenant.run("plan", ["--out", "p.json", "m.yaml"])
    #expect(requests == tenant.takeRequests().map(\.line))
  }

  @Test(arguments: ["plan.sh", "drift.sh"])
  func withoutATenant(script: String) async throws {
    let folder = try Folder()
    try folder.write(Self.declared, to: "m.yaml")
    let refusing = try LoopbackSocket(.refuses)
    let environment = TestTenant.credentials.merging(["INX_BASE_URL": refusing.baseURL]) { $1 }
    let unreachable = try await PipelineScript.run(
      script,
      ["--retry-timeout", "0", "m.yaml"],
      environment: environment,
      in: folder
    )
    #expect(unreachable.code == 6)
    let unset = try await PipelineScript.run(script, ["m.yaml"], environment: [:], in: folder)
    #expect(
      unset.description == "code 64\n--- stdout\n--- stderr\nerror: \(script): INX_BASE_URL is not set\n"
    )
    #expect(folder.names == ["m.yaml"])
  }

  /// What the manifests are compared with, as `--base` gets it.
  @Test(arguments: ["plan.sh", "drift.sh"])
  func baseIsHandedOn(script: String) async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(Self.declared)
    try tenant.folder.write("blacklistEntries: []", to: "before/m.yaml")
    let run = try await tenant.script(script, ["m.yaml"], environment: ["INX_BASE": "before"])
    let plain = try await tenant.run("plan", ["--detailed-exitcode", "--base", "before", "m.yaml"])
    #expect(run.code == (plain.code == 2 && script == "plan.sh" ? 0 : plain.code), "\(run)")
    #expect(run.stdout == plain.stdout)
    #expect(run.stderr.hasPrefix(plain.stderr))
    let knowsBase = Command.plan.options.contains { $0.name == "--base" }
    #expect(plain.code == (knowsBase ? 2 : 64))
  }

  /// On GitHub a line that begins with `::` is a command to the runner, wherever it comes from.
  @Test(arguments: ["plan.sh", "drift.sh"])
  func textsAreNoCommandsToGitHub(script: String) async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(
      """
      textModules:
        - name: imprint
          type: TEXT
          text: |
            first
            ::error::from a stranger
            ::stop-commands::x
      x-note: &a ::error::from a stranger
      """
    )
    let run = try await tenant.script(
      script,
      ["m.yaml"],
      environment: [
        "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": tenant.folder.path + "/summary",
      ]
    )
    let (commands, quoted) = runner(run.stdout)
    #expect(quoted.contains { $0.contains("::error::from a stranger") })
    #expect(!commands.contains { $0.contains("stranger") }, "\(commands)")
    #expect(runner(run.stderr).commands.count == (script == "plan.sh" ? 0 : 1))
    #expect(tenant.file("summary") == tenant.file("inx-plan/plan.md"))
  }

  /// What GitHub's runner takes of a log for commands, and the lines among which it takes none.
  private func runner(_ log: String) -> (commands: [String], quoted: [String]) {
    var (commands, quoted): ([String], [String]) = ([], [])
    var end: String?
    for line in log.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      if let word = end {
        if line == word { end = nil } else { quoted.append(line) }
      } else if line.hasPrefix("::stop-commands::") {
        end = "::\(line.dropFirst("::stop-commands::".count))::"
      } else if line.hasPrefix("::") || line.contains("##[") {
        commands.append(line)
      }
    }
    return (commands, quoted)
  }
}
