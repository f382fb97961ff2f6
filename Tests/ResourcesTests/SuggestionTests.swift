import Resources
import Testing

@Suite struct SuggestionTests {
  private static let words = ["name", "senderName", "senderAddress", "url", "TEXT", "TEXT_HTML", "settings"]

  @Test(
    arguments: [
      // What was written is no help, even where it is a word.
      ("name", nil),
      ("NAME", "name"),
      ("nmae", "name"),
      ("nam", "name"),
      ("names", "name"),
      ("nme", "name"),
      ("nmea", nil),
      ("ul", "url"),
      ("lru", nil),
      ("x", nil),
      ("", nil),
      ("sendername", "senderName"),
      ("sender", nil),
      ("senderA", "senderAddress"),
      ("TEXTHTML", "TEXT_HTML"),
      ("text", "TEXT"),
      ("se", nil),
      ("set", "settings"),
      ("setings", "settings"),
      (String(repeating: "name", count: 20), nil),
    ] as [(String, String?)]
  )
  func nearest(word: String, suggestion: String?) {
    #expect(Suggestion.nearest(to: word, among: Self.words) == suggestion)
  }

  @Test func ofEquallyNearOnesTheFirst() {
    #expect(Suggestion.nearest(to: "ab", among: ["ac", "ad"]) == "ac")
    #expect(Suggestion.nearest(to: "ad", among: ["ac", "ad"]) == "ac")
    #expect(Suggestion.clause(for: "ab", among: ["ac"]) == " (did you mean ac?)")
    #expect(Suggestion.clause(for: "zz", among: ["ac"]) == "")
  }

  @Test(arguments: [
    ("", 2, ""), ("ab", 2, "ab"), ("abc", 2, "ab…"), ("e\u{301}\u{301}", 2, "e\u{301}…"), ("äöü", 3, "äöü"),
  ])
  func textsAreShortenedByUnicodeScalars(text: String, length: Int, shortened: String) {
    #expect(Array(text.shortened(to: length).utf8) == Array(shortened.utf8))
  }
}
