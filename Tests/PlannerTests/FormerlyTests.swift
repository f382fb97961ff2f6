import Testing

/// Renames.
@Suite("Planner: Formerly")
struct FormerlyTests {
  @Test(arguments: FormerlyTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a rename with other changes",
      #"""
      lists:
        - name: New
          formerly: OLD
          description: new
          targetGroups:
            - name: VIP
              filterString: b
      datasources:
        - name: New
          formerly: Old
      textModules:
        - name: New
          formerly: Old
          text: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD description=old
      target-group 7@5 VIP filterString=a
      datasource 4 Old url=https://x
      text-module 6@1 Old type=TEXT text=old
      """#,
      is: #"""
        update datasource/New #4 :9
          name: "Old" -> "New"
          because formerly Old
          warning mailings call datasources by name: those that call the old name lose it
        update list/New #5 :2
          name: "Old" -> "New"
          description: "old" -> "new"
          because formerly OLD
        update text-module/New #6 :12
          name: "Old" -> "New"
          text: "old" -> "new"
          because formerly Old
          warning mailings call text modules by name: those that call the old name lose it
        replace list/New/target-group/VIP #7 :6
          filterString!: "a" -> "b"
          after list/New
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        0 unchanged, 0 unmanaged, 6 read, 5 write
        """#
    ),
    PlanCase(
      "both live",
      #"""
      policy:
        prune: [datasources]
      datasources:
        - name: New
          formerly: Old
      """#,
      #"""
      datasource 4 Old
      datasource 5 New
      datasource 6 Older
      """#,
      is: #"""
        delete datasource/Older #6
          name: "Older" -> -
          url: null -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
        1 unchanged, 1 unmanaged, 1 read, 1 write
        warning :5: datasource "New" and "Old", which it was formerly, both exist: nothing is renamed, and the old one is left alone
        """#
    ),
    PlanCase(
      "neither lives",
      #"""
      datasources:
        - name: New
          formerly: Old
          useType: TEXT
      """#,
      #"""
      datasource 6 Older
      """#,
      is: #"""
        create datasource/New :2
          name: - -> "New"
          useType: - -> "TEXT"
          because formerly Old, which does not exist: created
        0 unchanged, 1 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "already renamed",
      #"""
      datasources:
        - name: New
          formerly: Old
      """#,
      #"""
      datasource 4 New
      """#,
      is: #"""
        1 unchanged, 0 unmanaged, 1 read, 0 write
        """#
    ),
    PlanCase(
      "a chain",
      #"""
      datasources:
        - name: B
          formerly: A
        - name: C
          formerly: B
        - name: D
          formerly: C
      """#,
      #"""
      datasource 4 A
      datasource 5 B
      datasource 6 C
      """#,
      is: #"""
        update datasource/D #6 :6
          name: "C" -> "D"
          because formerly C
          warning mailings call datasources by name: those that call the old name lose it
        update datasource/C #5 :4
          name: "B" -> "C"
          after datasource/D
          because formerly B
          warning mailings call datasources by name: those that call the old name lose it
        update datasource/B #4 :2
          name: "A" -> "B"
          after datasource/C
          because formerly A
          warning mailings call datasources by name: those that call the old name lose it
        0 unchanged, 0 unmanaged, 1 read, 3 write
        """#
    ),
    PlanCase(
      "a chain that has happened",
      #"""
      datasources:
        - name: B
          formerly: A
        - name: C
          formerly: B
      """#,
      #"""
      datasource 4 B
      datasource 5 C
      """#,
      is: #"""
        2 unchanged, 0 unmanaged, 1 read, 0 write
        warning :5: datasource "C" and "B", which it was formerly, both exist: nothing is renamed, and the old one is left alone
        """#
    ),
    PlanCase(
      "a chain whose last link is gone",
      #"""
      datasources:
        - name: B
          formerly: A
        - name: C
          formerly: B
      """#,
      #"""
      datasource 4 B
      """#,
      is: #"""
        create datasource/C :4
          name: - -> "C"
          because formerly B, which is declared itself: created
        1 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
  ]
}
