import Foundation
import Glibc
import Testing

/// `--out` never takes the place of a file that the command has read, and writes nothing beside its own.
@Suite(.serialized) struct OutFileTests {
  private static func tenant() throws -> TestTenant {
    let tenant = try TestTenant(.file)
    let folder = tenant.folder
    try folder.write("textModules: [{name: '${n}', type: TEXT, textFile: t.txt}]\n", to: "config/m.yaml")
    try folder.write("content", to: "config/t.txt")
    try folder.write("n: T\n", to: "vars.yaml")
    try folder.write("textModules: [{name: U, type: TEXT, text: u}]\n", to: "old/config/m.yaml")
    try folder.write("x-y: 1\ntenants: {one: {sandbox: tenant.json}}\n", to: "inx-apply.yaml")
    for (target, link) in [
      ("config/t.txt", "link"), ("link", "link2"), ("config", "dir"), ("nothing", "dangling"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + link,
        withDestinationPath: target
      )
    }
    try #require(link(folder.path + "/config/t.txt", folder.path + "/hard") == 0)
    return tenant
  }

  @Test(arguments: [
    "config/m.yaml", "config/t.txt", "./config/../config/t.txt", "link", "link2", "dir/t.txt", "hard",
    "vars.yaml", "old/config/m.yaml", "inx-apply.yaml", "tenant.json", "tenant.json.lock",
  ])
  func whatWasRead(_ out: String) async throws {
    let tenant = try OutFileTests.tenant()
    let before = tenant.folder.names.map { try? Folder.bytes(tenant.folder.path + "/" + $0) }
    let words = ["--var-file", "vars.yaml", "--base", "old", "--out", out, "config"]
    for command in ["plan", "apply --auto-approve"] {
      let run = try await tenant.run(command, words)
      #expect(run.stderr == "inx-apply: error: --out \(out) is a file that the plan is made of\n")
      #expect(run.code == 1)
      #expect(tenant.folder.names.map { try? Folder.bytes(tenant.folder.path + "/" + $0) } == before)
    }
  }

  /// Of a clone the states of both, of a tenant with credentials the secret; a state that is not there yet, too.
  @Test func statesAndSecrets() async throws {
    let tenant = try OutFileTests.tenant()
    try tenant.folder.write(TestTenant.secret, to: "secret")
    try tenant.folder.write(try tenant.seed.json().text(), to: "other.json")
    for out in ["tenant.json", "other.json"] {
      let words = ["clone", "--from", "sandbox:tenant.json", "--to", "sandbox:other.json", "--out", out]
      let run = try await Program.run(words, in: tenant.folder)
      #expect(run.stderr == "inx-apply: error: --out \(out) is a file that the plan is made of\n")
    }
    let fresh = ["plan", "--sandbox", "fresh.json", "--var", "n=T", "--out", "./fresh.json", "config"]
    let run = try await Program.run(fresh, in: tenant.folder)
    #expect(run.stderr == "inx-apply: error: --out ./fresh.json is a file that the plan is made of\n")
    let words = [
      "plan", "--base-url", "http://127.0.0.1:1/x/rest/v1", "--var", "n=T", "--out", "secret", "config",
    ]
    let secret = try await Program.run(
      words,
      environment: ["INX_CLIENT_ID": "x", "INX_CLIENT_SECRET_FILE": "secret"],
      in: tenant.folder
    )
    #expect(secret.stderr == "inx-apply: error: --out secret is a file that the plan is made of\n")
    #expect(try Folder.bytes(tenant.folder.path + "/secret") == Array(TestTenant.secret.utf8))
  }

  /// A dangling link is followed; what lies beside it, whatever its name, is left alone.
  @Test func linksAndNeighbours() async throws {
    let tenant = try OutFileTests.tenant()
    try tenant.folder.write("mine", to: "dangling.tmp")
    try #require(mkfifo(tenant.folder.path + "/nothing.tmp", 0o600) == 0)
    let before = tenant.folder.names
    let run = try await tenant.run("plan", ["--var", "n=T", "--out", "dangling", "config"])
    #expect(run.code == 0, "\(run)")
    #expect(tenant.folder.names == (before + ["nothing"]).sorted())
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: tenant.folder.path + "/dangling") == "nothing"
    )
    #expect(try Folder.bytes(tenant.folder.path + "/dangling.tmp") == Array("mine".utf8))
    #expect(try await Program.run(["show", "nothing"], in: tenant.folder).code == 0)
    try #require(mkfifo(tenant.folder.path + "/pipe", 0o600) == 0)
    for (out, message) in [
      ("pipe", "--out pipe is no regular file"), ("config", "--out config is a directory"),
      ("/dev/full", "--out /dev/full is no regular file"),
    ] {
      let run = try await tenant.run("plan", ["--var", "n=T", "--out", out, "config"])
      #expect(run.stderr == "inx-apply: error: \(message)\n")
    }
  }

  /// A state is written through a link, also through one that leads to where there is nothing yet.
  @Test func stateThroughALink() async throws {
    let tenant = try OutFileTests.tenant()
    let run = try await Program.run(
      ["apply", "--auto-approve", "--quiet", "--sandbox", "dangling", "--var", "n=T", "config"],
      in: tenant.folder
    )
    #expect(run.code == 0, "\(run)")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: tenant.folder.path + "/dangling") == "nothing"
    )
    #expect(tenant.folder.names.filter { $0.hasPrefix("nothing") || $0.hasSuffix(".lock") } == ["nothing"])
  }

  /// Several at once, each whole: whichever comes last.
  @Test func sixAtOnce() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare("textModules: [{name: T, type: TEXT, text: t}]")
    let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<6 { group.addTask { try await tenant.run("plan", ["--out", "p", "m.yaml"]).code } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(codes == Array(repeating: 0, count: 6))
    #expect(tenant.folder.names.filter { $0.hasPrefix(".") } == [])
    #expect(try await Program.run(["show", "p"], in: tenant.folder).code == 0)
  }
}
