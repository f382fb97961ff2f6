import Testing

/// With only what has changed: the deletes of scopes and kinds that the change has opened for pruning.
@Suite("Planner: opened for pruning")
struct OpenedPruningTests {
  private static let tenant = #"""
    list 1 System type=SYSTEM
    list 2 Admins type=ADMIN
    list 5 A type=STANDARD
    list 6 B type=STANDARD
    text-module 10@1 System's
    text-module 11@5 A's
    text-module 12@6 B's
    text-module 13@6 Kept
    blacklist-entry 20 x@example.com
    """#

  private static func deleted(_ address: String, _ id: Int, _ name: String) -> String {
    """
    delete \(address) #\(id)
      name: "\(name)" -> - [manifests]
      type: null -> - [manifests]
      because not declared, textModules is pruned
    """
  }

  @Test func aKindIsPrunedOnlyNow() throws {
    let plan = PlanCase(
      "",
      #"""
      policy: {prune: [textModules, blacklistEntries]}
      textModules: []
      blacklistEntries: []
      lists: [{name: A, textModules: []}, {name: B}]
      """#,
      OpenedPruningTests.tenant,
      PlanCase.Options(
        base: #"""
          policy: {prune: [blacklistEntries]}
          textModules: []
          blacklistEntries: []
          lists: [{name: A, textModules: []}, {name: B}]
          """#,
        changedOnly: true
      ),
      is: OpenedPruningTests.deleted("list/A/text-module/A's", 11, "A's") + "\n"
        + OpenedPruningTests.deleted("text-module/System's", 10, "System's")
        + "\n0 unchanged, 2 unmanaged, 2 read, 2 write"
    )
    #expect(try plan.dump() == plan.plan)
  }

  @Test(arguments: ["lists: [{name: B}]", "lists: []", "lists: [{name: B, state: absent}]"])
  func aScopeIsOpenedOnlyNow(_ lists: String) throws {
    let plan = PlanCase(
      "",
      #"""
      policy: {prune: [textModules]}
      textModules: []
      lists: [{name: B, textModules: [{name: Kept}]}]
      """#,
      OpenedPruningTests.tenant,
      PlanCase.Options(base: "policy: {prune: [textModules]}\ntextModules: []\n" + lists, changedOnly: true),
      is: OpenedPruningTests.deleted("list/B/text-module/B's", 12, "B's")
        + "\n" + (lists.hasSuffix("{name: B}]") ? "1" : "2") + " unchanged, 3 unmanaged, 2 read, 1 write"
    )
    #expect(try plan.dump() == plan.plan)
  }

  /// A renamed list is the same scope under both names.
  @Test func aScopeThatWasOpenShowsNothing() throws {
    let plan = PlanCase(
      "",
      #"""
      policy: {prune: [textModules]}
      textModules: []
      lists: [{name: A, textModules: []}, {name: B2, formerly: B, textModules: []}]
      """#,
      OpenedPruningTests.tenant,
      PlanCase.Options(
        base: #"""
          policy: {prune: [textModules]}
          textModules: []
          lists: [{name: A, textModules: []}, {name: B, textModules: []}]
          """#,
        changedOnly: true
      ),
      is: #"""
        update list/B2 #6 :3
          name: "B" -> "B2" [manifests]
          because formerly B
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    )
    #expect(try plan.dump() == plan.plan)
  }

  @Test func narrowedByTarget() throws {
    let plan = PlanCase(
      "",
      "{policy: {prune: [textModules]}, textModules: [], lists: [{name: A, textModules: []}]}",
      OpenedPruningTests.tenant,
      PlanCase.Options(
        targets: ["list/A"],
        base: "{textModules: [], lists: [{name: A, textModules: []}]}",
        changedOnly: true
      ),
      is: OpenedPruningTests.deleted("list/A/text-module/A's", 11, "A's")
        + "\n0 unchanged, 4 unmanaged, 2 read, 1 write"
    )
    #expect(try plan.dump() == plan.plan)
  }
}
