import Testing

@testable import Sandbox

/// The reference's own requests for test profiles get the reference's own answers ("Test profiles").
struct DocumentedTestProfileTests {
  private typealias Examples = DocumentedExampleTests

  @Test func single() throws {
    var tenant = try TenantHarness(
      """
      "lists": [\(TenantHarness.system), {"id": 12, "name": "l", "type": "STANDARD"}],
      "attributes": [{"id": 9, "name": "name", "type": "TEXT"}],
      "testProfiles": [{"id": 11, "listId": 12, "description": "test profile description", "email": "test@email.de",
        "trackingPermission": true, "attributes": {"name": "value"}, "modificationDate": "2018-08-18T10:33:03Z"}]
      """
    )
    func answer(_ attributes: String, _ query: String) throws -> String {
      try "200 "
        + compact(
          """
          {"id": 11, "type": "LIST", \(attributes)"description": "test profile description", "listId": 12,
           "email": "test@email.de", "modificationDate": "2018-08-18T10:33:03Z", "trackingPermission": true,
           "_links": {\(Examples.link("self", "/test-profiles/11" + query)), \(Examples.link("inx:list", "/lists/12")),
             \(Examples.curies)}}
          """
        )
    }
    let all = "?allAttributes=true"
    #expect(try tenant("GET /test-profiles/11" + all) == answer(#""attributes": {"name": "value"}, "#, all))
    #expect(try tenant("GET /test-profiles/11") == answer("", ""))
    #expect(try tenant("GET /test-profiles/11?allAttributes=false") == answer("", ""))
  }

  @Test func collection() throws {
    var tenant = try TenantHarness(
      """
      "lists": [{"id": 1, "name": "system", "type": "SYSTEM"}, {"id": 2, "name": "admin", "type": "ADMIN"},
        {"id": 3, "name": "l", "type": "STANDARD"}],
      "testProfiles": [\((1...5).map(Self.profile).joined(separator: ","))]
      """
    )
    func element(_ id: Int, _ type: String, list: Int?, _ attributes: String = "") -> String {
      let link = list.map { ", " + Examples.link("inx:list", "/lists/\($0)") } ?? ""
      let query = attributes.isEmpty ? "" : "?allAttributes=true"
      return """
        {"id": \(id), "type": "\(type)", \(attributes)"description": "test profile \(id) description",
         \(list.map { "\"listId\": \($0), " } ?? "")"email": null, "modificationDate": "2024-03-12T14:41:03Z",
         "trackingPermission": null,
         "_links": {\(Examples.link("self", "/test-profiles/\(id)" + query))\(link)}}
        """
    }
    #expect(
      try tenant("GET /test-profiles?pageSize=4")
        == "200 "
        + compact(
          """
          {"_embedded": {"inx:test-profiles": [\(element(1, "GLOBAL", list: nil)), \(element(2, "GLOBAL", list: nil)),
            \(element(3, "LIST", list: 2)), \(element(4, "LIST", list: 3))]},
           "_links": {\(Examples.link("self", "/test-profiles?afterId=0&pageSize=4")),
             \(Examples.link("next", "/test-profiles?afterId=4&pageSize=4")), \(Examples.curies)}}
          """
        )
    )
    let query = "afterId=2&pageSize=1&allAttributes=true"
    #expect(
      try tenant("GET /test-profiles?" + query)
        == "200 "
        + compact(
          """
          {"_embedded": {"inx:test-profiles": [\(element(3, "LIST", list: 2, #""attributes": {}, "#))]},
           "_links": {\(Examples.link("self", "/test-profiles?" + query)),
             \(Examples.link("next", "/test-profiles?afterId=3&pageSize=1&allAttributes=true")),
             \(Examples.link("first", "/test-profiles?afterId=0&pageSize=1&allAttributes=true")),
             \(Examples.curies)}}
          """
        )
    )
  }

  /// Two of the system list, one of the administration list, the others of a standard list.
  private static func profile(_ id: Int) -> String {
    """
    {"id": \(id), "listId": \([1, 1, 2, 3, 3][id - 1]), "description": "test profile \(id) description",
     "modificationDate": "2024-03-12T14:41:03Z"}
    """
  }

  @Test func createdAndChanged() throws {
    var tenant = try TenantHarness(
      #""attributes": [{"id": 9, "name": "Vorname", "type": "TEXT"}]"#,
      nextID: 10
    )
    let body = """
      "email": "test@test.invalid", "trackingPermission": true, "attributes": {"Vorname": "Hugo"},
      "description": "Description"
      """
    let response = tenant.send("POST /test-profiles/", "{\"listId\": 2, \(body)}")
    #expect(response.status == 201)
    #expect(response.header("location") == Examples.host + "/test-profiles/10")
    #expect(
      try String(decoding: response.body, as: UTF8.self)
        == compact(
          """
          {"listId": 2, "description": "Description", "email": "test@test.invalid", "trackingPermission": true,
           "attributes": {"Vorname": "Hugo"}, "_links": {\(Examples.link("self", "/test-profiles/10"))}}
          """
        )
    )
    #expect(
      try tenant("PATCH /test-profiles/10", "{\(body)}")
        == "200 "
        + compact(
          """
          {"id": 10, "type": null, "attributes": {"Vorname": "Hugo"}, "description": "Description", "listId": 2,
           "email": "test@test.invalid", "modificationDate": null, "trackingPermission": true,
           "_links": {\(Examples.link("self", "/test-profiles/10?allAttributes=false"))}}
          """
        )
    )
    #expect(
      try tenant.tenant.document["testProfiles"]?.text()
        == compact(
          """
          [{"id": 10, "listId": 2, "description": "Description", "email": "test@test.invalid",
            "trackingPermission": true, "attributes": {"Vorname": "Hugo"}, "modificationDate": "2024-03-12T14:40:46Z"}]
          """
        )
    )
  }
}
