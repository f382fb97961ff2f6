import Foundation
import Testing

/// A plan that looks at nothing does not say that the tenant is as it should be.
@Suite struct FilterMessageTests {
  private static let manifest = "lists: [{name: L, senderAddress: a@b.de}]"
  private static let sentence = "No changes match the filter. ("

  @Test(arguments: [
    ["--exclude", "**"], ["--exclude", "list/L"], ["--exclude", "*/*"],
    ["--base", "base", "--changed-only"],
  ])
  func nothingIsLookedAt(_ options: [String]) async throws {
    let tenant = try TestTenant(.file)
    try tenant.declare(FilterMessageTests.manifest)
    try tenant.folder.write(FilterMessageTests.manifest, to: "base/m.yaml")
    for format in ["text", "markdown", "html", "github"] {
      let plan = try await tenant.run("plan", ["--format", format] + options + ["m.yaml"])
      #expect(plan.stdout.contains(FilterMessageTests.sentence), "\(format) \(plan)")
      #expect(!plan.stdout.contains("matches the manifests") && plan.code == 0, "\(plan)")
    }
    let saved = try await tenant.run("plan", ["--out", "plan.json"] + options + ["m.yaml"])
    #expect(saved.code == 0, "\(saved)")
    let shown = try await Program.run(["show", "plan.json"], in: tenant.folder, output: .file)
    #expect(shown.stdout.contains(FilterMessageTests.sentence), "\(shown)")
    let applied = try await tenant.run("apply", ["--auto-approve"] + options + ["m.yaml"])
    #expect(applied.stdout.contains(FilterMessageTests.sentence) && applied.code == 0, "\(applied)")
  }

  /// A choice that leaves something over which needs nothing does match.
  @Test func somethingIsLookedAt() async throws {
    let tenant = try TestTenant(.file)
    try tenant.declare(FilterMessageTests.manifest)
    #expect(try await tenant.run("apply", ["--auto-approve", "m.yaml"]).code == 0)
    let plan = try await tenant.run("plan", ["--target", "list/L", "m.yaml"])
    #expect(plan.stdout.contains("No changes. The tenant matches the manifests (1 objects, "), "\(plan)")
  }
}
