import Testing

/// A word of a newer API in a tenant is shown as it is, and overwritten only after that was said. That it is kept where
/// nothing else is declared, `ExecutorUpdateTests` has: the simulated tenant knows no such word.
@Suite struct UnknownWordTests {
  private static let source = """
    {"id": 4, "name": "W", "url": "https://old.example.com", "useType": "VIDEO", "fetchStrategy": "ONCE",
     "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": false}
    """

  @Test func toldBeforeItIsOverwritten() async throws {
    let tenant = try TestTenant(.http, State(["datasources": Self.source]))
    try tenant.declare("datasources: [{name: W, useType: TEXT}]")
    let text = try await tenant.run("plan", ["m.yaml"])
    #expect(
      text.stdout == """
        Tenant: \(tenant.name)

        ~ datasource/W (m.yaml:1)
            useType: "VIDEO" -> "TEXT"
            ! warning: useType has the value VIDEO, which this version does not know, and is overwritten

        Plan: 0 to create, 1 to update, 0 to replace, 0 to delete; 0 unchanged, 0 unmanaged. \
        1 requests read, 1 to write.

        """
    )
    let json = try await tenant.run("plan", ["--format", "json", "m.yaml"])
    #expect(json.stdout.contains(#""before": "VIDEO""#), "\(json)")
    let written = try await tenant.run("apply", ["--auto-approve", "m.yaml"])
    #expect(written.code == 0, "\(written)")
    let types = try tenant.state()["datasources"]?.elements?.map { $0["useType"]?.text() }
    #expect(types == [#""TEXT""#])
  }
}
