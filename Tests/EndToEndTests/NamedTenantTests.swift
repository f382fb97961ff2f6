import Testing

/// `--tenant NAME`: one tenant of `inx-apply.yaml`, with its manifests, values and credentials, and no others.
@Suite(.serialized) struct NamedTenantTests {
  // MARK: - What an entry adds

  /// Manifests, values, and content files that lie beside the manifests.
  @Test func entry() async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    let run = try await tenants.run("plan --tenant a")
    #expect(
      run.description == """
        code 0
        --- stdout
        Tenant: sandbox:a.json

        + text-module/common (common/m.yaml:1)
            name: "common"
            type: "TEXT"
            text: "from a"

        + text-module/own (a/m.yaml:1)
            name: "own"
            type: "TEXT"
            text: "of a"

        Plan: 2 to create, 0 to update, 0 to replace, 0 to delete; 0 unchanged, 0 unmanaged. 2 requests read, 2 to write.
        --- stderr

        """
    )
    let other = try await tenants.run("plan --tenant b --format json")
    #expect(other.stdout.contains(#""after": "from b""#) && !other.stdout.contains("of a"), "\(other)")
  }

  /// Paths are relative to the file, wherever it lies, and the tenant's too.
  @Test func configElsewhere() async throws {
    let files = Dictionary(uniqueKeysWithValues: NamedTenants.files.map { ("deep/er/" + $0, $1) })
    let tenants = try NamedTenants(files)
    let file = "deep/er/inx-apply.yaml"
    for config in [file, "./deep//er/inx-apply.yaml", tenants.folder.path + "/" + file] {
      let run = try await tenants.run("plan --tenant a --config \(config)")
      #expect(run.code == 0 && run.stderr == "", "\(run)")
      #expect(run.stdout.contains("er/a.json\n") && run.stdout.contains("er/a/m.yaml:1)"), "\(run)")
      #expect(run.stdout.contains(#"text: "of a""#), "\(run)")
      let valid = try await tenants.run("validate --tenant a --config \(config)")
      #expect(valid.stdout == "Valid: 2 objects in 2 files.\n", "\(valid)")
    }
    let nothing = try await tenants.run("plan --tenant a")
    #expect(
      nothing.description == """
        code 64
        --- stdout
        --- stderr
        inx-apply: error: inx-apply.yaml does not exist, and it is what names tenants: write it, or give --config FILE

        """
    )
  }

  /// What the command line says: paths take the place of the entry's, values win over its own.
  @Test func commandLineAdds() async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    try tenants.folder.write("textModules: [{name: more, type: TEXT, text: '${v}'}]\n", to: "more/m.yaml")
    try tenants.folder.write("v: from the command line\n", to: "late.yaml")
    let run = try await tenants.run("plan --tenant b --var-file late.yaml more")
    #expect(!run.stdout.contains("text-module/common"), "\(run)")
    #expect(run.stdout.contains("+ text-module/more (more/m.yaml:1)"), "\(run)")
    #expect(run.stdout.components("text: \"from the command line\"") == 1, "\(run)")
    let variable = try await tenants.run("plan --tenant b --var v=V --var-file late.yaml more")
    #expect(variable.stdout.components("text: \"V\"") == 1, "\(variable)")
  }

  /// A base is looked for along the entry's paths.
  @Test func base() async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    try Repository(tenants.folder.path)
    try tenants.folder.write("of a, today", to: "content/own.txt")
    try tenants.folder.write("v: from a, today\n", to: "vars/a.yaml")
    let run = try await tenants.run("plan --tenant a --base first --changed-only --format json")
    #expect(run.code == 0 && run.stderr == "", "\(run)")
    let changes = try State.parse(run.stdout)["changes"]?.elements ?? []
    #expect(
      changes.map { $0["address"]?.text } == ["text-module/common", "text-module/own"],
      "\(run)"
    )
    let same = try await tenants.run("plan --tenant b --base first --changed-only --format json")
    #expect(try State.parse(same.stdout)["changes"]?.elements?.count == 0, "\(same)")
  }

  /// Files that are no manifests though they lie below one of the directories, whoever names the tenant.
  @Test(arguments: [
    "plan --sandbox a.json .", "plan --tenant a", "validate .", "validate --tenant a", "plan --tenant a ./",
    "validate --config inx-apply.yaml .", "plan --tenant a --config other.yaml",
    "plan --sandbox a.json --config other.yaml .",
  ])
  func noManifests(_ line: String) async throws {
    let entry = "tenants: {a: {sandbox: a.json, varFiles: [sub/vars.yaml], manifests: [.]}}\n"
    let name = line.contains("other.yaml") ? "other.yaml" : "inx-apply.yaml"
    let tenants = try NamedTenants([
      name: entry, "sub/vars.yaml": "v: x\n", "sub/inx-apply.yaml": "no manifest", ".hidden.yaml": "no",
      "m.yaml": "textModules: [{name: T, type: TEXT, text: '${v}'}]\n", "a.json": NamedTenants.fresh,
    ])
    let run = try await tenants.run(line.contains("--tenant") ? line : line + " --var v=x")
    #expect(run.code == 0 && run.stderr == "", "\(run)")
  }

  /// A plan that was saved is applied to the tenant that it was made for, by its name too.
  @Test func savedPlan() async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    let plan = try await tenants.run("plan --tenant a --out plan.json")
    try #require(plan.code == 0, "\(plan)")
    let other = try await tenants.run("apply --plan plan.json --tenant b")
    #expect(
      other.description == """
        code 4
        --- stdout
        --- stderr
        inx-apply: error: the plan was made for sandbox:a.json, and --tenant b names sandbox:b.json

        """
    )
    let apply = try await tenants.run("apply --plan plan.json --tenant a")
    #expect(apply.code == 0, "\(apply)")
    #expect(try await tenants.run("plan --tenant a --detailed-exitcode").code == 0)
    #expect(try await tenants.run("apply --tenant a --auto-approve").code == 0)
  }

  // MARK: - Credentials

  private static func api(_ a: String, _ b: String = "https://b.example.com/b/rest/v1") -> String {
    """
    tenants:
      a: {baseURL: '\(a)', clientIDVariable: A_ID, clientSecretVariable: A_SECRET, manifests: [m.yaml]}
      b: {baseURL: '\(b)', clientIDVariable: B_ID, clientSecretVariable: B_SECRET, manifests: [m.yaml]}

    """
  }
  private static let module = "textModules: [{name: T, type: TEXT, text: x}]\n"

  /// Each gets its own, whatever else stands in the environment.
  @Test func ownCredentials() async throws {
    let (a, b) = (try NamedTenant("a"), try NamedTenant("b"))
    let tenants = try NamedTenants(["inx-apply.yaml": Self.api(a.baseURL, b.baseURL), "m.yaml": Self.module])
    let environment = [
      "A_ID": a.clientID, "A_SECRET": a.secret, "B_ID": b.clientID, "B_SECRET": b.secret,
      "INX_BASE_URL": "http://127.0.0.1:1/x/rest/v1", "INX_CLIENT_ID": "Other", "INX_CLIENT_SECRET": "0ther",
    ]
    for line in ["plan --tenant a", "apply --tenant a --auto-approve", "plan --all-tenants"] {
      let run = try await tenants.run(line + " --log-http", environment)
      #expect(run.code == 0, "\(line): \(run)")
      let (ofA, ofB) = (a.takeRequests(), b.takeRequests())
      #expect(ofA.isEmpty == false && ofB.isEmpty == !line.contains("all"), "\(line)")
      for hidden in b.hidden + ["Other", "0ther"] {
        #expect(!ofA.contains { $0.contains(hidden) }, "\(line)")
      }
      for hidden in a.hidden + ["Other", "0ther"] {
        #expect(!ofB.contains { $0.contains(hidden) }, "\(line)")
      }
      for hidden in a.hidden + b.hidden { #expect(!run.description.contains(hidden), "\(line)") }
    }
  }

  /// Nothing stands in for a variable that is missing, and nobody is asked.
  @Test func missingVariables() async throws {
    let a = try NamedTenant("a")
    let tenants = try NamedTenants(["inx-apply.yaml": Self.api(a.baseURL), "m.yaml": Self.module])
    let others = ["INX_CLIENT_ID": a.clientID, "INX_CLIENT_SECRET": a.secret, "INX_BASE_URL": a.baseURL]
    let cases: [([String: String], String)] = [
      ([:], "A_ID is not set, and it is the clientIDVariable of the tenant a"),
      (["A_ID": "", "A_SECRET": "x"], "A_ID is not set, and it is the clientIDVariable of the tenant a"),
      (["A_ID": a.clientID], "A_SECRET is not set, and it is the clientSecretVariable of the tenant a"),
    ]
    for (environment, message) in cases {
      for command in ["plan --tenant a", "plan --all-tenants", "apply --auto-approve --tenant a"] {
        let run = try await tenants.run(command, others.merging(environment) { $1 })
        #expect(run.description == "code 64\n--- stdout\n--- stderr\ninx-apply: error: \(message)\n")
      }
    }
    #expect(a.takeRequests() == [])
    #expect(try await tenants.run("validate --tenant a").code == 0)
  }

  /// A secret that somebody wrote into the file is not repeated, in whatever way it is wrong there.
  @Test(arguments: [
    "clientSecretVariable: s3cr-et-0f-nobody", "clientSecretVariable: s3cret0fnobody",
    "clientSecretVariable: \"s3cr et-0f-nobody\"", "clientSecretVariable:\n      s3cr-et-0f-nobody",
    "clientSecretVariable: [s3cr-et-0f-nobody]", "clientSecret: s3cr-et-0f-nobody",
    "clientSecretVariable: A\n    clientSecretVariable: s3cret0fnobody", "secret: 's3cr-et-0f-nobody",
    "clientSecretVariable: {x: s3cret0fnobody", "clientSecretVariable:\n      s3cret0fnobody",
  ])
  func secretsInTheFile(_ entry: String) async throws {
    let text =
      "tenants:\n  a:\n    baseURL: https://x.example.com/a/rest/v1\n    clientIDVariable: A_ID\n    \(entry)\n"
    let tenants = try NamedTenants(["inx-apply.yaml": text, "m.yaml": Self.module])
    let environment = ["A_ID": "x", "A": "x"]
    for options in ["", " --format json", " --format github"] {
      let run = try await tenants.run("plan --tenant a m.yaml" + options, environment)
      #expect(run.code == 1 || run.code == 64)
      #expect(run.description.contains("inx-apply.yaml") || options.contains("github"), "\(run)")
      for part in ["0f-nobody", "s3cr", "0fnobody"] { #expect(!run.description.contains(part), "\(run)") }
    }
  }

  @Test func secretIsNoName() async throws {
    let text = """
      tenants:
        a:
          baseURL: https://x.example.com/a/rest/v1
          clientIDVariable: A_ID
          clientSecretVariable: s3cr-et

      """
    let tenants = try NamedTenants(["inx-apply.yaml": text, "m.yaml": Self.module])
    #expect(
      try await tenants.run("plan --tenant a m.yaml").description == """
        code 1
        --- stdout
        --- stderr
        inx-apply.yaml:5:27: error: clientSecretVariable must be the name of an environment variable, never the value
            clientSecretVariable:…
                                  ^

        """
    )
    try tenants.folder.write(text.replacing("s3cr-et", with: "s3cret"), to: "inx-apply.yaml")
    #expect(
      try await tenants.run("plan --tenant a m.yaml", ["A_ID": "x"]).description == """
        code 64
        --- stdout
        --- stderr
        inx-apply.yaml:5:27: error: the environment's variable that clientSecretVariable names is not set
            clientSecretVariable:…
                                  ^

        """
    )
  }

  // MARK: - Mistakes

  @Test(arguments: [
    ("plan --tenant aa m.yaml", "inx-apply.yaml names no tenant aa (did you mean a?): it has a, b"),
    ("validate --tenant aa m.yaml", "inx-apply.yaml names no tenant aa (did you mean a?): it has a, b"),
    ("plan --tenant a --sandbox x", "--sandbox and --tenant exclude each other"),
    ("plan --all-tenants --sandbox x", "--sandbox and --all-tenants exclude each other"),
    ("plan --tenant a --all-tenants", "--tenant and --all-tenants exclude each other"),
    (
      "plan --tenant a --base-url https://x.example.com/a/rest/v1",
      "--base-url and --tenant exclude each other"
    ),
    ("plan --tenant a --tenant b --tenant a", "--tenant a is given twice"),
    ("apply --auto-approve --tenant a --tenant b", "apply takes one tenant at a time"),
    (
      "apply --auto-approve --all-tenants",
      "unknown option --all-tenants of apply; see inx-apply apply --help"
    ),
    ("validate --tenant a --tenant b", "--tenant is given twice"),
    ("plan --all-tenants --out p", "--out takes one tenant at a time: a saved plan is bound to it"),
    ("plan --tenant a --tenant b --format html", "--format html takes one tenant at a time"),
    ("plan --tenant a --config=", "--config needs a file"),
    (
      "plan --all-tenants --parallelism 0",
      "--parallelism must be a whole number from 1 to 64, not \"0\""
    ),
    ("plan --all-tenants --var 1=x", "--var must be NAME=VALUE, not \"1=…\""),
    ("plan --all-tenants --changed-only", "--changed-only needs --base DIR or --base GITREF"),
  ])
  func usage(_ line: String, _ message: String) async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    let run = try await tenants.run(line)
    #expect(run.description == "code 64\n--- stdout\n--- stderr\ninx-apply: error: \(message)\n")
  }

  @Test func noManifestsAtAll() async throws {
    let tenants = try NamedTenants([
      "inx-apply.yaml": "tenants: {a: {sandbox: a.json}, b: {sandbox: b.json, manifests: [m.yaml]}}",
      "m.yaml": Self.module,
    ])
    let message = "no PATH: name the manifests' directory or files: the tenant a has no manifests of its own"
    for line in ["plan --tenant a", "plan --all-tenants", "validate --tenant a"] {
      let run = try await tenants.run(line)
      #expect(run.description == "code 64\n--- stdout\n--- stderr\ninx-apply: error: \(message)\n")
    }
    #expect(try await tenants.run("plan --tenant a --quiet m.yaml").code == 0)
  }

  /// What is wrong with the file is told with its places, all at once.
  @Test(arguments: ["plan --tenant a", "plan --all-tenants", "validate --tenant a", "apply --tenant a"])
  func badFile(_ line: String) async throws {
    let tenants = try NamedTenants([
      "inx-apply.yaml": "tenants:\n  a: {sandbx: a.json}\n  \"b\\e[1m\": {sandbox: ~}\nother: 1\n"
    ])
    #expect(
      try await tenants.run(line).description == """
        code 1
        --- stdout
        --- stderr
        inx-apply.yaml:2:7: error: unknown key sandbx of a tenant (did you mean sandbox?)
          a: {sandbx: a.json}
              ^
        inx-apply.yaml:3:3: error: "b\\u{1B}[1m" is not a tenant's name: a name has letters, digits, ".", "_" and "-", and \
        does not begin with "."
          "b\\e[1m": {sandbox: ~}
          ^
        inx-apply.yaml:3:23: error: sandbox must be text, not null
          "b\\e[1m": {sandbox: ~}
                              ^
        inx-apply.yaml:4:1: error: unknown key other
        other: 1
        ^

        """
    )
  }

  /// The file is judged whole, by every command that reads it.
  @Test(arguments: [
    "plan --tenant b m.yaml", "validate --tenant b m.yaml", "apply --auto-approve --tenant b m.yaml",
    "export --tenant b --out x", "clone --from b --to c", "plan --all-tenants m.yaml",
  ])
  func addressOfAnother(_ line: String) async throws {
    let text = """
      tenants:
        a: {baseURL: 'http://a.example.com/a/rest/v1', clientIDVariable: A, clientSecretVariable: B}
        b: {sandbox: b.json}
        c: {sandbox: c.json}

      """
    let tenants = try NamedTenants(["inx-apply.yaml": text, "m.yaml": Self.module])
    let run = try await tenants.run(line)
    #expect(run.code == 64 && run.stdout == "", "\(run)")
    #expect(run.stderr.hasPrefix("inx-apply.yaml:2:16: error: the base URL uses plain http"), "\(run)")
    #expect(tenants.folder.names == ["inx-apply.yaml", "m.yaml"])
  }

  /// PATH takes the place of the manifests, in every command that takes some; values and root stay the entry's.
  @Test(arguments: ["validate", "plan", "apply --auto-approve", "plan --all-tenants"])
  func pathReplaces(_ command: String) async throws {
    let tenants = try NamedTenants(NamedTenants.files)
    try tenants.folder.write("textModules: [{name: own, type: TEXT, text: '${v}'}]\n", to: "more/m.yaml")
    // What is not read cannot be wrong.
    try tenants.folder.write("nonsense: [\n", to: "common/broken.yaml")
    let tenant = command.contains("all") ? "" : " --tenant a"
    let run = try await tenants.run(command + tenant + " more")
    #expect(run.code == 0 && run.stderr == "", "\(run)")
    if command == "validate" {
      #expect(run.stdout == "Valid: 1 object in 1 file.\n")
    } else {
      #expect(run.stdout.contains("(more/m.yaml:1)") && run.stdout.contains("text: \"from a\""), "\(run)")
      #expect(!run.stdout.contains("common"), "\(run)")
    }
    let without = try await tenants.run("validate --tenant a")
    #expect(without.code == 1 && without.stderr.hasPrefix("common/broken.yaml:"), "\(without)")
  }

  @Test func badAddress() async throws {
    let tenants = try NamedTenants([
      "inx-apply.yaml": Self.api("http://a.example.com/a/rest/v1", "https://me:hunter2@b.example.com/b"),
      "m.yaml": Self.module,
    ])
    let run = try await tenants.run("plan --tenant a", ["A_ID": "x", "A_SECRET": "y"])
    #expect(run.code == 64 && run.stdout == "")
    #expect(
      run.stderr.hasPrefix("inx-apply.yaml:2:16: error: the base URL uses plain http, which is allowed only")
    )
    let other = try await tenants.run("plan --all-tenants --tenant b", ["B_ID": "x", "B_SECRET": "y"])
    #expect(other.code == 64)
    let password = try await tenants.run("plan --tenant b", ["B_ID": "x", "B_SECRET": "y"])
    #expect(password.code == 64 && password.stderr.contains("\ninx-apply.yaml:3:16: error: the base URL"))
    #expect(!password.description.contains("hunter2"))
  }
}

extension String {
  /// How often the text holds another.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
