import Testing

/// Which side changed since the base, at each changed field: the manifests, the tenant, or both.
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
        update datasource/D #5 :2
          url: "https://one.example" -> "https://two.example" [manifests]
          useType: "ATTACHMENT_FILE" -> "TEXT" [tenant]
          fetchStrategy: "RECIPIENT_CACHED" -> "RECIPIENT_BASED" [both]
          encodeUrlPlaceholders: false -> true [manifests]
        0 unchanged, 0 unmanaged, 1 read, 1 write
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
        replace target-group/G #7 :2
          filterString!: "b = 1" -> "a = 1" [tenant]
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        update text-module/T #9 :6
          text: "three" -> "one\ntwo" [tenant]
        0 unchanged, 0 unmanaged, 5 read, 3 write
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
        1 unchanged, 0 unmanaged, 1 read, 0 write
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
        create target-group/Absent :5
          name: - -> "Absent" [manifests]
          filterString: - -> "x" [manifests]
        create target-group/Both :4
          name: - -> "Both" [tenant]
          description: - -> "d" [manifests]
          filterString: - -> "y" [both]
        create target-group/Deleted :3
          name: - -> "Deleted" [tenant]
          filterString: - -> "x" [tenant]
        create target-group/New :2
          name: - -> "New" [manifests]
          filterString: - -> "x" [manifests]
        0 unchanged, 0 unmanaged, 2 read, 4 write
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
        replace text-module/T #10 :1
          type!: "TEXT_HTML" -> "TEXT" [manifests]
          html: "<p>" -> null [manifests]
          because type cannot be changed: replaced
        0 unchanged, 0 unmanaged, 3 read, 2 write
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
        replace text-module/T #10 :1
          type!: "TEXT_HTML" -> "TEXT" [tenant]
          html: "<p>" -> null [tenant]
          because type cannot be changed: replaced
        0 unchanged, 0 unmanaged, 3 read, 2 write
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
      subscription-mailing 8@5 Welcome APPROVED
      subscription-mailing 9@5 Old APPROVED
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
        deferred (create) blacklist-entry/%2A@new.example :5
          pattern: - -> "*@new.example" [manifests]
          because the API cannot create wildcard entries: create or change it in Inxmail
        deferred (create) blacklist-entry/%2A@old.example :5
          pattern: - -> "*@old.example" [tenant]
          because the API cannot create wildcard entries: create or change it in Inxmail
        deferred (update) list/A/subscription-settings #5 :4
          subscriptionType: "CONFIRMED_OPT_IN" -> "DOUBLE_OPT_IN" [tenant]
          welcomeMailing: "Old" -> "Welcome" [tenant]
          verificationMailing: "Old" -> {"id":99} [manifests]
          because verificationMailing: subscription mailing with id 99 does not exist in the list: create it in Inxmail first
        deferred (create) list/Gone :2
          name: - -> "Gone" [tenant]
          type: - -> "DYNAMIC" [tenant]
          description: - -> "two" [both]
          because the API cannot create dynamic lists: create it in Inxmail first
        1 unchanged, 0 unmanaged, 4 read, 0 write
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
      subscription-mailing 8@5 Welcome APPROVED
      subscription-mailing 9@5 Confirm APPROVED
      subscription-mailing 10@5 Late APPROVED
      subscription-mailing 11@5 Other APPROVED
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
        update list/A/subscription-settings #5 :3
          welcomeMailing: "Welcome" -> "Other" [manifests]
          verificationMailing: "Confirm" -> "Other" [manifests]
          verificationTimeoutMailing: "Welcome" -> "Other" [both]
        1 unchanged, 0 unmanaged, 3 read, 1 write
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
        update list/A/setting/TrackingPermissionDetachedFromMembership #5 :3
          value: - -> false [manifests]
          because it cannot be read (it is hidden): written all the same
        update list/B/setting/TrackingPermissionDetachedFromMembership #6 :5
          value: - -> true [tenant]
          because it cannot be read (it is hidden): written all the same
        2 unchanged, 0 unmanaged, 3 read, 2 write
        blocked data-loss [list/A/setting/TrackingPermissionDetachedFromMembership]: changing list/A/setting/TrackingPermissionDetachedFromMembership: the tracking permissions of recipients who are no longer on the list are removed (its current value cannot be read) | --allow-data-loss list/A/setting/TrackingPermissionDetachedFromMembership
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
        create list/A :2
          name: - -> "A" [tenant]
          senderAddress: - -> "a@example.com" [tenant]
        update list/A/setting/TrackingPermissionDetachedFromMembership :4
          value: - -> true [tenant]
          after list/A
          because list/A is created first: what differs is written then
        update list/A/subscription-settings :5
          sendRecentMail: - -> false [both]
          overwriteExistingMember: - -> true [manifests]
          after list/A
          because list/A is created first: what differs is written then
        0 unchanged, 0 unmanaged, 1 read, 3 write
        """#
    ),
  ]
}
