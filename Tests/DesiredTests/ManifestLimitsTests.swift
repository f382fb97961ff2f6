import Testing

@testable import Desired

@Suite struct ManifestLimitsTests {
  @Test(arguments: [
    ManifestCase(
      "names of 255 characters are the longest",
      #"""
      lists: [{name: \#(String(repeating: "n", count: 255))}]
      attributes: [{name: \#(String(repeating: "n", count: 255))}]
      datasources: [{name: \#(String(repeating: "n", count: 255))}]

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "names of 300 characters",
      #"""
      lists:
        - name: \#(String(repeating: "n", count: 300))
      attributes:
        - name: \#(String(repeating: "n", count: 256))
      datasources:
        - name: \#(String(repeating: "n", count: 300))

      """#,
      #"""
      m.yaml:2:11: error: name must have between 1 and 255 characters, not 300
        - name: \#(String(repeating: "n", count: 150))…
                ^
      m.yaml:4:11: error: name must have between 1 and 255 characters, not 256
        - name: \#(String(repeating: "n", count: 150))…
                ^
      m.yaml:6:11: error: name must have between 1 and 255 characters, not 300
        - name: \#(String(repeating: "n", count: 150))…
                ^

      """#
    ),
    ManifestCase(
      "target groups and text modules have no longest name",
      #"""
      targetGroups: [{name: \#(String(repeating: "n", count: 300))}]
      textModules: [{name: \#(String(repeating: "n", count: 300))}]

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "empty names",
      #"""
      lists: [{name: ""}]
      attributes: [{name: ""}]
      datasources: [{name: ""}]
      targetGroups: [{name: ""}]
      textModules: [{name: ""}]
      blacklistEntries: [{pattern: ""}]

      """#,
      #"""
      m.yaml:1:16: error: name must not be empty
      lists: [{name: ""}]
                     ^
      m.yaml:2:21: error: name must not be empty
      attributes: [{name: ""}]
                          ^
      m.yaml:3:22: error: name must not be empty
      datasources: [{name: ""}]
                           ^
      m.yaml:4:23: error: name must not be empty
      targetGroups: [{name: ""}]
                            ^
      m.yaml:5:22: error: name must not be empty
      textModules: [{name: ""}]
                           ^
      m.yaml:6:30: error: pattern must not be empty
      blacklistEntries: [{pattern: ""}]
                                   ^

      """#
    ),
    ManifestCase(
      "descriptions of lists end at 255 characters",
      #"""
      lists:
        - name: A
          description: \#(String(repeating: "n", count: 255))
        - name: B
          description: \#(String(repeating: "n", count: 256))

      """#,
      #"""
      m.yaml:5:18: error: description must have at most 255 characters, not 256
          description: \#(String(repeating: "n", count: 143))…
                       ^

      """#
    ),
    ManifestCase(
      "characters are counted as the API does, in UTF-16",
      #"""
      lists:
        - name: \#(String(repeating: "🎉", count: 127))n
        - name: \#(String(repeating: "🎉", count: 128))

      """#,
      #"""
      m.yaml:3:11: error: name must have between 1 and 255 characters, not 256
        - name: \#(String(repeating: "🎉", count: 128))
                ^

      """#
    ),
    ManifestCase(
      "patterns of blacklist entries have 2 to 254 characters",
      #"""
      blacklistEntries:
        - pattern: a
        - pattern: ab
        - pattern: \#(String(repeating: "n", count: 254))
        - pattern: \#(String(repeating: "n", count: 255))

      """#,
      #"""
      m.yaml:2:14: error: pattern must have between 2 and 254 characters, not 1
        - pattern: a
                   ^
      m.yaml:5:14: error: pattern must have between 2 and 254 characters, not 255
        - pattern: \#(String(repeating: "n", count: 147))…
                   ^

      """#
    ),
    ManifestCase(
      "descriptions of blacklist entries have 2 to 254 characters",
      #"""
      blacklistEntries:
        - {pattern: ab, description: c}
        - {pattern: cd, description: cd}
        - {pattern: ef, description: \#(String(repeating: "n", count: 255))}
        - {pattern: gh, description: ""}

      """#,
      #"""
      m.yaml:2:32: error: description must have between 2 and 254 characters, not 1
        - {pattern: ab, description: c}
                                     ^
      m.yaml:4:32: error: description must have between 2 and 254 characters, not 255
        - {pattern: ef, description: \#(String(repeating: "n", count: 129))…
                                     ^

      """#
    ),
  ])
  func documentedLimitsHold(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "a least length without a greatest",
      #"""
      gadgets: [{name: ab}]

      """#,
      #"""
      m.yaml:1:18: error: name must have at least 3 characters, not 2
      gadgets: [{name: ab}]
                       ^

      """#
    )
  ])
  func leastLengthsHold(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests, registry: .invented).diagnostics == row.expected)
  }
}
