import Testing

@testable import Desired

@Suite struct ManifestDeclaredTwiceTests {
  @Test(arguments: [
    ManifestCase(
      "what is below a list twice",
      #"""
      lists:
        - name: A
          settings: {TrackingPermissionDetachedFromMembership: true}
          subscriptionSettings: {sendRecentMail: true}
          unsubscriptionSettings: {}
          targetGroups: [{name: B}]
          textModules: [{name: B}]
      ---
      lists:
        - name: A
          settings: {TrackingPermissionDetachedFromMembership: true}
          subscriptionSettings: {overwriteExistingMember: true}
          unsubscriptionSettings: {}
          targetGroups: [{name: B}]
          textModules: [{name: B}]

      """#,
      #"""
      m.yaml:11:16: error: list setting "TrackingPermissionDetachedFromMembership" is declared twice
          settings: {TrackingPermissionDetachedFromMembership: true}
                     ^
      m.yaml:3:16: note: first declared here
          settings: {TrackingPermissionDetachedFromMembership: true}
                     ^
      m.yaml:12:5: error: subscription settings of list "A" are declared twice
          subscriptionSettings: {overwriteExistingMember: true}
          ^
      m.yaml:4:5: note: first declared here
          subscriptionSettings: {sendRecentMail: true}
          ^
      m.yaml:13:5: error: unsubscription settings of list "A" are declared twice
          unsubscriptionSettings: {}
          ^
      m.yaml:5:5: note: first declared here
          unsubscriptionSettings: {}
          ^
      m.yaml:14:20: error: target group "B" is declared twice
          targetGroups: [{name: B}]
                         ^
      m.yaml:6:20: note: first declared here
          targetGroups: [{name: B}]
                         ^
      m.yaml:15:19: error: text module "B" is declared twice
          textModules: [{name: B}]
                        ^
      m.yaml:7:19: note: first declared here
          textModules: [{name: B}]
                        ^

      """#
    ),
    ManifestCase(
      "everything else twice",
      #"""
      attributes: [{name: A}, {name: A}]
      blacklistEntries:
        - pattern: ab
        - pattern: aB
      datasources: [{name: A}]
      targetGroups: [{name: A}]
      textModules: [{name: A}]
      #: file b.yaml
      datasources: [{name: A}]
      targetGroups: [{name: A}]
      textModules: [{name: A}]

      """#,
      #"""
      m.yaml:1:25: error: attribute "A" is declared twice
      attributes: [{name: A}, {name: A}]
                              ^
      m.yaml:1:14: note: first declared here
      attributes: [{name: A}, {name: A}]
                   ^
      m.yaml:4:5: error: blacklist entry "aB" is declared twice
        - pattern: aB
          ^
      m.yaml:3:5: note: first declared here
        - pattern: ab
          ^
      b.yaml:1:15: error: datasource "A" is declared twice
      datasources: [{name: A}]
                    ^
      m.yaml:5:15: note: first declared here
      datasources: [{name: A}]
                    ^
      b.yaml:2:16: error: target group "A" is declared twice
      targetGroups: [{name: A}]
                     ^
      m.yaml:6:16: note: first declared here
      targetGroups: [{name: A}]
                     ^
      b.yaml:3:15: error: text module "A" is declared twice
      textModules: [{name: A}]
                    ^
      m.yaml:7:15: note: first declared here
      textModules: [{name: A}]
                    ^

      """#
    ),
    ManifestCase(
      "three times",
      #"""
      attributes:
        - name: A
        - name: A
        - name: A

      """#,
      #"""
      m.yaml:3:5: error: attribute "A" is declared twice
        - name: A
          ^
      m.yaml:2:5: note: first declared here
        - name: A
          ^
      m.yaml:4:5: error: attribute "A" is declared twice
        - name: A
          ^
      m.yaml:2:5: note: first declared here
        - name: A
          ^

      """#
    ),
    ManifestCase(
      "long names are shortened",
      """
      #: content a=a
      textModules:
        - name: &n \(String(repeating: "ä", count: 61))
          textFile: *n
        - name: *n
          formerly: *n
        - name: A
          formerly: *n

      """,
      """
      m.yaml:2:11: error: \(String(repeating: "ä", count: 60))… does not exist
        - name: &n \(String(repeating: "ä", count: 61))
                ^
      m.yaml:4:5: error: text module "\(String(repeating: "ä", count: 60))…" is declared twice
        - name: *n
          ^
      m.yaml:2:5: note: first declared here
        - name: &n \(String(repeating: "ä", count: 61))
          ^

      """
    ),
    ManifestCase(
      "twice by an alias",
      #"""
      attributes:
        - &a {name: A}
        - *a

      """#,
      #"""
      m.yaml:2:5: error: attribute "A" is declared twice
        - &a {name: A}
          ^
      m.yaml:2:5: note: first declared here
        - &a {name: A}
          ^

      """#
    ),
    ManifestCase(
      "names that differ in case or Unicode form where that counts",
      #"""
      attributes: [{name: A}, {name: a}, {name: é}, {name: "e\u0301"}]
      targetGroups: [{name: A}, {name: a}]
      textModules: [{name: A}, {name: a}]
      datasources: [{name: A}, {name: a}]

      """#,
      #"""
      (decoded)

      """#
    ),
  ])
  func nothingIsDeclaredTwice(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
