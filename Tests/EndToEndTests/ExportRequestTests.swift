import Resources
import Sandbox
import Testing

/// Requests are the budget: an export makes those that a plan of what it writes would make, and no others.
@Suite(.serialized) struct ExportRequestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let options: [String]
    /// The targets of the GETs, sorted.
    let targets: [String]

    init(_ options: [String], reads targets: [String]) {
      testDescription = options.isEmpty ? "everything" : options.joined(separator: " ")
      self.options = options
      self.targets = targets
    }
  }

  private static func page(_ path: String) -> String { "/\(path)?pageSize=1000" }
  private static let profiles = "/test-profiles?allAttributes=true&pageSize=1000"
  private static func content(_ id: Int) -> String { "/text-modules/\(id)?embedded=inx:editor-content" }

  @Test(arguments: [
    Case(
      [],
      reads: [
        page("attributes"), page("blacklist-entries"), page("datasources/http"), page("lists"),
        "/lists/3/settings/TrackingPermissionDetachedFromMembership", "/lists/3/subscription-settings",
        "/lists/3/unsubscription-settings", page("mailings"), page("regular-mailings"),
        page("subscription-mailings"), page("target-groups"), profiles, page("text-modules"), content(20),
        content(21), content(22),
      ]
    ),
    Case(
      ["--kinds", "attributes", "--kinds", "datasources"],
      reads: [page("attributes"), page("datasources/http")]
    ),
    Case(["--kinds", "lists"], reads: [page("lists")]),
    Case(
      ["--kinds", "unsubscriptionSettings"],
      reads: [page("lists"), "/lists/3/unsubscription-settings"]
    ),
    Case(
      ["--kinds", "targetGroups", "--target", "target-group/VIP"],
      reads: [page("lists"), page("target-groups")]
    ),
    Case(["--target", "target-group/no"], reads: [page("lists"), page("mailings"), page("target-groups")]),
    Case(
      ["--target", "text-module/*"],
      reads: [page("lists"), page("text-modules"), content(21), content(22)]
    ),
    Case(
      ["--target", "list/News%2FÄ"],
      reads: [
        page("lists"), "/lists/3/settings/TrackingPermissionDetachedFromMembership",
        "/lists/3/subscription-settings", "/lists/3/unsubscription-settings", page("mailings"),
        page("regular-mailings"), page("subscription-mailings"), page("target-groups"), profiles,
        page("text-modules"), content(20),
      ]
    ),
    Case(
      ["--target", "list/*/subscription-settings"],
      reads: [page("lists"), "/lists/3/subscription-settings", page("subscription-mailings")]
    ),
    Case(
      ["--exclude", "list/*", "--exclude", "text-module/*", "--exclude", "target-group/no"],
      reads: [
        page("attributes"), page("blacklist-entries"), page("datasources/http"), page("lists"),
        page("target-groups"), profiles,
      ]
    ),
    Case(
      [
        "--exclude", "list/**", "--exclude", "text-module", "--exclude", "target-group/**", "--exclude",
        "datasource/*",
      ],
      reads: [page("attributes"), page("blacklist-entries"), page("lists"), profiles]
    ),
    Case(
      ["--target", "list/Dynamic"],
      reads: [
        page("lists"), page("regular-mailings"), page("target-groups"), profiles, page("text-modules"),
      ]
    ),
  ])
  func reads(_ sample: Case) async throws {
    let tenant = try TestTenant(.http, ExportTests.seed, under: [.namesNotUnique])
    let run = try await tenant.run("export", ["--out", "o"] + sample.options)
    #expect(run.code == 0, "\(run)")
    let seen = tenant.takeRequests().map(\.line)
    #expect(seen.sorted() == sample.targets.map { "GET " + $0 }.sorted())
    let count = sample.targets.count
    #expect(run.stderr.hasSuffix(", \(count) \(count == 1 ? "request" : "requests"))\n"), "\(run)")

    // A plan of it makes the same, but for what stands in comments and what is known to be empty.
    let plan = try await tenant.run("plan", ["o"])
    #expect(plan.stdout.contains("No changes."), "\(plan)")
    #expect(Set(tenant.takeRequests().map(\.line)).isSubset(of: seen))
  }
}
