import Testing

/// Order, dependencies, and who else is concerned.
@Suite("Planner: Order")
struct OrderTests {
  @Test(arguments: OrderTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "an attribute before the groups that name it, a group before those that name it",
      #"""
      targetGroups:
        - name: A
          filterString: BelongsToGroup("B") AND NOT BelongsNotToGroup("C")
        - name: B
          filterString: Column("Punkte") > 1 AND Column( "Ort" ) = "Column(\"Name\")"
        - name: C
          filterString: a
      attributes:
        - name: Punkte
          type: INTEGER
        - name: Ort
          type: TEXT
          maxLength: 3
        - name: Name
          type: TEXT
          maxLength: 3
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      is: #"""
        create attribute/Name :14
          name: - -> "Name"
          type: - -> "TEXT"
          maxLength: - -> 3
        create attribute/Ort :11
          name: - -> "Ort"
          type: - -> "TEXT"
          maxLength: - -> 3
        create attribute/Punkte :9
          name: - -> "Punkte"
          type: - -> "INTEGER"
        create target-group/B :4
          name: - -> "B"
          filterString: - -> "Column(\"Punkte\") > 1 AND Column( \"Ort\" ) = \"Column(\\\"Name\\\")\""
          after attribute/Ort
          after attribute/Punkte
        create target-group/C :6
          name: - -> "C"
          filterString: - -> "a"
        create target-group/A :2
          name: - -> "A"
          filterString: - -> "BelongsToGroup(\"B\") AND NOT BelongsNotToGroup(\"C\")"
          after target-group/B
          after target-group/C
        0 unchanged, 0 unmanaged, 3 read, 6 write
        """#
    ),
    PlanCase(
      "a group of the own list before that of the system",
      #"""
      targetGroups:
        - name: VIP
        - name: All
      lists:
        - name: News
          senderAddress: a@b.de
          targetGroups:
            - name: VIP
            - name: Inner
              filterString: BelongsToGroup("VIP") OR BelongsToGroup("All")
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      is: #"""
        create list/News :5
          name: - -> "News"
          senderAddress: - -> "a@b.de"
        create list/News/target-group/VIP :8
          name: - -> "VIP"
          after list/News
        create target-group/All :3
          name: - -> "All"
        create list/News/target-group/Inner :9
          name: - -> "Inner"
          filterString: - -> "BelongsToGroup(\"VIP\") OR BelongsToGroup(\"All\")"
          after list/News
          after list/News/target-group/VIP
          after target-group/All
        create target-group/VIP :2
          name: - -> "VIP"
        0 unchanged, 0 unmanaged, 2 read, 5 write
        """#
    ),
    PlanCase(
      "renames, freeing deletes, changes, other deletes; by address within a step",
      #"""
      datasources:
        - name: Z
          formerly: Y
        - name: A
          url: https://new
        - name: old
          state: absent
        - name: vip
          state: absent
        - name: VIP
          url: https://x
        - name: Add
      """#,
      #"""
      datasource 3 Y
      datasource 4 A
      datasource 5 old
      datasource 6 vip
      datasource 7 More
      datasource 8 Evenmore
      """#,
      is: #"""
        update datasource/Z #3 :2
          name: "Y" -> "Z"
          because formerly Y
          warning mailings call datasources by name: those that call the old name lose it
        delete datasource/vip #6 :8
          name: "vip" -> -
          url: null -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          warning possible rename: datasource/VIP is created and this is deleted; add the line formerly: vip there to rename it instead; otherwise its id is lost
        update datasource/A #4 :4
          url: null -> "https://new"
        create datasource/Add :12
          name: - -> "Add"
        create datasource/VIP :10
          name: - -> "VIP"
          url: - -> "https://x"
          after datasource/vip
          warning it looks like a new name of datasource/vip, which this plan deletes: to rename that instead, take out its declaration with state: absent and add the line formerly: vip
        delete datasource/old #5 :6
          name: "old" -> -
          url: null -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
        0 unchanged, 2 unmanaged, 1 read, 6 write
        """#
    ),
    PlanCase(
      "a delete after the changes of what named it",
      #"""
      attributes:
        - name: Alt
          state: absent
      targetGroups:
        - name: B
          filterString: Column("Neu") = 1
        - name: A
          state: absent
        - name: C
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      attribute 3 Alt type=TEXT
      attribute 4 Neu type=INTEGER
      target-group 7@1 B filterString="Column(\"Alt\") = 1"
      target-group 8@1 A filterString="BelongsToGroup(\"C\")"
      target-group 9@1 C
      target-group 10@1 D
      target-group 11@1 E
      """#,
      PlanCase.Options(allowDataLoss: ["attribute/Alt"]),
      is: #"""
        replace target-group/B #7 :5
          filterString!: "Column(\"Alt\") = 1" -> "Column(\"Neu\") = 1"
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        delete attribute/Alt #3 :2
          name: "Alt" -> -
          type: "TEXT" -> -
          maxLength: null -> -
          after target-group/B
        delete target-group/A #8 :7
          name: "A" -> -
          description: null -> -
          filterString: "BelongsToGroup(\"C\")" -> -
        delete target-group/C #9 :9
          name: "C" -> -
          description: null -> -
          filterString: null -> -
          after target-group/A
        0 unchanged, 3 unmanaged, 4 read, 5 write
        allowed data-loss [attribute/Alt]: deleting attribute/Alt: the values of every recipient are lost | --allow-data-loss attribute/Alt
        """#
    ),
    PlanCase(
      "a cycle of what is new and what is deleted",
      #"""
      targetGroups:
        - name: vip
          filterString: a
        - name: VIP
          state: absent
        - name: User
          filterString: BelongsToGroup("vip")
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 VIP
      target-group 8@1 User filterString="BelongsToGroup(\"VIP\")"
      """#,
      is: #"""
        error :2: a cycle: target-group/VIP needs target-group/User, target-group/User needs target-group/vip, target-group/vip needs target-group/VIP
        """#
    ),
    PlanCase(
      "a cycle of declarations",
      #"""
      targetGroups:
        - name: A
          filterString: BelongsToGroup("B")
        - name: B
          filterString: BelongsToGroup("A")
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      is: #"""
        error :2: a cycle, of which nothing could be created first: target-group/A names target-group/B, target-group/B names target-group/A
        """#
    ),
  ]
}
