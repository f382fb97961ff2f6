import Resources
import Sandbox
import Testing

/// Test profiles whose answers do not tell their attributes: half a map is never sent.
@Suite struct UntoldAttributesTests {
  private static func tenant(_ attributes: String) throws -> TestTenant {
    let profile =
      #"{"id": 51, "description": "Anna", "email": "a@example.com", "trackingPermission": true\#(attributes)}"#
    return try TestTenant(
      .http,
      intercept: { request in
        guard request.path.hasPrefix("/test-profiles"), request.method == "GET" else { return nil }
        let page = #"{"_embedded":{"inx:test-profiles":[\#(profile)]},"_links":{}}"#
        let body = request.path == "/test-profiles" ? page : profile
        return SandboxResponse(status: 200, body: Array(body.utf8))
      }
    )
  }

  @Test(
    "what is declared waits",
    arguments: ["", #", "attributes": null"#],
    [["--auto-approve", "m.yaml"], ["--plan", "p"]]
  )
  func waits(_ attributes: String, _ options: [String]) async throws {
    let tenant = try Self.tenant(attributes)
    try tenant.declare(
      "testProfiles: [{description: Anna, email: b@example.com, attributes: {A: '1', B: null}}]"
    )
    let plan = try await tenant.run("plan", ["--out", "p", "m.yaml"])
    #expect(
      plan.stdout.contains("its attributes cannot be read (the answer does not hold it)"),
      "\(plan)"
    )
    let apply = try await tenant.run("apply", options)
    #expect(apply.code == 0, "\(apply)")
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
  }

  @Test("null has nothing that could go")
  func nothing() async throws {
    for declared in ["{A: null}", "null", "{}"] {
      let tenant = try Self.tenant(#", "attributes": null"#)
      try tenant.declare("testProfiles: [{description: Anna, attributes: \(declared)}]")
      let plan = try await tenant.run("plan", ["--detailed-exitcode", "m.yaml"])
      #expect(plan.code == 0, "\(declared) \(plan)")
    }
  }

  @Test("an empty text and none are the same", arguments: ["''", "null"], [#""""#, "null"])
  func emptyText(_ declared: String, _ live: String) async throws {
    let tenant = try Self.tenant(#", "attributes": {"A": \#(live)}"#)
    try tenant.declare(
      "attributes: [{name: A, type: TEXT, maxLength: 9, hidden: false}]\ntestProfiles: [{description: Anna, attributes: {A: \(declared)}}]"
    )
    let plan = try await tenant.run(
      "plan",
      ["--detailed-exitcode", "--target", "test-profile/Anna", "m.yaml"]
    )
    #expect(!plan.stdout.contains("~ test-profile"), "\(plan)")
  }
}
