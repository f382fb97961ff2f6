import Testing

/// Who has moved where something is deleted.
@Suite("Planner: drift, deletes")
struct DriftDeletesTests {
  @Test(arguments: DriftDeletesTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "deletes: new ones, and what somebody made again",
      #"""
      blacklistEntries:
        - {pattern: A@example.com, state: absent}
        - {pattern: b@example.com, state: absent}
        - {pattern: c@example.com, state: absent}
      """#,
      #"""
      blacklist-entry 1 a@example.com
      blacklist-entry 2 b@example.com
      blacklist-entry 3 c@example.com
      blacklist-entry 4 d@example.com
      """#,
      PlanCase.Options(
        base: #"""
          blacklistEntries:
            - {pattern: a@example.com, state: absent}
            - {pattern: b@example.com}
          """#
      ),
      is: #"""
        delete blacklist-entry/A@example.com #1 :2
          pattern: "a@example.com" -> - [tenant]
          description: null -> - [tenant]
        delete blacklist-entry/b@example.com #2 :3
          pattern: "b@example.com" -> - [manifests]
          description: null -> - [manifests]
        delete blacklist-entry/c@example.com #3 :4
          pattern: "c@example.com" -> - [manifests]
          description: null -> - [manifests]
        0 unchanged, 1 unmanaged, 1 read, 3 write
        """#
    ),
    PlanCase(
      "prunes: what the base declared, what somebody made, and what the base had absent",
      #"""
      policy: {prune: [textModules]}
      textModules: []
      lists:
        - name: A
          textModules: [{name: Stays}]
        - name: C
          formerly: B
          textModules: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      text-module 10@1 Declared type=TEXT
      text-module 11@1 Absent type=TEXT
      text-module 12@1 Made type=TEXT
      text-module 13@5 Declared type=TEXT
      text-module 14@5 Made type=TEXT
      text-module 15@5 Stays type=TEXT
      text-module 16@6 Declared type=TEXT
      """#,
      PlanCase.Options(
        allowDeletes: 10,
        base: #"""
          policy: {prune: [textModules]}
          textModules:
            - {name: Declared}
            - {name: Absent, state: absent}
          lists:
            - name: A
              textModules: [{name: Declared}]
            - name: B
              textModules: [{name: Declared}]
          """#
      ),
      is: #"""
        update list/C #6 :6
          name: "B" -> "C" [manifests]
          because formerly B
        delete list/A/text-module/Declared #13
          name: "Declared" -> - [manifests]
          type: "TEXT" -> - [manifests]
          because not declared, textModules is pruned
        delete list/A/text-module/Made #14
          name: "Made" -> - [tenant]
          type: "TEXT" -> - [tenant]
          because not declared, textModules is pruned
        delete list/C/text-module/Declared #16
          name: "Declared" -> - [manifests]
          type: "TEXT" -> - [manifests]
          after list/C
          because not declared, textModules is pruned
        delete text-module/Absent #11
          name: "Absent" -> - [tenant]
          type: "TEXT" -> - [tenant]
          because not declared, textModules is pruned
        delete text-module/Declared #10
          name: "Declared" -> - [manifests]
          type: "TEXT" -> - [manifests]
          because not declared, textModules is pruned
        delete text-module/Made #12
          name: "Made" -> - [tenant]
          type: "TEXT" -> - [tenant]
          because not declared, textModules is pruned
        2 unchanged, 0 unmanaged, 2 read, 7 write
        allowed deletion-limit [text-module/Absent text-module/Declared text-module/Made]: 3 of 3 textModules would be deleted: none would be left | --allow-deletes 10
        """#
    ),
    PlanCase(
      "before the first manifest",
      #"""
      attributes: [{name: P, type: INTEGER, hidden: true}]
      targetGroups: [{name: G, filterString: x}]
      policy: {prune: [targetGroups]}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 G filterString=y
      target-group 8@1 H
      """#,
      PlanCase.Options(
        base: ""
      ),
      is: #"""
        create attribute/P :1
          name: - -> "P" [manifests]
          type: - -> "INTEGER" [manifests]
          hidden: - -> true [manifests]
        replace target-group/G #7 :2
          filterString!: "y" -> "x" [manifests]
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        delete target-group/H #8
          name: "H" -> - [manifests]
          description: null -> - [manifests]
          filterString: null -> - [manifests]
          because not declared, targetGroups is pruned
        0 unchanged, 0 unmanaged, 4 read, 4 write
        """#
    ),
    PlanCase(
      "pruning that is new is a change of the manifests",
      #"""
      lists:
        - {name: A, targetGroups: [], textModules: []}
        - {name: B, targetGroups: [], textModules: []}
      policy: {prune: [targetGroups, textModules]}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      target-group 7@5 Made
      text-module 8@5 Made
      target-group 9@6 Made
      text-module 10@6 Made
      """#,
      PlanCase.Options(
        allowDeletes: 10,
        base: #"""
          targetGroups: [{name: G}]
          lists:
            - {name: A, targetGroups: []}
            - {name: B, textModules: []}
          policy: {prune: [targetGroups, textModules]}
          """#
      ),
      is: #"""
        delete list/A/target-group/Made #7
          name: "Made" -> - [tenant]
          description: null -> - [tenant]
          filterString: null -> - [tenant]
          because not declared, targetGroups is pruned
        delete list/A/text-module/Made #8
          name: "Made" -> - [manifests]
          type: null -> - [manifests]
          because not declared, textModules is pruned
        delete list/B/target-group/Made #9
          name: "Made" -> - [manifests]
          description: null -> - [manifests]
          filterString: null -> - [manifests]
          because not declared, targetGroups is pruned
        delete list/B/text-module/Made #10
          name: "Made" -> - [tenant]
          type: null -> - [tenant]
          because not declared, textModules is pruned
        2 unchanged, 0 unmanaged, 4 read, 4 write
        """#
    ),
    PlanCase(
      "a replacement that was interrupted is of the tenant",
      #"""
      textModules: [{name: T, type: TEXT}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 10@1 T type=TEXT
      text-module 11@1 T~inx-apply type=TEXT_HTML
      """#,
      PlanCase.Options(
        base: #"""
          textModules: [{name: T, type: TEXT}]
          """#
      ),
      is: #"""
        delete text-module/T~inx-apply #11
          name: "T~inx-apply" -> - [tenant]
          type: "TEXT_HTML" -> - [tenant]
          because left by a replacement that was interrupted
        1 unchanged, 0 unmanaged, 2 read, 1 write
        """#
    ),
  ]
}
