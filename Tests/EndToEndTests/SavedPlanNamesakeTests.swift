import Sandbox
import Testing

@testable import inx_apply

/// Where a tenant takes several objects of a name: a second one that has come since makes a saved plan stale, for every action,
/// in lists and in the system scope.
@Suite struct SavedPlanNamesakeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let section: String
    let word: String
    let change: String
    let sign: String
    /// The wire's members of another one of the name, but for its list.
    let members: String
    var testDescription: String { "\(word): \(change)" }

    private static let module = #""name": "X", "type": "TEXT", "text": "t""#
    private static let group = #""name": "X", "description": "d", "filterString": "x = 1""#

    static let all = [
      Case(section: "textModules", word: "text-module", change: "text: n", sign: "~", members: module),
      Case(section: "textModules", word: "text-module", change: "state: absent", sign: "-", members: module),
      Case(
        section: "textModules",
        word: "text-module",
        change: "type: HTML, html: h",
        sign: "-/+",
        members: module
      ),
      Case(
        section: "targetGroups",
        word: "target-group",
        change: "filterString: n",
        sign: "-/+",
        members: group
      ),
      Case(section: "targetGroups", word: "target-group", change: "state: absent", sign: "-", members: group),
    ]
  }

  @Test(arguments: Case.all, [1, 3])
  func isStale(_ test: Case, _ list: Int) async throws {
    let item = "\(test.section): [{name: X, \(test.change)}]"
    let tenant = try TestTenant(
      .http,
      State([
        "lists": #"{"id": 3, "name": "A", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
        test.section: [(1, 30), (3, 31)].map { #"{"id": \#($1), "listId": \#($0), \#(test.members)}"# }
          .joined(separator: ","),
      ]),
      under: [.namesNotUnique]
    )
    try tenant.declare(list == 1 ? item : "lists: [{name: A, \(item)}]")
    let plan = try await tenant.run("plan", ["--allow-deletes", "1", "--out", "p", "m.yaml"])
    try #require(plan.code == 0, "\(plan)")
    let path = test.section == "textModules" ? "/text-modules" : "/target-groups"
    let body = Array(#"{"listId": \#(list), \#(test.members)}"#.utf8)
    #expect(tenant.respond(to: SandboxRequest("POST", path, body: body))?.status == 201)
    _ = tenant.takeRequests()
    let before = try tenant.state()
    let apply = try await tenant.run("apply", ["--plan", "p"])
    let address = "\(list == 1 ? "" : "list/A/")\(test.word)/X"
    #expect(
      apply.stderr == """
        inx-apply: error: the saved plan is stale, and nothing was changed: plan again
          \(test.sign) \(address): another of its name was made since the plan was made
        \(HelpTopic.plans.line)

        """
    )
    #expect(apply.code == 4)
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
    #expect(try tenant.state() == before)
  }
}
