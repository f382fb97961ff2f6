import Testing

/// A settings document that already names a mailing does not wait for it.
@Suite("Planner: mailings that settings name already")
struct HeldMailingTests {
  @Test(arguments: HeldMailingTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  private static func tenant(_ welcome: Int, _ mailings: String) -> String {
    """
    list 1 System type=SYSTEM
    list 2 Admins type=ADMIN
    list 5 A type=STANDARD
    subscription-settings @5 welcomeMailing=\(welcome) sendWelcomeMessage=false
    \(mailings)
    """
  }

  private static func updated(_ fields: String) -> String {
    """
    update list/A/subscription-settings #5 :1
      \(fields)
    1 unchanged, 0 unmanaged, 3 read, 1 write
    """
  }

  private static let declared =
    "lists: [{name: A, subscriptionSettings: {welcomeMailing: W, sendWelcomeMessage: true}}]"
  private static let byID =
    "lists: [{name: A, subscriptionSettings: {welcomeMailing: {id: 8}, sendWelcomeMessage: true}}]"

  static let cases: [PlanCase] = [
    PlanCase(
      "one that is not approved any more",
      declared,
      tenant(8, "subscription-mailing 8@5 W DRAFT"),
      is: updated("sendWelcomeMessage: false -> true")
    ),
    PlanCase(
      "one that is not approved any more, by its id",
      byID,
      tenant(8, "subscription-mailing 8@5 W DRAFT"),
      is: updated("sendWelcomeMessage: false -> true")
    ),
    PlanCase(
      "one of two of its name, by its id",
      byID,
      tenant(8, "subscription-mailing 7@5 W APPROVED\nsubscription-mailing 8@5 W DRAFT"),
      is: updated("sendWelcomeMessage: false -> true")
    ),
    PlanCase(
      "nothing else has changed",
      "lists: [{name: A, subscriptionSettings: {welcomeMailing: W}}]",
      tenant(8, "subscription-mailing 8@5 W DRAFT"),
      is: "2 unchanged, 0 unmanaged, 3 read, 0 write"
    ),
    PlanCase(
      "another one that is not approved",
      declared,
      tenant(7, "subscription-mailing 7@5 V APPROVED\nsubscription-mailing 8@5 W DRAFT"),
      is: #"""
        deferred (update) list/A/subscription-settings #5 :1
          sendWelcomeMessage: false -> true
          welcomeMailing: "V" -> "W"
          because welcomeMailing: subscription mailing "W" is not approved (DRAFT): approve it in Inxmail first
        1 unchanged, 0 unmanaged, 3 read, 0 write
        """#
    ),
  ]
}
