import API
import Executor
import Platforms
import Testing

/// What a tenant says counts, not the status under which it says so.
@Suite("Executor: problem documents")
struct ExecutorProblemTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  private static let update = """
    lists:
      - name: News
        description: new
    """
  private static let creation = """
    lists:
      - name: New
        senderAddress: a@b.de
        targetGroups:
          - name: A
    """
  private static let put =
    #"PUT /lists/5 {"name":"News","description":"new","senderAddress":"a@b.de","senderName":"Anna","replyToAddress":null,"replyToName":null}"#
  private static let post = #"POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}"#

  private static func told(_ status: Int, _ type: String, _ members: String = "") -> Response {
    Response(
      status: status,
      headers: [.init("Content-Type", "text/plain"), .init("Location", "/lists/77")],
      body: Array(#"{"type": "\#(type)", "title": "no"\#(members)}"#.utf8)
    )
  }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "a problem under 200 is a refusal of a PUT",
      update,
      meddle: { $0.answer("PUT", .success(told(200, "validation-error", #", "status": 400"#))) },
      is: """
        start list/News
        GET /lists/5
        \(put)
        end list/News: failed (refused): 200 validation-error: no
        has written
        """
    ),
    ExecutorCase(
      "a problem under 201 is a refusal of a POST, and the id of Location is nobody's",
      creation,
      meddle: { $0.answer("POST", .success(told(201, "duplicate-resource", #", "_links": {}"#))) },
      is: """
        start list/New
        \(post)
        end list/New: failed (refused): 201 duplicate-resource: no
        end list/New/target-group/A: skipped because of list/New
        has written
        """
    ),
    ExecutorCase(
      "a problem under 200 to the read before a write",
      update,
      meddle: { $0.answer("GET /lists/5", .success(told(200, "internal-error"))) },
      is: """
        start list/News
        GET /lists/5
        end list/News: failed (refused): 200 internal-error: no
        has not written
        """
    ),
    ExecutorCase(
      "an object that has a type and a title, but an id, is no problem",
      update,
      meddle: { $0.answer("PUT", .success(told(200, "STANDARD", #", "id": 5"#))) },
      is: """
        start list/News
        GET /lists/5
        \(put)
        end list/News: applied
        has written
        """
    ),
    ExecutorCase(
      "a lock is a lock under 409, and under 200",
      update,
      meddle: {
        $0.answer("PUT", .success(told(409, "locked-resource")))
        $0.answer("PUT", .success(told(200, "locked-resource")))
      },
      is: """
        start list/News
        GET /lists/5
        \(put)
        \(put)
        \(put)
        end list/News: applied
        has written
        """
    ),
    ExecutorCase(
      "a lock of what is to be created is waited for under 409, and is no duplicate",
      creation,
      meddle: { $0.answer("POST", .success(told(409, "locked-resource"))) },
      is: """
        start list/New
        \(post)
        \(post)
        end list/New: applied
        start list/New/target-group/A
        POST /target-groups {"listId":100,"name":"A"}
        end list/New/target-group/A: applied
        has written
        """
    ),
    ExecutorCase(
      "a lock is waited for under any status",
      creation,
      meddle: { tenant in
        for status in [500, 503, 403, 400, 200] {
          tenant.answer("POST", .success(told(status, "locked-resource")))
        }
      },
      is: """
        start list/New
        \(post)
        \(post)
        \(post)
        \(post)
        \(post)
        \(post)
        end list/New: applied
        start list/New/target-group/A
        POST /target-groups {"listId":100,"name":"A"}
        end list/New/target-group/A: applied
        has written
        """
    ),
    ExecutorCase(
      "a duplicate under 400 is looked for, as one under 409 is",
      "datasources: [{name: Z}]",
      meddle: { $0.answer("POST", .success(told(400, "duplicate-resource"))) },
      is: """
        start datasource/Z
        POST /datasources/http {"name":"Z"}
        GET /datasources/http?pageSize=1000
        end datasource/Z: failed (refused): 400 duplicate-resource: no: the name may belong to a PDF or file datasource, which the API does not show
        has not written
        """
    ),
    ExecutorCase(
      "a right that is missing",
      update,
      meddle: { $0.answer("PUT", .success(.problem(403, "about:blank", "Forbidden"))) },
      is: """
        start list/News
        GET /lists/5
        \(put)
        end list/News: failed (credentials): the tenant refuses the credentials, or they lack the right to change lists: PUT /lists/5: 403 Forbidden
        has not written
        """
    ),
    ExecutorCase(
      "a write that is led away has not been carried out",
      creation,
      meddle: {
        $0.answer("POST", .failure(TransportError(.redirected, "307 redirect to https://elsewhere.example/")))
      },
      is: """
        start list/New
        \(post)
        end list/New: failed (answer): POST /lists: 307 redirect to https://elsewhere.example/
        end list/New/target-group/A: skipped because of list/New
        has not written
        """
    ),
  ]
}

/// The right that a refusal names.
@Suite("Refusals")
struct RefusalTests {
  @Test(arguments: [
    (API.Method.get, "/lists", "read lists"), (.get, "/lists/5", "read lists"),
    (.post, "/text-modules", "create text modules"), (.patch, "/regular-mailings/7", "change mailings"),
    (.get, "/lists/5/settings/TrackingPermissionDetachedFromMembership", "read list settings"),
    (.put, "/lists/5/subscription-settings", "change subscription settings"),
    (.delete, "/blacklist-entries", "delete blacklist entries"),
    (.get, "/datasources/http", "read datasources"),
    (.get, "/subscription-mailings", "read subscription mailings"), (.get, "/12", "read this"),
  ])
  func right(method: API.Method, path: String, right: String) {
    let problem = Problem(status: 403, title: "Forbidden")
    #expect(
      Refusal.words(Request(method, path), problem, in: .standard)
        == "the tenant refuses the credentials, or they lack the right to \(right): \(method.rawValue) \(path): 403 Forbidden"
    )
    #expect(
      Refusal.words(Request(method, path), Problem(status: 401, title: "Unauthorized"), in: .standard)
        == "the tenant refuses the credentials: \(method.rawValue) \(path): 401 Unauthorized"
    )
  }
}
