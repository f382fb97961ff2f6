import Resources
import Support
import Testing

@testable import Sandbox

/// What a merge patch (RFC 7386) takes, and what is refused.
struct PatchTests {
  /// A patch with what comes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let target: String
    let body: String
    let outcome: Outcome

    init(_ name: String, _ target: String, _ body: String, _ outcome: Outcome) {
      testDescription = name
      (self.target, self.body, self.outcome) = (target, body, outcome)
    }
  }

  /// What comes of a patch.
  enum Outcome: Sendable {
    /// It is taken; the object that is stored then.
    case stored(String)
    case notFound
    case unreadable
    case locked
    case noObject
    case invalidParameter(String)
    case unknownAttribute(String)
    case invalid(String, String)

    /// The whole answer of a refusal; nil where there is none.
    func refusal() throws -> String? {
      switch self {
      case .stored: nil
      case .notFound: "404 \(problem404)"
      case .unreadable: try "400 " + ProblemTests.document("invalid-request-body", "unparsable request body")
      case .locked:
        try "400 " + ProblemTests.document("locked-resource", "the resource is locked by an other user")
      case .noObject: try ProblemTests.invalidParameter(ProblemTests.noObject)
      case .invalidParameter(let detail): try ProblemTests.invalidParameter(detail)
      case .unknownAttribute(let name):
        try "400 "
          + ProblemTests.document(
            "unknown-recipient-attribute",
            "the specified recipient attribute does not exist",
            "\"detail\": \"the recipient attribute '\(name)' does not exist\""
          )
      case .invalid(let field, let problem): try ProblemTests.invalid((field, problem))
      }
    }
  }

  @Test(arguments: profiles + mailings)
  func patch(_ test: Case) throws {
    var tenant = try Self.tenant()
    let before = tenant.tenant.document
    let answer = tenant("PATCH " + test.target, test.body)
    if let refusal = try test.outcome.refusal() {
      #expect(answer == refusal)
      #expect(tenant.tenant.document == before)
    } else if case .stored(let object) = test.outcome {
      #expect(answer.hasPrefix("200 "))
      let section = test.target.hasPrefix("/test-profiles") ? "testProfiles" : "mailings"
      let id = test.target.split(separator: "/").last.flatMap { Int($0) }
      let found = tenant.tenant.document[section]?.elements?.first { $0["id"]?.int == id }
      #expect(try found?.bytes(.canonical) == JSONReader.read(Array(object.utf8)).bytes(.canonical))
    }
  }

  private static let now = "2024-03-12T14:40:46Z"

  private static func profile(
    _ id: Int = 30,
    email: String = #""a@b.c""#,
    permission: String = "true",
    attributes: String = #"{"Vorname": "Hugo", "Ort": "Kiel"}"#,
    date: String? = now
  ) -> String {
    """
    {"id": \(id), "listId": 5, "description": "d", "email": \(email), "trackingPermission": \(permission),
     "attributes": \(attributes), "modificationDate": \(date.map { "\"\($0)\"" } ?? "null")}
    """
  }

  private static func mailing(
    _ id: Int,
    _ type: String,
    name: String = "m",
    subject: String = "s",
    _ content: String,
    state: String = "DRAFT",
    _ configuration: String = DocumentedMailingTests.unassigned,
    date: String? = now
  ) -> String {
    """
    {"id": \(id), "listId": 5, "type": "REGULAR_MAILING", "name": "\(name)", "subject": "\(subject)",
     "editorContentType": "\(type)", \(content), "mailingState": "\(state)",
     "targetGroupConfiguration": \(configuration),
     "modificationDate": \(date.map { "\"\($0)\"" } ?? "null")}
    """
  }

  private static let both = #""text": "t", "html": "h""#

  static func tenant() throws -> TenantHarness {
    try TenantHarness(
      """
      "lists": [\(TenantHarness.system), \(TenantHarness.admin), \(TenantHarness.standard),
        {"id": 6, "name": "Other", "type": "STANDARD"}, {"id": 7, "name": "Fluid", "type": "DYNAMIC"}],
      "attributes": [{"id": 10, "name": "Vorname", "type": "TEXT"}, {"id": 11, "name": "Ort", "type": "TEXT"}],
      "targetGroups": [{"id": 20, "name": "g", "listId": 1}, {"id": 21, "name": "g", "listId": 5},
        {"id": 22, "name": "g", "listId": 6}],
      "testProfiles": [\(profile(date: nil)), \(profile(31).dropLast()), "locked": true}],
      "mailings": [\(mailing(60, "TEXT_HTML", both, DocumentedMailingTests.assigned, date: nil)),
        \(mailing(61, "TEXT", #""text": "t""#, date: nil)), \(mailing(62, "HTML", #""html": "h""#, date: nil)),
        \(mailing(63, "TEXT_HTML", both, state: "APPROVED", date: nil)),
        \(mailing(64, "TEXT_HTML", both, date: nil).dropLast()), "locked": true},
        {"id": 65, "name": "w", "type": "SUBSCRIPTION_TRIGGER_MAILING", "listId": 5},
        {"id": 66, "name": "x", "type": "REGULAR_MAILING", "listId": 5, "editorContentType": "XML_HTML"}]
      """
    )
  }

  private static let (profile30, mailing60) = ("/test-profiles/30", "/regular-mailings/60")

  private static func target(_ word: String, _ ids: Int...) -> String {
    let groups = ids.map { #"{"targetGroupId": \#($0)}"# }.joined(separator: ",")
    return #"{"combination": "\#(word)", "targetGroups": [\#(groups)]}"#
  }

  private static func groups(_ configuration: String) -> String {
    #"{"targetGroupConfiguration": \#(configuration)}"#
  }

  static let profiles: [Case] = [
    Case("nothing", profile30, "{}", .stored(profile())),
    Case(
      "one member",
      profile30,
      #"{"email": "x@y.z"}"#,
      .stored(profile(email: #""x@y.z""#))
    ),
    Case(
      "null takes a value away",
      profile30,
      #"{"email": null, "trackingPermission": null}"#,
      .stored(profile(email: "null", permission: "null"))
    ),
    Case(
      "an entry of a map",
      profile30,
      #"{"attributes": {"Ort": "Bonn"}}"#,
      .stored(profile(attributes: #"{"Vorname": "Hugo", "Ort": "Bonn"}"#))
    ),
    Case(
      "null takes an entry away, also one that is not there",
      profile30,
      #"{"attributes": {"Vorname": null, "Nope": null}}"#,
      .stored(profile(attributes: #"{"Ort": "Kiel"}"#))
    ),
    Case(
      "null takes all entries away",
      profile30,
      #"{"attributes": null}"#,
      .stored(profile(attributes: "{}"))
    ),
    Case(
      "what it does not take changes nothing",
      profile30,
      #"{"id": 9, "listId": 6, "type": "GLOBAL", "modificationDate": 1, "other": []}"#,
      .stored(profile())
    ),
    Case("no JSON", profile30, "{", .unreadable),
    Case("no object", profile30, #"["email"]"#, .unreadable),
    Case("another type", profile30, #"{"email": 1}"#, .unreadable),
    Case("a map that is none", profile30, #"{"attributes": ["Ort"]}"#, .unreadable),
    Case("an entry that is no text", profile30, #"{"attributes": {"Ort": 1}}"#, .unreadable),
    Case(
      "no description",
      profile30,
      #"{"description": null}"#,
      .invalid("description", "must not be empty")
    ),
    Case("an unknown attribute", profile30, #"{"attributes": {"ort": "Bonn"}}"#, .unknownAttribute("ort")),
    Case("another user has it open", "/test-profiles/31", #"{"email": "x@y.z"}"#, .locked),
    Case("it is not there", "/test-profiles/60", "{}", .notFound),
  ]

  static let mailings: [Case] = [
    Case(
      "name, subject and a part of the content",
      mailing60,
      #"{"name": "n", "subject": "u", "html": "H"}"#,
      .stored(
        mailing(
          60,
          "TEXT_HTML",
          name: "n",
          subject: "u",
          #""text": "t", "html": "H""#,
          DocumentedMailingTests.assigned
        )
      )
    ),
    Case(
      "another word for the same groups",
      mailing60,
      groups(#"{"combination": "MATCH_NONE"}"#),
      .stored(mailing(60, "TEXT_HTML", both, target("MATCH_NONE", 20)))
    ),
    Case(
      "other groups, of the list and of the system",
      mailing60,
      groups(target("MATCH_ONE", 21, 20)),
      .stored(mailing(60, "TEXT_HTML", both, target("MATCH_ONE", 21, 20)))
    ),
    Case(
      "plain ids",
      mailing60,
      groups(#"{"targetGroups": [21]}"#),
      .stored(mailing(60, "TEXT_HTML", both, target("MATCH_ALL", 21)))
    ),
    Case(
      "no groups",
      mailing60,
      groups("null"),
      .stored(mailing(60, "TEXT_HTML", both))
    ),
    Case(
      "the type of content, the state, dates and the list stay",
      mailing60,
      #"{"editorContentType": "TEXT", "mailingState": "APPROVED", "scheduleDate": "x", "listId": 6}"#,
      .stored(mailing(60, "TEXT_HTML", both, DocumentedMailingTests.assigned))
    ),
    Case(
      "no content that there is none of",
      "/regular-mailings/61",
      #"{"text": "T", "html": null}"#,
      .stored(mailing(61, "TEXT", #""text": "T""#))
    ),
    Case(
      "html of a TEXT mailing",
      "/regular-mailings/61",
      #"{"html": "h"}"#,
      .invalid("html", "must not be provided")
    ),
    Case(
      "text of an HTML mailing",
      "/regular-mailings/62",
      #"{"text": ""}"#,
      .invalid("text", "must not be provided")
    ),
    Case(
      "html of an XML mailing",
      "/regular-mailings/66",
      #"{"html": "h"}"#,
      .invalid("html", "must not be provided")
    ),
    Case(
      "no name",
      mailing60,
      #"{"name": null}"#,
      .invalid("name", "must not be null")
    ),
    Case(
      "an empty subject",
      mailing60,
      #"{"subject": ""}"#,
      .invalid("subject", "size must be between 1 and 1024 inclusive")
    ),
    Case(
      "an unknown word",
      mailing60,
      groups(target("AND", 20)),
      .invalid(
        "targetGroupConfiguration",
        "must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED"
      )
    ),
    Case(
      "no word",
      mailing60,
      groups(#"{"combination": null}"#),
      .invalid(
        "targetGroupConfiguration",
        "must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED"
      )
    ),
    Case("groups without ids", mailing60, groups(#"{"targetGroups": [{"id": 20}]}"#), .unreadable),
    Case("no configuration", mailing60, groups(#""MATCH_ALL""#), .unreadable),
    Case("a group that is not there", mailing60, groups(target("MATCH_ALL", 20, 60)), .noObject),
    Case("a group of another list", mailing60, groups(target("MATCH_ALL", 22)), .noObject),
    Case(
      "no draft any more",
      "/regular-mailings/63",
      #"{"name": "n"}"#,
      .invalidParameter("the state of the mailing must be DRAFT")
    ),
    Case("another user has the mailing open", "/regular-mailings/64", #"{"name": "n"}"#, .locked),
    Case("a mailing of another type", "/regular-mailings/65", #"{"name": "n"}"#, .notFound),
  ]
}
