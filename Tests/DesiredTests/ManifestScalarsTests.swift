import Testing

@testable import Desired

@Suite struct ManifestScalarsTests {
  @Test(arguments: [
    ManifestCase(
      "null clears optional texts, filters and mailings",
      #"""
      lists:
        - name: A
          description:
          replyToAddress: ~
          senderName: null
          subscriptionSettings: {welcomeMailing: ~, doiLandingPage: null}
      targetGroups:
        - {name: A, filterString: ~, description: }

      """#,
      #"""
      list/A @m.yaml:2:5
        name: "A" @m.yaml:2:11
        description: null @m.yaml:3:17
        senderName: null @m.yaml:5:17
        replyToAddress: null @m.yaml:4:21
      list/A/subscription-settings @m.yaml:6:5
        welcomeMailing: null @m.yaml:6:44
        doiLandingPage: null @m.yaml:6:63
      target-group/A @m.yaml:8:5
        name: "A" @m.yaml:8:12
        description: null @m.yaml:8:45
        filterString: null @m.yaml:8:29
      section list
      section target-group

      """#
    ),
    ManifestCase(
      "scalars are read by the type that the field wants",
      #"""
      lists:
        - name: no
          description: 007
          senderName: "null"
          replyToName: '~'
          subscriptionSettings: {doiConfirmationDuration: 007, welcomeMailing: "null", sendRecentMail: true}
      targetGroups:
        - name: 1e3
          description: ""
          filterString: |
            Column("a")
              = 1

      """#,
      #"""
      list/no @m.yaml:2:5
        name: "no" @m.yaml:2:11
        description: "007" @m.yaml:3:18
        senderName: "null" @m.yaml:4:17
        replyToName: "~" @m.yaml:5:18
      list/no/subscription-settings @m.yaml:6:5
        welcomeMailing: -> "null" @m.yaml:6:74
        doiConfirmationDuration: 7 @m.yaml:6:53
        sendRecentMail: true @m.yaml:6:98
      target-group/1e3 @m.yaml:8:5
        name: "1e3" @m.yaml:8:11
        description: "" @m.yaml:9:18
        filterString: "Column(\"a\")\n  = 1\n" @m.yaml:10:19
      section list
      section target-group

      """#
    ),
  ])
  func valuesAreReadByTheTypeOfTheirField(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "Booleans that are spelt wrongly",
      #"""
      lists:
        - name: A
          subscriptionSettings:
            sendWelcomeMessage: yes
            sendRecentMail: True
            overwriteExistingMember: "true"
            notifySubscriptionRequest: 1
            notifySubscriptionVerification: ""
            sendDoiVerificationTimeoutMessage: |
              true

      """#,
      #"""
      m.yaml:4:27: error: sendWelcomeMessage must be true or false, not yes
            sendWelcomeMessage: yes
                                ^
      m.yaml:5:23: error: sendRecentMail must be true or false, not True
            sendRecentMail: True
                            ^
      m.yaml:6:32: error: overwriteExistingMember must be true or false, not the text "true"
            overwriteExistingMember: "true"
                                     ^
      m.yaml:7:34: error: notifySubscriptionRequest must be true or false, not 1
            notifySubscriptionRequest: 1
                                       ^
      m.yaml:8:39: error: notifySubscriptionVerification must be true or false, not an empty text
            notifySubscriptionVerification: ""
                                            ^
      m.yaml:9:42: error: sendDoiVerificationTimeoutMessage must be true or false, not the text "true�"
            sendDoiVerificationTimeoutMessage: |
                                               ^

      """#
    ),
    ManifestCase(
      "a text of many lines is shown on one, shortened",
      #"""
      attributes:
        - name: A
          hidden: |
            \#(String(repeating: "ä", count: 59))
            b

      """#,
      #"""
      m.yaml:3:13: error: hidden must be true or false, not the text "\#(String(repeating: "ä", count: 59))�…"
          hidden: |
                  ^

      """#
    ),
    ManifestCase(
      "whole numbers that are spelt wrongly",
      #"""
      attributes:
        - {name: A, maxLength: 80.0}
        - {name: B, maxLength: "80"}
        - {name: C, maxLength: 0x50}
        - {name: D, maxLength: +80}
        - {name: E, maxLength: 8_0}
        - {name: F, maxLength: --80}
        - {name: G, maxLength: ٣}

      """#,
      #"""
      m.yaml:2:26: error: maxLength must be a whole number, not 80.0
        - {name: A, maxLength: 80.0}
                               ^
      m.yaml:3:26: error: maxLength must be a whole number, not the text "80"
        - {name: B, maxLength: "80"}
                               ^
      m.yaml:4:26: error: maxLength must be a whole number, not 0x50
        - {name: C, maxLength: 0x50}
                               ^
      m.yaml:5:26: error: maxLength must be a whole number, not +80
        - {name: D, maxLength: +80}
                               ^
      m.yaml:6:26: error: maxLength must be a whole number, not 8_0
        - {name: E, maxLength: 8_0}
                               ^
      m.yaml:7:26: error: maxLength must be a whole number, not --80
        - {name: F, maxLength: --80}
                               ^
      m.yaml:8:26: error: maxLength must be a whole number, not ٣
        - {name: G, maxLength: ٣}
                               ^

      """#
    ),
    ManifestCase(
      "whole numbers out of bounds",
      #"""
      attributes:
        - {name: A, maxLength: 0}
        - {name: B, maxLength: 256}
        - {name: C, maxLength: -1}
        - {name: D, maxLength: 99999999999999999999}
      lists:
        - name: A
          subscriptionSettings: {doiConfirmationDuration: -1}
          unsubscriptionSettings: {unsubscribeJSP: 2147483648}

      """#,
      #"""
      m.yaml:2:26: error: maxLength must be between 1 and 255, not 0
        - {name: A, maxLength: 0}
                               ^
      m.yaml:3:26: error: maxLength must be between 1 and 255, not 256
        - {name: B, maxLength: 256}
                               ^
      m.yaml:4:26: error: maxLength must be between 1 and 255, not -1
        - {name: C, maxLength: -1}
                               ^
      m.yaml:5:26: error: maxLength must be between 1 and 255, not 99999999999999999999
        - {name: D, maxLength: 99999999999999999999}
                               ^
      m.yaml:8:53: error: doiConfirmationDuration must be between 0 and 2147483647, not -1
          subscriptionSettings: {doiConfirmationDuration: -1}
                                                          ^
      m.yaml:9:46: error: unsubscribeJSP must be between 0 and 2147483647, not 2147483648
          unsubscriptionSettings: {unsubscribeJSP: 2147483648}
                                                   ^

      """#
    ),
    ManifestCase(
      "words that are spelt wrongly",
      #"""
      lists:
        - name: A
          type: standard
      attributes:
        - {name: A, type: DATE}
        - {name: B, type: INT}
      datasources:
        - {name: A, useType: "", fetchStrategy: RECIPIENT_CASHED}
      textModules:
        - {name: A, type: TEXTHTML}

      """#,
      #"""
      m.yaml:3:11: error: type must be one of STANDARD, DYNAMIC, not standard (did you mean STANDARD?)
          type: standard
                ^
      m.yaml:5:21: error: type must be one of TEXT, DATE_AND_TIME, DATE_ONLY, TIME_ONLY, INTEGER, FLOATING_POINT_NUMBER, BOOLEAN, not DATE
        - {name: A, type: DATE}
                          ^
      m.yaml:6:21: error: type must be one of TEXT, DATE_AND_TIME, DATE_ONLY, TIME_ONLY, INTEGER, FLOATING_POINT_NUMBER, BOOLEAN, not INT (did you mean INTEGER?)
        - {name: B, type: INT}
                          ^
      m.yaml:8:24: error: useType must be one of TEXT, TRANSFORMED_TEXT, ATTACHMENT_FILE, not an empty text
        - {name: A, useType: "", fetchStrategy: RECIPIENT_CASHED}
                             ^
      m.yaml:8:43: error: fetchStrategy must be one of ONCE, RECIPIENT_BASED, RECIPIENT_CACHED, not RECIPIENT_CASHED (did you mean RECIPIENT_CACHED?)
        - {name: A, useType: "", fetchStrategy: RECIPIENT_CASHED}
                                                ^
      m.yaml:10:21: error: type must be one of TEXT, HTML, TEXT_HTML, not TEXTHTML (did you mean TEXT_HTML?)
        - {name: A, type: TEXTHTML}
                          ^

      """#
    ),
    ManifestCase(
      "types that the tenant has and nobody may declare",
      #"""
      lists:
        - {name: A, type: SYSTEM}
        - {name: B, type: ADMIN}

      """#,
      #"""
      m.yaml:2:21: error: type must be one of STANDARD, DYNAMIC, not SYSTEM
        - {name: A, type: SYSTEM}
                          ^
      m.yaml:3:21: error: type must be one of STANDARD, DYNAMIC, not ADMIN
        - {name: B, type: ADMIN}
                          ^

      """#
    ),
    ManifestCase(
      "codes that are spelt wrongly or as numbers",
      #"""
      lists:
        - name: A
          subscriptionSettings: {subscriptionType: 11}
          unsubscriptionSettings: {unsubscriptionType: DOUBLE_OPTOUT, preUnsubscriptionType: 7}
        - name: B
          unsubscriptionSettings: {preUnsubscriptionType: "0"}

      """#,
      #"""
      m.yaml:3:46: error: subscriptionType must be one of CONFIRMED_OPT_IN, DOUBLE_OPT_IN, not 11 (11 is written DOUBLE_OPT_IN)
          subscriptionSettings: {subscriptionType: 11}
                                                   ^
      m.yaml:4:50: error: unsubscriptionType must be one of CONFIRMED_OPT_OUT, DOUBLE_OPT_OUT, not DOUBLE_OPTOUT (did you mean DOUBLE_OPT_OUT?)
          unsubscriptionSettings: {unsubscriptionType: DOUBLE_OPTOUT, preUnsubscriptionType: 7}
                                                       ^
      m.yaml:4:88: error: preUnsubscriptionType must be one of WITHOUT, DIRECT, JSP, EXTERNAL, not 7
          unsubscriptionSettings: {unsubscriptionType: DOUBLE_OPTOUT, preUnsubscriptionType: 7}
                                                                                             ^
      m.yaml:6:53: error: preUnsubscriptionType must be one of WITHOUT, DIRECT, JSP, EXTERNAL, not the text "0" (0 is written WITHOUT)
          unsubscriptionSettings: {preUnsubscriptionType: "0"}
                                                          ^

      """#
    ),
  ])
  func scalarsAreSpeltOneWay(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
