import Testing

/// What the command line takes in and leaves out.
@Suite("Planner: Targets")
struct TargetsTests {
  @Test(arguments: TargetsTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a target and what is below it",
      #"""
      lists:
        - name: A
          description: new
          targetGroups:
            - name: VIP
        - name: B
          description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      """#,
      PlanCase.Options(targets: ["list/A"]),
      is: #"""
        update list/A #5 :2
          description: null -> "new"
        create list/A/target-group/VIP :5
          name: - -> "VIP"
          after list/A
        0 unchanged, 0 unmanaged, 2 read, 2 write
        """#
    ),
    PlanCase(
      "globs do not cross a slash unless they are double",
      #"""
      lists:
        - name: A
          description: new
          targetGroups:
            - name: VIP
      targetGroups:
        - name: VIP
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      """#,
      PlanCase.Options(targets: ["*/VIP"]),
      is: #"""
        create target-group/VIP :7
          name: - -> "VIP"
        0 unchanged, 0 unmanaged, 2 read, 1 write
        """#
    ),
    PlanCase(
      "double stars do",
      #"""
      lists:
        - name: A
          description: new
          targetGroups:
            - name: VIP
      targetGroups:
        - name: VIP
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      """#,
      PlanCase.Options(targets: ["**/VIP"]),
      is: #"""
        create list/A/target-group/VIP :5
          name: - -> "VIP"
        create target-group/VIP :7
          name: - -> "VIP"
        0 unchanged, 0 unmanaged, 2 read, 2 write
        """#
    ),
    PlanCase(
      "creates that a target needs are taken in, changes are not",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
        - name: Ort
          type: TEXT
          maxLength: 30
          hidden: true
      lists:
        - name: A
          senderAddress: a@b.de
          targetGroups:
            - name: VIP
              filterString: Column("Punkte") > 1 AND Column("Ort") = "x"
            - name: Inner
              filterString: BelongsToGroup("VIP")
            - name: Other
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      attribute 3 Ort type=TEXT maxLength=20
      """#,
      PlanCase.Options(targets: ["list/A/target-group/Inner"]),
      is: #"""
        create attribute/Punkte :2
          name: - -> "Punkte"
          type: - -> "INTEGER"
          because needed by list/A/target-group/VIP
        create list/A :9
          name: - -> "A"
          senderAddress: - -> "a@b.de"
          because needed by list/A/target-group/Inner
        create list/A/target-group/VIP :12
          name: - -> "VIP"
          filterString: - -> "Column(\"Punkte\") > 1 AND Column(\"Ort\") = \"x\""
          after attribute/Punkte
          after list/A
          because needed by list/A/target-group/Inner
        create list/A/target-group/Inner :14
          name: - -> "Inner"
          filterString: - -> "BelongsToGroup(\"VIP\")"
          after list/A
          after list/A/target-group/VIP
        0 unchanged, 0 unmanaged, 3 read, 4 write
        """#
    ),
  ]
}
