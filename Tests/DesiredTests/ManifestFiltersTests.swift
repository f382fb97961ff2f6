import Testing

@testable import Desired

/// What looks damaged in a condition is told at its very place, however the text is written.
@Suite struct ManifestFiltersTests {
  @Test(arguments: [
    ManifestCase(
      "plain, quoted and with escapes",
      #"""
      targetGroups:
        - {name: A, filterString: Column(P) ⇐ 5}
        - name: B
          filterString: 'Column("it''s") = true'
        - name: C
          filterString: "a = \"\u00e9\" AND b == 2"
        - name: D
          filterString: Column("P") = "open

      """#,
      #"""
      m.yaml:2:39: warning: filterString: ⇐ is no operator: write <=
        - {name: A, filterString: Column(P) ⇐ 5}
                                            ^
      m.yaml:4:38: warning: filterString: write TRUE instead of true: the language distinguishes upper and lower case here
          filterString: 'Column("it''s") = true'
                                           ^
      m.yaml:6:41: warning: filterString: == is no operator: write =
          filterString: "a = \"\u00e9\" AND b == 2"
                                              ^
      m.yaml:8:33: warning: filterString: this quotation mark is not closed
          filterString: Column("P") = "open
                                      ^
      (decoded)

      """#
    ),
    ManifestCase(
      "over several lines",
      #"""
      targetGroups:
        - name: A
          filterString: |
            a = 1 AND

            (b = #31.02.2024#
        - name: B
          filterString: >-
            a = 1 AND
            b ≥ 2
        - name: C
          filterString: a = 1 AND
            b) = 2
        - name: D
          filterString: "a = 1
            AND b &gt; 2"

      """#,
      #"""
      m.yaml:6:7: warning: filterString: this parenthesis is not closed
            (b = #31.02.2024#
            ^
      m.yaml:6:12: warning: filterString: #31.02.2024# is no date or time: they are written #31.12.2024#, #13:37:42# and #31.12.2024 13:37:42#
            (b = #31.02.2024#
                 ^
      m.yaml:10:9: warning: filterString: ≥ is no operator: write >=
            b ≥ 2
              ^
      m.yaml:13:8: warning: filterString: this parenthesis closes nothing
            b) = 2
             ^
      m.yaml:16:13: warning: filterString: &gt; is no operator: write >
            AND b &gt; 2"
                  ^
      (decoded)

      """#
    ),
    ManifestCase(
      "what a variable gave, and a name of a mailing that looks like anything",
      #"""
      #: var flag=true
      targetGroups:
        - name: A
          filterString: Active = ${flag}
        - name: B
          filterString: HasOpened(${mailing:News (DE/Sum"mer}) AND Active = false

      """#,
      #"""
      m.yaml:3:19: warning: filterString: write TRUE instead of true: the language distinguishes upper and lower case here
          filterString: Active = ${flag}
                        ^
      m.yaml:5:71: warning: filterString: write FALSE instead of false: the language distinguishes upper and lower case here
          filterString: HasOpened(${mailing:News (DE/Sum"mer}) AND Active = false
                                                                            ^
      (decoded)

      """#
    ),
    ManifestCase(
      "nothing of what is sound",
      #"""
      targetGroups:
        - name: A
          filterString: 'Column("P") >= 100 AND (Born < #01.01.1970# OR NOT Active = TRUE)'
        - name: B
          filterString:
        - name: C
          filterString: BelongsToGroup(true)

      """#,
      #"""
      (decoded)

      """#
    ),
  ])
  func damageIsToldAtItsPlace(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "a list's group of the system group's name is no cycle, whatever names it",
      #"""
      targetGroups: [{name: A, filterString: x = 1}]
      lists:
        - name: L
          targetGroups: [{name: A, filterString: belongsToGroup(A)}, {name: B, filterString: BelongsToGroup("A")}]

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "a draft that names the list's own group, where the system's is absent",
      #"""
      targetGroups: [{name: A, state: absent}]
      lists:
        - name: L
          targetGroups: [{name: A}]
          mailings: [{name: M, targetGroups: {combination: MATCH_ALL, groups: [A]}}]

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "a cycle in any spelling",
      #"""
      targetGroups: [{name: A, filterString: belongsToGroup(B)}, {name: B, filterString: BELONGSNOTTOGROUP("A")}]

      """#,
      #"""
      m.yaml:1:16: error: a cycle, of which nothing could be created first: target-group/A names target-group/B, target-group/B names target-group/A
      targetGroups: [{name: A, filterString: belongsToGroup(B)}, {name: B, filterString: BELONGSNOTTOGROUP("A")}]
                     ^

      """#
    ),
  ])
  func namesAreUnderstood(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
