import Foundation
import Resources
import Sandbox
import Testing

/// For every tenant: what is exported says what the tenant is, and nothing of how, where and when it was read.
@Suite(.serialized) struct ExportPropertyTests {
  @Test(arguments: UInt64(1)...12)
  func thereAndBack(_ seed: UInt64) async throws {
    let tenant = try TestTenant(.file, HostileTenant(seed: seed, hasUnmakeable: false).state)
    let first = try await ExportPropertyTests.export(tenant, "a")
    // What is needed nowhere is what a manifest is the same without.
    let again = try await tenant.run("export", ["--out", "b", "--parallelism", "1"])
    #expect(again.code == 0, "\(again)")
    #expect(try tenant.folder.files("a") == tenant.folder.files("b"))
    try await ExportPropertyTests.expectNoChanges(tenant, "a")

    let other = ["--sandbox", "other.json"]
    let apply = try await Program.run(["apply", "--auto-approve", "a"] + other, in: tenant.folder)
    try #require(apply.code == 0, "\(apply)")
    #expect(apply.stdout.hasSuffix(" 0 failed, 0 skipped, 0 unknown, 0 deferred.\n"), "\(apply)")
    let back = try await Program.run(["export", "--out", "c"] + other, in: tenant.folder)
    try #require(back.code == 0, "\(back)")
    let (before, after) = (try tenant.folder.files("a"), try tenant.folder.files("c"))
    #expect(before.keys.sorted() == after.keys.sorted())
    for (name, bytes) in before.sorted(by: { $0.key < $1.key }) {
      #expect(
        String(decoding: bytes, as: UTF8.self) == after[name].map { String(decoding: $0, as: UTF8.self) }
      )
    }
    #expect(!first.stderr.contains("the API cannot bring it"), "\(first)")
  }

  /// What cannot be brought to another tenant is what a plan of it defers there.
  @Test(arguments: UInt64(21)...28)
  func whatNoOtherTenantGets(_ seed: UInt64) async throws {
    let tenant = try TestTenant(.file, HostileTenant(seed: seed, hasUnmakeable: true).state)
    let run = try await ExportPropertyTests.export(tenant, "a")
    try await ExportPropertyTests.expectNoChanges(tenant, "a")

    let plan = try await Program.run(
      ["plan", "--format", "json", "--sandbox", "other.json", "a"],
      in: tenant.folder
    )
    try #require(plan.code == 0, "\(plan)")
    let deferred = try #require(State.parse(plan.stdout)["changes"]?.elements).filter {
      $0["action"]?.text == "deferred" && $0["reason"]?.text?.hasSuffix(" is deferred") == false
    }
    let told = run.stderr.split(separator: "\n").filter {
      $0.hasPrefix("note: the API cannot bring it") || $0.contains(" with the id 4711, which another tenant")
    }
    for change in deferred {
      let address = Shown(change["address"]?.text ?? "")
      #expect(told.contains { $0.contains(": \(address.text): ") }, "\(address.text)\n\(run)")
    }
    #expect(!deferred.isEmpty)
  }

  @Test(arguments: UInt64(31)...36)
  func variables(_ seed: UInt64) async throws {
    let tenant = try TestTenant(.file, HostileTenant(seed: seed, hasUnmakeable: true).state)
    let fields = [
      "senderAddress", "description", "doiLandingPage", "notifyAddress", "doiConfirmationDuration",
    ]
    let run = try await tenant.run("export", ["--out", "a"] + fields.flatMap { ["--parameterize", $0] })
    try #require(run.code == 0, "\(run)")
    let variables = String(
      decoding: try Folder.bytes(tenant.folder.path + "/a/variables.yaml"),
      as: UTF8.self
    )
    #expect(variables.hasPrefix("variables:\n  senderAddress: "))
    try await ExportPropertyTests.expectNoChanges(tenant, "a")
  }

  @Test(arguments: Reading.allCases.filter { $0 != .readsLag })
  func eitherReading(_ reading: Reading) async throws {
    let tenant = try TestTenant(.http, HostileTenant(seed: 41, hasUnmakeable: true).state, under: [reading])
    _ = try await ExportPropertyTests.export(tenant, "a")
    try await ExportPropertyTests.expectNoChanges(tenant, "a")
  }

  private static func export(_ tenant: TestTenant, _ folder: String) async throws -> Program.Run {
    let run = try await tenant.run("export", ["--out", folder])
    try #require(run.code == 0, "\(run)")
    #expect(run.stdout == "")
    return run
  }

  private static func expectNoChanges(_ tenant: TestTenant, _ folder: String) async throws {
    let plan = try await tenant.run("plan", [folder])
    #expect(plan.code == 0, "\(plan)")
    #expect(plan.stdout.contains("\n\nNo changes. The tenant matches the manifests"), "\(plan)")
  }
}

/// An address as a terminal shows it.
private struct Shown {
  let text: String

  init(_ text: String) {
    self.text = Address(written: text).pasteable
  }
}

extension Folder {
  /// All files below a folder of this one, by their names.
  func files(_ folder: String) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    let whole = path + "/" + folder
    for name in try FileManager.default.subpathsOfDirectory(atPath: whole) {
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: whole + "/" + name, isDirectory: &isDirectory)
      if !isDirectory.boolValue { found[name] = try Folder.bytes(whole + "/" + name) }
    }
    return found
  }
}
