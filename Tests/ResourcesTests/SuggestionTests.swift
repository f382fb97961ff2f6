import Resources
import Support
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

  /// What looks the same is told apart by its escapes, or not suggested.
  @Test(arguments: [
    ("n\u{430}me", ["name"], #" (did you mean name? what is written is n\u{430}me)"#),
    ("\u{421}", ["C"], #" (did you mean C? what is written is \u{421})"#),
    ("C", ["\u{421}"], #" (did you mean \u{421}? what is written is C)"#),
    ("Cafe\u{301}", ["Café"], #" (did you mean Caf\u{E9}? what is written is Cafe\u{301})"#),
    ("\u{FF2E}ews", ["News"], #" (did you mean News? what is written is \u{FF2E}ews)"#),
    ("\u{2013}\u{2013}out", ["--out"], #" (did you mean --out? what is written is \u{2013}\u{2013}out)"#),
    // The word itself is shown with its escape.
    ("na\u{200B}me", ["name"], " (did you mean name?)"),
    ("a b", ["a\u{A0}b"], #" (did you mean a\u{A0}b?)"#),
    ("C", ["C"], ""),
  ])
  func lookAlikes(word: String, words: [String], clause: String) {
    #expect(Suggestion.clause(for: word, among: words) == clause)
  }

  @Test(arguments: [
    ("", 2, ""), ("ab", 2, "ab"), ("abc", 2, "ab…"), ("e\u{301}\u{301}", 2, "e\u{301}…"), ("äöü", 3, "äöü"),
  ])
  func textsAreShortenedByUnicodeScalars(text: String, length: Int, shortened: String) {
    #expect(Array(text.shortened(to: length).utf8) == Array(shortened.utf8))
  }
}
