import Testing

/// What a list's deletion takes with it counts, whatever else the plan reads.
@Suite("Planner: what goes with a list")
struct ListDeletionTests {
  @Test(arguments: ListDeletionTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  private static let tenant = #"""
    list 1 System type=SYSTEM
    list 2 Admins type=ADMIN
    list 5 Old type=STANDARD
    list 6 Kept type=STANDARD
    target-group 10@1 S1
    target-group 11@1 S2
    target-group 12@5 O1
    target-group 13@5 O2
    text-module 20@5 only type=TEXT
    test-profile 30@5 Anna
    test-profile 31@5 Ben
    test-profile 32@5 Cleo
    mailing 40@5 May mailingState=FINISHED
    mailing 41@5 June mailingState=DRAFT
    mailing 42@6 Kept mailingState=DRAFT
    """#

  private static let blocked = #"""
    delete list/Old #5 :2
      name: "Old" -> -
      type: "STANDARD" -> -
      description: null -> -
      senderAddress: "news@example.com" -> -
      senderName: null -> -
      replyToAddress: null -> -
      replyToName: null -> -
    """#

  private static let counts = #"""
    blocked deletion-limit [list/Old/target-group/O1 list/Old/target-group/O2]: 2 of 2 targetGroups of list "Old" would be deleted: none would be left | --allow-deletes 2
    blocked deletion-limit [list/Old/test-profile/Anna list/Old/test-profile/Ben list/Old/test-profile/Cleo]: 3 of 3 testProfiles of list "Old" would be deleted: none would be left | --allow-deletes 3
    blocked deletion-limit [list/Old/mailing/June list/Old/mailing/May]: 2 of 2 mailings of list "Old" would be deleted: none would be left | --allow-deletes 2
    allowed data-loss [list/Old]: deleting list/Old: its mailings and all other objects of the list are deleted with it | --allow-data-loss list/Old
    """#

  static let cases: [PlanCase] = [
    PlanCase(
      "nothing but the list is declared",
      #"""
      lists:
        - {name: Old, state: absent}
      """#,
      tenant,
      PlanCase.Options(allowDataLoss: ["list/Old"]),
      is: blocked + "\n0 unchanged, 1 unmanaged, 5 read, 1 write\n" + counts
    ),
    PlanCase(
      "with a target",
      #"""
      lists:
        - {name: Old, state: absent}
        - name: Kept
          description: new
          textModules: [{name: a, type: TEXT, text: a}]
      """#,
      tenant,
      PlanCase.Options(targets: ["list/Old"], allowDataLoss: ["list/Old"]),
      is: blocked + "\n0 unchanged, 0 unmanaged, 5 read, 1 write\n" + counts
    ),
    PlanCase(
      "the largest number allows all",
      #"""
      lists:
        - {name: Old, state: absent}
      """#,
      tenant,
      PlanCase.Options(allowDeletes: 3, allowDataLoss: ["list/Old"]),
      is: blocked + "\n0 unchanged, 1 unmanaged, 5 read, 1 write\n"
        + counts.replacing("blocked deletion-limit", with: "allowed deletion-limit")
        .replacing("--allow-deletes 2", with: "--allow-deletes 3")
    ),
    PlanCase(
      "a protected object that is there, and one that is not",
      #"""
      policy: {protect: ["list/Old/text-module/only", "list/Old/text-module/other"]}
      lists:
        - {name: Old, state: absent}
      """#,
      tenant.split(separator: "\n").filter { !$0.contains("test-profile") && !$0.contains("@5 O") }
        .filter { !$0.contains("mailing") }.joined(separator: "\n"),
      PlanCase.Options(allowDataLoss: ["list/Old"]),
      is: blocked.replacing(":2", with: ":3") + "\n" + #"""
        0 unchanged, 1 unmanaged, 5 read, 1 write
        blocked protection [list/Old]: list/Old must not be deleted: policy.protect has list/Old/text-module/only, which covers what is below it | no override
        allowed data-loss [list/Old]: deleting list/Old: its mailings and all other objects of the list are deleted with it | --allow-data-loss list/Old
        """#
    ),
  ]
}
