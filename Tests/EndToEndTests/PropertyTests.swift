import Resources
import Sandbox
import Support
import Testing

/// What holds for every configuration and every tenant.
@Suite(.serialized) struct PropertyTests {
  @Test(arguments: UInt64(1)...30)
  func embedded(_ seed: UInt64) async throws { try await check(seed, .file) }

  @Test(arguments: UInt64(31)...35)
  func served(_ seed: UInt64) async throws { try await check(seed, .http) }

  @Test(arguments: Reading.allCases, UInt64(36)...38)
  func either(_ reading: Reading, _ seed: UInt64) async throws {
    try await check(seed, .http, under: reading)
  }

  private static let options = ["--allow-data-loss", "**", "--allow-deletes", "1000"]

  private func check(_ seed: UInt64, _ way: TestTenant.Way, under reading: Reading? = nil) async throws {
    let generated = GeneratedTenant(seed: seed)
    let tenant = try TestTenant(way, generated.state, under: reading.map { [$0] } ?? [])
    try tenant.declare(generated.manifestText)

    // Planning changes nothing and says the same each time.
    for format in ["text", "json"] {
      let arguments = PropertyTests.options + ["--format", format, "m.yaml"]
      let first = try await tenant.run("plan", arguments)
      try #require(first.code == 0, "\(first)")
      let second = try await tenant.run("plan", arguments)
      #expect(first.stdout == second.stdout)
      #expect(first.stderr == second.stderr)
    }
    #expect(try State.difference(tenant.state(), tenant.seed) == [])

    let apply = try await tenant.run("apply", ["--auto-approve"] + PropertyTests.options + ["m.yaml"])
    let state = try tenant.state()
    tenant.settle()
    if reading == .deleteRefusedInUse {
      try someRefused(apply, state, generated)
      return try untouched(state, generated)
    }
    try #require(apply.code == 0, "\(apply)")
    for section in ["lists"] + GeneratedTenant.Shape.all.map(\.section) {
      let expected = generated.expected(section, under: reading)
      #expect(try known(state, section, under: reading).sorted() == expected.sorted(), "\(section)")
    }
    try untouched(state, generated)

    let plan = try await tenant.run("plan", ["--detailed-exitcode", "m.yaml"])
    let left = generated.left(under: reading)
    #expect(plan.code == (left.isEmpty ? 0 : 2), "\(plan)")
    #expect(Cycle.changes(plan.stdout).sorted() == left.sorted())
    #expect(try State.difference(tenant.state(), State()) == State.difference(state, State()))
  }

  /// The objects of a section with the members that are generated.
  private func known(_ state: JSON, _ section: String, under reading: Reading?) throws -> [String] {
    let others = [
      "id", "hidden", "blockedAddressCount", "creationDate", "modificationDate", "lastSaveDate",
      "scheduleDate",
    ]
    return (state[section]?.elements ?? []).compactMap { object in
      if ["SYSTEM", "ADMIN"].contains(object["type"]?.text) { return nil }
      let members = (object.members ?? []).filter { !others.contains($0.name) }
      let sorted = members.sorted { $0.name < $1.name }.map {
        JSON.Member($0.name, GeneratedTenant.sorted($0.value))
      }
      return GeneratedTenant.text(JSON.object(sorted), under: reading)
    }
  }

  /// What is not declared is byte for byte what it was, down to its id.
  private func untouched(_ state: JSON, _ generated: GeneratedTenant) throws {
    for (section, objects) in generated.live {
      let shape = GeneratedTenant.Shape.all.first { $0.section == section }
      let identity = shape?.identity ?? "name"
      let after = (state[section]?.elements ?? []).map { $0.text() }
      for object in objects {
        let isDeclared = generated.declares(section, object[identity]?.text, list: object["listId"]?.int)
        guard !isDeclared else { continue }
        #expect(after.contains(GeneratedTenant.json(object).text()), "\(section) \(object)")
      }
    }
  }
}

extension GeneratedTenant {
  /// What the manifest says of a section in a list, by the list's number; nil where it says nothing.
  func items(_ section: String, list: Int?) -> [JSON]? {
    guard let list, list != 1 else { return manifest[section]?.elements }
    let listName = live["lists"]?.first { $0["id"] == .int(list) }?["name"]
    return manifest["lists"]?.elements?.first { $0["name"] == listName }?[section]?.elements
  }

  /// Whether the manifest names the object, or prunes its kind in its scope.
  func declares(_ section: String, _ name: String?, list: Int?) -> Bool {
    guard let items = items(section, list: list) else { return false }
    let isPruned = manifest["policy"]?["prune"]?.elements?.contains(.string(section)) ?? false
    let identity = Shape.all.first { $0.section == section }?.identity ?? "name"
    return isPruned || items.contains { $0[identity]?.text == name }
  }
}
