import Testing

/// Mailings that wanted filters hold by their numbers, and that the same plan deletes, makes anew or renames.
@Suite("Planner: NumberChecks")
struct NumberChecksTests {
  @Test(arguments: NumberChecksTests.lost + NumberChecksTests.remade)
  func plan(_ plan: PlanCase) throws {
    let dump = try plan.dump()
    #expect(dump == plan.plan)
    #expect(try plan.dump(shuffled: true) == plan.plan)
  }

  private static let tenant = #"""
    list 1 System type=SYSTEM
    list 5 News type=STANDARD
    list 6 Other type=STANDARD
    mailing 20@5 May subject=s editorContentType=TEXT mailingState=DRAFT text=t
    mailing 21@5 June subject=s editorContentType=TEXT mailingState=DRAFT text=t
    mailing 22@6 May subject=s editorContentType=TEXT mailingState=DRAFT text=t
    any-mailing 20@5 May
    any-mailing 21@5 June
    any-mailing 22@6 May
    any-mailing 30@6 Trigger
    target-group 7@5 own filterString="HasOpened(20)"
    target-group 8@1 everywhere filterString="hasClickedAny(21, 20)"
    target-group 9@1 trigger filterString="HasOpened(30)"

    """#
  private static let all = PlanCase.Options(allowDataLoss: ["**"])

  static let lost: [PlanCase] = [
    PlanCase(
      "by name and by number, made, changed and unchanged, in any spelling",
      #"""
      targetGroups:
        - {name: everywhere, filterString: 'hasClickedAny(${mailing:News/June}, ${mailing:news/May})'}
        - {name: new, filterString: 'x = 1 AND NOT (HASCLICKEDANYLINK ( ${mailing:News/May} ))'}
        - {name: number, filterString: 'Foo(hasopened(20))'}
        - {name: trigger, filterString: 'HasOpened(30) OR hasClickedAny(21,20)'}
      lists:
        - name: News
          mailings: [{name: May, state: absent}]
          targetGroups: [{name: own, filterString: 'HasOpened(${mailing:May})'}]
      """#,
      tenant,
      all,
      is: #"""
        error :2: filterString names list/News/mailing/May, which this plan deletes: declare list/News/mailing/May, or change the filter
        error :3: filterString names list/News/mailing/May, which this plan deletes: declare list/News/mailing/May, or change the filter
        error :4: filterString names list/News/mailing/May, which this plan deletes: declare list/News/mailing/May, or change the filter
        error :5: filterString names list/News/mailing/May, which this plan deletes: declare list/News/mailing/May, or change the filter
        error :9: filterString names list/News/mailing/May, which this plan deletes: declare list/News/mailing/May, or change the filter
        """#
    ),
    PlanCase(
      "with their list, mailings of other types too",
      #"""
      targetGroups:
        - {name: everywhere, filterString: 'HasOpened(${mailing:Other/May})'}
        - {name: trigger, filterString: 'HasOpened(30)'}
      lists: [{name: Other, state: absent}]
      """#,
      tenant,
      all,
      is: #"""
        error :2: filterString names list/Other/mailing/May, which this plan deletes with list/Other: declare list/Other, or change the filter
        error :3: filterString names list/Other/mailing/Trigger, which this plan deletes with list/Other: declare list/Other, or change the filter
        """#
    ),
    PlanCase(
      "what a replacement carries over, and what is left out but stays",
      #"""
      targetGroups: [{name: everywhere, description: new}]
      lists:
        - name: News
          mailings: [{name: May, state: absent}]
      """#,
      tenant,
      all,
      is: #"""
        error :1: filterString names list/News/mailing/May, which this plan deletes: declare list/News/mailing/May, or change the filter
        """#
    ),
    PlanCase(
      "what a target leaves alone has what is live",
      #"""
      targetGroups:
        - {name: everywhere, filterString: 'HasOpened(21) OR HasOpened(20)'}
        - {name: trigger, filterString: 'HasOpened(20)'}
        - {name: new, filterString: 'HasOpened(21)'}
      lists:
        - name: News
          mailings: [{name: May, state: absent}]
      """#,
      tenant,
      PlanCase.Options(targets: ["list/News/mailing/May", "target-group/new"], allowDataLoss: ["**"]),
      is: #"""
        error :2: filterString names list/News/mailing/May, which this plan deletes: declare list/News/mailing/May, or change the filter
        """#
    ),
    PlanCase(
      "no alarm: another list's, a string, another function, what changes away or is absent; the delete comes after it",
      #"""
      targetGroups:
        - {name: everywhere, filterString: 'hasClickedAny(${mailing:Other/May}, 21) AND HasClicked(20) AND x = "HasOpened(20)"'}
        - {name: trigger, state: absent}
      lists:
        - name: News
          mailings: [{name: May, state: absent}, {name: Never, state: absent}]
          targetGroups: [{name: own, state: absent}]
      """#,
      tenant,
      PlanCase.Options(allowDeletes: 9, allowDataLoss: ["**"]),
      is: #"""
        replace target-group/everywhere #8 :2
          filterString!: "hasClickedAny(${mailing:News/June}, ${mailing:News/May})" -> "hasClickedAny(${mailing:Other/May}, 21) AND HasClicked(20) AND x = \"HasOpened(20)\""
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        delete list/News/target-group/own #7 :7
          name: "own" -> -
          description: null -> -
          filterString: "HasOpened(${mailing:May})" -> -
        delete list/News/mailing/May #20 :6
          name: "May" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          text: "t" -> -
          targetGroups: null -> -
          after list/News/target-group/own
          after target-group/everywhere
        delete target-group/trigger #9 :3
          name: "trigger" -> -
          description: null -> -
          filterString: "HasOpened(${mailing:Other/Trigger})" -> -
        2 unchanged, 3 unmanaged, 6 read, 5 write
        allowed data-loss [list/News/mailing/May]: deleting list/News/mailing/May: the mailing and its content are lost | --allow-data-loss '**'
        """#
    ),
    PlanCase(
      "target groups that a mailing's replacement carries over, of which one goes",
      #"""
      targetGroups: [{name: everywhere, state: absent}]
      lists:
        - name: Other
          mailings: [{name: May, editorContentType: HTML, html: h}]
      """#,
      tenant.replacing("22@6 May subject=s", with: "22@6 May targetGroups=MATCH_ALL,8 subject=s"),
      all,
      is: #"""
        error :4: targetGroups names target-group/everywhere, which this plan deletes: declare target-group/everywhere, or change targetGroups
        """#
    ),
  ]

  static let remade: [PlanCase] = [
    PlanCase(
      "a mailing that is replaced: groups that are made, changed, unchanged or carried over get its new number",
      #"""
      targetGroups:
        - {name: everywhere, description: new}
        - {name: made, filterString: 'HasOpened(${mailing:News/June}, ${mailing:News/May}) OR HasOpened(${mailing:News/May})'}
        - {name: trigger, filterString: 'HasOpened(${mailing:News/May})'}
      lists:
        - name: News
          mailings: [{name: May, editorContentType: HTML, html: h}]
          targetGroups: [{name: own, filterString: 'HasOpened(${mailing:May})'}]
      """#,
      tenant,
      all,
      is: #"""
        replace list/News/mailing/May #20 :7
          editorContentType!: "TEXT" -> "HTML"
          text: "t" -> null
          html: - -> "h"
          because editorContentType cannot be changed: replaced
        replace list/News/target-group/own #7 :8
          filterString!: "HasOpened(20)" -> "HasOpened(${mailing:May})"
          after list/News/mailing/May
          because filterString: the id of list/News/mailing/May changes; filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        replace target-group/everywhere #8 :2
          description!: null -> "new"
          filterString!: "hasClickedAny(21, 20)" -> "hasClickedAny(${mailing:News/June}, ${mailing:News/May})"
          after list/News/mailing/May
          because filterString: the id of list/News/mailing/May changes; description, filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        create target-group/made :3
          name: - -> "made"
          filterString: - -> "HasOpened(${mailing:News/June}, ${mailing:News/May}) OR HasOpened(${mailing:News/May})"
          after list/News/mailing/May
        replace target-group/trigger #9 :4
          filterString!: "HasOpened(${mailing:Other/Trigger})" -> "HasOpened(${mailing:News/May})"
          after list/News/mailing/May
          because filterString: the id of list/News/mailing/May changes; filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        1 unchanged, 3 unmanaged, 6 read, 9 write
        allowed data-loss [list/News/mailing/May]: replacing list/News/mailing/May: a new draft takes its place: its id and what belongs to it are lost | --allow-data-loss '**'
        """#
    ),
    PlanCase(
      "a target of the group alone has the number of now",
      #"""
      lists:
        - name: News
          mailings: [{name: May, editorContentType: HTML, html: h}]
          targetGroups:
            - {name: own, filterString: 'HasOpened(${mailing:May})'}
            - {name: new, filterString: 'HasOpened(${mailing:May})'}
      """#,
      tenant,
      PlanCase.Options(targets: ["list/News/target-group/*"]),
      is: #"""
        create list/News/target-group/new :6
          name: - -> "new"
          filterString: - -> "HasOpened(${mailing:May})"
        1 unchanged, 3 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "renamed: the new name has the number, the old one none, and a chain means who has the name then",
      #"""
      targetGroups:
        - {name: everywhere, filterString: 'HasOpened(${mailing:News/July})'}
        - {name: new, filterString: 'HasOpened(${mailing:News/June})'}
        - {name: third, filterString: 'HasOpened(${mailing:Reports/May})'}
        - {name: trigger, filterString: 'HasOpened(${mailing:Other/May})'}
      lists:
        - name: News
          mailings: [{name: July, formerly: June}, {name: June, formerly: May}]
          targetGroups:
            - {name: own, filterString: 'HasOpened(${mailing:June})'}
            - {name: gone, filterString: 'HasOpened(${mailing:May})'}
        - {name: Reports, formerly: Other}
      """#,
      tenant,
      is: #"""
        update list/News/mailing/July #21 :8
          name: "June" -> "July"
          because formerly June
        update list/News/mailing/June #20 :8
          name: "May" -> "June"
          after list/News/mailing/July
          because formerly May
        update list/Reports #6 :12
          name: "Other" -> "Reports"
          because formerly Other
        replace target-group/everywhere #8 :2
          filterString!: "hasClickedAny(${mailing:News/June}, ${mailing:News/May})" -> "HasOpened(${mailing:News/July})"
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        create target-group/new :3
          name: - -> "new"
          filterString: - -> "HasOpened(${mailing:News/June})"
        create target-group/third :4
          name: - -> "third"
          filterString: - -> "HasOpened(${mailing:Reports/May})"
        replace target-group/trigger #9 :5
          filterString!: "HasOpened(${mailing:Other/Trigger})" -> "HasOpened(${mailing:Other/May})"
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        deferred (create) list/News/target-group/gone :11
          name: - -> "gone"
          filterString: - -> "HasOpened(${mailing:May})"
          because filterString: ${mailing:May} is list/News/mailing/June after this plan: write that name
        2 unchanged, 1 unmanaged, 7 read, 9 write
        """#
    ),
    PlanCase(
      "a new name that another one of the list has too",
      #"""
      lists:
        - name: Other
          mailings: [{name: Trigger, formerly: May}]
          targetGroups: [{name: two, filterString: 'HasOpened(${mailing:Trigger})'}]
      """#,
      tenant,
      is: #"""
        update list/Other/mailing/Trigger #22 :3
          name: "May" -> "Trigger"
          because formerly May
        deferred (create) list/Other/target-group/two :4
          name: - -> "two"
          filterString: - -> "HasOpened(${mailing:Trigger})"
          because filterString: mailing "Trigger" exists 2 times in the list (ids 22, 30): rename all but one
        1 unchanged, 6 unmanaged, 5 read, 1 write
        """#
    ),
  ]
}
