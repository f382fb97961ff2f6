import Testing

/// What is deleted because nothing declares it.
@Suite("Planner: Pruning")
struct PruningTests {
  @Test(arguments: PruningTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "only in scopes where the key is written",
      #"""
      policy:
        prune: [targetGroups]
      targetGroups: []
      lists:
        - name: A
          targetGroups: []
        - name: B
          description: same
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD description=same
      list 7 C type=STANDARD
      target-group 10@1 System
      target-group 11@5 OfA
      target-group 12@6 OfB
      target-group 13@7 OfC
      """#,
      is: #"""
        delete list/A/target-group/OfA #11
          name: "OfA" -> -
          description: null -> -
          filterString: null -> -
          because not declared, targetGroups is pruned
        delete target-group/System #10
          name: "System" -> -
          description: null -> -
          filterString: null -> -
          because not declared, targetGroups is pruned
        2 unchanged, 3 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "in a list alone",
      #"""
      policy:
        prune: [textModules]
      lists:
        - name: A
          textModules:
            - name: kept
              text: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      text-module 10@1 system type=TEXT text=x
      text-module 11@5 kept type=TEXT text=x
      text-module 12@5 old type=TEXT text=secret
      """#,
      is: #"""
        delete list/A/text-module/old #12
          name: "old" -> -
          type: "TEXT" -> -
          because not declared, textModules is pruned
        2 unchanged, 1 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "every kind that can be",
      #"""
      policy:
        prune: [blacklistEntries, datasources, textModules, targetGroups]
      blacklistEntries:
        - pattern: keep@example.com
      datasources:
        - name: Keep
      textModules: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      blacklist-entry 3 keep@example.com
      blacklist-entry 4 drop@example.com description=x
      datasource 5 Keep
      datasource 6 Drop url=https://x
      text-module 7@1 drop type=HTML html=x
      target-group 8@1 not-read
      """#,
      is: #"""
        delete blacklist-entry/drop@example.com #4
          pattern: "drop@example.com" -> -
          description: "x" -> -
          because not declared, blacklistEntries is pruned
        delete datasource/Drop #6
          name: "Drop" -> -
          url: "https://x" -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
        delete text-module/drop #7
          name: "drop" -> -
          type: "HTML" -> -
          because not declared, textModules is pruned
        2 unchanged, 0 unmanaged, 4 read, 3 write
        """#
    ),
    PlanCase(
      "not without the policy",
      #"""
      targetGroups: []
      blacklistEntries: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 10@1 System
      blacklist-entry 3 keep@example.com
      """#,
      is: #"""
        0 unchanged, 0 unmanaged, 0 read, 0 write
        """#
    ),
    PlanCase(
      "nothing of what does not tell its list, and nothing of an unknown list",
      #"""
      policy:
        prune: [targetGroups]
      targetGroups: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 10@? Where
      target-group 11@99 There
      target-group 12@1 Here
      """#,
      is: #"""
        delete target-group/Here #12
          name: "Here" -> -
          description: null -> -
          filterString: null -> -
          because not declared, targetGroups is pruned
        0 unchanged, 2 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "nothing without a system list",
      #"""
      policy:
        prune: [targetGroups]
      targetGroups: []
      """#,
      #"""
      list 5 A type=STANDARD
      target-group 10@? Where
      target-group 11@5 There
      """#,
      is: #"""
        0 unchanged, 3 unmanaged, 2 read, 0 write
        warning: the tenant shows no SYSTEM list: its id is assumed to be 1
        """#
    ),
    PlanCase(
      "none of two of one name",
      #"""
      policy:
        prune: [targetGroups]
      targetGroups: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 10@1 VIP
      target-group 11@1 VIP
      target-group 12@1 Here
      """#,
      is: #"""
        delete target-group/Here #12
          name: "Here" -> -
          description: null -> -
          filterString: null -> -
          because not declared, targetGroups is pruned
        0 unchanged, 2 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "narrowed by targets and excludes",
      #"""
      policy:
        prune: [blacklistEntries]
      blacklistEntries: []
      """#,
      #"""
      blacklist-entry 3 a@x.de
      blacklist-entry 4 b@x.de
      blacklist-entry 5 c@y.de
      """#,
      PlanCase.Options(targets: ["blacklist-entry/*@x.de"], excludes: ["blacklist-entry/b@*"]),
      is: #"""
        delete blacklist-entry/a@x.de #3
          pattern: "a@x.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        0 unchanged, 2 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "by the kind as a target",
      #"""
      policy:
        prune: [blacklistEntries]
      blacklistEntries: []
      """#,
      #"""
      blacklist-entry 3 a@x.de
      blacklist-entry 4 b@x.de
      """#,
      PlanCase.Options(targets: ["blacklist-entry"], allowDeletes: 2),
      is: #"""
        delete blacklist-entry/a@x.de #3
          pattern: "a@x.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        delete blacklist-entry/b@x.de #4
          pattern: "b@x.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        0 unchanged, 0 unmanaged, 1 read, 2 write
        allowed deletion-limit [blacklist-entry/a@x.de blacklist-entry/b@x.de]: 2 of 2 blacklistEntries would be deleted: none would be left | --allow-deletes 2
        """#
    ),
  ]
}
