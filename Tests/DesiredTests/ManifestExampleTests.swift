import Resources
import Testing

@testable import Desired

/// The example of the manifest language's description, whole.
@Suite struct ManifestExampleTests {
  static let manifest = #"""
    #: content content/imprint.txt=Example Ltd
    #: content content/imprint.html=<p>Example Ltd</p>
    variables:
      market: DE

    policy:
      prune: [blacklistEntries, targetGroups]
      protect: ["list/*", "attribute/Vorname"]

    attributes:
      - name: Vorname
        type: TEXT
        maxLength: 80
        hidden: false

    blacklistEntries:
      - pattern: spam@example.com
        description: Complaint of 2024-03-01

    datasources:
      - name: Weather
        url: https://data.example.com/weather
        useType: TEXT
        fetchStrategy: RECIPIENT_CACHED
        attachmentFileName: null
        contentWithInxmailTags: true
        encodeUrlPlaceholders: false

    targetGroups:
      - name: VIP
        description: 100 points and more
        filterString: Column("Punkte") >= 100

    textModules:
      - name: imprint
        type: TEXT_HTML
        textFile: content/imprint.txt
        htmlFile: content/imprint.html

    lists:
      - name: Newsletter ${market}
        type: STANDARD
        description: Monthly
        senderAddress: news@example.com
        senderName: Example
        replyToAddress: service@example.com
        replyToName: Service
        settings:
          TrackingPermissionDetachedFromMembership: true
        subscriptionSettings:
          subscriptionType: DOUBLE_OPT_IN
          sendWelcomeMessage: true
          welcomeMailing: Welcome
          verificationMailing: Please confirm
          verificationTimeoutMailing: null
          sendDoiVerificationTimeoutMessage: false
          doiConfirmationDuration: 30
          doiLandingPage: https://example.com/thanks
          doiTimeoutLandingPage: https://example.com/late
          sendRecentMail: false
          overwriteExistingMember: false
          subscriptionCommand: subscribe
          notifySubscriptionRequest: false
          notifySubscriptionVerification: false
          notifyAddress: team@example.com
        unsubscriptionSettings:
          unsubscriptionType: CONFIRMED_OPT_OUT
          preUnsubscriptionType: WITHOUT
          goodByeMailing: null
          verificationMailing: {id: 8}
          verificationTimeoutMailing: Too late
          sendGoodByeMessage: true
          sendDooVerificationTimeoutMessage: false
          dooConfirmationDuration: 0
          dooLandingPage: https://example.com/bye
          dooTimeoutLandingPage: ""
          deleteMember: true
          unsubscriptionLandingPage: https://example.com/gone
          externalUnsubscriptionLandingPage: null
          unsubscribeJSP: 3
          verificationNotifyMailSendUnsubscription: false
          sendNotifyMail: true
          unsubscriptionCommand: unsubscribe
          notifyAddress: team@example.com
        targetGroups: []
        textModules: []

    """#

  @Test func everyFieldOfEveryKindIsDecoded() {
    #expect(
      ManifestSample(Self.manifest).dump() == #"""
        attribute/Vorname
          name: "Vorname"
          type: "TEXT"
          maxLength: 80
          hidden: false
        blacklist-entry/spam@example.com
          pattern: "spam@example.com"
          description: "Complaint of 2024-03-01"
        datasource/Weather
          name: "Weather"
          url: "https://data.example.com/weather"
          useType: "TEXT"
          fetchStrategy: "RECIPIENT_CACHED"
          attachmentFileName: null
          contentWithInxmailTags: true
          encodeUrlPlaceholders: false
        list/Newsletter DE
          name: "Newsletter DE"
          type: "STANDARD"
          description: "Monthly"
          senderAddress: "news@example.com"
          senderName: "Example"
          replyToAddress: "service@example.com"
          replyToName: "Service"
        list/Newsletter DE/setting/TrackingPermissionDetachedFromMembership
          value: true
        list/Newsletter DE/subscription-settings
          subscriptionType: "DOUBLE_OPT_IN"
          sendWelcomeMessage: true
          welcomeMailing: -> "Welcome"
          verificationMailing: -> "Please confirm"
          verificationTimeoutMailing: null
          sendDoiVerificationTimeoutMessage: false
          doiConfirmationDuration: 30
          doiLandingPage: "https://example.com/thanks"
          doiTimeoutLandingPage: "https://example.com/late"
          sendRecentMail: false
          overwriteExistingMember: false
          subscriptionCommand: "subscribe"
          notifySubscriptionRequest: false
          notifySubscriptionVerification: false
          notifyAddress: "team@example.com"
        list/Newsletter DE/unsubscription-settings
          unsubscriptionType: "CONFIRMED_OPT_OUT"
          preUnsubscriptionType: "WITHOUT"
          goodByeMailing: null
          verificationMailing: -> id 8
          verificationTimeoutMailing: -> "Too late"
          sendGoodByeMessage: true
          sendDooVerificationTimeoutMessage: false
          dooConfirmationDuration: 0
          dooLandingPage: "https://example.com/bye"
          dooTimeoutLandingPage: ""
          deleteMember: true
          unsubscriptionLandingPage: "https://example.com/gone"
          externalUnsubscriptionLandingPage: null
          unsubscribeJSP: 3
          verificationNotifyMailSendUnsubscription: false
          sendNotifyMail: true
          unsubscriptionCommand: "unsubscribe"
          notifyAddress: "team@example.com"
        target-group/VIP
          name: "VIP"
          description: "100 points and more"
          filterString: "Column(\"Punkte\") >= 100"
        text-module/imprint
          name: "imprint"
          type: "TEXT_HTML"
          text: "Example Ltd"
          html: "<p>Example Ltd</p>"
        section attribute
        section blacklist-entry
        section datasource
        section list
        section list/Newsletter DE/target-group
        section list/Newsletter DE/text-module
        section target-group
        section text-module
        prune blacklist-entry
        prune target-group
        protect attribute/Vorname
        protect list/*

        """#
    )
  }
}
