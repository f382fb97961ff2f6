import API
import Executor
import Support
import Testing

/// What answers to a PUT lead to.
@Suite("Executor: answers")
struct ExecutorAnswersTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "the answer says something else than was sent",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: {
        $0.answer(
          "PUT",
          .success(.ok(#"{"name": "News", "description": "NEW", "senderName": "Anna", "replyToName": ""}"#))
        )
      },
      is: #"""
        start list/News
        GET /lists/5
        PUT /lists/5 {"name":"News","description":"new","senderAddress":"a@b.de","senderName":"Anna","replyToAddress":null,"replyToName":null}
        end list/News: applied; description was stored as "NEW"
        has written
        """#
    ),
    ExecutorCase(
      "an answer about two objects: nothing follows",
      #"""
      lists:
        - name: Neu
          senderAddress: a@b.de
          targetGroups: [{name: G, filterString: x}]
      """#,
      meddle: {
        $0.answer(
          "POST /lists",
          .success(
            Response(
              status: 201,
              headers: [.init("Location", "https://x/rest/v1/lists/7")],
              body: Array(#"{"id": 9, "name": "Neu"}"#.utf8)
            )
          )
        )
      },
      is: #"""
        start list/Neu
        POST /lists {"name":"Neu","type":"STANDARD","senderAddress":"a@b.de"}
        end list/Neu: unknown: the answer to POST /lists is about two objects: Location has the id 7, and the body has 9
        end list/Neu/target-group/G: skipped because of list/Neu
        has written
        """#
    ),
    ExecutorCase(
      "an answer about two objects, one of which is encoded: nothing follows",
      #"""
      lists:
        - name: Neu
          senderAddress: a@b.de
          targetGroups: [{name: G, filterString: x}]
      """#,
      meddle: {
        $0.answer(
          "POST /lists",
          .success(
            Response(
              status: 201,
              headers: [.init("Location", "https://x/rest/v1/lists/%31%30?x=%2f")],
              body: Array(#"{"id": 9, "name": "Neu"}"#.utf8)
            )
          )
        )
      },
      is: #"""
        start list/Neu
        POST /lists {"name":"Neu","type":"STANDARD","senderAddress":"a@b.de"}
        end list/Neu: unknown: the answer to POST /lists is about two objects: Location has the id 10, and the body has 9
        end list/Neu/target-group/G: skipped because of list/Neu
        has written
        """#
    ),
    ExecutorCase(
      "an answer about two objects, one of them beyond all numbers",
      #"""
      lists:
        - name: Neu
          senderAddress: a@b.de
          targetGroups: [{name: G, filterString: x}]
      """#,
      meddle: {
        $0.answer(
          "POST /lists",
          .success(
            Response(
              status: 201,
              headers: [.init("Location", "https://x/rest/v1/lists/7")],
              body: Array(#"{"id": 9223372036854775819, "name": "Neu"}"#.utf8)
            )
          )
        )
      },
      is: #"""
        start list/Neu
        POST /lists {"name":"Neu","type":"STANDARD","senderAddress":"a@b.de"}
        end list/Neu: unknown: the answer to POST /lists is about two objects: Location has the id 7, and the body has 9223372036854775819
        end list/Neu/target-group/G: skipped because of list/Neu
        has written
        """#
    ),
    ExecutorCase(
      "refused credentials",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { $0.answer("PUT", .success(.problem(403, "bad-credentials", "Forbidden"))) },
      is: #"""
        start list/News
        GET /lists/5
        PUT /lists/5 {"name":"News","description":"new","senderAddress":"a@b.de","senderName":"Anna","replyToAddress":null,"replyToName":null}
        end list/News: failed (credentials): the tenant refuses the credentials, or they lack the right to change lists: PUT /lists/5: 403 bad-credentials: Forbidden
        has not written
        """#
    ),
    ExecutorCase(
      "unreachable",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { $0.answer("PUT", .failure(TransportError(.unreachable, "nobody is there"))) },
      is: #"""
        start list/News
        GET /lists/5
        PUT /lists/5 {"name":"News","description":"new","senderAddress":"a@b.de","senderName":"Anna","replyToAddress":null,"replyToName":null}
        end list/News: failed (unreachable): nobody is there
        has not written
        """#
    ),
    ExecutorCase(
      "a read that fails",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { $0.answer("GET", .success(.problem(500, "about:blank", "no"))) },
      is: #"""
        start list/News
        GET /lists/5
        end list/News: failed (unreachable): the tenant does not answer (500 no)
        has not written
        """#
    ),
    ExecutorCase(
      "an answer to a read that makes no sense",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { $0.answer("GET", .success(.ok("<html>"))) },
      is: #"""
        start list/News
        GET /lists/5
        end list/News: failed (answer): GET /lists/5: it is not JSON
        has not written
        """#
    ),
    ExecutorCase(
      "no answer to a PUT",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { $0.answer("PUT", .failure(TransportError(.lost, "the connection was reset"))) },
      is: #"""
        start list/News
        GET /lists/5
        PUT /lists/5 {"name":"News","description":"new","senderAddress":"a@b.de","senderName":"Anna","replyToAddress":null,"replyToName":null}
        GET /lists/5
        GET /lists/5
        GET /lists/5
        end list/News: failed (answer): there is no answer to PUT /lists/5 (the connection was reset); it is as it was
        has written
        """#
    ),
    ExecutorCase(
      "a server that failed may have acted",
      #"""
      lists:
        - name: News
          description: new
      """#,
      meddle: { $0.answer("PUT", .success(.problem(503, "about:blank", "no"))) },
      is: #"""
        start list/News
        GET /lists/5
        PUT /lists/5 {"name":"News","description":"new","senderAddress":"a@b.de","senderName":"Anna","replyToAddress":null,"replyToName":null}
        GET /lists/5
        GET /lists/5
        GET /lists/5
        end list/News: failed (answer): PUT /lists/5 was answered 503 no; it is as it was
        has written
        """#
    ),
  ]
}
