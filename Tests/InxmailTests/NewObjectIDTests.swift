import API
import Executor
import Platforms
import Resources
import Testing

@Suite("Executor: the id of a new object")
struct NewObjectIDTests {
  @Test(
    "An id in Location is the same however it is encoded",
    arguments: ["10", "%31%30", "1%30", "0%310", "%31%30?a=b", "%31%30/", "%31%30#c"]
  )
  func encoded(_ segment: String) {
    let response = Response(
      status: 201,
      headers: [.init("Location", "https://x/rest/v1/lists/\(segment)")],
      body: Array(#"{"id": 10, "name": "Neu"}"#.utf8)
    )
    #expect(Answer(response, .list, .inxmail).id == 10)
  }
}
