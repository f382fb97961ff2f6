import Testing

/// How deletes are let through.
@Suite("Planner: DeletionOverride")
struct DeletionOverrideTests {
  @Test(arguments: DeletionOverrideTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "four of ten with one too few",
      #"""
      blacklistEntries:
        - pattern: d0
          state: absent
        - pattern: d1
          state: absent
        - pattern: d2
          state: absent
        - pattern: d3
          state: absent
      """#,
      #"""
      blacklist-entry 1 d0
      blacklist-entry 2 d1
      blacklist-entry 3 d2
      blacklist-entry 4 d3
      blacklist-entry 5 d4
      blacklist-entry 6 d5
      blacklist-entry 7 d6
      blacklist-entry 8 d7
      blacklist-entry 9 d8
      blacklist-entry 10 d9
      """#,
      PlanCase.Options(allowDeletes: 3),
      is: #"""
        delete blacklist-entry/d0 #1 :2
          pattern: "d0" -> -
          description: null -> -
        delete blacklist-entry/d1 #2 :4
          pattern: "d1" -> -
          description: null -> -
        delete blacklist-entry/d2 #3 :6
          pattern: "d2" -> -
          description: null -> -
        delete blacklist-entry/d3 #4 :8
          pattern: "d3" -> -
          description: null -> -
        0 unchanged, 6 unmanaged, 1 read, 4 write
        blocked deletion-limit [blacklist-entry/d0 blacklist-entry/d1 blacklist-entry/d2 blacklist-entry/d3]: 4 of 10 blacklistEntries would be deleted: more than 30 % | --allow-deletes 4
        """#
    ),
    PlanCase(
      "four of ten allowed",
      #"""
      blacklistEntries:
        - pattern: d0
          state: absent
        - pattern: d1
          state: absent
        - pattern: d2
          state: absent
        - pattern: d3
          state: absent
      """#,
      #"""
      blacklist-entry 1 d0
      blacklist-entry 2 d1
      blacklist-entry 3 d2
      blacklist-entry 4 d3
      blacklist-entry 5 d4
      blacklist-entry 6 d5
      blacklist-entry 7 d6
      blacklist-entry 8 d7
      blacklist-entry 9 d8
      blacklist-entry 10 d9
      """#,
      PlanCase.Options(allowDeletes: 5),
      is: #"""
        delete blacklist-entry/d0 #1 :2
          pattern: "d0" -> -
          description: null -> -
        delete blacklist-entry/d1 #2 :4
          pattern: "d1" -> -
          description: null -> -
        delete blacklist-entry/d2 #3 :6
          pattern: "d2" -> -
          description: null -> -
        delete blacklist-entry/d3 #4 :8
          pattern: "d3" -> -
          description: null -> -
        0 unchanged, 6 unmanaged, 1 read, 4 write
        allowed deletion-limit [blacklist-entry/d0 blacklist-entry/d1 blacklist-entry/d2 blacklist-entry/d3]: 4 of 10 blacklistEntries would be deleted: more than 30 % | --allow-deletes 5
        """#
    ),
    PlanCase(
      "one of one",
      #"""
      blacklistEntries:
        - pattern: d0
          state: absent
      """#,
      #"""
      blacklist-entry 1 d0
      """#,
      is: #"""
        delete blacklist-entry/d0 #1 :2
          pattern: "d0" -> -
          description: null -> -
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
  ]
}
