import Resources
import Testing

/// So many objects that pages turn: 2,500 blacklist entries, and one page's worth of others, to the item and one more.
@Suite(.serialized) struct LargeConfigurationTests {
  private static let manifest: String = {
    let entries = (0..<2500).map { "  - {pattern: user\($0)@example.com, description: Complaint}" }
    let groups = (0..<1000).map { "  - {name: Group \($0), filterString: 'Column(\"P\") = \($0)'}" }
    let sources = (0..<1001).map { "  - {name: Source \($0), useType: TEXT}" }
    return
      "blacklistEntries:\n\(entries.joined(separator: "\n"))\ntargetGroups:\n\(groups.joined(separator: "\n"))\n"
      + "datasources:\n\(sources.joined(separator: "\n"))\nattributes: [{name: P, type: INTEGER, hidden: true}]\n"
  }()

  @Test(arguments: TestTenant.Way.allCases)
  func applyToAnEmptyTenant(_ way: TestTenant.Way) async throws {
    let tenant = try TestTenant(way)
    try tenant.declare(LargeConfigurationTests.manifest)
    let apply = try await tenant.run("apply", ["--auto-approve", "m.yaml"])
    try #require(apply.code == 0, "\(apply.stdout.suffix(500))")
    #expect(apply.stdout.hasSuffix("\nApply: 4502 applied, 0 failed, 0 skipped, 0 unknown, 0 deferred.\n"))
    #expect(
      apply.stdout.contains(
        "\nPlan: 4502 to create, 0 to update, 0 to replace, 0 to delete; 0 unchanged, 0 unmanaged. 5 requests read, 4502 to write.\n"
      )
    )
    if way == .http {
      let requests = tenant.takeRequests()
      #expect(requests.count { !$0.isWrite } == 5)
      #expect(Set(requests.map { "\($0.line) \($0.body)" }).count == 4507)
    }
    let state = try tenant.state()
    #expect(state["blacklistEntries"]?.elements?.count == 2500)
    #expect(state["targetGroups"]?.elements?.count == 1000)
    #expect(state["datasources"]?.elements?.count == 1001)

    let plan = try await tenant.run("plan", ["--detailed-exitcode", "--parallelism", "1", "m.yaml"])
    #expect(
      plan.stdout == """
        Tenant: \(tenant.name)

        No changes. The tenant matches the manifests (4502 objects, 8 requests).

        """
    )
    #expect(plan.stderr == "")
    #expect(plan.code == 0)
    guard way == .http else { return }
    let targets = tenant.takeRequests().map { $0.line.replacing(/\d\d\d\d+(?=&)/, with: "ID") }
    #expect(
      targets == [
        "GET /lists?pageSize=1000", "GET /attributes?pageSize=1000", "GET /target-groups?pageSize=1000",
        "GET /blacklist-entries?pageSize=1000", "GET /blacklist-entries?afterId=ID&pageSize=1000",
        "GET /blacklist-entries?afterId=ID&pageSize=1000", "GET /datasources/http?pageSize=1000",
        "GET /datasources/http?afterId=ID&pageSize=1000",
      ]
    )
  }

  /// Test profiles and mailings: a page a thousand, and one more GET for each mailing that is declared.
  @Test func pagesOfWhatIsPatched() async throws {
    let profiles = (0..<1001).map {
      #"{"id": \#($0 + 10), "listId": 1, "description": "P\#($0)", "email": null, "attributes": {"P": "\#($0)"}}"#
    }
    let mailings = (0..<1000).map {
      """
      {"id": \($0 + 2000), "listId": 3, "name": "M\($0)", "subject": "s", "type": "REGULAR_MAILING",
        "mailingState": "DRAFT", "editorContentType": "TEXT", "text": "t\($0)"}
      """
    }
    let tenant = try TestTenant(
      .http,
      State([
        "lists": #"{"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
        "attributes": #"{"id": 9, "name": "P", "type": "TEXT", "maxLength": 9}"#,
        "testProfiles": profiles.joined(separator: ","), "mailings": mailings.joined(separator: ","),
      ])
    )
    let declared = (0..<1001).map { #"  - {description: P\#($0), attributes: {P: "\#($0)"}}"# }
    try tenant.declare(
      "testProfiles:\n\(declared.joined(separator: "\n"))\n"
        + "lists: [{name: A, mailings: [{name: M1, text: t1}, {name: M999, text: t999}, {name: M500}]}]\n"
    )
    let plan = try await tenant.run("plan", ["--detailed-exitcode", "--parallelism", "1", "m.yaml"])
    #expect(
      plan.stdout
        == "Tenant: \(tenant.name)\n\nNo changes. The tenant matches the manifests (1005 objects, 7 requests).\n"
    )
    #expect(plan.code == 0)
    #expect(
      tenant.takeRequests().map(\.line) == [
        "GET /lists?pageSize=1000", "GET /test-profiles?allAttributes=true&pageSize=1000",
        "GET /test-profiles?afterId=1009&pageSize=1000&allAttributes=true",
        "GET /regular-mailings?pageSize=1000", "GET /regular-mailings/2001/editor-content",
        "GET /regular-mailings/2999/editor-content", "GET /regular-mailings/2500/editor-content",
      ]
    )
  }

  /// A manifest that has lost its end must not take the tenant with it.
  @Test func truncatedManifest() async throws {
    let entries = (0..<2500).map {
      #"{"id": \#($0 + 10), "pattern": "user\#($0)@example.com", "description": null}"#
    }
    let tenant = try TestTenant(.http, State(["blacklistEntries": entries.joined(separator: ",")]))
    let kept = (0..<1700).map { "  - pattern: user\($0)@example.com\n" }.joined()
    try tenant.declare("policy: {prune: [blacklistEntries]}\nblacklistEntries:\n\(kept)")
    let run = try await tenant.run("apply", ["--auto-approve", "m.yaml"])
    #expect(run.code == 3)
    #expect(
      run.stdout.hasSuffix(
        """

        Blocked by deletion-limit: 800 of 2500 blacklistEntries would be deleted: more than 30 %

        Plan: 0 to create, 0 to update, 0 to replace, 800 to delete; 1700 unchanged, 0 unmanaged. 3 requests read, 800 to write.

        To allow all of it:
          inx-apply apply \(tenant.options.joined(separator: " ")) --auto-approve m.yaml --allow-deletes 800

        The plan is blocked: nothing was applied.

        """
      ),
      "\(run.stdout.suffix(400))"
    )
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
    #expect(try await tenant.run("plan", ["--allow-deletes", "799", "m.yaml"]).code == 3)
    #expect(try await tenant.run("plan", ["--allow-deletes", "800", "m.yaml"]).code == 0)
  }
}
