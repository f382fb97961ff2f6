import Testing

@testable import Sandbox

struct PageTests {
  static func tenant() throws -> TenantHarness {
    try TenantHarness(
      """
      "attributes": [
        {"id": 30, "name": "c", "type": "INTEGER"}, {"id": 10, "name": "a", "type": "INTEGER"},
        {"id": 20, "name": "b", "type": "INTEGER"}]
      """
    )
  }

  @Test(arguments: [
    ("?pageSize=2", "[a,b] self=/attributes?afterId=0&pageSize=2 next=/attributes?afterId=20&pageSize=2"),
    (
      "?afterId=20&pageSize=2",
      "[c] self=/attributes?afterId=20&pageSize=2 first=/attributes?afterId=0&pageSize=2"
        + " inx:upcoming=/attributes?afterId=30&pageSize=2"
    ),
    // A page that is just full and the last has no next one.
    (
      "?pageSize=3",
      "[a,b,c] self=/attributes?afterId=0&pageSize=3 inx:upcoming=/attributes?afterId=30&pageSize=3"
    ),
    (
      "?afterId=30",
      "[] self=/attributes?afterId=30&pageSize=1000 first=/attributes?afterId=0&pageSize=1000"
        + " inx:upcoming=/attributes?afterId=30&pageSize=1000"
    ),
    // A cursor need not be an id (reference, "Cursor based pagination").
    (
      "?afterId=15&pageSize=1",
      "[b] self=/attributes?afterId=15&pageSize=1 next=/attributes?afterId=20&pageSize=1"
        + " first=/attributes?afterId=0&pageSize=1"
    ),
    // What is out of bounds becomes a legal size (reference, "Limiting result size").
    (
      "?pageSize=0",
      "[a,b,c] self=/attributes?afterId=0&pageSize=1000 inx:upcoming=/attributes?afterId=30&pageSize=1000"
    ),
    (
      "?pageSize=5000",
      "[a,b,c] self=/attributes?afterId=0&pageSize=1000 inx:upcoming=/attributes?afterId=30&pageSize=1000"
    ),
    (
      "?pageSize=2&x=a+b&y=%C3%BC",
      "[a,b] self=/attributes?afterId=0&pageSize=2&x=a%20b&y=%C3%BC"
        + " next=/attributes?afterId=20&pageSize=2&x=a%20b&y=%C3%BC"
    ),
  ])
  func links(query: String, expected: String) throws {
    var tenant = try Self.tenant()
    #expect(try tenant.page("/attributes" + query) == expected)
  }

  @Test func anEmptyPageHasNothingEmbedded() throws {
    var tenant = try TenantHarness()
    let upcoming = DocumentedExampleTests.link("inx:upcoming", "/datasources/http?afterId=0&pageSize=1000")
    #expect(
      try tenant("GET /datasources/http")
        == "200 "
        + compact(
          """
          {"_links": {\(DocumentedExampleTests.link("self", "/datasources/http?afterId=0&pageSize=1000")), \(upcoming),
            \(DocumentedExampleTests.curies)}}
          """
        )
    )
  }

  @Test func elementsHaveTheirLinksButNoCuries() throws {
    var tenant = try TenantHarness(
      #""targetGroups": [{"id": 6, "name": "1", "listId": 5, "filterString": "a = \"b\""}]"#
    )
    #expect(
      try tenant("GET /target-groups?pageSize=4")
        == "200 "
        + compact(
          """
          {"_embedded": {"inx:target-groups": [
            {"name": "1", "id": 6, "description": null, "listId": 5, "creationDate": null, "modificationDate": null,
             "filterString": "a = \\"b\\"",
             "_links": {\(DocumentedExampleTests.link("self", "/target-groups/6")),
               \(DocumentedExampleTests.link("inx:list", "/lists/5"))}}]},
           "_links": {\(DocumentedExampleTests.link("self", "/target-groups?afterId=0&pageSize=4")),
             \(DocumentedExampleTests.link("inx:upcoming", "/target-groups?afterId=6&pageSize=4")),
             \(DocumentedExampleTests.curies)}}
          """
        )
    )
  }

  static let mailings = """
    "lists": [\(TenantHarness.system), \(TenantHarness.standard),
      {"id": 6, "name": "Second", "type": "STANDARD", "senderAddress": "a@b.c"}],
    "targetGroups": [{"id": 40, "name": "global", "listId": 1}, {"id": 41, "name": "own", "listId": 5}],
    "mailings": [
      {"id": 50, "name": "draft", "type": "REGULAR_MAILING", "listId": 5},
      {"id": 51, "name": "active", "type": "REGULAR_MAILING", "listId": 6, "mailingState": "ACTIVE"},
      {"id": 52, "name": "finished", "type": "REGULAR_MAILING", "listId": 5, "mailingState": "FINISHED"},
      {"id": 53, "name": "welcome", "type": "SUBSCRIPTION_TRIGGER_MAILING", "listId": 5, "mailingState": "USED"}]
    """

  @Test(arguments: [
    ("/regular-mailings", "draft,active,finished"),
    ("/regular-mailings?mailingStates=DRAFT,ACTIVE", "draft,active"),
    ("/regular-mailings?mailingStates=DRAFT&mailingStates=FINISHED", "draft,finished"),
    ("/regular-mailings?mailingStates=FINISHED&listIds=6", ""),
    ("/subscription-mailings", "welcome"),
    ("/mailings?types=SUBSCRIPTION_TRIGGER_MAILING", "welcome"),
    ("/mailings?listIds=6", "active"),
    ("/lists?ids=1,6", "system,Second"),
    ("/lists?listName=second", ""),
    ("/lists?listName=Second", "Second"),
    ("/lists?listNameContainsIgnoreCase=SEC", "Second"),
    ("/target-groups?listId=1", "global"),
    ("/target-groups?listId=5", "own"),
  ])
  func filters(target: String, names: String) throws {
    var tenant = try TenantHarness(Self.mailings)
    #expect(try tenant.page(target).split(separator: "]")[0] == "[" + names)
  }

  @Test func aFilterGoesOnOverPages() throws {
    var tenant = try TenantHarness(Self.mailings)
    #expect(
      try tenant.page("/mailings?listIds=5&pageSize=1&afterId=50")
        == "[finished] self=/mailings?afterId=50&pageSize=1&listIds=5 next=/mailings?afterId=52&pageSize=1&listIds=5"
        + " first=/mailings?afterId=0&pageSize=1&listIds=5"
    )
  }
}
