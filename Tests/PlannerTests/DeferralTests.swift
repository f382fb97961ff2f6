import Testing

/// What waits for a person.
@Suite("Planner: Deferral")
struct DeferralTests {
  @Test(arguments: DeferralTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a wildcard entry to be created or changed",
      #"""
      blacklistEntries:
        - pattern: "*@new.example"
        - pattern: "*@old.example"
          description: new
        - pattern: "*@same.example"
          description: same
      """#,
      #"""
      blacklist-entry 3 *@old.example description=old
      blacklist-entry 4 *@same.example description=same
      """#,
      is: #"""
        deferred (create) blacklist-entry/%2A@new.example :2
          pattern: - -> "*@new.example"
          because the API cannot create wildcard entries: create or change it in Inxmail
        deferred (update) blacklist-entry/%2A@old.example #3 :3
          description: "old" -> "new"
          because the API cannot create wildcard entries: create or change it in Inxmail
        1 unchanged, 0 unmanaged, 1 read, 0 write
        """#
    ),
    PlanCase(
      "a dynamic list that does not exist, and all below it",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
      lists:
        - name: Everybody
          type: DYNAMIC
          targetGroups:
            - name: VIP
              filterString: Column("Punkte") > 1
            - name: Inner
              filterString: BelongsToGroup("VIP")
          textModules:
            - name: a
              type: TEXT
              text: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      is: #"""
        create attribute/Punkte :2
          name: - -> "Punkte"
          type: - -> "INTEGER"
        deferred (create) list/Everybody :5
          name: - -> "Everybody"
          type: - -> "DYNAMIC"
          because the API cannot create dynamic lists: create it in Inxmail first
        deferred (create) list/Everybody/target-group/VIP :8
          name: - -> "VIP"
          filterString: - -> "Column(\"Punkte\") > 1"
          after attribute/Punkte
          after list/Everybody
          because list/Everybody is deferred
        deferred (create) list/Everybody/target-group/Inner :10
          name: - -> "Inner"
          filterString: - -> "BelongsToGroup(\"VIP\")"
          after list/Everybody
          after list/Everybody/target-group/VIP
          because list/Everybody is deferred
        deferred (create) list/Everybody/text-module/a :13
          name: - -> "a"
          type: - -> "TEXT"
          text: - -> "x"
          after list/Everybody
          because list/Everybody is deferred
        0 unchanged, 0 unmanaged, 4 read, 1 write
        """#
    ),
    PlanCase(
      "mailings that are missing, ambiguous, not approved or of another list",
      #"""
      lists:
        - name: A
          subscriptionSettings:
            welcomeMailing: Missing
            sendRecentMail: true
        - name: B
          subscriptionSettings:
            welcomeMailing: Twice
        - name: C
          subscriptionSettings:
            welcomeMailing: Draft
          unsubscriptionSettings:
            goodByeMailing: Bye
        - name: D
          subscriptionSettings:
            welcomeMailing: {id: 8}
            verificationMailing: {id: 99}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      list 7 C type=STANDARD
      list 8 D type=STANDARD
      subscription-mailing 6@6 Missing APPROVED
      subscription-mailing 8@6 Twice APPROVED
      subscription-mailing 9@6 Twice DRAFT
      subscription-mailing 10@7 Draft APPROVAL_REQUESTED
      subscription-mailing 11@7 Bye USED
      subscription-settings @5 sendRecentMail=false
      subscription-settings @6 welcomeMailing=8
      subscription-settings @7 welcomeMailing=11
      unsubscription-settings @7 goodByeMailing=null
      subscription-settings @8
      """#,
      is: #"""
        update list/C/unsubscription-settings #7 :12
          goodByeMailing: null -> "Bye"
        deferred (update) list/A/subscription-settings #5 :3
          welcomeMailing: null -> "Missing"
          sendRecentMail: false -> true
          because welcomeMailing: subscription mailing "Missing" does not exist in the list: create and approve it in Inxmail first
        deferred (update) list/B/subscription-settings #6 :7
          welcomeMailing: {"id":8} -> "Twice"
          because welcomeMailing: subscription mailing "Twice" exists 2 times in the list (ids 8, 9): write {id: …}
        deferred (update) list/C/subscription-settings #7 :10
          welcomeMailing: "Bye" -> "Draft"
          because welcomeMailing: subscription mailing "Draft" is not approved (APPROVAL_REQUESTED): approve it in Inxmail first
        deferred (update) list/D/subscription-settings #8 :15
          welcomeMailing: null -> {"id":8}
          verificationMailing: null -> {"id":99}
          because welcomeMailing: subscription mailing with id 8 does not exist in the list: create it in Inxmail first; verificationMailing: subscription mailing with id 99 does not exist in the list: create it in Inxmail first
        4 unchanged, 0 unmanaged, 7 read, 1 write
        """#
    ),
    PlanCase(
      "an id where names are not unique",
      #"""
      lists:
        - name: B
          subscriptionSettings:
            welcomeMailing: {id: 9}
            verificationMailing: null
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 6 B type=STANDARD
      subscription-mailing 8@6 Twice APPROVED
      subscription-mailing 9@6 Twice USED
      subscription-mailing 10@6 Check USED
      subscription-settings @6 welcomeMailing=8 verificationMailing=10
      """#,
      is: #"""
        update list/B/subscription-settings #6 :3
          welcomeMailing: {"id":8} -> {"id":9}
          verificationMailing: "Check" -> null
        1 unchanged, 0 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "a mailing that is not approved but named already",
      #"""
      lists:
        - name: B
          subscriptionSettings:
            welcomeMailing: Welcome
        - name: C
          subscriptionSettings:
            welcomeMailing: Welcome
            sendWelcomeMessage: true
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 6 B type=STANDARD
      list 7 C type=STANDARD
      subscription-mailing 8@6 Welcome DRAFT
      subscription-mailing 9@7 Welcome DRAFT
      subscription-settings @6 welcomeMailing=8
      subscription-settings @7 welcomeMailing=9
      """#,
      is: #"""
        update list/C/subscription-settings #7 :6
          sendWelcomeMessage: null -> true
        3 unchanged, 0 unmanaged, 4 read, 1 write
        """#
    ),
  ]
}
