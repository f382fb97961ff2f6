import Resources
import Testing

@Suite struct GlobTests {
  /// Addresses that a plan may have, one of each shape.
  private static let addresses = [
    Address(list: nil, word: "list", name: "A"),
    Address(list: nil, word: "list", name: "A/B"),
    Address(list: nil, word: "list", name: "*"),
    Address(list: "A", word: "target-group", name: "VIP"),
    Address(list: "A", word: "subscription-settings", name: nil),
    Address(list: nil, word: "target-group", name: "VIP"),
    Address(list: nil, word: "attribute", name: "Ä"),
  ]

  @Test(arguments: [
    ("list/A", ["list/A"]),
    ("list/a", []),
    ("list/*", ["list/A", "list/A%2FB", "list/%2A"]),
    (
      "list/**",
      ["list/A", "list/A%2FB", "list/%2A", "list/A/target-group/VIP", "list/A/subscription-settings"]
    ),
    (
      "list/***",
      ["list/A", "list/A%2FB", "list/%2A", "list/A/target-group/VIP", "list/A/subscription-settings"]
    ),
    ("list/A*", ["list/A", "list/A%2FB"]),
    ("list/A**", ["list/A", "list/A%2FB", "list/A/target-group/VIP", "list/A/subscription-settings"]),
    ("list/%2A", ["list/%2A"]),
    ("*", []),
    ("*/*", ["list/A", "list/A%2FB", "list/%2A", "target-group/VIP", "attribute/Ä"]),
    ("*/*/*", ["list/A/subscription-settings"]),
    ("**/VIP", ["list/A/target-group/VIP", "target-group/VIP"]),
    ("**target-group/*P", ["list/A/target-group/VIP", "target-group/VIP"]),
    ("*t*/V*I*P*", ["target-group/VIP"]),
    ("attribute/?", []),
    ("attribute/Ä", ["attribute/Ä"]),
    ("attribute/A\u{308}", []),
    ("list/", []),
    ("", []),
  ])
  func starsStandForAnyButSlashesAndTwoForAny(pattern: String, matched: [String]) {
    #expect(Self.addresses.filter(Glob(pattern).matches).map(\.text) == matched)
  }

  @Test func twoStarsMatchEverything() {
    #expect(Self.addresses.filter(Glob("**").matches) == Self.addresses)
    #expect(Glob("a**b").pattern == "a**b")
  }

  @Test(arguments: [
    ("list/A", ["list/A", "list/A/target-group/VIP", "list/A/subscription-settings"]),
    (
      "list/*",
      ["list/A", "list/A%2FB", "list/%2A", "list/A/target-group/VIP", "list/A/subscription-settings"]
    ),
    ("list/A/*", ["list/A/target-group/VIP", "list/A/subscription-settings"]),
    ("list/A/", []),
    ("target-group", ["target-group/VIP"]),
    ("*/VIP", ["target-group/VIP"]),
    ("list/A/target-group/VIP", ["list/A/target-group/VIP"]),
  ])
  func matchesTakeInWhatIsBelow(pattern: String, matched: [String]) {
    #expect(Self.addresses.filter(Glob(pattern).matchesOrHolds).map(\.text) == matched)
  }

  @Test(arguments: [
    ("list/A/target-group/*", "list/A/", true),
    ("list/A/target-group/*", "list/B/", false),
    ("list/*", "list/A/", false),
    ("list/**", "list/A/", true),
    ("**/VIP", "anything/", true),
    ("list/A", "list/A", true),
    ("list/A", "list/AB", false),
    ("", "", true),
  ])
  func whetherAnythingBeginningSoCouldMatch(pattern: String, prefix: String, could: Bool) {
    #expect(Glob(pattern).couldMatch(beginning: prefix) == could)
  }

  @Test func manyStarsTakeNoExponentialTime() {
    let glob = Glob(String(repeating: "*a", count: 100))
    let address = Address(list: nil, word: String(repeating: "a", count: 1000) + "b", name: nil)
    var matches = true
    let time = ContinuousClock().measure { matches = glob.matches(address) }
    #expect(!matches)
    #expect(time < .seconds(2))
  }

  /// The automaton against the definition, over all short texts and patterns of a few characters, and over long ones.
  @Test func asDefined() {
    func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
      guard let first = pattern.first else { return text.isEmpty }
      let rest = pattern.dropFirst()
      guard first == "*" else { return text.first == first && matches(rest, text.dropFirst()) }
      let isDouble = rest.first == "*"
      let after = rest.drop { $0 == "*" }
      return (0...text.count).contains { taken in
        (isDouble || !text.prefix(taken).contains("/")) && matches(after, text.dropFirst(taken))
      }
    }
    func words(_ length: Int, _ letters: [Character]) -> [[Character]] {
      length == 0 ? [[]] : words(length - 1, letters).flatMap { word in [word] + letters.map { word + [$0] } }
    }
    let texts = Set(words(4, ["a", "/"])).sorted { $0.lexicographicallyPrecedes($1) }
    let patterns = Set(words(4, ["a", "/", "*"])).sorted { $0.lexicographicallyPrecedes($1) }
    for pattern in patterns {
      let glob = Glob(String(pattern))
      for text in texts {
        let address = Address(written: String(text))
        let isMatch = matches(pattern[...], text[...])
        let above = text.indices.filter { text[$0] == "/" }.contains { matches(pattern[...], text[..<$0]) }
        #expect(glob.matches(address) == isMatch, "\(pattern) \(text)")
        #expect(glob.matchesOrHolds(address) == (isMatch || above), "\(pattern) \(text)")
        let could = texts.contains { $0.starts(with: text) && matches(pattern[...], $0[...]) }
        if could { #expect(glob.couldMatch(beginning: String(text)), "\(pattern) \(text)") }
      }
    }
    // Patterns of more than one word of bits.
    for length in [62, 63, 64, 65, 127, 128, 129, 200] {
      let long = String(repeating: "a", count: length)
      for (pattern, isMatch) in [
        (long, true), (long + "a", false), ("*" + long, true), (long + "*", true), ("a*" + long, false),
        (String(repeating: "a*", count: length), true), (String(repeating: "*a", count: length + 1), false),
        ("**" + long + "/*", false),
      ] {
        #expect(Glob(pattern).matches(Address(written: long)) == isMatch, "\(pattern)")
      }
    }
  }
}
