import Resources
import Sandbox
import Testing

/// Replacements where interrupted runs have left several objects of one temporary name, and answers to POST tell no id: what a
/// run has made is told from what was there, and nothing is left after the second run.
@Suite struct SeveralLeftoversTests {
  /// A kind that replaces with temporary names: its section, an object of it that is to be replaced, and how.
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let manifest: String
    let section: String
    /// An object by its id and name, in the list of that id.
    let object: @Sendable (Int, String) -> String
    let list: Int

    static let all = [
      Sample(
        testDescription: "text-module",
        manifest: "textModules: [{name: T, type: HTML, html: h}]",
        section: "textModules",
        object: { #"{"id": \#($0), "listId": 1, "name": "\#($1)", "type": "TEXT", "text": "t"}"# },
        list: 1
      ),
      Sample(
        testDescription: "text-module of a list",
        manifest: "lists: [{name: A, textModules: [{name: T, type: HTML, html: h}]}]",
        section: "textModules",
        object: { #"{"id": \#($0), "listId": 3, "name": "\#($1)", "type": "TEXT", "text": "t"}"# },
        list: 3
      ),
      Sample(
        testDescription: "target-group",
        manifest: "targetGroups: [{name: T, filterString: y = 1}]",
        section: "targetGroups",
        object: { #"{"id": \#($0), "listId": 1, "name": "\#($1)", "filterString": "x = 1"}"# },
        list: 1
      ),
      Sample(
        testDescription: "mailing",
        manifest: "lists: [{name: A, mailings: [{name: T, editorContentType: HTML, html: h}]}]",
        section: "mailings",
        object: {
          #"""
          {"id": \#($0), "listId": 3, "name": "\#($1)", "subject": "s", "type": "REGULAR_MAILING",
            "mailingState": "DRAFT", "editorContentType": "TEXT", "text": "t"}
          """#
        },
        list: 3
      ),
    ]
  }

  static let list =
    #"{"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com", "senderName": "Anna"}"#

  @Test(arguments: Sample.all, [Sandbox.Reading.postIDZero, .postWithoutID])
  func settles(_ sample: Sample, _ reading: Sandbox.Reading) async throws {
    for left in [
      [], ["T~inx-apply"], ["T~inx-apply", "T~inx-apply"], ["T~inx-apply", "T~inx-apply-2", "T~inx-apply"],
    ] {
      for saved in [false, true] {
        try await check(sample, reading, left, saved: saved)
      }
    }
  }

  private func check(_ sample: Sample, _ reading: Sandbox.Reading, _ left: [String], saved: Bool) async throws
  {
    let others = left.enumerated().map { sample.object(60 + $0.offset, $0.element) }
    let tenant = try TestTenant(
      .http,
      State([
        "lists": SeveralLeftoversTests.list,
        sample.section: ([sample.object(50, "T")] + others).joined(separator: ",\n"),
      ]),
      under: [reading, .namesNotUnique]
    )
    try tenant.declare(sample.manifest)
    let allowed = ["--allow-data-loss", "**", "--allow-deletes", "9"]
    let first: Program.Run
    if saved {
      let plan = try await tenant.run("plan", allowed + ["--out", "p", "m.yaml"])
      try #require(plan.code == 0, "\(plan)")
      first = try await tenant.run("apply", ["--plan", "p"])
    } else {
      first = try await tenant.run("apply", allowed + ["--auto-approve", "m.yaml"])
    }
    #expect(first.code == 0, "\(left) \(first)")
    let objects = (try tenant.state()[sample.section]?.elements ?? []).filter {
      $0["listId"]?.int == sample.list
    }
    #expect(objects.map { $0["name"]?.text } == ["T"], "\(left) \(first)")
    // None of those that were there.
    #expect(objects.first?["id"]?.int.map { $0 != 50 && !(60..<60 + left.count).contains($0) } == true)
    let second = try await tenant.run("plan", ["m.yaml"])
    #expect(second.code == 0 && second.stdout.contains("No changes."), "\(second)")
  }
}
