import Resources
import Testing

/// What a clone would lose is guarded, and approved with all that a saved plan would show.
@Suite(.serialized) struct CloneGuardTests {
  private static let setting = "TrackingPermissionDetachedFromMembership"
  private static let list =
    #"{"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"}"#

  private static func tenant(_ list: Int, _ value: Bool) -> State {
    State([
      "lists": self.list,
      "settings": #"{"listId": \#(list), "name": "\#(setting)", "value": "\#(value)"}"#,
    ])
  }

  private static func value(_ side: ClonePair.Side) throws -> [String] {
    try (side.state()["settings"]?.elements ?? []).map {
      "\($0["listId"]?.text() ?? "") \($0["value"]?.text ?? "")"
    }
  }

  private static let address = "list/News/setting/\(setting)"
  private static let loss =
    "changing \(address): the tracking permissions of recipients who are no longer on the list are removed"

  /// Of the list's own, and inherited from the system list; both as the plan of clone, applied, and saved.
  @Test(arguments: [3, 1])
  func trackingPermission(_ holder: Int) async throws {
    let pair = try ClonePair(Self.tenant(3, false), Self.tenant(holder, true))
    let options = "--kinds lists,settings --auto-approve"
    let before = try pair.new.state()
    let blocked = try await pair.clone(options + " --format text")
    #expect(blocked.code == 3, "\(blocked)")
    #expect(blocked.stdout.contains("\nBlocked by data-loss: \(Self.loss)\n"), "\(blocked)")
    #expect(
      blocked.stdout.hasSuffix(
        "\n\nTo allow all of it:\n  inx-apply clone --from old --to new --kinds lists,settings --auto-approve"
          + " --format text --allow-data-loss \(Self.address)\n\nThe plan is blocked: nothing was applied.\n"
      ),
      "\(blocked)"
    )
    #expect(try pair.new.state() == before)
    let saved = try await pair.clone("--kinds lists,settings --out p.json")
    #expect(saved.code == 3 && saved.stdout.contains("Blocked by data-loss: \(Self.loss)\n"), "\(saved)")
    let refused = try await pair.run("apply --plan p.json")
    #expect(refused.code == 3, "\(refused)")
    #expect(try pair.new.state() == before)
    let allowed = try await pair.clone(options + " --allow-data-loss \(Self.address)")
    #expect(allowed.code == 0, "\(allowed)")
    #expect(try Self.value(pair.new).contains("3 false"))
  }

  /// Nothing is lost the other way, nor where both have the same.
  @Test(arguments: [(true, false), (true, true), (false, false)])
  func noLoss(_ from: Bool, _ to: Bool) async throws {
    let pair = try ClonePair(Self.tenant(3, from), Self.tenant(3, to))
    let run = try await pair.clone("--kinds lists,settings --auto-approve")
    #expect(run.code == 0 && !run.stdout.contains("data-loss"), "\(run)")
    #expect(try Self.value(pair.new) == ["3 \(from)"])
  }

  /// On a terminal of its own, which ends before anything is typed.
  @Test func approval() async throws {
    let module =
      #"{"id": 30, "listId": 1, "name": "T", "type": "TEXT_HTML", "text": "t", "html": "<b>h</b>"}"#
    let pair = try ClonePair(
      State(["lists": Self.list]),
      State(["lists": Self.list, "textModules": module])
    )
    let options = "--prune --allow-deletes 5"
    let saved = try await pair.clone(options + " --out p.json")
    try #require(saved.code == 0, "\(saved)")
    let command = "'\(Program.path)' clone --from old --to new \(options) --no-color"
    let asked = try await Program.run(
      ["-qec", command, "/dev/null"],
      in: pair.folder,
      executable: "/usr/bin/script"
    )
    let shown = asked.stdout.replacing("\r\n", with: "\n")
    #expect(asked.code == 1, "\(asked)")
    #expect(saved.stdout.contains("\n    html: \"<b>h</b>\"\n"), "\(saved)")
    #expect(shown.contains(saved.stdout.prefix { $0 != "\u{0}" } + "Apply this plan? Type yes: "), "\(asked)")
    #expect(try pair.new.state()["textModules"]?.elements?.count == 1)
  }
}
