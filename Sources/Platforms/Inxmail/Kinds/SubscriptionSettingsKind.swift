import Resources

extension Kind {
  /// How a list is subscribed to (reference, "Subscription Settings").
  package static let subscriptionSettings = Kind(
    .init(
      word: "subscription-settings",
      section: "subscriptionSettings",
      title: "subscription settings",
      place: .init(
        scopes: .list,
        shape: .document,
        lists: Rule(.isOneOf("type", ["STANDARD"]), "only STANDARD lists have subscription settings")
      )
    ),
    fields: [
      Field("subscriptionType", .code([.init("CONFIRMED_OPT_IN", 10), .init("DOUBLE_OPT_IN", 11)])),
      Field("sendWelcomeMessage", .boolean(.literal)),
      Field("welcomeMailing", .subscriptionMailing, wire: .member("welcomeMailingId")),
      Field("verificationMailing", .subscriptionMailing, wire: .member("verificationMailingId")),
      Field(
        "verificationTimeoutMailing",
        .subscriptionMailing,
        wire: .member("verificationTimeoutMailingId")
      ),
      Field("sendDoiVerificationTimeoutMessage", .boolean(.literal)),
      Field("doiConfirmationDuration", .integer(0...Int(Int32.max))),
      Field("doiLandingPage", .text(TextRule())),
      Field("doiTimeoutLandingPage", .text(TextRule())),
      Field("sendRecentMail", .boolean(.literal)),
      Field("overwriteExistingMember", .boolean(.literal)),
      Field("subscriptionCommand", .text(TextRule()), .comesFilled),
      Field("notifySubscriptionRequest", .boolean(.literal)),
      Field("notifySubscriptionVerification", .boolean(.literal)),
      Field("notifyAddress", .text(TextRule())),
    ],
    api: .init(
      endpoint: Endpoint(item: .init("/lists/{list}/subscription-settings")),
      creation: .none,
      change: .put,
      deletion: .none
    )
  )
}

extension FieldType {
  /// A subscription mailing of the same list; only an approved one may be named (reference, "Subscription Mailings").
  static let subscriptionMailing = FieldType.reference(
    .lookup(
      Lookup(
        title: "subscription mailing",
        path: "/subscription-mailings",
        relation: "inx:subscription-mailings",
        members: .init(
          name: "name",
          list: "listId",
          state: (member: "mailingState", usable: ["APPROVED", "USED"])
        ),
        none: 0
      )
    )
  )
}
