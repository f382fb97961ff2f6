import Glibc
import Resources
import Support
import Testing

@testable import Sandbox

/// The journal of a state that is too large to be written whole with each change.
struct JournalTests {
  let folder: TemporaryFolder
  let path: String
  let large: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("state.json")
    let text = String(repeating: "x", count: SandboxStore.wholeLimit)
    large = """
      {"version": 1, "nextId": 10, "lists": [{"id": 1, "name": "system", "type": "SYSTEM"}],
       "textModules": [{"id": 2, "name": "large", "type": "TEXT", "listId": 1, "text": "\(text)"}]}
      """
    try folder.write("state.json", large)
  }

  private func open(at seconds: Int = 1_710_254_446) throws -> SandboxStore {
    try SandboxStore(path: path, clock: { Instant(seconds: seconds) })
  }

  private func create(_ name: String) -> SandboxRequest {
    SandboxRequest("POST", "/blacklist-entries", body: Array(#"{"pattern": "\#(name)"}"#.utf8))
  }

  /// What a program that was killed leaves: the files as they are while the store is open.
  private func killed(after changes: [String]) throws -> (state: String, journal: String, document: JSON) {
    let store = try open()
    for name in changes { #expect(store.respond(to: create(name)).status == 201) }
    let files = (try folder.read("state.json"), try folder.read("state.json.journal"), store.document)
    try store.close()
    try folder.write("state.json", files.0)
    if !files.1.isEmpty { try folder.write("state.json.journal", files.1) }
    return files
  }

  @Test func changesGoToTheJournalAndWithTheEndToTheState() throws {
    let store = try open()
    #expect(store.respond(to: create("a@b.c")).status == 201)
    #expect(store.respond(to: create("a@b.c")).status == 409)
    #expect(try folder.read("state.json") == large)
    let lines = try folder.read("state.json.journal").split(separator: "\n")
    #expect(
      lines.dropFirst() == [
        #"{"at":1710254446,"method":"POST","path":"/blacklist-entries","query":"","body":"{\"pattern\": \"a@b.c\"}"}"#
      ]
    )
    try store.flush()
    #expect(folder.names == ["state.json", "state.json.lock"])
    #expect(try JSONReader.read(Array(folder.read("state.json").utf8)) == store.document)
  }

  @Test func aKilledProgramLosesNothing() throws {
    let left = try killed(after: ["a@b.c", "d@e.f"])
    // Whenever it is opened again, the times are those of the changes.
    let store = try open(at: 1_800_000_000)
    #expect(store.document == left.document)
    #expect(
      store.document["blacklistEntries"]?.elements?.map { $0["modificationDate"]?.text } == [
        "2024-03-12T14:40:46Z", "2024-03-12T14:40:46Z",
      ]
    )
    // Who only reads leaves it as it is.
    try store.close()
    #expect(try folder.read("state.json") == left.state)
    #expect(try folder.read("state.json.journal") == left.journal)
    // The next change takes the journal in.
    let again = try open()
    #expect(again.respond(to: create("g@h.i")).status == 201)
    #expect(folder.names == ["state.json", "state.json.lock"])
    #expect(try JSONReader.read(Array(folder.read("state.json").utf8)) == again.document)
    #expect(again.document["blacklistEntries"]?.elements?.count == 3)
  }

  @Test func aLineWithoutAnEndWasNeverAnswered() throws {
    let left = try killed(after: ["a@b.c", "d@e.f"])
    try folder.write("state.json.journal", String(left.journal.dropLast(5)))
    let store = try open()
    #expect(store.document["blacklistEntries"]?.elements?.map { $0["pattern"]?.text } == ["a@b.c"])
  }

  @Test func aJournalOfAnotherContentMeansNothing() throws {
    _ = try killed(after: ["a@b.c"])
    try folder.write("state.json", large + "\n")
    let store = try open()
    #expect(store.document["blacklistEntries"] == nil)
  }

  @Test func aDamagedJournalIsTold() throws {
    let path = path
    let left = try killed(after: ["a@b.c"])
    try folder.write("state.json.journal", left.journal + "nonsense\n")
    #expect(throws: SandboxError.damaged(file: path + ".journal", reason: "line 3 is no request")) {
      try SandboxStore(path: path)
    }
    let lines = left.journal.split(separator: "\n", omittingEmptySubsequences: false)
    try folder.write("state.json.journal", left.journal + lines[1] + "\n")
    let problem = try ProblemTests.duplicate().dropFirst(4)
    #expect(
      throws: SandboxError.damaged(
        file: path + ".journal",
        reason: "line 3 does not fit the state: \(problem)"
      )
    ) { try SandboxStore(path: path) }
  }

  /// The requests mean what they meant under the readings of then.
  @Test func aJournalIsTakenInUnderItsOwnReadings() throws {
    let put = SandboxRequest("PUT", "/text-modules/2", body: Array(#"{"name": "renamed"}"#.utf8))
    let files: (state: String, journal: String)
    do {
      let store = try SandboxStore(path: path, readings: [.readsLag, .putKeeps])
      #expect(store.respond(to: put).status == 200)
      files = (try folder.read("state.json"), try folder.read("state.json.journal"))
      try store.close()
    }
    #expect(files.journal.split(separator: "\n")[0].hasSuffix(#","readings":["put-keeps","reads-lag"]}"#))
    try folder.write("state.json", files.state)
    try folder.write("state.json.journal", files.journal)
    do {
      let store = try open()
      #expect(store.document["textModules"]?.elements?[0]["name"] == .string("renamed"))
      #expect(
        store.document["textModules"]?.elements?[0]["text"]?.text?.utf8.count == SandboxStore.wholeLimit
      )
      try store.close()
    }
    let path = path
    try folder.write("state.json.journal", files.journal.replacing("put-keeps", with: "put-drops"))
    #expect(
      throws: SandboxError.damaged(
        file: path + ".journal",
        reason: "line 1 names a reading that there is not"
      )
    ) { try SandboxStore(path: path) }
  }
}
