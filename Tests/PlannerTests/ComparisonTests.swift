import Testing

/// What counts as a difference.
@Suite("Planner: Comparison")
struct ComparisonTests {
  @Test(arguments: ComparisonTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "null and empty mean the same for optional texts",
      #"""
      lists:
        - name: A
          senderName: ""
          description: null
          replyToName: null
        - name: B
          senderName: null
          description: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD senderName=null description="" replyToName=null
      list 6 B type=STANDARD senderName="" description=""
      """#,
      is: #"""
        update list/B #6 :6
          description: "" -> "x"
        1 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "null clears",
      #"""
      lists:
        - name: A
          senderName: null
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD senderName=Example description=kept
      """#,
      is: #"""
        update list/A #5 :2
          senderName: "Example" -> null
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "what is left out is not compared",
      #"""
      lists:
        - name: A
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD senderName=Example description=kept
      """#,
      is: #"""
        1 unchanged, 0 unmanaged, 1 read, 0 write
        """#
    ),
    PlanCase(
      "line ends of content compare as LF",
      #"""
      textModules:
        - name: crlf
          text: "one\r\ntwo\n"
        - name: cr
          text: "one\rtwo"
        - name: more
          text: "one\n\ntwo"
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 5@1 crlf type=TEXT text="one\ntwo\n"
      text-module 6@1 cr type=TEXT text="one\r\ntwo"
      text-module 7@1 more type=TEXT text="one\r\ntwo"
      """#,
      is: #"""
        update text-module/more #7 :6
          text: "one\r\ntwo" -> "one\n\ntwo"
        2 unchanged, 0 unmanaged, 5 read, 1 write
        """#
    ),
    PlanCase(
      "a final newline is content",
      #"""
      textModules:
        - name: a
          html: "x\n"
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 5@1 a type=HTML html=x
      """#,
      is: #"""
        update text-module/a #5 :2
          html: "x" -> "x\n"
        0 unchanged, 0 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "white space of filters counts inside quotes alone",
      #"""
      targetGroups:
        - name: outside
          filterString: 'Column("Punkte")  >=   100'
        - name: inside
          filterString: 'Column("A B") = "x  y"'
        - name: quote
          filterString: 'Column("A") = "\"  \""'
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 5@1 outside filterString="Column(\"Punkte\")\t>=\n100 "
      target-group 6@1 inside filterString="Column(\"A B\") = \"x y\""
      target-group 7@1 quote filterString="Column(\"A\") = \"\\\" \\\"\""
      """#,
      is: #"""
        replace target-group/inside #6 :4
          filterString!: "Column(\"A B\") = \"x y\"" -> "Column(\"A B\") = \"x  y\""
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        replace target-group/quote #7 :6
          filterString!: "Column(\"A\") = \"\\\" \\\"\"" -> "Column(\"A\") = \"\\\"  \\\"\""
          because filterString cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        1 unchanged, 0 unmanaged, 3 read, 4 write
        """#
    ),
    PlanCase(
      "everything else compares by code points",
      #"""
      lists:
        - name: A
          description: "Caf\u00e9"
          senderName: two  blanks
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD description=Cafe\#u{301} senderName="two blanks"
      """#,
      is: #"""
        update list/A #5 :2
          description: "Café" -> "Café"
          senderName: "two blanks" -> "two  blanks"
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "a number is a number and a word is a word",
      #"""
      lists:
        - name: A
          subscriptionSettings:
            subscriptionType: DOUBLE_OPT_IN
            doiConfirmationDuration: 30
            sendRecentMail: false
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      subscription-settings @5 subscriptionType=DOUBLE_OPT_IN doiConfirmationDuration=30 sendRecentMail=null
      """#,
      is: #"""
        update list/A/subscription-settings #5 :3
          sendRecentMail: null -> false
        1 unchanged, 0 unmanaged, 2 read, 1 write
        """#
    ),
    PlanCase(
      "a word that this version does not know is said before it is overwritten",
      #"""
      lists:
        - name: A
          subscriptionSettings:
            subscriptionType: DOUBLE_OPT_IN
      datasources:
        - name: W
          useType: TEXT
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      subscription-settings @5 subscriptionType=12
      datasource 4 W useType=VIDEO
      """#,
      is: #"""
        update datasource/W #4 :6
          useType: "VIDEO" -> "TEXT"
          warning useType has the value VIDEO, which this version does not know, and is overwritten
        update list/A/subscription-settings #5 :3
          subscriptionType: 12 -> "DOUBLE_OPT_IN"
          warning subscriptionType has the value 12, which this version does not know, and is overwritten
        1 unchanged, 0 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "an unknown word that is not declared is left as it is",
      #"""
      lists:
        - name: A
          subscriptionSettings:
            sendRecentMail: true
          unsubscriptionSettings:
            unsubscriptionType: DOUBLE_OPT_OUT
      datasources:
        - name: W
          url: https://new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      subscription-settings @5 subscriptionType=12 sendRecentMail=false
      unsubscription-settings @5 unsubscriptionType=DOUBLE_OPT_OUT preUnsubscriptionType=7
      datasource 4 W useType=VIDEO url=https://old
      """#,
      is: #"""
        update datasource/W #4 :8
          url: "https://old" -> "https://new"
        update list/A/subscription-settings #5 :3
          sendRecentMail: false -> true
        2 unchanged, 0 unmanaged, 4 read, 2 write
        """#
    ),
    PlanCase(
      "an unknown type may have contents that nothing here reads",
      #"""
      textModules:
        - name: New
          formerly: Old
        - name: Same
        - name: Declared
          type: TEXT
          text: t
      attributes:
        - name: Place
          type: TEXT
          maxLength: 80
          hidden: false
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 6@1 Old type=AMP
      text-module 7@1 Same type=AMP
      text-module 8@1 Declared type="A longer word than any that has been seen so far in the answers of a tenant"
      attribute 3 Place type=GEO
      """#,
      is: #"""
        replace attribute/Place #3 :9
          type!: "GEO" -> "TEXT"
          maxLength!: null -> 80
          because type, maxLength cannot be changed: replaced
          warning type has the value GEO, which this version does not know, and is overwritten
        replace text-module/Declared #8 :5
          type!: "A longer word than any that has been seen so far in the answers of a tenant" -> "TEXT"
          text: - -> "t"
          because type cannot be changed: replaced
          warning type has the value A longer word than any that has been seen so far in the answ…, which this version does not know, and is overwritten
        deferred (update) text-module/New #6 :2
          name: "Old" -> "New"
          because its type has the value AMP, which this version does not know: writing it could lose what is not declared
          warning mailings call text modules by name: those that call the old name lose it
        1 unchanged, 0 unmanaged, 4 read, 4 write
        blocked data-loss [attribute/Place]: replacing attribute/Place: the values of every recipient are lost | --allow-data-loss attribute/Place
        """#
    ),
    PlanCase(
      "a setting compares by its value; writing an inherited one is a warning",
      #"""
      lists:
        - name: A
          settings:
            TrackingPermissionDetachedFromMembership: true
        - name: B
          settings:
            TrackingPermissionDetachedFromMembership: true
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 A type=STANDARD
      list 6 B type=STANDARD
      setting @5 TrackingPermissionDetachedFromMembership value=true inherited=true
      setting @6 TrackingPermissionDetachedFromMembership value=false inherited=true
      """#,
      is: #"""
        update list/B/setting/TrackingPermissionDetachedFromMembership #6 :7
          value: false -> true
          warning its value is inherited from the system list; once it is written there is no way back to inherited
        3 unchanged, 0 unmanaged, 3 read, 1 write
        """#
    ),
  ]
}
