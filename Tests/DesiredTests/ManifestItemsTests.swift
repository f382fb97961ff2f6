import Testing

@testable import Desired

@Suite struct ManifestItemsTests {
  @Test(arguments: [
    ManifestCase(
      "items of other types",
      #"""
      lists: [A, [], ~]
      attributes:
        -

      """#,
      #"""
      m.yaml:1:9: error: an item of lists must be a mapping, not a single value
      lists: [A, [], ~]
              ^
      m.yaml:1:12: error: an item of lists must be a mapping, not a sequence
      lists: [A, [], ~]
                 ^
      m.yaml:1:16: error: an item of lists must be a mapping, not null
      lists: [A, [], ~]
                     ^
      m.yaml:3:4: error: an item of attributes must be a mapping, not null
        -
         ^

      """#
    ),
    ManifestCase(
      "item without its name",
      #"""
      lists:
        - type: STANDARD
      blacklistEntries:
        - description: Complaint
      attributes:
        - {}

      """#,
      #"""
      m.yaml:2:5: error: list needs a name
        - type: STANDARD
          ^
      m.yaml:4:5: error: blacklist entry needs a pattern
        - description: Complaint
          ^
      m.yaml:6:5: error: attribute needs a name
        - {}
          ^

      """#
    ),
    ManifestCase(
      "item without its name and with another error",
      #"""
      attributes:
        - type: TEXTT

      """#,
      #"""
      m.yaml:2:5: error: attribute needs a name
        - type: TEXTT
          ^
      m.yaml:2:11: error: type must be one of TEXT, DATE_AND_TIME, DATE_ONLY, TIME_ONLY, INTEGER, FLOATING_POINT_NUMBER, BOOLEAN, not TEXTT (did you mean TEXT?)
        - type: TEXTT
                ^

      """#
    ),
    ManifestCase(
      "misspelt name is said once",
      #"""
      attributes:
        - nmae: Vorname

      """#,
      #"""
      m.yaml:2:5: error: unknown key nmae of attribute (did you mean name?)
        - nmae: Vorname
          ^

      """#
    ),
    ManifestCase(
      "below a list without a name all is checked",
      #"""
      lists:
        - description: A
          settings: {Tracking: true}
          targetGroups:
            - name: VIP
              filter: x
        - name: ""
          textModules: [1]
        - name: B
          state: absent
          textModules: [2]
        - name: B
          textModules: [3]

      """#,
      #"""
      m.yaml:2:5: error: list needs a name
        - description: A
          ^
      m.yaml:3:16: error: unknown list setting Tracking (did you mean TrackingPermissionDetachedFromMembership?)
          settings: {Tracking: true}
                     ^
      m.yaml:6:9: error: unknown key filter of target group (did you mean filterString?)
              filter: x
              ^
      m.yaml:7:11: error: name must not be empty
        - name: ""
                ^
      m.yaml:8:19: error: an item of textModules must be a mapping, not a single value
          textModules: [1]
                        ^
      m.yaml:11:5: error: an absent list has its name and nothing else, not textModules
          textModules: [2]
          ^
      m.yaml:11:19: error: an item of textModules must be a mapping, not a single value
          textModules: [2]
                        ^
      m.yaml:12:5: error: list "B" is declared twice
        - name: B
          ^
      m.yaml:9:5: note: first declared here
        - name: B
          ^
      m.yaml:13:19: error: an item of textModules must be a mapping, not a single value
          textModules: [3]
                        ^

      """#
    ),
  ])
  func itemsAreMappingsWithAName(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
