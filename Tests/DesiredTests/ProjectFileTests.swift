import Desired
import Resources
import Testing

@Suite struct ProjectFileTests {
  @Test func tenantsInTheirOrder() {
    let text = """
      x-common: &common
        clientIDVariable: ACME_CLIENT_ID
        clientSecretVariable: ACME_CLIENT_SECRET
      tenants:
        zeta:
          <<: *common
          baseURL: https://api.example.com/zeta/rest/v1
          varFiles: [vars/common.yaml, vars/zeta.yaml]
          manifests: [common, zeta]
        "no":
          sandbox: rehearsal.json

      """
    #expect(
      ProjectFileTests.read(text) == """
        zeta at 5: https://api.example.com/zeta/rest/v1 ACME_CLIENT_ID ACME_CLIENT_SECRET \
        ["vars/common.yaml", "vars/zeta.yaml"] ["common", "zeta"]
        no at 10: sandbox rehearsal.json [] []

        """
    )
  }

  /// What is ignored at the top, and what a tenant may be called.
  @Test func namesAndIgnoredKeys() {
    let names = ["a", "A.b_c-9", "-x", "_", "9", "müller", "日本"]
    let tenants = names.map { "  \"\($0)\": {sandbox: s}\n" }.joined()
    let text = "$schema: .inx-apply/project.json\nx-a: 1\nx-: [2]\ntenants:\n\(tenants)"
    let said = ProjectFileTests.read(text)
    #expect(said.split(separator: "\n").map { $0.prefix { $0 != " " } } == names.map { $0[...] })
  }

  @Test(arguments: [
    ("a b", "a b"), ("a/b", "a/b"), (".a", ".a"), ("..", ".."), ("a\\b", "a\\b"), ("a:b", "a:b"),
    ("a@b", "a@b"),
    ("a\u{A0}b", #"a\u{A0}b"#), ("a\u{200B}", #"a\u{200B}"#), ("\u{3164}", #"\u{3164}"#),
    ("a\u{1B}", #"a\u{1B}"#),
    ("🎉", "🎉"), ("a%2Fb", "a%2Fb"), ("a*", "a*"), ("½", "½"),
  ])
  func namesThatAreNone(_ name: String, _ shown: String) {
    let key = name.replacing("\\", with: "\\\\").replacing("\u{1B}", with: "\\e")
    #expect(
      ProjectFileTests.read("tenants:\n  \"\(key)\": {sandbox: s}\n  ok: {sandbox: t}\n")
        == "p.yaml:2:3: error: \"\(shown)\" is not a tenant's name: a name has letters, digits, \".\", \"_\" and \"-\","
        + " and does not begin with \".\"\n"
    )
  }

  /// A blank that is no space gives one message, wherever it is.
  @Test(arguments: [
    ("tenants:\n\u{A0}\u{A0}a:\n    sandbox: x\n", "2:1", "A0"),
    ("tenants:\n  a:\n\u{2007}\u{2007}\u{2007}\u{2007}sandbox: x\n", "3:1", "2007"),
    ("tenants:\n  a:\n    sandbox: x\n   \u{2003}manifests: [m]\n", "4:4", "2003"),
    ("tenants:\n  a:\n    sandbox: x\n    manifests:\n      -\u{202F}m\n", "5:8", "202F"),
    ("tenants:\n  a:\n    sandbox: |\u{3000}\n      x\n", "3:15", "3000"),
  ])
  func oddBlanks(_ text: String, _ place: String, _ blank: String) {
    #expect(
      ProjectFileTests.read(text)
        == "p.yaml:\(place): error: \\u{\(blank)} looks like a space and is none: replace it with a space, or put the text"
        + " in quotes\n"
    )
  }

  @Test(arguments: [
    ("nothing", "# nothing\n", "error: p.yaml names no tenants: it is a mapping with the key tenants\n"),
    (
      "no mapping", "- a\n",
      "p.yaml:1:1: error: it must be a mapping with the key tenants, not a sequence\n"
    ),
    (
      "unknown keys", "tennants: {}\ntenants:\n  a:\n    baseUrl: x\n    sandbox: a.json\n",
      """
      p.yaml:1:1: error: unknown key tennants (did you mean tenants?)
      p.yaml:4:5: error: unknown key baseUrl of a tenant (did you mean baseURL?)

      """
    ),
    (
      "both places", "tenants:\n  a: {baseURL: 'https://x', sandbox: a.json}\n",
      "p.yaml:2:38: error: baseURL and sandbox exclude each other\n"
    ),
    ("no place", "tenants:\n  a: {}\n", "p.yaml:2:3: error: the tenant a needs baseURL or sandbox\n"),
    (
      "no credentials", "tenants:\n  a:\n    baseURL: https://x\n",
      """
      p.yaml:2:3: error: the tenant a needs clientIDVariable
      p.yaml:2:3: error: the tenant a needs clientSecretVariable

      """
    ),
    (
      "a secret where a name belongs",
      "tenants:\n  a:\n    baseURL: https://x\n    clientIDVariable: A\n    clientSecretVariable: s3cr-et\n",
      """
      p.yaml:5:27: error: clientSecretVariable must be the name of an environment variable, never the value

      """
    ),
    (
      "credentials of a sandbox", "tenants:\n  a:\n    sandbox: a.json\n    clientIDVariable: A\n",
      "p.yaml:4:23: error: clientIDVariable goes with baseURL: a sandbox has no credentials\n"
    ),
    (
      "wrong types",
      "tenants:\n  a: [b]\n  b:\n    sandbox: ~\n    varFiles: x\n    manifests: [[c], '']\n  '': {sandbox: x}\n",
      """
      p.yaml:2:6: error: a tenant must be a mapping, not a sequence
      p.yaml:4:14: error: sandbox must be text, not null
      p.yaml:5:15: error: varFiles must be a sequence of paths, not a single value
      p.yaml:6:17: error: an entry of manifests must be text, not a sequence
      p.yaml:6:22: error: an entry of manifests must not be empty
      p.yaml:7:3: error: a tenant's name must not be empty

      """
    ),
    (
      "a tenant twice", "tenants: {a: {sandbox: x}}\n---\ntenants: {a: {sandbox: y}}\n",
      "p.yaml:3:11: error: the tenant a is declared twice\n"
    ),
  ])
  func problems(_ title: String, text: String, said: String) {
    #expect(ProjectFileTests.read(text) == said)
  }

  /// What the file says, or the diagnostics without the lines they are about.
  private static func read(_ text: String) -> String {
    let result = ProjectFile.decode(SourceMap.File(name: "p.yaml", bytes: Array(text.utf8)))
    guard let project = result.project else {
      return result.diagnostics.map { diagnostic in
        let text = DiagnosticText.render(diagnostic, sources: result.sources)
        return text.prefix { $0 != "\n" } + "\n"
      }.joined()
    }
    return project.tenants.map { tenant in
      let place =
        switch tenant.place {
        case .api(let url, _, let id, let secret): "\(url) \(id.name) \(secret.name)"
        case .sandbox(let file): "sandbox \(file)"
        }
      return "\(tenant.name) at \(tenant.mark.line): \(place) \(tenant.varFiles) \(tenant.manifests)\n"
    }.joined()
  }
}
