import Glibc
import Testing

@testable import Sandbox

/// `sandbox reset` takes nothing away that is no state, and leaves nothing beside it.
struct SandboxResetTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["", "notes\n", "{}", "[]", #"{"version": 2}"#])
  func whatIsNoState(_ text: String) throws {
    try folder.write("notes", text)
    try folder.write("seed.json", #"{"version": 1, "lists": [{"name": "seeded", "id": 1}]}"#)
    symlink("notes", folder.file("link"))
    let before = folder.names
    for (path, seed) in [("notes", nil), ("link", nil), ("notes", "seed.json"), ("link", "seed.json")] {
      do throws(SandboxError) {
        try SandboxStore.reset(path: folder.file(path), from: seed.map(folder.file))
        Issue.record("\(path) was overwritten")
      } catch {
        #expect(error.description.hasSuffix("): nothing was written; give --force to overwrite it"))
      }
      #expect(try folder.read("notes") == text)
      #expect(folder.names == before)
    }
    try SandboxStore.reset(path: folder.file("link"), overwriting: true)
    #expect(try SandboxStore(path: folder.file("notes")).document == Tenant().document)
    #expect(folder.names == before)
  }

  /// A file with the name of the lock or the journal is nobody's to take away.
  @Test func neighbours() throws {
    try folder.write("a.lock", "mine")
    #expect(throws: SandboxError.self) { try SandboxStore.reset(path: folder.file("a")) }
    try folder.write("b.journal", "mine\n")
    #expect(throws: SandboxError.self) { try SandboxStore.reset(path: folder.file("b")) }
    #expect(folder.names == ["a.lock", "b.journal"])
    #expect(try folder.read("a.lock") + folder.read("b.journal") == "minemine\n")
  }
}
