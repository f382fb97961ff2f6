import Testing

/// What the command line leaves out, and patterns that match nothing.
@Suite("Planner: Excludes")
struct ExcludesTests {
  @Test(arguments: ExcludesTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "exclude wins",
      #"""
      lists:
        - name: A
          description: new
          targetGroups:
            - name: VIP
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      """#,
      PlanCase.Options(targets: ["list/A"], excludes: ["list/A/*/*"]),
      is: #"""
        update list/A #5 :2
          description: null -> "new"
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "exclude wins over a need",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
      targetGroups:
        - name: VIP
          filterString: Column("Punkte") > 1
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      PlanCase.Options(targets: ["target-group/VIP"], excludes: ["attribute/*"]),
      is: #"""
        create target-group/VIP :5
          name: - -> "VIP"
          filterString: - -> "Column(\"Punkte\") > 1"
        0 unchanged, 0 unmanaged, 2 read, 1 write
        """#
    ),
    PlanCase(
      "what is below an excluded list is left out with it",
      #"""
      lists:
        - name: A
          senderAddress: a@b.de
          targetGroups:
            - name: VIP
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      PlanCase.Options(targets: ["list/A/target-group/VIP"], excludes: ["list/A"]),
      is: #"""
        0 unchanged, 0 unmanaged, 0 read, 0 write
        """#
    ),
    PlanCase(
      "patterns that match nothing",
      #"""
      lists:
        - name: A
          description: same
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD description=same
      list 6 Live type=STANDARD
      """#,
      PlanCase.Options(
        targets: ["list/A", "list/Live"],
        excludes: ["lists/A"],
        allowDataLoss: ["attribute/*"]
      ),
      is: #"""
        usage error: --target list/Live matches nothing that is declared or pruned
        error: --exclude lists/A matches nothing that is declared or pruned (did you mean list/A?)
        error: --allow-data-loss attribute/* matches nothing that is declared or pruned
        """#
    ),
    PlanCase(
      "an override may name what is pruned",
      #"""
      policy:
        prune: [blacklistEntries]
      blacklistEntries: []
      """#,
      #"""
      blacklist-entry 3 *@x.de
      """#,
      PlanCase.Options(allowDataLoss: ["blacklist-entry/%2A@x.de"]),
      is: #"""
        delete blacklist-entry/%2A@x.de #3
          pattern: "*@x.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        0 unchanged, 0 unmanaged, 1 read, 1 write
        allowed data-loss [blacklist-entry/%2A@x.de]: deleting blacklist-entry/%2A@x.de: the API cannot put a wildcard entry back | --allow-data-loss blacklist-entry/%2A@x.de
        """#
    ),
    PlanCase(
      "only what is targeted is read",
      #"""
      lists:
        - name: A
          description: new
          subscriptionSettings:
            welcomeMailing: Welcome
      attributes:
        - name: Punkte
          type: INTEGER
      targetGroups:
        - name: VIP
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      """#,
      PlanCase.Options(targets: ["attribute/Punkte"]),
      is: #"""
        create attribute/Punkte :7
          name: - -> "Punkte"
          type: - -> "INTEGER"
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
  ]
}
