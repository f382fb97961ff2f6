import Platforms
import Resources
import Support

extension Behaviour {
  /// Reference, "Subscription Settings". It has no defaults: a new list confirms with one step and sends nothing.
  static let subscriptionSettings = Behaviour(
    representation: Representation(
      members: [
        "subscriptionType", "sendWelcomeMessage", "verificationMailingId", "welcomeMailingId",
        "sendDoiVerificationTimeoutMessage", "verificationTimeoutMailingId", "doiConfirmationDuration",
        "doiLandingPage", "doiTimeoutLandingPage", "sendRecentMail", "overwriteExistingMember",
        "subscriptionCommand", "notifySubscriptionRequest", "notifySubscriptionVerification", "notifyAddress",
      ],
      links: [.list],
      defaults: [
        JSON.Member("subscriptionType", .int(10)),
        JSON.Member("doiConfirmationDuration", .int(30)),
        JSON.Member("subscriptionCommand", .string("subscribe")),
      ]
    )
  )
}
