import Testing

/// How many deletes are too many.
@Suite("Planner: DeletionLimit")
struct DeletionLimitTests {
  @Test(arguments: DeletionLimitTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "eight of nine: below ten objects only all of them is too many",
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
        - pattern: d4
          state: absent
        - pattern: d5
          state: absent
        - pattern: d6
          state: absent
        - pattern: d7
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
      """#,
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
        delete blacklist-entry/d4 #5 :10
          pattern: "d4" -> -
          description: null -> -
        delete blacklist-entry/d5 #6 :12
          pattern: "d5" -> -
          description: null -> -
        delete blacklist-entry/d6 #7 :14
          pattern: "d6" -> -
          description: null -> -
        delete blacklist-entry/d7 #8 :16
          pattern: "d7" -> -
          description: null -> -
        0 unchanged, 1 unmanaged, 1 read, 8 write
        """#
    ),
    PlanCase(
      "nine of nine",
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
        - pattern: d4
          state: absent
        - pattern: d5
          state: absent
        - pattern: d6
          state: absent
        - pattern: d7
          state: absent
        - pattern: d8
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
      """#,
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
        delete blacklist-entry/d4 #5 :10
          pattern: "d4" -> -
          description: null -> -
        delete blacklist-entry/d5 #6 :12
          pattern: "d5" -> -
          description: null -> -
        delete blacklist-entry/d6 #7 :14
          pattern: "d6" -> -
          description: null -> -
        delete blacklist-entry/d7 #8 :16
          pattern: "d7" -> -
          description: null -> -
        delete blacklist-entry/d8 #9 :18
          pattern: "d8" -> -
          description: null -> -
        0 unchanged, 0 unmanaged, 1 read, 9 write
        blocked deletion-limit [blacklist-entry/d0 blacklist-entry/d1 blacklist-entry/d2 blacklist-entry/d3 blacklist-entry/d4 blacklist-entry/d5 blacklist-entry/d6 blacklist-entry/d7 blacklist-entry/d8]: 9 of 9 blacklistEntries would be deleted: none would be left | --allow-deletes 9
        """#
    ),
    PlanCase(
      "three of ten are 30 % exactly",
      #"""
      blacklistEntries:
        - pattern: d0
          state: absent
        - pattern: d1
          state: absent
        - pattern: d2
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
        0 unchanged, 7 unmanaged, 1 read, 3 write
        """#
    ),
    PlanCase(
      "four of ten",
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
  ]
}
