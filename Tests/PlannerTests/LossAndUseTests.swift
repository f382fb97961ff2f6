import Testing

/// Losses for good, and what unfinished mailings hold.
@Suite("Planner: LossAndUse")
struct LossAndUseTests {
  @Test(arguments: LossAndUseTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "data loss",
      #"""
      lists:
        - name: It's old
          state: absent
      attributes:
        - name: Vorname
          state: absent
        - name: Punkte
          type: INTEGER
          hidden: true
        - name: Ort
          state: absent
      blacklistEntries:
        - pattern: "*@x.de"
          state: absent
        - pattern: a@x.de
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 "It's old" type=STANDARD
      list 6 Kept type=STANDARD
      attribute 3 Vorname type=TEXT
      attribute 4 Punkte type=TEXT
      attribute 5 Ort type=TEXT
      attribute 6 Kept type=TEXT
      blacklist-entry 7 *@x.de
      blacklist-entry 8 a@x.de
      blacklist-entry 9 b@x.de
      """#,
      PlanCase.Options(allowDataLoss: ["attribute/V*"]),
      is: #"""
        replace attribute/Punkte #4 :7
          type!: "TEXT" -> "INTEGER"
          because type cannot be changed: replaced
        delete attribute/Ort #5 :10
          name: "Ort" -> -
          type: "TEXT" -> -
          maxLength: null -> -
        delete attribute/Vorname #3 :5
          name: "Vorname" -> -
          type: "TEXT" -> -
          maxLength: null -> -
        delete blacklist-entry/%2A@x.de #7 :13
          pattern: "*@x.de" -> -
          description: null -> -
        delete blacklist-entry/a@x.de #8 :15
          pattern: "a@x.de" -> -
          description: null -> -
        delete list/It's old #5 :2
          name: "It's old" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        0 unchanged, 3 unmanaged, 7 read, 7 write
        blocked data-loss [attribute/Punkte]: replacing attribute/Punkte: the values of every recipient are lost | --allow-data-loss attribute/Punkte
        blocked data-loss [attribute/Ort]: deleting attribute/Ort: the values of every recipient are lost | --allow-data-loss attribute/Ort
        blocked data-loss [blacklist-entry/%2A@x.de]: deleting blacklist-entry/%2A@x.de: the API cannot put a wildcard entry back | --allow-data-loss blacklist-entry/%2A@x.de
        blocked data-loss [list/It's old]: deleting list/It's old: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/It'\''s old'
        allowed data-loss [attribute/Vorname]: deleting attribute/Vorname: the values of every recipient are lost | --allow-data-loss 'attribute/V*'
        """#
    ),
    PlanCase(
      "a wildcard entry is no less lost by pruning",
      #"""
      policy:
        prune: [blacklistEntries]
      blacklistEntries: []
      """#,
      #"""
      blacklist-entry 7 *@x.de
      """#,
      is: #"""
        delete blacklist-entry/%2A@x.de #7
          pattern: "*@x.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        0 unchanged, 0 unmanaged, 1 read, 1 write
        blocked data-loss [blacklist-entry/%2A@x.de]: deleting blacklist-entry/%2A@x.de: the API cannot put a wildcard entry back | --allow-data-loss blacklist-entry/%2A@x.de
        """#
    ),
    PlanCase(
      "a group that a mailing names",
      #"""
      targetGroups:
        - name: A
          state: absent
        - name: B
          description: new
        - name: C
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 A
      target-group 8@1 B
      target-group 9@1 C
      target-group 10@1 D
      use target-group Summer DRAFT 7 8
      use target-group Winter ACTIVE 7
      """#,
      PlanCase.Options(allowDataLoss: ["target-group/B"]),
      is: #"""
        replace target-group/B #8 :4
          description!: null -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        delete target-group/A #7 :2
          name: "A" -> -
          description: null -> -
          filterString: null -> -
        delete target-group/C #9 :6
          name: "C" -> -
          description: null -> -
          filterString: null -> -
        0 unchanged, 1 unmanaged, 3 read, 4 write
        blocked in-use [target-group/A]: deleting target-group/A: regular mailing "Summer" (DRAFT) names it; regular mailing "Winter" (ACTIVE) names it | --allow-data-loss target-group/A
        allowed in-use [target-group/B]: replacing target-group/B: regular mailing "Summer" (DRAFT) names it | --allow-data-loss target-group/B
        """#
    ),
    PlanCase(
      "a mailing of which the tenant does not say what it names",
      #"""
      targetGroups:
        - name: A
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 A
      target-group 10@1 D
      use target-group Summer DRAFT ?
      """#,
      is: #"""
        delete target-group/A #7 :2
          name: "A" -> -
          description: null -> -
          filterString: null -> -
        0 unchanged, 1 unmanaged, 3 read, 1 write
        blocked in-use [target-group/A]: deleting target-group/A: regular mailing "Summer" (DRAFT) may name it, which the tenant does not say | --allow-data-loss target-group/A
        """#
    ),
    PlanCase(
      "a group of the system while there is a dynamic list",
      #"""
      targetGroups:
        - name: A
          description: new
      lists:
        - name: News
          targetGroups:
            - name: A
              description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD
      list 6 Everybody type=DYNAMIC
      target-group 7@1 A
      target-group 8@5 A
      """#,
      is: #"""
        replace list/News/target-group/A #8 :7
          description!: null -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        replace target-group/A #7 :2
          description!: null -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        1 unchanged, 1 unmanaged, 3 read, 4 write
        blocked in-use [target-group/A]: replacing target-group/A: the tenant has dynamic lists, which are bound to one | --allow-data-loss target-group/A
        """#
    ),
  ]
}
