import Testing

@testable import Sandbox

/// The reference's examples of what a list has just one of.
struct DocumentedSettingsTests {
  @Test func listSetting() throws {
    var tenant = try TenantHarness(
      #""settings": [{"listId": 1, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}]"#
    )
    let path = "/lists/5/settings/TrackingPermissionDetachedFromMembership"
    #expect(
      try tenant("GET " + path)
        == "200 "
        + compact(
          #"{"value": "true", "inherited": true, "_links": {\#(DocumentedExampleTests.link("self", path))}}"#
        )
    )
    #expect(tenant("PUT " + path, #"{"value": "true"}"#) == "200")
    #expect(
      try tenant("GET " + path)
        == "200 "
        + compact(
          #"{"value": "true", "inherited": false, "_links": {\#(DocumentedExampleTests.link("self", path))}}"#
        )
    )
  }

  static let subscription = """
    {"subscriptionType": 10, "sendWelcomeMessage": false, "verificationMailingId": 0, "welcomeMailingId": 8,
     "sendDoiVerificationTimeoutMessage": false, "verificationTimeoutMailingId": 13, "doiConfirmationDuration": 30,
     "doiLandingPage": "https://example.com/landing-page", "doiTimeoutLandingPage": "https://example.com/time-out",
     "sendRecentMail": true, "overwriteExistingMember": false, "subscriptionCommand": "subscribe",
     "notifySubscriptionRequest": true, "notifySubscriptionVerification": true, "notifyAddress": "ex@example.com"
    """
  static let mailings = """
    "mailings": [
      {"id": 3, "name": "Verify", "type": "SUBSCRIPTION_TRIGGER_MAILING", "listId": 5},
      {"id": 8, "name": "Welcome", "type": "SUBSCRIPTION_TRIGGER_MAILING", "listId": 5, "mailingState": "USED"},
      {"id": 12, "name": "Bye", "type": "SUBSCRIPTION_TRIGGER_MAILING", "listId": 5},
      {"id": 13, "name": "Late", "type": "SUBSCRIPTION_TRIGGER_MAILING", "listId": 5}]
    """

  @Test func subscriptionSettings() throws {
    var tenant = try TenantHarness(Self.mailings)
    let path = "/lists/5/subscription-settings"
    #expect(
      try tenant("PUT " + path, Self.subscription + ", \"id\": 0}")
        == "200 "
        + compact(Self.subscription + ", \"_links\": {\(DocumentedExampleTests.link("self", path))}}")
    )
    #expect(
      try tenant("GET " + path)
        == "200 "
        + compact(
          Self.subscription
            + ", \"_links\": {\(DocumentedExampleTests.link("self", path)), \(DocumentedExampleTests.link("inx:list", "/lists/5")), \(DocumentedExampleTests.curies)}}"
        )
    )
  }

  @Test func unsubscriptionSettings() throws {
    var tenant = try TenantHarness(Self.mailings)
    let path = "/lists/5/unsubscription-settings"
    let settings = """
      {"externalUnsubscriptionLandingPage": "https://example.com/unsubscribe", "unsubscribeJSP": 2,
       "verificationNotifyMailSendUnsubscription": false, "sendNotifyMail": false, "verificationMailingId": 3,
       "verificationTimeoutMailingId": 3, "notifyAddress": "notify-me@example.com",
       "dooLandingPage": "https://example.com/error", "unsubscriptionType": 1,
       "sendDooVerificationTimeoutMessage": false, "sendGoodByeMessage": false, "goodByeMailingId": 12,
       "dooConfirmationDuration": 30, "dooTimeoutLandingPage": "https://example.com/expired", "deleteMember": false,
       "unsubscriptionCommand": "unsubscribe", "preUnsubscriptionType": 1,
       "unsubscriptionLandingPage": "https://example.com/unsubscribe"
      """
    #expect(
      try tenant("PUT " + path, settings + ", \"id\": 0}")
        == "200 " + compact(settings + ", \"_links\": {\(DocumentedExampleTests.link("self", path))}}")
    )
    #expect(
      try tenant("GET " + path)
        == "200 "
        + compact(
          settings
            + ", \"_links\": {\(DocumentedExampleTests.link("self", path)), \(DocumentedExampleTests.link("inx:list", "/lists/5")), \(DocumentedExampleTests.curies)}}"
        )
    )
  }
}
