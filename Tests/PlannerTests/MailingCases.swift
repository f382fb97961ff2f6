import Testing

extension MailingTests {
  static let further: [PlanCase] = [
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
