/// What each sample of a list's settings is read as; of an answer to a write first the id it tells.
enum FixtureSettings {
  static let all: [FixtureDecodingTests.Sample] = [
    FixtureDecodingTests.Sample(
      "list-settings-01",
      .setting,
      .answer,
      #"""
      id -
      """#
    ),
    FixtureDecodingTests.Sample(
      "list-settings-02",
      .setting,
      .object,
      #"""
      #-
        value: true
        inherited: true
      """#
    ),
    FixtureDecodingTests.Sample(
      "subscription-settings-01",
      .subscriptionSettings,
      .object,
      #"""
      #-
        subscriptionType: "CONFIRMED_OPT_IN"
        sendWelcomeMessage: false
        welcomeMailing: {"id":8}
        verificationMailing: null
        verificationTimeoutMailing: {"id":13}
        sendDoiVerificationTimeoutMessage: false
        doiConfirmationDuration: 30
        doiLandingPage: "https://example.com/landing-page"
        doiTimeoutLandingPage: "https://example.com/time-out"
        sendRecentMail: true
        overwriteExistingMember: false
        subscriptionCommand: "subscribe"
        notifySubscriptionRequest: true
        notifySubscriptionVerification: true
        notifyAddress: "ex@example.com"
      """#
    ),
    FixtureDecodingTests.Sample(
      "subscription-settings-02",
      .subscriptionSettings,
      .answer,
      #"""
      id -
      #-
        subscriptionType: "CONFIRMED_OPT_IN"
        sendWelcomeMessage: false
        welcomeMailing: {"id":8}
        verificationMailing: null
        verificationTimeoutMailing: {"id":13}
        sendDoiVerificationTimeoutMessage: false
        doiConfirmationDuration: 30
        doiLandingPage: "https://example.com/landing-page"
        doiTimeoutLandingPage: "https://example.com/time-out"
        sendRecentMail: true
        overwriteExistingMember: false
        subscriptionCommand: "subscribe"
        notifySubscriptionRequest: true
        notifySubscriptionVerification: true
        notifyAddress: "ex@example.com"
      """#
    ),
    FixtureDecodingTests.Sample(
      "unsubscription-settings-01",
      .unsubscriptionSettings,
      .object,
      #"""
      #-
        unsubscriptionType: "CONFIRMED_OPT_OUT"
        preUnsubscriptionType: "DIRECT"
        goodByeMailing: {"id":12}
        verificationMailing: {"id":3}
        verificationTimeoutMailing: {"id":3}
        sendGoodByeMessage: false
        sendDooVerificationTimeoutMessage: false
        dooConfirmationDuration: 30
        dooLandingPage: "https://example.com/error"
        dooTimeoutLandingPage: "https://example.com/expired"
        deleteMember: false
        unsubscriptionLandingPage: "https://example.com/unsubscribe"
        externalUnsubscriptionLandingPage: "https://example.com/unsubscribe"
        unsubscribeJSP: 2
        verificationNotifyMailSendUnsubscription: false
        sendNotifyMail: false
        unsubscriptionCommand: "unsubscribe"
        notifyAddress: "notify-me@example.com"
      """#
    ),
  ]
}
