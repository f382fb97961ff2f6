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
}
