// Lists, what belongs to a list, and its settings.
extension Cycle {
  static let listKinds = [list, listWithAll, inList]
  static let settings = [setting, subscriptionSettings, unsubscriptionSettings]

  static let newsletter = """
    {"id": 3, "name": "Newsletter", "type": "STANDARD", "description": "Monthly",
      "senderAddress": "news@example.com", "senderName": "Example", "replyToAddress": null, "replyToName": null,
      "creationDate": "2020-01-01T00:00:00Z", "modificationDate": "2020-01-01T00:00:00Z"}
    """

  private static let made = newsletter.replacing(
    #""modificationDate": "2020-01-01T00:00:00Z""#,
    with: #""modificationDate": null"#
  )

  private static let list = Cycle(
    "list",
    Step(
      "lists: [{name: Newsletter, description: Monthly, senderAddress: news@example.com, senderName: Example}]",
      does: ["applied + list/Newsletter"],
      ["lists": made],
      next: 4
    ),
    // Names ignore case, and the declared spelling is managed.
    Step(
      "lists: [{name: NEWSLETTER, senderName: null, replyToAddress: re@example.com}]",
      does: ["applied ~ list/NEWSLETTER"],
      [
        "lists": newsletter.replacing("\"Newsletter\"", with: "\"NEWSLETTER\"")
          .replacing("\"Example\"", with: "null")
          .replacing(#""replyToAddress": null"#, with: #""replyToAddress": "re@example.com""#)
      ]
    ),
    Step(
      "lists: [{name: Newsletter, senderName: Example, replyToAddress: null}]",
      does: ["applied ~ list/Newsletter"],
      ["lists": newsletter]
    ),
    Step(
      "lists: [{name: newsletter, state: absent}]",
      ["--allow-data-loss", "list/newsletter"],
      does: ["applied - list/newsletter"],
      ["lists": ""]
    )
  )

  /// A list and all that can be declared in it in one run, and its end, with which all of that goes.
  private static let listWithAll = Cycle(
    "list with settings in one run",
    Step(
      """
      lists:
        - name: Newsletter
          description: Monthly
          senderAddress: news@example.com
          senderName: Example
          settings: {TrackingPermissionDetachedFromMembership: true}
          subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN, doiConfirmationDuration: 14}
          unsubscriptionSettings: {unsubscriptionType: CONFIRMED_OPT_OUT}
          targetGroups: [{name: All, filterString: 'Column("Vorname") NOT_IS_EMPTY'}]
          textModules: [{name: Hello, type: TEXT, text: Hello}]
      attributes: [{name: Vorname, type: TEXT, maxLength: 50, hidden: false}]
      """,
      does: [
        "applied + attribute/Vorname", "applied + list/Newsletter",
        "applied ~ list/Newsletter/setting/TrackingPermissionDetachedFromMembership",
        "applied ~ list/Newsletter/subscription-settings", "applied + list/Newsletter/target-group/All",
        "applied + list/Newsletter/text-module/Hello", "applied ~ list/Newsletter/unsubscription-settings",
      ],
      [
        "lists": made.replacing("\"id\": 3", with: "\"id\": 4"),
        "attributes": #"{"id": 3, "name": "Vorname", "type": "TEXT", "maxLength": 50, "hidden": false}"#,
        "settings": #"{"listId": 4, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}"#,
        "subscriptionSettings": subscription.replacing("\"listId\": 3", with: "\"listId\": 4"),
        "targetGroups": """
        {"id": 5, "listId": 4, "name": "All", "description": null,
          "filterString": "Column(\\"Vorname\\") NOT_IS_EMPTY"}
        """,
        "textModules": #"{"id": 6, "listId": 4, "name": "Hello", "type": "TEXT", "text": "Hello"}"#,
      ],
      next: 7
    ),
    Step(
      "lists: [{name: Newsletter, state: absent}]",
      ["--allow-data-loss", "list/Newsletter"],
      does: ["applied - list/Newsletter"],
      ["lists": "", "settings": "", "subscriptionSettings": "", "targetGroups": "", "textModules": ""]
    )
  )

  /// Objects of a list beside others of the same name in the system scope and in another list.
  private static let inList = Cycle(
    "target group and text module of a list",
    from: State([
      "lists": newsletter + ", " + newsletter.replacing("3", with: "4").replacing("News", with: "Other"),
      "targetGroups": otherGroups,
      "textModules": otherModules,
    ]),
    Step(
      """
      lists:
        - name: Newsletter
          targetGroups: [{name: All, description: Everybody, filterString: 'Column("A") = 1'}]
          textModules: [{name: Hello, type: HTML, html: <b>Hello</b>}]
      """,
      does: ["applied + list/Newsletter/target-group/All", "applied + list/Newsletter/text-module/Hello"],
      ["targetGroups": otherGroups + group(40, 1), "textModules": otherModules + module(41, "Hello")],
      next: 42
    ),
    Step(
      """
      lists:
        - name: Newsletter
          targetGroups: [{name: All, filterString: 'Column("A") = 2'}]
          textModules: [{name: Hello, html: <b>Bye</b>}]
      """,
      does: ["applied -/+ list/Newsletter/target-group/All", "applied ~ list/Newsletter/text-module/Hello"],
      // 42 was the trial under a temporary name.
      ["targetGroups": otherGroups + group(43, 2), "textModules": otherModules + module(41, "Bye")],
      next: 44
    ),
    Step(
      """
      lists:
        - name: Newsletter
          targetGroups: [{name: All, filterString: 'Column("A") = 1'}]
          textModules: [{name: Hello, html: <b>Hello</b>}]
      """,
      does: ["applied -/+ list/Newsletter/target-group/All", "applied ~ list/Newsletter/text-module/Hello"],
      ["targetGroups": otherGroups + group(45, 1), "textModules": otherModules + module(41, "Hello")],
      next: 46
    ),
    Step(
      """
      lists:
        - name: Newsletter
          targetGroups: [{name: All, state: absent}]
          textModules: [{name: Hello, state: absent}]
      """,
      does: ["applied - list/Newsletter/target-group/All", "applied - list/Newsletter/text-module/Hello"],
      ["targetGroups": otherGroups, "textModules": otherModules]
    )
  )

  private static let otherGroups = """
    {"id": 30, "listId": 1, "name": "All", "description": null, "filterString": "x"},
    {"id": 31, "listId": 4, "name": "All", "description": null, "filterString": "y"}
    """

  private static func group(_ id: Int, _ value: Int) -> String {
    """
    , {"id": \(id), "listId": 3, "name": "All", "description": "Everybody",
      "filterString": "Column(\\"A\\") = \(value)"}
    """
  }

  private static let otherModules = """
    {"id": 38, "listId": 1, "name": "Hello", "type": "TEXT", "text": "system"},
    {"id": 39, "listId": 4, "name": "Hello", "type": "TEXT", "text": "other"}
    """

  private static func module(_ id: Int, _ text: String) -> String {
    #", {"id": \#(id), "listId": 3, "name": "Hello", "type": "HTML", "html": "<b>\#(text)</b>"}"#
  }

  private static let setting = Cycle(
    "list setting",
    from: State(["lists": newsletter]),
    Step(
      "lists: [{name: Newsletter, settings: {TrackingPermissionDetachedFromMembership: true}}]",
      does: ["applied ~ list/Newsletter/setting/TrackingPermissionDetachedFromMembership"],
      ["settings": #"{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}"#]
    ),
    Step(
      "lists: [{name: Newsletter, settings: {TrackingPermissionDetachedFromMembership: false}}]",
      ["--allow-data-loss", "list/Newsletter/setting/TrackingPermissionDetachedFromMembership"],
      does: ["applied ~ list/Newsletter/setting/TrackingPermissionDetachedFromMembership"],
      ["settings": #"{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "false"}"#]
    ),
    Step(
      "lists: [{name: Newsletter, settings: {TrackingPermissionDetachedFromMembership: true}}]",
      does: ["applied ~ list/Newsletter/setting/TrackingPermissionDetachedFromMembership"],
      ["settings": #"{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}"#]
    )
  )

  private static let subscription = """
    {"listId": 3, "subscriptionType": 11, "sendWelcomeMessage": false, "welcomeMailingId": 0,
      "verificationMailingId": 0, "verificationTimeoutMailingId": 0, "sendDoiVerificationTimeoutMessage": false,
      "doiConfirmationDuration": 14, "doiLandingPage": null, "doiTimeoutLandingPage": null,
      "sendRecentMail": false, "overwriteExistingMember": false, "subscriptionCommand": "subscribe",
      "notifySubscriptionRequest": false, "notifySubscriptionVerification": false, "notifyAddress": null}
    """

  private static let mailings = """
    {"id": 20, "listId": 3, "name": "Welcome", "subject": "Hi", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "APPROVED"},
    {"id": 21, "listId": 3, "name": "Twice", "subject": "Hi", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "USED"},
    {"id": 22, "listId": 3, "name": "Twice", "subject": "Hi", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "USED"}
    """

  private static let subscriptionSettings = Cycle(
    "subscription settings",
    from: State(["lists": newsletter, "mailings": mailings]),
    Step(
      """
      lists:
        - name: Newsletter
          subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN, doiConfirmationDuration: 14, welcomeMailing: Welcome}
      """,
      does: ["applied ~ list/Newsletter/subscription-settings"],
      [
        "subscriptionSettings":
          subscription
          .replacing("\"welcomeMailingId\": 0", with: "\"welcomeMailingId\": 20")
      ]
    ),
    Step(
      "lists: [{name: Newsletter, subscriptionSettings: {welcomeMailing: {id: 22}}}]",
      does: ["applied ~ list/Newsletter/subscription-settings"],
      [
        "subscriptionSettings":
          subscription
          .replacing("\"welcomeMailingId\": 0", with: "\"welcomeMailingId\": 22")
      ]
    ),
    Step(
      "lists: [{name: Newsletter, subscriptionSettings: {welcomeMailing: null, doiLandingPage: 'https://x.example'}}]",
      does: ["applied ~ list/Newsletter/subscription-settings"],
      [
        "subscriptionSettings":
          subscription
          .replacing("\"doiLandingPage\": null", with: "\"doiLandingPage\": \"https://x.example\"")
      ]
    ),
    Step(
      "lists: [{name: Newsletter, subscriptionSettings: {doiLandingPage: null}}]",
      does: ["applied ~ list/Newsletter/subscription-settings"],
      ["subscriptionSettings": subscription]
    )
  )

  private static let unsubscription = """
    {"listId": 3, "unsubscriptionType": 2, "preUnsubscriptionType": 3, "goodByeMailingId": 20,
      "verificationMailingId": 0, "verificationTimeoutMailingId": 0, "sendGoodByeMessage": true,
      "sendDooVerificationTimeoutMessage": false, "dooConfirmationDuration": 30, "dooLandingPage": null,
      "dooTimeoutLandingPage": null, "deleteMember": false, "unsubscriptionLandingPage": null,
      "externalUnsubscriptionLandingPage": null, "unsubscribeJSP": 0,
      "verificationNotifyMailSendUnsubscription": false, "sendNotifyMail": false,
      "unsubscriptionCommand": "unsubscribe", "notifyAddress": null}
    """

  private static let unsubscriptionSettings = Cycle(
    "unsubscription settings",
    from: State(["lists": newsletter, "mailings": mailings]),
    Step(
      """
      lists:
        - name: Newsletter
          unsubscriptionSettings:
            unsubscriptionType: DOUBLE_OPT_OUT
            preUnsubscriptionType: EXTERNAL
            goodByeMailing: Welcome
            sendGoodByeMessage: true
      """,
      does: ["applied ~ list/Newsletter/unsubscription-settings"],
      ["unsubscriptionSettings": unsubscription]
    ),
    Step(
      "lists: [{name: Newsletter, unsubscriptionSettings: {deleteMember: true}}]",
      does: ["applied ~ list/Newsletter/unsubscription-settings"],
      [
        "unsubscriptionSettings":
          unsubscription
          .replacing("\"deleteMember\": false", with: "\"deleteMember\": true")
      ]
    ),
    Step(
      "lists: [{name: Newsletter, unsubscriptionSettings: {deleteMember: false}}]",
      does: ["applied ~ list/Newsletter/unsubscription-settings"],
      ["unsubscriptionSettings": unsubscription]
    )
  )
}
