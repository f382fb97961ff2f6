import Resources
import Support
import Testing

@testable import Sandbox

/// What is special about test profiles, beside their documented examples and patches.
struct TestProfileTests {
  private static let sections = """
    "lists": [\(TenantHarness.system), \(TenantHarness.standard), {"id": 6, "name": "Other", "type": "STANDARD"}],
    "attributes": [{"id": 10, "name": "Vorname", "type": "TEXT"}, {"id": 11, "name": "vorname", "type": "TEXT"}],
    "testProfiles": [
      {"id": 30, "listId": 1, "description": "everywhere", "attributes": {"Vorname": "Hugo", "vorname": "hugo"}},
      {"id": 31, "listId": 5, "description": "same"},
      {"id": 32, "listId": 5, "description": "same", "attributes": {"Vorname": "Ida"}},
      {"id": 33, "listId": 6}]
    """

  private static func ids(_ tenant: inout TenantHarness, _ target: String) throws -> [Int] {
    let json = try JSONReader.read(tenant.send("GET " + target).body)
    return (json["_embedded"]?["inx:test-profiles"]?.elements ?? []).compactMap { $0["id"]?.int }
  }

  @Test(arguments: [
    ("", [30, 31, 32, 33]), ("?types=GLOBAL", [30]), ("?types=LIST", [31, 32, 33]),
    ("?types=LIST,GLOBAL", [30, 31, 32, 33]), ("?listIds=5", [31, 32]), ("?listIds=1&listIds=6", [30, 33]),
    ("?listIds=1,5&types=LIST", [31, 32]), ("?listIds=1&types=LIST", []),
  ])
  func filters(query: String, ids: [Int]) throws {
    var tenant = try TenantHarness(Self.sections)
    #expect(try Self.ids(&tenant, "/test-profiles" + query) == ids)
  }

  @Test(arguments: [
    ("/test-profiles?types=ALL", "types"), ("/test-profiles?listIds=x", "listIds"),
    ("/test-profiles?allAttributes=1", "allAttributes"),
    ("/test-profiles/30?allAttributes=yes", "allAttributes"),
  ])
  func queriesOfTheWrongType(target: String, parameter: String) throws {
    var tenant = try TenantHarness(Self.sections)
    #expect(
      try tenant("GET " + target)
        == "400 "
        + ProblemTests.document(
          "type-mismatch",
          "a parameter had an incorrect type",
          "\"detail\": \"provided value for parameter '\(parameter)' not supported.\""
        )
    )
  }

  @Test func theSystemListsAreGlobalAndNameNoList() throws {
    var tenant = try TenantHarness(Self.sections, nextID: 40)
    #expect(
      try tenant("GET /test-profiles/30?allAttributes=true")
        == "200 "
        + compact(
          """
          {"id": 30, "type": "GLOBAL", "attributes": {"Vorname": "Hugo", "vorname": "hugo"},
           "description": "everywhere", "email": null, "modificationDate": null, "trackingPermission": null,
           "_links": {\(DocumentedExampleTests.link("self", "/test-profiles/30?allAttributes=true"))}}
          """
        )
    )
    #expect(
      try tenant("PATCH /test-profiles/30", #"{"email": "a@b.c"}"#)
        == "200 "
        + compact(
          """
          {"id": 30, "type": null, "attributes": {"Vorname": "Hugo", "vorname": "hugo"}, "description": "everywhere",
           "email": "a@b.c", "modificationDate": null, "trackingPermission": null,
           "_links": {\(DocumentedExampleTests.link("self", "/test-profiles/30?allAttributes=false"))}}
          """
        )
    )
    #expect(
      try tenant("POST /test-profiles", #"{"listId": 1, "description": "everywhere"}"#)
        == "201 "
        + compact(
          """
          {"description": "everywhere", "email": null, "trackingPermission": null, "attributes": {},
           "_links": {\(DocumentedExampleTests.link("self", "/test-profiles/40"))}}
          """
        )
    )
    #expect(try Self.ids(&tenant, "/test-profiles?types=GLOBAL") == [30, 40])
  }

  @Test func whatCannotBeMade() throws {
    var tenant = try TenantHarness(Self.sections)
    let before = tenant.tenant.document
    #expect(
      try tenant("POST /test-profiles", "{}")
        == ProblemTests.invalid(("listId", "must not be null"), ("description", "must not be empty"))
    )
    #expect(
      try tenant("POST /test-profiles", #"{"listId": 9, "description": "x"}"#)
        == ProblemTests.invalidParameter(ProblemTests.noObject)
    )
    #expect(
      try tenant(
        "POST /test-profiles",
        #"{"listId": 5, "description": "x", "attributes": {"Nachname": "y"}}"#
      )
        == "400 "
        + ProblemTests.document(
          "unknown-recipient-attribute",
          "the specified recipient attribute does not exist",
          #""detail": "the recipient attribute 'Nachname' does not exist""#
        )
    )
    #expect(tenant.tenant.document == before)
  }

  @Test func aNullEntryIsNone() throws {
    var tenant = try TenantHarness(Self.sections)
    let body = #"{"listId": 5, "description": "x", "attributes": {"Vorname": null, "vorname": "y"}}"#
    #expect(tenant.send("POST /test-profiles", body).status == 201)
    #expect(
      tenant.tenant.document["testProfiles"]?.elements?.last?["attributes"]?.text() == #"{"vorname":"y"}"#
    )
  }

  @Test func withItsAttributeAValueGoes() throws {
    var tenant = try TenantHarness(Self.sections)
    #expect(tenant("DELETE /attributes/10") == "204")
    let maps = tenant.tenant.document["testProfiles"]?.elements?.map { $0["attributes"]?.text() ?? "-" }
    #expect(maps == [#"{"vorname":"hugo"}"#, "-", "{}", "-"])
  }

  @Test func withItsListAProfileGoes() throws {
    var tenant = try TenantHarness(Self.sections)
    #expect(tenant("DELETE /lists/5") == "204")
    #expect(try Self.ids(&tenant, "/test-profiles") == [30, 33])
  }

  @Test func theStateComesBack() throws {
    let tenant = try TenantHarness(Self.sections)
    #expect(try Tenant(tenant.tenant.document).document == tenant.tenant.document)
  }
}
