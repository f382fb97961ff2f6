import Testing

/// What the API does not give, or not any more, or not yet.
@Suite("Planner: Unreadable")
struct UnreadableTests {
  @Test(arguments: UnreadableTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "what cannot be read",
      #"""
      lists:
        - name: A
          settings:
            TrackingPermissionDetachedFromMembership: true
          subscriptionSettings:
            sendRecentMail: true
      textModules:
        - name: whole
          text: x
        - name: half
          text: x
        - name: other
          html: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      setting @5 TrackingPermissionDetachedFromMembership unreadable="the API answers 405"
      subscription-settings @5 unreadable="the API answers 404"
      text-module 6@1 whole type=TEXT
      text-module 7@1 half type=TEXT_HTML html=y
      text-module 8@1 other type=TEXT_HTML html=y
      """#,
      is: #"""
        deferred (update) list/A/setting/TrackingPermissionDetachedFromMembership #5 :4
          value: - -> true
          because it cannot be read (the API answers 405): --write-unreadable writes it all the same
        deferred (update) list/A/subscription-settings #5 :5
          sendRecentMail: - -> true
          because it cannot be read (the API answers 404): writing it would lose what is not declared
        deferred (update) text-module/half #7 :10
          text: - -> "x"
          because its text cannot be read (the answer does not hold it): --write-unreadable writes it all the same
        deferred (update) text-module/other #8 :12
          html: "y" -> "x"
          because its text cannot be read (the answer does not hold it): writing it would lose what is not declared
        deferred (update) text-module/whole #6 :8
          text: - -> "x"
          because its text cannot be read (the answer does not hold it): --write-unreadable writes it all the same
        1 unchanged, 0 unmanaged, 7 read, 0 write
        """#
    ),
    PlanCase(
      "what cannot be read is written where that is wished and loses nothing",
      #"""
      lists:
        - name: A
          settings:
            TrackingPermissionDetachedFromMembership: true
          subscriptionSettings:
            sendRecentMail: true
      textModules:
        - name: whole
          text: x
        - name: half
          text: x
        - name: other
          html: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      setting @5 TrackingPermissionDetachedFromMembership unreadable="the API answers 405"
      subscription-settings @5 unreadable="the API answers 404"
      text-module 6@1 whole type=TEXT
      text-module 7@1 half type=TEXT_HTML html=y
      text-module 8@1 other type=TEXT_HTML html=y
      """#,
      PlanCase.Options(writeUnreadable: true),
      is: #"""
        update list/A/setting/TrackingPermissionDetachedFromMembership #5 :4
          value: - -> true
          because it cannot be read (the API answers 405): written all the same
        update text-module/half #7 :10
          text: - -> "x"
          because its text cannot be read (the answer does not hold it): written all the same
        update text-module/whole #6 :8
          text: - -> "x"
          because its text cannot be read (the answer does not hold it): written all the same
        deferred (update) list/A/subscription-settings #5 :5
          sendRecentMail: - -> true
          because it cannot be read (the API answers 404): writing it would lose what is not declared
        deferred (update) text-module/other #8 :12
          html: "y" -> "x"
          because its text cannot be read (the answer does not hold it): writing it would lose what is not declared
        1 unchanged, 0 unmanaged, 7 read, 3 write
        """#
    ),
    PlanCase(
      "gone since its collection was read",
      #"""
      textModules:
        - name: a
          text: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 6@1 a type=TEXT gone
      """#,
      is: #"""
        error :2: text module "a" was deleted while the plan was made: plan again
        """#
    ),
    PlanCase(
      "a list made in the same run",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          settings:
            TrackingPermissionDetachedFromMembership: true
          subscriptionSettings:
            welcomeMailing: Welcome
          unsubscriptionSettings:
            deleteMember: true
            goodByeMailing: null
          targetGroups:
            - name: VIP
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      subscription-mailing 8@6 Welcome USED
      """#,
      is: #"""
        create list/New :2
          name: - -> "New"
          senderAddress: - -> "a@b.de"
        update list/New/setting/TrackingPermissionDetachedFromMembership :5
          value: - -> true
          after list/New
          because list/New is created first: what differs is written then
        create list/New/target-group/VIP :12
          name: - -> "VIP"
          after list/New
        update list/New/unsubscription-settings :8
          goodByeMailing: - -> null
          deleteMember: - -> true
          after list/New
          because list/New is created first: what differs is written then
        deferred (update) list/New/subscription-settings :6
          welcomeMailing: - -> "Welcome"
          after list/New
          because welcomeMailing: subscription mailing "Welcome" does not exist in the list: create and approve it in Inxmail first
        0 unchanged, 0 unmanaged, 3 read, 4 write
        """#
    ),
  ]
}
