import Resources
import Testing

/// With `--changed-only` a plan costs what has changed: the collections of the kinds touched, and single GETs for
/// changed declarations alone.
@Suite(.serialized) struct ChangedOnlyRequestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What changes in the manifest: a text of it and its replacement.
    let change: (from: String, to: String)
    var options: [String] = []
    /// The targets of the GETs, sorted.
    let targets: [String]

    init(_ name: String, _ from: String, to: String, _ options: [String] = [], reads targets: [String]) {
      testDescription = name
      change = (from, to)
      self.options = options
      self.targets = targets
    }
  }

  private static let lists = "/lists?pageSize=1000"
  private static let groups = "/target-groups?pageSize=1000"
  private static let modules = "/text-modules?pageSize=1000"
  private static let mailings = "/subscription-mailings?pageSize=1000"

  private static let manifest = """
    policy: {prune: [blacklistEntries, textModules]}
    attributes: [{name: P, type: INTEGER}]
    blacklistEntries: [{pattern: x@example.com}]
    datasources: [{name: D, url: https://x.example}]
    targetGroups: [{name: G, filterString: x}, {name: H, filterString: x}]
    textModules: [{name: T, text: t}]
    lists:
      - name: A
        textModules: [{name: T, text: t}, {name: U, text: u}]
        settings: {TrackingPermissionDetachedFromMembership: true}
        subscriptionSettings: {welcomeMailing: M}
      - name: B
        subscriptionSettings: {welcomeMailing: null}
    """

  static let cases = [
    Case("nothing but a comment", "policy:", to: "# a comment\npolicy:", reads: []),
    Case(
      "a kind of its own",
      "[{name: D, ",
      to: "[{name: D, useType: TEXT, ",
      reads: ["/datasources/http?pageSize=1000"]
    ),
    Case(
      "one content of many",
      "text: u",
      to: "text: v",
      reads: [lists, modules, "/text-modules/32?embedded=inx:editor-content"]
    ),
    Case(
      "a setting",
      "Membership: true",
      to: "Membership: false",
      reads: [lists, "/lists/3/settings/TrackingPermissionDetachedFromMembership"]
    ),
    Case(
      "one document, which names a mailing",
      "welcomeMailing: null",
      to: "welcomeMailing: M",
      reads: [lists, "/lists/4/subscription-settings", mailings]
    ),
    Case(
      "one document, which names none",
      "welcomeMailing: M",
      to: "sendRecentMail: true",
      reads: [lists, "/lists/3/subscription-settings"]
    ),
    Case(
      "what a changed one depends on",
      "{name: G, filterString: x}",
      to: "{name: G, filterString: 'Column(\"P\") = 1 OR BelongsToGroup(\"H\")'}",
      reads: [
        "/attributes?pageSize=1000", lists, PlanRequestTests.silent, PlanRequestTests.unfinished, groups,
      ]
    ),
    Case(
      "a kind that prunes what the base declared",
      "[{pattern: x@example.com}]",
      to: "[]",
      reads: ["/blacklist-entries?pageSize=1000"]
    ),
    Case("a kind that prunes in one list", ", {name: U, text: u}]", to: "]", reads: [lists, modules]),
    Case("what does not prune", "[{name: D, url: https://x.example}]", to: "[]", reads: []),
    Case(
      "what changed and is targeted",
      "text: u}]\n",
      to: "text: v}]\n    description: new\n",
      ["--target", "list/A/text-module/*"],
      reads: [lists, modules, "/text-modules/32?embedded=inx:editor-content"]
    ),
    Case("what changed and is excluded", "text: u", to: "text: v", ["--exclude", "**/U"], reads: []),
  ]

  @Test(arguments: cases)
  func reads(_ test: Case) async throws {
    let tenant = try TestTenant(.http, PlanRequestTests.seed)
    try tenant.folder.write(ChangedOnlyRequestTests.manifest, to: "old/m.yaml")
    let today = ChangedOnlyRequestTests.manifest.replacing(test.change.from, with: test.change.to)
    try #require(today != ChangedOnlyRequestTests.manifest)
    try tenant.declare(today)
    let words = ["--base", "old", "--changed-only", "--allow-deletes", "9"] + test.options + ["m.yaml"]
    let run = try await tenant.run("plan", ["--format", "json"] + words)
    try #require(run.code == 0, "\(run)")
    #expect(tenant.takeRequests().map(\.line).sorted() == test.targets.map { "GET \($0)" }.sorted())
    let summary = try State.parse(run.stdout)["summary"]
    #expect(summary?["requests"]?["read"]?.int == test.targets.count)
    guard test.targets.isEmpty else { return }
    let text = try await tenant.run("plan", words)
    #expect(text.stdout.contains("No changes match the filter. (0 requests)"), "\(text)")
  }

  /// Apply carries out no more than that, and --verify looks at no more either.
  @Test func apply() async throws {
    let tenant = try TestTenant(.http, PlanRequestTests.seed)
    let old = "textModules: [{name: T, text: one}]\ntargetGroups: [{name: G, filterString: x}]\n"
    try tenant.folder.write(old, to: "old/m.yaml")
    try tenant.declare(old.replacing("filterString: x", with: "filterString: y"))
    let run = try await tenant.run(
      "apply",
      ["--auto-approve", "--verify", "--base", "old", "--changed-only", "m.yaml"]
    )
    #expect(run.code == 0, "\(run)")
    #expect(tenant.takeRequests().filter { $0.line.contains("text-modules") }.isEmpty)
    let groups = try tenant.state()["targetGroups"]?.elements?.compactMap { $0["filterString"]?.text }
    #expect(groups?.sorted() == ["x", "x", "y"])
  }
}
