import Resources
import Support
import Testing

/// What cannot be seen in names and on command lines is never printed as it is.
@Suite(.serialized) struct InvisibleNameTests {
  private static let hidden: [Unicode.Scalar] = [
    "\u{A0}", "\u{34F}", "\u{115F}", "\u{200B}", "\u{2003}", "\u{2800}", "\u{3000}", "\u{3164}", "\u{FE0F}",
    "\u{FFFC}",
    "\u{1B}",
  ]

  private static func isClean(_ run: Program.Run) -> Bool {
    (run.stdout + run.stderr).unicodeScalars.allSatisfy { $0 == "\n" || !InvisibleCharacters.isInvisible($0) }
  }

  /// Options, commands, variables, tenants and files.
  @Test(arguments: hidden)
  func onCommandLines(_ scalar: Unicode.Scalar) async throws {
    let tenant = try TestTenant(.file, State())
    try tenant.declare("lists: []")
    let tenants = "tenants: {a: {sandbox: tenant.json, manifests: [m.yaml]}}\n"
    try tenant.folder.write(tenants, to: "inx-apply.yaml")
    let name = "a\(Character(scalar))b"
    for words in [
      ["plan", "--sum\(name)", "m.yaml"], ["pl\(name)", "m.yaml"], ["sandbox", name], ["help", name],
      ["plan", "--sandbox", "tenant.json", "--var", "\(name)=x", "m.yaml"], ["plan", "--tenant", name],
      ["validate", name], ["show", name],
      ["plan", "--sandbox", "tenant.json", "--target", "list/\(name)", "m.yaml"],
      ["export", "--sandbox", "tenant.json", "--kinds", name, "--out", "x"],
      ["plan", "--format", name, "m.yaml"],
    ] {
      let run = try await Program.run(words, in: tenant.folder)
      #expect(run.code != 0 && Self.isClean(run), "\(words): \(run)")
    }
  }

  /// An address in a plan is what `--target` takes.
  @Test func addressesComeBack() async throws {
    let tenant = try TestTenant(.file, State())
    let names = Self.hidden.map { "x\(Character($0))y" }
    let items = names.map { JSON.members(["name": .string($0), "senderAddress": .string("a@example.com")]) }
    try tenant.declare(JSON.members(["lists": .array(items)]).text(.compact))
    let plan = try await tenant.run("plan", ["m.yaml"])
    let printed = plan.stdout.split(separator: "\n").filter { $0.hasPrefix("+ list/") }
      .map { String($0.dropFirst(2).prefix { $0 != " " }) }
    #expect(printed.count == names.count, "\(plan)")
    for address in printed {
      #expect(address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
      let one = try await tenant.run("plan", ["--target", address, "m.yaml"])
      #expect(one.code == 0 && one.stdout.contains("\n+ \(address) ("), "\(one)")
      #expect(one.stdout.contains("Plan: 1 to create"), "\(one)")
    }
    for format in ["markdown", "html", "github"] {
      let run = try await tenant.run("plan", ["--format", format, "--target", printed[0], "m.yaml"])
      let shown = format == "github" ? printed[0].replacing("%", with: "%25") : printed[0]
      #expect(run.stdout.contains(shown) || format == "github", "\(run)")
    }
  }
}
