import Testing

@testable import Desired

@Suite struct ManifestAbsentTests {
  @Test(arguments: [
    ManifestCase(
      "absent, of every kind",
      #"""
      attributes: [{name: A, state: absent}]
      blacklistEntries: [{pattern: "*@b", state: absent}]
      datasources: [{name: A, state: absent}]
      targetGroups: [{state: absent, name: A}]
      textModules: [{name: A, state: absent}]
      lists:
        - {name: A, state: absent}
        - name: B
          targetGroups: [{name: C, state: absent}]
          textModules: [{name: C, state: absent}]

      """#,
      #"""
      attribute/A absent @m.yaml:1:14
        name: "A" @m.yaml:1:21
      blacklist-entry/%2A@b absent @m.yaml:2:20
        pattern: "*@b" @m.yaml:2:30
      datasource/A absent @m.yaml:3:15
        name: "A" @m.yaml:3:22
      list/A absent @m.yaml:7:5
        name: "A" @m.yaml:7:12
      list/B @m.yaml:8:5
        name: "B" @m.yaml:8:11
      list/B/target-group/C absent @m.yaml:9:20
        name: "C" @m.yaml:9:27
      list/B/text-module/C absent @m.yaml:10:19
        name: "C" @m.yaml:10:26
      target-group/A absent @m.yaml:4:16
        name: "A" @m.yaml:4:38
      text-module/A absent @m.yaml:5:15
        name: "A" @m.yaml:5:22
      section attribute
      section blacklist-entry
      section datasource
      section list
      section list/B/target-group
      section list/B/text-module
      section target-group
      section text-module

      """#
    )
  ])
  func absentIsDecoded(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "absent with more than the identity",
      #"""
      attributes: [{name: A, state: absent, type: TEXT}]
      blacklistEntries: [{pattern: ab, description: cd, state: absent}]
      textModules: [{name: A, state: absent, textFile: a}]
      lists:
        - name: A
          state: absent
          settings: {}
        - name: B
          formerly: C
          state: absent

      """#,
      #"""
      m.yaml:1:39: error: an absent attribute has its name and nothing else, not type
      attributes: [{name: A, state: absent, type: TEXT}]
                                            ^
      m.yaml:2:34: error: an absent blacklist entry has its pattern and nothing else, not description
      blacklistEntries: [{pattern: ab, description: cd, state: absent}]
                                       ^
      m.yaml:3:40: error: an absent text module has its name and nothing else, not textFile
      textModules: [{name: A, state: absent, textFile: a}]
                                             ^
      m.yaml:3:50: error: a does not exist
      textModules: [{name: A, state: absent, textFile: a}]
                                                       ^
      m.yaml:7:5: error: an absent list has its name and nothing else, not settings
          settings: {}
          ^
      m.yaml:9:5: error: an absent list has its name and nothing else, not formerly
          formerly: C
          ^

      """#
    ),
    ManifestCase(
      "other states",
      #"""
      lists:
        - {name: A, state: present}
        - {name: B, state: ~}
        - {name: C, state: [absent]}
        - {name: D, state: ""}
        - {name: E, state: "${x}"}
        - {name: F, state: Absent}

      """#,
      #"""
      m.yaml:2:22: error: state can only be absent, not present
        - {name: A, state: present}
                           ^
      m.yaml:3:22: error: state can only be absent, not null
        - {name: B, state: ~}
                           ^
      m.yaml:4:22: error: state can only be absent, not a sequence
        - {name: C, state: [absent]}
                           ^
      m.yaml:5:22: error: state can only be absent, not an empty text
        - {name: D, state: ""}
                           ^
      m.yaml:6:22: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
        - {name: E, state: "${x}"}
                           ^
      m.yaml:7:22: error: state can only be absent, not Absent
        - {name: F, state: Absent}
                           ^

      """#
    ),
    ManifestCase(
      "state on what a list has one of",
      #"""
      lists:
        - name: A
          settings: {state: absent}
          subscriptionSettings: {state: absent}
          unsubscriptionSettings: {state: absent}

      """#,
      #"""
      m.yaml:3:16: error: a list setting cannot be absent: every list has it
          settings: {state: absent}
                     ^
      m.yaml:4:28: error: subscription settings cannot be absent: every list has them
          subscriptionSettings: {state: absent}
                                 ^
      m.yaml:5:30: error: unsubscription settings cannot be absent: every list has them
          unsubscriptionSettings: {state: absent}
                                   ^

      """#
    ),
    ManifestCase(
      "absent and present",
      #"""
      lists:
        - name: A
          state: absent
        - name: a
      textModules:
        - name: A
        - name: A
          state: absent

      """#,
      #"""
      m.yaml:4:5: error: list "a" is declared twice
        - name: a
          ^
      m.yaml:2:5: note: first declared here
        - name: A
          ^
      m.yaml:7:5: error: text module "A" is declared twice
        - name: A
          ^
      m.yaml:6:5: note: first declared here
        - name: A
          ^

      """#
    ),
    ManifestCase(
      "absent twice",
      #"""
      lists:
        - {name: A, state: absent}
        - {name: A, state: absent}

      """#,
      #"""
      m.yaml:3:5: error: list "A" is declared twice
        - {name: A, state: absent}
          ^
      m.yaml:2:5: note: first declared here
        - {name: A, state: absent}
          ^

      """#
    ),
  ])
  func absentHasItsIdentityAndNothingElse(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
