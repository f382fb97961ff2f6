import Testing

/// Before a PUT the object is read again; what is not managed goes along as it is now.
@Suite("Executor: update")
struct ExecutorUpdateTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws {
    let log = try await run.run()
    #expect(log == run.log, "\(log)")
  }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "unmanaged fields go along as they are now",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { try $0.put(Acme.news(senderName: "Berta"), in: "/lists") },
      is: #"""
        start list/News
        GET /lists/5
        PUT /lists/5 {"name":"News","description":"new","senderAddress":"a@b.de","senderName":"Berta","replyToAddress":null,"replyToName":null}
        end list/News: applied
        has written
        """#
    ),
    ExecutorCase(
      "words that the tables do not have go along as they were read",
      #"""
      lists:
        - name: News
          subscriptionSettings:
            sendRecentMail: true
      datasources:
        - name: W
          url: https://new
      """#,
      before: { tenant in
        try tenant.put(
          #"""
          {"id": 13, "name": "W", "url": "https://old", "useType": "VIDEO", "fetchStrategy": "SOMETIMES",
           "contentWithInxmailTags": "perhaps", "encodeUrlPlaceholders": false}
          """#,
          in: "/datasources/http"
        )
        let path = "/lists/5/subscription-settings"
        let settings = tenant.document(path) ?? ""
        try tenant.put(
          settings.replacing(#""subscriptionType":11"#, with: #""subscriptionType":12"#),
          at: path
        )
      },
      is: #"""
        start datasource/W
        GET /datasources/http/13
        PUT /datasources/http/13 {"name":"W","url":"https://new","useType":"VIDEO","fetchStrategy":"SOMETIMES","attachmentFileName":null,"contentWithInxmailTags":"perhaps","encodeUrlPlaceholders":false}
        end datasource/W: applied
        start list/News/subscription-settings
        GET /lists/5/subscription-settings
        PUT /lists/5/subscription-settings {"subscriptionType":12,"sendWelcomeMessage":true,"welcomeMailingId":0,"verificationMailingId":0,"verificationTimeoutMailingId":0,"sendDoiVerificationTimeoutMessage":false,"doiConfirmationDuration":30,"doiLandingPage":null,"sendRecentMail":true,"overwriteExistingMember":false,"notifySubscriptionRequest":false,"notifySubscriptionVerification":false,"notifyAddress":"n@x.de"}
        end list/News/subscription-settings: applied
        has written
        """#
    ),
    ExecutorCase(
      "words that the tables do not have are overwritten where others are declared",
      #"""
      datasources:
        - name: W
          useType: ATTACHMENT_FILE
      """#,
      before: { tenant in
        try tenant.put(
          #"""
          {"id": 13, "name": "W", "url": "https://old", "useType": "VIDEO", "fetchStrategy": "SOMETIMES",
           "contentWithInxmailTags": true, "encodeUrlPlaceholders": false}
          """#,
          in: "/datasources/http"
        )
      },
      is: #"""
        start datasource/W
        GET /datasources/http/13
        PUT /datasources/http/13 {"name":"W","url":"https://old","useType":"ATTACHMENT_FILE","fetchStrategy":"SOMETIMES","attachmentFileName":null,"contentWithInxmailTags":true,"encodeUrlPlaceholders":false}
        end datasource/W: applied
        has written
        """#
    ),
    ExecutorCase(
      "a managed field that has moved, though it was to stay, is a conflict",
      #"""
      lists:
        - name: News
          description: new
          senderName: Anna
      """#,
      meddle: { try $0.put(Acme.news(senderName: "Berta"), in: "/lists") },
      is: #"""
        start list/News
        GET /lists/5
        end list/News: failed (conflict): it was changed in the tenant since the plan was made: plan again; senderName planned "Anna" found "Berta" wanted "Anna"
        has not written
        """#
    ),
    ExecutorCase(
      "a field that has moved to something else is a conflict",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { try $0.put(Acme.news(description: "other"), in: "/lists") },
      is: #"""
        start list/News
        GET /lists/5
        end list/News: failed (conflict): it was changed in the tenant since the plan was made: plan again; description planned "old" found "other" wanted "new"
        has not written
        """#
    ),
    ExecutorCase(
      "the identity that has moved is a conflict",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { try $0.put(Acme.news().replacing("News", with: "Gone"), in: "/lists") },
      is: #"""
        start list/News
        GET /lists/5
        end list/News: failed (conflict): it was changed in the tenant since the plan was made: plan again; name planned "News" found "Gone" wanted "News"
        has not written
        """#
    ),
    ExecutorCase(
      "what is as wanted already is not written",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { try $0.put(Acme.news(description: "new"), in: "/lists") },
      is: #"""
        start list/News
        GET /lists/5
        end list/News: applied
        has not written
        """#
    ),
    ExecutorCase(
      "gone: what depends on it is skipped, the rest goes on",
      #"""
      lists:
        - name: News
          description: new
          targetGroups:
            - name: A
              filterString: BelongsToGroup("B")
            - name: B
      datasources:
        - name: W
          url: https://new
      """#,
      meddle: { $0.remove(5, from: "/lists") },
      is: #"""
        start datasource/W
        GET /datasources/http/13
        PUT /datasources/http/13 {"name":"W","url":"https://new","useType":"TEXT","fetchStrategy":"ONCE","attachmentFileName":null,"contentWithInxmailTags":true,"encodeUrlPlaceholders":false}
        end datasource/W: applied
        start list/News
        GET /lists/5
        end list/News: failed (conflict): it was deleted in the tenant since the plan was made: plan again
        end list/News/target-group/B: skipped because of list/News
        end list/News/target-group/A: skipped because of list/News, list/News/target-group/B
        has written
        """#
    ),
    ExecutorCase(
      "a document is merged",
      #"""
      lists:
        - name: News
          subscriptionSettings:
            sendRecentMail: true
      """#,
      is: #"""
        start list/News/subscription-settings
        GET /lists/5/subscription-settings
        PUT /lists/5/subscription-settings {"subscriptionType":11,"sendWelcomeMessage":true,"welcomeMailingId":0,"verificationMailingId":0,"verificationTimeoutMailingId":0,"sendDoiVerificationTimeoutMessage":false,"doiConfirmationDuration":30,"doiLandingPage":null,"sendRecentMail":true,"overwriteExistingMember":false,"notifySubscriptionRequest":false,"notifySubscriptionVerification":false,"notifyAddress":"n@x.de"}
        end list/News/subscription-settings: applied
        has written
        """#
    ),
    ExecutorCase(
      "a document that suddenly is none",
      #"""
      lists:
        - name: News
          subscriptionSettings:
            sendRecentMail: true
      """#,
      meddle: { try $0.put("{}", at: "/lists/5/subscription-settings") },
      is: #"""
        start list/News/subscription-settings
        GET /lists/5/subscription-settings
        end list/News/subscription-settings: failed (answer): GET /lists/5/subscription-settings: it is no subscription settings
        has not written
        """#
    ),
    ExecutorCase(
      "a setting that cannot be read any more",
      #"""
      lists:
        - name: News
          settings:
            TrackingPermissionDetachedFromMembership: true
      """#,
      meddle: { $0.answer("GET /lists/5/settings", .success(.problem(405, "about:blank", "no"))) },
      writeUnreadable: true,
      is: #"""
        start list/News/setting/TrackingPermissionDetachedFromMembership
        GET /lists/5/settings/TrackingPermissionDetachedFromMembership
        end list/News/setting/TrackingPermissionDetachedFromMembership: failed (conflict): it was changed in the tenant since the plan was made: plan again; value planned false found - wanted true
        has not written
        """#
    ),
    ExecutorCase(
      "a setting that could never be read is written where that is wished",
      #"""
      lists:
        - name: News
          settings:
            TrackingPermissionDetachedFromMembership: true
      """#,
      before: {
        for _ in 0..<2 { $0.answer("GET /lists/5/settings", .success(.problem(405, "about:blank", "no"))) }
      },
      writeUnreadable: true,
      is: #"""
        start list/News/setting/TrackingPermissionDetachedFromMembership
        GET /lists/5/settings/TrackingPermissionDetachedFromMembership
        PUT /lists/5/settings/TrackingPermissionDetachedFromMembership {"value":"true"}
        end list/News/setting/TrackingPermissionDetachedFromMembership: applied
        has written
        """#
    ),
    ExecutorCase(
      "a text module is written whole",
      #"""
      textModules:
        - name: imprint
          text: new
      """#,
      meddle: { try $0.put(Acme.imprint(content: #"{"text": "t", "html": "other"}"#), in: "/text-modules") },
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        PUT /text-modules/9 {"name":"imprint","text":"new","html":"other"}
        end text-module/imprint: applied
        has written
        """#
    ),
    ExecutorCase(
      "a rename carries the content that no plan has read",
      #"""
      textModules:
        - name: Impressum
          formerly: imprint
      """#,
      is: #"""
        start text-module/Impressum
        GET /text-modules/9?embedded=inx:editor-content
        PUT /text-modules/9 {"name":"Impressum","text":"t","html":"h"}
        end text-module/Impressum: applied
        has written
        """#
    ),
    ExecutorCase(
      "an unmanaged part that cannot be read is not lost",
      #"""
      textModules:
        - name: Impressum
          formerly: imprint
      """#,
      before: { try $0.put(Acme.imprint(content: #"{"text": "t"}"#), in: "/text-modules") },
      writeUnreadable: true,
      is: #"""
        start text-module/Impressum
        GET /text-modules/9?embedded=inx:editor-content
        end text-module/Impressum: failed (answer): html cannot be read, and writing the rest would lose it
        has not written
        """#
    ),
    ExecutorCase(
      "content that cannot be read any more is a conflict",
      #"""
      textModules:
        - name: imprint
          text: new
          html: h
      """#,
      meddle: { try $0.put(Acme.imprint(content: "{}"), in: "/text-modules") },
      writeUnreadable: true,
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        end text-module/imprint: failed (conflict): it was changed in the tenant since the plan was made: plan again; text planned "t" found - wanted "new"; html planned "h" found - wanted "h"
        has not written
        """#
    ),
  ]
}
