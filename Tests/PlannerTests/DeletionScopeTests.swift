import Testing

/// What counts as deleted, and of how many.
@Suite("Planner: DeletionScope")
struct DeletionScopeTests {
  @Test(arguments: DeletionScopeTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "two of two by pruning, and replacements do not count",
      #"""
      policy:
        prune: [blacklistEntries]
      blacklistEntries: []
      targetGroups:
        - name: A
          description: new
        - name: B
          description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      blacklist-entry 1 a@x.de
      blacklist-entry 2 b@x.de
      target-group 3@1 A
      target-group 4@1 B
      """#,
      is: #"""
        replace target-group/A #3 :5
          description!: null -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        replace target-group/B #4 :7
          description!: null -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        delete blacklist-entry/a@x.de #1
          pattern: "a@x.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        delete blacklist-entry/b@x.de #2
          pattern: "b@x.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        0 unchanged, 0 unmanaged, 4 read, 6 write
        blocked deletion-limit [blacklist-entry/a@x.de blacklist-entry/b@x.de]: 2 of 2 blacklistEntries would be deleted: none would be left | --allow-deletes 2
        """#
    ),
    PlanCase(
      "scopes are judged one by one, and a deleted list takes its objects with it",
      #"""
      lists:
        - name: Old
          state: absent
      targetGroups:
        - name: S1
          state: absent
      textModules: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD
      list 6 Kept type=STANDARD
      target-group 7@1 S1
      target-group 8@1 S2
      target-group 9@5 L1
      target-group 10@5 L2
      text-module 11@5 only type=TEXT
      text-module 12@6 other type=TEXT
      """#,
      PlanCase.Options(allowDataLoss: ["list/Old"]),
      is: #"""
        delete list/Old #5 :2
          name: "Old" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        delete target-group/S1 #7 :5
          name: "S1" -> -
          description: null -> -
          filterString: null -> -
        0 unchanged, 4 unmanaged, 6 read, 2 write
        blocked deletion-limit [list/Old/target-group/L1 list/Old/target-group/L2]: 2 of 2 targetGroups of list "Old" would be deleted: none would be left | --allow-deletes 2
        allowed data-loss [list/Old]: deleting list/Old: its mailings and all other objects of the list are deleted with it | --allow-data-loss list/Old
        """#
    ),
    PlanCase(
      "all lists but the system and the admin list",
      #"""
      lists:
        - name: A
          state: absent
        - name: B
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      """#,
      PlanCase.Options(allowDeletes: 2, allowDataLoss: ["list/*"]),
      is: #"""
        delete list/A #5 :2
          name: "A" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        delete list/B #6 :4
          name: "B" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        0 unchanged, 0 unmanaged, 5 read, 2 write
        allowed deletion-limit [list/A list/B]: 2 of 2 lists would be deleted: none would be left | --allow-deletes 2
        allowed data-loss [list/A]: deleting list/A: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        allowed data-loss [list/B]: deleting list/B: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        """#
    ),
  ]
}
