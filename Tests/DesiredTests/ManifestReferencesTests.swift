import Testing

@testable import Desired

@Suite struct ManifestReferencesTests {
  @Test(arguments: [
    ManifestCase(
      "references to mailings",
      #"""
      lists:
        - name: A
          subscriptionSettings:
            welcomeMailing: Welcome
            verificationMailing: {id: 8}
            verificationTimeoutMailing: null

      """#,
      #"""
      list/A @m.yaml:2:5
        name: "A" @m.yaml:2:11
      list/A/subscription-settings @m.yaml:3:5
        welcomeMailing: -> "Welcome" @m.yaml:4:23
        verificationMailing: -> id 8 @m.yaml:5:28
        verificationTimeoutMailing: null @m.yaml:6:35
      section list

      """#
    )
  ])
  func referencesAreNamesOrIDs(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "references to mailings that are wrong",
      #"""
      lists:
        - name: A
          subscriptionSettings:
            welcomeMailing: ""
            verificationMailing: {id: 0}
            verificationTimeoutMailing: {name: Welcome}
          unsubscriptionSettings:
            goodByeMailing: {id: "8"}
            verificationMailing: {id: 8, name: A}
            verificationTimeoutMailing: {}
        - name: B
          subscriptionSettings:
            welcomeMailing: {id: ~}
            verificationMailing: {id: [8]}
            verificationTimeoutMailing: {id: 99999999999999999999}

      """#,
      #"""
      m.yaml:4:23: error: welcomeMailing must be a name, not an empty text
            welcomeMailing: ""
                            ^
      m.yaml:5:28: error: verificationMailing must be a name or {id: NUMBER}
            verificationMailing: {id: 0}
                                 ^
      m.yaml:6:35: error: verificationTimeoutMailing must be a name or {id: NUMBER}
            verificationTimeoutMailing: {name: Welcome}
                                        ^
      m.yaml:8:23: error: goodByeMailing must be a name or {id: NUMBER}
            goodByeMailing: {id: "8"}
                            ^
      m.yaml:9:28: error: verificationMailing must be a name or {id: NUMBER}
            verificationMailing: {id: 8, name: A}
                                 ^
      m.yaml:10:35: error: verificationTimeoutMailing must be a name or {id: NUMBER}
            verificationTimeoutMailing: {}
                                        ^
      m.yaml:13:23: error: welcomeMailing must be a name or {id: NUMBER}
            welcomeMailing: {id: ~}
                            ^
      m.yaml:14:28: error: verificationMailing must be a name or {id: NUMBER}
            verificationMailing: {id: [8]}
                                 ^
      m.yaml:15:35: error: verificationTimeoutMailing must be a name or {id: NUMBER}
            verificationTimeoutMailing: {id: 99999999999999999999}
                                        ^

      """#
    )
  ])
  func referencesAndMaps(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "maps of texts and references to managed objects",
      #"""
      gadgets:
        - name: One
          headers: {b: 2, a: "", "": x}
          parent: Two
        - name: Two
          headers: ~
          parent: ~

      """#,
      #"""
      gadget/One @m.yaml:2:5
        name: "One" @m.yaml:2:11
        headers: {"":"x","a":"","b":"2"} @m.yaml:3:14
        parent: -> "Two" @m.yaml:4:13
      gadget/Two @m.yaml:5:5
        name: "Two" @m.yaml:5:11
        headers: null @m.yaml:6:14
        parent: null @m.yaml:7:13
      section gadget

      """#
    )
  ])
  func mapsAndReferencesToManagedObjects(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests, registry: .invented).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "maps and references that are wrong",
      #"""
      gadgets:
        - name: One
          headers: {a: ~, b: [], c: {}, d: "${e}"}
          parent: {id: 3}
        - name: Two
          headers: text
          parent: ""
        - name: Threee
          headers: []

      """#,
      #"""
      m.yaml:3:24: error: headers: b must be text, not a sequence
          headers: {a: ~, b: [], c: {}, d: "${e}"}
                             ^
      m.yaml:3:31: error: headers: c must be text, not a mapping
          headers: {a: ~, b: [], c: {}, d: "${e}"}
                                    ^
      m.yaml:3:38: error: the variable e is not defined: give --var e=…, INX_VAR_e, or a default under variables
          headers: {a: ~, b: [], c: {}, d: "${e}"}
                                           ^
      m.yaml:4:13: error: parent must be a name, not a mapping
          parent: {id: 3}
                  ^
      m.yaml:6:14: error: headers must be a mapping of texts, not text
          headers: text
                   ^
      m.yaml:7:13: error: parent must be a name, not an empty text
          parent: ""
                  ^
      m.yaml:9:14: error: headers must be a mapping of texts, not a sequence
          headers: []
                   ^

      """#
    )
  ])
  func mapsAndReferencesThatAreWrong(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests, registry: .invented).diagnostics == row.expected)
  }
}
