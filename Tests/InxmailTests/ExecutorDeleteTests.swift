import API
import Executor
import Testing

/// What is deleted is read once more.
@Suite("Executor: delete")
struct ExecutorDeleteTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "as it was planned",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        end target-group/VIP: applied
        has written
        """#
    ),
    ExecutorCase(
      "moved since: whatever it is",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      meddle: { try $0.put(Acme.vip(filter: "other"), in: "/target-groups") },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        end target-group/VIP: failed (conflict): it was changed in the tenant since the plan was made: plan again; filterString planned "a" found "other" wanted -
        has not written
        """#
    ),
    ExecutorCase(
      "gone already",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      meddle: { $0.remove(7, from: "/target-groups") },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        end target-group/VIP: applied
        has not written
        """#
    ),
    ExecutorCase(
      "gone between read and delete",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      meddle: { $0.answer("DELETE", .success(.problem(404, "about:blank", "no"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        end target-group/VIP: applied
        has not written
        """#
    ),
    ExecutorCase(
      "by the pattern as the tenant writes it",
      #"""
      blacklistEntries:
        - pattern: a+B@x.de
          state: absent
      """#,
      is: #"""
        start blacklist-entry/a+B@x.de
        GET /blacklist-entries/11
        DELETE /blacklist-entries?pattern=A%2Bb%40x.de
        end blacklist-entry/a+B@x.de: applied
        has written
        """#
    ),
    ExecutorCase(
      "refused",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      meddle: { $0.answer("DELETE", .success(.problem(400, "bad-request", "internal attribute"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        end target-group/VIP: failed (refused): 400 bad-request: internal attribute
        has not written
        """#
    ),
    ExecutorCase(
      "locked: waited for",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      meddle: {
        for _ in 0..<3 {
          $0.answer("DELETE", .success(.problem(400, "locked-resource", "The resource is locked")))
        }
      },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        DELETE /target-groups/7
        DELETE /target-groups/7
        DELETE /target-groups/7
        end target-group/VIP: applied
        has written
        """#
    ),
    ExecutorCase(
      "no answer, and it is gone",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      meddle: {
        $0.answer("DELETE", .failure(TransportError(.lost, "the connection was reset")))
        $0.answer("GET /target-groups/7", .success(.ok(Acme.vip())))
        $0.remove(7, from: "/target-groups")
      },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        DELETE /target-groups/7
        GET /target-groups/7
        end target-group/VIP: applied
        has written
        """#
    ),
    ExecutorCase(
      "no answer, and it is still there",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      meddle: { $0.answer("DELETE", .failure(TransportError(.lost, "the connection was reset"))) },
      is: #"""
        start target-group/VIP
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
      "not before what named it has changed",
      #"""
      targetGroups:
        - name: VIP
          filterString: c
        - name: Alt
          state: absent
      """#,
      before: { try $0.put(Acme.vip(filter: #"BelongsToGroup(\"Alt\")"#), in: "/target-groups") },
      meddle: { $0.answer("DELETE /target-groups/7", .success(.problem(400, "about:blank", "no"))) },
      is: #"""
        start target-group/VIP
        GET /target-groups/7
        POST /target-groups {"listId":1,"name":"VIP~inx-apply","description":"old","filterString":"c"}
        GET /target-groups/100
        GET /target-groups/7
        DELETE /target-groups/7
        GET /target-groups/100
        DELETE /target-groups/100
        end target-group/VIP: failed (refused): 400 no
        end target-group/Alt: skipped because of target-group/VIP
        has written
        """#
    ),
  ]
}
