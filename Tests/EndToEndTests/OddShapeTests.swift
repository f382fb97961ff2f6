import Resources
import Sandbox
import Support
import Synchronization
import Testing

/// A tenant that holds known fields in shapes that no table has: saved plans keep them and send them back.
@Suite struct OddShapeTests {
  /// A list and a target group in place of the simulated tenant's, which holds no such shapes.
  final class Newer: Sendable {
    private let objects: Mutex<[String: String]>

    /// The objects by the path of their collection, each with the id 5.
    init(_ objects: [String: String]) { self.objects = Mutex(objects) }

    /// Puts an object there, as somebody else would.
    func put(_ object: String, in path: String) { objects.withLock { $0[path] = object } }

    /// The answer to what is about one of the objects; a PUT is taken as it is.
    func answer(_ request: SandboxRequest) -> SandboxResponse? {
      objects.withLock { objects in
        for (path, object) in objects {
          let relation = "inx:" + path.dropFirst()
          if request.path == path, request.method == "GET" {
            let others = path == "/lists" ? State.ownLists + "," : ""
            return SandboxResponse(
              status: 200,
              body: Array(#"{"_embedded":{"\#(relation)":[\#(others)\#(object)]},"_links":{}}"#.utf8)
            )
          }
          guard request.path == path + "/5" else { continue }
          if request.method == "PUT" {
            guard let sent = try? JSONReader.read(request.body), let old = try? State.parse(object) else {
              return SandboxResponse(status: 400)
            }
            objects[path] = (sent.members ?? []).reduce(old) { $0.setting($1.name, to: $1.value) }.text()
          }
          return SandboxResponse(status: 200, body: Array((objects[path] ?? "").utf8))
        }
        return nil
      }
    }
  }

  private static func list(
    _ description: String = #"{"id":8,"en":["old"]}"#,
    _ senderName: String = "9223372036854775819",
    _ replyToName: String = "1.5"
  ) -> String {
    #"""
    {"id": 5, "name": "News", "type": "STANDARD", "description": \#(description), "senderAddress": "a@b.de",
     "senderName": \#(senderName), "replyToAddress": "r@b.de", "replyToName": \#(replyToName)}
    """#
  }

  private static func saved(_ manifest: String) async throws -> (tenant: TestTenant, newer: Newer) {
    let newer = Newer(["/lists": list()])
    let tenant = try TestTenant(.http, intercept: { newer.answer($0) })
    try tenant.declare(manifest)
    let plan = try await tenant.run("plan", ["--out", "p", "m.yaml"])
    try #require(plan.code == 0, "\(plan)")
    _ = tenant.takeRequests()
    return (tenant, newer)
  }

  @Test("a saved plan sends them back as they were read")
  func sentBack() async throws {
    let (tenant, _) = try await Self.saved("lists: [{name: News, senderAddress: c@d.de}]")
    let apply = try await tenant.run("apply", ["--plan", "p"])
    #expect(apply.code == 0, "\(apply)")
    let writes = tenant.takeRequests().filter(\.isWrite)
    #expect(writes.map(\.line) == ["PUT /lists/5"])
    #expect(
      writes.map(\.body) == [
        #"{"name":"News","description":{"id":8,"en":["old"]},"senderAddress":"c@d.de","senderName":9223372036854775819,"replyToAddress":"r@b.de","replyToName":1.5}"#
      ]
    )
    let again = try await tenant.run("apply", ["--plan", "p"])
    #expect(again.code == 0 && tenant.takeRequests().allSatisfy { !$0.isWrite }, "\(again)")
  }

  @Test(
    "a number goes back as it is written, from a saved plan and at once",
    arguments: [
      ("1.0", "-0", "5.50"), ("1e2", "0.0", "-0.0"), ("10.00", "12E3", "7"),
      (#"{"x":[1.0,-0]}"#, "[5.50]", "0.1e1"),
    ]
  )
  func spelledNumbers(_ description: String, _ senderName: String, _ replyToName: String) async throws {
    let newer = Newer(["/lists": Self.list(description, senderName, replyToName)])
    let tenant = try TestTenant(.http, intercept: { newer.answer($0) })
    try tenant.declare("lists: [{name: News, senderAddress: c@d.de}]")
    let plan = try await tenant.run("plan", ["--out", "p", "m.yaml"])
    #expect(plan.code == 0, "\(plan)")
    for options in [["--plan", "p"], ["--auto-approve", "m.yaml"]] {
      newer.put(Self.list(description, senderName, replyToName), in: "/lists")
      _ = tenant.takeRequests()
      let apply = try await tenant.run("apply", options)
      #expect(apply.code == 0, "\(apply)")
      #expect(
        tenant.takeRequests().filter(\.isWrite).map(\.body) == [
          "{\"name\":\"News\",\"description\":\(description),\"senderAddress\":\"c@d.de\",\"senderName\":\(senderName),\"replyToAddress\":\"r@b.de\",\"replyToName\":\(replyToName)}"
        ]
      )
    }
  }

  @Test("what moved beside the plan goes back as it is now")
  func movedBeside() async throws {
    let (tenant, newer) = try await Self.saved("lists: [{name: News, senderAddress: c@d.de}]")
    newer.put(Self.list(#"{"id":9}"#, "9223372036854775820", "[2.25]"), in: "/lists")
    let apply = try await tenant.run("apply", ["--plan", "p"])
    #expect(apply.code == 0, "\(apply)")
    #expect(
      tenant.takeRequests().filter(\.isWrite).map(\.body) == [
        #"{"name":"News","description":{"id":9},"senderAddress":"c@d.de","senderName":9223372036854775820,"replyToAddress":"r@b.de","replyToName":[2.25]}"#
      ]
    )
  }

  @Test(
    "a saved plan that overwrites them is stale where they moved",
    arguments: [
      ("description: new", list(#"{"id":8,"en":["older"]}"#)),
      ("description: new", list(#""{\"id\":8,\"en\":[\"old\"]}""#)),
      ("senderName: new", list(#"{"id":8,"en":["old"]}"#, "9223372036854775820")),
      ("senderName: new", list(#"{"id":8,"en":["old"]}"#, #""9223372036854775819""#)),
      ("replyToName: new", list(#"{"id":8,"en":["old"]}"#, "9223372036854775819", "1.25")),
      ("replyToName: new", list(#"{"id":8,"en":["old"]}"#, "9223372036854775819", #"{"x":1.5}"#)),
    ]
  )
  func stale(_ field: String, _ moved: String) async throws {
    let reply = field.hasPrefix("reply") ? ", replyToAddress: r@b.de" : ""
    let (tenant, newer) = try await Self.saved("lists: [{name: News, \(field)\(reply)}]")
    newer.put(moved, in: "/lists")
    let apply = try await tenant.run("apply", ["--plan", "p"])
    #expect(apply.code == 4, "\(apply)")
    #expect(apply.stderr.contains("the saved plan is stale, and nothing was changed: plan again"), "\(apply)")
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
    // Put back, in another order of members, it is as it was planned.
    newer.put(Self.list(#"{"en":["old"],"id":8}"#), in: "/lists")
    let applied = try await tenant.run("apply", ["--plan", "p"])
    #expect(applied.code == 0, "\(applied)")
    #expect(tenant.takeRequests().filter(\.isWrite).count == 1)
  }

  @Test("an export leaves them out with a word, and validates")
  func exported() async throws {
    let newer = Newer(["/lists": Self.list()])
    let tenant = try TestTenant(.http, intercept: { newer.answer($0) })
    let notes = [
      #"description is not declared here: this version does not know its value {"id":8,"en":["old"]}"#,
      "senderName is not declared here: this version does not know its value 9223372036854775819",
      "replyToName is not declared here: this version does not know its value 1.5",
    ]
    try await Self.export(tenant, warnings: notes, comments: notes)
  }

  @Test("numbers and truth values where texts are documented are left out alike")
  func exportedScalars() async throws {
    let newer = Newer(["/lists": Self.list("7", "true", #"[null]"#)])
    let tenant = try TestTenant(.http, intercept: { newer.answer($0) })
    let notes = [
      "description is not declared here: this version does not know its value 7",
      "senderName is not declared here: this version does not know its value true",
      "replyToName is not declared here: this version does not know its value [null]",
    ]
    try await Self.export(tenant, warnings: notes, comments: notes)
  }

  @Test("an export says what it cannot declare of a field that every list needs, and validates")
  func exportedRequired() async throws {
    let list = #"""
      {"id": 5, "name": "News", "type": "STANDARD", "description": {"en": "x"}, "senderAddress": {"mail": "a@b.de"},
       "senderName": null, "replyToAddress": null, "replyToName": null}
      """#
    let newer = Newer(["/lists": list])
    let tenant = try TestTenant(.http, intercept: { newer.answer($0) })
    let why = #"list "News" (id 5): senderAddress has a value that this version does not know"#
    try await Self.export(
      tenant,
      warnings: [#"description is not declared here: this version does not know its value {"en":"x"}"#],
      comments: ["left out: " + why]
    )
  }

  private static func export(
    _ tenant: TestTenant,
    warnings: [String],
    comments: [String]
  ) async throws {
    let export = try await tenant.run("export", ["--out", "e"])
    #expect(export.code == 0, "\(export)")
    // The list is one that the tenant behind it does not have: it has no documents.
    let told = export.stderr.split(separator: "\n").filter {
      $0.hasPrefix("warning: list/News") && !$0.hasSuffix(" cannot be read: the API answers 404 Not Found")
    }
    #expect(told == warnings.sorted().map { "warning: list/News: \($0)" }, "\(export)")
    let files = try tenant.folder.files("e").mapValues { String(decoding: $0, as: UTF8.self) }
    let text = files["lists/news.yaml"] ?? files.keys.sorted().joined(separator: " ")
    for comment in comments { #expect(text.contains("# \(comment)\n"), "\(text)") }
    let isLeftOut = comments.contains { $0.hasPrefix("left out") }
    #expect(export.stderr.contains("warning: written as a comment only: list \"News\"") == isLeftOut)
    let valid = try await Program.run(["validate", "e"], in: tenant.folder)
    #expect(valid.code == 0, "\(valid)")
    let plan = try await tenant.run("plan", ["--detailed-exitcode", "e"])
    #expect(plan.code == 0, "\(plan)")
  }
}
