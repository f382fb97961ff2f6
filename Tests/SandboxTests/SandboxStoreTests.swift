import Glibc
import Resources
import Testing

@testable import Sandbox

struct SandboxStoreTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("state.json")
  }

  private func open() throws -> SandboxStore {
    try SandboxStore(path: path, clock: { Instant(seconds: 1_710_254_446) })
  }

  private func create(_ name: String) -> SandboxRequest {
    SandboxRequest("POST", "/attributes", body: Array(#"{"name": "\#(name)", "type": "INTEGER"}"#.utf8))
  }

  @Test func anAbsentFileIsWrittenByTheFirstChangeOnly() throws {
    let store = try open()
    #expect(store.isFresh)
    #expect(store.respond(to: SandboxRequest("GET", "/lists")).status == 200)
    #expect(store.respond(to: SandboxRequest("DELETE", "/lists/1")).status == 400)
    #expect(folder.names == ["state.json.lock"])
    #expect(store.respond(to: create("a")).status == 201)
    #expect(folder.names == ["state.json", "state.json.lock"])
    try store.close()
    #expect(folder.names == ["state.json"])
    #expect(
      try folder.read("state.json") == """
        {
          "version": 1,
          "nextId": 4,
          "lists": [
            {
              "id": 1,
              "creationDate": null,
              "modificationDate": null,
              "name": "system",
              "description": null,
              "type": "SYSTEM",
              "senderAddress": null,
              "senderName": null,
              "replyToAddress": null,
              "replyToName": null
            },
            {
              "id": 2,
              "creationDate": null,
              "modificationDate": null,
              "name": "admin",
              "description": null,
              "type": "ADMIN",
              "senderAddress": null,
              "senderName": null,
              "replyToAddress": null,
              "replyToName": null
            }
          ],
          "attributes": [
            {
              "id": 3,
              "name": "a",
              "type": "INTEGER",
              "hidden": true
            }
          ]
        }

        """
    )
  }

  @Test func readingLeavesAStateAsItIs() throws {
    let text = #"{"version": 1,   "lists": [{"name": "a", "id": 1}]}"#
    try folder.write("state.json", text)
    let store = try open()
    #expect(!store.isFresh)
    _ = store.respond(to: SandboxRequest("GET", "/lists"))
    try store.close()
    #expect(try folder.read("state.json") == text)
    #expect(folder.names == ["state.json"])
  }

  @Test func aNewFileIsTheOwnersAloneAndAnOldOneKeepsItsMode() throws {
    func mode() -> mode_t {
      var status = stat()
      stat(path, &status)
      return status.st_mode & 0o777
    }
    let store = try open()
    _ = store.respond(to: create("a"))
    #expect(mode() == 0o600)
    chmod(path, 0o640)
    _ = store.respond(to: create("b"))
    #expect(mode() == 0o640)
  }

  @Test func aLinkStaysALink() throws {
    try folder.write("real.json", #"{"version": 1, "lists": [{"name": "a", "id": 1}]}"#)
    symlink("real.json", path)
    let store = try open()
    #expect(store.respond(to: create("a")).status == 201)
    try store.close()
    #expect(try folder.read("real.json").contains("INTEGER"))
    #expect(folder.names == ["real.json", "state.json"])
  }

  @Test func aSecondUserIsRefused() throws {
    let path = path
    let store = try open()
    #expect(throws: SandboxError.inUse(file: path)) { try SandboxStore(path: path) }
    #expect(throws: SandboxError.inUse(file: path)) { try SandboxStore.reset(path: path) }
    #expect(SandboxError.inUse(file: "a.json").description == "a.json is in use by another program")
    try store.close()
    #expect(store.respond(to: SandboxRequest("GET", "/lists")).status == 500)
    try SandboxStore(path: path).close()
  }

  @Test(arguments: [
    ("", "line 1, column 1: it ends too early"),
    ("{\n\"version\": 1,\n}", "line 3, column 1: a member's name is missing"),
    (#"{"version": 3}"#, "\"version\" must be 1"),
  ])
  func damageIsToldAndLeft(text: String, reason: String) throws {
    let path = path
    try folder.write("state.json", text)
    #expect(throws: SandboxError.damaged(file: path, reason: reason)) { try SandboxStore(path: path) }
    #expect(try folder.read("state.json") == text)
    #expect(folder.names == ["state.json"])
  }

  @Test func aFolderThatCannotBeReachedIsAnError() {
    let path = folder.file("no/state.json")
    #expect(
      throws: SandboxError.unwritable(file: path, reason: "No such file or directory")
    ) { try SandboxStore(path: path) }
  }

  @Test func aChangeThatCannotBeKeptIsNoSuccess() throws {
    let store = try open()
    // A folder in the place of the state.
    mkdir(path, 0o700)
    let response = store.respond(to: create("a"))
    #expect(
      String(decoding: response.body, as: UTF8.self)
        == #"{"type":"about:blank","title":"Internal Server Error","detail":"\#(path) cannot be written: Is a directory"}"#
    )
    #expect(store.respond(to: SandboxRequest("GET", "/lists")).status == 500)
    rmdir(path)
    try store.close()
    #expect(folder.names == [])
  }

  @Test func resetMakesAFreshTenantOrTheSeeds() throws {
    let path = path
    try folder.write("seed.json", #"{"version": 1, "lists": [{"name": "seeded", "id": 1}]}"#)
    try SandboxStore.reset(path: path, from: folder.file("seed.json"))
    #expect(try SandboxStore(path: path).document["lists"]?.elements?.first?["name"]?.text == "seeded")
    try SandboxStore.reset(path: path)
    #expect(try SandboxStore(path: path).document == Tenant().document)
    try folder.write("bad.json", "{}")
    let bad = folder.file("bad.json")
    #expect(throws: SandboxError.damaged(file: bad, reason: "\"version\" must be 1")) {
      try SandboxStore.reset(path: path, from: bad)
    }
    let missing = folder.file("missing.json")
    #expect(throws: SandboxError.unreadable(file: missing, reason: "there is no such file")) {
      try SandboxStore.reset(path: path, from: missing)
    }
    #expect(try SandboxStore(path: path).document == Tenant().document)
  }
}
