import Testing

@testable import Desired

/// Tags of YAML's core schema: taken where they agree with the node and with what the field wants.
@Suite struct YAMLTagTests {
  @Test(arguments: [
    ManifestCase(
      "tags that agree",
      #"""
      attributes: !!seq
        - !!map
          !!str name: !!str 12
          type: TEXT
          maxLength: !!int "80"
          hidden: !!bool 'false'
      lists:
        - name: A
          description: !!null ''
          senderName: !!null ~
          replyToName: !!null null
          testProfiles: []

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "tags that do not agree with the node, and others",
      #"""
      attributes: !!map []
      targetGroups: !!seq {}
      textModules: !!str []
      lists:
        - name: !foo A
          description: !!int x
          senderName: !!bool yes
          replyToName: !!null x
          formerly: !!float 1.5

      """#,
      #"""
      m.yaml:1:13: error: !!map must stand before a mapping
      attributes: !!map []
                  ^
      m.yaml:2:1: error: targetGroups must be a sequence of items, not a mapping
      targetGroups: !!seq {}
      ^
      m.yaml:2:15: error: !!seq must stand before a sequence
      targetGroups: !!seq {}
                    ^
      m.yaml:3:14: error: !!str must stand before a text
      textModules: !!str []
                   ^
      m.yaml:5:11: error: tags are not supported: !foo
        - name: !foo A
                ^
      m.yaml:6:18: error: !!int must stand before a whole number, in decimal digits
          description: !!int x
                       ^
      m.yaml:7:17: error: !!bool must stand before true or false
          senderName: !!bool yes
                      ^
      m.yaml:8:18: error: !!null must stand before null
          replyToName: !!null x
                       ^
      m.yaml:9:15: error: tags are not supported: !!float
          formerly: !!float 1.5
                    ^

      """#
    ),
    ManifestCase(
      "tags that do not agree with the field",
      #"""
      attributes:
        - name: !!int 12
          type: !!bool true
          maxLength: !!bool true
          hidden: !!int 1
      targetGroups:
        - name: A
          filterString: !!int 1
      testProfiles:
        - description: A
          attributes: {Points: !!int 80}

      """#,
      #"""
      m.yaml:2:11: error: name must be a text, not !!int 12
        - name: !!int 12
                ^
      m.yaml:3:11: error: type must be one of TEXT, DATE_AND_TIME, DATE_ONLY, TIME_ONLY, INTEGER, FLOATING_POINT_NUMBER, BOOLEAN, not !!bool true
          type: !!bool true
                ^
      m.yaml:4:16: error: maxLength must be a whole number, not !!bool true
          maxLength: !!bool true
                     ^
      m.yaml:5:13: error: hidden must be true or false, not !!int 1
          hidden: !!int 1
                  ^
      m.yaml:8:19: error: filterString must be a text, not !!int 1
          filterString: !!int 1
                        ^
      m.yaml:11:26: error: attributes: Points must be text, not !!int 80
          attributes: {Points: !!int 80}
                               ^

      """#
    ),
  ])
  func diagnostics(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
