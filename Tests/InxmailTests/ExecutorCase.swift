import API
import Planner
import Resources
import Testing

/// One run of the executor: a manifest is planned against `Acme`, then somebody meddles, then the plan is applied. The
/// log has events, requests and outcomes in their order.
struct ExecutorCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let manifest: String
  let before: @Sendable (HALTenant) throws -> Void
  let meddle: @Sendable (HALTenant) throws -> Void
  let writeUnreadable: Bool
  let log: String

  init(
    _ name: String,
    _ manifest: String,
    before: @escaping @Sendable (HALTenant) throws -> Void = { _ in },
    meddle: @escaping @Sendable (HALTenant) throws -> Void = { _ in },
    writeUnreadable: Bool = false,
    is log: String
  ) {
    testDescription = name
    self.manifest = manifest
    self.before = before
    self.meddle = meddle
    self.writeUnreadable = writeUnreadable
    self.log = log
  }

  func run() async throws -> String {
    let tenant = try Acme.tenant()
    try before(tenant)
    var applying = Applying(tenant: tenant)
    applying.options.writeUnreadable = writeUnreadable
    let plan = try await applying.plan(manifest)
    try meddle(tenant)
    return await applying.apply(plan)
  }
}

/// The tenant of these tests.
enum Acme {
  static let setting = "/lists/5/settings/TrackingPermissionDetachedFromMembership"

  static func tenant() throws -> HALTenant {
    try HALTenant(
      collections: [
        "/lists": [#"{"id": 1, "name": "System", "type": "SYSTEM"}"#, news()],
        "/attributes": [#"{"id": 3, "name": "Punkte", "type": "TEXT", "maxLength": 80}"#],
        "/target-groups": [vip(), #"{"id": 8, "name": "Alt", "listId": 1, "filterString": "b"}"#],
        "/text-modules": [imprint()],
        "/blacklist-entries": [
          #"{"id": 11, "pattern": "A+b@x.de", "description": "old"}"#, #"{"id": 12, "pattern": "c@x.de"}"#,
        ],
        "/datasources/http": [
          #"""
          {"id": 13, "name": "W", "url": "https://old", "useType": "TEXT", "fetchStrategy": "ONCE",
           "contentWithInxmailTags": true, "encodeUrlPlaceholders": false}
          """#
        ],
        "/test-profiles": [profile()],
        "/regular-mailings": [
          template(),
          #"""
          {"id": 16, "name": "W", "listId": 5, "subject": "old", "editorContentType": "TEXT", "mailingState": "DRAFT",
           "text": "t", "targetGroupConfiguration": null}
          """#,
        ],
      ],
      created: [
        "/regular-mailings":
          #"""
        {"mailingState": "DRAFT", "targetGroupConfiguration": {"combination": "FILTER_GROUP_NOT_ASSIGNED", "targetGroups": []}}
        """#
      ],
      documents: [
        setting: #"{"value": "false", "inherited": true}"#,
        "/lists/5/subscription-settings":
          #"""
        {"subscriptionType": 11, "sendWelcomeMessage": true, "sendDoiVerificationTimeoutMessage": false,
         "doiConfirmationDuration": 30, "sendRecentMail": false, "overwriteExistingMember": false,
         "notifySubscriptionRequest": false, "notifySubscriptionVerification": false, "welcomeMailingId": 0,
         "verificationMailingId": 0, "verificationTimeoutMailingId": 0, "doiLandingPage": null,
         "notifyAddress": "n@x.de"}
        """#,
      ]
    )
  }

  static func news(description: String = "old", senderName: String = "Anna") -> String {
    #"""
    {"id": 5, "name": "News", "type": "STANDARD", "description": "\#(description)", "senderAddress": "a@b.de",
     "senderName": "\#(senderName)", "replyToAddress": null, "replyToName": null}
    """#
  }

  static func vip(description: String = "old", filter: String = "a") -> String {
    #"{"id": 7, "name": "VIP", "listId": 1, "description": "\#(description)", "filterString": "\#(filter)"}"#
  }

  static func profile(attributes: String = #"{"Punkte": "1", "Stadt": "Ulm"}"#) -> String {
    #"""
    {"id": 14, "type": "GLOBAL", "description": "Anna", "email": "a@b.de", "trackingPermission": null,
     "attributes": \#(attributes)}
    """#
  }

  static func template(
    state: String = "DRAFT",
    groups: String = #"[{"targetGroupId": 7}]"#,
    text: String = "t"
  )
    -> String
  {
    #"""
    {"id": 15, "name": "Template", "listId": 5, "subject": "old", "editorContentType": "TEXT_HTML",
     "mailingState": "\#(state)", "text": "\#(text)", "html": "h",
     "targetGroupConfiguration": {"combination": "MATCH_ALL", "targetGroups": \#(groups)}}
    """#
  }

  static func imprint(content: String = #"{"text": "t", "html": "h"}"#) -> String {
    #"""
    {"id": 9, "name": "imprint", "listId": 1, "type": "TEXT_HTML", "_embedded": {"inx:editor-content": \#(content)}}
    """#
  }
}

extension String {
  func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
