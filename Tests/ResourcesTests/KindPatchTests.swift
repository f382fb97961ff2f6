import Platforms
import Resources
import Testing

/// What a kind's table makes of live and wanted values where its objects are changed by merge patches.
@Suite struct KindPatchTests {
  private static let groups = Value.combination(Combination("MATCH_ALL", [.id(1), .id(2)]))

  private static func map(_ entries: (String, String?)...) -> Value {
    .map(entries.map { Value.Entry($0.0, $0.1) })
  }

  /// The live values, the declared ones, and the body that makes the one of the other.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let kind: Kind
    let live: [String: Value]
    let wanted: [String: Value]
    let body: String?

    init(_ name: String, _ kind: Kind, _ live: [String: Value], _ wanted: [String: Value], _ body: String?) {
      testDescription = name
      self.kind = kind
      self.live = live
      self.wanted = wanted
      self.body = body
    }
  }

  static let rows: [Row] = [
    Row("nothing declared", .testProfile, ["email": .text("a@b")], [:], nil),
    Row(
      "the same",
      .testProfile,
      ["email": .text("a@b"), "attributes": map(("A", "1"))],
      ["email": .text("a@b"), "attributes": map(("A", "1"))],
      nil
    ),
    Row(
      "what differs alone",
      .testProfile,
      ["email": .text("a@b"), "trackingPermission": .bool(true), "attributes": map(("A", "1"))],
      ["email": .text("c@d"), "trackingPermission": .bool(true)],
      #"{"email":"c@d"}"#
    ),
    Row(
      "a value where there was none",
      .testProfile,
      ["trackingPermission": .null],
      ["trackingPermission": .bool(false)],
      #"{"trackingPermission":false}"#
    ),
    Row("a value that goes", .testProfile, ["email": .text("a@b")], ["email": .null], #"{"email":null}"#),
    Row("an empty text for none", .testProfile, ["email": .null], ["email": .text("")], nil),
    Row("none for an empty text", .testProfile, ["email": .text("")], ["email": .null], nil),
    Row(
      "entries of a map that cannot be read: what is to be gone is said",
      .testProfile,
      ["email": .text("a@b")],
      ["attributes": map(("A", "1"), ("B", nil))],
      #"{"attributes":{"A":"1","B":null}}"#
    ),
    Row("no entries of a map that cannot be read", .testProfile, [:], ["attributes": map()], nil),
    Row(
      "entries that are named",
      .testProfile,
      ["attributes": map(("A", "1"), ("B", "2"), ("C", "3"), ("D", "4"))],
      ["attributes": map(("A", "1"), ("B", nil), ("C", "5"), ("E", "6"), ("F", nil))],
      #"{"attributes":{"A":"1","C":"5","D":"4","E":"6","B":null}}"#
    ),
    Row(
      "entries whose names have two Unicode forms",
      .testProfile,
      ["attributes": map(("e\u{301}", "1"), ("é", "1"))],
      ["attributes": map(("e\u{301}", nil))],
      "{\"attributes\":{\"é\":\"1\",\"e\u{301}\":null}}"
    ),
    Row("no entries", .testProfile, ["attributes": map(("A", "1"))], ["attributes": map()], nil),
    Row(
      "a map that goes",
      .testProfile,
      ["attributes": map(("A", "1"), ("B", ""))],
      ["attributes": .null],
      #"{"attributes":{"A":null,"B":null}}"#
    ),
    Row("a map that is gone", .testProfile, ["attributes": map()], ["attributes": .null], nil),
    Row(
      "entries in a map that is null",
      .testProfile,
      ["attributes": .null],
      ["attributes": map(("A", "1"), ("B", nil))],
      #"{"attributes":{"A":"1"}}"#
    ),
    Row(
      "a new name",
      .testProfile,
      ["description": .text("A")],
      ["description": .text("B")],
      #"{"description":"B"}"#
    ),
    Row(
      "a name in another case",
      .testProfile,
      ["description": .text("A")],
      ["description": .text("a")],
      #"{"description":"a"}"#
    ),
    Row(
      "content with other line ends",
      .mailing,
      ["subject": .text("A"), "editorContentType": .text("TEXT"), "text": .text("a\r\nb\r\n")],
      ["subject": .text("B"), "editorContentType": .text("TEXT"), "text": .text("a\nb\n")],
      #"{"subject":"B"}"#
    ),
    Row(
      "content that differs is sent as it is declared",
      .mailing,
      ["editorContentType": .text("TEXT"), "text": .text("a\r\nb\r\n")],
      ["text": .text("a\nc\n")],
      #"{"text":"a\nc\n"}"#
    ),
    Row(
      "empty content for none",
      .mailing,
      ["editorContentType": .text("TEXT"), "text": .null],
      ["text": .text("")],
      nil
    ),
    Row(
      "content that the type does not have",
      .mailing,
      ["editorContentType": .text("TEXT"), "text": .text("a"), "html": .null],
      ["text": .text("b"), "html": .text("c")],
      #"{"text":"b"}"#
    ),
    Row(
      "what no change takes",
      .mailing,
      ["editorContentType": .text("TEXT"), "mailingState": .text("DRAFT")],
      ["editorContentType": .text("HTML"), "mailingState": .text("ACTIVE")],
      nil
    ),
    Row(
      "target groups where there are none",
      .mailing,
      ["targetGroups": .null],
      ["targetGroups": groups],
      #"{"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":1},{"targetGroupId":2}]}}"#
    ),
    Row(
      "another word for the same target groups",
      .mailing,
      ["targetGroups": groups],
      ["targetGroups": .combination(Combination("MATCH_NONE", [.id(2), .id(1)]))],
      #"{"targetGroupConfiguration":{"combination":"MATCH_NONE","targetGroups":[{"targetGroupId":2},{"targetGroupId":1}]}}"#
    ),
    Row(
      "target groups in another order",
      .mailing,
      ["targetGroups": groups],
      ["targetGroups": .combination(Combination("MATCH_ALL", [.id(2), .id(1)]))],
      nil
    ),
    Row(
      "one target group less",
      .mailing,
      ["targetGroups": groups],
      ["targetGroups": .combination(Combination("MATCH_ALL", [.id(2)]))],
      #"{"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":2}]}}"#
    ),
    Row(
      "no target groups any more",
      .mailing,
      ["targetGroups": groups],
      ["targetGroups": .null],
      #"{"targetGroupConfiguration":{"combination":"FILTER_GROUP_NOT_ASSIGNED","targetGroups":[]}}"#
    ),
    Row(
      "target groups of a form that is not known",
      .mailing,
      ["targetGroups": .text("[1]")],
      ["targetGroups": groups],
      #"{"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":1},{"targetGroupId":2}]}}"#
    ),
  ]

  @Test(arguments: rows)
  func patchesAreSmall(_ row: Row) throws {
    let live = try values(row.kind, row.live)
    let wanted = row.kind.merged(try values(row.kind, row.wanted), over: live)
    let body = row.kind.patchBody(from: live, to: wanted, slots: Array(row.kind.fields.indices))
    #expect(
      body.map { Array($0.text().utf8) } == row.body.map { Array($0.utf8) },
      "\(body?.text() ?? "nothing")"
    )
    #expect(row.kind.patchBody(from: wanted, to: wanted, slots: Array(row.kind.fields.indices)) == nil)
  }

  @Test func patchesAreOfTheFieldsAsked() throws {
    let live = try values(.testProfile, ["email": .text("a@b"), "trackingPermission": .bool(true)])
    let wanted = try values(.testProfile, ["email": .text("c@d"), "trackingPermission": .bool(false)])
    let slot = try #require(Kind.testProfile.slot("trackingPermission"))
    let body = Kind.testProfile.patchBody(from: live, to: wanted, slots: [slot])
    #expect(body?.text() == #"{"trackingPermission":false}"#)
    #expect(Kind.testProfile.patchBody(from: live, to: wanted, slots: []) == nil)
  }

  /// What could not be read is sent as it is wanted.
  @Test func patchesSendWhatIsNotKnown() throws {
    let wanted = try values(.mailing, ["editorContentType": .text("HTML"), "html": .text("a")])
    let slots = Array(Kind.mailing.fields.indices)
    let body = Kind.mailing.patchBody(from: Kind.mailing.noValues, to: wanted, slots: slots)
    #expect(body?.text() == #"{"html":"a"}"#)
  }

  /// What was left out and is wanted is there now; what means the same stays as the tenant has it.
  @Test func wantedValuesOverLiveOnes() throws {
    var live = try values(
      .mailing,
      [
        "name": .text("a"), "subject": .text("S"), "editorContentType": .text("TEXT_HTML"),
        "text": .text("x\r\n"), "html": .null,
      ]
    )
    let html = try #require(Kind.mailing.slot("html"))
    live.leftOut = 1 << UInt64(html)
    let wanted = try values(.mailing, ["name": .text("A"), "text": .text("x\n"), "html": .text("y")])
    let merged = Kind.mailing.merged(wanted, over: live)
    var expected = live
    expected[try #require(Kind.mailing.slot("name"))] = .text("A")
    expected[html] = .text("y")
    expected.leftOut = 0
    #expect(merged == expected)
  }

  // MARK: - States that forbid a change

  @Test(
    arguments: [
      (.mailing, ["mailingState": .text("DRAFT"), "editorContentType": .text("TEXT")], nil),
      (
        .mailing, ["mailingState": .text("APPROVED"), "editorContentType": .text("TEXT")],
        "its mailingState is APPROVED, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests"
      ),
      (
        .mailing, ["mailingState": .text("PAUSED"), "editorContentType": .text("TEXT")],
        "its mailingState is PAUSED, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests"
      ),
      (
        .mailing, ["mailingState": .null, "editorContentType": .text("TEXT")],
        "its mailingState is not known, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests"
      ),
      (
        .mailing, ["editorContentType": .text("TEXT")],
        "its mailingState is not known, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests"
      ),
      (
        .mailing, ["mailingState": .text("DRAFT"), "editorContentType": .text("HTML_XML")],
        "its editorContentType is HTML_XML, and only TEXT, HTML, TEXT_HTML, XML_TEXT, XML_HTML, XML_TEXT_HTML can be changed: change it in Inxmail, or remove it from the manifests"
      ),
      (
        .mailing, ["mailingState": .text("FINISHED"), "editorContentType": .text("XML_TEXT")],
        "its mailingState is FINISHED, and only DRAFT can be changed or replaced: make it a draft again in Inxmail, or remove it from the manifests"
      ),
      (.mailing, ["mailingState": .text("DRAFT"), "editorContentType": .text("XML_HTML")], nil),
      (.testProfile, [:], nil), (.textModule, ["type": .text("NEW")], nil),
    ] as [(Kind, [String: Value], String?)]
  )
  func whatCannotBeChanged(kind: Kind, live: [String: Value], why: String?) throws {
    #expect(kind.fixed(try values(kind, live), for: .change)?.reason == why)
  }

  private func values(_ kind: Kind, _ pairs: [String: Value]) throws -> Values {
    var values = kind.noValues
    for (name, value) in pairs { values[try #require(kind.slot(name))] = value }
    return values
  }
}
