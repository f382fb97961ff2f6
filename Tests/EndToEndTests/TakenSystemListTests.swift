import Resources
import Testing

/// A tenant that shows no SYSTEM list and has another list under the id that would be assumed: nothing is assumed, and what is
/// outside lists is an error, never left out.
@Suite(.serialized) struct TakenSystemListTests {
  private static let state = #"""
    {"version": 1, "lists": [{"id": 1, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"},
      {"id": 5, "name": "N", "type": "STANDARD", "senderAddress": "a@example.com"}],
     "textModules": [{"id": 7, "listId": 1, "name": "Old", "type": "TEXT", "text": "x"}]}
    """#
  private static let message =
    "the tenant shows no SYSTEM list, and 1, which would be assumed for its id, is that of the list \"News\": what is outside lists cannot be told from what is in that one"

  @Test(
    "declared, declared absent, pruned",
    arguments: [
      "textModules: [{name: T, type: TEXT, text: t}]", "textModules: [{name: T, state: absent}]",
      "targetGroups: [{name: T, filterString: '1'}]", "testProfiles: [{description: T}]",
      "{policy: {prune: [textModules]}, textModules: [], lists: [{name: N}]}",
    ]
  )
  func plan(_ manifest: String) async throws {
    let folder = try Folder()
    try folder.write(Self.state, to: "s.json")
    try folder.write(manifest, to: "m.yaml")
    for command in [["plan"], ["plan", "--out", "p"], ["apply", "--auto-approve"]] {
      let run = try await Program.run(command + ["--sandbox", "s.json", "m.yaml"], in: folder)
      #expect(run.code == 1, "\(run)")
      #expect(run.stderr.contains("error: \(Self.message)"), "\(run)")
    }
    #expect(String(decoding: try Folder.bytes(folder.path + "/s.json"), as: UTF8.self) == Self.state)
  }

  @Test("lists alone need no SYSTEM list")
  func lists() async throws {
    let folder = try Folder()
    try folder.write(Self.state, to: "s.json")
    try folder.write(
      "policy: {prune: [textModules]}\nlists: [{name: News, textModules: [{name: Old, text: x}]}, {name: N, textModules: []}]",
      to: "m.yaml"
    )
    let run = try await Program.run(
      ["plan", "--detailed-exitcode", "--sandbox", "s.json", "m.yaml"],
      in: folder
    )
    #expect(run.code == 0 && run.stderr.isEmpty, "\(run)")
    try folder.write("textModules: [{name: T}]\nlists: [{name: N}]", to: "m.yaml")
    let narrowed = try await Program.run(
      ["plan", "--target", "list/N", "--sandbox", "s.json", "m.yaml"],
      in: folder
    )
    #expect(narrowed.code == 0 && narrowed.stderr.isEmpty, "\(narrowed)")
  }

  @Test("export and clone")
  func export() async throws {
    let folder = try Folder()
    try folder.write(Self.state, to: "s.json")
    try folder.write(#"{"version": 1}"#, to: "t.json")
    func run(_ command: String) async throws -> Program.Run {
      try await Program.run(command.split(separator: " ").map(String.init), in: folder)
    }
    let whole = try await run("export --sandbox s.json --out e")
    #expect(whole.code == 1 && whole.stderr.contains("error: \(Self.message)"), "\(whole)")
    let clone = try await run("clone --from sandbox:s.json --to sandbox:t.json")
    #expect(clone.code == 1 && clone.stderr.contains("--from sandbox:s.json: \(Self.message)"), "\(clone)")
    let lists = try await run("export --sandbox s.json --out e --target list/**")
    #expect(lists.code == 0, "\(lists)")
    try folder.write(
      #"{"version": 1, "lists": [{"id": 1, "name": "System", "type": "SYSTEM"}], "textModules": [{"id": 7, "listId": 1, "name": "G", "type": "TEXT", "text": "x"}]}"#,
      to: "u.json"
    )
    let onto = try await run("clone --from sandbox:u.json --to sandbox:s.json")
    #expect(onto.code == 1 && onto.stderr.contains(Self.message), "\(onto)")
  }
}
