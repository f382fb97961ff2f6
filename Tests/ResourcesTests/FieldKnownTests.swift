import Platforms
import Resources
import Testing

@Suite struct FieldKnownTests {
  @Test(arguments: [
    ("useType", Value.text("TEXT"), true), ("useType", .text("text"), false), ("useType", .int(1), false),
    ("useType", .null, true), ("contentWithInxmailTags", .bool(true), true),
    ("contentWithInxmailTags", .text("perhaps"), false), ("name", .text("x"), true), ("url", .int(1), true),
  ])
  func datasource(_ name: String, _ value: Value, _ isKnown: Bool) {
    #expect(Kind.datasource.field(name)?.knows(value) == isKnown)
  }

  @Test(arguments: [
    ("subscriptionType", Value.text("DOUBLE_OPT_IN"), true), ("subscriptionType", .int(12), false),
    ("subscriptionType", .text("TRIPLE"), false), ("doiConfirmationDuration", .int(-1), true),
    ("doiConfirmationDuration", .text("1.5"), false), ("welcomeMailing", .reference(.id(8)), true),
    ("welcomeMailing", .text("Welcome"), false),
  ])
  func settings(_ name: String, _ value: Value, _ isKnown: Bool) {
    #expect(Kind.subscriptionSettings.field(name)?.knows(value) == isKnown)
  }

  @Test(
    arguments: [
      ("attributes", .map([.init("A", "1")]), true), ("attributes", .null, true),
      ("trackingPermission", .bool(false), true), ("trackingPermission", .text("true"), false),
    ] as [(String, Value, Bool)]
  )
  func testProfile(_ name: String, _ value: Value, _ isKnown: Bool) {
    #expect(Kind.testProfile.field(name)?.knows(value) == isKnown)
  }

  @Test(
    arguments: [
      ("editorContentType", .text("TEXT_HTML"), true), ("editorContentType", .text("XML_TEXT_HTML"), true),
      ("mailingState", .text("DRAFT"), true), ("mailingState", .text("PAUSED"), false),
      ("text", .text(""), true),
      ("targetGroups", .combination(Combination("MATCH_ALL", [.id(1)])), true),
      ("targetGroups", .combination(Combination("MATCH_SOME", [.id(1)])), false),
      ("targetGroups", .combination(Combination("FILTER_GROUP_NOT_ASSIGNED", [.id(1)])), false),
      ("targetGroups", .null, true), ("targetGroups", .text("{}"), false),
    ] as [(String, Value, Bool)]
  )
  func mailing(_ name: String, _ value: Value, _ isKnown: Bool) {
    #expect(Kind.mailing.field(name)?.knows(value) == isKnown)
  }
}
