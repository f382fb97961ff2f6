import Platforms
import Resources
import Support
import Testing

/// Every format over one shared set of plans, byte for byte; see `Golden`.
@Suite struct GoldenTests {
  @Test(arguments: try Golden.all)
  func isAsKept(_ golden: Golden) async throws {
    try golden.check(await GoldenRuns(golden).files)
  }

  @Test func coverEveryActionOfEveryKind() throws {
    let found = Set(
      try GoldenTests.plans().flatMap { plan in
        (plan["changes"]?.elements ?? []).flatMap(GoldenTests.facts)
      }
    )
    let expected = Registry.standard.kinds.flatMap(GoldenTests.expected)
    try #require(expected.count > 30)
    #expect(expected.filter { !found.contains($0) } == [])
  }

  @Test func coverEveryGuard() throws {
    let plans = try GoldenTests.plans()
    func guards(_ member: String) -> Set<String> {
      Set(plans.flatMap { $0[member]?.elements ?? [] }.compactMap { $0["guard"]?.text })
    }
    #expect(guards("blocked") == ["deletion-limit", "data-loss", "in-use", "protection"])
    // Nothing lets protection through.
    #expect(guards("allowed") == ["deletion-limit", "data-loss", "in-use"])
  }

  private static func plans() throws -> [JSON] {
    try Golden.plans.map { try JSONReader.read($0.input("plan.json") ?? []) }
  }

  /// What a kind's table says can happen to its objects.
  private static func expected(_ kind: Kind) -> [String] {
    var actions: [String] = kind.canCreate ? ["create"] : ["create with its list"]
    switch kind.change {
    case .put, .patch: actions.append("update")
    case .replacement: actions.append("replace")
    }
    if kind.fields.contains(where: { if case .replace = $0.onChange { true } else { false } }) {
      actions.append("replace")
    }
    switch kind.deletion {
    case .none: break
    case .item, .query: actions.append("delete")
    case .byHand: actions.append("deferred delete")
    }
    if !kind.changeable.isEmpty { actions += ["deferred update", "deferred delete"] }
    if kind.canPrune { actions.append("prune") }
    if kind.rename != nil { actions.append("rename") }
    if kind.unmakeable != nil { actions.append("deferred create") }
    if kind.hasReferences { actions.append("deferred update") }
    if kind.scopes.contains(.list), kind.canCreate { actions += ["create in a list", "deferred create"] }
    return actions.map { "\(kind.word): \($0)" }
  }

  /// What a change is an example of.
  private static func facts(_ change: JSON) -> [String] {
    guard let kind = change["kind"]?.text, let action = change["action"]?.text else { return [] }
    let isNew = change["id"] == .null
    let isInList = change["address"]?.text?.hasPrefix("list/") == true && kind != "list"
    let reason = change["reason"]?.text ?? ""
    var facts = [action]
    if let wanted = change["wanted"]?.text { facts.append("deferred \(wanted)") }
    if action == "create", isInList { facts.append("create in a list") }
    if action == "update", isNew { facts.append("create with its list") }
    if change["source"] == .null, reason.hasSuffix("is pruned") { facts.append("prune") }
    if action == "update", reason.hasPrefix("formerly") { facts.append("rename") }
    return facts.map { "\(kind): \($0)" }
  }

  @Test func namesTheFirstDifference() {
    #expect(Golden.difference(kept: Array("a\n".utf8), found: Array("a\n".utf8)) == nil)
    #expect(
      Golden.difference(kept: Array("a\nb\n".utf8), found: Array("a\nc\n".utf8))
        == "line 2 that is not empty: kept b found c"
    )
    #expect(Golden.difference(kept: Array("a\n".utf8), found: Array("a".utf8))?.contains("(end)") == true)
  }
}
