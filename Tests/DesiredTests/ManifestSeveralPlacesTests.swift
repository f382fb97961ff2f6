import Testing

@testable import Desired

@Suite struct ManifestSeveralPlacesTests {
  @Test(arguments: [
    ManifestCase(
      "a list in several places",
      #"""
      lists:
        - name: A
          description: B
          settings: {TrackingPermissionDetachedFromMembership: true}
          targetGroups: [{name: C}]
      #: file b.yaml
      lists:
        - name: A
          type: STANDARD
          formerly: D
          targetGroups: [{name: E}]
          subscriptionSettings: {sendRecentMail: true}

      """#,
      #"""
      list/A formerly "D" @b.yaml:4:15 @m.yaml:2:5
        name: "A" @m.yaml:2:11
        type: "STANDARD" @b.yaml:3:11
        description: "B" @m.yaml:3:18
      list/A/setting/TrackingPermissionDetachedFromMembership @m.yaml:4:16
        value: true @m.yaml:4:58
      list/A/subscription-settings @b.yaml:6:5
        sendRecentMail: true @b.yaml:6:44
      list/A/target-group/C @m.yaml:5:20
        name: "C" @m.yaml:5:27
      list/A/target-group/E @b.yaml:5:20
        name: "E" @b.yaml:5:27
      section list
      section list/A/target-group

      """#
    ),
    ManifestCase(
      "one name in different kinds and scopes",
      #"""
      targetGroups: [{name: A}]
      textModules: [{name: A}]
      lists:
        - name: A
          targetGroups: [{name: A}]
          textModules: [{name: A}]
        - name: B
          targetGroups: [{name: A}]

      """#,
      #"""
      list/A @m.yaml:4:5
        name: "A" @m.yaml:4:11
      list/A/target-group/A @m.yaml:5:20
        name: "A" @m.yaml:5:27
      list/A/text-module/A @m.yaml:6:19
        name: "A" @m.yaml:6:26
      list/B @m.yaml:7:5
        name: "B" @m.yaml:7:11
      list/B/target-group/A @m.yaml:8:20
        name: "A" @m.yaml:8:27
      target-group/A @m.yaml:1:16
        name: "A" @m.yaml:1:23
      text-module/A @m.yaml:2:15
        name: "A" @m.yaml:2:22
      section list
      section list/A/target-group
      section list/A/text-module
      section list/B/target-group
      section target-group
      section text-module

      """#
    ),
    ManifestCase(
      "anchors, aliases and merges",
      #"""
      x-defaults: &d
        type: STANDARD
        senderAddress: a@example.com
        settings: &s {TrackingPermissionDetachedFromMembership: true}
      x-more: &m {senderName: M, description: M}
      lists:
        - <<: [*d, *m]
          name: A
          description: B
        - name: C
          <<: *m
          settings: *s

      """#,
      #"""
      list/A @m.yaml:7:5
        name: "A" @m.yaml:8:11
        type: "STANDARD" @m.yaml:2:9
        description: "B" @m.yaml:9:18
        senderAddress: "a@example.com" @m.yaml:3:18
        senderName: "M" @m.yaml:5:25
      list/A/setting/TrackingPermissionDetachedFromMembership @m.yaml:4:17
        value: true @m.yaml:4:59
      list/C @m.yaml:10:5
        name: "C" @m.yaml:10:11
        description: "M" @m.yaml:5:41
        senderName: "M" @m.yaml:5:25
      list/C/setting/TrackingPermissionDetachedFromMembership @m.yaml:4:17
        value: true @m.yaml:4:59
      section list

      """#
    ),
    ManifestCase(
      "names with signs of addresses",
      #"""
      lists:
        - name: A/B
          targetGroups: [{name: 100%}]
      blacklistEntries: [{pattern: "*@b"}]

      """#,
      #"""
      blacklist-entry/%2A@b @m.yaml:4:20
        pattern: "*@b" @m.yaml:4:30
      list/A%2FB @m.yaml:2:5
        name: "A/B" @m.yaml:2:11
      list/A%2FB/target-group/100%25 @m.yaml:3:20
        name: "100%" @m.yaml:3:27
      section blacklist-entry
      section list
      section list/A%2FB/target-group

      """#
    ),
  ])
  func listsMayStandInSeveralPlaces(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "a field of a list twice",
      #"""
      lists:
        - name: A
          description: B
          type: STANDARD
      #: file b.yaml
      lists:
        - name: A
          description: B
          type: ~

      """#,
      #"""
      b.yaml:3:18: error: description of list "A" is declared twice
          description: B
                       ^
      m.yaml:3:18: note: first declared here
          description: B
                       ^
      b.yaml:4:11: error: type must be one of STANDARD, DYNAMIC, not null
          type: ~
                ^
      b.yaml:4:11: error: type of list "A" is declared twice
          type: ~
                ^
      m.yaml:4:11: note: first declared here
          type: STANDARD
                ^

      """#
    ),
    ManifestCase(
      "formerly of a list twice",
      #"""
      lists:
        - {name: A, formerly: B}
        - {name: A, formerly: B}

      """#,
      #"""
      m.yaml:3:25: error: formerly of list "A" is declared twice
        - {name: A, formerly: B}
                              ^
      m.yaml:2:25: note: first declared here
        - {name: A, formerly: B}
                              ^

      """#
    ),
    ManifestCase(
      "formerly of a list elsewhere, and of another",
      #"""
      lists:
        - {name: C, formerly: B}
        - {name: A}
        - {name: A, formerly: B}

      """#,
      #"""
      m.yaml:4:25: error: two declarations were formerly "B"
        - {name: A, formerly: B}
                              ^
      m.yaml:2:25: note: the first one
        - {name: C, formerly: B}
                              ^

      """#
    ),
    ManifestCase(
      "a list in two spellings",
      #"""
      lists:
        - name: Newsletter
        - name: NEWSLETTER
          description: A

      """#,
      #"""
      m.yaml:3:11: error: list "NEWSLETTER" is spelt differently elsewhere
        - name: NEWSLETTER
                ^
      m.yaml:2:5: note: "Newsletter" here
        - name: Newsletter
          ^

      """#
    ),
  ])
  func fieldsOfAListStandOnce(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
