import Testing

/// A wrong command line: exit code 64, one line on stderr, nothing on stdout, no request.
@Suite(.serialized) struct UsageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let environment: [String: String]
    /// Without `inx-apply: error: `.
    let message: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ line: String, _ environment: [String: String] = [:], says message: String) {
      // A word in apostrophes may hold blanks or nothing.
      var words: [String] = []
      for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
        words += index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
      }
      arguments = words
      self.environment = environment
      self.message = message
    }
  }

  private static let shape = "it should look like https://api.inxmail.com/CUSTOMER/rest/v1"
  private static let id = ["INX_CLIENT_ID": "id"]
  private static let both = ["INX_CLIENT_ID": "id", "INX_CLIENT_SECRET": "secret"]

  static let cases = [
    Case("", says: "no command; see inx-apply --help"),
    Case("aply", says: "unknown command aply (did you mean apply?); see inx-apply --help"),
    Case("--frobnicate", says: "unknown command --frobnicate; see inx-apply --help"),
    Case("sandbox", says: "sandbox needs serve or reset; see inx-apply --help"),
    Case("validate", says: "no PATH: name the manifests' directory or files"),
    Case("plan --sandbox t.json", says: "no PATH: name the manifests' directory or files"),
    Case(
      "plan --sandbx t.json m.yaml",
      says: "unknown option --sandbx of plan (did you mean --sandbox?); see inx-apply plan --help"
    ),
    Case("plan --quiet --quiet m.yaml", says: "--quiet is given twice"),
    Case("plan --quiet=yes m.yaml", says: "--quiet takes no value"),
    Case("plan m.yaml --sandbox", says: "--sandbox needs a value: --sandbox FILE"),
    Case("plan --sandbox '' m.yaml", says: "--sandbox needs a file"),
    Case("apply --sandbox t.json --auto-approve --backup '' m.yaml", says: "--backup needs a directory"),
    Case(
      "plan --sandbox t.json --backup b m.yaml",
      says: "unknown option --backup of plan; see inx-apply plan --help"
    ),
    Case(
      "plan m.yaml",
      says: "no tenant: give --base-url URL, --tenant NAME, --sandbox FILE, or INX_BASE_URL"
    ),
    Case(
      "plan m.yaml",
      ["INX_BASE_URL": ""],
      says: "no tenant: give --base-url URL, --tenant NAME, --sandbox FILE, or INX_BASE_URL"
    ),
    Case(
      "plan --base-url https://x.example/a/rest/v1 --sandbox t.json m.yaml",
      says: "--base-url and --sandbox exclude each other"
    ),
    Case(
      "plan --base-url nonsense m.yaml",
      both,
      says: "--base-url: the base URL does not start with https://; \(shape)"
    ),
    Case(
      "plan --base-url http://api.inxmail.com/a/rest/v1 m.yaml",
      both,
      says: "--base-url: the base URL uses plain http, which is allowed only to this machine; \(shape)"
    ),
    Case(
      "plan --base-url https://me:hunter2@api.inxmail.com/a m.yaml",
      both,
      says:
        "--base-url: the base URL contains a user name or password, which belong into the credential variables; \(shape)"
    ),
    Case(
      "plan m.yaml",
      ["INX_BASE_URL": "ftp://api.inxmail.com"],
      says: "INX_BASE_URL: the base URL has another scheme than https; \(shape)"
    ),
    Case(
      "plan --base-url https://x.example/a/rest/v1 m.yaml",
      says:
        "INX_CLIENT_ID is not set: credentials come from INX_CLIENT_ID and INX_CLIENT_SECRET (or INX_CLIENT_SECRET_FILE)"
    ),
    Case(
      "plan --base-url https://x.example/a/rest/v1 m.yaml",
      id,
      says: "INX_CLIENT_SECRET is not set, nor is INX_CLIENT_SECRET_FILE"
    ),
    Case(
      "plan --base-url https://x.example/a/rest/v1 m.yaml",
      id.merging(["INX_CLIENT_SECRET_FILE": "nowhere"]) { $1 },
      says: "INX_CLIENT_SECRET_FILE names a file that cannot be read: No such file or directory"
    ),
    Case(
      "plan --base-url https://x.example/a/rest/v1 m.yaml",
      id.merging(["INX_CLIENT_SECRET_FILE": "empty"]) { $1 },
      says: "INX_CLIENT_SECRET_FILE names an empty file"
    ),
    Case(
      "apply --sandbox t.json m.yaml",
      says: "there is no terminal to ask for approval: give --auto-approve"
    ),
    Case(
      "plan --sandbox t.json --parallelism 0 m.yaml",
      says: "--parallelism must be a whole number from 1 to 64, not \"0\""
    ),
    Case(
      "plan --sandbox t.json --retry-timeout=-1 m.yaml",
      says: "--retry-timeout must be a whole number from 0 to 86400, not \"-1\""
    ),
    Case(
      "plan --sandbox t.json --allow-deletes many m.yaml",
      says: "--allow-deletes must be a whole number from 0, not \"many\""
    ),
    Case("plan --sandbox t.json --target '' m.yaml", says: "--target needs an address"),
    Case("plan --sandbox t.json --base '' m.yaml", says: "--base needs a directory or a git ref"),
    Case(
      "plan --sandbox t.json --changed-only m.yaml",
      says: "--changed-only needs --base DIR or --base GITREF"
    ),
    Case("plan --sandbox t.json --base a --base b m.yaml", says: "--base is given twice"),
    Case("plan --sandbox t.json --var 1x=2 m.yaml", says: "--var must be NAME=VALUE, not \"1x=…\""),
    Case("plan --sandbox t.json --var =geheim m.yaml", says: "--var must be NAME=VALUE, not \"=…\""),
    Case("plan --sandbox t.json --var word:geheim m.yaml", says: "--var must be NAME=VALUE"),
    Case("--client-secret=geheim", says: "unknown command --client-secret; see inx-apply --help"),
    Case(
      "plan --sandbox t.json --target text-module/%zz m.yaml",
      says:
        "--target text-module/%zz: the escape %zz is malformed: two hexadecimal digits follow a %; write % itself as %25"
    ),
    Case(
      "plan --sandbox t.json --exclude list/50% m.yaml",
      says:
        "--exclude list/50%: the escape % is malformed: two hexadecimal digits follow a %; write % itself as %25"
    ),
    Case("sandbox serve", says: "sandbox serve needs --state FILE"),
    Case("sandbox reset", says: "sandbox reset needs --state FILE"),
    Case("sandbox reset --state t.json t.json", says: "sandbox reset takes no operands"),
    Case(
      "sandbox serve --state t.json",
      id,
      says: "INX_CLIENT_ID and INX_CLIENT_SECRET must be set: they are the only credentials that are taken"
    ),
    Case(
      "sandbox serve --state t.json --port 65536",
      both,
      says: "--port must be a whole number from 0 to 65535, not \"65536\""
    ),
  ]

  @Test(arguments: cases)
  func message(_ test: Case) async throws {
    let folder = try Folder()
    try folder.write("blacklistEntries: [{pattern: x@example.com}]", to: "m.yaml")
    try folder.write("", to: "empty")
    let run = try await Program.run(test.arguments, environment: test.environment, in: folder)
    #expect(run.stderr == "inx-apply: error: \(test.message)\n")
    #expect(run.stdout == "")
    #expect(run.code == 64)
    #expect(folder.names == ["empty", "m.yaml"])
  }

  /// Patterns that match nothing are found out with the tenant's answers, and all at once.
  @Test func patternsThatMatchNothing() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare("blacklistEntries: [{pattern: x@example.com}]")
    let options = [
      "--target", "blacklist-entry/x*", "--exclude", "list/*", "--allow-data-loss", "attribute/P",
    ]
    let run = try await tenant.run("apply", ["--auto-approve"] + options + ["m.yaml"])
    #expect(
      run.stderr == """
        error: --exclude list/* matches nothing that is declared or pruned
        error: --allow-data-loss attribute/P matches nothing that is declared or pruned

        """
    )
    #expect(run.stdout == "")
    #expect(run.code == 64)
    #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
  }
}
