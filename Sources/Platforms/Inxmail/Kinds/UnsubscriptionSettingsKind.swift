import Resources

extension Kind {
  /// How a list is unsubscribed from (reference, "Unsubscription Settings").
  package static let unsubscriptionSettings = Kind(
    .init(
      word: "unsubscription-settings",
      section: "unsubscriptionSettings",
      title: "unsubscription settings",
      place: .init(
        scopes: .list,
        shape: .document,
        lists: Rule(.isOneOf("type", ["STANDARD"]), "only STANDARD lists have unsubscription settings")
      )
    ),
    fields: [
      Field("unsubscriptionType", .code([.init("CONFIRMED_OPT_OUT", 1), .init("DOUBLE_OPT_OUT", 2)])),
      Field(
        "preUnsubscriptionType",
        .code([.init("WITHOUT", 0), .init("DIRECT", 1), .init("JSP", 2), .init("EXTERNAL", 3)])
      ),
      Field("goodByeMailing", .subscriptionMailing, wire: .member("goodByeMailingId")),
      Field("verificationMailing", .subscriptionMailing, wire: .member("verificationMailingId")),
      Field(
        "verificationTimeoutMailing",
        .subscriptionMailing,
        wire: .member("verificationTimeoutMailingId")
      ),
      Field("sendGoodByeMessage", .boolean(.literal)),
      Field("sendDooVerificationTimeoutMessage", .boolean(.literal)),
      Field("dooConfirmationDuration", .integer(0...Int(Int32.max))),
      Field("dooLandingPage", .text(TextRule())),
      Field("dooTimeoutLandingPage", .text(TextRule())),
      Field("deleteMember", .boolean(.literal)),
      Field("unsubscriptionLandingPage", .text(TextRule())),
      Field("externalUnsubscriptionLandingPage", .text(TextRule())),
      Field("unsubscribeJSP", .integer(0...Int(Int32.max)), .isOfOneTenant),
      Field("verificationNotifyMailSendUnsubscription", .boolean(.literal)),
      Field("sendNotifyMail", .boolean(.literal)),
      Field("unsubscriptionCommand", .text(TextRule()), .comesFilled),
      Field("notifyAddress", .text(TextRule())),
    ],
    api: .init(
      endpoint: Endpoint(item: .init("/lists/{list}/unsubscription-settings")),
      creation: .none,
      change: .put,
      deletion: .none
    )
  )
}
