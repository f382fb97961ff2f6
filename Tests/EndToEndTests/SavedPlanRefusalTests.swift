import Planner
import Platforms
@testable import Report
import Resources
import Support
import Testing

@testable import inx_apply

/// What is no saved plan, or not as it was saved, is refused with the reason.
@Suite struct SavedPlanRefusalTests {
  /// A plan with every kind and action, saved.
  private static func saved() async throws -> SavedPlan {
    let configuration = try MemoryTenant.configuration(KillSample.manifest)
    let plan = try await MemoryTenant(KillSample.seed.json()).plan(configuration)
    return SavedPlan(
      tenant: MemoryTenant.name,
      plan: plan,
      sources: configuration.sources,
      writesUnreadable: false,
      registry: .standard
    )
  }

  private static func reason(_ bytes: [UInt8]) -> String? {
    do throws(SavedPlanError) {
      _ = try SavedPlan(bytes, registry: .standard)
      return nil
    } catch { return error.message }
  }

  @Test func cutOffAnywhere() async throws {
    let bytes = try await SavedPlanRefusalTests.saved().bytes
    for count in stride(from: 0, to: bytes.count - 1, by: 97) + [bytes.count - 2] {
      let reason = SavedPlanRefusalTests.reason(Array(bytes[..<count]))
      #expect(
        reason?.hasPrefix(count == 0 ? "is empty" : "is cut off, damaged or no plan: ") == true,
        "\(count)"
      )
    }
    // The end of the last line is no part of the plan.
    #expect(SavedPlanRefusalTests.reason(Array(bytes.dropLast())) == nil)
  }

  /// A byte that is another one: the file is refused, or says what it said before.
  @Test func changedAnywhere() async throws {
    let saved = try await SavedPlanRefusalTests.saved()
    let bytes = saved.bytes
    var dice = Dice(seed: 7)
    var accepted = 0
    for _ in 0..<400 {
      var changed = bytes
      let index = Int.random(in: bytes.indices, using: &dice)
      changed[index] =
        dice.chance(30)
        ? UInt8.random(in: 0...255, using: &dice) : dice.pick(Array("0123456789 \n\"{}[],:aetnull".utf8))
      guard changed != bytes, let read = try? SavedPlan(changed, registry: .standard) else { continue }
      accepted += 1
      #expect(read.bytes == bytes, "byte \(index) is \(changed[index]), was \(bytes[index])")
    }
    // Blanks mean nothing in JSON.
    #expect(accepted > 0)
  }

  /// Members in another order and other white space are the same plan.
  @Test func writtenAnew() async throws {
    let bytes = try await SavedPlanRefusalTests.saved().bytes
    let document = try State.parse(String(decoding: bytes, as: UTF8.self))
    #expect(try SavedPlan(document.bytes(), registry: .standard).bytes == bytes)
  }

  /// One change to the document that is signed again, as another version of the program would write it.
  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: String?
    let forge: @Sendable (JSON) -> JSON

    init(_ name: String, _ reason: String?, _ forge: @escaping @Sendable (JSON) -> JSON) {
      (testDescription, self.reason, self.forge) = (name, reason, forge)
    }

    /// One that sets a member of the first change.
    static func change(_ name: String, _ value: JSON?, _ reason: String?) -> Forgery {
      Forgery("\(name) of a change: \(value?.text() ?? "none")", reason) { document in
        var changes = document["changes"]?.elements ?? []
        changes[0] = value.map { changes[0].setting(name, to: $0) } ?? changes[0].removing(name)
        return document.setting("changes", to: .array(changes))
      }
    }
  }

  private static let senseless = "makes no sense to this version: "

  private static let forgeries: [Forgery] = [
    Forgery("nothing", nil) { $0 },
    Forgery("a newer minor version", "was written by a newer version (format 1.1; this one reads up to 1.0)")
    {
      $0.setting("formatVersion", to: .string("1.1"))
    },
    Forgery("a newer major version", "was written by a newer version (format 2.0; this one reads up to 1.0)")
    {
      $0.setting("formatVersion", to: .string("2.0"))
    },
    Forgery("an old version", "has the old format 0.9: plan again") {
      $0.setting("formatVersion", to: .string("0.9"))
    },
    Forgery("a version that is none", "has the format version \"one\", which is none") {
      $0.setting("formatVersion", to: .string("one"))
    },
    Forgery("another program", "is not a plan of inx-apply") {
      $0.setting("generator", to: .string("terraform 1.9"))
    },
    Forgery("no tenant", senseless + "tenant: it is missing or no text") { $0.removing("tenant") },
    Forgery("no summary", senseless + "summary: it is missing") { $0.removing("summary") },
    Forgery("no changes", senseless + "changes: it is missing or no array") { $0.removing("changes") },
    Forgery("no diagnostics", senseless + "diagnostics: it is missing or no array") {
      $0.removing("diagnostics")
    },
    .change("kind", .string("sending"), senseless + "changes[0].kind: \"sending\" is not known"),
    .change("action", .string("archive"), senseless + "changes[0].action: \"archive\" is not known"),
    .change("action", .string("deferred"), senseless + "changes[0].wanted: it is missing or no text"),
    .change("live", .members(["colour": .null]), senseless + "changes[0].live.colour: it is not known"),
    .change("desired", .members(["colour": .null]), senseless + "changes[0].desired.colour: it is not known"),
    .change(
      "desired",
      .members(["name": .array([])]),
      senseless + "changes[0].desired.name: it is not known"
    ),
    .change("desired", .int(5), senseless + "changes[0].desired: it is no object"),
    .change("live", nil, senseless + "changes[0].live: it is missing"),
    .change("desired", nil, senseless + "changes[0].desired: it is missing"),
    .change("list", nil, senseless + "changes[0].list: it is missing"),
    .change("list", .string("A"), senseless + "changes[0].list: it names none"),
    .change("dependsOn", .array([.int(1)]), senseless + "changes[0].dependsOn: it holds what is no text"),
    .change(
      "pending",
      .members(["colour": .string("a")]),
      senseless + "changes[0].pending: \"colour\" is not known"
    ),
    .change("leftOut", .array([.string("colour")]), senseless + "changes[0].leftOut: a field is not known"),
    .change(
      "fields",
      .array([.members(["name": .string("colour"), "before": .null, "after": .null])]),
      senseless + "changes[0].fields.colour: it is not known"
    ),
  ]

  @Test(arguments: forgeries)
  func signedAgain(_ forgery: Forgery) async throws {
    let bytes = try await SavedPlanRefusalTests.saved().bytes
    let document = forgery.forge(try State.parse(String(decoding: bytes, as: UTF8.self)))
    let signed = document.setting("digest", to: .string(SavedPlan.digest(of: document)))
    #expect(SavedPlanRefusalTests.reason(signed.bytes()) == forgery.reason)
  }

  private static let wholeNumber = "{\"formatVersion\": \"1.0\", \"generator\": \"inx-apply 0.1.0\""

  /// Files that a command is given; what it says of them.
  private static let files: [(name: String, text: String, reason: String)] = [
    ("empty", "", "is empty"),
    ("blank", " \n", "is cut off, damaged or no plan: it ends too early (line 2, column 1)"),
    ("binary", "\u{0}PK", "is cut off, damaged or no plan: "),
    ("object", "{}", "is not a plan of inx-apply"),
    ("array", "[]", "is not a plan of inx-apply"),
    ("other", #"{"format_version": "1.2", "terraform_version": "1.9"}"#, "is not a plan of inx-apply"),
    ("manifest", "lists: [{name: A}]\n", "is cut off, damaged or no plan: "),
    (
      "version", #"{"formatVersion": "9.0", "generator": "inx-apply 9.0", "digest": ""}"#,
      "was written by a newer version (format 9.0; this one reads up to 1.0)"
    ),
    ("digest", wholeNumber + "}", "is a plan to be read, not a saved one: plan --out writes those"),
    (
      "wrong", wholeNumber + ", \"digest\": \"sha256:0\"}",
      "was changed after it was written: its digest does not match"
    ),
  ]

  /// Both commands that take a saved plan say so once, on stderr alone, without a word to the tenant.
  @Test func commandsRefuse() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare("attributes: [{name: N, type: INTEGER, hidden: true}]")
    let plan = try await tenant.run("plan", ["--out", "good", "m.yaml"])
    let json = try await tenant.run("plan", ["--format", "json", "m.yaml"])
    try #require(plan.code == 0 && json.code == 0, "\(plan) \(json)")
    _ = tenant.takeRequests()
    let good = try Folder.bytes(tenant.folder.path + "/good")
    let text = String(decoding: good, as: UTF8.self)
    var cases = SavedPlanRefusalTests.files
    cases.append(("json", json.stdout, "is a plan to be read, not a saved one: plan --out writes those"))
    cases.append(("half", String(text.prefix(text.count / 2)), "is cut off, damaged or no plan: "))
    cases.append(
      (
        "edited", text.replacing("INTEGER", with: "BOOLEAN"),
        "was changed after it was written: its digest does not match"
      )
    )
    for (name, text, _) in cases { try tenant.folder.write(text, to: name) }
    try tenant.folder.write("", to: "folder/file")
    cases.append(("folder", "", "cannot be read: Is a directory"))
    cases.append(("missing", "", "cannot be read: No such file or directory"))
    for (name, _, reason) in cases {
      let show = try await Program.run(["show", name], in: tenant.folder)
      let apply = try await tenant.run("apply", ["--plan", name])
      for run in [show, apply] {
        #expect(run.code == 1, "\(name): \(run)")
        #expect(run.stdout == "", "\(name)")
        #expect(run.stderr.hasPrefix("inx-apply: error: \(name) \(reason)"), "\(name): \(run)")
        #expect(run.stderr.split(separator: "\n").count == 1, "\(name): \(run)")
      }
    }
    #expect(tenant.takeRequests().map(\.line) == [])
    #expect(try State.difference(tenant.state(), tenant.seed) == [])
    #expect(try Folder.bytes(tenant.folder.path + "/good") == good)
  }
}
