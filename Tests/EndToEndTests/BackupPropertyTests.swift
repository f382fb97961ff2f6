import Foundation
import Resources
import Sandbox
import Support
import Testing

/// For every configuration and every tenant: what was deleted or replaced comes back, and what is written is the same each
/// time.
@Suite(.serialized) struct BackupPropertyTests {
  @Test(arguments: UInt64(101)...108)
  func embedded(_ seed: UInt64) async throws { try await check(seed, .file) }

  @Test(arguments: Reading.allCases.filter { $0 != .deleteRefusedInUse })
  func either(_ reading: Reading) async throws {
    try await check(120, .http, under: reading, withDrafts: true)
  }

  private static let options = ["--auto-approve", "--allow-data-loss", "**", "--allow-deletes", "1000"]

  @Test(arguments: UInt64(111)...116)
  func withDrafts(_ seed: UInt64) async throws { try await check(seed, .file, withDrafts: true) }

  private func check(
    _ seed: UInt64,
    _ way: TestTenant.Way,
    under reading: Reading? = nil,
    withDrafts: Bool = false
  ) async throws {
    let generated = GeneratedTenant(seed: seed, withDrafts: withDrafts)
    var folders: [[String: [UInt8]]] = []
    for parallelism in reading == nil ? ["8", "1"] : ["8"] {
      let tenant = try TestTenant(way, generated.state, under: reading.map { [$0] } ?? [])
      try tenant.declare(generated.manifestText)
      let before = try tenant.state()
      let options = BackupPropertyTests.options + ["--parallelism", parallelism]
      let there = try await tenant.run("apply", options + ["--backup", "b", "m.yaml"])
      if reading == .contentMissing {
        // Without the contents there is no way back, and so no way there.
        #expect(there.code == 1)
        #expect(there.stderr.contains(": the content of "), "\(there)")
        #expect(try tenant.state() == before)
        continue
      }
      try #require(there.code == 0, "\(there)")
      let lost = BackupPropertyTests.lost(before, try tenant.state())
      try #require(!lost.isEmpty)
      if withDrafts { #expect(lost.contains { $0.hasPrefix("mailings ") }) }
      folders.append(try BackupPropertyTests.contents(of: tenant.folder.path + "/b"))

      tenant.settle()
      let back = try await tenant.run("apply", options + ["b"])
      try #require(back.code == 0, "\(back)")
      let after = Set(BackupPropertyTests.objects(try tenant.state()).map(\.text))
      #expect(lost.filter { !after.contains($0) } == [])
    }
    #expect(folders.first == folders.last)
  }

  /// The objects that are not there any more under their ids.
  private static func lost(_ before: JSON, _ after: JSON) -> [String] {
    let left = Set(objects(after).map(\.id))
    return objects(before).filter { !left.contains($0.id) }.map(\.text)
  }

  /// All objects that have an id, without what is another one in a new object; `hidden` nobody can read.
  private static func objects(_ state: JSON) -> [(id: Int, text: String)] {
    let others = ["id", "hidden", "creationDate", "modificationDate", "lastSaveDate", "blockedAddressCount"]
    return (state.members ?? []).flatMap { section in
      (section.value.elements ?? []).compactMap { object in
        guard let id = object["id"]?.int else { return nil }
        let members = (object.members ?? []).filter { !others.contains($0.name) && $0.value != .null }
        return (id, "\(section.name) \(JSON.object(members.sorted { $0.name < $1.name }).text())")
      }
    }
  }

  private static func contents(of folder: String) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.contains(".") {
      found[name] = try Folder.bytes(folder + "/" + name)
    }
    return found
  }
}
