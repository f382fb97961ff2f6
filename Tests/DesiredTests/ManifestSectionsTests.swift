import Testing

@testable import Desired

@Suite struct ManifestSectionsTests {
  @Test(arguments: [
    ManifestCase(
      "unknown section",
      #"""
      list: []
      zebras: []

      """#,
      #"""
      m.yaml:1:1: error: unknown section list (did you mean lists?)
      list: []
      ^
      m.yaml:2:1: error: unknown section zebras
      zebras: []
      ^

      """#
    ),
    ManifestCase(
      "sections of lists at the top",
      #"""
      lists: []
      settings: {}
      subscriptionSettings: {}

      """#,
      #"""
      m.yaml:2:1: error: settings stands in a list, not at the top of a manifest
      settings: {}
      ^
      m.yaml:3:1: error: subscriptionSettings stands in a list, not at the top of a manifest
      subscriptionSettings: {}
      ^

      """#
    ),
    ManifestCase(
      "unknown section without a name",
      #"""
      "": []

      """#,
      #"""
      m.yaml:1:1: error: unknown section ""
      "": []
      ^

      """#
    ),
    ManifestCase(
      "long unknown section",
      #"""
      "\#(String(repeating: "k", count: 61))": []

      """#,
      #"""
      m.yaml:1:1: error: unknown section \#(String(repeating: "k", count: 60))…
      "\#(String(repeating: "k", count: 61))": []
      ^

      """#
    ),
  ])
  func sectionsAreKnown(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "null sections",
      #"""
      attributes:
      blacklistEntries: ~
      datasources: null
      targetGroups:
      textModules:
      lists:
      policy:
      variables:

      """#,
      #"""
      m.yaml:1:1: error: attributes must be a sequence of items, not null
      attributes:
      ^
      m.yaml:2:1: error: blacklistEntries must be a sequence of items, not null
      blacklistEntries: ~
      ^
      m.yaml:3:1: error: datasources must be a sequence of items, not null
      datasources: null
      ^
      m.yaml:4:1: error: targetGroups must be a sequence of items, not null
      targetGroups:
      ^
      m.yaml:5:1: error: textModules must be a sequence of items, not null
      textModules:
      ^
      m.yaml:6:1: error: lists must be a sequence of items, not null
      lists:
      ^
      m.yaml:7:1: error: policy must be a mapping, not null
      policy:
      ^
      m.yaml:8:1: error: variables must be a mapping, not null
      variables:
      ^

      """#
    ),
    ManifestCase(
      "null sections of a list",
      #"""
      lists:
        - name: A
          settings:
          subscriptionSettings:
          unsubscriptionSettings: ~
          targetGroups:
          textModules: null

      """#,
      #"""
      m.yaml:3:5: error: settings must be a mapping, not null
          settings:
          ^
      m.yaml:4:5: error: subscriptionSettings must be a mapping, not null
          subscriptionSettings:
          ^
      m.yaml:5:5: error: unsubscriptionSettings must be a mapping, not null
          unsubscriptionSettings: ~
          ^
      m.yaml:6:5: error: targetGroups must be a sequence of items, not null
          targetGroups:
          ^
      m.yaml:7:5: error: textModules must be a sequence of items, not null
          textModules: null
          ^

      """#
    ),
    ManifestCase(
      "sections of other shapes",
      #"""
      lists: {name: A}
      attributes: Vorname

      """#,
      #"""
      m.yaml:1:1: error: lists must be a sequence of items, not a mapping
      lists: {name: A}
      ^
      m.yaml:2:1: error: attributes must be a sequence of items, not a single value
      attributes: Vorname
      ^

      """#
    ),
    ManifestCase(
      "sections of a list of other shapes",
      #"""
      lists:
        - name: A
          settings: [a]
          subscriptionSettings: text
          unsubscriptionSettings: []
          targetGroups: {}
          textModules: "null"

      """#,
      #"""
      m.yaml:3:5: error: settings must be a mapping, not a sequence
          settings: [a]
          ^
      m.yaml:4:5: error: subscriptionSettings must be a mapping, not a single value
          subscriptionSettings: text
          ^
      m.yaml:5:5: error: unsubscriptionSettings must be a mapping, not a sequence
          unsubscriptionSettings: []
          ^
      m.yaml:6:5: error: targetGroups must be a sequence of items, not a mapping
          targetGroups: {}
          ^
      m.yaml:7:5: error: textModules must be a sequence of items, not a single value
          textModules: "null"
          ^

      """#
    ),
    ManifestCase(
      "quoted null is text",
      #"""
      lists: "null"

      """#,
      #"""
      m.yaml:1:1: error: lists must be a sequence of items, not a single value
      lists: "null"
      ^

      """#
    ),
  ])
  func sectionsHaveTheirShapes(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
