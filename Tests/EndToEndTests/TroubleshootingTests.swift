import Foundation
import Testing

@testable import inx_apply

/// The page that explains exit codes and messages says what the program says.
@Suite struct TroubleshootingTests {
  private var page: Page { get throws { try Page.named("docs/troubleshooting.md") } }

  @Test func everyExitCodeIsExplained() throws {
    let cells = try page.rows.map { $0.split(separator: "|").first.map(String.init) ?? "" }
    let codes = Set(
      cells.flatMap { $0.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { Int32($0) } }
    )
    let missing = (Int32(0)...255).filter { ExitCode(rawValue: $0) != nil && !codes.contains($0) }
    #expect(missing == [])
  }

  /// Every message that is quoted stands in the sources.
  @Test func everyMessageExists() throws {
    var sources = ""
    let root = URL(fileURLWithPath: Page.root + "/Sources")
    for case let file as URL in try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    )
    where file.pathExtension == "swift" {
      sources += try String(contentsOf: file, encoding: .utf8)
    }
    let quoted = try page.rows.compactMap { row -> Substring? in
      guard row.hasPrefix("| `") else { return nil }
      return row.dropFirst(3).prefix { $0 != "`" }
    }
    #expect(quoted.count > 20)
    #expect(quoted.filter { !sources.contains($0) } == [])
  }

  /// Every part that a message names is a heading.
  @Test func everyTopicIsThere() throws {
    let headings = try Page.named("docs/troubleshooting.md").text.split(separator: "\n").filter {
      $0.hasPrefix("## ")
    }
    let anchors = Set(headings.map { $0.dropFirst(3).lowercased().replacing(" ", with: "-") })
    #expect(HelpTopic.allCases.filter { !anchors.contains($0.rawValue) } == [])
  }

  /// The page is named at the end of the message, for one tenant and for several; a plain mistake has none.
  @Test func messagesNameIt() async throws {
    let tenants = try NamedTenants([
      "inx-apply.yaml": """
      tenants:
        a: {baseURL: 'http://127.0.0.1:1/a/rest/v1', clientIDVariable: ID, clientSecretVariable: ID}
        b: {sandbox: b.json}

      """, "m.yaml": "lists: [{name: A, senderAddress: a@example.com}]\n",
    ])
    let environment = ["ID": "x", "NO_PROXY": "*"]
    let one = try await tenants.run("plan --tenant a --retry-timeout 0 m.yaml", environment)
    #expect(
      one.code == 6 && one.stderr.hasPrefix("inx-apply: error: the tenant cannot be reached: GET /lists")
    )
    #expect(one.stderr.hasSuffix(" (see docs/troubleshooting.md#tenants)\n"), "\(one)")
    let all = try await tenants.run("plan --all-tenants --retry-timeout 0 m.yaml", environment)
    #expect(all.stderr.contains(" (see docs/troubleshooting.md#tenants)\n"), "\(all)")
    #expect(all.code == 6 && all.stdout.contains("sandbox:b.json"))
    let plain = try await tenants.run("show nowhere.json")
    #expect(!plain.stderr.contains("see docs"), "\(plain)")
  }

  @Test(arguments: ["README.md", "docs/command-line.md"])
  func itIsLinked(_ path: String) throws {
    #expect(try Page.named(path).text.contains("troubleshooting.md)"))
    #expect(Help(width: 100).program(Main.commands).contains("docs/troubleshooting.md"))
  }
}
