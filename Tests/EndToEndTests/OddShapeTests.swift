import Resources
import Testing

@testable import inx_apply

/// A tenant that holds known fields in shapes that no table has: plans show them, saved plans keep them, applying sends them
/// back, and exports leave them out.
@Suite struct OddShapeTests {
  private static let news = #"""
    {"id": 5, "name": "News", "type": "STANDARD", "description": {"id": 8, "en": ["old"]},
     "senderAddress": "a@b.de", "senderName": 9223372036854775819, "replyToAddress": null, "replyToName": null}
    """#

  private static let state = State(["lists": news])

  @Test func savedPlanKeepsThem() async throws {
    let tenant = try MemoryTenant(try Self.state.json())
    let manifest = "lists: [{name: News, senderAddress: c@d.de}]"
    let plan = try await tenant.plan(try MemoryTenant.configuration(manifest))
    let saved = try RoundTrip(plan, SourceMap())
    #expect(try saved.differences().isEmpty)
    #expect(await tenant.apply(saved.after.plan, writeUnreadable: false) == ["list/News: updated"])
    let writes = tenant.takeLog().filter { !$0.hasPrefix("GET") }
    #expect(
      writes == [
        #"PUT /lists/5 {"name":"News","description":{"id":8,"en":["old"]},"senderAddress":"c@d.de","senderName":9223372036854775819,"replyToAddress":null,"replyToName":null}"#
      ]
    )
  }

  @Test func shownBeforeItIsOverwritten() async throws {
    let tenant = try TestTenant(.http, Self.state)
    try tenant.declare("lists: [{name: News, description: new}]")
    let text = try await tenant.run("plan", ["m.yaml"])
    #expect(
      text.stdout.contains(
        #"""
        ~ list/News (m.yaml:1)
            description: {"id":8,"en":["old"]} -> "new"
            ! warning: description has the value {"id":8,"en":["old"]}, which this version does not know, and is overwritten
        """#
      ),
      "\(text)"
    )
  }

  @Test func exportLeavesThemOut() async throws {
    let tenant = try TestTenant(.http, Self.state)
    let export = try await tenant.run("export", ["--out", "e"])
    #expect(
      export.stderr.contains(
        #"list/News: description is not declared here: this version does not know its value {"id":8,"en":["old"]}"#
      ),
      "\(export)"
    )
    let again = try await tenant.run("plan", ["--detailed-exitcode", "e"])
    #expect(again.code == 0, "\(again)")
  }
}
