import Testing

/// What an interrupted replacement has left.
@Suite("Planner: InterruptedReplacements")
struct InterruptedReplacementsTests {
  @Test(arguments: InterruptedReplacementsTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "the new form of a text module takes its place, then the old one goes",
      #"""
      textModules:
        - name: imprint
          type: HTML
          html: h
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 5@1 imprint~inx-apply type=HTML html=h
      text-module 6@1 imprint~inx-apply-old type=TEXT text=x
      """#,
      is: #"""
        update text-module/imprint #5 :2
          name: "imprint~inx-apply" -> "imprint"
          because finishes a replacement that was interrupted
        delete text-module/imprint~inx-apply-old #6
          name: "imprint~inx-apply-old" -> -
          type: "TEXT" -> -
          after text-module/imprint
          because left by a replacement that was interrupted
        0 unchanged, 0 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "the old form alone",
      #"""
      textModules:
        - name: imprint
          text: y
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 6@1 imprint~inx-apply-old type=TEXT text=x
      """#,
      is: #"""
        update text-module/imprint #6 :2
          name: "imprint~inx-apply-old" -> "imprint"
          text: "x" -> "y"
          because finishes a replacement that was interrupted
        0 unchanged, 0 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "a group is made from its trial, with what nobody declares",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 VIP~inx-apply description=new filterString=a
      """#,
      is: #"""
        create target-group/VIP :2
          name: - -> "VIP"
          description: - -> "new"
          filterString: - -> "a"
          because finishes a replacement that was interrupted
        delete target-group/VIP~inx-apply #7
          name: "VIP~inx-apply" -> -
          description: "new" -> -
          filterString: "a" -> -
          after target-group/VIP
          because left by a replacement that was interrupted
        0 unchanged, 0 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "the proper one is there: what is left is deleted, also beside a change",
      #"""
      targetGroups:
        - name: VIP
          description: new
        - name: Other
          description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 VIP description=old
      target-group 8@1 VIP~inx-apply
      target-group 9@1 Other description=new
      target-group 10@1 Other~inx-apply
      """#,
      is: #"""
        replace target-group/VIP #7 :2
          description!: "old" -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        delete target-group/Other~inx-apply #10
          name: "Other~inx-apply" -> -
          description: null -> -
          filterString: null -> -
          because left by a replacement that was interrupted
        delete target-group/VIP~inx-apply #8
          name: "VIP~inx-apply" -> -
          description: null -> -
          filterString: null -> -
          after target-group/VIP
          because left by a replacement that was interrupted
        1 unchanged, 0 unmanaged, 3 read, 4 write
        """#
    ),
    PlanCase(
      "in another list it is the copy of another one",
      #"""
      targetGroups:
        - name: VIP
          description: same
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD
      target-group 7@1 VIP description=same
      target-group 8@5 VIP~inx-apply
      """#,
      is: #"""
        1 unchanged, 1 unmanaged, 2 read, 0 write
        warning: list/News/target-group/VIP~inx-apply was left by a replacement that was interrupted, and is left alone: list/News/target-group/VIP is not declared
        """#
    ),
    PlanCase(
      "what nobody declares is the only copy, and is never pruned",
      #"""
      policy:
        prune: [targetGroups, textModules]
      targetGroups: []
      textModules: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 8@1 VIP~inx-apply
      text-module 6@1 imprint~inx-apply-old type=TEXT text=x
      """#,
      is: #"""
        0 unchanged, 0 unmanaged, 3 read, 0 write
        warning: target-group/VIP~inx-apply was left by a replacement that was interrupted, and is left alone: target-group/VIP is not declared
        warning: text-module/imprint~inx-apply-old was left by a replacement that was interrupted, and is left alone: text-module/imprint is not declared
        """#
    ),
    PlanCase(
      "a kind that needs no such names has none",
      #"""
      policy:
        prune: [datasources]
      datasources: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      datasource 8 W~inx-apply
      datasource 9 W
      """#,
      PlanCase.Options(allowDeletes: 2),
      is: #"""
        delete datasource/W #9
          name: "W" -> -
          url: null -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
        delete datasource/W~inx-apply #8
          name: "W~inx-apply" -> -
          url: null -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
        0 unchanged, 0 unmanaged, 1 read, 2 write
        allowed deletion-limit [datasource/W datasource/W~inx-apply]: 2 of 2 datasources would be deleted: none would be left | --allow-deletes 2
        """#
    ),
  ]
}
