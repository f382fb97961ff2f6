import Foundation
import Platforms
import Resources
import Support
import Testing

@testable import Desired

/// Maps and combinations on their way into manifests.
extension ManifestWriterTests {
  @Test func mapsAndCombinationsLookAsAPersonWouldWriteThem() {
    var list = object(.list, 3, "L", ["type": .text("STANDARD")])
    list.below = [
      object(
        .mailing,
        8,
        "Template: ${month}",
        [
          "subject": .text("${subject}"), "editorContentType": .text("TEXT_HTML"), "text": .text("a ${b}\n"),
          "html": .null, "mailingState": .text("DRAFT"),
          "targetGroups": .combination(
            Combination("MATCH_ONE", ["VIP", "no", "a: ${b}", "0815"].map { .name($0) })
          ),
        ]
      ),
      object(.mailing, 9, "Bare", ["editorContentType": .text("HTML"), "targetGroups": .null]),
      object(.testProfile, 7, "Ada", ["email": .null, "trackingPermission": .null, "attributes": .map([])]),
    ]
    let profile = object(
      .testProfile,
      5,
      "yes",
      [
        "email": .text("ada@example.com"), "trackingPermission": .bool(false),
        "attributes": .sortedMap([
          .init("FirstName", "Ada: ${x}"), .init("${y}", "no"), .init("<<", "null"), .init("a: b", "1\n2\n"),
          .init("Points", "100"), .init("null", nil), .init("#", ""),
        ]),
      ]
    )
    let bare = object(.testProfile, 6, "Bob", ["email": .text(""), "attributes": .null])
    let objects = [profile, list, bare]
    let files = ManifestWriter(registry: .standard, areNew: false).write(objects).files
    #expect(
      shown(files) == """
        --- content/l/template-month.txt
        a ${b}
        --- lists/l.yaml
        lists:
        - name: L
          type: STANDARD
          testProfiles:
          - description: Ada
            email: null
            attributes: {}
          mailings:
          - name: Bare
            editorContentType: HTML
            targetGroups: null
          - name: 'Template: $${month}'
            subject: $${subject}
            editorContentType: TEXT_HTML
            textFile: ../content/l/template-month.txt
            targetGroups:
              combination: MATCH_ONE
              groups:
              - VIP
              - 'no'
              - 'a: $${b}'
              - '0815'
        --- test-profiles.yaml
        testProfiles:
        - description: Bob
          email: ''
          attributes: null
        - description: 'yes'
          email: ada@example.com
          trackingPermission: false
          attributes:
            '#': ''
            ${y}: 'no'
            '<<': 'null'
            FirstName: 'Ada: $${x}'
            Points: '100'
            'a: b': |
              1
              2
            'null': null

        """
    )
    #expect(ManifestWriterTests.read(files) == ManifestWriterTests.expected(objects))
  }

  @Test func mapsAndCombinationsThatCannotBeDeclaredAreWrittenAsComments() {
    var list = object(.list, 3, "L", [:])
    let groups = [
      "MATCH_ALL": [Value.Reference.name("A"), .id(5)], "MATCH_ONE": [.name("A"), .name("A")],
      "MATCH_NONE": [.name("")], "MATCH_SOME": [.name("A")],
    ]
    list.below =
      groups.map { word, objects in
        object(.mailing, 1, word, ["targetGroups": .combination(Combination(word, objects))])
      } + [
        object(.mailing, 2, "Copied", ["editorContentType": .text("XML_HTML")]),
        object(.mailing, 3, "Kept", ["targetGroups": .text("{}")]),
        object(.mailing, 4, "Mine~inx-apply-old", [:]),
        object(.testProfile, 5, "Nameless", ["attributes": .map([.init("", "x")])]),
        object(.testProfile, 6, "", ["email": .text("a@example.com")]),
      ]
    #expect(
      shown(ManifestWriter(registry: .standard, areNew: false).write([list]).files) == """
        --- lists/l.yaml
        lists:
        - name: L
          mailings:
          - name: Copied
            editorContentType: XML_HTML
        # left out: test profile "" (id 6): it has no description
        # - description: ''
        #   email: a@example.com
        # left out: test profile "Nameless" (id 5): attributes has an entry without a name
        # - description: Nameless
        #   attributes:
        #     '': x
        # left out: mailing "Kept" (id 3): targetGroups has a value that this version does not know
        # - name: Kept
        #   targetGroups: '{}'
        # left out: mailing "MATCH_ALL" (id 1): targetGroups names something that has no name of its own
        # - name: MATCH_ALL
        #   targetGroups:
        #     combination: MATCH_ALL
        #     groups:
        #     - A
        # left out: mailing "MATCH_NONE" (id 1): targetGroups names nothing
        # - name: MATCH_NONE
        #   targetGroups:
        #     combination: MATCH_NONE
        #     groups:
        #     - ''
        # left out: mailing "MATCH_ONE" (id 1): targetGroups names two objects of one name
        # - name: MATCH_ONE
        #   targetGroups:
        #     combination: MATCH_ONE
        #     groups:
        #     - A
        #     - A
        # left out: mailing "MATCH_SOME" (id 1): targetGroups has a value that this version does not know
        # - name: MATCH_SOME
        #   targetGroups:
        #     combination: MATCH_SOME
        #     groups:
        #     - A
        # left out: mailing "Mine~inx-apply-old" (id 4): its name is kept for replacements
        # - name: Mine~inx-apply-old

        """
    )
  }
}
