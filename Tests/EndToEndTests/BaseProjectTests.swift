import Foundation
import Testing

/// Everything of a base is the base's: `inx-apply.yaml` with its manifests and files of variables, too.
@Suite(.serialized) struct BaseProjectTests {
  private static func project(_ manifests: String, _ varFiles: String) -> String {
    "tenants: {one: {sandbox: tenant.json, manifests: [\(manifests)], varFiles: [\(varFiles)]}}\n"
  }

  private static let manifest =
    "datasources: [{name: D, url: 'https://${host}.example', fetchStrategy: RECIPIENT_BASED}]\n"

  /// The files of then and of today, with what a plan from the one to the other says.
  static let cases: [(what: String, before: [String: String], today: [String: String], says: [String])] = [
    (
      "a value edited",
      ["inx-apply.yaml": project("config", "v.yaml"), "config/d.yaml": manifest, "v.yaml": "host: one\n"],
      ["v.yaml": "host: two\n"], BaseSample.moved
    ),
    (
      "files renamed",
      ["inx-apply.yaml": project("config", "v.yaml"), "config/d.yaml": manifest, "v.yaml": "host: one\n"],
      [
        "inx-apply.yaml": project("later", "w.yaml"), "later/d.yaml": manifest, "w.yaml": "host: two\n",
        "config/d.yaml": "", "v.yaml": "",
      ], BaseSample.moved
    ),
    (
      "files of variables in another order",
      [
        "inx-apply.yaml": project("config", "b.yaml, a.yaml"), "config/d.yaml": manifest,
        "a.yaml": "host: one\n", "b.yaml": "host: two\n",
      ], ["inx-apply.yaml": project("config", "a.yaml, b.yaml")], BaseSample.moved
    ),
    (
      "no such tenant",
      ["inx-apply.yaml": "tenants: {other: {sandbox: x.json}}\n"],
      ["inx-apply.yaml": project("config", "v.yaml"), "config/d.yaml": manifest, "v.yaml": "host: two\n"],
      ["datasource/D url: manifests", "datasource/D fetchStrategy: manifests"]
    ),
  ]

  @Test(arguments: cases.indices)
  func filesOfThen(_ index: Int) async throws {
    let (what, before, today, says) = BaseProjectTests.cases[index]
    let sample = try BaseSample()
    for (name, text) in before { try sample.folder.write(text, to: name) }
    try Repository(sample.folder.path)
    for (name, text) in before { try sample.folder.write(text, to: "old/" + name) }
    for (name, text) in today {
      if text.isEmpty {
        try FileManager.default.removeItem(atPath: sample.folder.path + "/" + name)
      } else {
        try sample.folder.write(text, to: name)
      }
    }
    for base in ["old", "HEAD"] {
      let run = try await Program.run(
        ["plan", "--tenant", "one", "--format", "json", "--quiet", "--base", base],
        environment: ["PATH": "/usr/bin:/bin", "TMPDIR": sample.scratch.path],
        in: sample.folder
      )
      #expect(run.code == 0, "\(what), \(base): \(run)")
      #expect(try BaseSample.labels(run) == says, "\(what), \(base)")
      #expect(sample.scratch.names == [])
    }
  }

  /// PATH takes the place of the tenant's manifests, of those of the base too.
  @Test(arguments: ["old", "HEAD"], [false, true])
  func pathReplaces(_ base: String, _ isNarrow: Bool) async throws {
    let sample = try BaseSample()
    let other = "textModules: [{name: Other, type: TEXT, text: x}]\n"
    let files = [
      "inx-apply.yaml": BaseProjectTests.project("config", "v.yaml"), "config/o.yaml": other,
      "more/d.yaml": BaseProjectTests.manifest, "v.yaml": "host: one\n",
    ]
    for (name, text) in files { try sample.folder.write(text, to: name) }
    try Repository(sample.folder.path)
    for (name, text) in files { try sample.folder.write(text, to: "old/" + name) }
    try sample.folder.write("host: two\n", to: "v.yaml")
    try sample.folder.write(other.replacing("text: x", with: "text: y"), to: "config/o.yaml")
    let run = try await Program.run(
      ["plan", "--tenant", "one", "--format", "json", "--quiet", "--base", base]
        + (isNarrow ? ["--changed-only"] : []) + ["more"],
      environment: ["PATH": "/usr/bin:/bin", "TMPDIR": sample.scratch.path],
      in: sample.folder
    )
    #expect(run.code == 0 && run.stderr == "", "\(run)")
    #expect(try BaseSample.labels(run) == BaseSample.moved)
  }

  /// A file of variables that the base does not have is absent there.
  @Test(arguments: ["old", "HEAD"])
  func absentFile(_ base: String) async throws {
    let sample = try BaseSample()
    try sample.folder.write(BaseProjectTests.manifest, to: "config/d.yaml")
    try Repository(sample.folder.path)
    try sample.folder.write(BaseProjectTests.manifest, to: "old/config/d.yaml")
    try sample.folder.write("host: two\n", to: "later.yaml")
    let run = try await sample.plan(["--base", base, "--var-file", "later.yaml", "config"])
    #expect(run.stderr.contains("the variable host is not defined"), "\(run)")
    #expect(run.stderr.hasSuffix("inx-apply: error: --base \(base): its manifests are wrong\n"))
    #expect(run.code == 1)
    // Elsewhere, it is the same for both.
    let elsewhere = try Folder()
    let file = try elsewhere.write("host: one\n", to: "v.yaml")
    #expect(
      try await sample.labels(["--base", base, "--var-file", file, "config"]) == [
        "datasource/D fetchStrategy: tenant"
      ]
    )
  }
}
