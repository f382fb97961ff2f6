import API
import Executor
import Testing

/// A create that takes a POST and a PATCH is one change: all of it is there, or none of it, or the report says what is.
@Suite("Executor: completion")
struct ExecutorCompletionTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  private static let manifest = #"""
    lists:
      - name: News
        mailings:
          - name: New
            subject: s
            editorContentType: TEXT
            text: hi
            targetGroups: {combination: MATCH_ALL, groups: [VIP]}
    """#

  private static let refused = Response.problem(400, "validation-error", "no")
  private static let lost = HALTenant.Answer.failure(TransportError(.lost, "the connection broke"))

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "all of it",
      manifest,
      is: #"""
        start list/News/mailing/New
        POST /regular-mailings {"listId":5,"name":"New","subject":"s","editorContentType":"TEXT","text":"hi"}
        PATCH /regular-mailings/100 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}
        end list/News/mailing/New: applied
        has written
        """#
    ),
    ExecutorCase(
      "the POST takes all of it",
      #"""
      lists:
        - name: News
          mailings:
            - name: New
              subject: s
              editorContentType: TEXT
              targetGroups: null
      """#,
      is: #"""
        start list/News/mailing/New
        POST /regular-mailings {"listId":5,"name":"New","subject":"s","editorContentType":"TEXT"}
        end list/News/mailing/New: applied
        has written
        """#
    ),
    ExecutorCase(
      "the PATCH is refused: deleted again",
      manifest,
      meddle: { $0.answer("PATCH", .success(refused)) },
      is: #"""
        start list/News/mailing/New
        POST /regular-mailings {"listId":5,"name":"New","subject":"s","editorContentType":"TEXT","text":"hi"}
        PATCH /regular-mailings/100 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}
        DELETE /regular-mailings/100
        end list/News/mailing/New: failed (refused): 400 validation-error: no; what was created was deleted again
        has written
        """#
    ),
    ExecutorCase(
      "the PATCH is refused, and so is the DELETE: named",
      manifest,
      meddle: {
        $0.answer("PATCH", .success(refused))
        $0.answer("DELETE", .success(refused))
      },
      is: #"""
        start list/News/mailing/New
        POST /regular-mailings {"listId":5,"name":"New","subject":"s","editorContentType":"TEXT","text":"hi"}
        PATCH /regular-mailings/100 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}
        DELETE /regular-mailings/100
        end list/News/mailing/New: failed (refused): 400 validation-error: no; it is there with the id 100, and targetGroups was not written
        has written
        """#
    ),
    ExecutorCase(
      "the PATCH is lost and was not carried out: deleted again",
      manifest,
      meddle: { $0.answer("PATCH", lost) },
      is: #"""
        start list/News/mailing/New
        POST /regular-mailings {"listId":5,"name":"New","subject":"s","editorContentType":"TEXT","text":"hi"}
        PATCH /regular-mailings/100 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}
        GET /regular-mailings/100
        GET /regular-mailings/100/editor-content
        GET /regular-mailings/100
        GET /regular-mailings/100/editor-content
        GET /regular-mailings/100
        GET /regular-mailings/100/editor-content
        DELETE /regular-mailings/100
        end list/News/mailing/New: failed (answer): there is no answer to PATCH /regular-mailings/100 (the connection broke); it is as it was; what was created was deleted again
        has written
        """#
    ),
    ExecutorCase(
      "the PATCH is lost, and nobody can tell: named",
      manifest,
      meddle: { tenant in
        tenant.answer("PATCH", lost)
        for _ in 0..<3 { tenant.answer("GET /regular-mailings/100", .success(.problem(500))) }
      },
      is: #"""
        start list/News/mailing/New
        POST /regular-mailings {"listId":5,"name":"New","subject":"s","editorContentType":"TEXT","text":"hi"}
        PATCH /regular-mailings/100 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}
        GET /regular-mailings/100
        GET /regular-mailings/100
        GET /regular-mailings/100
        end list/News/mailing/New: unknown: there is no answer to PATCH /regular-mailings/100 (the connection broke); what was created has the id 100
        has written
        """#
    ),
    ExecutorCase(
      "the POST is lost, and one of the name is there: completed",
      manifest,
      meddle: { tenant in
        tenant.answer("POST", lost)
        try tenant.put(made, in: "/regular-mailings")
      },
      is: #"""
        start list/News/mailing/New
        POST /regular-mailings {"listId":5,"name":"New","subject":"s","editorContentType":"TEXT","text":"hi"}
        GET /regular-mailings?pageSize=1000
        GET /regular-mailings/60
        GET /regular-mailings/60/editor-content
        PATCH /regular-mailings/60 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}
        end list/News/mailing/New: applied
        has written
        """#
    ),
    ExecutorCase(
      "what was found is not deleted",
      manifest,
      meddle: { tenant in
        tenant.answer("POST", lost)
        try tenant.put(made, in: "/regular-mailings")
        tenant.answer("PATCH", .success(refused))
      },
      is: #"""
        start list/News/mailing/New
        POST /regular-mailings {"listId":5,"name":"New","subject":"s","editorContentType":"TEXT","text":"hi"}
        GET /regular-mailings?pageSize=1000
        GET /regular-mailings/60
        GET /regular-mailings/60/editor-content
        PATCH /regular-mailings/60 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}
        end list/News/mailing/New: failed (refused): 400 validation-error: no; it is there with the id 60, and targetGroups was not written
        has written
        """#
    ),
    ExecutorCase(
      "a test profile of the system whose POST is lost is found by its description",
      #"""
      testProfiles:
        - description: New
          email: n@b.de
          attributes: {Punkte: "2"}
      """#,
      meddle: { tenant in
        tenant.answer("POST", lost)
        try tenant.put(
          #"{"id": 60, "type": "GLOBAL", "description": "New", "email": "n@b.de", "attributes": {"Punkte": "2", "Land": ""}}"#,
          in: "/test-profiles"
        )
      },
      is: #"""
        start test-profile/New
        POST /test-profiles {"listId":1,"description":"New","email":"n@b.de","attributes":{"Punkte":"2"}}
        GET /test-profiles?allAttributes=true&pageSize=1000
        end test-profile/New: applied
        has written
        """#
    ),
  ]

  private static let made = #"""
    {"id": 60, "name": "New", "listId": 5, "subject": "s", "editorContentType": "TEXT", "mailingState": "DRAFT", "text": "hi",
     "targetGroupConfiguration": {"combination": "FILTER_GROUP_NOT_ASSIGNED", "targetGroups": []}}
    """#
}
