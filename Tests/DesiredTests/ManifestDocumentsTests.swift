import Resources
import Testing

@testable import Desired

@Suite struct ManifestDocumentsTests {
  @Test(arguments: [
    ManifestCase(
      "no files at all declare anything",
      #"""

      """#,
      #"""
      error: the manifests declare nothing: there is no section such as lists, attributes, targetGroups, textModules, blacklistEntries, datasources, testProfiles

      """#
    ),
    ManifestCase(
      "policy and variables alone declare nothing",
      #"""
      policy: {prune: [datasources]}
      variables: {a: b}
      x-a: 1

      """#,
      #"""
      error: the manifests declare nothing: there is no section such as lists, attributes, targetGroups, textModules, blacklistEntries, datasources, testProfiles

      """#
    ),
    ManifestCase(
      "an empty section is one",
      #"""
      lists: []

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "empty documents are nothing",
      #"""
      ---
      ---
      # nothing
      ---
      lists: []
      ---

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "one empty file beside another",
      #"""
      # nothing
      #: file b.yaml
      lists: []

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "manifest that is a text",
      #"""
      lists

      """#,
      #"""
      m.yaml:1:1: error: a manifest is a mapping of sections, not a single value
      lists
      ^

      """#
    ),
    ManifestCase(
      "manifest that is a sequence",
      #"""
      - lists: []

      """#,
      #"""
      m.yaml:1:1: error: a manifest is a mapping of sections, not a sequence
      - lists: []
      ^

      """#
    ),
    ManifestCase(
      "document that is null",
      #"""
      lists: []
      ---
      null

      """#,
      #"""
      m.yaml:3:1: error: a manifest is a mapping of sections, not null
      null
      ^

      """#
    ),
    ManifestCase(
      "keys that begin with x- are ignored whole",
      #"""
      x-anything: {lists: 1, a: "${undefined}"}
      x-: [~]
      lists: []

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "x- is for the top only",
      #"""
      lists:
        - name: A
          x-note: B

      """#,
      #"""
      m.yaml:3:5: error: unknown key x-note of list
          x-note: B
          ^

      """#
    ),
    ManifestCase(
      "sections are case-sensitive",
      #"""
      Lists: []

      """#,
      #"""
      m.yaml:1:1: error: unknown section Lists (did you mean lists?)
      Lists: []
      ^

      """#
    ),
    ManifestCase(
      "several documents and files are one configuration, errors by place",
      #"""
      attributes: 1
      ---
      foo: 1
      #: file b.yaml
      bar: 1
      ---
      attributes: 2

      """#,
      #"""
      m.yaml:1:1: error: attributes must be a sequence of items, not a single value
      attributes: 1
      ^
      m.yaml:3:1: error: unknown section foo
      foo: 1
      ^
      b.yaml:1:1: error: unknown section bar
      bar: 1
      ^
      b.yaml:3:1: error: attributes must be a sequence of items, not a single value
      attributes: 2
      ^

      """#
    ),
    ManifestCase(
      "duplicate keys are said once",
      #"""
      lists:
        - name: A
          name: B
          description: a
          description: b
          settings:
            TrackingPermissionDetachedFromMembership: true
            TrackingPermissionDetachedFromMembership: true
          textModules:
            - name: A
              text: a
              text: b
      variables:
        a: b
        a: c

      """#,
      #"""
      m.yaml:3:5: error: duplicate key "name"
          name: B
          ^
      m.yaml:2:5: note: first here
        - name: A
          ^
      m.yaml:5:5: error: duplicate key "description"
          description: b
          ^
      m.yaml:4:5: note: first here
          description: a
          ^
      m.yaml:8:7: error: duplicate key "TrackingPermissionDetachedFromMembership"
            TrackingPermissionDetachedFromMembership: true
            ^
      m.yaml:7:7: note: first here
            TrackingPermissionDetachedFromMembership: true
            ^
      m.yaml:12:9: error: duplicate key "text"
              text: b
              ^
      m.yaml:11:9: note: first here
              text: a
              ^
      m.yaml:15:3: error: duplicate key "a"
        a: c
        ^
      m.yaml:14:3: note: first here
        a: b
        ^

      """#
    ),
    ManifestCase(
      "errors of YAML and of the language together",
      #"""
      lists:
        - name: A
          foo: 1
      ---
      lists: [

      """#,
      #"""
      m.yaml:3:5: error: unknown key foo of list
          foo: 1
          ^
      m.yaml:6:1: error: expected a value

      """#
    ),
  ])
  func filesAndDocumentsMakeOneConfiguration(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }

  @Test func aManifestThatIsNoUTF8KeepsNothingElseFromBeingJudged() {
    let files = [
      SourceMap.File(name: "a.yaml", bytes: Array("lists: [A]\n".utf8)),
      SourceMap.File(name: "b.yaml", bytes: Array("lists:\n  - name: h".utf8) + [0xE9, 0x0A]),
    ]
    #expect(
      ManifestSample(files).diagnostics == """
        a.yaml:1:9: error: an item of lists must be a mapping, not a single value
        lists: [A]
                ^
        b.yaml:2:12: error: the file is not UTF-8: byte E9 cannot stand here (is it Latin-1 or Windows-1252? save it as UTF-8)
          - name: h�
                   ^

        """
    )
  }
}
