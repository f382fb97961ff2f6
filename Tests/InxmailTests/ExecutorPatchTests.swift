import API
import Executor
import Testing

/// What is changed by a merge patch: the changed members and no others.
@Suite("Executor: patch")
struct ExecutorPatchTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  private static let vip = #"""
    targetGroups:
      - name: VIP
        filterString: new

    """#

  private static func mailing(_ fields: String, before: String = "") -> String {
    before + "lists:\n  - name: News\n    mailings:\n      - name: Template\n"
      + fields.split(separator: "\n").map { "        \($0)\n" }.joined()
  }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "the members that differ as they are now",
      #"""
      testProfiles:
        - description: Anna
          email: null
          trackingPermission: true
          attributes: {Punkte: "2", Stadt: null, Vorname: null}
      """#,
      meddle: {
        try $0.put(
          Acme.profile(attributes: #"{"Punkte": "1", "Stadt": "Ulm", "Land": "A"}"#),
          in: "/test-profiles"
        )
      },
      is: #"""
        start test-profile/Anna
        GET /test-profiles/14?allAttributes=true
        PATCH /test-profiles/14 {"email":null,"trackingPermission":true,"attributes":{"Land":"A","Punkte":"2","Stadt":null}}
        end test-profile/Anna: applied
        has written
        """#
    ),
    ExecutorCase(
      "somebody has done part of it",
      #"""
      testProfiles:
        - description: Anna
          attributes: {Punkte: "2", Stadt: Bonn}
      """#,
      meddle: {
        try $0.put(Acme.profile(attributes: #"{"Punkte": "2", "Stadt": "Ulm"}"#), in: "/test-profiles")
      },
      is: #"""
        start test-profile/Anna
        GET /test-profiles/14?allAttributes=true
        PATCH /test-profiles/14 {"attributes":{"Punkte":"2","Stadt":"Bonn"}}
        end test-profile/Anna: applied
        has written
        """#
    ),
    ExecutorCase(
      "somebody has done all of it",
      #"""
      testProfiles:
        - description: Anna
          attributes: {Punkte: "2"}
      """#,
      meddle: {
        try $0.put(Acme.profile(attributes: #"{"Punkte": "2", "Stadt": "Bonn"}"#), in: "/test-profiles")
      },
      is: #"""
        start test-profile/Anna
        GET /test-profiles/14?allAttributes=true
        end test-profile/Anna: applied
        has not written
        """#
    ),
    ExecutorCase(
      "a named value that has moved is a conflict",
      #"""
      testProfiles:
        - description: Anna
          attributes: {Punkte: "2"}
      """#,
      meddle: { try $0.put(Acme.profile(attributes: #"{"Punkte": "3"}"#), in: "/test-profiles") },
      is: #"""
        start test-profile/Anna
        GET /test-profiles/14?allAttributes=true
        end test-profile/Anna: failed (conflict): it was changed in the tenant since the plan was made: plan again; attributes planned {"Punkte":"1"} found {"Punkte":"3"} wanted {"Punkte":"2"}
        has not written
        """#
    ),
    ExecutorCase(
      "all values, each by its name",
      #"""
      testProfiles:
        - description: Anna
          attributes: null
      """#,
      is: #"""
        start test-profile/Anna
        GET /test-profiles/14?allAttributes=true
        PATCH /test-profiles/14 {"attributes":{"Punkte":null,"Stadt":null}}
        end test-profile/Anna: applied
        has written
        """#
    ),
    ExecutorCase(
      "content is read only where it is declared",
      mailing("subject: new"),
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        PATCH /regular-mailings/15 {"subject":"new"}
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "content, and groups in the order of the manifest",
      mailing("text: new\ntargetGroups: {combination: MATCH_ONE, groups: [Alt, VIP]}"),
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        GET /regular-mailings/15/editor-content
        PATCH /regular-mailings/15 {"text":"new","targetGroupConfiguration":{"combination":"MATCH_ONE","targetGroups":[{"targetGroupId":8},{"targetGroupId":7}]}}
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "a combination alone",
      mailing("targetGroups: {combination: MATCH_ONE, groups: [VIP]}"),
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        PATCH /regular-mailings/15 {"targetGroupConfiguration":{"combination":"MATCH_ONE","targetGroups":[{"targetGroupId":7}]}}
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "no groups any more",
      mailing("targetGroups: null"),
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        PATCH /regular-mailings/15 {"targetGroupConfiguration":{"combination":"FILTER_GROUP_NOT_ASSIGNED","targetGroups":[]}}
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "a draft that is none any more",
      mailing("subject: new"),
      meddle: { try $0.put(Acme.template(state: "APPROVED"), in: "/regular-mailings") },
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        end list/News/mailing/Template: failed (conflict): it was changed in the tenant since the plan was made: plan again; mailingState planned "DRAFT" found "APPROVED" wanted "DRAFT"
        has not written
        """#
    ),
    ExecutorCase(
      "undeclared content may move",
      mailing("html: new"),
      meddle: { try $0.put(Acme.template(text: "other"), in: "/regular-mailings") },
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        GET /regular-mailings/15/editor-content
        PATCH /regular-mailings/15 {"html":"new"}
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "a group that is replaced, and that the tenant has taken out",
      mailing("targetGroups: {combination: MATCH_ALL, groups: [VIP]}", before: vip),
      meddle: {
        try $0.put(
          Acme.template(groups: "[]").replacing("MATCH_ALL", with: "FILTER_GROUP_NOT_ASSIGNED"),
          in: "/regular-mailings"
        )
      },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"old","filterString":"new"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"old","filterString":"new"}
        GET /target-groups?pageSize=1000
        GET /target-groups/100
        DELETE /target-groups/100
        end target-group/VIP: applied
        start list/News/mailing/Template
        GET /regular-mailings/15
        PATCH /regular-mailings/15 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":101}]}}
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "a group that is replaced, and that the tenant still shows",
      mailing("targetGroups: {combination: MATCH_ALL, groups: [VIP]}", before: vip),
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"old","filterString":"new"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"old","filterString":"new"}
        GET /target-groups?pageSize=1000
        GET /target-groups/100
        DELETE /target-groups/100
        end target-group/VIP: applied
        start list/News/mailing/Template
        GET /regular-mailings/15
        PATCH /regular-mailings/15 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":101}]}}
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "a copy of a draft with the new id of what it holds",
      mailing("editorContentType: HTML", before: vip),
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"old","filterString":"new"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"old","filterString":"new"}
        GET /target-groups?pageSize=1000
        GET /target-groups/100
        DELETE /target-groups/100
        end target-group/VIP: applied
        start list/News/mailing/Template
        GET /regular-mailings/15
        GET /regular-mailings/15/editor-content
        POST /regular-mailings {"listId":5,"name":"Template~inx-apply","subject":"old","editorContentType":"HTML","html":"h"}
        PATCH /regular-mailings/102 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":101}]}}
        PATCH /regular-mailings/15 {"name":"Template~inx-apply-old"}
        PATCH /regular-mailings/102 {"name":"Template"}
        GET /regular-mailings?pageSize=1000
        GET /regular-mailings/15
        DELETE /regular-mailings/15
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "a part that the copy does not have, which somebody has edited",
      mailing("editorContentType: HTML"),
      meddle: { try $0.put(Acme.template(text: "edited"), in: "/regular-mailings") },
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        GET /regular-mailings/15/editor-content
        end list/News/mailing/Template: failed (conflict): it was changed in the tenant since the plan was made: plan again; text planned "t" found "edited" wanted null
        has not written
        """#
    ),
    ExecutorCase(
      "a group that is replaced, and others that somebody has put there",
      mailing("targetGroups: {combination: MATCH_ALL, groups: [VIP]}", before: vip),
      meddle: { try $0.put(Acme.template(groups: "[7, 8]"), in: "/regular-mailings") },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"old","filterString":"new"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP","description":"old","filterString":"new"}
        GET /target-groups?pageSize=1000
        GET /target-groups/100
        DELETE /target-groups/100
        end target-group/VIP: applied
        start list/News/mailing/Template
        GET /regular-mailings/15
        end list/News/mailing/Template: failed (conflict): it was changed in the tenant since the plan was made: plan again; targetGroups planned {"combination":"MATCH_ALL","groups":[{"id":7}]} found {"combination":"MATCH_ALL","groups":[{"id":7},{"id":8}]} wanted {"combination":"MATCH_ALL","groups":["VIP"]}
        has written
        """#
    ),
    ExecutorCase(
      "a value that is lost with the attribute that is replaced",
      #"""
      attributes:
        - {name: Punkte, type: INTEGER, hidden: false}
      testProfiles:
        - description: Anna
          attributes: {Punkte: "1"}
      """#,
      meddle: { try $0.put(Acme.profile(attributes: #"{"Stadt": "Ulm"}"#), in: "/test-profiles") },
      is: #"""
        start attribute/Punkte
        GET /attributes/3
        DELETE /attributes/3
        POST /attributes?hidden=false {"name":"Punkte","type":"INTEGER"}
        end attribute/Punkte: applied
        start test-profile/Anna
        GET /test-profiles/14?allAttributes=true
        PATCH /test-profiles/14 {"attributes":{"Punkte":"1","Stadt":"Ulm"}}
        end test-profile/Anna: applied
        has written
        """#
    ),
    ExecutorCase(
      "an empty answer is looked after",
      mailing("subject: new"),
      meddle: { $0.answer("PATCH", .success(Response(status: 200))) },
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        PATCH /regular-mailings/15 {"subject":"new"}
        GET /regular-mailings/15
        GET /regular-mailings/15
        GET /regular-mailings/15
        end list/News/mailing/Template: failed (answer): the answer to PATCH /regular-mailings/15 says nothing; it is as it was
        has written
        """#
    ),
    ExecutorCase(
      "what was stored otherwise is told",
      mailing("subject: new"),
      meddle: {
        $0.answer(
          "PATCH",
          .success(
            Response(
              status: 200,
              body: Array(#"{"id": 15, "subject": "NEW", "editorContentType": null}"#.utf8)
            )
          )
        )
      },
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        PATCH /regular-mailings/15 {"subject":"new"}
        end list/News/mailing/Template: applied; subject was stored as "NEW"
        has written
        """#
    ),
    ExecutorCase(
      "replaced by renaming, with what is not declared",
      mailing("editorContentType: HTML"),
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        GET /regular-mailings/15/editor-content
        POST /regular-mailings {"listId":5,"name":"Template~inx-apply","subject":"old","editorContentType":"HTML","html":"h"}
        PATCH /regular-mailings/100 {"targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}
        PATCH /regular-mailings/15 {"name":"Template~inx-apply-old"}
        PATCH /regular-mailings/100 {"name":"Template"}
        GET /regular-mailings?pageSize=1000
        GET /regular-mailings/15
        DELETE /regular-mailings/15
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "deleted",
      mailing("state: absent"),
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        GET /regular-mailings/15/editor-content
        DELETE /regular-mailings/15
        end list/News/mailing/Template: applied
        has written
        """#
    ),
    ExecutorCase(
      "not deleted when it is no draft any more",
      mailing("state: absent"),
      meddle: { try $0.put(Acme.template(state: "SCHEDULED"), in: "/regular-mailings") },
      is: #"""
        start list/News/mailing/Template
        GET /regular-mailings/15
        GET /regular-mailings/15/editor-content
        end list/News/mailing/Template: failed (conflict): it was changed in the tenant since the plan was made: plan again; mailingState planned "DRAFT" found "SCHEDULED" wanted -
        has not written
        """#
    ),
  ]
}
