import Resources
import Sandbox
import Testing

/// Replacements where interrupted runs have left several objects of one temporary name, and answers to POST tell no id: what a
/// run has made is told from what was there, and nothing is left after the second run.
@Suite struct SeveralLeftoversTests {
  /// A kind that replaces with temporary names: its section, an object of it that is to be replaced, and how.
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The member of the manifest that replaces it.
    let change: String
    let section: String
    /// An object by its id and name, in the list of that id.
    let object: @Sendable (Int, String) -> String
    let list: Int

    /// What declares the object so.
    func manifest(_ members: String) -> String {
      list == 1
        ? "\(section): [{name: T, \(members)}]" : "lists: [{name: A, \(section): [{name: T, \(members)}]}]"
    }

    static let all = [
      Sample(
        testDescription: "text-module",
        change: "type: HTML, html: h",
        section: "textModules",
        object: { #"{"id": \#($0), "listId": 1, "name": "\#($1)", "type": "TEXT", "text": "t"}"# },
        list: 1
      ),
      Sample(
        testDescription: "text-module of a list",
        change: "type: HTML, html: h",
        section: "textModules",
        object: { #"{"id": \#($0), "listId": 3, "name": "\#($1)", "type": "TEXT", "text": "t"}"# },
        list: 3
      ),
      Sample(
        testDescription: "target-group",
        change: "filterString: y = 1",
        section: "targetGroups",
        object: { #"{"id": \#($0), "listId": 1, "name": "\#($1)", "filterString": "x = 1"}"# },
        list: 1
      ),
      Sample(
        testDescription: "mailing",
        change: "subject: s, editorContentType: HTML, html: h",
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

  /// Where the object itself is gone, it is made from one of what was left; declared absent, all goes.
  @Test(arguments: Sample.all, [End.isGone, .isMade])
  func nothingIsLeftOf(_ sample: Sample, _ end: End) async throws {
    for left in [["T~inx-apply", "T~inx-apply"], ["T~inx-apply-old", "T~inx-apply", "T~inx-apply-old"]] {
      try await check(sample, .postWithoutID, left, saved: false, end)
      try await check(sample, .postWithoutID, left, saved: true, end)
    }
  }

  /// What was there beside what was left, and is wanted.
  enum End: Sendable { case isReplaced, isMade, isGone }

  private func check(
    _ sample: Sample,
    _ reading: Sandbox.Reading,
    _ left: [String],
    saved: Bool,
    _ end: End = .isReplaced
  ) async throws {
    let others = left.enumerated().map { sample.object(60 + $0.offset, $0.element) }
    let tenant = try TestTenant(
      .http,
      State([
        "lists": SeveralLeftoversTests.list,
        sample.section: ((end == .isMade ? [] : [sample.object(50, "T")]) + others).joined(separator: ",\n"),
      ]),
      under: [reading, .namesNotUnique]
    )
    try tenant.declare(sample.manifest(end == .isGone ? "state: absent" : sample.change))
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
    #expect(objects.map { $0["name"]?.text } == (end == .isGone ? [] : ["T"]), "\(left) \(first)")
    if end == .isReplaced {
      let before = [50] + Array(60..<60 + left.count)
      #expect(objects.first?["id"]?.int.map { !before.contains($0) } == true, "none of those that were there")
    }
    let second = try await tenant.run("plan", ["m.yaml"])
    #expect(second.code == 0 && second.stdout.contains("No changes."), "\(second)")
  }
}
