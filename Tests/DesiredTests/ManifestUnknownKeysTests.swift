import Testing

@testable import Desired

@Suite struct ManifestUnknownKeysTests {
  @Test(arguments: [
    ManifestCase(
      "unknown keys with suggestions",
      #"""
      lists:
        - name: A
          sendername: B
          replyToAdress: c@example.com
          qwertz: D
          targetGroup: []
      attributes:
        - name: B
          maxlenght: 3

      """#,
      #"""
      m.yaml:3:5: error: unknown key sendername of list (did you mean senderName?)
          sendername: B
          ^
      m.yaml:4:5: error: unknown key replyToAdress of list (did you mean replyToAddress?)
          replyToAdress: c@example.com
          ^
      m.yaml:5:5: error: unknown key qwertz of list
          qwertz: D
          ^
      m.yaml:6:5: error: unknown key targetGroup of list (did you mean targetGroups?)
          targetGroup: []
          ^
      m.yaml:9:5: error: unknown key maxlenght of attribute (did you mean maxLength?)
          maxlenght: 3
          ^

      """#
    ),
    ManifestCase(
      "unknown keys of every kind",
      #"""
      attributes: [{name: A, foo: 1}]
      blacklistEntries: [{pattern: a@b, foo: 1}]
      datasources: [{name: A, foo: 1}]
      targetGroups: [{name: A, foo: 1}]
      textModules: [{name: A, foo: 1}]
      lists: [{name: A, foo: 1}]

      """#,
      #"""
      m.yaml:1:24: error: unknown key foo of attribute
      attributes: [{name: A, foo: 1}]
                             ^
      m.yaml:2:35: error: unknown key foo of blacklist entry
      blacklistEntries: [{pattern: a@b, foo: 1}]
                                        ^
      m.yaml:3:25: error: unknown key foo of datasource
      datasources: [{name: A, foo: 1}]
                              ^
      m.yaml:4:26: error: unknown key foo of target group
      targetGroups: [{name: A, foo: 1}]
                               ^
      m.yaml:5:25: error: unknown key foo of text module
      textModules: [{name: A, foo: 1}]
                              ^
      m.yaml:6:19: error: unknown key foo of list
      lists: [{name: A, foo: 1}]
                        ^

      """#
    ),
    ManifestCase(
      "unknown keys of what a list has one of",
      #"""
      lists:
        - name: A
          subscriptionSettings: {foo: 1, formerly: B}
          unsubscriptionSettings: {unsubscribeJsp: 1}
          settings: {TrackingPermissionDetachedFromMembershp: true, foo: true, "": true}

      """#,
      #"""
      m.yaml:3:28: error: unknown key foo of subscription settings
          subscriptionSettings: {foo: 1, formerly: B}
                                 ^
      m.yaml:3:36: error: unknown key formerly of subscription settings
          subscriptionSettings: {foo: 1, formerly: B}
                                         ^
      m.yaml:4:30: error: unknown key unsubscribeJsp of unsubscription settings (did you mean unsubscribeJSP?)
          unsubscriptionSettings: {unsubscribeJsp: 1}
                                   ^
      m.yaml:5:16: error: unknown list setting TrackingPermissionDetachedFromMembershp (did you mean TrackingPermissionDetachedFromMembership?)
          settings: {TrackingPermissionDetachedFromMembershp: true, foo: true, "": true}
                     ^
      m.yaml:5:63: error: unknown list setting foo
          settings: {TrackingPermissionDetachedFromMembershp: true, foo: true, "": true}
                                                                    ^
      m.yaml:5:74: error: unknown list setting ""
          settings: {TrackingPermissionDetachedFromMembershp: true, foo: true, "": true}
                                                                               ^

      """#
    ),
    ManifestCase(
      "sections of the top in a list",
      #"""
      lists:
        - name: A
          attributes: []
          lists: []

      """#,
      #"""
      m.yaml:3:5: error: attributes stands at the top of a manifest, not in a list
          attributes: []
          ^
      m.yaml:4:5: error: lists stands at the top of a manifest, not in a list
          lists: []
          ^

      """#
    ),
    ManifestCase(
      "what only a GET gives cannot be declared",
      #"""
      lists:
        - name: A
          id: 5

      """#,
      #"""
      m.yaml:3:5: error: unknown key id of list
          id: 5
          ^

      """#
    ),
    ManifestCase(
      "sections in a target group",
      #"""
      targetGroups:
        - name: A
          textModules: []

      """#,
      #"""
      m.yaml:3:5: error: unknown key textModules of target group
          textModules: []
          ^

      """#
    ),
    ManifestCase(
      "the beginning of one key alone",
      #"""
      lists:
        - name: A
          sender: B
          subscriptionS: {}

      """#,
      #"""
      m.yaml:3:5: error: unknown key sender of list
          sender: B
          ^
      m.yaml:4:5: error: unknown key subscriptionS of list (did you mean subscriptionSettings?)
          subscriptionS: {}
          ^

      """#
    ),
  ])
  func unknownKeysAreErrors(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
