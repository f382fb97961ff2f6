import API
import Planner
import Resources
import Support
import Testing

/// Answers of a newer API: members that no table has are told where a PUT would reset them, and known members in shapes that
/// no table has go back exactly as they were read.
@Suite("Newer answers")
struct NewerAnswersTests {
  private static let settings = "/lists/5/subscription-settings"

  private static func warnings(_ plan: Plan) -> [String] {
    plan.changes.flatMap { change in change.warnings.map { "\(change.action.word) \(change.address): \($0)" }
    }
  }

  private static func tenant(_ lists: String...) throws -> HALTenant {
    let tenant = try Acme.tenant()
    for list in lists { try tenant.put(list, in: "/lists") }
    return tenant
  }

  private static let reddish = #"""
    {"id": 5, "name": "News", "type": "STANDARD", "creationDate": "x", "modificationDate": null, "description": "old",
     "zebra": 1, "senderAddress": "a@b.de", "senderName": "Anna", "replyToAddress": null, "replyToName": null,
     "newsletterColour": "red", "_links": {}, "_embedded": {}}
    """#

  @Test("every kind that is written whole names the members in order, others do not")
  func members() async throws {
    let tenant = try Self.tenant(Self.reddish)
    let odd = #""b": 1, "a": 2, "#
    try tenant.put(
      #"""
      {"id": 13, \#(odd) "name": "W", "url": "https://old", "useType": "TEXT", "fetchStrategy": "ONCE",
       "contentWithInxmailTags": true, "encodeUrlPlaceholders": false, "lastSaveDate": "x", "contentEncoding": null}
      """#,
      in: "/datasources/http"
    )
    try tenant.put(
      #"""
      {"id": 9, \#(odd) "name": "imprint", "listId": 1, "type": "TEXT_HTML", "creationDate": null, "modificationDate": null,
       "_embedded": {"inx:editor-content": {"text": "t", "html": "h", "amp": "a", "_links": {}}}}
      """#,
      in: "/text-modules"
    )
    let settings = tenant.document(Self.settings) ?? ""
    try tenant.put("{\"id\": 0, \"colour\": {}," + settings.dropFirst(), at: Self.settings)
    try tenant.put(#"{"value": "false", "inherited": false, "until": 1}"#, at: Acme.setting)
    try tenant.put(
      #"{"id": 14, "type": "GLOBAL", \#(odd) "description": "Anna", "email": "a@b.de", "attributes": {}}"#,
      in: "/test-profiles"
    )
    try tenant.put(
      #"{"id": 7, "name": "VIP", \#(odd) "listId": 1, "description": "old", "filterString": "a"}"#,
      in: "/target-groups"
    )
    let plan = try await Applying(tenant: tenant).plan(
      #"""
      lists:
        - name: News
          description: new
          settings: {TrackingPermissionDetachedFromMembership: true}
          subscriptionSettings: {sendRecentMail: true}
      datasources: [{name: W, url: https://new}]
      textModules: [{name: imprint, text: new}]
      testProfiles: [{description: Anna, email: b@b.de}]
      targetGroups: [{name: VIP, description: new}]
      """#
    )
    let one = "it has a member that this version does not know, and writing it may reset that: "
    let several = "it has members that this version does not know, and writing it may reset them: "
    #expect(
      Self.warnings(plan) == [
        "update datasource/W: \(several)a, b",
        "update list/News: \(several)newsletterColour, zebra",
        "update list/News/setting/TrackingPermissionDetachedFromMembership: \(one)until",
        "update list/News/subscription-settings: \(one)colour",
        "replace target-group/VIP: \(several)a, b",
        "replace target-group/VIP: its id changes: mailings and dynamic lists that hold the old one lose it",
        "update text-module/imprint: \(several)a, b, inx:editor-content.amp",
      ]
    )
  }

  @Test("an object that stays as it is says nothing")
  func unchanged() async throws {
    let plan = try await Applying(tenant: try Self.tenant(Self.reddish)).plan(
      "lists: [{name: News, description: old}]"
    )
    #expect(plan.changes.isEmpty && Self.warnings(plan).isEmpty)
  }

  @Test("what shows up after the plan is told with the result")
  func later() async throws {
    let tenant = try Acme.tenant()
    let applying = Applying(tenant: tenant)
    let plan = try await applying.plan("lists: [{name: News, description: new}]")
    #expect(Self.warnings(plan).isEmpty)
    try tenant.put(Self.reddish, in: "/lists")
    #expect(
      await applying.apply(plan) == #"""
        start list/News
        GET /lists/5
        PUT /lists/5 {"name":"News","description":"new","senderAddress":"a@b.de","senderName":"Anna","replyToAddress":null,"replyToName":null}
        end list/News: applied; it has members that this version does not know, and writing it may reset them: newsletterColour, zebra
        has written
        """#
    )
  }

  @Test(
    "a shape that no table has goes back as it was read",
    arguments: [
      #"{"en":"x","de":{"deep":[1,null]}}"#, #"["a",{"b":1}]"#, "1.5", "9223372036854775819", "7", "true",
    ]
  )
  func shapes(_ shape: String) async throws {
    let tenant = try Self.tenant(
      #"""
      {"id": 5, "name": "News", "type": "STANDARD", "description": \#(shape), "senderAddress": "a@b.de",
       "senderName": "Anna", "replyToAddress": null, "replyToName": \#(shape)}
      """#
    )
    var settings = tenant.document(Self.settings) ?? ""
    for member in [#""doiLandingPage":null"#, #""welcomeMailingId":0"#, #""doiConfirmationDuration":30"#] {
      let name = member.prefix { $0 != ":" }
      settings = settings.replacing(member, with: "\(name):\(shape)")
    }
    try tenant.put(settings, at: Self.settings)
    let applying = Applying(tenant: tenant)
    let plan = try await applying.plan(
      "lists: [{name: News, senderName: Berta, subscriptionSettings: {sendRecentMail: true}}]"
    )
    let log = await applying.apply(plan)
    #expect(
      log == #"""
        start list/News
        GET /lists/5
        PUT /lists/5 {"name":"News","description":\#(shape),"senderAddress":"a@b.de","senderName":"Berta","replyToAddress":null,"replyToName":\#(shape)}
        end list/News: applied
        start list/News/subscription-settings
        GET /lists/5/subscription-settings
        PUT /lists/5/subscription-settings {"subscriptionType":11,"sendWelcomeMessage":true,"welcomeMailingId":\#(shape),"verificationMailingId":0,"verificationTimeoutMailingId":0,"sendDoiVerificationTimeoutMessage":false,"doiConfirmationDuration":\#(shape),"doiLandingPage":\#(shape),"sendRecentMail":true,"overwriteExistingMember":false,"notifySubscriptionRequest":false,"notifySubscriptionVerification":false,"notifyAddress":"n@x.de"}
        end list/News/subscription-settings: applied
        has written
        """#,
      "\(log)"
    )
  }

  @Test("texts where numbers are documented go back as texts")
  func texts() async throws {
    let tenant = try Acme.tenant()
    var settings = tenant.document(Self.settings) ?? ""
    settings = settings.replacing(#""subscriptionType":11"#, with: #""subscriptionType":"DOUBLE_OPT_IN""#)
      .replacing(#""welcomeMailingId":0"#, with: #""welcomeMailingId":"8""#)
    try tenant.put(settings, at: Self.settings)
    let applying = Applying(tenant: tenant)
    let same = try await applying.plan(
      "lists: [{name: News, subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN}}]"
    )
    #expect(same.changes.isEmpty)
    let plan = try await applying.plan("lists: [{name: News, subscriptionSettings: {sendRecentMail: true}}]")
    let log = await applying.apply(plan)
    #expect(
      log.contains(#"{"subscriptionType":"DOUBLE_OPT_IN","sendWelcomeMessage":true,"welcomeMailingId":"8","#),
      "\(log)"
    )
  }

  @Test("entries of a map that are no texts go back as they were read")
  func entries() async throws {
    let tenant = try Acme.tenant()
    try tenant.put(
      Acme.profile(attributes: #"{"Punkte": 1.5, "Stadt": {"name": "Ulm"}, "Rest": [1], "Ja": true}"#),
      in: "/test-profiles"
    )
    let applying = Applying(tenant: tenant)
    let same = try await applying.plan("testProfiles: [{description: Anna, attributes: {Punkte: '1.5'}}]")
    #expect(same.changes.isEmpty)
    let plan = try await applying.plan(
      "testProfiles: [{description: Anna, attributes: {Ja: 'true', Neu: 'x'}}]"
    )
    let log = await applying.apply(plan)
    #expect(
      log.contains(
        #"PATCH /test-profiles/14 {"attributes":{"Ja":true,"Neu":"x","Punkte":1.5,"Rest":[1],"Stadt":{"name":"Ulm"}}}"#
      ),
      "\(log)"
    )
  }

  @Test("a replacement takes along what it was read as")
  func replacement() async throws {
    let tenant = try Acme.tenant()
    try tenant.put(
      #"{"id": 7, "name": "VIP", "listId": 1, "description": {"en": "old"}, "filterString": "a"}"#,
      in: "/target-groups"
    )
    let applying = Applying(tenant: tenant)
    let plan = try await applying.plan("targetGroups: [{name: VIP, filterString: b}]")
    let log = await applying.apply(plan)
    let posts = log.split(separator: "\n").filter { $0.hasPrefix("POST") }
    #expect(!posts.isEmpty && posts.allSatisfy { $0.contains(#""description":{"en":"old"}"#) }, "\(log)")
  }

  @Test(
    "members that are not known of what is patched whole go back as they were read",
    arguments: [
      (
        "{combination: MATCH_ONE, groups: [VIP, Alt]}",
        #"{"combination":"MATCH_ONE","targetGroups":[{"targetGroupId":7,"weight":1.5},{"targetGroupId":8}],"colour":{"en":["red"]},"limit":9223372036854775819}"#
      ),
      (
        "{combination: MATCH_ALL, groups: [Alt]}",
        #"{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":8}],"colour":{"en":["red"]},"limit":9223372036854775819}"#
      ),
      (
        "null",
        #"{"combination":"FILTER_GROUP_NOT_ASSIGNED","targetGroups":[],"colour":{"en":["red"]},"limit":9223372036854775819}"#
      ),
    ]
  )
  func nested(_ wanted: String, _ sent: String) async throws {
    let tenant = try Acme.tenant()
    let old = try #require(tenant.objects("/regular-mailings").first)
    var mailing = try JSONReader.read(Array(old.utf8))
    let configuration =
      #"{"combination": "MATCH_ALL", "colour": {"en": ["red"]}, "limit": 9223372036854775819, "targetGroups": [{"weight": 1.5, "targetGroupId": 7}]}"#
    mailing = mailing.setting(
      "targetGroupConfiguration",
      to: try JSONReader.read(Array(configuration.utf8))
    )
    try tenant.put(mailing.text(), in: "/regular-mailings")
    let (id, name) = (mailing["id"]?.int ?? 0, mailing["name"]?.text ?? "")
    let applying = Applying(tenant: tenant)
    let manifest = "lists: [{name: News, mailings: [{name: \(name), targetGroups: \(wanted)}]}]"
    let plan = try await applying.plan(manifest)
    #expect(Self.warnings(plan).isEmpty)
    let log = await applying.apply(plan)
    #expect(
      log.contains("PATCH /regular-mailings/\(id) {\"targetGroupConfiguration\":\(sent)}\n"),
      "\(log)"
    )
    #expect(try await applying.plan(manifest).changes.isEmpty)
  }
}
