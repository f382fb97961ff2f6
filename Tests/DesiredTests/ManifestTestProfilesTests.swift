import Resources
import Support
import Testing

@testable import Desired

@Suite struct ManifestTestProfilesTests {
  @Test(arguments: [
    ManifestCase(
      "at the top and in a list, with every field",
      #"""
      testProfiles:
        - description: Ada, with everything
          email: ada@example.com
          trackingPermission: true
          attributes:
            FirstName: Ada
            Points: 100
            Active: true
            Empty: ""
            Gone: ~
            Nothing:
        - {description: Bob, email: ~, trackingPermission: false, attributes: null}
        - {description: Cy, attributes: {}}
      lists:
        - name: L
          testProfiles:
            - description: Ada, with everything

      """#,
      #"""
      list/L @m.yaml:15:5
        name: "L" @m.yaml:15:11
      list/L/test-profile/Ada, with everything @m.yaml:17:9
        description: "Ada, with everything" @m.yaml:17:22
      test-profile/Ada, with everything @m.yaml:2:5
        description: "Ada, with everything" @m.yaml:2:18
        email: "ada@example.com" @m.yaml:3:12
        trackingPermission: true @m.yaml:4:25
        attributes: {"Active":"true","Empty":"","FirstName":"Ada","Gone":null,"Nothing":null,"Points":"100"} @m.yaml:6:7
      test-profile/Bob @m.yaml:12:5
        description: "Bob" @m.yaml:12:19
        email: null @m.yaml:12:31
        trackingPermission: false @m.yaml:12:54
        attributes: null @m.yaml:12:73
      test-profile/Cy @m.yaml:13:5
        description: "Cy" @m.yaml:13:19
        attributes: {} @m.yaml:13:35
      section list
      section list/L/test-profile
      section test-profile

      """#
    ),
    ManifestCase(
      "variables in values, never in keys",
      #"""
      #: var who=Ada
      #: var nothing=
      testProfiles:
        - description: ${who}
          attributes: {"${who}": "${who} ${who}", "$${who}": "$${who}", Empty: "${nothing}", Plain: "null"}

      """#,
      #"""
      test-profile/Ada @m.yaml:2:5
        description: "Ada" @m.yaml:2:18
        attributes: {"$${who}":"${who}","${who}":"Ada Ada","Empty":"","Plain":"null"} @m.yaml:3:17
      section test-profile

      """#
    ),
    ManifestCase(
      "merged attributes: the profile's own win, null too",
      #"""
      x-base: &base {City: Rome, FirstName: Ada, Points: 1}
      testProfiles:
        - description: A
          attributes: {<<: *base, City: ~, Points: 2}
        - description: B
          attributes: *base

      """#,
      #"""
      test-profile/A @m.yaml:3:5
        description: "A" @m.yaml:3:18
        attributes: {"City":null,"FirstName":"Ada","Points":"2"} @m.yaml:4:17
      test-profile/B @m.yaml:5:5
        description: "B" @m.yaml:5:18
        attributes: {"City":"Rome","FirstName":"Ada","Points":"1"} @m.yaml:1:9
      section test-profile

      """#
    ),
    ManifestCase(
      "absent ones and renamed ones",
      #"""
      testProfiles:
        - {description: A, state: absent}
        - {description: B, formerly: C}
      lists:
        - name: L
          testProfiles: [{state: absent, description: A}, {description: B, formerly: C}]

      """#,
      #"""
      list/L @m.yaml:5:5
        name: "L" @m.yaml:5:11
      list/L/test-profile/A absent @m.yaml:6:20
        description: "A" @m.yaml:6:49
      list/L/test-profile/B formerly "C" @m.yaml:6:80 @m.yaml:6:53
        description: "B" @m.yaml:6:67
      test-profile/A absent @m.yaml:2:5
        description: "A" @m.yaml:2:19
      test-profile/B formerly "C" @m.yaml:3:32 @m.yaml:3:5
        description: "B" @m.yaml:3:19
      section list
      section list/L/test-profile
      section test-profile

      """#
    ),
    ManifestCase(
      "descriptions that differ in case or Unicode form are others",
      "testProfiles: [{description: é}, {description: e\u{301}}, {description: É}]\n",
      """
      test-profile/e\u{301} @m.yaml:1:34
        description: "e\u{301}" @m.yaml:1:48
      test-profile/É @m.yaml:1:53
        description: "É" @m.yaml:1:67
      test-profile/é @m.yaml:1:16
        description: "é" @m.yaml:1:30
      section test-profile

      """
    ),
  ])
  func testProfilesAreDecoded(_ row: ManifestCase) {
    let dump = ManifestSample(row.manifests).dump(marks: true)
    #expect(dump == row.expected)
    #expect(sameCodePoints(dump, row.expected))
  }

  @Test(arguments: [
    ManifestCase(
      "values of other types",
      #"""
      testProfiles:
        - description: ~
        - description: ""
        - description: A
          email: []
          trackingPermission: "true"
          attributes: Ada
        - description: B
          trackingPermission: ~
          attributes: [Ada]
        - description: C
          attributes: ""
        - email: d@example.com

      """#,
      #"""
      m.yaml:2:18: error: description must be a text, not null
        - description: ~
                       ^
      m.yaml:3:18: error: description must not be empty
        - description: ""
                       ^
      m.yaml:5:12: error: email must be a text, not a sequence
          email: []
                 ^
      m.yaml:6:25: error: trackingPermission must be true or false, not the text "true"
          trackingPermission: "true"
                              ^
      m.yaml:7:17: error: attributes must be a mapping of texts, not Ada
          attributes: Ada
                      ^
      m.yaml:9:25: error: trackingPermission must be true or false, not null
          trackingPermission: ~
                              ^
      m.yaml:10:17: error: attributes must be a mapping of texts, not a sequence
          attributes: [Ada]
                      ^
      m.yaml:12:17: error: attributes must be a mapping of texts, not an empty text
          attributes: ""
                      ^
      m.yaml:13:5: error: test profile needs a description
        - email: d@example.com
          ^

      """#
    ),
    ManifestCase(
      "attributes that are none",
      #"""
      testProfiles:
        - description: A
          attributes:
            One: [1]
            Two: {a: b}
            "": x
            Three: ${y}
            Four: 1
            Four: 2
            ~: null
            \#(String(repeating: "n", count: 61)): []

      """#,
      #"""
      m.yaml:4:12: error: attributes: One must be text, not a sequence
            One: [1]
                 ^
      m.yaml:5:12: error: attributes: Two must be text, not a mapping
            Two: {a: b}
                 ^
      m.yaml:6:7: error: attributes: a name must not be empty
            "": x
            ^
      m.yaml:7:14: error: the variable y is not defined: give --var y=…, INX_VAR_y, or a default under variables
            Three: ${y}
                   ^
      m.yaml:9:7: error: duplicate key "Four"
            Four: 2
            ^
      m.yaml:8:7: note: first here
            Four: 1
            ^
      m.yaml:11:70: error: attributes: \#(String(repeating: "n", count: 60))… must be text, not a sequence
            \#(String(repeating: "n", count: 61)): []
                                                                           ^

      """#
    ),
    ManifestCase(
      "what is wrong behind an anchor is shown where it stands",
      #"""
      x-base: &base {City: [Rome], "": x}
      testProfiles:
        - description: A
          attributes: {<<: *base}
        - description: B
          attributes: {<<: *base, City: Rome}

      """#,
      #"""
      m.yaml:1:22: error: attributes: City must be text, not a sequence
      x-base: &base {City: [Rome], "": x}
                           ^
      m.yaml:1:30: error: attributes: a name must not be empty
      x-base: &base {City: [Rome], "": x}
                                   ^

      """#
    ),
    ManifestCase(
      "unknown keys",
      #"""
      testProfiles:
        - {descripton: A}
        - {description: B, name: B, trackingPermision: true, atributes: {}, type: GLOBAL, listId: 5}
      testProfile: []

      """#,
      #"""
      m.yaml:2:6: error: unknown key descripton of test profile (did you mean description?)
        - {descripton: A}
           ^
      m.yaml:3:22: error: unknown key name of test profile
        - {description: B, name: B, trackingPermision: true, atributes: {}, type: GLOBAL, listId: 5}
                           ^
      m.yaml:3:31: error: unknown key trackingPermision of test profile (did you mean trackingPermission?)
        - {description: B, name: B, trackingPermision: true, atributes: {}, type: GLOBAL, listId: 5}
                                    ^
      m.yaml:3:56: error: unknown key atributes of test profile (did you mean attributes?)
        - {description: B, name: B, trackingPermision: true, atributes: {}, type: GLOBAL, listId: 5}
                                                             ^
      m.yaml:3:71: error: unknown key type of test profile
        - {description: B, name: B, trackingPermision: true, atributes: {}, type: GLOBAL, listId: 5}
                                                                            ^
      m.yaml:3:85: error: unknown key listId of test profile
        - {description: B, name: B, trackingPermision: true, atributes: {}, type: GLOBAL, listId: 5}
                                                                                          ^
      m.yaml:4:1: error: unknown section testProfile (did you mean testProfiles?)
      testProfile: []
      ^

      """#
    ),
    ManifestCase(
      "one twice in one scope",
      #"""
      testProfiles: [{description: A}, {description: A, email: a@example.com}]
      lists:
        - name: L
          testProfiles: [{description: A}, {description: A, state: absent}]
        - name: M
          testProfiles: [{description: A}]

      """#,
      #"""
      m.yaml:1:34: error: test profile "A" is declared twice
      testProfiles: [{description: A}, {description: A, email: a@example.com}]
                                       ^
      m.yaml:1:16: note: first declared here
      testProfiles: [{description: A}, {description: A, email: a@example.com}]
                     ^
      m.yaml:4:38: error: test profile "A" is declared twice
          testProfiles: [{description: A}, {description: A, state: absent}]
                                           ^
      m.yaml:4:20: note: first declared here
          testProfiles: [{description: A}, {description: A, state: absent}]
                         ^

      """#
    ),
    ManifestCase(
      "absent with more than the description, and two that were one",
      #"""
      testProfiles:
        - {description: A, state: absent, attributes: {B: ~}}
        - {description: C, formerly: D}
        - {description: E, formerly: D}
        - {description: F, formerly: ~}

      """#,
      #"""
      m.yaml:2:37: error: an absent test profile has its description and nothing else, not attributes
        - {description: A, state: absent, attributes: {B: ~}}
                                          ^
      m.yaml:4:32: error: two declarations were formerly "D"
        - {description: E, formerly: D}
                                     ^
      m.yaml:3:32: note: the first one
        - {description: C, formerly: D}
                                     ^
      m.yaml:5:32: error: formerly must be a name, not null
        - {description: F, formerly: ~}
                                     ^

      """#
    ),
    ManifestCase(
      "never pruned",
      #"""
      policy:
        prune: [testProfiles, testProfile]
      testProfiles: []

      """#,
      #"""
      m.yaml:2:11: error: policy.prune: testProfiles is never pruned: it can be targetGroups, textModules, blacklistEntries, datasources
        prune: [testProfiles, testProfile]
                ^
      m.yaml:2:25: error: policy.prune: testProfile is no section: it can be targetGroups, textModules, blacklistEntries, datasources
        prune: [testProfiles, testProfile]
                              ^

      """#
    ),
  ])
  func whatIsWrongWithTestProfiles(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
