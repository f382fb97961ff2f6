import Resources
import Support
import Testing

@Suite struct InvisibleCharactersTests {
  private static let invisible: [UInt32] = [
    0x00, 0x09, 0x0A, 0x1B, 0x7F, 0x80, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4,
    0x17B5, 0x180B,
    0x180E, 0x2000, 0x2003, 0x2007, 0x200A, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x2029, 0x202E, 0x202F,
    0x205F,
    0x2060, 0x2066, 0x2800, 0x3000, 0x3164, 0xE000, 0xF8FF, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFC,
    0xFFFE,
    0x1BCA0, 0x1D159, 0x1D173, 0xE0001, 0xE0020, 0xE0100, 0xF0000, 0x10FFFF,
  ]
  private static let visible = "aZ09 ~–ßüé日本한👩🎉½€\u{301}\u{20E3}\u{FFFD}"

  /// The one table counts for addresses, keys and messages, and what is printed is read again as the same.
  @Test(arguments: invisible)
  func isEscapedEverywhere(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(InvisibleCharacters.isInvisible(scalar) && AddressSpelling.isHidden(scalar))
    let name = "a\(Character(scalar))b"
    let escape = "\\u{\(String(value, radix: 16, uppercase: true))}"
    #expect(InvisibleCharacters.shown(name) == "a\(escape)b")
    #expect(InvisibleCharacters.shown(inMessage: name) == "a\(escape)b")
    let address = Address(list: nil, word: "list", name: name)
    #expect("\(address)".unicodeScalars.allSatisfy { !InvisibleCharacters.isInvisible($0) })
    #expect(Glob("\(address)").matches(address))
  }

  /// What a terminal would act upon is raw in no output, whatever writes it.
  @Test func theUnsafeOnes() {
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF...0xFEFF, 0xFFFE...0xFFFF,
    ]
    let all = (0...0x1_FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    let unsafe = all.filter(InvisibleCharacters.isUnsafe)
    #expect(unsafe.map(\.value) == ranges.flatMap(Array.init))
    #expect(
      InvisibleCharacters.replaced(
        "a\u{1B}[1m\u{202E}b\u{FEFF}é\u{200D}\n",
        where: InvisibleCharacters.isUnsafe
      )
        == "a\u{FFFD}[1m\u{FFFD}b\u{FFFD}é\u{200D}\u{FFFD}"
    )
    let acting = unsafe.filter(InvisibleCharacters.actsOnTerminal)
    #expect(
      unsafe.filter { !acting.contains($0) } == ["\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}"]
    )
    for scalar in acting {
      let json = JSON.string(String(Character(scalar))).bytes(.compact)
      #expect(json.allSatisfy { (0x20..<0x7F).contains($0) }, "\(scalar.value)")
    }
  }

  @Test func whatIsSeenStays() {
    let text = Self.visible
    #expect(InvisibleCharacters.shown(text) == text && InvisibleCharacters.shown(inMessage: text) == text)
    #expect("\(Address(list: nil, word: "list", name: "ü 👩"))" == "list/ü 👩")
  }

  /// In messages an emoji stays one picture, and a joiner that joins nothing does not.
  @Test(arguments: [
    ("👩\u{200D}💻 ❤\u{FE0F}", "👩\u{200D}💻 ❤\u{FE0F}"), ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("a\u{200D}b", #"a\u{200D}b"#), ("👩\u{200D}", #"👩\u{200D}"#),
    ("\u{FE0F}", #"\u{FE0F}"#), ("a\u{FE0F}", #"a\u{FE0F}"#),
  ])
  func joiners(_ text: String, _ shown: String) {
    #expect(Array(InvisibleCharacters.shown(inMessage: text).utf8) == Array(shown.utf8))
  }
}
