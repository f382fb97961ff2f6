import Testing

@testable import Desired

@Suite struct ManifestCrossChecksTests {
  @Test(arguments: [
    ManifestCase(
      "fields that do not apply to a type",
      #"""
      attributes:
        - name: A
          type: INTEGER
          maxLength: 3
      textModules:
        - name: A
          type: TEXT
          html: <p>
        - name: B
          type: HTML
          text: a
          html: <p>

      """#,
      #"""
      m.yaml:4:16: error: maxLength does not apply to type INTEGER, only to TEXT
          maxLength: 3
                     ^
      m.yaml:8:11: error: html does not apply to type TEXT, only to HTML, TEXT_HTML
          html: <p>
                ^
      m.yaml:11:11: error: text does not apply to type HTML, only to TEXT, TEXT_HTML
          text: a
                ^

      """#
    ),
    ManifestCase(
      "a file that does not apply to a type",
      #"""
      #: content a=b
      textModules:
        - name: A
          type: HTML
          textFile: a

      """#,
      #"""
      m.yaml:4:15: error: text does not apply to type HTML, only to TEXT, TEXT_HTML
          textFile: a
                    ^

      """#
    ),
    ManifestCase(
      "fields of an undeclared type apply",
      #"""
      attributes: [{name: A, maxLength: 3}]
      textModules: [{name: A, text: a, html: b}, {name: B, type: TEXT_HTML, text: a, html: b}]

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "settings of a dynamic list",
      #"""
      lists:
        - name: A
          type: DYNAMIC
          settings: {TrackingPermissionDetachedFromMembership: true}
          subscriptionSettings: {}
          unsubscriptionSettings: {}
          targetGroups: [{name: B}]
          textModules: [{name: B}]

      """#,
      #"""
      m.yaml:4:16: error: only STANDARD lists have settings, and "A" is DYNAMIC
          settings: {TrackingPermissionDetachedFromMembership: true}
                     ^
      m.yaml:5:5: error: only STANDARD lists have subscription settings, and "A" is DYNAMIC
          subscriptionSettings: {}
          ^
      m.yaml:6:5: error: only STANDARD lists have unsubscription settings, and "A" is DYNAMIC
          unsubscriptionSettings: {}
          ^

      """#
    ),
    ManifestCase(
      "settings of a list that is dynamic elsewhere",
      #"""
      lists:
        - name: A
          subscriptionSettings: {}
      #: file b.yaml
      lists:
        - name: A
          type: DYNAMIC

      """#,
      #"""
      m.yaml:3:5: error: only STANDARD lists have subscription settings, and "A" is DYNAMIC
          subscriptionSettings: {}
          ^

      """#
    ),
    ManifestCase(
      "settings of a list without a type",
      #"""
      lists:
        - name: A
          subscriptionSettings: {}

      """#,
      #"""
      (decoded)

      """#
    ),
  ])
  func fieldsAndSettingsApply(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
