import Testing

@testable import Desired

@Suite struct ManifestFormerlyTests {
  @Test(arguments: [
    ManifestCase(
      "formerly on what can be renamed",
      #"""
      lists:
        - name: A
          formerly: B
          textModules: [{name: A, formerly: B}]
      datasources: [{name: A, formerly: B}]
      textModules: [{name: A, formerly: B}]

      """#,
      #"""
      datasource/A formerly "B" @m.yaml:5:35 @m.yaml:5:15
        name: "A" @m.yaml:5:22
      list/A formerly "B" @m.yaml:3:15 @m.yaml:2:5
        name: "A" @m.yaml:2:11
      list/A/text-module/A formerly "B" @m.yaml:4:39 @m.yaml:4:19
        name: "A" @m.yaml:4:26
      text-module/A formerly "B" @m.yaml:6:35 @m.yaml:6:15
        name: "A" @m.yaml:6:22
      section datasource
      section list
      section list/A/text-module
      section text-module

      """#
    ),
    ManifestCase(
      "formerly by a variable",
      #"""
      #: var old=B
      lists: [{name: A, formerly: "${old}"}]

      """#,
      #"""
      list/A formerly "B" @m.yaml:1:29 @m.yaml:1:9
        name: "A" @m.yaml:1:16
      section list

      """#
    ),
    ManifestCase(
      "a swap",
      #"""
      lists: [{name: A, formerly: B}, {name: B, formerly: A}]

      """#,
      #"""
      list/A formerly "B" @m.yaml:1:29 @m.yaml:1:9
        name: "A" @m.yaml:1:16
      list/B formerly "A" @m.yaml:1:53 @m.yaml:1:33
        name: "B" @m.yaml:1:40
      section list

      """#
    ),
  ])
  func formerlyIsDecoded(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "formerly on what cannot be renamed",
      #"""
      attributes: [{name: A, formerly: B}]
      targetGroups: [{name: A, formerly: B}]
      blacklistEntries: [{pattern: ab, formerly: cd}]

      """#,
      #"""
      m.yaml:1:24: error: formerly does not apply to attributes: the API cannot rename them
      attributes: [{name: A, formerly: B}]
                             ^
      m.yaml:2:26: error: formerly does not apply to targetGroups: the API cannot rename them
      targetGroups: [{name: A, formerly: B}]
                               ^
      m.yaml:3:34: error: formerly does not apply to blacklistEntries: the API cannot rename them
      blacklistEntries: [{pattern: ab, formerly: cd}]
                                       ^

      """#
    ),
    ManifestCase(
      "formerly that is no name",
      #"""
      lists:
        - {name: A, formerly: ~}
        - {name: B, formerly: ""}
        - {name: C, formerly: [D]}
        - {name: E, formerly: "${x}"}

      """#,
      #"""
      m.yaml:2:25: error: formerly must be a name, not null
        - {name: A, formerly: ~}
                              ^
      m.yaml:3:25: error: formerly must be a name, not an empty text
        - {name: B, formerly: ""}
                              ^
      m.yaml:4:25: error: formerly must be a name, not a sequence
        - {name: C, formerly: [D]}
                              ^
      m.yaml:5:25: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
        - {name: E, formerly: "${x}"}
                              ^

      """#
    ),
    ManifestCase(
      "two that were formerly one",
      #"""
      lists:
        - {name: A, formerly: C}
        - {name: B, formerly: c}
        - {name: D, formerly: C}
      datasources:
        - {name: A, formerly: C}
        - {name: B, formerly: c}

      """#,
      #"""
      m.yaml:3:25: error: two declarations were formerly "c"
        - {name: B, formerly: c}
                              ^
      m.yaml:2:25: note: the first one
        - {name: A, formerly: C}
                              ^
      m.yaml:4:25: error: two declarations were formerly "C"
        - {name: D, formerly: C}
                              ^
      m.yaml:2:25: note: the first one
        - {name: A, formerly: C}
                              ^

      """#
    ),
    ManifestCase(
      "formerly of one name in different scopes",
      #"""
      textModules: [{name: A, formerly: B}]
      lists:
        - name: L
          textModules: [{name: A, formerly: B}]
        - name: M
          textModules: [{name: A, formerly: B}]

      """#,
      #"""
      (decoded)

      """#
    ),
  ])
  func formerlyIsOneOldNameOfWhatCanBeRenamed(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
