import Resources
import Testing

@Suite struct AddressTests {
  @Test(
    arguments: [
      (nil, "list", "A", "list/A"),
      ("A", "target-group", "B", "list/A/target-group/B"),
      ("A", "subscription-settings", nil, "list/A/subscription-settings"),
      ("A/B", "setting", "C*%", "list/A%2FB/setting/C%2A%25"),
      (nil, "blacklist-entry", "*@%2F.example", "blacklist-entry/%2A@%252F.example"),
      (nil, "list", "", "list/"),
      (nil, "attribute", "Ä ö\n?", "attribute/Ä ö\n?"),
      (nil, "attribute", "e\u{301}/", "attribute/e\u{301}%2F"),
    ] as [(String?, String, String?, String)]
  )
  func namesAreEscaped(list: String?, word: String, name: String?, text: String) {
    let address = Address(list: list, word: word, name: name)
    #expect(Array(address.text.utf8) == Array(text.utf8))
    #expect("\(address)" == text.replacing("\n", with: "%0A"))
  }

  @Test func differentUnicodeFormsAreDifferent() {
    let composed = Address(list: nil, word: "attribute", name: "é")
    let decomposed = Address(list: nil, word: "attribute", name: "e\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(decomposed < composed)
    #expect(!(composed < decomposed))
  }

  @Test func orderIsOfCodePoints() {
    let names = ["b", "B", "a/b", "a", "ä", "a b", "🎉", "\u{FFFD}"]
    let sorted = names.map { Address(list: nil, word: "list", name: $0) }.sorted().map(\.text)
    #expect(
      sorted == [
        "list/B", "list/a", "list/a b", "list/a%2Fb", "list/b", "list/ä", "list/\u{FFFD}", "list/🎉",
      ]
    )
  }

  /// The list's name comes back out of whatever hangs below it.
  @Test(arguments: ["A", "A/B", "100 %", "*", "%2F", "/", "%", "list/A", "ä", ""])
  func listName(_ name: String) {
    #expect(Address(list: name, word: "text-module", name: "a/b").listName == name)
    #expect(Address(list: name, word: "subscription-settings", name: nil).listName == name)
    #expect(Address(list: nil, word: "list", name: name).listName == nil)
    #expect(Address(list: nil, word: "text-module", name: name).listName == nil)
  }
}
