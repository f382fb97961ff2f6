import API
import Executor
import Testing

/// What is not managed is carried over, and nothing is lost that the new one does not take the place of.
@Suite("Executor: replace")
struct ExecutorReplaceTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "with what is not managed as it is now",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { try $0.put(Acme.vip(filter: "other"), in: "/target-groups") },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"new","filterString":"other"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"new","filterString":"other"}
        GET /target-groups?pageSize=1000
        GET /target-groups/100
        DELETE /target-groups/100
        end target-group/VIP: applied
        has written
        """#
    ),
    ExecutorCase(
      "a managed field that has moved is a conflict",
      #"""
      targetGroups:
        - name: VIP
          description: new
          filterString: a
      """#,
      meddle: { try $0.put(Acme.vip(filter: "other"), in: "/target-groups") },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        end target-group/VIP: failed (conflict): it was changed in the tenant since the plan was made: plan again; filterString planned "a" found "other" wanted "a"
        has not written
        """#
    ),
    ExecutorCase(
      "what is as wanted already is left alone",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { try $0.put(Acme.vip(description: "new"), in: "/target-groups") },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        end target-group/VIP: applied
        has not written
        """#
    ),
    ExecutorCase(
      "a pattern keeps the tenant's spelling",
      #"""
      blacklistEntries:
        - pattern: a+B@x.de
          description: new
      """#,
      is: #"""
        start blacklist-entry/a+B@x.de
        GET /blacklist-entries/11
        DELETE /blacklist-entries?pattern=A%2Bb%40x.de
        POST /blacklist-entries {"pattern":"A+b@x.de","description":"new"}
        end blacklist-entry/a+B@x.de: applied
        has written
        """#
    ),
    ExecutorCase(
      "a new type sends only what applies to it",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
          hidden: false
      """#,
      is: #"""
        start attribute/Punkte
        GET /attributes/3
        DELETE /attributes/3
        POST /attributes?hidden=false {"name":"Punkte","type":"INTEGER"}
        end attribute/Punkte: applied
        has written
        """#
    ),
    ExecutorCase(
      "the delete is refused: the new form is taken away again",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { $0.answer("DELETE", .success(.problem(400, "about:blank", "no"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"new","filterString":"a"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        GET /target-groups/100
        DELETE /target-groups/100
        end target-group/VIP: failed (refused): 400 no
        has written
        """#
    ),
    ExecutorCase(
      "no answer to the delete: the new form stays, for the old one may be gone",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { $0.answer("DELETE", .failure(TransportError(.lost, "the connection was reset"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"new","filterString":"a"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        GET /target-groups/7
        GET /target-groups/7
        GET /target-groups/7
        end target-group/VIP: failed (answer): there is no answer to DELETE /target-groups/7 (the connection was reset); it is still there
        has written
        """#
    ),
    ExecutorCase(
      "the new form is refused: nothing is deleted",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { $0.answer("POST", .success(.problem(400, "validation-error", "invalid"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"new","filterString":"a"}
        end target-group/VIP: failed (refused): 400 validation-error: invalid
        has not written
        """#
    ),
    ExecutorCase(
      "the new form is refused at its place: the old one is put back",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: {
        $0.answer(
          #"POST /target-groups {"listId":1,"name":"VIP","description":"new""#,
          .success(.problem(400, "validation-error", "invalid"))
        )
      },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"new","filterString":"a"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"new","filterString":"a"}
        POST /target-groups {"listId":1,"name":"VIP","description":"old","filterString":"a"}
        end target-group/VIP: failed (refused): 400 validation-error: invalid; the old one was put back (its id is now 101)
        has written
        """#
    ),
    ExecutorCase(
      "the create is refused, and so is the old one",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
          hidden: false
      """#,
      meddle: {
        for _ in 0..<2 { $0.answer("POST", .success(.problem(400, "validation-error", "invalid"))) }
      },
      is: #"""
        start attribute/Punkte
        GET /attributes/3
        DELETE /attributes/3
        POST /attributes?hidden=false {"name":"Punkte","type":"INTEGER"}
        POST /attributes?hidden=false {"name":"Punkte","type":"TEXT","maxLength":80}
        end attribute/Punkte: failed (refused): 400 validation-error: invalid; the old one is deleted and could not be put back: it was {"name":"Punkte","type":"TEXT","maxLength":80}
        has written
        """#
    ),
    ExecutorCase(
      "no answer to the create, twice: the old one is said to be gone",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
          hidden: false
      """#,
      meddle: {
        for _ in 0..<2 { $0.answer("POST", .failure(TransportError(.lost, "the connection was reset"))) }
      },
      is: #"""
        start attribute/Punkte
        GET /attributes/3
        DELETE /attributes/3
        POST /attributes?hidden=false {"name":"Punkte","type":"INTEGER"}
        GET /attributes?pageSize=1000
        GET /attributes?pageSize=1000
        GET /attributes?pageSize=1000
        POST /attributes?hidden=false {"name":"Punkte","type":"INTEGER"}
        GET /attributes?pageSize=1000
        GET /attributes?pageSize=1000
        GET /attributes?pageSize=1000
        end attribute/Punkte: unknown: there is no answer to POST /attributes (the connection was reset); it was looked for and not found; the old one is deleted, and the new one was to be {"name":"Punkte","type":"INTEGER"}
        has written
        """#
    ),
    ExecutorCase(
      "no answer to the create of the new form: nothing is deleted",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { $0.answer("POST", .failure(TransportError(.lost, "the connection was reset"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"new","filterString":"a"}
        GET /target-groups?pageSize=1000
        GET /target-groups?pageSize=1000
        GET /target-groups?pageSize=1000
        end target-group/VIP: unknown: there is no answer to POST /target-groups (the connection was reset); it was looked for and not found
        has written
        """#
    ),
    ExecutorCase(
      "an attribute is put back with what only a create can say",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
          hidden: false
      """#,
      meddle: { $0.answer("POST", .success(.problem(400, "validation-error", "invalid"))) },
      is: #"""
        start attribute/Punkte
        GET /attributes/3
        DELETE /attributes/3
        POST /attributes?hidden=false {"name":"Punkte","type":"INTEGER"}
        POST /attributes?hidden=false {"name":"Punkte","type":"TEXT","maxLength":80}
        end attribute/Punkte: failed (refused): 400 validation-error: invalid; the old one was put back (its id is now 100)
        has written
        """#
    ),
  ]
}
