import Testing

/// Who else is concerned.
@Suite("Planner: AffectedObjectWarnings")
struct AffectedObjectWarningsTests {
  @Test(arguments: AffectedObjectWarningsTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "bystanders are warned of",
      #"""
      targetGroups:
        - name: VIP
          description: new
      attributes:
        - name: Punkte
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD
      attribute 3 Punkte type=INTEGER
      attribute 4 Ort type=INTEGER
      target-group 7@1 VIP filterString=a description=old
      target-group 8@1 User filterString="BelongsNotToGroup(\"VIP\") AND Column(\"Punkte\") > 1"
      target-group 9@5 Below filterString="BelongsToGroup(\"VIP\")"
      target-group 10@1 Stranger filterString="BelongsToGroup(\"vip\")"
      """#,
      is: #"""
        replace target-group/VIP #7 :2
          description!: "old" -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
          warning list/News/target-group/Below names it and is not part of the plan
          warning target-group/User names it and is not part of the plan
        delete attribute/Punkte #3 :5
          name: "Punkte" -> -
          type: "INTEGER" -> -
          maxLength: null -> -
          warning target-group/User names it and is not part of the plan
        0 unchanged, 5 unmanaged, 4 read, 3 write
        blocked data-loss [attribute/Punkte]: deleting attribute/Punkte: the values of every recipient are lost | --allow-data-loss attribute/Punkte
        """#
    ),
    PlanCase(
      "no bystander where its own list has a group of the name",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD
      target-group 7@1 VIP description=old
      target-group 8@5 VIP
      target-group 9@5 Below filterString="BelongsToGroup(\"VIP\")"
      """#,
      is: #"""
        replace target-group/VIP #7 :2
          description!: "old" -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        0 unchanged, 3 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "below a list that changes",
      #"""
      lists:
        - name: News
          description: new
          targetGroups:
            - name: VIP
          textModules:
            - name: old
              state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD description=old
      text-module 6@5 old type=TEXT
      text-module 7@5 other type=TEXT
      """#,
      is: #"""
        update list/News #5 :2
          description: "old" -> "new"
        create list/News/target-group/VIP :5
          name: - -> "VIP"
          after list/News
        delete list/News/text-module/old #6 :7
          name: "old" -> -
          type: "TEXT" -> -
          after list/News
        0 unchanged, 1 unmanaged, 3 read, 3 write
        """#
    ),
  ]
}
