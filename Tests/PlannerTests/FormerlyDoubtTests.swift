import Testing

/// Renames that are none, or in doubt.
@Suite("Planner: FormerlyDoubt")
struct FormerlyDoubtTests {
  @Test(arguments: FormerlyDoubtTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a swap changes nothing",
      #"""
      datasources:
        - name: A
          formerly: B
        - name: B
          formerly: A
      """#,
      #"""
      datasource 4 A
      datasource 5 B
      """#,
      is: #"""
        2 unchanged, 0 unmanaged, 1 read, 0 write
        warning :3: datasource "A" and "B", which it was formerly, both exist: nothing is renamed, and the old one is left alone
        warning :5: datasource "B" and "A", which it was formerly, both exist: nothing is renamed, and the old one is left alone
        """#
    ),
    PlanCase(
      "two claims",
      #"""
      datasources:
        - name: B
          formerly: A
        - name: C
          formerly: A
      """#,
      #"""
      datasource 4 A
      """#,
      is: #"""
        error :5: two declarations were formerly "A"
        """#
    ),
    PlanCase(
      "the old name is loosely there",
      #"""
      policy:
        prune: [datasources]
      datasources:
        - name: New
          formerly: Old
      """#,
      #"""
      datasource 4 old
      """#,
      is: #"""
        error :4: datasource "Old" is written "old" in the tenant (the case differs): use one spelling
        """#
    ),
    PlanCase(
      "the old name is there twice",
      #"""
      lists:
        - name: New
          formerly: Old
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD
      list 6 OLD type=STANDARD
      """#,
      is: #"""
        error :3: list "Old" exists 2 times in the tenant (ids 5, 6): rename or delete all but one in Inxmail
        """#
    ),
    PlanCase(
      "the old name is the system list",
      #"""
      lists:
        - name: New
          formerly: System
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      is: #"""
        error :3: list "System" is the tenant's SYSTEM list: it cannot be managed
        """#
    ),
    PlanCase(
      "the old name is declared absent",
      #"""
      datasources:
        - name: New
          formerly: Old
        - name: Old
          state: absent
      """#,
      #"""
      datasource 4 Old
      datasource 5 Other
      """#,
      is: #"""
        create datasource/New :2
          name: - -> "New"
          because formerly Old, which is declared itself: created
        delete datasource/Old #4 :4
          name: "Old" -> -
          url: null -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
        0 unchanged, 1 unmanaged, 1 read, 2 write
        """#
    ),
    PlanCase(
      "a rename with a new type is a replacement that is one",
      #"""
      textModules:
        - name: New
          formerly: Old
          type: TEXT
          text: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 6@1 Old type=HTML html=x
      """#,
      is: #"""
        replace text-module/New #6 :2
          name: "Old" -> "New"
          type!: "HTML" -> "TEXT"
          text: - -> "x"
          html: "x" -> null
          because formerly Old; type cannot be changed: replaced
          warning mailings call text modules by name: those that call the old name lose it
        0 unchanged, 0 unmanaged, 3 read, 2 write
        """#
    ),
  ]
}
