import Testing

/// Drafts: what a person has taken further is left alone, and target groups are named.
@Suite("Planner: Mailings")
struct MailingTests {
  @Test(arguments: MailingTests.cases + MailingTests.further)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let lists = #"""
    list 1 System type=SYSTEM
    list 5 News type=STANDARD
    """# + "\n"

  static let groups = #"""
    target-group 7@1 VIP filterString=a
    target-group 8@5 Own filterString=b
    target-group 9@5 Both filterString=c
    target-group 10@1 Both filterString=d
    """# + "\n"

  static func manifest(_ mailings: String, _ more: String = "") -> String {
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
  ]
}

extension MailingTests {
  typealias Options = PlanCase.Options
}
