import Foundation
import Resources
import Sandbox
import Testing

/// The two tenants of `clone`: how they are named, and that nothing of one reaches the other.
@Suite(.serialized) struct CloneTenantsTests {
  private static let seed = State([
    "lists": #"{"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
    "blacklistEntries": #"{"id": 40, "pattern": "x@example.com", "description": "bad"}"#,
    "textModules": #"{"id": 20, "listId": 1, "name": "T", "type": "TEXT", "text": "x"}"#,
  ])

  // MARK: - Naming

  @Test func usage() async throws {
    let pair = try ClonePair(.http, State(), .file)
    let both = ClonePair.environment
    let cases: [(line: String, environment: [String: String], says: String)] = [
      ("--to new", both, "clone needs --from T: a name in inx-apply.yaml, or sandbox:FILE"),
      ("--from old", both, "clone needs --to T: a name in inx-apply.yaml, or sandbox:FILE"),
      ("--from= --to new", both, "clone needs --from T: a name in inx-apply.yaml, or sandbox:FILE"),
      ("--from sandbox: --to new", both, "--from sandbox: needs a file"),
      (
        "--from old --to https://me:hunter2@api.inxmail.com/a/rest/v1", both,
        "--to takes no URL: give the name of an entry in inx-apply.yaml, or sandbox:FILE"
      ),
      (
        "--from old --to nwe", both,
        "inx-apply.yaml names no tenant nwe (did you mean new?): it has old, new"
      ),
      (
        "--from old --to new --config x.yaml", both,
        "x.yaml does not exist, and it is what names tenants: write it, or give --config FILE"
      ),
      (
        "--from old --to new m", both, "clone takes no path: m; what is cloned is what --from has"
      ),
      (
        "--from old --to new --tenant new", both,
        "unknown option --tenant of clone; see inx-apply clone --help"
      ),
      ("--from old --from old --to new", both, "--from is given twice"),
      (
        "--from old --to new", ["INX_CLIENT_ID": "id", "INX_CLIENT_SECRET": "secret"],
        "OLD_ID is not set, and it is the clientIDVariable of the tenant old"
      ),
      (
        "--from old --to new --prune --create-only", both,
        "--prune and --create-only exclude each other: one deletes, the other leaves alone"
      ),
      (
        "--from old --to new --format html --auto-approve", both,
        "clone does not write html with --auto-approve: save the plan with --out, and show gives it as a page"
      ),
      (
        "--from old --to new --kinds targetGroup", both,
        "--kinds: there is no section targetGroup (did you mean targetGroups?): there are lists, settings, subscriptionSettings, unsubscriptionSettings, attributes, targetGroups, textModules, blacklistEntries, datasources"
      ),
      (
        "--from old --to new --parameterize name", both,
        "--parameterize: name cannot be a variable: only texts and numbers can be that name no object"
      ),
      ("--from old --to new --var x", both, "--var must be NAME=VALUE, not \"x\""),
      ("--from old --to new --target=", both, "--target needs an address"),
    ]
    for (line, environment, says) in cases {
      let run = try await Program.run(
        ["clone"] + line.split(separator: " ").map(String.init),
        environment: environment,
        in: pair.folder
      )
      #expect(run.code == 64, "\(line)\n\(run)")
      #expect(run.stdout == "")
      let usual =
        "settings, subscriptionSettings, unsubscriptionSettings, attributes, targetGroups, textModules, blacklistEntries, datasources"
      if !says.contains(usual) { #expect(run.stderr == "inx-apply: error: \(says)\n", "\(line)") }
    }
    #expect(pair.old.takeRequests().isEmpty)
  }

  @Test func itself() async throws {
    let pair = try ClonePair(.http, State(), .http)
    let folder = pair.folder
    let url = pair.old.address
    let port = try #require(URL(string: url)?.port)
    func entry(_ name: String, _ place: String) -> String {
      place.hasPrefix("http")
        ? "  \(name):\n    baseURL: \(place)\n    clientIDVariable: OLD_ID\n    clientSecretVariable: OLD_SECRET\n"
        : "  \(name):\n    sandbox: \(place)\n"
    }
    let encoded = "http://127.0.0.1:\(port)/%73andbox/rest/v1/"
    try folder.write(
      "tenants:\n" + entry("old", url) + entry("same", url) + entry("encoded", encoded)
        + entry("file", "old.json") + entry("dir", "deep/../old.json"),
      to: "inx-apply.yaml"
    )
    try folder.write("", to: "deep/nothing")
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.path + "/link.json", withDestinationPath: "old.json")
    try files.linkItem(atPath: folder.path + "/old.json", toPath: folder.path + "/hard.json")
    try files.createSymbolicLink(atPath: folder.path + "/future.json", withDestinationPath: "deep/none.json")
    try files.createSymbolicLink(atPath: folder.path + "/d", withDestinationPath: "deep")
    let pairs = [
      ("old", "old"), ("old", "same"), ("encoded", "old"), ("file", "dir"), ("file", "sandbox:old.json"),
      ("sandbox:./old.json", "sandbox:old.json"), ("sandbox:\(folder.path)/old.json", "file"),
      ("sandbox:link.json", "sandbox:old.json"), ("sandbox:old.json", "sandbox:hard.json"),
      ("sandbox:none.json", "sandbox:./none.json"), ("sandbox:future.json", "sandbox:d/none.json"),
    ]
    for (from, to) in pairs {
      let run = try await pair.run("clone --from \(from) --to \(to) --auto-approve")
      #expect(run.code == 64, "\(from) \(to)\n\(run)")
      #expect(run.stderr.hasPrefix("inx-apply: error: --from and --to are the same tenant: "), "\(run)")
      #expect(run.stdout == "")
    }
    #expect(pair.old.takeRequests().isEmpty)
  }

  @Test func filesWithoutAProject() async throws {
    let folder = try Folder()
    let run = try await Program.run(
      ["clone", "--from=sandbox:a.json", "--to=sandbox:b.json", "--auto-approve"],
      environment: ["INX_BASE_URL": "https://api.inxmail.com/x/rest/v1"],
      in: folder
    )
    #expect(run.code == 0)
    #expect(run.stdout.hasPrefix("Tenant: sandbox:b.json\n\nNo changes."), "\(run)")
    #expect(
      run.stderr == """
        note: a.json does not exist: a fresh tenant is taken
        note: b.json does not exist: a fresh tenant is taken

        """
    )
    #expect(!folder.names.contains("a.json"))
  }

  @Test func elsewhereInTheTree() async throws {
    let pair = try ClonePair(CloneTenantsTests.seed)
    try pair.folder.write("", to: "work/x")
    let run = try await Program.run(
      [
        "clone", "--config", "\(pair.folder.path)/inx-apply.yaml", "--from", "old", "--to", "new",
        "--auto-approve",
      ],
      in: Folder()
    )
    #expect(run.code == 0, "\(run)")
    #expect(try pair.new.state()["textModules"]?.elements?.count == 1)
  }

  // MARK: - Failures

  @Test(arguments: ["old", "new"])
  func unreachable(_ name: String) async throws {
    let option = name == "old" ? "--from" : "--to"
    let pair = try ClonePair(.http, CloneTenantsTests.seed, .http)
    let refused = try await pair.clone(environment: ["\(name.uppercased())_SECRET": "Wr0ng"])
    #expect(refused.code == 6)
    #expect(
      refused.stderr.contains("error: \(option) \(name): the tenant refuses the credentials"),
      "\(refused)"
    )
    #expect(!refused.description.contains("Wr0ng"))
    let side = name == "old" ? pair.old : pair.new
    side.answer { _ in .init(status: 0, headers: [], body: []) }
    let gone = try await pair.clone("--retry-timeout 0 --auto-approve")
    #expect(gone.code == 6)
    #expect(gone.stderr.contains("error: \(option) \(name): the tenant cannot be reached: "), "\(gone)")
    #expect(pair.new.takeRequests().filter(\.isWrite).isEmpty)
  }

  @Test func broken() async throws {
    let pair = try ClonePair(State())
    try pair.folder.write("{", to: "new.json")
    let run = try await pair.clone()
    #expect(run.code == 1)
    #expect(run.stderr.contains("error: --to new: "), "\(run)")
  }

  // MARK: - Apart

  /// Every request of a whole run: the source is only read, with its own credentials, the target with its
  /// own: a served tenant answers no others.
  @Test(arguments: [
    "", "--format json", "--prune --backup back", "--create-only", "--parameterize senderAddress",
  ])
  func nothingOfOneReachesTheOther(_ options: String) async throws {
    let new = State(["textModules": #"{"id": 20, "listId": 1, "name": "Old", "type": "TEXT", "text": "x"}"#])
    let pair = try ClonePair(.http, CloneTenantsTests.seed, .http, new)
    let before = try pair.old.state()
    let run = try await pair.clone("--auto-approve --verify --log-http \(options)")
    #expect(run.code == 0 || run.code == 3, "\(run)")
    let (read, written) = (pair.old.takeRequests(), pair.new.takeRequests())
    #expect(!read.isEmpty)
    #expect(read.filter(\.isWrite).isEmpty)
    #expect(written.filter(\.isWrite).isEmpty == (run.code == 3))
    #expect(try pair.old.state() == before)
    for (name, requests) in [("old", written), ("new", read)] {
      for hidden in CloneTenantsTests.secrets(of: name) {
        #expect(!requests.contains { ($0.headers + $0.line + $0.body).contains(hidden) })
      }
    }
    for hidden in CloneTenantsTests.secrets(of: "old") + CloneTenantsTests.secrets(of: "new") {
      #expect(!run.description.contains(hidden))
      for name in pair.folder.names where name.hasPrefix("back/") && name.hasSuffix(".yaml") {
        let text = String(decoding: try Folder.bytes("\(pair.folder.path)/\(name)"), as: UTF8.self)
        #expect(!text.contains(hidden))
      }
    }
  }

  /// The source's last request uses up its limit for an hour, which the target must not wait for.
  @Test func eachHasItsOwnPace() async throws {
    let pair = try ClonePair(.http, CloneTenantsTests.seed, .http)
    #expect(try await pair.clone("--parallelism 1").code == 0)
    let count = pair.old.takeRequests().count
    pair.old.left(count)
    let run = try await pair.clone("--parallelism 1 --auto-approve")
    #expect(run.code == 0, "\(run)")
    #expect(pair.old.takeRequests().count == count)
  }

  /// The secret, the id, and both as they go on the wire.
  private static func secrets(of name: String) -> [String] {
    let (id, secret) = (ClonePair.clientID(name), ClonePair.secret(name))
    return [secret, id, Data("\(id):\(secret)".utf8).base64EncodedString()]
  }
}
