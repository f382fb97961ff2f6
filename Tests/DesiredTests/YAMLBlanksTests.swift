import Testing

@testable import Desired

/// Blanks that look like spaces, and characters that cannot be seen.
@Suite struct YAMLBlanksTests {
  private static func says(_ blank: String) -> String {
    "\\u{\(blank)} looks like a space and is none: replace it with a space, or put the text in quotes"
  }

  @Test(arguments: [
    YAMLCase("in indentation", "lists:\n\u{A0}\u{A0}- name: A\n", "2:1 " + says("A0")),
    YAMLCase(
      "among spaces",
      "lists:\n  - name: A\n  \u{202F} description: x\n",
      "3:3 " + says("202F")
    ),
    YAMLCase("after a dash", "lists:\n  -\u{2007}name: A\n", "2:4 " + says("2007")),
    YAMLCase("after a dash and a space", "lists:\n  - \u{A0}name: A\n", "2:5 " + says("A0")),
    YAMLCase(
      "after a colon, told by the next line",
      "lists:\n  - name:\u{A0}A\n    description: x\n",
      "2:10 " + says("A0")
    ),
    YAMLCase("after a colon and a space", "a: \u{3000}x\n", "1:4 " + says("3000")),
    YAMLCase("after the colon of a key", "{a:\u{A0}b: c}\n", "1:4 " + says("A0")),
    YAMLCase("of a key whose line goes on", "a: 1\n\u{2007}\u{2007}b: 2\n", "2:1 " + says("2007")),
    YAMLCase("behind the sign of a block", "a: |\u{A0}\n  x\n", "1:5 " + says("A0")),
    YAMLCase("behind the sign of a folded block", "a: >-\u{2003}# c\n  x\n", "1:6 " + says("2003")),
    YAMLCase("fine in text", "a: x:\u{A0}y\nb: \"\u{A0}\"\nc: |\n  \u{A0}\u{A0}z\nd: 5\u{A0}%\n", ""),
  ])
  func blanks(_ row: YAMLCase) {
    #expect(YAMLSample(row.yaml).messages.joined(separator: "\n") == row.expected)
  }

  /// What else seems to be wrong comes of the blank.
  @Test(arguments: [
    ("policy:\n\u{A0}\u{A0}prune: [targetGroups]\nlists: []\n", "2:1", "A0"),
    ("variables:\n\u{3000}a: b\nlists: []\n", "2:1", "3000"),
    ("\u{2003}lists:\n  - name: A\n", "1:1", "2003"),
    ("policy:\n  protect:\n    -\u{202F}list/*\nlists: []\n", "3:6", "202F"),
    ("textModules:\n  - name: A\n    type: TEXT\n    text: |\u{A0}\n      x\n", "4:12", "A0"),
  ])
  func oneMessage(_ text: String, _ place: String, _ blank: String) {
    let said = ManifestSample(text).result.diagnostics.map {
      "\($0.mark?.line ?? 0):\($0.mark?.column ?? 0) \($0.message)"
    }
    #expect(said == ["\(place) \(Self.says(blank))"])
  }

  @Test func itemsAndInvisibleKeys() {
    let sample = ManifestSample(
      """
      lists:
        - name:\u{A0}A
        - na\u{200B}me: B
          "settings\u{2800}": {}
          subscriptionSettings: {sendWelcomeMessage\u{AD}: true}
      x\u{FEFF}: 1
      policy: {prune\u{2060}: []}
      """
    )
    #expect(
      sample.result.diagnostics.map { "\($0.mark?.line ?? 0):\($0.mark?.column ?? 0) \($0.message)" } == [
        "2:5 an item of lists must be a mapping, not a single value (\(Self.says("A0")))",
        "3:5 unknown key na\\u{200B}me of list (did you mean name?)",
        "4:5 unknown key settings\\u{2800} of list (did you mean settings?)",
        "5:28 unknown key sendWelcomeMessage\\u{AD} of subscription settings (did you mean sendWelcomeMessage?)",
        "6:1 unknown section x\\u{FEFF}",
        "7:10 unknown key prune\\u{2060} of policy (did you mean prune?)",
      ]
    )
  }
}
