import Testing

@testable import Desired

@Suite struct ManifestMailingsTests {
  @Test(arguments: [
    ManifestCase(
      "with every field",
      #"""
      #: content a/b.txt=Text ${x}
      lists:
        - name: L
          mailings:
            - name: A
              subject: S
              editorContentType: TEXT_HTML
              textFile: a/b.txt
              html: "<p>"
              targetGroups:
                combination: MATCH_ALL
                groups: [VIP, 010, "null"]
            - {name: B, editorContentType: HTML, html: "", targetGroups: ~}
            - {name: C, editorContentType: TEXT, targetGroups: {combination: FILTER_GROUP_NOT_ASSIGNED}}
            - {name: D, targetGroups: {groups: [], combination: FILTER_GROUP_NOT_ASSIGNED}}

      """#,
      #"""
      list/L @m.yaml:2:5
        name: "L" @m.yaml:2:11
      list/L/mailing/A @m.yaml:4:9
        name: "A" @m.yaml:4:15
        subject: "S" @m.yaml:5:18
        editorContentType: "TEXT_HTML" @m.yaml:6:28
        text: "Text ${x}" @m.yaml:7:19
        html: "<p>" @m.yaml:8:15
        targetGroups: {"combination":"MATCH_ALL","groups":["VIP","010","null"]} @m.yaml:10:11
      list/L/mailing/B @m.yaml:12:9
        name: "B" @m.yaml:12:16
        editorContentType: "HTML" @m.yaml:12:38
        html: "" @m.yaml:12:50
        targetGroups: null @m.yaml:12:68
      list/L/mailing/C @m.yaml:13:9
        name: "C" @m.yaml:13:16
        editorContentType: "TEXT" @m.yaml:13:38
        targetGroups: null @m.yaml:13:58
      list/L/mailing/D @m.yaml:14:9
        name: "D" @m.yaml:14:16
        targetGroups: null @m.yaml:14:33
      section list
      section list/L/mailing

      """#
    ),
    ManifestCase(
      "variables in words and names",
      #"""
      #: var how=ONE
      #: var group=VIP
      lists:
        - name: L
          mailings:
            - name: ${group}
              targetGroups: {combination: "MATCH_${how}", groups: ["${group}", "$${group}", "${group} 2"]}

      """#,
      #"""
      list/L @m.yaml:2:5
        name: "L" @m.yaml:2:11
      list/L/mailing/VIP @m.yaml:4:9
        name: "VIP" @m.yaml:4:15
        targetGroups: {"combination":"MATCH_ONE","groups":["VIP","${group}","VIP 2"]} @m.yaml:5:23
      section list
      section list/L/mailing

      """#
    ),
    ManifestCase(
      "anchors and merges",
      #"""
      x-names: &names [VIP, Others]
      x-all: &all {combination: MATCH_ALL, groups: *names}
      x-base: &base {subject: S, editorContentType: TEXT, targetGroups: *all}
      lists:
        - name: L
          mailings:
            - {<<: *base, name: A}
            - {<<: *base, name: B, subject: T, targetGroups: {<<: *all, combination: MATCH_NONE}}

      """#,
      #"""
      list/L @m.yaml:5:5
        name: "L" @m.yaml:5:11
      list/L/mailing/A @m.yaml:7:9
        name: "A" @m.yaml:7:27
        subject: "S" @m.yaml:3:25
        editorContentType: "TEXT" @m.yaml:3:47
        targetGroups: {"combination":"MATCH_ALL","groups":["VIP","Others"]} @m.yaml:2:8
      list/L/mailing/B @m.yaml:8:9
        name: "B" @m.yaml:8:27
        subject: "T" @m.yaml:8:39
        editorContentType: "TEXT" @m.yaml:3:47
        targetGroups: {"combination":"MATCH_NONE","groups":["VIP","Others"]} @m.yaml:8:56
      section list
      section list/L/mailing

      """#
    ),
    ManifestCase(
      "absent ones and renamed ones",
      #"""
      lists:
        - name: L
          mailings: [{name: A, state: absent}, {name: B, formerly: C}]

      """#,
      #"""
      list/L @m.yaml:2:5
        name: "L" @m.yaml:2:11
      list/L/mailing/A absent @m.yaml:3:16
        name: "A" @m.yaml:3:23
      list/L/mailing/B formerly "C" @m.yaml:3:62 @m.yaml:3:42
        name: "B" @m.yaml:3:49
      section list
      section list/L/mailing

      """#
    ),
  ])
  func mailingsAreDecoded(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "outside of lists",
      #"""
      mailings: [{name: A}]
      mailing: []

      """#,
      #"""
      m.yaml:1:1: error: mailings stands in a list, not at the top of a manifest
      mailings: [{name: A}]
      ^
      m.yaml:2:1: error: unknown section mailing
      mailing: []
      ^

      """#
    ),
    ManifestCase(
      "content types that the API only copies",
      #"""
      lists:
        - name: L
          mailings:
            - {name: A, editorContentType: XML_TEXT}
            - {name: B, editorContentType: XML_HTML}
            - {name: C, editorContentType: XML_TEXT_HTML}
            - {name: D, editorContentType: text}
            - {name: E, editorContentType: ~}

      """#,
      #"""
      m.yaml:7:38: error: editorContentType must be one of TEXT, HTML, TEXT_HTML, XML_TEXT, XML_HTML, XML_TEXT_HTML, not text (did you mean TEXT?)
            - {name: D, editorContentType: text}
                                           ^
      m.yaml:8:38: error: editorContentType must be one of TEXT, HTML, TEXT_HTML, XML_TEXT, XML_HTML, XML_TEXT_HTML, not null
            - {name: E, editorContentType: ~}
                                           ^

      """#
    ),
    ManifestCase(
      "content of another type, and twice",
      #"""
      #: content a.txt=A
      lists:
        - name: L
          mailings:
            - {name: A, editorContentType: TEXT, text: a, html: b}
            - name: B
              editorContentType: HTML
              textFile: a.txt
            - {name: C, text: a, textFile: a.txt, htmlFile: a.txt, html: b}
            - {name: D, html: ~, textFile: b.txt}

      """#,
      #"""
      m.yaml:4:59: error: html does not apply to editorContentType TEXT, only to HTML, TEXT_HTML
            - {name: A, editorContentType: TEXT, text: a, html: b}
                                                                ^
      m.yaml:7:19: error: text does not apply to editorContentType HTML, only to TEXT, TEXT_HTML
              textFile: a.txt
                        ^
      m.yaml:8:28: error: textFile and text exclude each other
            - {name: C, text: a, textFile: a.txt, htmlFile: a.txt, html: b}
                                 ^
      m.yaml:8:25: note: text is here
            - {name: C, text: a, textFile: a.txt, htmlFile: a.txt, html: b}
                              ^
      m.yaml:8:62: error: html and htmlFile exclude each other
            - {name: C, text: a, textFile: a.txt, htmlFile: a.txt, html: b}
                                                                   ^
      m.yaml:8:55: note: htmlFile is here
            - {name: C, text: a, textFile: a.txt, htmlFile: a.txt, html: b}
                                                            ^
      m.yaml:9:38: error: b.txt does not exist
            - {name: D, html: ~, textFile: b.txt}
                                           ^

      """#
    ),
    ManifestCase(
      "limits",
      #"""
      lists:
        - name: L
          mailings:
            - {subject: S}
            - {name: "", subject: ""}
            - {name: ~, subject: ~}
            - name: \#(String(repeating: "n", count: 256))
            - name: A
              subject: \#(String(repeating: "s", count: 1025))
            - {name: B~inx-apply}
            - {name: C~inx-apply-old}

      """#,
      #"""
      m.yaml:4:9: error: mailing needs a name
            - {subject: S}
              ^
      m.yaml:5:16: error: name must not be empty
            - {name: "", subject: ""}
                     ^
      m.yaml:5:29: error: subject must not be empty
            - {name: "", subject: ""}
                                  ^
      m.yaml:6:16: error: name must be a text, not null
            - {name: ~, subject: ~}
                     ^
      m.yaml:6:28: error: subject must be a text, not null
            - {name: ~, subject: ~}
                                 ^
      m.yaml:7:15: error: name must have between 1 and 255 characters, not 256
            - name: \#(String(repeating: "n", count: 146))…
                    ^
      m.yaml:9:18: error: subject must have between 1 and 1024 characters, not 1025
              subject: \#(String(repeating: "s", count: 143))…
                       ^
      m.yaml:10:16: error: name must not end with ~inx-apply or ~inx-apply-old: such names are kept for replacements
            - {name: B~inx-apply}
                     ^
      m.yaml:11:16: error: name must not end with ~inx-apply or ~inx-apply-old: such names are kept for replacements
            - {name: C~inx-apply-old}
                     ^

      """#
    ),
    ManifestCase(
      "unknown keys",
      #"""
      lists:
        - name: L
          mailings:
            - {name: A, subjct: S, targetGroup: ~, mailingState: DRAFT, id: 5, type: REGULAR_MAILING}
          mailing: []

      """#,
      #"""
      m.yaml:4:19: error: unknown key subjct of mailing (did you mean subject?)
            - {name: A, subjct: S, targetGroup: ~, mailingState: DRAFT, id: 5, type: REGULAR_MAILING}
                        ^
      m.yaml:4:30: error: unknown key targetGroup of mailing (did you mean targetGroups?)
            - {name: A, subjct: S, targetGroup: ~, mailingState: DRAFT, id: 5, type: REGULAR_MAILING}
                                   ^
      m.yaml:4:46: error: unknown key mailingState of mailing
            - {name: A, subjct: S, targetGroup: ~, mailingState: DRAFT, id: 5, type: REGULAR_MAILING}
                                                   ^
      m.yaml:4:67: error: unknown key id of mailing
            - {name: A, subjct: S, targetGroup: ~, mailingState: DRAFT, id: 5, type: REGULAR_MAILING}
                                                                        ^
      m.yaml:4:74: error: unknown key type of mailing
            - {name: A, subjct: S, targetGroup: ~, mailingState: DRAFT, id: 5, type: REGULAR_MAILING}
                                                                               ^
      m.yaml:5:5: error: unknown key mailing of list (did you mean mailings?)
          mailing: []
          ^

      """#
    ),
    ManifestCase(
      "declared twice, absent with more, two that were one",
      #"""
      lists:
        - name: L
          mailings:
            - name: A
            - {name: A, state: absent}
            - {name: B, state: absent, subject: S}
            - {name: C, formerly: D}
            - {name: E, formerly: D}
        - name: M
          mailings: [{name: A}]

      """#,
      #"""
      m.yaml:5:9: error: mailing "A" is declared twice
            - {name: A, state: absent}
              ^
      m.yaml:4:9: note: first declared here
            - name: A
              ^
      m.yaml:6:34: error: an absent mailing has its name and nothing else, not subject
            - {name: B, state: absent, subject: S}
                                       ^
      m.yaml:8:29: error: two declarations were formerly "D"
            - {name: E, formerly: D}
                                  ^
      m.yaml:7:29: note: the first one
            - {name: C, formerly: D}
                                  ^

      """#
    ),
    ManifestCase(
      "never pruned",
      #"""
      policy: {prune: [mailings]}
      lists: []

      """#,
      #"""
      m.yaml:1:18: error: policy.prune: mailings is never pruned: it can be targetGroups, textModules, blacklistEntries, datasources
      policy: {prune: [mailings]}
                       ^

      """#
    ),
  ])
  func whatIsWrongWithMailings(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
