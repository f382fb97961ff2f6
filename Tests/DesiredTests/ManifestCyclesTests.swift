import Testing

@testable import Desired

@Suite struct ManifestCyclesTests {
  @Test(arguments: [
    ManifestCase(
      "a target group that names itself",
      #"""
      targetGroups:
        - name: A
          filterString: BelongsToGroup("A")

      """#,
      #"""
      m.yaml:2:5: error: a cycle, of which nothing could be created first: target-group/A names target-group/A
        - name: A
          ^

      """#
    ),
    ManifestCase(
      "target groups in a cycle",
      #"""
      targetGroups:
        - name: C
          filterString: BelongsToGroup("A") and Column("D") = 1
        - name: B
          filterString: BelongsNotToGroup("C")
        - name: A
          filterString: BelongsToGroup("B")
        - name: D
          filterString: BelongsToGroup("A")
      attributes: [{name: D}]

      """#,
      #"""
      m.yaml:2:5: error: a cycle, of which nothing could be created first: target-group/C names target-group/A, target-group/A names target-group/B, target-group/B names target-group/C
        - name: C
          ^

      """#
    ),
    ManifestCase(
      "a cycle over files and scopes",
      #"""
      targetGroups:
        - name: A
          filterString: BelongsToGroup("B")
        - name: B
          filterString: BelongsToGroup("A")
      ---
      lists:
        - name: L
          targetGroups:
            - name: A
              filterString: BelongsToGroup("B")

      """#,
      #"""
      m.yaml:2:5: error: a cycle, of which nothing could be created first: target-group/A names target-group/B, target-group/B names target-group/A
        - name: A
          ^

      """#
    ),
    ManifestCase(
      "a cycle within a list",
      #"""
      lists:
        - name: L
          targetGroups:
            - name: A
              filterString: BelongsToGroup("B")
            - name: B
              filterString: BelongsToGroup("A")

      """#,
      #"""
      m.yaml:4:9: error: a cycle, of which nothing could be created first: list/L/target-group/A names list/L/target-group/B, list/L/target-group/B names list/L/target-group/A
            - name: A
              ^

      """#
    ),
    ManifestCase(
      "the system group of that name, where the list has it absent or not",
      #"""
      targetGroups:
        - name: A
          filterString: Column("x") = 1
      lists:
        - name: L
          targetGroups:
            - name: B
              filterString: BelongsToGroup("A")

      """#,
      #"""
      (decoded)

      """#
    ),
  ])
  func cyclesNameTheirEdges(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "a cycle of objects of any kind",
      #"""
      gadgets:
        - name: One
          parent: Two
        - name: Two
          parent: One

      """#,
      #"""
      m.yaml:2:5: error: a cycle, of which nothing could be created first: gadget/One names gadget/Two, gadget/Two names gadget/One
        - name: One
          ^

      """#
    )
  ])
  func cyclesOfAnyKind(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests, registry: .invented).diagnostics == row.expected)
  }
}
