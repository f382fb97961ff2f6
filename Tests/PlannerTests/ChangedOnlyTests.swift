import Testing

/// Only what is declared otherwise than in the base.
@Suite("Planner: changed only")
struct ChangedOnlyTests {
  @Test(arguments: ChangedOnlyTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "what is declared as before is left alone",
      #"""
      policy: {prune: [blacklistEntries]}
      attributes: [{name: P, type: INTEGER}]
      targetGroups:
        - {name: Other, filterString: y}
        - {name: Same, filterString: x}
      blacklistEntries: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      attribute 3 P type=TEXT
      blacklist-entry 4 x@example.com
      target-group 7@1 Same filterString=z
      target-group 8@1 Other filterString=x
      target-group 9@1 Nobody's filterString=x
      """#,
      PlanCase.Options(
        base: #"""
          policy: {prune: [blacklistEntries]}
          attributes: [{name: P, type: INTEGER}]
          targetGroups:
            - {name: Same, filterString: x}
            - {name: Other, filterString: x}
          blacklistEntries: []
          """#,
        changedOnly: true
      ),
      is: #"""
        replace target-group/Other #8 :4
          filterString!: "x" -> "y" [manifests]
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        0 unchanged, 1 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "nothing at all has changed",
      #"""
      policy: {prune: [blacklistEntries]}
      lists: [{name: A, description: null}]
      blacklistEntries:
        - {pattern: a@example.com}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD description=two
      blacklist-entry 4 x@example.com
      """#,
      PlanCase.Options(
        base: #"""
          policy: {prune: [blacklistEntries]}
          # a comment
          blacklistEntries:
            - {pattern: A@example.com}
          lists: [{name: A, description: ""}]
          """#,
        changedOnly: true
      ),
      is: #"""
        0 unchanged, 0 unmanaged, 0 read, 0 write
        """#
    ),
    PlanCase(
      "state, formerly and fields that come or go are changes",
      #"""
      textModules:
        - {name: State, state: absent}
        - {name: Formerly, formerly: Before}
        - {name: Comes, text: x}
        - {name: Goes}
        - {name: Same, text: x}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 10@1 State type=TEXT text=y
      text-module 11@1 Formerly type=TEXT text=y
      text-module 12@1 Comes type=TEXT text=y
      text-module 13@1 Goes type=TEXT text=y
      text-module 14@1 Same type=TEXT text=y
      """#,
      PlanCase.Options(
        base: #"""
          textModules:
            - {name: State}
            - {name: Formerly}
            - {name: Comes}
            - {name: Goes, text: x}
            - {name: Same, text: x}
          """#,
        changedOnly: true
      ),
      is: #"""
        update text-module/Comes #12 :4
          text: "y" -> "x" [manifests]
        delete text-module/State #10 :2
          name: "State" -> - [manifests]
          type: "TEXT" -> - [manifests]
        2 unchanged, 0 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "prunes what the base declared, where pruning reaches, and counts the whole collection",
      #"""
      policy: {prune: [targetGroups, textModules]}
      targetGroups: [{name: Kept}]
      lists:
        - name: A
          targetGroups: []
          textModules: [{name: Kept}]
        - name: B
          textModules: [{name: Dropped}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      target-group 7@1 Dropped
      target-group 8@1 Kept
      target-group 9@1 Nobody's
      target-group 10@5 Dropped
      target-group 11@5 Nobody's
      target-group 12@6 Dropped
      text-module 13@1 Dropped
      text-module 14@5 Dropped
      text-module 15@5 Nobody's
      text-module 16@5 Kept
      text-module 17@6 Nobody's
      """#,
      PlanCase.Options(
        base: #"""
          policy: {prune: [targetGroups, textModules]}
          targetGroups: [{name: Dropped}, {name: Kept}]
          textModules: [{name: Dropped}]
          lists:
            - name: A
              targetGroups: [{name: Dropped}]
              textModules: [{name: Dropped}]
            - name: B
              textModules: [{name: Dropped}]
          """#,
        changedOnly: true
      ),
      is: #"""
        delete list/A/target-group/Dropped #10
          name: "Dropped" -> - [manifests]
          description: null -> - [manifests]
          filterString: null -> - [manifests]
          because not declared, targetGroups is pruned
        delete list/A/text-module/Dropped #14
          name: "Dropped" -> - [manifests]
          type: null -> - [manifests]
          because not declared, textModules is pruned
        delete target-group/Dropped #7
          name: "Dropped" -> - [manifests]
          description: null -> - [manifests]
          filterString: null -> - [manifests]
          because not declared, targetGroups is pruned
        1 unchanged, 6 unmanaged, 4 read, 3 write
        """#
    ),
    PlanCase(
      "the deletion limit counts what is left alone",
      #"""
      policy: {prune: [targetGroups]}
      targetGroups: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 A
      target-group 8@1 B
      """#,
      PlanCase.Options(
        base: #"""
          policy: {prune: [targetGroups]}
          targetGroups: [{name: A}, {name: B}]
          """#,
        changedOnly: true
      ),
      is: #"""
        delete target-group/A #7
          name: "A" -> - [manifests]
          description: null -> - [manifests]
          filterString: null -> - [manifests]
          because not declared, targetGroups is pruned
        delete target-group/B #8
          name: "B" -> - [manifests]
          description: null -> - [manifests]
          filterString: null -> - [manifests]
          because not declared, targetGroups is pruned
        0 unchanged, 0 unmanaged, 3 read, 2 write
        blocked deletion-limit [target-group/A target-group/B]: 2 of 2 targetGroups would be deleted: none would be left | --allow-deletes 2
        """#
    ),
    PlanCase(
      "what a changed declaration needs is taken in",
      #"""
      attributes: [{name: P, type: INTEGER, hidden: true}, {name: Q, type: INTEGER, hidden: true}]
      lists:
        - name: A
          senderAddress: a@example.com
          description: one
          targetGroups: [{name: G, filterString: 'Column("P") = 1'}, {name: H, filterString: x}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      PlanCase.Options(
        base: #"""
          attributes: [{name: P, type: INTEGER, hidden: true}, {name: Q, type: INTEGER, hidden: true}]
          lists:
            - name: A
              senderAddress: a@example.com
              description: one
              targetGroups: [{name: G, filterString: x}, {name: H, filterString: x}]
          """#,
        changedOnly: true
      ),
      is: #"""
        create attribute/P :1
          name: - -> "P" [tenant]
          type: - -> "INTEGER" [tenant]
          hidden: - -> true [tenant]
          because needed by list/A/target-group/G
        create list/A :3
          name: - -> "A" [tenant]
          description: - -> "one" [tenant]
          senderAddress: - -> "a@example.com" [tenant]
          because needed by list/A/target-group/G
        create list/A/target-group/G :6
          name: - -> "G" [tenant]
          filterString: - -> "Column(\"P\") = 1" [both]
          after attribute/P
          after list/A
        0 unchanged, 0 unmanaged, 3 read, 3 write
        """#
    ),
    PlanCase(
      "what is excluded is left out all the same",
      #"""
      lists: [{name: A, description: two}, {name: B, description: two}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      """#,
      PlanCase.Options(
        excludes: ["list/B"],
        base: #"""
          lists: [{name: A, description: one}, {name: B, description: one}]
          """#,
        changedOnly: true
      ),
      is: #"""
        update list/A #5 :1
          description: null -> "two" [both]
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "targets narrow it further, and may name what has not changed",
      #"""
      lists: [{name: A, description: two}, {name: B, description: two}, {name: C, description: one}]
      policy: {prune: [blacklistEntries]}
      blacklistEntries: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      blacklist-entry 4 x@example.com
      """#,
      PlanCase.Options(
        targets: ["list/A", "list/C", "blacklist-entry/*"],
        base: #"""
          lists: [{name: A, description: one}, {name: B, description: one}, {name: C, description: one}]
          policy: {prune: [blacklistEntries]}
          blacklistEntries: []
          """#,
        changedOnly: true
      ),
      is: #"""
        update list/A #5 :1
          description: null -> "two" [both]
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "a pattern for nothing is one here too",
      #"""
      lists: [{name: A, description: two}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      """#,
      PlanCase.Options(
        targets: ["list/X"],
        base: #"""
          lists: [{name: A, description: one}]
          """#,
        changedOnly: true
      ),
      is: #"""
        usage error: --target list/X matches nothing that is declared or pruned
        """#
    ),
    PlanCase(
      "a renamed list alone has changed, not what is below it",
      #"""
      lists:
        - name: New
          formerly: Old
          targetGroups: [{name: G, filterString: x}]
          textModules: [{name: T, text: x}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD
      target-group 7@5 G filterString=y
      text-module 8@5 T text=y
      """#,
      PlanCase.Options(
        base: #"""
          lists:
            - name: Old
              targetGroups: [{name: G, filterString: x}]
              textModules: [{name: T, text: x}]
          """#,
        changedOnly: true
      ),
      is: #"""
        update list/New #5 :2
          name: "Old" -> "New" [manifests]
          because formerly Old
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "what an interrupted replacement left goes with its owner alone",
      #"""
      textModules: [{name: T, type: TEXT}, {name: U, text: y}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 10@1 T type=TEXT
      text-module 11@1 T~inx-apply type=TEXT_HTML
      text-module 12@1 U type=TEXT text=x
      text-module 13@1 U~inx-apply type=TEXT_HTML
      """#,
      PlanCase.Options(
        base: #"""
          textModules: [{name: T, type: TEXT}, {name: U, text: x}]
          """#,
        changedOnly: true
      ),
      is: #"""
        update text-module/U #12 :1
          text: "x" -> "y" [manifests]
        delete text-module/U~inx-apply #13
          name: "U~inx-apply" -> - [tenant]
          type: "TEXT_HTML" -> - [tenant]
          after text-module/U
          because left by a replacement that was interrupted
        0 unchanged, 0 unmanaged, 3 read, 2 write
        """#
    ),
  ]
}
