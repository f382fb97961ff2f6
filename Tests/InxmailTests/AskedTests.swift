@testable import API
import Planner
import Platforms
import Resources
import Support
import Testing

/// What is answered must be about what was asked for, and must be what it is said to be.
@Suite("Answers about something else")
struct AskedTests {
  @Test(arguments: [
    (Kind.datasource, #"{"id": 8, "name": "a"}"#, "it is about the object with the id 8"),
    (
      Kind.datasource, #"{"id": 9223372036854775808, "name": "a"}"#,
      "it is about the object with the id 9223372036854775808"
    ),
    (Kind.datasource, #"{"id": 7, "name": "a"}"#, ""),
    (Kind.datasource, #"{"id": 7.0, "name": "a"}"#, ""),
    // No id says nothing of what it is about.
    (Kind.datasource, #"{"id": 0, "name": "a"}"#, ""),
    (Kind.datasource, #"{"id": null, "name": "a"}"#, ""),
    (Kind.datasource, #"{"name": "a"}"#, ""),
    (Kind.datasource, #"{"id": 7, "name": {"en": "a"}}"#, "name has another type than documented"),
    (Kind.datasource, #"{"id": 7, "name": 5}"#, "name has another type than documented"),
    (Kind.datasource, #"{"id": 7, "name": true}"#, "name has another type than documented"),
    (Kind.datasource, #"{"id": 7, "name": null}"#, "it has no name"),
    (Kind.datasource, #"{"id": 7, "url": "a"}"#, "it has no name"),
    (Kind.testProfile, #"{"id": 7, "description": null}"#, ""),
    (Kind.testProfile, #"{"id": 7, "description": []}"#, "description has another type than documented"),
    (Kind.setting, #"{"name": "Other", "value": "true"}"#, #"it is about the list setting "Other""#),
    (Kind.setting, #"{"name": 5, "value": "true"}"#, "name has another type than documented"),
    (Kind.setting, #"{"name": "S", "value": "true"}"#, ""),
    (Kind.setting, #"{"name": null, "value": "true"}"#, ""),
    (Kind.setting, #"{"id": 9, "value": "true"}"#, ""),
    (Kind.subscriptionSettings, #"{"id": 9, "sendRecentMail": true}"#, ""),
  ])
  func reading(_ kind: Kind, _ body: String, _ objection: String) async {
    let client = Client(AnsweringTransport([.ok(body)]), .inxmail)
    let id = kind.endpoint.collection == nil ? nil : 7
    var found = ""
    do { _ = try await client.asked(kind, id: id, list: 5, name: "S") } catch {
      if case .answer(let error) = error { found = error.message } else { found = "\(error)" }
    }
    #expect(found == objection)
  }

  @Test("content of another object is none")
  func content() async {
    let client = Client(AnsweringTransport([.ok(#"{"id": 8, "text": "x"}"#)]), .inxmail)
    do {
      _ = try await client.contentReading(.mailing, id: 7, "/regular-mailings/7/editor-content")
      Issue.record("it was taken")
    } catch {
      guard case .answer(let error) = error else {
        Issue.record(error)
        return
      }
      #expect(error.request == "GET /regular-mailings/7/editor-content")
      #expect(error.message == "it is about the object with the id 8")
    }
  }

  @Test(
    "a name that cannot be read stops the reading of a collection, and leaves nothing out",
    arguments: [
      (
        Kind.datasource, #""name": {}"#,
        "_embedded.inx:datasources.Index 1.name has another type than documented"
      ),
      (
        Kind.datasource, #""name": 5"#,
        "_embedded.inx:datasources.Index 1.name has another type than documented"
      ),
      (Kind.datasource, #""name": null"#, "the item with id 2 has no name"),
      (
        Kind.blacklistEntry, #""pattern": ["x"]"#,
        "_embedded.inx:blacklist-entries.Index 1.pattern has another type than documented"
      ),
      (Kind.blacklistEntry, #""pattern": null"#, "the item with id 2 has no pattern"),
      (
        Kind.testProfile, #""description": 1.5"#,
        "_embedded.inx:test-profiles.Index 1.description has another type than documented"
      ),
      (
        Kind.targetGroup, #""name": "a", "listId": "1""#,
        "_embedded.inx:target-groups.Index 1.listId is the text \"1\", and an id is a number"
      ),
    ]
  )
  func collection(_ kind: Kind, _ member: String, _ objection: String) async {
    let relation = kind.endpoint.relation
    let good = #"{"id": 1, "name": "g", "pattern": "g", "description": "g"}"#
    let client = Client(
      AnsweringTransport([.ok(#"{"_embedded": {"\#(relation)": [\#(good), {"id": 2, \#(member)}]}}"#)]),
      .inxmail
    )
    do {
      _ = try await client.collection(kind)
      Issue.record("it was taken")
    } catch {
      guard case .answer(let error) = error else {
        Issue.record(error)
        return
      }
      #expect(error.request.hasPrefix("GET \(kind.endpoint.collection ?? "")"))
      #expect(error.message == objection)
    }
  }

  @Test(
    "a problem document is told by its shape",
    arguments: [
      (#"{"type": "t", "title": "x"}"#, true),
      (#"{"type": "t", "title": "x", "id": null}"#, true),
      (#"{"type": "t", "title": "x", "id": 0}"#, true),
      (#"{"type": "t", "title": "x", "id": "0c4f-trace"}"#, true),
      (#"{"type": "t", "title": "x", "_embedded": null}"#, true),
      (#"{"type": "t", "title": "x", "_embedded": {}, "_links": {}}"#, true),
      (#"{"type": "t", "title": "x", "name": "n", "status": 200}"#, true),
      (#"{"type": "t", "title": "x", "id": 5}"#, false),
      (#"{"type": "t", "title": "x", "_embedded": {"inx:lists": []}}"#, false),
      (#"{"type": "t", "title": null}"#, false),
      (#"{"type": 5, "title": "x"}"#, false),
    ]
  )
  func shape(_ body: String, _ isProblem: Bool) async throws {
    #expect(ProblemForm.inxmail.isProblem(try JSONReader.read(Array(body.utf8))) == isProblem)
    for status in [200, 201] {
      let transport = AnsweringTransport([Response(status: status, body: Array(body.utf8))])
      do {
        _ = try await Client(transport, .inxmail).send(Request(.put, "/lists/5"))
        #expect(!isProblem)
      } catch {
        guard case .problem(_, let problem) = error else {
          Issue.record(error)
          return
        }
        #expect(isProblem && problem.status == status)
      }
    }
  }

  @Test("writes", arguments: writes)
  func write(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  private static let list = #"""
    lists:
      - name: News
        description: new
    """#

  static let writes: [ExecutorCase] = [
    ExecutorCase(
      "another object before a PUT",
      list,
      meddle: { $0.answer("GET", .success(.ok(#"{"id": 6, "name": "News", "type": "STANDARD"}"#))) },
      is: #"""
        start list/News
        GET /lists/5
        end list/News: failed (answer): GET /lists/5: it is about the object with the id 6
        has not written
        """#
    ),
    ExecutorCase(
      "a problem with an id of null under 201: nothing is adopted",
      "targetGroups: [{name: New, filterString: x}]",
      meddle: {
        $0.answer(
          "POST",
          .success(Response(status: 201, body: Array(#"{"type": "t", "title": "no", "id": null}"#.utf8)))
        )
      },
      is: #"""
        start target-group/New
        POST /target-groups {"listId":1,"name":"New","filterString":"x"}
        end target-group/New: failed (refused): 201 t: no
        has written
        """#
    ),
  ]
}
