import Testing

/// Who has moved since the base, at each changed field: the manifests, the tenant, or both.
@Suite("Planner: drift")
struct DriftTests {
  @Test(arguments: DriftTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "who has moved, field by field",
      #"""
      datasources:
        - name: D
          url: https://two.example
          useType: TEXT
          fetchStrategy: RECIPIENT_BASED
          encodeUrlPlaceholders: true
          attachmentFileName: a.txt
      """#,
      #"""
      datasource 5 D url=https://one.example useType=ATTACHMENT_FILE fetchStrategy=RECIPIENT_CACHED contentWithInxmailTags=false encodeUrlPlaceholders=false attachmentFileName=a.txt
      """#,
      PlanCase.Options(
        base: #"""
          datasources:
            - name: D
              url: https://one.example
              useType: TEXT
              fetchStrategy: ONCE
              contentWithInxmailTags: true
              attachmentFileName: a.txt
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "what means the same has not moved",
      #"""
      targetGroups:
        - name: G
          filterString: a = 1
          description: ""
      textModules:
        - {name: T, text: "one\ntwo"}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 G filterString="b = 1"
      text-module 9@1 T type=TEXT text=three
      """#,
      PlanCase.Options(
        base: #"""
          targetGroups:
            - name: G
              filterString: a  =  1
          textModules:
            - {name: T, text: "one\r\ntwo"}
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "what is not declared any more is not managed",
      #"""
      lists:
        - {name: A, senderName: x}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD description=two senderName=x
      """#,
      PlanCase.Options(
        base: #"""
          lists:
            - {name: A, description: one, senderName: x}
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "creates: new, deleted in the tenant, and both",
      #"""
      targetGroups:
        - {name: New, filterString: x}
        - {name: Deleted, filterString: x}
        - {name: Both, filterString: y, description: d}
        - {name: Absent, filterString: x}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      PlanCase.Options(
        base: #"""
          targetGroups:
            - {name: Deleted, filterString: x}
            - {name: Both, filterString: x}
            - {name: Absent, state: absent}
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "deletes: new ones, and what somebody made again",
      #"""
      blacklistEntries:
        - {pattern: A@example.com, state: absent}
        - {pattern: b@example.com, state: absent}
        - {pattern: c@example.com, state: absent}
      """#,
      #"""
      blacklist-entry 1 a@example.com
      blacklist-entry 2 b@example.com
      blacklist-entry 3 c@example.com
      blacklist-entry 4 d@example.com
      """#,
      PlanCase.Options(
        base: #"""
          blacklistEntries:
            - {pattern: a@example.com, state: absent}
            - {pattern: b@example.com}
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "prunes: what the base declared, what somebody made, and what the base had absent",
      #"""
      policy: {prune: [textModules]}
      textModules: []
      lists:
        - name: A
          textModules: [{name: Stays}]
        - name: C
          formerly: B
          textModules: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      text-module 10@1 Declared type=TEXT
      text-module 11@1 Absent type=TEXT
      text-module 12@1 Made type=TEXT
      text-module 13@5 Declared type=TEXT
      text-module 14@5 Made type=TEXT
      text-module 15@5 Stays type=TEXT
      text-module 16@6 Declared type=TEXT
      """#,
      PlanCase.Options(
        allowDeletes: 10,
        base: #"""
          policy: {prune: [textModules]}
          textModules:
            - {name: Declared}
            - {name: Absent, state: absent}
          lists:
            - name: A
              textModules: [{name: Declared}]
            - name: B
              textModules: [{name: Declared}]
          """#
      ),
      is: #"""
        ?
        """#
    ),
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
        ?
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
        ?
        """#
    ),
    PlanCase(
      "a chain of renames pairs from its free end",
      #"""
      textModules:
        - {name: A, formerly: B, text: b}
        - {name: B, formerly: C, text: c}
        - {name: C, type: TEXT, text: new}
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
        ?
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
        ?
        """#
    ),
    PlanCase(
      "what a new type does not have goes with it",
      #"""
      textModules: [{name: T, type: TEXT, text: t}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 10@1 T type=TEXT_HTML text=t html=<p>
      """#,
      PlanCase.Options(
        base: #"""
          textModules: [{name: T, type: TEXT_HTML, text: t}]
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "and goes with a type that the tenant has changed",
      #"""
      textModules: [{name: T, type: TEXT, text: t}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 10@1 T type=TEXT_HTML text=t html=<p>
      """#,
      PlanCase.Options(
        base: #"""
          textModules: [{name: T, type: TEXT, text: t}]
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "deferred changes",
      #"""
      lists:
        - {name: Gone, type: DYNAMIC, description: two}
        - name: A
          subscriptionSettings: {welcomeMailing: Welcome, verificationMailing: {id: 99}, subscriptionType: DOUBLE_OPT_IN}
      blacklistEntries: [{pattern: '*@old.example'}, {pattern: '*@new.example'}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      mailing 8@5 Welcome APPROVED
      mailing 9@5 Old APPROVED
      subscription-settings @5 welcomeMailing=9 verificationMailing=9 subscriptionType=CONFIRMED_OPT_IN
      """#,
      PlanCase.Options(
        base: #"""
          lists:
            - {name: Gone, type: DYNAMIC, description: one}
            - name: A
              subscriptionSettings: {welcomeMailing: Welcome, verificationMailing: Old, subscriptionType: DOUBLE_OPT_IN}
          blacklistEntries: [{pattern: '*@old.example'}]
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "references are compared by name or id, as either is written",
      #"""
      lists:
        - name: A
          subscriptionSettings: {welcomeMailing: Other, verificationMailing: Other, verificationTimeoutMailing: Other}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      mailing 8@5 Welcome APPROVED
      mailing 9@5 Confirm APPROVED
      mailing 10@5 Late APPROVED
      mailing 11@5 Other APPROVED
      subscription-settings @5 welcomeMailing=8 verificationMailing=9 verificationTimeoutMailing=8
      """#,
      PlanCase.Options(
        base: #"""
          lists:
            - name: A
              subscriptionSettings: {welcomeMailing: {id: 8}, verificationMailing: Confirm, verificationTimeoutMailing: Late}
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "what cannot be read is not taken for changed",
      #"""
      lists:
        - name: A
          settings: {TrackingPermissionDetachedFromMembership: false}
        - name: B
          settings: {TrackingPermissionDetachedFromMembership: true}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      setting @5 TrackingPermissionDetachedFromMembership unreadable="it is hidden"
      setting @6 TrackingPermissionDetachedFromMembership unreadable="it is hidden"
      """#,
      PlanCase.Options(
        writeUnreadable: true,
        base: #"""
          lists:
            - name: A
              settings: {TrackingPermissionDetachedFromMembership: true}
            - name: B
              settings: {TrackingPermissionDetachedFromMembership: true}
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "settings of a list that somebody has deleted",
      #"""
      lists:
        - name: A
          senderAddress: a@example.com
          settings: {TrackingPermissionDetachedFromMembership: true}
          subscriptionSettings: {sendRecentMail: false, overwriteExistingMember: true}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      PlanCase.Options(
        base: #"""
          lists:
            - name: A
              senderAddress: a@example.com
              settings: {TrackingPermissionDetachedFromMembership: true}
              subscriptionSettings: {sendRecentMail: true}
          """#
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "before the first manifest",
      #"""
      attributes: [{name: P, type: INTEGER, hidden: true}]
      targetGroups: [{name: G, filterString: x}]
      policy: {prune: [targetGroups]}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 G filterString=y
      target-group 8@1 H
      """#,
      PlanCase.Options(
        base: ""
      ),
      is: #"""
        ?
        """#
    ),
    PlanCase(
      "a replacement that was interrupted is of the tenant",
      #"""
      textModules: [{name: T, type: TEXT}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 10@1 T type=TEXT
      text-module 11@1 T~inx-apply type=TEXT_HTML
      """#,
      PlanCase.Options(
        base: #"""
          textModules: [{name: T, type: TEXT}]
          """#
      ),
      is: #"""
        ?
        """#
    ),
  ]
}
