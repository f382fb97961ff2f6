import Foundation
import Resources
import Testing

/// Tenants that show no SYSTEM list: what is made in them can be read again.
@Suite(.serialized) struct NoSystemListTests {
  private static let news = #"{"id": 5, "name": "N", "type": "STANDARD", "senderAddress": "a@example.com"}"#
  private static let manifest = """
    textModules: [{name: T, type: TEXT, text: t}]
    targetGroups: [{name: VIP, filterString: "1"}]
    testProfiles: [{description: Anna, email: a@example.com}]
    lists: [{name: N, senderAddress: a@example.com, textModules: [{name: U, type: TEXT, text: u}]}]

    """
  private static let warning = "warning: the tenant shows no SYSTEM list: its id is assumed to be 1\n"

  @Test(arguments: [
    #"{"version": 1}"#, #"{"version": 1, "lists": [\#(news)]}"#,
    #"{"version": 1, "lists": [\#(news)], "textModules": [{"id": 7, "listId": 1, "name": "Old", "type": "TEXT", "text": "x"}]}"#,
  ])
  func wholeLife(_ seed: String) async throws {
    let folder = try Folder()
    try folder.write(seed, to: "s.json")
    try folder.write(seed, to: "t.json")
    try folder.write(Self.manifest + "policy: {prune: [textModules]}\n", to: "m.yaml")
    func run(_ command: String) async throws -> Program.Run {
      try await Program.run(command.split(separator: " ").map(String.init), in: folder)
    }
    let apply = try await run("apply --auto-approve --allow-deletes 9 --sandbox s.json m.yaml")
    #expect(apply.code == 0, "\(apply)")
    #expect(apply.stderr == Self.warning)
    let state = try State.parse(String(decoding: try Folder.bytes(folder.path + "/s.json"), as: UTF8.self))
    #expect(state["textModules"]?.elements?.compactMap { $0["name"]?.text }.sorted() == ["T", "U"])
    // A new list is not taken for the system's.
    #expect(state["lists"]?.elements?.allSatisfy { $0["id"] != .int(1) } == true)

    let again = try await run("plan --detailed-exitcode --sandbox s.json m.yaml")
    #expect(again.code == 0, "\(again)")
    let export = try await run("export --sandbox s.json --out ex")
    #expect(export.code == 0 && export.stderr.hasPrefix(Self.warning), "\(export)")
    let exported = try await run("plan --detailed-exitcode --sandbox s.json ex")
    #expect(exported.code == 0, "\(exported)")

    let clone = "clone --from sandbox:s.json --to sandbox:t.json --prune --allow-deletes 9"
    let cloned = try await run(clone + " --auto-approve")
    #expect(cloned.code == 0, "\(cloned)")
    let settled = try await run(clone + " --auto-approve --detailed-exitcode")
    #expect(settled.code == 0 && settled.stdout.contains("No changes."), "\(settled)")

    try folder.write("textModules: []\npolicy: {prune: [textModules]}\n", to: "m.yaml")
    let prune = try await run("apply --auto-approve --allow-deletes 9 --sandbox s.json m.yaml")
    #expect(prune.code == 0, "\(prune)")
    let last = try await run("plan --sandbox s.json m.yaml")
    #expect(last.code == 0 && last.stdout.contains("No changes."), "\(last)")
  }
}
