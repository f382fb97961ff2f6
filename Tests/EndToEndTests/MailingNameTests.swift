import Resources
import Testing

/// `${mailing:NAME}`: the number that the mailing has in the tenant at hand, or nothing is sent.
@Suite(.serialized) struct MailingNameTests {
  /// The same mailings under other numbers.
  private static func seed(_ first: Int) -> State {
    State([
      "lists": """
      {"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"},
      {"id": 4, "name": "A/B", "type": "STANDARD", "senderAddress": "b@example.com"}
      """,
      "mailings": """
      {"id": \(first), "listId": 3, "name": "Welcome", "type": "SUBSCRIPTION_TRIGGER_MAILING",
        "mailingState": "DRAFT"},
      {"id": \(first + 1), "listId": 3, "name": "Twice", "type": "REGULAR_MAILING", "mailingState": "DRAFT"},
      {"id": \(first + 2), "listId": 3, "name": "Twice", "type": "REGULAR_MAILING", "mailingState": "DRAFT"},
      {"id": \(first + 3), "listId": 4, "name": "50% } off", "type": "REGULAR_MAILING", "mailingState": "DRAFT"}
      """,
    ])
  }

  private static let manifest = """
    targetGroups:
      - {name: everywhere, filterString: 'hasClickedAny(${mailing:A%2FB/50%25 %7D off})'}
    lists:
      - name: News
        targetGroups:
          - {name: both, filterString: 'HasOpened(${mailing:Welcome}) AND HasOpened(${mailing:A%2FB/50%25 %7D off})'}
          - {name: plain, filterString: HasOpened(5)}
    """

  @Test(arguments: [20, 700], TestTenant.Way.allCases)
  func numbersOfTheTenantAtHand(_ first: Int, _ way: TestTenant.Way) async throws {
    let tenant = try TestTenant(way, Self.seed(first))
    try tenant.declare(Self.manifest)
    let plan = try await tenant.run("plan", ["m.yaml"])
    #expect(
      plan.stdout.contains(#"filterString: "hasClickedAny(${mailing:A%2FB/50%25 %7D off})""#),
      "\(plan)"
    )
    let apply = try await tenant.run("apply", ["--auto-approve", "m.yaml"])
    try #require(apply.code == 0, "\(apply)")
    let filters = try tenant.state()["targetGroups"]?.elements?.map { $0["filterString"]?.text }
    #expect(
      Set(filters ?? []) == [
        "hasClickedAny(\(first + 3))", "HasOpened(\(first)) AND HasOpened(\(first + 3))", "HasOpened(5)",
      ]
    )
    tenant.settle()
    let again = try await tenant.run("plan", ["--detailed-exitcode", "m.yaml"])
    #expect(again.code == 0 && again.stdout.contains("\nNo changes. "), "\(again)")
    // Another mailing is another filter.
    try tenant.declare(Self.manifest.replacing("HasOpened(5)", with: "'HasOpened(${mailing:Welcome})'"))
    let changed = try await tenant.run("plan", ["m.yaml"])
    #expect(changed.stdout.contains(#""HasOpened(5)" -> "HasOpened(${mailing:Welcome})""#), "\(changed)")
  }

  /// What does not resolve waits; the rest goes on, and a saved plan sends it no more than this one.
  @Test func whatDoesNotResolveIsNeverSent() async throws {
    let tenant = try TestTenant(.http, Self.seed(20))
    try tenant.declare(
      """
      targetGroups:
        - {name: no list, filterString: 'HasOpened(${mailing:Welcome})'}
      lists:
        - name: News
          targetGroups:
            - {name: missing, filterString: 'HasOpened(${mailing:welcome})'}
            - {name: ambiguous, filterString: 'HasOpened(${mailing:Twice})'}
            - {name: foreign, filterString: 'HasOpened(${mailing:Nowhere/Welcome})'}
            - {name: fine, filterString: 'HasOpened(${mailing:Welcome})'}
            - {name: after, filterString: 'BelongsToGroup("missing")'}
        - name: Fresh
          senderAddress: c@example.com
          targetGroups: [{name: later, filterString: 'HasOpened(${mailing:Welcome})'}]
      """
    )
    let plan = try await tenant.run("plan", ["--out", "plan.json", "m.yaml"])
    let waiting = plan.stdout.split(separator: "\n").filter { $0.hasPrefix("    create deferred: ") }
      .map { $0.dropFirst(21) }
    #expect(
      waiting == [
        "filterString: ${mailing:Welcome}: its list does not exist yet",
        "filterString: mailing \"Twice\" exists 2 times in the list (ids 21, 22): rename all but one",
        "filterString: ${mailing:Nowhere/Welcome}: the list \"Nowhere\" does not exist",
        "filterString: mailing \"welcome\" does not exist in the list: create it in Inxmail first",
        "it depends on list/News/target-group/missing, which is deferred",
        "filterString: mailing \"Welcome\" does not exist in the list: create it in Inxmail first",
      ],
      "\(plan)"
    )
    for options in [["--plan", "plan.json"], ["--auto-approve", "m.yaml"]] {
      _ = tenant.takeRequests()
      let run = try await tenant.run("apply", options)
      #expect(run.code == 0, "\(run)")
      let writes = tenant.takeRequests().filter(\.isWrite)
      #expect(!writes.contains { $0.body.contains("mailing") || $0.body.contains("${") }, "\(writes)")
      let sent = writes.compactMap { try? State.parse($0.body)["name"]?.text }
      #expect(sent.sorted() == (options[0] == "--plan" ? ["Fresh", "fine"] : []))
    }
  }

  /// Mailings are read once, and only where a filter names one.
  @Test func requests() async throws {
    let tenant = try TestTenant(.http, Self.seed(20))
    let (lists, groups, mailings) = (
      "GET /lists?pageSize=1000", "GET /target-groups?pageSize=1000", "GET /mailings?pageSize=1000"
    )
    let cases: [(String, [String], [String])] = [
      (Self.manifest, [], [lists, mailings, groups]),
      ("targetGroups: [{name: G, filterString: HasOpened(5)}]", [], [lists, groups]),
      (
        Self.manifest, ["--exclude", "**/target-group/both", "--exclude", "target-group/*"], [lists, groups]
      ),
    ]
    for (manifest, options, requests) in cases {
      try tenant.declare(manifest)
      let run = try await tenant.run("plan", options + ["m.yaml"])
      #expect(run.code == 0, "\(run)")
      #expect(tenant.takeRequests().map(\.line).sorted() == requests.sorted(), "\(manifest) \(options)")
    }
  }
}
