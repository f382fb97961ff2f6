import Testing

@testable import Desired

@Suite struct ManifestValueTypesTests {
  @Test(arguments: [
    ManifestCase(
      "name that is a sequence",
      #"""
      lists:
        - name: [a]

      """#,
      #"""
      m.yaml:2:11: error: name must be a text, not a sequence
        - name: [a]
                ^

      """#
    ),
    ManifestCase(
      "mappings and sequences where one value is wanted",
      #"""
      lists:
        - name: {a: b}
          type: [STANDARD]
          description: {}
      targetGroups:
        - name: A
          filterString: [x]
      textModules:
        - name: A
          text: [x]
          html: {}
      attributes:
        - name: A
          maxLength: [1]
          hidden: {}

      """#,
      #"""
      m.yaml:2:11: error: name must be a text, not a mapping
        - name: {a: b}
                ^
      m.yaml:3:11: error: type must be one of STANDARD, DYNAMIC, not a sequence
          type: [STANDARD]
                ^
      m.yaml:4:18: error: description must be a text, not a mapping
          description: {}
                       ^
      m.yaml:7:19: error: filterString must be a text, not a sequence
          filterString: [x]
                        ^
      m.yaml:10:11: error: text must be a text, not a sequence
          text: [x]
                ^
      m.yaml:11:11: error: html must be a text, not a mapping
          html: {}
                ^
      m.yaml:14:16: error: maxLength must be a whole number, not a sequence
          maxLength: [1]
                     ^
      m.yaml:15:13: error: hidden must be true or false, not a mapping
          hidden: {}
                  ^

      """#
    ),
    ManifestCase(
      "mappings and sequences in settings",
      #"""
      lists:
        - name: A
          subscriptionSettings:
            subscriptionType: []
            doiConfirmationDuration: {}
            sendRecentMail: []
            welcomeMailing: [Welcome]
          settings:
            TrackingPermissionDetachedFromMembership: []

      """#,
      #"""
      m.yaml:4:25: error: subscriptionType must be one of CONFIRMED_OPT_IN, DOUBLE_OPT_IN, not a sequence
            subscriptionType: []
                              ^
      m.yaml:5:32: error: doiConfirmationDuration must be a whole number, not a mapping
            doiConfirmationDuration: {}
                                     ^
      m.yaml:6:23: error: sendRecentMail must be true or false, not a sequence
            sendRecentMail: []
                            ^
      m.yaml:7:23: error: welcomeMailing must be a name or {id: NUMBER}, not a sequence
            welcomeMailing: [Welcome]
                            ^
      m.yaml:9:49: error: TrackingPermissionDetachedFromMembership must be true or false, not a sequence
            TrackingPermissionDetachedFromMembership: []
                                                      ^

      """#
    ),
    ManifestCase(
      "null for what must have a value",
      #"""
      lists:
        - name:
          type: ~
          senderAddress: null
      attributes:
        - name: A
          maxLength:
          hidden:
      textModules:
        - name: A
          text: ~
      blacklistEntries:
        - pattern: null

      """#,
      #"""
      m.yaml:2:10: error: name must be a text, not null
        - name:
               ^
      m.yaml:3:11: error: type must be one of STANDARD, DYNAMIC, not null
          type: ~
                ^
      m.yaml:4:20: error: senderAddress must be a text, not null
          senderAddress: null
                         ^
      m.yaml:7:15: error: maxLength must be a whole number, not null
          maxLength:
                    ^
      m.yaml:8:12: error: hidden must be true or false, not null
          hidden:
                 ^
      m.yaml:11:11: error: text must be a text, not null
          text: ~
                ^
      m.yaml:13:14: error: pattern must be a text, not null
        - pattern: null
                   ^

      """#
    ),
    ManifestCase(
      "null for what must have a value in settings",
      #"""
      lists:
        - name: A
          settings: {TrackingPermissionDetachedFromMembership: ~}
          subscriptionSettings: {subscriptionType: null, sendWelcomeMessage: ~, doiConfirmationDuration: ~}

      """#,
      #"""
      m.yaml:3:58: error: TrackingPermissionDetachedFromMembership must be true or false, not null
          settings: {TrackingPermissionDetachedFromMembership: ~}
                                                               ^
      m.yaml:4:46: error: subscriptionType must be one of CONFIRMED_OPT_IN, DOUBLE_OPT_IN, not null
          subscriptionSettings: {subscriptionType: null, sendWelcomeMessage: ~, doiConfirmationDuration: ~}
                                                   ^
      m.yaml:4:72: error: sendWelcomeMessage must be true or false, not null
          subscriptionSettings: {subscriptionType: null, sendWelcomeMessage: ~, doiConfirmationDuration: ~}
                                                                             ^
      m.yaml:4:100: error: doiConfirmationDuration must be a whole number, not null
          subscriptionSettings: {subscriptionType: null, sendWelcomeMessage: ~, doiConfirmationDuration: ~}
                                                                                                         ^

      """#
    ),
    ManifestCase(
      "several errors of one item, by place",
      #"""
      lists:
        - type: DYNAMICC
          name: A
          senderAddress: nobody
          settings: {Foo: true}
          foo: 1

      """#,
      #"""
      m.yaml:2:11: error: type must be one of STANDARD, DYNAMIC, not DYNAMICC (did you mean DYNAMIC?)
        - type: DYNAMICC
                ^
      m.yaml:4:20: error: senderAddress must be an email address
          senderAddress: nobody
                         ^
      m.yaml:5:16: error: unknown list setting Foo
          settings: {Foo: true}
                     ^
      m.yaml:6:5: error: unknown key foo of list
          foo: 1
          ^

      """#
    ),
    ManifestCase(
      "aliases are judged where they are anchored",
      #"""
      x-a: &t [1]
      lists:
        - name: *t
        - name: A
          description: *t

      """#,
      #"""
      m.yaml:1:6: error: name must be a text, not a sequence
      x-a: &t [1]
           ^
      m.yaml:1:6: error: description must be a text, not a sequence
      x-a: &t [1]
           ^

      """#
    ),
  ])
  func valuesHaveTheTypeOfTheirField(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
