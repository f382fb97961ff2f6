import Testing

@testable import inx_apply

/// Files of this program in the wrong place: one message each, with the command that was meant.
@Suite(.serialized) struct MistakenFileTests {
  private func folder() async throws -> Folder {
    let folder = try Folder()
    try folder.write("attributes: [{name: A, type: INTEGER}]", to: "m.yaml")
    let plan = try await Program.run(
      ["plan", "--sandbox", "t.json", "--quiet", "--out", "plan.json", "m.yaml"],
      in: folder
    )
    #expect(plan.code == 0, "\(plan)")
    try folder.write("tenants: {acme: {sandbox: t.json}}\n", to: "inx-apply.yaml")
    try folder.write("tenants:\n  a: {sandbox: t.json}\n  b: {sandbox: u.json}\n", to: "other.yaml")
    return folder
  }

  @Test(arguments: [
    // No tenant is named: the command line is wrong besides.
    ("apply plan.json", 64, "plan.json: that is a saved plan: inx-apply apply --plan plan.json"),
    (
      "apply --sandbox t.json --auto-approve ./plan.json", 1,
      "plan.json: that is a saved plan: inx-apply apply --plan ./plan.json"
    ),
    (
      "plan plan.json", 64,
      "plan.json: that is a saved plan: inx-apply show plan.json, or inx-apply apply --plan plan.json"
    ),
    (
      "plan --sandbox t.json m.yaml plan.json", 1,
      "plan.json: that is a saved plan: inx-apply show plan.json, or inx-apply apply --plan plan.json"
    ),
    (
      "validate plan.json", 1,
      "plan.json: that is a saved plan: inx-apply show plan.json, or inx-apply apply --plan plan.json"
    ),
    (
      "validate inx-apply.yaml", 1,
      "inx-apply.yaml: that file names tenants and holds no objects: inx-apply validate --tenant acme"
    ),
    (
      "plan inx-apply.yaml", 64,
      "inx-apply.yaml: that file names tenants and holds no objects: inx-apply plan --tenant acme"
    ),
    (
      "apply other.yaml", 64,
      "other.yaml: that file names tenants and holds no objects, NAME being one of a, b: inx-apply apply --config other.yaml --tenant NAME"
    ),
  ])
  func onTheCommandLine(_ line: String, _ code: Int32, _ message: String) async throws {
    let folder = try await folder()
    let run = try await Program.run(line.split(separator: " ").map(String.init), in: folder)
    #expect(run.stderr == "inx-apply: error: \(message)\n")
    #expect(run.stdout == "")
    #expect(run.code == code)
  }

  /// Below a directory it is an error of the manifests.
  @Test func belowADirectory() async throws {
    let folder = try await folder()
    let bytes = String(decoding: try Folder.bytes(folder.path + "/plan.json"), as: UTF8.self)
    try folder.write(bytes, to: "config/saved.yaml")
    let run = try await Program.run(["validate", "config"], in: folder)
    #expect(
      run.stderr
        == "inx-apply: error: config/saved.yaml is no manifest: that is a saved plan: inx-apply show config/saved.yaml, or inx-apply apply --plan config/saved.yaml\n"
    )
    #expect(run.code == 1)
  }

  /// Who names no tenant is told which there are.
  @Test func noTenant() async throws {
    let run = try await Program.run(["plan", "m.yaml"], in: folder())
    #expect(
      run.stderr
        == "inx-apply: error: no tenant: give --base-url URL, --tenant NAME, --sandbox FILE, or INX_BASE_URL; inx-apply.yaml has acme\n"
    )
    let other = try await Program.run(["apply", "--config", "other.yaml", "m.yaml"], in: folder())
    #expect(other.stderr.hasSuffix("or INX_BASE_URL; other.yaml has a, b\n"), "\(other)")
    #expect(other.code == 64)
  }

  // MARK: - Standard input

  private func shell(_ line: String, _ folder: Folder) async throws -> Program.Run {
    try await Program.run(
      ["-c", line.replacing("inx-apply", with: Program.path)],
      in: folder,
      executable: "/bin/sh"
    )
  }

  @Test func standardInputIsAManifest() async throws {
    let folder = try await folder()
    try folder.write("content", to: "c.txt")
    try folder.write("textModules: [{name: T, type: TEXT, textFile: c.txt}]", to: "piped")
    let valid = try await shell("inx-apply validate - m.yaml < piped", folder)
    #expect(valid.stdout == "Valid: 2 objects in 2 files.\n", "\(valid)")
    let wrong = try await shell("echo 'attributes: [{nam: A}]' | inx-apply validate -", folder)
    #expect(wrong.stderr.hasPrefix("-:1:15: error: unknown key nam"), "\(wrong)")
    #expect(wrong.code == 1)
    let apply = try await shell("inx-apply apply --sandbox t.json --quiet --auto-approve - < piped", folder)
    #expect(apply.code == 0, "\(apply)")
    #expect(apply.stdout.contains("+ text-module/T (-:1)"), "\(apply)")
  }

  @Test(arguments: [
    (
      "apply --sandbox t.json -",
      "apply - needs --auto-approve: standard input holds the manifest, and cannot answer"
    ),
    ("validate - -", "- is given twice, and standard input can be read once"),
    (
      "plan --sandbox t.json --base . -",
      "- and --base exclude each other: nobody knows what standard input was before"
    ),
  ])
  func refused(_ line: String, _ message: String) async throws {
    let folder = try await folder()
    let run = try await Program.run(line.split(separator: " ").map(String.init), in: folder)
    #expect(run.stderr == "inx-apply: error: \(message)\n")
    #expect(run.code == 64)
  }
}
