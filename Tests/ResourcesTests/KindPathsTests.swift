import Platforms
import Resources
import Support
import Testing

@Suite struct KindPathsTests {
  private func values(_ kind: Kind, _ pairs: KeyValuePairs<String, Value>) throws -> Values {
    var values = kind.noValues
    for (name, value) in pairs { values[try #require(kind.slot(name))] = value }
    return values
  }

  @Test func pathsOfOne() {
    #expect(Kind.list.itemPath(id: 5, list: nil, name: nil) == "/lists/5")
    #expect(Kind.targetGroup.itemPath(id: 7, list: 5, name: "A") == "/target-groups/7")
    #expect(Kind.datasource.itemPath(id: 3, list: nil, name: nil) == "/datasources/http/3")
    #expect(
      Kind.subscriptionSettings.itemPath(id: nil, list: 5, name: nil) == "/lists/5/subscription-settings"
    )
    #expect(
      Kind.setting.itemPath(id: nil, list: 5, name: "A/{id} ä") == "/lists/5/settings/A%2F%7Bid%7D%20%C3%A4"
    )
  }

  @Test func createsSendWhatHasAValue() throws {
    let list = try values(
      .list,
      ["name": .text("A"), "type": .text("STANDARD"), "description": .text(""), "senderName": .null]
    )
    #expect(Kind.list.createBody(list, list: nil).text() == #"{"name":"A","type":"STANDARD"}"#)
    let group = try values(.targetGroup, ["name": .text("A"), "filterString": .text("")])
    #expect(
      Kind.targetGroup.createBody(group, list: 5).text() == #"{"listId":5,"name":"A","filterString":""}"#
    )
    #expect(Kind.targetGroup.createBody(group, list: nil).text() == #"{"name":"A","filterString":""}"#)
    let module = try values(.textModule, ["name": .text("A"), "type": .text("TEXT"), "text": .text("a\n")])
    #expect(
      Kind.textModule.createBody(module, list: nil).text() == #"{"name":"A","type":"TEXT","text":"a\n"}"#
    )
  }

  @Test func whatIsAParameterIsNotInTheBody() throws {
    let hidden = try values(
      .attribute,
      ["name": .text("A"), "type": .text("DATE_ONLY"), "hidden": .bool(false)]
    )
    #expect(Kind.attribute.createBody(hidden, list: nil).text() == #"{"name":"A","type":"DATE_ONLY"}"#)
    #expect(Kind.attribute.createQuery(hidden) == "hidden=false")
    #expect(Kind.attribute.createQuery(try values(.attribute, ["hidden": .null])) == "")
    #expect(Kind.attribute.createQuery(Kind.attribute.noValues) == "")
  }

  @Test func putsSendWhatThePutTakesAndWhatApplies() throws {
    let list = try values(
      .list,
      ["name": .text("A"), "type": .text("STANDARD"), "description": .null, "senderName": .text("")]
    )
    #expect(Kind.list.putBody(list).text() == #"{"name":"A","description":null,"senderName":""}"#)
    let module = try values(
      .textModule,
      ["name": .text("A"), "type": .text("HTML"), "text": .text("a"), "html": .text("b")]
    )
    #expect(Kind.textModule.putBody(module).text() == #"{"name":"A","html":"b"}"#)
    let settings = try values(
      .unsubscriptionSettings,
      [
        "unsubscriptionType": .text("DOUBLE_OPT_OUT"), "preUnsubscriptionType": .text("WITHOUT"),
        "goodByeMailing": .null, "verificationMailing": .reference(.id(8)), "deleteMember": .bool(true),
        "unsubscribeJSP": .int(3), "dooLandingPage": .text(""),
      ]
    )
    #expect(
      Kind.unsubscriptionSettings.putBody(settings).text()
        == #"{"unsubscriptionType":2,"preUnsubscriptionType":0,"goodByeMailingId":0,"verificationMailingId":8,"dooLandingPage":"","deleteMember":true,"unsubscribeJSP":3}"#
    )
    let setting = try values(.setting, ["value": .bool(true), "inherited": .bool(false)])
    #expect(Kind.setting.putBody(setting).text() == #"{"value":"true"}"#)
  }

  @Test func createsOfTestProfiles() throws {
    let whole = try values(
      .testProfile,
      [
        "description": .text("A"), "email": .text("a@b"), "trackingPermission": .bool(false),
        "attributes": .map([.init("B", "1"), .init("C", nil), .init("D", "")]),
      ]
    )
    #expect(
      Kind.testProfile.createBody(whole, list: 5).text()
        == #"{"listId":5,"description":"A","email":"a@b","trackingPermission":false,"attributes":{"B":"1","D":""}}"#
    )
    let bare = try values(.testProfile, ["description": .text("A"), "email": .null, "attributes": .null])
    #expect(Kind.testProfile.createBody(bare, list: 1).text() == #"{"listId":1,"description":"A"}"#)
    #expect(Kind.testProfile.leftByCreate(whole) == [])
  }

  @Test func createsOfMailingsLeaveTheirTargetGroupsToAChange() throws {
    let slot = try #require(Kind.mailing.slot("targetGroups"))
    var mailing = try values(
      .mailing,
      [
        "name": .text("A"), "subject": .text("B"), "editorContentType": .text("TEXT_HTML"),
        "text": .text("c\n"),
        "html": .text(""), "targetGroups": .combination(Combination("MATCH_ALL", [.id(1)])),
        "mailingState": .text("DRAFT"),
      ]
    )
    #expect(
      Kind.mailing.createBody(mailing, list: 5).text()
        == #"{"listId":5,"name":"A","subject":"B","editorContentType":"TEXT_HTML","text":"c\n","html":""}"#
    )
    #expect(Kind.mailing.leftByCreate(mailing) == [slot])
    mailing[slot] = .null
    #expect(Kind.mailing.leftByCreate(mailing) == [])
    mailing[slot] = nil
    #expect(Kind.mailing.leftByCreate(mailing) == [])
  }

  /// What a replacement carries over may be content that the new type does not have.
  @Test func createsOfMailingsSendTheContentOfTheirType() throws {
    for (type, body) in [
      ("TEXT", #""text":"a""#), ("HTML", #""html":"b""#), ("TEXT_HTML", #""text":"a","html":"b""#),
    ] {
      let mailing = try values(
        .mailing,
        ["name": .text("A"), "editorContentType": .text(type), "text": .text("a"), "html": .text("b")]
      )
      #expect(
        Kind.mailing.createBody(mailing, list: 5).text()
          == #"{"listId":5,"name":"A","editorContentType":"\#(type)",\#(body)}"#
      )
      #expect(Kind.mailing.hasContent(mailing))
    }
    #expect(!Kind.mailing.hasContent(try values(.mailing, ["editorContentType": .text("XML_TEXT")])))
    #expect(Kind.mailing.contentPath(id: 7) == "/regular-mailings/7/editor-content")
    #expect(Kind.textModule.contentPath(id: 7) == nil)
  }

  @Test(arguments: [
    ("", ""), ("azAZ09-._~", "azAZ09-._~"), (" /?#%&+=*@:", "%20%2F%3F%23%25%26%2B%3D%2A%40%3A"),
    ("ä🎉", "%C3%A4%F0%9F%8E%89"), ("\u{0}\n", "%00%0A"),
  ])
  func allButTheUnreservedIsEncoded(text: String, encoded: String) {
    #expect(percentEncoded(text) == encoded)
  }
}
