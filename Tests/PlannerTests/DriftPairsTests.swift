import Testing

/// Which declarations of the base and of today are about the same object.
@Suite("Planner: drift, pairs")
struct DriftPairsTests {
  @Test(arguments: DriftPairsTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a renamed list keeps its past, and what is below it too",
      #"""
      lists:
        - name: New
          formerly: Old
          description: one
          targetGroups: [{name: G, filterString: x}]
          subscriptionSettings: {sendRecentMail: true, subscriptionCommand: join}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD description=two
      target-group 7@5 G filterString=y
      subscription-settings @5 sendRecentMail=false subscriptionCommand=leave
      """#,
      PlanCase.Options(
        base: #"""
          lists:
            - name: Old
              description: one
              targetGroups: [{name: G, filterString: x}]
              subscriptionSettings: {sendRecentMail: false, subscriptionCommand: join}
          """#
      ),
      is: #"""
        update list/New #5 :2
          name: "Old" -> "New" [manifests]
          description: "two" -> "one" [tenant]
          because formerly Old
        update list/New/subscription-settings #5 :6
          sendRecentMail: false -> true [manifests]
          subscriptionCommand: "leave" -> "join" [tenant]
          after list/New
        replace list/New/target-group/G #7 :5
          filterString!: "y" -> "x" [tenant]
          after list/New
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        0 unchanged, 0 unmanaged, 4 read, 4 write
        """#
    ),
    PlanCase(
      "names of lists and patterns pair in whatever case, other names do not",
      #"""
      lists: [{name: News, description: one}]
      blacklistEntries: [{pattern: a@example.com, description: one}]
      textModules: [{name: T, text: one}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 news type=STANDARD description=two
      blacklist-entry 6 a@EXAMPLE.com description=two
      text-module 7@1 T type=TEXT text=two
      """#,
      PlanCase.Options(
        base: #"""
          lists: [{name: NEWS, description: one}]
          blacklistEntries: [{pattern: A@example.com, description: one}]
          textModules: [{name: t, text: one}]
          """#
      ),
      is: #"""
        replace blacklist-entry/a@example.com #6 :2
          description!: "two" -> "one" [tenant]
          because description cannot be changed: replaced
          warning creating it again irreversibly deletes the recipients that it matches
        update list/News #5 :1
          name: "news" -> "News" [both]
          description: "two" -> "one" [tenant]
        update text-module/T #7 :3
          text: "two" -> "one" [manifests]
        0 unchanged, 0 unmanaged, 4 read, 4 write
        """#
    ),
    PlanCase(
      "a chain of renames pairs from its free end",
      #"""
      textModules:
        - {name: A, formerly: B, text: b}
        - {name: B, formerly: C, text: c}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 10@1 B type=TEXT text=b
      text-module 11@1 C type=TEXT text=live
      """#,
      PlanCase.Options(
        base: #"""
          textModules:
            - {name: B, text: b}
            - {name: C, text: c}
          """#
      ),
      is: #"""
        update text-module/A #10 :2
          name: "B" -> "A" [manifests]
          because formerly B
          warning mailings call text modules by name: those that call the old name lose it
        update text-module/B #11 :3
          name: "C" -> "B" [manifests]
          text: "live" -> "c" [tenant]
          after text-module/A
          because formerly C
          warning mailings call text modules by name: those that call the old name lose it
        0 unchanged, 0 unmanaged, 4 read, 2 write
        """#
    ),
    PlanCase(
      "a rename that was told before pairs by the name",
      #"""
      textModules:
        - {name: A, formerly: B, text: a}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 10@1 B type=TEXT text=a
      """#,
      PlanCase.Options(
        base: #"""
          textModules:
            - {name: A, formerly: B, text: a}
          """#
      ),
      is: #"""
        update text-module/A #10 :2
          name: "B" -> "A" [tenant]
          because formerly B
          warning mailings call text modules by name: those that call the old name lose it
        0 unchanged, 0 unmanaged, 3 read, 1 write
        """#
    ),
  ]
}
