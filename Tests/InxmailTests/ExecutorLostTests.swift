import API
import Executor
import Testing

/// A create whose answer is lost is looked for, and sent again only where a second one would be refused.
@Suite("Executor: lost")
struct ExecutorLostTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "no answer to a POST: looked for, and sent again where a second one would be refused",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          targetGroups:
            - name: A
      attributes:
        - name: Ort
          type: INTEGER
          hidden: false
      """#,
      meddle: { $0.answer("POST /lists", .failure(TransportError(.lost, "the connection was reset"))) },
      is: #"""
        start attribute/Ort
        POST /attributes?hidden=false {"name":"Ort","type":"INTEGER"}
        end attribute/Ort: applied
        start list/New
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        GET /lists?pageSize=1000
        GET /lists?pageSize=1000
        GET /lists?pageSize=1000
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        end list/New: applied
        start list/New/target-group/A
        POST /target-groups {"listId":101,"name":"A"}
        end list/New/target-group/A: applied
        has written
        """#
    ),
    ExecutorCase(
      "no answer to a POST: looked for, and never repeated where a second one would be taken",
      #"""
      targetGroups:
        - name: A
        - name: B
          filterString: BelongsToGroup("A")
      """#,
      meddle: { $0.answer("POST", .failure(TransportError(.lost, "the connection was reset"))) },
      is: #"""
        start target-group/A
        POST /target-groups {"listId":1,"name":"A"}
        GET /target-groups?pageSize=1000
        GET /target-groups?pageSize=1000
        GET /target-groups?pageSize=1000
        end target-group/A: unknown: there is no answer to POST /target-groups (the connection was reset); it was looked for and not found
        end target-group/B: skipped because of target-group/A
        has written
        """#
    ),
    ExecutorCase(
      "no answer to a POST: what is there as wanted is taken for it",
      #"""
      targetGroups:
        - name: A
        - name: B
          filterString: BelongsToGroup("A")
      """#,
      meddle: {
        $0.answer("POST", .failure(TransportError(.lost, "the connection was reset")))
        try $0.put(#"{"id": 57, "name": "A", "listId": 1}"#, in: "/target-groups")
      },
      is: #"""
        start target-group/A
        POST /target-groups {"listId":1,"name":"A"}
        GET /target-groups?pageSize=1000
        end target-group/A: applied
        start target-group/B
        POST /target-groups {"listId":1,"name":"B","filterString":"BelongsToGroup(\"A\")"}
        end target-group/B: applied
        has written
        """#
    ),
    ExecutorCase(
      "no answer to a POST: what is there is not what was wanted",
      #"""
      targetGroups:
        - name: A
          description: wanted
      """#,
      meddle: {
        $0.answer("POST", .failure(TransportError(.lost, "the connection was reset")))
        try $0.put(#"{"id": 57, "name": "A", "listId": 1, "description": "other"}"#, in: "/target-groups")
      },
      is: #"""
        start target-group/A
        POST /target-groups {"listId":1,"name":"A","description":"wanted"}
        GET /target-groups?pageSize=1000
        end target-group/A: failed (conflict): there is no answer to POST /target-groups (the connection was reset); one of its name is there, and it is different: plan again; description planned - found "other" wanted "wanted"
        has written
        """#
    ),
    ExecutorCase(
      "a server that failed at a POST",
      #"""
      datasources:
        - name: New
      """#,
      meddle: { $0.answer("POST", .success(.problem(500, "about:blank", "no"))) },
      is: #"""
        start datasource/New
        POST /datasources/http {"name":"New"}
        GET /datasources/http?pageSize=1000
        GET /datasources/http?pageSize=1000
        GET /datasources/http?pageSize=1000
        POST /datasources/http {"name":"New"}
        end datasource/New: applied
        has written
        """#
    ),
    ExecutorCase(
      "a duplicate that somebody has made meanwhile, as wanted",
      #"""
      datasources:
        - name: New
          url: https://x
      """#,
      meddle: {
        $0.answer("POST", .success(.problem(409, "duplicate-resource", "Conflict")))
        try $0.put(#"{"id": 57, "name": "New", "url": "https://x"}"#, in: "/datasources/http")
      },
      is: #"""
        start datasource/New
        POST /datasources/http {"name":"New","url":"https://x"}
        GET /datasources/http?pageSize=1000
        end datasource/New: applied
        has not written
        """#
    ),
    ExecutorCase(
      "a duplicate that somebody has made meanwhile, otherwise",
      #"""
      datasources:
        - name: New
          url: https://x
      """#,
      meddle: {
        $0.answer("POST", .success(.problem(409, "duplicate-resource", "Conflict")))
        try $0.put(#"{"id": 57, "name": "New", "url": "https://y"}"#, in: "/datasources/http")
      },
      is: #"""
        start datasource/New
        POST /datasources/http {"name":"New","url":"https://x"}
        GET /datasources/http?pageSize=1000
        end datasource/New: failed (conflict): 409 duplicate-resource: Conflict: the name may belong to a PDF or file datasource, which the API does not show; one of its name is there, and it is different: plan again; url planned - found "https://y" wanted "https://x"
        has not written
        """#
    ),
  ]
}
