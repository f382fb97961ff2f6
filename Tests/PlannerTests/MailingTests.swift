import Testing

/// Drafts: what a person has taken further is left alone, and target groups are named.
@Suite("Planner: Mailings")
struct MailingTests {
  @Test(arguments: MailingTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  private static let lists = #"""
    list 1 System type=SYSTEM
    list 5 News type=STANDARD
    """# + "\n"

  private static let groups = #"""
    target-group 7@1 VIP filterString=a
    target-group 8@5 Own filterString=b
    target-group 9@5 Both filterString=c
    target-group 10@1 Both filterString=d
    """# + "\n"

  private static func manifest(_ mailings: String, _ more: String = "") -> String {
    "lists:\n  - name: News\n    mailings:\n"
      + mailings.split(separator: "\n").map { "      " + $0 + "\n" }.joined() + more
  }

  static let cases: [PlanCase] = [
    PlanCase(
      "a new one names groups of its list first, then of the system",
      manifest(
        #"""
        - name: A
          subject: s
          editorContentType: TEXT
          text: hi
          targetGroups: {combination: MATCH_ONE, groups: [VIP, Both]}
        """#
      ),
      lists + groups,
      is: #"""
        create list/News/mailing/A :4
          name: - -> "A"
          subject: - -> "s"
          editorContentType: - -> "TEXT"
          text: - -> "hi"
          targetGroups: - -> {"combination":"MATCH_ONE","groups":["VIP","Both"]}
        1 unchanged, 4 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "what differs, and what is the same in another order",
      manifest(
        #"""
        - name: A
          subject: new
          editorContentType: TEXT_HTML
          text: same
          html: |-
            one
            two
          targetGroups: {combination: MATCH_ALL, groups: [Own, VIP]}
        - name: B
          targetGroups: {combination: MATCH_ALL, groups: [Both]}
        - name: C
          targetGroups: null
        - name: D
          targetGroups: {combination: FILTER_GROUP_NOT_ASSIGNED}
        """#
      ),
      lists + groups + #"""
        mailing 20@5 A subject=old editorContentType=TEXT_HTML mailingState=DRAFT text=same html="one\r\ntwo" targetGroups=MATCH_ALL,7,8
        mailing 21@5 B subject=s editorContentType=TEXT mailingState=DRAFT targetGroups=MATCH_ALL,10
        mailing 22@5 C subject=s editorContentType=TEXT mailingState=DRAFT targetGroups=MATCH_NONE,7,99
        mailing 23@5 D subject=s editorContentType=TEXT mailingState=FINISHED
        """#,
      is: #"""
        update list/News/mailing/A #20 :4
          subject: "old" -> "new"
        update list/News/mailing/B #21 :12
          targetGroups: {"combination":"MATCH_ALL","groups":[{"id":10}]} -> {"combination":"MATCH_ALL","groups":["Both"]}
        update list/News/mailing/C #22 :14
          targetGroups: {"combination":"MATCH_NONE","groups":["VIP",{"id":99}]} -> null
        2 unchanged, 4 unmanaged, 7 read, 3 write
        """#
    ),
    PlanCase(
      "in another state it waits, unless it is as it is wanted",
      manifest(
        #"""
        - name: A
          subject: new
        - name: B
          subject: same
        - name: C
          state: absent
        - name: D
          editorContentType: HTML
          html: x
        - name: E
          editorContentType: XML_TEXT_HTML
          subject: new
        - name: F
          subject: new
        """#
      ),
      lists + #"""
        mailing 20@5 A subject=old editorContentType=TEXT mailingState=APPROVED
        mailing 21@5 B subject=same editorContentType=TEXT mailingState=FINISHED
        mailing 22@5 C subject=s editorContentType=TEXT mailingState=SCHEDULED
        mailing 23@5 D subject=s editorContentType=XML_HTML mailingState=DRAFT
        mailing 24@5 E subject=s editorContentType=XML_TEXT_HTML mailingState=DRAFT
        mailing 25@5 F subject=s editorContentType=TEXT -mailingState
        """#,
      is: #"""
        update list/News/mailing/E #24 :13
          subject: "s" -> "new"
        deferred (update) list/News/mailing/A #20 :4
          subject: "old" -> "new"
          because its mailingState is APPROVED, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests
        deferred (delete) list/News/mailing/C #22 :8
          name: "C" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          targetGroups: null -> -
          because its mailingState is SCHEDULED, and one that is SCHEDULED or ACTIVE cannot be deleted: cancel the sending in Inxmail, or remove it from the manifests
        deferred (update) list/News/mailing/D #23 :10
          editorContentType: "XML_HTML" -> "HTML"
          html: - -> "x"
          because its editorContentType is XML_HTML, and only TEXT, HTML, TEXT_HTML can be replaced: change it in Inxmail, or remove it from the manifests
        deferred (update) list/News/mailing/F #25 :16
          subject: "s" -> "new"
          because its mailingState is not known, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests
        2 unchanged, 0 unmanaged, 6 read, 1 write
        """#
    ),
    PlanCase(
      "deleted and replaced under the data-loss guard, never pruned",
      manifest(
        #"""
        - name: A
          state: absent
        - name: B
          editorContentType: HTML
          html: <p>
        """#
      ),
      lists + #"""
        mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT text=a
        mailing 21@5 B subject=s editorContentType=TEXT mailingState=DRAFT text=b targetGroups=MATCH_ALL,7
        mailing 22@5 C subject=s editorContentType=TEXT mailingState=DRAFT text=c
        """#,
      is: #"""
        replace list/News/mailing/B #21 :6
          editorContentType!: "TEXT" -> "HTML"
          text: "b" -> null
          html: - -> "<p>"
          because editorContentType cannot be changed: replaced
        delete list/News/mailing/A #20 :4
          name: "A" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          text: "a" -> -
          targetGroups: null -> -
        1 unchanged, 1 unmanaged, 4 read, 3 write
        blocked data-loss [list/News/mailing/B]: replacing list/News/mailing/B: a new draft takes its place: its id and what belongs to it are lost | --allow-data-loss list/News/mailing/B
        blocked data-loss [list/News/mailing/A]: deleting list/News/mailing/A: the mailing and its content are lost | --allow-data-loss list/News/mailing/A
        """#
    ),
    PlanCase(
      "a replaced group is written again into every declared one that names it",
      manifest(
        #"""
        - name: A
          targetGroups: {combination: MATCH_ALL, groups: [VIP, Own]}
        - name: B
          targetGroups: {combination: MATCH_ALL, groups: [Own]}
        - name: C
          targetGroups: {combination: MATCH_ALL, groups: [VIP]}
        """#,
        "targetGroups:\n  - name: VIP\n    filterString: new\n"
      ),
      lists + groups + #"""
        mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT targetGroups=MATCH_ALL,7,8
        mailing 21@5 B subject=s editorContentType=TEXT mailingState=DRAFT targetGroups=MATCH_ALL,8
        mailing 22@5 C subject=s editorContentType=TEXT mailingState=FINISHED targetGroups=MATCH_ALL,7
        use target-group A DRAFT 7 8
        """#,
      Options(allowDataLoss: ["target-group/VIP"]),
      is: #"""
        replace target-group/VIP #7 :11
          filterString!: "a" -> "new"
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        update list/News/mailing/A #20 :4
          targetGroups: {"combination":"MATCH_ALL","groups":[{"id":7},"Own"]} -> {"combination":"MATCH_ALL","groups":["VIP","Own"]}
          after target-group/VIP
          because targetGroups: the id of target-group/VIP changes
        deferred (update) list/News/mailing/C #22 :8
          targetGroups: {"combination":"MATCH_ALL","groups":[{"id":7}]} -> {"combination":"MATCH_ALL","groups":["VIP"]}
          after target-group/VIP
          because its mailingState is FINISHED, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests
        2 unchanged, 3 unmanaged, 7 read, 3 write
        allowed in-use [target-group/VIP]: replacing target-group/VIP: regular mailing "A" (DRAFT) names it | --allow-data-loss target-group/VIP
        """#
    ),
    PlanCase(
      "groups that are made before, missing, and deleted after",
      manifest(
        #"""
        - name: A
          targetGroups: {combination: MATCH_ALL, groups: [New]}
        - name: B
          targetGroups: {combination: MATCH_ALL, groups: [Missing]}
        """#,
        #"""
            targetGroups:
              - name: New
                filterString: x
              - name: Own
                state: absent
        """#
      ),
      lists + groups + #"""
        mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT targetGroups=MATCH_ALL,8
        mailing 21@5 B subject=s editorContentType=TEXT mailingState=DRAFT
        """#,
      Options(allowDataLoss: ["**"]),
      is: #"""
        create list/News/target-group/New :9
          name: - -> "New"
          filterString: - -> "x"
        update list/News/mailing/A #20 :4
          targetGroups: {"combination":"MATCH_ALL","groups":["Own"]} -> {"combination":"MATCH_ALL","groups":["New"]}
          after list/News/target-group/New
        delete list/News/target-group/Own #8 :11
          name: "Own" -> -
          description: null -> -
          filterString: "b" -> -
          after list/News/mailing/A
        deferred (update) list/News/mailing/B #21 :6
          targetGroups: null -> {"combination":"MATCH_ALL","groups":["Missing"]}
          because targetGroups: target group "Missing" does not exist: declare it, or create it in Inxmail
        1 unchanged, 3 unmanaged, 6 read, 3 write
        """#
    ),
    PlanCase(
      "two of one name, and another spelling",
      manifest(
        #"""
        - name: A
          subject: new
        - name: b
          subject: new
        """#
      ),
      lists + #"""
        mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT
        mailing 21@5 A subject=s editorContentType=TEXT mailingState=FINISHED
        mailing 22@5 B subject=s editorContentType=TEXT mailingState=DRAFT
        """#,
      is: #"""
        error :4: mailing "A" exists 2 times in the tenant (ids 20, 21): rename or delete all but one in Inxmail
        error :6: mailing "b" is written "B" in the tenant (the case differs): use one spelling
        """#
    ),
    PlanCase(
      "a name too long to be replaced",
      manifest(
        "- name: \(String(repeating: "n", count: 245))\n  editorContentType: HTML\n  html: x"
      ),
      lists
        + "mailing 20@5 \(String(repeating: "n", count: 245)) subject=s editorContentType=TEXT mailingState=DRAFT",
      is: #"""
        error :4: mailing "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…" must be replaced, and its name is too long for the temporary one: it can have 241 characters
        """#
    ),
    PlanCase(
      "renamed, with content that cannot be read",
      manifest(
        #"""
        - name: B
          formerly: A
          text: new
        - name: C
          subject: new
        """#
      ),
      lists + #"""
        mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT unreadable="the API answers 404"
        mailing 21@5 C subject=s editorContentType=TEXT mailingState=DRAFT -targetGroups
        """#,
      is: #"""
        update list/News/mailing/C #21 :7
          subject: "s" -> "new"
        deferred (update) list/News/mailing/B #20 :4
          name: "A" -> "B"
          text: - -> "new"
          because its text cannot be read (the API answers 404): --write-unreadable writes it all the same
        1 unchanged, 0 unmanaged, 4 read, 1 write
        """#
    ),
    PlanCase(
      "what a replacement left needs no second word, unless somebody has taken it further",
      manifest(
        #"""
        - name: A
          subject: s
        - name: B
          subject: s
        - name: C
          subject: s
        """#
      ),
      lists + #"""
        mailing 20@5 A subject=s editorContentType=HTML mailingState=DRAFT
        mailing 21@5 A~inx-apply-old subject=s editorContentType=TEXT mailingState=DRAFT
        mailing 22@5 B subject=s editorContentType=HTML mailingState=DRAFT
        mailing 23@5 B~inx-apply-old subject=s editorContentType=TEXT mailingState=APPROVED
        mailing 24@5 C~inx-apply subject=s editorContentType=TEXT mailingState=DRAFT
        """#,
      is: #"""
        update list/News/mailing/C #24 :8
          name: "C~inx-apply" -> "C"
          because finishes a replacement that was interrupted
        delete list/News/mailing/A~inx-apply-old #21
          name: "A~inx-apply-old" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          targetGroups: null -> -
          because left by a replacement that was interrupted
        deferred (delete) list/News/mailing/B~inx-apply-old #23
          name: "B~inx-apply-old" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          targetGroups: null -> -
          because its mailingState is APPROVED, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests
        3 unchanged, 0 unmanaged, 5 read, 2 write
        """#
    ),
    PlanCase(
      "a copy of a draft that holds a replaced group gets the new one, declared or not",
      manifest(
        #"""
        - name: A
          editorContentType: HTML
        """#,
        "targetGroups:\n  - name: VIP\n    filterString: new\n"
      ),
      lists + groups + #"""
        mailing 20@5 A subject=s editorContentType=TEXT_HTML mailingState=DRAFT html=x targetGroups=MATCH_ALL,7,8
        """#,
      Options(allowDataLoss: ["**"]),
      is: #"""
        replace target-group/VIP #7 :7
          filterString!: "a" -> "new"
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        replace list/News/mailing/A #20 :4
          editorContentType!: "TEXT_HTML" -> "HTML"
          targetGroups: {"combination":"MATCH_ALL","groups":[{"id":7},"Own"]} -> {"combination":"MATCH_ALL","groups":["VIP","Own"]}
          after target-group/VIP
          because targetGroups: the id of target-group/VIP changes; editorContentType cannot be changed: replaced
          warning its text, which was not read, is lost: it does not apply any more
        1 unchanged, 3 unmanaged, 5 read, 4 write
        allowed data-loss [list/News/mailing/A]: replacing list/News/mailing/A: a new draft takes its place: its id and what belongs to it are lost | --allow-data-loss '**'
        """#
    ),
    PlanCase(
      "the only copy is not deleted without a word, and two that another one has succeeded are",
      manifest(
        #"""
        - name: A
          state: absent
        - name: B
          subject: s
        """#
      ),
      lists + #"""
        mailing 20@5 A~inx-apply-old subject=s editorContentType=TEXT mailingState=DRAFT
        mailing 21@5 B subject=s editorContentType=TEXT mailingState=DRAFT
        mailing 22@5 B~inx-apply-old subject=s editorContentType=TEXT mailingState=DRAFT
        mailing 23@5 B~inx-apply-old subject=s editorContentType=TEXT mailingState=DRAFT
        """#,
      is: #"""
        delete list/News/mailing/A~inx-apply-old #20
          name: "A~inx-apply-old" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          targetGroups: null -> -
          because left by a replacement that was interrupted
        delete list/News/mailing/B~inx-apply-old #22
          name: "B~inx-apply-old" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          targetGroups: null -> -
          because left by a replacement that was interrupted
        delete list/News/mailing/B~inx-apply-old (id 23) #23
          name: "B~inx-apply-old" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          targetGroups: null -> -
          because left by a replacement that was interrupted
        3 unchanged, 0 unmanaged, 3 read, 3 write
        blocked data-loss [list/News/mailing/A~inx-apply-old]: deleting list/News/mailing/A~inx-apply-old: the mailing and its content are lost | --allow-data-loss 'list/News/mailing/A~inx-apply-old'
        """#
    ),
    PlanCase(
      "a group that is left out by the command line",
      manifest(
        "- name: A\n  targetGroups: {combination: MATCH_ALL, groups: [New]}",
        "    targetGroups:\n      - name: New\n        filterString: x\n"
      ),
      lists + "mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT",
      Options(excludes: ["list/*/target-group/*"]),
      is: #"""
        deferred (update) list/News/mailing/A #20 :4
          targetGroups: null -> {"combination":"MATCH_ALL","groups":["New"]}
          because targetGroups: list/News/target-group/New does not exist and is left out
        1 unchanged, 0 unmanaged, 4 read, 0 write
        """#
    ),
    PlanCase(
      "a group that is pruned and named",
      manifest(
        "- name: A\n  targetGroups: {combination: MATCH_ALL, groups: [VIP]}",
        "targetGroups: []\npolicy: {prune: [targetGroups]}\n"
      ),
      lists + groups
        + "mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT targetGroups=MATCH_ALL,7",
      is: #"""
        error :5: targetGroups names target-group/VIP, which is not declared and would be pruned: declare it
        """#
    ),
    PlanCase(
      "a text that has its id as a number",
      manifest(
        "- name: A\n  editorContentType: HTML",
        "targetGroups: [{name: Opened, filterString: HasOpened(20)}]\n"
      ),
      lists + #"""
        target-group 11@1 Opened filterString=HasOpened(20)
        mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT
        """#,
      Options(allowDataLoss: ["**"]),
      is: #"""
        replace list/News/mailing/A #20 :4
          editorContentType!: "TEXT" -> "HTML"
          because editorContentType cannot be changed: replaced
          warning its text, which was not read, is lost: it does not apply any more
          warning target-group/Opened names it by its id, which is another one then, or none: plan again afterwards
        2 unchanged, 0 unmanaged, 4 read, 2 write
        allowed data-loss [list/News/mailing/A]: replacing list/News/mailing/A: a new draft takes its place: its id and what belongs to it are lost | --allow-data-loss '**'
        """#
    ),
    PlanCase(
      "a filter that names a mailing which comes with the plan",
      manifest(
        #"""
        - name: B
          formerly: A
        - name: C
          subject: s
          editorContentType: TEXT
        """#,
        #"""
            targetGroups:
              - name: Renamed
                filterString: HasOpened(${mailing:B})
              - name: Made
                filterString: HasOpened(${mailing:C})
        """#
      ),
      lists + #"""
        mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT
        any-mailing 20@5 A
        """#,
      is: #"""
        update list/News/mailing/B #20 :4
          name: "A" -> "B"
          because formerly A
        create list/News/mailing/C :6
          name: - -> "C"
          subject: - -> "s"
          editorContentType: - -> "TEXT"
        create list/News/target-group/Renamed :10
          name: - -> "Renamed"
          filterString: - -> "HasOpened(${mailing:B})"
        deferred (create) list/News/target-group/Made :12
          name: - -> "Made"
          filterString: - -> "HasOpened(${mailing:C})"
          because filterString: list/News/mailing/C is made by this plan: apply it, then plan again
        1 unchanged, 0 unmanaged, 5 read, 3 write
        """#
    ),
    PlanCase(
      "a group whose name is misspelt, as the manifests have it",
      manifest(
        #"""
        - name: A
          targetGroups: {combination: MATCH_ALL, groups: [gold]}
        """#,
        """
            targetGroups:
              - name: Gold
                filterString: x

        """
      ),
      lists + "mailing 20@5 A subject=s editorContentType=TEXT mailingState=DRAFT",
      is: #"""
        create list/News/target-group/Gold :7
          name: - -> "Gold"
          filterString: - -> "x"
        deferred (update) list/News/mailing/A #20 :4
          targetGroups: null -> {"combination":"MATCH_ALL","groups":["gold"]}
          because targetGroups: target group "gold" does not exist (did you mean Gold?): declare it, or create it in Inxmail
        1 unchanged, 0 unmanaged, 4 read, 1 write
        """#
    ),
  ]
}

extension MailingTests {
  private typealias Options = PlanCase.Options
}
