import Testing

/// What is to be absent depends on nothing: nothing is made for it.
@Suite("Planner: absent needs nothing")
struct AbsentNeedsNothingTests {
  @Test(arguments: AbsentNeedsNothingTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  private static let manifest = #"""
    lists:
      - name: L
        senderAddress: l@example.com
        textModules: [{name: X, state: absent}]
        targetGroups: [{name: X, state: absent}]
        mailings: [{name: X, state: absent}]
    """#
  private static let system = #"""
    list 1 System type=SYSTEM
    list 2 Admins type=ADMIN
    """#

  static let cases: [PlanCase] = [
    PlanCase(
      "a target in a list that does not exist",
      manifest,
      system,
      PlanCase.Options(targets: ["list/L/text-module/X"]),
      is: "1 unchanged, 0 unmanaged, 2 read, 0 write"
    ),
    PlanCase(
      "several targets in a list that does not exist",
      manifest,
      system,
      PlanCase.Options(targets: ["list/*/*/X"]),
      is: "3 unchanged, 0 unmanaged, 4 read, 0 write"
    ),
    PlanCase(
      "changed in a list that does not exist",
      manifest,
      system,
      PlanCase.Options(
        base: #"""
          lists:
            - name: L
              senderAddress: l@example.com
              textModules: [{name: X}]
              targetGroups: [{name: X, state: absent}]
              mailings: [{name: X, state: absent}]
          """#,
        changedOnly: true
      ),
      is: "1 unchanged, 0 unmanaged, 2 read, 0 write"
    ),
    PlanCase(
      "beside one that is wanted, for which the list is made",
      #"""
      lists:
        - name: L
          senderAddress: l@example.com
          textModules: [{name: X, state: absent}, {name: Y, type: TEXT, text: y}]
      """#,
      system,
      PlanCase.Options(targets: ["list/L/text-module/*"]),
      is: #"""
        create list/L :2
          name: - -> "L"
          senderAddress: - -> "l@example.com"
          because needed by list/L/text-module/Y
        create list/L/text-module/Y :4
          name: - -> "Y"
          type: - -> "TEXT"
          text: - -> "y"
          after list/L
        1 unchanged, 0 unmanaged, 2 read, 2 write
        """#
    ),
    PlanCase(
      "in a list that exists it is deleted, and the list is left as it is",
      manifest,
      system + #"""

        list 5 L type=STANDARD senderAddress=other@example.com
        text-module 6@5 X type=TEXT
        """#,
      PlanCase.Options(targets: ["list/L/text-module/X"]),
      is: #"""
        delete list/L/text-module/X #6 :4
          name: "X" -> -
          type: "TEXT" -> -
        0 unchanged, 0 unmanaged, 2 read, 1 write
        """#
    ),
  ]
}
