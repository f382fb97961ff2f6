import Foundation
import Resources
import Testing

/// A saved plan is its tenant's alone; and what the command line must be for it.
@Suite struct SavedPlanTenantTests {
  private static let manifest = "attributes: [{name: N, type: INTEGER, hidden: true}]"
  private static let other = "http://127.0.0.1:9/sandbox/rest/v1"

  /// A way to say which tenant it is.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var way = TestTenant.Way.http
    /// Of the command line, where `$T` stands for the tenant's.
    var options: [String] = []
    var environment: [String: String] = TestTenant.credentials
    let code: Int32
    /// All of stderr after `inx-apply: error: `, or nothing.
    var message: String?
  }

  private static func with(_ name: String, _ value: String?) -> [String: String] {
    TestTenant.credentials.merging([name: value ?? ""]) { $1 }
  }

  private static let cases =
    [
      Case(testDescription: "not said", code: 0),
      Case(testDescription: "the same", options: ["--base-url", "$T"], code: 0),
      Case(testDescription: "with a slash", options: ["--base-url", "$T/"], code: 0),
      Case(testDescription: "in the environment", environment: with("INX_BASE_URL", "$T/"), code: 0),
      Case(
        testDescription: "the flag is right, the environment is not asked",
        options: ["--base-url", "$T"],
        environment: with("INX_BASE_URL", other),
        code: 0
      ),
      Case(
        testDescription: "another URL",
        options: ["--base-url", other],
        code: 4,
        message: "the plan was made for $T, and --base-url names \(other)"
      ),
      Case(
        testDescription: "another customer",
        options: ["--base-url", "https://api.inxmail.com/acme/rest/v1"],
        code: 4,
        message: "the plan was made for $T, and --base-url names https://api.inxmail.com/acme/rest/v1"
      ),
      Case(
        testDescription: "a sandbox",
        options: ["--sandbox", "tenant.json"],
        code: 4,
        message: "the plan was made for $T, and --sandbox names sandbox:tenant.json"
      ),
      Case(
        testDescription: "another one in the environment",
        environment: with("INX_BASE_URL", other),
        code: 4,
        message: "the plan was made for $T, and INX_BASE_URL names \(other)"
      ),
      Case(
        testDescription: "both",
        options: ["--base-url", "$T", "--sandbox", "tenant.json"],
        code: 64,
        message: "--base-url and --sandbox exclude each other"
      ),
      Case(
        testDescription: "over plain HTTP",
        options: ["--base-url", "http://api.inxmail.com/acme/rest/v1"],
        code: 64
      ),
      Case(testDescription: "no URL", options: ["--base-url", "acme"], code: 64),
      Case(testDescription: "no URL in the environment", environment: with("INX_BASE_URL", "acme"), code: 64),
      Case(testDescription: "no id", environment: with("INX_CLIENT_ID", nil), code: 64),
      Case(testDescription: "no secret", environment: with("INX_CLIENT_SECRET", nil), code: 64),
      // A command line that is wrong is told first.
      Case(
        testDescription: "no credentials, and another URL",
        options: ["--base-url", other],
        environment: [:],
        code: 64
      ),
      Case(
        testDescription: "an override for nothing, and another URL",
        options: ["--base-url", other, "--allow-data-loss", "list/*"],
        code: 64,
        message: "--allow-data-loss list/* matches nothing in the plan"
      ),
      Case(
        testDescription: "a path",
        options: ["m.yaml"],
        code: 64,
        message: "PATH and --plan exclude each other: a saved plan holds what the manifests said"
      ),
      Case(testDescription: "an unknown option", options: ["--pan", "x"], code: 64),
      Case(testDescription: "a file that is none", options: ["--plan", "q"], code: 64),
      Case(testDescription: "a sandbox's own file", way: .file, code: 0),
      Case(testDescription: "the same file", way: .file, options: ["--sandbox", "tenant.json"], code: 0),
      Case(
        testDescription: "the same file otherwise",
        way: .file,
        options: ["--sandbox", "./x/../tenant.json"],
        code: 0
      ),
      Case(testDescription: "a sandbox needs no credentials", way: .file, environment: [:], code: 0),
      Case(
        testDescription: "a sandbox and a URL around",
        way: .file,
        environment: ["INX_BASE_URL": other],
        code: 0
      ),
      Case(
        testDescription: "another file",
        way: .file,
        options: ["--sandbox", "other.json"],
        environment: [:],
        code: 4,
        message: "the plan was made for sandbox:tenant.json, and --sandbox names sandbox:other.json"
      ),
      Case(
        testDescription: "a URL for a sandbox's plan",
        way: .file,
        options: ["--base-url", other],
        environment: [:],
        code: 4,
        message: "the plan was made for sandbox:tenant.json, and --base-url names \(other)"
      ),
    ]
    + [
      ["--target", "attribute/N"], ["--exclude", "attribute/N"], ["--var", "a=b"], ["--var-file", "v.yaml"],
      ["--write-unreadable"], ["--out", "q"],
    ].map { options in
      Case(
        testDescription: "with \(options[0])",
        options: options,
        code: 64,
        message: "\(options[0]) goes with PATH, not with --plan: it was decided when the plan was saved"
      )
    }

  @Test(arguments: cases)
  func bound(_ test: Case) async throws {
    let tenant = try TestTenant(test.way)
    try tenant.declare(SavedPlanTenantTests.manifest)
    try tenant.folder.write("", to: "x/y")
    let plan = try await tenant.run("plan", ["--out", "p", "m.yaml"])
    try #require(plan.code == 0, "\(plan)")
    _ = tenant.takeRequests()
    func filled(_ text: String) -> String { text.replacing("$T", with: tenant.name) }
    let run = try await Program.run(
      ["apply", "--plan", "p"] + test.options.map(filled),
      environment: test.environment.mapValues(filled),
      in: tenant.folder
    )
    #expect(run.code == test.code, "\(run)")
    #expect((test.code == 0) == (run.stderr == ""), "\(run)")
    if let message = test.message { #expect(run.stderr == "inx-apply: error: \(filled(message))\n") }
    if test.code != 0 {
      #expect(run.stdout == "")
      #expect(tenant.takeRequests().map(\.line) == [])
      #expect(try State.difference(tenant.state(), tenant.seed) == [])
      #expect(!tenant.folder.names.contains("other.json"))
    } else {
      #expect(try tenant.state()["attributes"]?.elements?.count == 1)
    }
  }

  /// The name of a host means the same in capitals.
  @Test func hostInCapitals() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(SavedPlanTenantTests.manifest)
    let url = tenant.name.replacing("127.0.0.1", with: "localhost")
    let loud = url.replacing("http://localhost", with: "HTTP://LocalHost") + "/"
    let plan = try await Program.run(
      ["plan", "--base-url", loud, "--out", "p", "m.yaml"],
      environment: TestTenant.credentials,
      in: tenant.folder
    )
    try #require(plan.code == 0, "\(plan)")
    let saved = String(decoding: try Folder.bytes(tenant.folder.path + "/p"), as: UTF8.self)
    #expect(saved.contains(#""tenant": "\#(url)","#))
    for (option, environment) in [(["--base-url", url], nil), ([], loud)] as [([String], String?)] {
      let run = try await Program.run(
        ["apply", "--plan", "p"] + option,
        environment: TestTenant.credentials.merging(environment.map { ["INX_BASE_URL": $0] } ?? [:]) { $1 },
        in: tenant.folder
      )
      #expect(run.code == 0, "\(run)")
    }
  }

  // MARK: - The file

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  /// Its owner alone can read it, also where there was one for everybody, and it tells no credentials.
  @Test func privateAndWithoutSecrets() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(SavedPlanTenantTests.manifest)
    let path = tenant.folder.path + "/p"
    for isThere in [false, true] {
      if isThere {
        try tenant.folder.write("old", to: "p")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      }
      let run = try await tenant.run("plan", ["--out", "p", "m.yaml"])
      try #require(run.code == 0, "\(run)")
      #expect(try mode(path) == 0o600)
      #expect(tenant.folder.names == ["m.yaml", "p", "tenant.json", "tenant.json.lock"])
      let text = String(decoding: try Folder.bytes(path), as: UTF8.self)
      #expect(text.hasPrefix("{\n") && text.hasSuffix("}\n"))
      #expect(!text.contains(TestTenant.secret) && !text.contains(TestTenant.clientID))
    }
  }

  /// Where the file cannot be written that is told before anything is asked for, as far as it can be known.
  @Test(
    arguments: [
      (["--out", "no/p"], 1 as Int32, "--out no/p: there is no directory no"),
      (["--out", "folder"], 1, "--out folder is a directory"),
      (["--out", "folder/"], 1, "--out folder/ is a directory"),
      (["--out", "m.yaml/p"], 1, "--out m.yaml/p: there is no directory m.yaml"),
      (["--out", "new/"], 1, "--out new/: there is no directory new"),
      (["--out", ""], 64, "--out needs a file"),
    ]
  )
  func nowhereToWrite(_ options: [String], _ code: Int32, _ message: String) async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(SavedPlanTenantTests.manifest)
    try tenant.folder.write("x", to: "folder/x")
    let names = tenant.folder.names
    for command in ["plan", "apply --auto-approve"] {
      let run = try await tenant.run(command, options + ["m.yaml"])
      #expect(run.code == code)
      #expect(run.stdout == "")
      #expect(run.stderr == "inx-apply: error: \(message)\n")
      #expect(tenant.takeRequests().map(\.line) == [])
      #expect(tenant.folder.names == names)
    }
  }

  /// A plan that cannot be written leaves the old one, and is not applied either.
  @Test func oldOneStays() async throws {
    let tenant = try TestTenant(.http)
    try tenant.declare(SavedPlanTenantTests.manifest)
    try tenant.folder.write("old", to: "p")
    // No file may be larger than that: the plan does not fit.
    let limited = "ulimit -f 1; exec \"$0\" \"$@\""
    for command in [["plan"], ["apply", "--auto-approve"]] {
      let words = command + tenant.options + ["--out", "p", "m.yaml"]
      let run = try await Program.run(
        ["-c", "trap '' XFSZ; " + limited, Program.path] + words,
        environment: TestTenant.credentials,
        in: tenant.folder,
        executable: "/bin/sh"
      )
      #expect(run.code == 1)
      #expect(run.stderr == "inx-apply: error: p cannot be written: File too large\n", "\(run)")
      #expect(tenant.takeRequests().allSatisfy { !$0.isWrite })
      #expect(try Folder.bytes(tenant.folder.path + "/p") == Array("old".utf8))
      #expect(tenant.folder.names.filter { $0.contains("inx-apply") } == [])
    }
  }
}
