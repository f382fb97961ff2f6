import Testing

/// Objects that conditions know by number and manifests by name.
@Suite("Planner: Names for numbers")
struct NumberedNamesTests {
  @Test(arguments: NumberedNamesTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  private static let tenant = #"""
    list 1 System type=SYSTEM
    list 5 News type=STANDARD
    list 6 A/B type=STANDARD
    any-mailing 23@5 Summer
    any-mailing 24@6 Summer
    any-mailing 25@6 "50% } off"
    any-mailing 26@5 Twice
    any-mailing 27@5 Twice
    target-group 7@5 opened filterString="HasOpened(23)"
    target-group 8@1 everywhere filterString="hasClickedAny( 24 ) AND HasClicked(23)"
    target-group 9@5 other filterString="HasOpened(27) AND HasOpened(99)"
    """#

  static let cases: [PlanCase] = [
    PlanCase(
      "as they are",
      #"""
      targetGroups:
        - name: everywhere
          filterString: hasClickedAny( ${mailing:A%2FB/Summer} ) AND HasClicked(23)
      lists:
        - name: news
          targetGroups:
            - name: opened
              filterString: HasOpened(${mailing:Summer})
      """#,
      tenant,
      is: #"""
        update list/news #5 :5
          name: "News" -> "news"
        2 unchanged, 2 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "another mailing, and one whose name needs escapes",
      #"""
      lists:
        - name: News
          targetGroups:
            - name: opened
              filterString: HasOpened(${mailing:A%2fB/50%25 %7D off})
            - name: other
              filterString: HasOpened(${mailing:Summer}) AND "$${x}" = "y"
      """#,
      tenant,
      is: #"""
        replace list/News/target-group/opened #7 :4
          filterString!: "HasOpened(${mailing:Summer})" -> "HasOpened(${mailing:A%2FB/50%25 %7D off})"
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        replace list/News/target-group/other #9 :6
          filterString!: "HasOpened(27) AND HasOpened(99)" -> "HasOpened(${mailing:Summer}) AND \"${x}\" = \"y\""
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        1 unchanged, 2 unmanaged, 4 read, 4 write
        """#
    ),
    PlanCase(
      "what cannot be resolved waits",
      #"""
      targetGroups:
        - name: a
          filterString: HasOpened(${mailing:Summer})
        - name: everywhere
          filterString: HasOpened(${mailing:Nowhere/Summer})
      lists:
        - name: News
          targetGroups:
            - name: b
              filterString: HasOpened(${mailing:Twice})
            - name: opened
              filterString: HasOpened(${mailing:summer})
        - name: Fresh
          senderAddress: a@example.com
          targetGroups:
            - name: c
              filterString: HasOpened(${mailing:Summer})
      """#,
      tenant,
      is: #"""
        create list/Fresh :13
          name: - -> "Fresh"
          senderAddress: - -> "a@example.com"
        deferred (create) list/Fresh/target-group/c :16
          name: - -> "c"
          filterString: - -> "HasOpened(${mailing:Summer})"
          after list/Fresh
          because filterString: ${mailing:Summer}: its list does not exist yet
        deferred (create) list/News/target-group/b :9
          name: - -> "b"
          filterString: - -> "HasOpened(${mailing:Twice})"
          because filterString: mailing "Twice" exists 2 times in the list (ids 26, 27): rename all but one
        deferred (update) list/News/target-group/opened #7 :11
          filterString: "HasOpened(${mailing:Summer})" -> "HasOpened(${mailing:summer})"
          because filterString: mailing "summer" does not exist in the list: create it in Inxmail first
        deferred (create) target-group/a :2
          name: - -> "a"
          filterString: - -> "HasOpened(${mailing:Summer})"
          because filterString: mailing "Summer" does not exist in the list: create it in Inxmail first
        deferred (update) target-group/everywhere #8 :4
          filterString: "hasClickedAny( ${mailing:A%2FB/Summer} ) AND HasClicked(23)" -> "HasOpened(${mailing:Nowhere/Summer})"
          because filterString: ${mailing:Nowhere/Summer}: the list "Nowhere" does not exist
        1 unchanged, 2 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "what names what waits",
      #"""
      lists:
        - name: News
          targetGroups:
            - name: a
              filterString: HasOpened(${mailing:Nowhere})
            - name: b
              filterString: BelongsToGroup("a")
            - name: c
              filterString: BelongsNotToGroup("b") AND BelongsToGroup("a")
            - name: opened
              filterString: HasOpened(${mailing:Nowhere})
            - name: other
              filterString: BelongsToGroup("a")
            - name: d
              filterString: BelongsToGroup("opened")
      """#,
      tenant,
      is: #"""
        create list/News/target-group/d :14
          name: - -> "d"
          filterString: - -> "BelongsToGroup(\"opened\")"
        deferred (create) list/News/target-group/a :4
          name: - -> "a"
          filterString: - -> "HasOpened(${mailing:Nowhere})"
          because filterString: mailing "Nowhere" does not exist in the list: create it in Inxmail first
        deferred (create) list/News/target-group/b :6
          name: - -> "b"
          filterString: - -> "BelongsToGroup(\"a\")"
          after list/News/target-group/a
          because it depends on list/News/target-group/a, which is deferred
        deferred (create) list/News/target-group/c :8
          name: - -> "c"
          filterString: - -> "BelongsNotToGroup(\"b\") AND BelongsToGroup(\"a\")"
          after list/News/target-group/a
          after list/News/target-group/b
          because it depends on list/News/target-group/a, list/News/target-group/b, which are deferred
        deferred (update) list/News/target-group/other #9 :12
          filterString: "HasOpened(27) AND HasOpened(99)" -> "BelongsToGroup(\"a\")"
          after list/News/target-group/a
          because it depends on list/News/target-group/a, which is deferred
        deferred (update) list/News/target-group/opened #7 :10
          filterString: "HasOpened(${mailing:Summer})" -> "HasOpened(${mailing:Nowhere})"
          because filterString: mailing "Nowhere" does not exist in the list: create it in Inxmail first
        1 unchanged, 2 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "what names nothing, and where none can stand",
      #"""
      attributes:
        - name: ${mailing:x}
          type: TEXT
          maxLength: 3
          hidden: true
      targetGroups:
        - name: a
          filterString: ${mailing:} ${mailing:a/b/c} ${mailing:50%} ${list:x} ${mailing:a
      """#,
      tenant,
      is: #"""
        error :2: "${mailing:x}" is a reference, which cannot stand here: write $${ for a literal ${
        error :8: "${mailing:}" names nothing: write ${word:NAME} or ${word:LIST/NAME}, with /, % and } of a name as %2F, %25 and %7D
        error :8: "${mailing:a/b/c}" names nothing: write ${word:NAME} or ${word:LIST/NAME}, with /, % and } of a name as %2F, %25 and %7D
        error :8: "${mailing:50%}" names nothing: write ${word:NAME} or ${word:LIST/NAME}, with /, % and } of a name as %2F, %25 and %7D
        error :8: "${list:x}" is a reference, which cannot stand here: write $${ for a literal ${
        error :8: "${mailing:a" is no variable: write ${name}, or $${ for a literal ${
        """#
    ),
  ]
}
