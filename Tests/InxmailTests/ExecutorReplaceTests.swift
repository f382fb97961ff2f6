import Inxmail
import Testing

/// Delete and create; what is not managed is carried over.
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
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"new","filterString":"other"}
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
      "content that no plan has read is carried over or, where that cannot be, nothing is deleted",
      #"""
      textModules:
        - name: imprint
          type: HTML
      """#,
      before: { try $0.put(Acme.imprint(content: #"{"text": "t"}"#), in: "/text-modules") },
      writeUnreadable: true,
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        end text-module/imprint: failed (answer): html cannot be read, and writing the rest would lose it
        has not written
        """#
    ),
    ExecutorCase(
      "a new type carries over content that applies",
      #"""
      textModules:
        - name: imprint
          type: HTML
      """#,
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        DELETE /text-modules/9
        POST /text-modules {"listId":1,"name":"imprint","type":"HTML","html":"h"}
        end text-module/imprint: applied
        has written
        """#
    ),
    ExecutorCase(
      "the delete is refused: nothing is created",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { $0.answer("DELETE", .success(.problem(400, "about:blank", "no"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        end target-group/VIP: failed (refused): 400 no
        has not written
        """#
    ),
    ExecutorCase(
      "no answer to the delete: nothing is created",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { $0.answer("DELETE", .failure(TransportError(.lost, "the connection was reset"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        end target-group/VIP: unknown: there is no answer to DELETE /target-groups/7 (the connection was reset)
        has written
        """#
    ),
    ExecutorCase(
      "the create is refused: the old one is put back",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { $0.answer("POST", .success(.problem(400, "validation-error", "invalid"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"new","filterString":"a"}
        POST /target-groups {"listId":1,"name":"VIP","description":"old","filterString":"a"}
        end target-group/VIP: failed (refused): 400 validation-error: invalid; the old one was put back (its id is now 100)
        has written
        """#
    ),
    ExecutorCase(
      "the create is refused, and so is the old one",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: {
        for _ in 0..<2 { $0.answer("POST", .success(.problem(400, "validation-error", "invalid"))) }
      },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"new","filterString":"a"}
        POST /target-groups {"listId":1,"name":"VIP","description":"old","filterString":"a"}
        end target-group/VIP: failed (refused): 400 validation-error: invalid; the old one is deleted and could not be put back
        has written
        """#
    ),
    ExecutorCase(
      "no answer to the create: it is not repeated, and the old one is said to be gone",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      meddle: { $0.answer("POST", .failure(TransportError(.lost, "the connection was reset"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"new","filterString":"a"}
        end target-group/VIP: unknown: there is no answer to POST /target-groups (the connection was reset); the old one is deleted
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
