import Resources
import Testing

@Suite struct AddressSpellingTests {
  @Test(arguments: [
    ("list/A", "list/A"),
    ("list/%41", "list/A"),
    ("%6c%69st/A", "list/A"),
    ("list/Caf%C3%A9", "list/Café"),
    ("list/Caf%c3%a9", "list/Café"),
    ("list/a%2fb", "list/a%2Fb"),
    ("list/50%25", "list/50%25"),
    ("list/%2a", "list/%2A"),
    ("list/%2541", "list/%2541"),
    ("list/50%", "list/50%"),
    ("list/50%z1", "list/50%z1"),
    ("list/%4", "list/%4"),
  ])
  func canonical(written: String, text: String) {
    #expect(AddressSpelling.canonical(written) == Array(text.utf8))
  }

  @Test(arguments: [
    ("list/A B – ü 日 👩", "list/A B – ü 日 👩"),
    ("list/a\u{A0}b", "list/a%C2%A0b"),
    ("list/a\u{200B}b", "list/a%E2%80%8Bb"),
    ("list/\u{1B}[2J\n\t", "list/%1B[2J%0A%09"),
    ("list/\u{202E}x\u{2028}", "list/%E2%80%AEx%E2%80%A8"),
    ("list/a\u{FE0F}\u{200D}", "list/a%EF%B8%8F%E2%80%8D"),
  ])
  func pasteable(text: String, printed: String) {
    let address = Address(written: text)
    #expect(Array(address.pasteable.utf8) == Array(printed.utf8))
    // What is printed is read again as the same.
    #expect(Glob(printed).matches(address))
  }

  /// A star that is part of a name stands for itself, and one that is a pattern stays one.
  @Test func starsOfNamesAreNoPatterns() {
    let star = Address(list: nil, word: "list", name: "A*")
    let other = Address(list: nil, word: "list", name: "AB")
    #expect(Glob("list/%41%2a").matches(star) && !Glob("list/%41%2a").matches(other))
    #expect(Glob("list/%41*").matches(star) && Glob("list/%41*").matches(other))
    #expect(Glob("list/A%2FB").couldMatch(beginning: "list/A%2F"))
  }
}
