import Platforms
import Resources
import Support

extension Behaviour {
  /// Reference, "Unsubscription Settings". It has no defaults: a new list takes a request as it comes.
  static let unsubscriptionSettings = Behaviour(
    representation: Representation(
      members: [
        "externalUnsubscriptionLandingPage", "unsubscribeJSP", "verificationNotifyMailSendUnsubscription",
        "sendNotifyMail", "verificationMailingId", "verificationTimeoutMailingId", "notifyAddress",
        "dooLandingPage", "unsubscriptionType", "sendDooVerificationTimeoutMessage", "sendGoodByeMessage",
        "goodByeMailingId", "dooConfirmationDuration", "dooTimeoutLandingPage", "deleteMember",
        "unsubscriptionCommand", "preUnsubscriptionType", "unsubscriptionLandingPage",
      ],
      links: [.list],
      defaults: [
        JSON.Member("unsubscriptionType", .int(1)),
        JSON.Member("preUnsubscriptionType", .int(0)),
        JSON.Member("unsubscribeJSP", .int(0)),
        JSON.Member("dooConfirmationDuration", .int(30)),
        JSON.Member("unsubscriptionCommand", .string("unsubscribe")),
      ]
    )
  )
}
