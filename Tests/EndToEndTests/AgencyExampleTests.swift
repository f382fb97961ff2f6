import Foundation
import Testing

/// `examples/agency` does what its README says.
@Suite(.serialized) struct AgencyExampleTests {
  private static let example = "examples/agency"

  @Test func readmeIsTrue() async throws {
    let page = try Page.named(Self.example + "/README.md")
    let tenants = try Self.copy()
    let lines = page.blocks.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n") }
      .map { $0.dropFirst("inx-apply ".count) }
    #expect(lines.count == 4)
    var shown = ""
    for line in lines.prefix(3) {
      let run = try await tenants.run(String(line))
      let notes = line.hasPrefix("sandbox reset") ? "note: " : ""
      #expect(run.code == 0 && run.stderr.hasPrefix(notes), "\(line): \(run)")
      #expect(run.stderr.split(separator: "\n").count == (notes.isEmpty ? 0 : 1), "\(line): \(run)")
      shown = run.stdout
    }
    let summary = try #require(page.blocks.first { $0.language == "text" }).text
    #expect(shown.hasSuffix(summary), "\(shown)")
    // What is left after both are applied waits for a person.
    for name in ["harbour", "hillside"] {
      let run = try await tenants.run("\(lines[3]) --auto-approve".replacing("harbour", with: name))
      #expect(run.code == 0, "\(run)")
    }
    let rest = try await tenants.run("plan --all-tenants")
    #expect(rest.stdout.contains("No changes. The tenant matches the manifests (12 objects, "), "\(rest)")
    #expect(rest.stdout.contains("No changes. 2 deferred: see above. (10 objects, "), "\(rest)")
    for name in ["harbour", "hillside"] {
      #expect(try await tenants.run("validate --tenant \(name)").code == 0)
    }
  }

  /// What is commented out is a file that works, too.
  @Test func apiForm() async throws {
    let tenants = try Self.copy()
    let text = try Page.named(Self.example + "/inx-apply.yaml").text
    let lines = text.split(separator: "\n").filter { !$0.contains("sandbox: ") && !$0.contains("# In place") }
      .map { $0.hasPrefix("    # ") ? "    " + $0.dropFirst(6) : String($0) }
    try tenants.folder.write(lines.joined(separator: "\n"), to: "inx-apply.yaml")
    let run = try await tenants.run("plan --all-tenants")
    let said = "HARBOUR_CLIENT_ID is not set, and it is the clientIDVariable of the tenant harbour"
    #expect(run.description == "code 64\n--- stdout\n--- stderr\ninx-apply: error: \(said)\n")
  }

  private static func copy() throws -> NamedTenants {
    let tenants = try NamedTenants([:])
    let root = Page.root + "/" + example
    for name in try FileManager.default.contentsOfDirectory(atPath: root) {
      try FileManager.default.copyItem(atPath: "\(root)/\(name)", toPath: "\(tenants.folder.path)/\(name)")
    }
    return tenants
  }
}
