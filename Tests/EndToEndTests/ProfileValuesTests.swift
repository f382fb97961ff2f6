import Resources
import Sandbox
import Testing

/// Values of test profiles where no attribute is declared: the tenant's attributes are read to judge them.
@Suite(.serialized) struct ProfileValuesTests {
  private static let seed = State([
    "lists": #"{"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
    "attributes": """
    {"id": 10, "name": "Points", "type": "INTEGER"}, {"id": 11, "name": "City", "type": "TEXT", "maxLength": 80}
    """,
    "testProfiles": """
    {"id": 65, "listId": 1, "description": "P", "email": "p@example.com", "trackingPermission": null,
      "attributes": {"Points": "1"}},
    {"id": 66, "listId": 3, "description": "P", "email": "p@example.com", "trackingPermission": null,
      "attributes": {"Points": "1"}}
    """,
  ])

  private static let long = String(repeating: "x", count: 81)
  private static let manifest = """
    testProfiles:
      - {description: P, attributes: {Points: "abc"}}
      - {description: New, email: n@example.com, attributes: {City: \(long)}}
      - {description: Odd, email: o@example.com, attributes: {Nowhere: "1"}}
    lists: [{name: A, testProfiles: [{description: P, attributes: {Points: "2147483648"}}]}]

    """
  private static let points = "Points must be a whole number between -2147483648 and 2147483647"

  /// The diagnostics of a run and the reasons of what it defers, without places.
  private static func told(_ run: Program.Run) throws -> [String] {
    let plan = try State.parse(run.stdout)
    let diagnostics = (plan["diagnostics"]?.elements ?? []).compactMap { $0["message"]?.text }
    let deferred = (plan["changes"]?.elements ?? []).compactMap { change in
      change["action"]?.text == "deferred" ? change["reason"]?.text : nil
    }
    return diagnostics.sorted() + deferred
  }

  @Test(
    "the same is told as where an attribute is declared",
    arguments: [[], ["--target", "**/test-profile/*", "--target", "test-profile/*"], ["--out", "p"]]
  )
  func told(_ options: [String]) async throws {
    for declared in ["", "attributes: [{name: Points}]\n"] {
      let tenant = try TestTenant(.http, Self.seed)
      try tenant.declare(Self.manifest + declared)
      let run = try await tenant.run("plan", ["--format", "json"] + options + ["m.yaml"])
      #expect(run.code == 0, "\(run)")
      #expect(
        try Self.told(run) == [
          "attributes: City must have at most 80 characters, not 81",
          "attributes: \(Self.points), not \"2147483648\"", "attributes: \(Self.points), not \"abc\"",
          "attributes: attribute \"Nowhere\" does not exist: declare it, or create it in Inxmail",
        ]
      )
      let attributes = tenant.takeRequests().filter { $0.line.hasPrefix("GET /attributes") }
      #expect(attributes.map(\.line) == ["GET /attributes?pageSize=1000"])
    }
  }

  @Test("what holds no value reads no attributes")
  func unread() async throws {
    for profile in ["{description: P}", "{description: P, attributes: {}}"] {
      let tenant = try TestTenant(.http, Self.seed)
      try tenant.declare("testProfiles: [\(profile)]")
      let run = try await tenant.run("plan", ["--detailed-exitcode", "m.yaml"])
      #expect(run.code == 0, "\(run)")
      #expect(tenant.takeRequests().count == 2)
    }
  }

  @Test(
    "what live profiles have shows what can be written; where it does not, the attributes are read",
    arguments: [
      ("Points: '2'", false), ("Points: ''", false), ("Points: null", false), ("Points: '1'", false),
      ("Points: '12'", true), ("Points: '1.0'", true), ("Points: '.5'", true), ("Points: x", true),
      ("City: Ulm", true), ("Points: '2', City: Ulm", true),
    ]
  )
  func evidence(_ values: String, _ isRead: Bool) async throws {
    for (profile, changes) in [("P", values != "Points: '1'"), ("New, email: n@example.com", true)] {
      let tenant = try TestTenant(.http, Self.seed)
      try tenant.declare("testProfiles: [{description: \(profile), attributes: {\(values)}}]")
      let run = try await tenant.run("plan", ["--detailed-exitcode", "m.yaml"])
      #expect(run.code == (changes && !(profile == "P" && values == "Points: '1.0'") ? 2 : 0), "\(run)")
      let reads = tenant.takeRequests().filter { $0.line.hasPrefix("GET /attributes") }
      #expect(reads.isEmpty != isRead, "\(profile)")
      #expect(
        run.stderr.contains("Points must be a whole number")
          == ["'.5'", ": x"].contains(where: values.contains),
        "\(run)"
      )
    }
  }

  @Test("a tenant that refuses its attributes is asked once, and nothing fails", arguments: [403, 404, 405])
  func refused(_ status: Int) async throws {
    let tenant = try TestTenant(
      .http,
      Self.seed,
      intercept: { $0.path == "/attributes" ? SandboxResponse(status: status) : nil }
    )
    try tenant.declare(Self.manifest)
    let run = try await tenant.run("plan", ["--format", "json", "--out", "p", "m.yaml"])
    #expect(run.code == 0, "\(run)")
    #expect(try Self.told(run) == [])
    #expect(tenant.takeRequests().filter { $0.line.hasPrefix("GET /attributes") }.count == 1)
  }

  @Test("a clone judges by the target's attributes")
  func clone() async throws {
    let folder = try Folder()
    let lists = #""lists": [{"id": 1, "name": "System", "type": "SYSTEM"}]"#
    try folder.write(
      #"{"version": 1, \#(lists), "attributes": [{"id": 9, "name": "Points", "type": "TEXT", "maxLength": 9}], "testProfiles": [{"id": 8, "listId": 1, "description": "P", "email": "p@example.com", "trackingPermission": null, "attributes": {"Points": "abc"}}]}"#,
      to: "from.json"
    )
    try folder.write(
      #"{"version": 1, \#(lists), "attributes": [{"id": 7, "name": "Points", "type": "INTEGER"}]}"#,
      to: "to.json"
    )
    let run = try await Program.run(
      ["clone", "--from", "sandbox:from.json", "--to", "sandbox:to.json", "--kinds", "testProfiles"],
      in: folder
    )
    #expect(run.code == 0, "\(run)")
    #expect(run.stderr.contains("warning: attributes: \(Self.points), not \"abc\""), "\(run)")
  }
}
