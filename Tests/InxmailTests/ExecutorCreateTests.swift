import API
import Executor
import Testing

/// A create is sent once.
@Suite("Executor: create")
struct ExecutorCreateTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "ids come into being",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          settings:
            TrackingPermissionDetachedFromMembership: true
          targetGroups:
            - name: B
              filterString: BelongsToGroup("A")
            - name: A
      """#,
      before: { try $0.put(#"{"value": "false"}"#, at: Acme.setting.replacing("5", with: "100")) },
      is: #"""
        start list/New
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        end list/New: applied
        start list/New/setting/TrackingPermissionDetachedFromMembership
        GET /lists/100/settings/TrackingPermissionDetachedFromMembership
        PUT /lists/100/settings/TrackingPermissionDetachedFromMembership {"value":"true"}
        end list/New/setting/TrackingPermissionDetachedFromMembership: applied
        start list/New/target-group/A
        POST /target-groups {"listId":100,"name":"A"}
        end list/New/target-group/A: applied
        start list/New/target-group/B
        POST /target-groups {"listId":100,"name":"B","filterString":"BelongsToGroup(\"A\")"}
        end list/New/target-group/B: applied
        has written
        """#
    ),
    ExecutorCase(
      "what is already as wanted below a new list is not written",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          settings:
            TrackingPermissionDetachedFromMembership: true
      """#,
      before: { try $0.put(#"{"value": "true"}"#, at: Acme.setting.replacing("5", with: "100")) },
      is: #"""
        start list/New
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        end list/New: applied
        start list/New/setting/TrackingPermissionDetachedFromMembership
        GET /lists/100/settings/TrackingPermissionDetachedFromMembership
        end list/New/setting/TrackingPermissionDetachedFromMembership: applied
        has written
        """#
    ),
    ExecutorCase(
      "an id of the body where Location tells none",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          targetGroups:
            - name: A
      """#,
      meddle: {
        $0.answer(
          "POST /lists",
          .success(
            Response(
              status: 201,
              headers: [.init("Location", "https://x/lists")],
              body: Array(#"{"id": 55}"#.utf8)
            )
          )
        )
      },
      is: #"""
        start list/New
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        end list/New: applied
        start list/New/target-group/A
        POST /target-groups {"listId":55,"name":"A"}
        end list/New/target-group/A: applied
        has written
        """#
    ),
    ExecutorCase(
      "Location before an id of 0 in the body",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          targetGroups:
            - name: A
      """#,
      meddle: {
        $0.answer(
          "POST /lists",
          .success(
            Response(
              status: 201,
              headers: [.init("Location", "/lists/56?x=1")],
              body: Array(#"{"id": 0}"#.utf8)
            )
          )
        )
      },
      is: #"""
        start list/New
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        end list/New: applied
        start list/New/target-group/A
        POST /target-groups {"listId":56,"name":"A"}
        end list/New/target-group/A: applied
        has written
        """#
    ),
    ExecutorCase(
      "no id: looked up by name",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          targetGroups:
            - name: A
      """#,
      meddle: {
        $0.answer("POST /lists", .success(Response(status: 201)))
        try $0.put(#"{"id": 57, "name": "NEW", "type": "STANDARD"}"#, in: "/lists")
      },
      is: #"""
        start list/New
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        GET /lists?pageSize=1000
        end list/New: applied
        start list/New/target-group/A
        POST /target-groups {"listId":57,"name":"A"}
        end list/New/target-group/A: applied
        has written
        """#
    ),
    ExecutorCase(
      "no id and nothing to be found: nobody knows, and what needs it is skipped",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          targetGroups:
            - name: A
      """#,
      meddle: {
        $0.answer("POST /lists", .success(Response(status: 201)))
        $0.answer("POST /lists", .success(Response(status: 201)))
      },
      is: #"""
        start list/New
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        GET /lists?pageSize=1000
        GET /lists?pageSize=1000
        GET /lists?pageSize=1000
        GET /lists?pageSize=1000
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        GET /lists?pageSize=1000
        GET /lists?pageSize=1000
        GET /lists?pageSize=1000
        GET /lists?pageSize=1000
        end list/New: unknown: the answer to POST /lists names no id; it was looked for and not found
        end list/New/target-group/A: skipped because of list/New
        has written
        """#
    ),
    ExecutorCase(
      "a duplicate, with what it may be about",
      #"""
      datasources:
        - name: New
      """#,
      meddle: { $0.answer("POST", .success(.problem(409, "duplicate-entity", "Conflict"))) },
      is: #"""
        start datasource/New
        POST /datasources/http {"name":"New"}
        GET /datasources/http?pageSize=1000
        end datasource/New: failed (refused): 409 duplicate-entity: Conflict: the name may belong to a PDF or file datasource, which the API does not show
        has not written
        """#
    ),
    ExecutorCase(
      "a refusal, and what depends on it",
      #"""
      attributes:
        - name: Ort
          type: INTEGER
      targetGroups:
        - name: A
          filterString: Column("Ort") = 1
        - name: B
          filterString: BelongsToGroup("A")
        - name: C
          filterString: c
      """#,
      meddle: {
        $0.answer(
          "POST /attributes",
          .success(.problem(400, "validation-error", "invalid request parameters"))
        )
      },
      is: #"""
        start attribute/Ort
        POST /attributes {"name":"Ort","type":"INTEGER"}
        end attribute/Ort: failed (refused): 400 validation-error: invalid request parameters
        end target-group/A: skipped because of attribute/Ort
        end target-group/B: skipped because of target-group/A
        start target-group/C
        POST /target-groups {"listId":1,"name":"C","filterString":"c"}
        end target-group/C: applied
        has written
        """#
    ),
    ExecutorCase(
      "the answer says something else than was sent",
      #"""
      attributes:
        - name: Ort
          type: TEXT
          maxLength: 80
          hidden: false
      """#,
      meddle: {
        $0.answer(
          "POST",
          .success(
            Response(
              status: 201,
              headers: [.init("Location", "/attributes/9")],
              body: Array(#"{"name": "Ort", "type": "TEXT", "maxLength": 40}"#.utf8)
            )
          )
        )
      },
      is: #"""
        start attribute/Ort
        POST /attributes?hidden=false {"name":"Ort","type":"TEXT","maxLength":80}
        end attribute/Ort: applied; maxLength was stored as 40
        has written
        """#
    ),
    ExecutorCase(
      "what is deferred is not attempted",
      #"""
      blacklistEntries:
        - pattern: "*@y.de"
        - pattern: y@y.de
      """#,
      is: #"""
        start blacklist-entry/y@y.de
        POST /blacklist-entries {"pattern":"y@y.de"}
        end blacklist-entry/y@y.de: applied
        has written
        """#
    ),
  ]
}
