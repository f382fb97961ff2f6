import Foundation
import Resources
import Sandbox
import Support
import Testing

/// Where a backup cannot be written, or is not.
extension BackupTests {
  @Test(arguments: [false, true])
  func withoutDeletes(_ isQuiet: Bool) async throws {
    let tenant = try TestTenant(.file, BackupTests.seed)
    try tenant.declare("textModules: [{name: Old, text: changed}]")
    let options = BackupTests.overrides + (isQuiet ? ["--quiet"] : [])
    let run = try await tenant.run("apply", options + ["--backup", "b", "m.yaml"])
    #expect(run.code == 0)
    #expect(
      run.stderr
        == (isQuiet ? "" : "note: --backup: nothing is deleted or replaced, and nothing was written\n")
    )
    #expect(tenant.folder.names.contains("b") == false)
  }

  // MARK: - No way back, no way there

  @Test(
    arguments: [
      ("full", "full is not empty: give a new or empty directory"),
      ("m.yaml", "m.yaml is no directory: give a new or empty one"),
      ("m.yaml/b", "m.yaml/b cannot be made: m.yaml is no directory"),
      ("link", "link is no directory: give a new or empty one"),
    ]
  )
  func placeThatIsTaken(_ place: String, _ message: String) async throws {
    let tenant = try TestTenant(.http, BackupTests.seed)
    try tenant.declare(BackupTests.manifest)
    try tenant.folder.write("mine", to: "full/file")
    try FileManager.default.createSymbolicLink(
      atPath: tenant.folder.path + "/link",
      withDestinationPath: "nowhere"
    )
    let before = tenant.folder.names
    let run = try await tenant.run("apply", BackupTests.overrides + ["--backup", place, "m.yaml"])
    #expect(run.code == 1)
    #expect(run.stderr == "inx-apply: error: --backup: \(message)\n")
    #expect(run.stdout == "")
    #expect(tenant.takeRequests().map(\.line) == [])
    #expect(tenant.folder.names == before)
  }

  @Test func emptyDirectoryIsTaken() async throws {
    let tenant = try TestTenant(.file, BackupTests.seed)
    try tenant.declare(BackupTests.manifest)
    try FileManager.default.createDirectory(
      atPath: tenant.folder.path + "/b",
      withIntermediateDirectories: true
    )
    let run = try await tenant.run("apply", BackupTests.overrides + ["--backup", "./b", "m.yaml"])
    #expect(run.code == 0, "\(run)")
    #expect(try BackupTests.names(below: tenant.folder.path + "/b") == BackupTests.files)
  }

  /// Written whole, but not to be put in its place: nothing is left of it, and nothing was done.
  @Test func placeThatCannotBe() async throws {
    let tenant = try TestTenant(.http, BackupTests.seed)
    try tenant.declare(BackupTests.manifest)
    let before = tenant.folder.names
    let name = String(repeating: "b", count: 256)
    let run = try await tenant.run("apply", BackupTests.overrides + ["--backup", name, "m.yaml"])
    #expect(run.code == 1)
    #expect(
      run.stderr
        == "inx-apply: error: --backup: \(name) cannot be written: File name too long: nothing was changed\n"
    )
    #expect(tenant.takeRequests().filter(\.isChange).map(\.line) == [])
    #expect(tenant.folder.names == before)
    #expect(try State.difference(tenant.state(), tenant.seed) == [])
  }

  @Test(
    arguments: [
      (
        500, "/text-modules/22", 6,
        "the tenant does not answer: GET /text-modules/22?embedded=inx:editor-content: 500"
      ),
      (
        403, "/text-modules/22", 6,
        "the tenant refuses the credentials, or they lack the right to read text modules: GET /text-modules/22"
      ),
      (404, "/text-modules/22", 1, "text-module/..%2F..%2Fetc%2Fpasswd is not there any more: plan again"),
      (
        405, "/text-modules/20", 1,
        "the content of list/A%2FB \"ä\"/text-module/T cannot be read: the API answers 405"
      ),
      (
        200, "/text-modules/21", 1,
        "the answer to GET /text-modules/21?embedded=inx:editor-content makes no sense"
      ),
      (
        500, "/lists/3/subscription-settings", 6,
        "the tenant does not answer: GET /lists/3/subscription-settings: 500"
      ),
    ]
  )
  func readThatFails(_ status: Int, _ path: String, _ code: Int32, _ message: String) async throws {
    let tenant = try TestTenant(
      .http,
      BackupTests.seed,
      intercept: { request in
        request.path.hasSuffix(path) ? SandboxResponse(status: status, body: Array("{}".utf8)) : nil
      }
    )
    // Content that planning does not read.
    try tenant.declare(
      BackupTests.manifest.replacing("type: TEXT, text: hi", with: "state: absent")
    )
    let before = tenant.folder.names
    let run = try await tenant.run(
      "apply",
      BackupTests.overrides + ["--retry-timeout", "0", "--backup", "b", "m.yaml"]
    )
    #expect(run.code == code, "\(run)")
    #expect(run.stderr.hasPrefix("inx-apply: error: --backup: \(message)"), "\(run)")
    let isOfTenant = ["does not answer", "refuses the", "makes no sense"].contains(where: message.contains)
    let link = isOfTenant ? " (see docs/troubleshooting.md#tenants)" : ""
    #expect(run.stderr.hasSuffix(": nothing was changed\(link)\n"), "\(run)")
    #expect(tenant.takeRequests().filter(\.isChange).map(\.line) == [])
    #expect(tenant.folder.names == before)
    #expect(try State.difference(tenant.state(), tenant.seed) == [])
  }
}
