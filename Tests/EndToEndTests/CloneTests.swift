import Foundation
import Resources
import Sandbox
import Testing

/// `clone`: what comes of it, and what every option does.
@Suite(.serialized) struct CloneTests {
  private static let list = """
    {"id": 3, "name": "News", "type": "STANDARD", "description": "d", "senderAddress": "a@example.com",
      "senderName": null, "replyToAddress": null, "replyToName": null}
    """
  private static let seed = State([
    "lists": list,
    "attributes": #"{"id": 10, "name": "P", "type": "INTEGER"}"#,
    "blacklistEntries": #"{"id": 40, "pattern": "x@example.com", "description": "bad"}"#,
    "targetGroups": """
    {"id": 30, "listId": 3, "name": "Readers", "description": null, "filterString": "Column(\\"P\\") > 1"},
    {"id": 31, "listId": 1, "name": "VIP", "description": null, "filterString": "1"}
    """,
    "textModules": """
    {"id": 20, "listId": 1, "name": "T", "type": "TEXT", "text": "x"}
    """,
  ])
  private static let note =
    "note: nothing is written to new: there is no terminal to ask for approval, and no --auto-approve\n"
  private static let hidden =
    "  ! it arrives hidden, as the API does not tell whether it was: --attributes-visible shows it"

  /// A tenant of which another gets everything.
  private static func whole(_ seed: UInt64) -> State {
    let sections = HostileTenant(seed: seed, hasUnmakeable: false).state.sections
    return State(sections.mapValues { $0.replacing("HasClicked(77) OR HasOpened(99999)", with: "y") })
  }

  // MARK: - There, and the same

  @Test(arguments: TestTenant.Way.allCases, TestTenant.Way.allCases)
  func intoAnEmptyTenant(_ from: TestTenant.Way, _ to: TestTenant.Way) async throws {
    let pair = try ClonePair(from, CloneTests.whole(7), to)
    let before = try pair.old.state()
    let run = try await pair.clone("--auto-approve --verify --detailed-exitcode")
    #expect(run.code == 0, "\(run)")
    #expect(run.stdout.hasPrefix("Tenant: \(pair.new.address)\n"))
    #expect(run.stdout.hasSuffix(" 0 failed, 0 skipped, 0 unknown, 0 deferred.\n"))
    let again = try await pair.clone("--auto-approve --detailed-exitcode")
    #expect(again.code == 0, "\(again)")
    #expect(again.stdout.hasPrefix("Tenant: \(pair.new.address)\n\nNo changes. The tenant matches"))
    #expect(try pair.old.state() == before)
    for name in ["old", "new"] {
      let export = try await pair.run("export --tenant \(name) --out out-\(name)")
      #expect(export.code == 0, "\(export)")
    }
    #expect(try pair.folder.files("out-old") == pair.folder.files("out-new"))
    // Nothing but the exports and what was there.
    #expect(
      pair.folder.names.filter { !$0.hasPrefix("out-") && !$0.contains(".json.") } == [
        "inx-apply.yaml", "new-vars.yaml", "new.json", "old-vars.yaml", "old.json",
      ]
    )
  }

  @Test(arguments: UInt64(1)...5)
  func anyTenant(_ seed: UInt64) async throws {
    let pair = try ClonePair(HostileTenant(seed: seed, hasUnmakeable: true).state)
    let first = try await pair.clone("--auto-approve --verify")
    #expect(first.code == 0, "\(first)")
    let again = try await pair.clone()
    #expect(again.stdout.contains("\nNo changes. "), "\(again)")
    #expect(again.stdout.contains(" deferred: see above."), "\(again)")
    // And over what another tenant has of the same names.
    let other = try ClonePair(
      CloneTests.whole(seed),
      CloneTests.whole(seed + 100)
    )
    let over = try await other.clone(
      "--auto-approve --verify --prune --allow-deletes 100 --allow-data-loss **"
    )
    guard over.code == 0 else {
      // Names that differ in case or form alone are for people to decide.
      #expect(over.code == 1 && over.stderr.contains("old:"), "\(over)")
      return
    }
    let then = try await other.clone("--prune")
    #expect(then.stdout.contains("\nNo changes. The tenant matches"), "\(then)")
  }

  @Test func whatIsEmptyThereIsEmptiedHere() async throws {
    let changed = CloneTests.list.replacing(#""senderName": null"#, with: #""senderName": "N""#)
    let pair = try ClonePair(State(["lists": CloneTests.list]), State(["lists": changed]))
    #expect(
      try await pair.changes("--kinds lists", fields: true) == [
        "update list/News", #"  senderName: "N" -> null"#,
      ]
    )
  }

  @Test func nothingAtAll() async throws {
    let pair = try ClonePair(State())
    for options in ["", "--prune", "--kinds subscriptionSettings", "--kinds targetGroups --prune"] {
      let run = try await pair.clone(options)
      #expect(run.code == 0, "\(run)")
      #expect(run.stderr == CloneTests.note)
      #expect(run.stdout.contains("No changes. The tenant matches the manifests (0 objects, "), "\(run)")
    }
  }

  // MARK: - Approval and output

  @Test func withoutATerminalItIsAPlan() async throws {
    let pair = try ClonePair(CloneTests.seed)
    let before = try pair.new.state()
    let run = try await pair.clone("--kinds blacklistEntries --out p.json")
    #expect(run.code == 0)
    #expect(run.stderr == CloneTests.note)
    #expect(
      run.stdout == """
        Tenant: sandbox:new.json

        + blacklist-entry/x@example.com (old:blacklist.yaml:2)
            pattern:     "x@example.com"
            description: "bad"
            ! warning: creating it irreversibly deletes the recipients that it matches

        Plan: 1 to create, 0 to update, 0 to replace, 0 to delete; 0 unchanged, 0 unmanaged. 1 requests read, 1 to write.

        """
    )
    #expect(try pair.new.state() == before)
    #expect(try await pair.clone("--detailed-exitcode --quiet").code == 2)
    let saved = try await pair.run("apply --plan p.json --tenant new")
    #expect(saved.code == 0, "\(saved)")
    #expect(try await pair.changes("--kinds blacklistEntries") == [])
    let other = try await pair.run("apply --plan p.json --tenant old")
    #expect(other.code == 4)
  }

  @Test(arguments: ["text", "json", "markdown", "html", "github"])
  func formatsAndTheSameBytes(_ format: String) async throws {
    let pair = try ClonePair(HostileTenant(seed: 3, hasUnmakeable: true).state)
    let one = try await pair.clone("--format \(format) --parallelism 1")
    let other = try await pair.clone("--format \(format) --parallelism 9")
    #expect(one.code == 0, "\(one)")
    #expect(one.stdout == other.stdout)
    #expect(one.stderr == other.stderr)
    #expect(one.stdout.utf8.count > 500)
    guard format != "html" else {
      #expect(one.stderr.hasSuffix("note: nothing is written to new: a page cannot be approved\n"))
      return
    }
    let applied = try await pair.clone("--format \(format) --auto-approve")
    #expect(applied.code == 0, "\(applied)")
    #expect(applied.stdout.hasPrefix(format == "json" ? "{\"event\":\"plan\"" : one.stdout))
    #expect(!applied.stderr.contains("nothing is written"))
  }

  @Test func markdownIsShortened() async throws {
    let pair = try ClonePair(HostileTenant(seed: 3, hasUnmakeable: false).state)
    let run = try await pair.clone("--format markdown --max-bytes 3000")
    #expect(run.stdout.utf8.count <= 3000)
  }

  @Test func backup() async throws {
    let old = State(["attributes": #"{"id": 10, "name": "P", "type": "INTEGER"}"#])
    let new = State(["attributes": #"{"id": 10, "name": "P", "type": "BOOLEAN"}"#])
    let pair = try ClonePair(old, new)
    #expect(
      try await pair.changes() == [
        "replace attribute/P: type cannot be changed: replaced",
        CloneTests.hidden,
      ]
    )
    #expect(try await pair.clone("--auto-approve").code == 3)
    let run = try await pair.clone("--auto-approve --backup back --allow-data-loss attribute/P")
    #expect(run.code == 0, "\(run)")
    #expect(try pair.folder.files("back").keys.sorted() == ["README.md", "attributes.yaml"])
  }

  // MARK: - Scope

  @Test func kindsTargetsAndExcludes() async throws {
    let pair = try ClonePair(CloneTests.seed)
    #expect(
      try await pair.changes("--kinds targetGroups,datasources") == [
        "create list/News: needed by list/News/target-group/Readers",
        "create list/News/target-group/Readers", "create target-group/VIP",
      ]
    )
    #expect(
      try await pair.changes("--target list/News/target-group/** --target text-module/*") == [
        "create list/News: needed by list/News/target-group/Readers",
        "create list/News/target-group/Readers", "create text-module/T",
      ]
    )
    #expect(
      try await pair.changes("--exclude list/* --exclude *-*/** --exclude datasource/*") == [
        "create attribute/P", CloneTests.hidden,
      ]
    )
    let none = try await pair.clone("--exclude attribute/Q")
    #expect(none.code == 64)
    #expect(
      none.stderr
        == "inx-apply: error: --from old: --exclude attribute/Q matches nothing that the tenant has\n"
    )
  }

  /// A list that is only the place of what is asked for is left as it is.
  @Test func placesStay() async throws {
    let changed = CloneTests.list.replacing(#""description": "d""#, with: #""description": "e""#)
    let pair = try ClonePair(CloneTests.seed, State(["lists": changed]))
    #expect(
      try await pair.changes("--kinds targetGroups") == [
        "create list/News/target-group/Readers", "create target-group/VIP",
      ]
    )
    #expect(try await pair.changes("--kinds lists") == ["update list/News"])
  }

  @Test func createOnly() async throws {
    let new = State([
      "lists": CloneTests.list.replacing(#""description": "d""#, with: #""description": "e""#),
      "blacklistEntries": #"{"id": 41, "pattern": "X@example.com", "description": "else"}"#,
      "subscriptionSettings": #"{"listId": 3, "doiConfirmationDuration": 3}"#,
      "textModules": #"{"id": 20, "listId": 1, "name": "T", "type": "HTML", "html": "y"}"#,
      "targetGroups": #"{"id": 32, "listId": 1, "name": "Mine", "description": null, "filterString": "2"}"#,
    ])
    let pair = try ClonePair(.file, CloneTests.seed, .http, new)
    let run = try await pair.clone("--create-only --format json")
    #expect(run.code == 0, "\(run)")
    let plan = try State.parse(run.stdout)
    #expect(
      ClonePair.changes(plan) == [
        "create attribute/P", CloneTests.hidden, "create list/News/target-group/Readers",
        "create target-group/VIP",
      ]
    )
    // The list with its two documents, the entry and the text module; its setting is inherited.
    #expect(plan["summary"]?["unchanged"]?.int == 5)
    // What is left alone is not read one by one.
    #expect(
      pair.new.takeRequests().map { $0.line.prefix { $0 != "?" } }.sorted() == [
        "GET /attributes", "GET /blacklist-entries", "GET /lists", "GET /subscription-mailings",
        "GET /target-groups", "GET /text-modules",
      ]
    )
    let applied = try await pair.clone("--create-only --auto-approve --verify")
    #expect(applied.code == 0, "\(applied)")
    #expect(pair.new.takeRequests().filter(\.isWrite).allSatisfy { $0.line.hasPrefix("POST ") })
  }

  // MARK: - Attributes

  @Test func attributesArriveHidden() async throws {
    let pair = try ClonePair(.file, CloneTests.seed, .http)
    #expect(
      try await pair.changes("--kinds attributes", fields: true) == [
        "create attribute/P", CloneTests.hidden, #"  name: null -> "P""#, #"  type: null -> "INTEGER""#,
        "  hidden: null -> true",
      ]
    )
    #expect(
      try await pair.changes("--kinds attributes --attributes-visible", fields: true) == [
        "create attribute/P", #"  name: null -> "P""#, #"  type: null -> "INTEGER""#,
        "  hidden: null -> false",
      ]
    )
    _ = pair.new.takeRequests()
    #expect(try await pair.clone("--kinds attributes --attributes-visible --auto-approve").code == 0)
    #expect(pair.new.takeRequests().filter(\.isWrite).map(\.line) == ["POST /attributes?hidden=false"])
    // What is there already is not hidden by it.
    #expect(try await pair.changes("--kinds attributes") == [])
  }

  // MARK: - Variables

  @Test func parameters() async throws {
    let old = State([
      "lists": CloneTests.list.replacing(#""senderName": null"#, with: #""senderName": "${x}""#)
    ])
    let pair = try ClonePair(old)
    try pair.folder.write("senderAddress: file@example.com\nunused: x\n", to: "v.yaml")
    try pair.folder.write("senderAddress: entry@example.com\n", to: "new-vars.yaml")
    let options = "--kinds lists --parameterize senderAddress --parameterize senderName "
    func fields(_ line: String, _ environment: [String: String] = [:]) async throws -> [String] {
      try await pair.changes(options + line, environment: environment, fields: true)
        .filter { $0.hasPrefix("  sender") }
    }
    let name = #"  senderName: null -> "${x}""#
    #expect(
      try await fields("--var senderAddress=var@example.com --var-file v.yaml")
        == [#"  senderAddress: null -> "var@example.com""#, name]
    )
    #expect(
      try await fields("--var-file v.yaml") == [#"  senderAddress: null -> "file@example.com""#, name]
    )
    #expect(try await fields("") == [#"  senderAddress: null -> "entry@example.com""#, name])
    try pair.folder.write("{}", to: "new-vars.yaml")
    #expect(
      try await fields("", ["INX_VAR_senderName": "env"])
        == [#"  senderAddress: null -> "a@example.com""#, #"  senderName: null -> "env""#]
    )
    // A text that looks like a variable is none.
    let plain = try await pair.clone("--kinds lists --var x=1")
    #expect(plain.stderr.contains("warning: --var x"), "\(plain)")
    #expect(plain.stdout.contains(#"senderName:    "${x}""#), "\(plain)")
    let bad = try await pair.clone(options + "--var senderAddress=nobody")
    #expect(bad.code == 1)
    #expect(bad.stderr.hasPrefix("old:lists/news.yaml:5:"), "\(bad)")
  }
}
