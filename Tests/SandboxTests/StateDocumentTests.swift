import Resources
import Support
import Testing

@testable import Sandbox

struct StateDocumentTests {
  @Test func aFreshTenantHasTheTwoListsThatTheAPICannotMake() throws {
    let tenant = try Tenant()
    #expect(
      tenant.document["lists"]?.elements?.map { "\($0["id"]?.int ?? 0) \($0["type"]?.text ?? "")" }
        == ["1 SYSTEM", "2 ADMIN"]
    )
    #expect(try Tenant(tenant.document).document == tenant.document)
  }

  @Test func whatTheAPIDoesNotHaveIsKept() throws {
    let text = """
      {"version": 1, "nextId": 9, "lists": [{"x-note": "mine", "id": 3, "name": "a", "type": "STANDARD"}],
       "otherDatasourceNames": ["b"]}
      """
    #expect(try Tenant(JSONReader.read(Array(text.utf8))).document.text() == compact(text))
  }

  @Test(arguments: [
    ("[]", "it is no JSON object"),
    ("{}", "\"version\" must be 1"),
    (#"{"version": 2}"#, "\"version\" must be 1"),
    (#"{"version": 1, "list": []}"#, "\"list\" is no section of a state"),
    (#"{"version": 1, "lists": {}}"#, "\"lists\" must be an array"),
    (#"{"version": 1, "lists": [1]}"#, "lists[0] must be an object"),
    (#"{"version": 1, "lists": [{"name": "a"}]}"#, "lists[0]: \"id\" is missing"),
    (
      #"{"version": 1, "lists": [{"id": 0, "name": "a"}]}"#, "lists[0]: \"id\" must be a whole number above 0"
    ),
    (#"{"version": 1, "lists": [{"id": 1}]}"#, "lists[0]: \"name\" must be a text"),
    (
      #"{"version": 1, "lists": [{"id": 1, "name": "a"}, {"id": 1, "name": "b"}]}"#, "lists[1] appears twice"
    ),
    (
      #"{"version": 1, "lists": [{"id": 1, "name": "a"}, {"id": 2, "name": "A"}]}"#,
      "lists[1] has the name of the object 1"
    ),
    (
      #"{"version": 1, "lists": [{"id": 1, "name": "a", "senderName": 1}]}"#,
      "lists[0]: \"senderName\" has the wrong type"
    ),
    (
      #"{"version": 1, "lists": [{"id": 1, "name": "a", "locked": 1}]}"#,
      "lists[0]: \"locked\" must be true or false"
    ),
    (
      #"{"version": 1, "targetGroups": [{"id": 1, "name": "a", "listId": 7}]}"#,
      "targetGroups: \"listId\" 7 is no list's id"
    ),
    (
      #"{"version": 1, "nextId": 3, "lists": [{"id": 3, "name": "a"}]}"#,
      "\"nextId\" must be a number above 3, the highest id"
    ),
    (#"{"version": 1, "otherDatasourceNames": [1]}"#, "otherDatasourceNames[0] must be a text"),
    (
      #"{"version": 1, "lists": [{"id": 1, "name": "a"}], "settings": [{"listId": 1}]}"#,
      "settings[0]: \"name\" must be a text"
    ),
  ])
  func damage(text: String, message: String) throws {
    let document = try JSONReader.read(Array(text.utf8))
    #expect(throws: StateError(message: message)) { try Tenant(document) }
  }
}
