import Foundation
import Testing

/// The scripts that put a plan into a comment, against the API of a forge.
@Suite struct CommentScriptTests {
  private static let marker = "<!-- inx-apply:plan 0123456789abcdef -->"
  private static let plan = """
    \(marker)
    Tenant: https://api.inxmail.com/acme/rest/v1

    "quotes" \\ `ticks` | @team \u{202E}
    /close
      /merge now
    +/not a command
    /* nor this */

    """

  private static func posted(_ forge: FakeForge, _ plan: String, isCut: Bool = false) -> String {
    let link =
      forge.brand == .github
      ? "<sub>Commit abc1234, [run 99](https://github.example.com/acme/config/actions/runs/99) with the plan to be applied</sub>"
      : "<sub>Commit abc1234, [job](https://gitlab.example.com/jobs/99)</sub>"
    return plan.replacing("\n/close", with: "\n\u{200B}/close").replacing(
      "  /merge",
      with: "  \u{200B}/merge"
    )
      + "\n\n\(link)\n"
  }

  private static func comment(
    _ forge: FakeForge,
    _ plan: String?,
    target: String? = nil,
    environment: [String: String] = [:]
  ) async throws -> Program.Run {
    let folder = try Folder()
    if let plan { try folder.write(plan, to: "plan.md") }
    let target = target ?? (forge.brand == .github ? "7" : "merge_requests/7")
    return try await PipelineScript.run(
      "comment-\(forge.brand).sh",
      ["plan.md", target],
      environment: forge.environment.merging(environment) { $1 },
      in: folder
    )
  }

  @Test(arguments: FakeForge.Brand.allCases)
  func isMadeFirstAndReplacedAfterwards(brand: FakeForge.Brand) async throws {
    let forge = try FakeForge(brand)
    let first = try await Self.comment(forge, Self.plan)
    #expect(first.description == "code 0\n--- stdout\nThe comment is made.\n--- stderr\n")
    #expect(forge.comments == [.init(id: 1, author: FakeForge.bot, body: Self.posted(forge, Self.plan))])

    let other = "\(Self.marker)\nNo changes.\n"
    let second = try await Self.comment(forge, other)
    #expect(second.description == "code 0\n--- stdout\nThe comment 1 is replaced.\n--- stderr\n")
    #expect(forge.comments == [.init(id: 1, author: FakeForge.bot, body: Self.posted(forge, other))])
  }

  /// Another tenant's plan has another marker, and a comment of its own.
  @Test(arguments: FakeForge.Brand.allCases)
  func tenantsHaveTheirOwn(brand: FakeForge.Brand) async throws {
    let forge = try FakeForge(brand)
    let other = "<!-- inx-apply:plan fedcba9876543210 -->\nNo changes.\n"
    for plan in [Self.plan, other, Self.plan] { #expect(try await Self.comment(forge, plan).code == 0) }
    #expect(forge.comments.map(\.body) == [Self.posted(forge, Self.plan), Self.posted(forge, other)])
  }

  @Test(arguments: FakeForge.Brand.allCases)
  func isFoundAmongMany(brand: FakeForge.Brand) async throws {
    let others = (1...250).map { FakeForge.Comment(id: $0, author: "stranger", body: "Comment \($0)") }
    let own = FakeForge.Comment(id: 251, author: FakeForge.bot, body: "\(Self.marker)\r\nolder")
    let forge = try FakeForge(brand, comments: others + [own])
    let run = try await Self.comment(forge, Self.plan)
    #expect(run.stdout == "The comment 251 is replaced.\n")
    #expect(Array(forge.comments.dropLast()) == others)
    #expect(forge.comments.last?.body == Self.posted(forge, Self.plan))
    #expect(forge.takeRequests().filter { $0.contains("page=") }.count == 3)
  }

  /// The marker in the middle, at the beginning of a stranger's, or only nearly.
  @Test(arguments: FakeForge.Brand.allCases)
  func commentsOfOthersAreLeftAlone(brand: FakeForge.Brand) async throws {
    let others: [FakeForge.Comment] = [
      .init(id: 1, author: "stranger", body: "I do not see why:\n\(Self.marker)\nis here"),
      .init(id: 2, author: "stranger", body: "\(Self.marker)\nNo changes."),
      .init(id: 3, author: FakeForge.bot, body: "> \(Self.marker)\nNo changes."),
      .init(id: 4, author: FakeForge.bot, body: "See\n\(Self.marker)\n"),
      .init(id: 5, author: FakeForge.bot, body: "\(Self.marker) and more"),
      .init(id: 6, author: FakeForge.bot, body: ""),
    ]
    let forge = try FakeForge(brand, comments: others)
    let run = try await Self.comment(forge, Self.plan)
    #expect(run.stdout == "The comment is made.\n")
    #expect(Array(forge.comments.prefix(6)) == others)
    #expect(forge.comments.dropFirst(6).map(\.body) == [Self.posted(forge, Self.plan)])
  }

  @Test func whatIsTooLongForGitHubNamesTheArtifacts() async throws {
    let forge = try FakeForge(.github)
    let run = try await Self.comment(forge, Self.plan + String(repeating: "x", count: 70_000))
    #expect(run.code == 0)
    let short =
      "\(Self.marker)\n\n**The plan is too long for a comment:** it is in the artifacts of the run.\n"
    #expect(forge.comments.map(\.body) == [Self.posted(forge, short)])
  }

  /// A whole plan with a text of 200 KB goes to GitLab, whose limit is higher.
  @Test func whatIsLongGoesToGitLab() async throws {
    let forge = try FakeForge(.gitlab)
    let plan = Self.plan + String(repeating: "ä", count: 100_000) + "\n"
    #expect(try await Self.comment(forge, plan).code == 0)
    #expect(forge.comments.map(\.body) == [Self.posted(forge, plan)])
  }

  /// What inx-apply writes is found again: the plan of the next push replaces the one before, of this tenant alone.
  @Test(arguments: FakeForge.Brand.allCases)
  func realPlansReplaceEachOther(brand: FakeForge.Brand) async throws {
    let forge = try FakeForge(brand)
    let (one, other) = (try TestTenant(), try TestTenant())
    var plans: [String] = []
    for (tenant, pattern) in [
      (one, "a@example.com"), (other, "b@example.com"), (one, "<!-- -->c@example.com"),
    ] {
      try tenant.declare("blacklistEntries: [{pattern: \"\(pattern)\"}]")
      let run = try await tenant.run("plan", ["--format", "markdown", "m.yaml"])
      plans.append(run.stdout)
      #expect(try await Self.comment(forge, run.stdout).code == 0)
    }
    #expect(forge.comments.map(\.body) == [Self.posted(forge, plans[2]), Self.posted(forge, plans[1])])
  }

  @Test(arguments: FakeForge.Brand.allCases)
  func tokenIsOnNoCommandLine(brand: FakeForge.Brand) async throws {
    let forge = try FakeForge(brand)
    let folder = try Folder()
    // Each bash reads this first: the function stands before the program.
    let spy = try folder.write(
      #"curl() { printf '%s\n' "$@" >>"$SEEN"; command curl "$@"; }"#,
      to: "spy"
    )
    let environment = ["BASH_ENV": spy, "SEEN": folder.path + "/seen"]
    let run = try await Self.comment(forge, Self.plan, environment: environment)
    #expect(run.code == 0, "\(run)")
    let seen = String(decoding: try Folder.bytes(folder.path + "/seen"), as: UTF8.self)
    #expect(seen.contains("POST\n"))
    #expect(!seen.contains(FakeForge.token))
  }

  @Test(arguments: FakeForge.Brand.allCases)
  func nothingIsPostedWhereSomethingIsWrong(brand: FakeForge.Brand) async throws {
    let forge = try FakeForge(brand)
    let name = brand == .github ? "GITHUB_TOKEN" : "INX_GITLAB_TOKEN"
    let script = "comment-\(brand).sh"
    let usage =
      "usage: \(script) FILE \(brand == .github ? "NUMBER" : "merge_requests/N|issues/N")"
    func says(_ plan: String?, _ target: String? = nil, _ environment: [String: String] = [:]) async throws
      -> String
    {
      let run = try await Self.comment(forge, plan, target: target, environment: environment)
      #expect(run.stdout == "")
      return "\(run.code) \(run.stderr)"
    }
    #expect(try await says(nil) == "1 error: there is no plan.md to be posted\n")
    #expect(
      try await says("Tenant: x\n\(Self.marker)\n")
        == "1 error: plan.md does not begin with a marker: it is not what inx-apply show --format markdown writes\n"
    )
    #expect(try await says(Self.plan, "7/../8") == "64 error: \(usage)\n")
    #expect(try await says(Self.plan, nil, [name: ""]) == "64 error: \(script): \(name) is not set\n")
    #expect(
      try await says(Self.plan, nil, [name: "x\"\nurl = \"http://example.com"])
        == "64 error: \(script): the token holds characters that no token has\n"
    )
    let refused = try await says(Self.plan, nil, [name: "another"])
    #expect(refused.hasPrefix("1 "), "\(refused)")
    #expect(refused.contains("failed: {\"message\":\"Bad credentials\"}"), "\(refused)")
    #expect(forge.comments == [])
    #expect(forge.takeRequests() == [])
  }
}
