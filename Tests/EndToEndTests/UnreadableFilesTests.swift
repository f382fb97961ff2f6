import Foundation
import Testing

/// What cannot be read of the manifests is an error and never an omission: nothing is pruned for want of it.
@Suite(.serialized) struct UnreadableFilesTests {
  private static let seed = State([
    "targetGroups": #"{"id": 20, "listId": 1, "name": "VIP", "description": null, "filterString": "A"}"#
  ])

  /// A tenant with one target group, and manifests that prune all that are not declared.
  private static func tenant() throws -> TestTenant {
    let tenant = try TestTenant(.http, seed)
    try tenant.folder.write("{policy: {prune: [targetGroups]}, targetGroups: []}\n", to: "config/a.yaml")
    return tenant
  }

  /// Runs a script in the tenant's folder: names that are no text cannot be written otherwise.
  private static func script(_ script: String, _ tenant: TestTenant) async throws {
    let run = try await Program.run(["-c", script], in: tenant.folder, executable: "/bin/bash")
    try #require(run.code == 0, "\(run)")
  }

  static let cases: [(what: String, script: String, error: String)] = [
    (
      "a file whose name is not UTF-8", #"touch $'config/caf\xe9.yaml'"#,
      #"config/caf\xE9.yaml cannot be read: its name is not UTF-8: rename it"#
    ),
    (
      "a folder whose name is not UTF-8, deep below", #"mkdir -p $'config/b/c\xff/d'"#,
      #"config/b/c\xFF cannot be read: its name is not UTF-8: rename it"#
    ),
    ("what is no file", "mkfifo config/p.yml", "config/p.yml cannot be read: it is not a regular file"),
  ]

  @Test(arguments: cases.indices)
  func isAnError(_ index: Int) async throws {
    let (what, script, error) = UnreadableFilesTests.cases[index]
    let tenant = try UnreadableFilesTests.tenant()
    try await UnreadableFilesTests.script(script, tenant)
    for command in ["plan", "apply --auto-approve"] {
      let run = try await tenant.run(command, ["--allow-deletes", "9", "config"])
      #expect(run.stderr == "error: \(error)\n", "\(what)")
      #expect(run.stdout == "")
      #expect(run.code == 1)
      #expect(tenant.takeRequests().map(\.line) == [])
    }
    let json = try await Program.run(["validate", "--format", "json", "config"], in: tenant.folder)
    #expect(json.code == 1)
    #expect(try State.parse(json.stdout)["diagnostics"]?.elements?.map { $0["message"]?.text } == [error])
  }

  /// All of it is told at once, a path that is too long with the system's reason.
  @Test func allAtOnce() async throws {
    let tenant = try UnreadableFilesTests.tenant()
    try await UnreadableFilesTests.script(
      """
      mkfifo config/p.yaml; touch $'config/\\xfe.yml'; cd config
      for i in $(seq 30); do mkdir \(String(repeating: "d", count: 200)); cd d*; done; touch x.yaml
      """,
      tenant
    )
    let run = try await tenant.run("plan", ["config"])
    let lines = run.stderr.split(separator: "\n")
    #expect(lines.count == 3, "\(run)")
    #expect(lines.first == #"error: config/\xFE.yml cannot be read: its name is not UTF-8: rename it"#)
    #expect(
      lines.dropFirst().first?.hasSuffix(
        "/\(String(repeating: "d", count: 200)) cannot be read: File name too long"
      ) == true
    )
    #expect(lines.last == "error: config/p.yaml cannot be read: it is not a regular file")
    #expect(run.code == 1)
    try await UnreadableFilesTests.script("rm -rf config", tenant)
  }

  /// Without rights a directory cannot be listed, and a file not be read.
  @Test func withoutRights() async throws {
    let tenant = try UnreadableFilesTests.tenant()
    try tenant.folder.write("policy: {protect: ['target-group/*']}\n", to: "config/policy/p.yaml")
    try await UnreadableFilesTests.script(
      "cp '\(Program.path)' p; chmod 755 . p config; chmod 644 config/a.yaml; chmod 000 config/policy",
      tenant
    )
    let nobody = getuid() == 0 ? ["setpriv", "--reuid=65534", "--clear-groups"] : ["env"]
    let run = try await Program.run(
      nobody.dropFirst() + ["./p", "plan", "--sandbox", "none.json", "config"],
      in: tenant.folder,
      executable: "/usr/bin/" + nobody[0]
    )
    try await UnreadableFilesTests.script("chmod 755 config/policy", tenant)
    #expect(run.stderr == "error: config/policy cannot be read: Permission denied\n", "\(run)")
    #expect(run.code == 1)
  }

  /// The suffix counts in any case, two names that look the same are two files, and links are counted.
  @Test func suffixesNamesAndLinks() async throws {
    let tenant = try UnreadableFilesTests.tenant()
    try tenant.folder.write("textModules: [{name: B, type: TEXT, text: b}]\n", to: "config/B.YAML")
    try tenant.folder.write("textModules: [{name: C, type: TEXT, text: c}]\n", to: "config/c/\u{E9}.Yml")
    try tenant.folder.write("textModules: [{name: D, type: TEXT, text: d}]\n", to: "config/c/e\u{301}.Yml")
    try await UnreadableFilesTests.script(
      "ln -s ../x config/l.yaml; ln -s c config/l; ln -s c/x.txt config/text; ln -s nowhere config/.l.yaml",
      tenant
    )
    let run = try await tenant.run("plan", ["--allow-deletes", "9", "--format", "json", "config"])
    #expect(
      run.stderr
        == "note: 2 symbolic links were left out (config/l, config/l.yaml): links below a directory are not followed\n"
    )
    #expect(
      try State.parse(run.stdout)["changes"]?.elements?.map { $0["address"]?.text } == [
        "text-module/B", "text-module/C", "text-module/D", "target-group/VIP",
      ]
    )
    let quiet = try await tenant.run("plan", ["--allow-deletes", "9", "--quiet", "config"])
    #expect(quiet.stderr == "")
  }

  /// The same of a base, as a folder and as a ref.
  @Test(arguments: ["old", "HEAD"])
  func base(_ base: String) async throws {
    let sample = try BaseSample(.http)
    try sample.folder.write(BaseSample.manifest("one"), to: "config/d.yaml")
    let broken = #"echo 'textModules: []' > $'config/caf\xe9.yaml'; mkfifo config/p.yaml"#
    try await UnreadableFilesTests.script(broken, sample.tenant)
    try Repository(sample.folder.path)
    try await UnreadableFilesTests.script(
      "cp -r config old; rm config/p* config/c*; mkdir -p x; mv old x; mkdir old; mv x/old old/config",
      sample.tenant
    )
    let run = try await sample.plan(["--base", base, "config"])
    let place = base == "old" ? "old/config" : "HEAD:config"
    let name = #"error: \#(place)/caf\xE9.yaml cannot be read: its name is not UTF-8: rename it"# + "\n"
    let pipe = "error: \(place)/p.yaml cannot be read: it is not a regular file\n"
    #expect(run.stderr == name + (base == "old" ? pipe : ""))
    #expect(run.code == 1)
    #expect(sample.tenant.takeRequests().map(\.line) == [])
  }
}
