import Platforms
import Resources
import Support
import Testing

/// Names that are the same where case does not count, and those that are so by full case folding only.
@Suite("Resources: CaseFolding")
struct CaseFoldingTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let one: String
    let other: String
    let isSimple: Bool
    let isFull: Bool
    var testDescription: String { "\(one) and \(other)" }
  }

  @Test(arguments: CaseFoldingTests.pairs)
  func pair(_ pair: Pair) {
    let lists = [pair.one, pair.other].map { NameKey($0, Kind.list.identity) }
    #expect((lists[0] == lists[1]) == pair.isSimple)
    #expect(!pair.isSimple || lists[0].hashValue == lists[1].hashValue)
    #expect((CaseFolding.full(pair.one) == CaseFolding.full(pair.other)) == pair.isFull)
    let groups = [pair.one, pair.other].map { NameKey($0, Kind.targetGroup.identity) }
    #expect(groups[0] != groups[1])
  }

  static let pairs: [Pair] = [
    same("NEWS", "news"),
    same("ÄÖÜ Éclair", "äöü éCLAIR"),
    same("ΣΊΣΥΦΟΣ", "Σίσυφος"),
    same("σίσυφοσ", "σίσυφος"),
    same("KIRI", "kırı"),
    same("İzmir", "izmir"),
    same("İzmir", "ızmır"),
    same("\u{212A}elvin", "kelvin"),
    same("\u{212B}ngström", "ångström"),
    same("\u{2126}", "ω"),
    same("ſub", "SUB"),
    same("5 \u{B5}m", "5 \u{3BC}M"),
    same("ẞ", "ß"),
    same("Ǆ", "ǅ"),
    same("\u{1F88}", "\u{1F80}"),
    same("\u{13A0}", "\u{AB70}"),
    same("\u{10D0}", "\u{1C90}"),
    same("\u{10400}", "\u{10428}"),
    fullOnly("straße", "STRASSE"),
    fullOnly("ẞ", "ss"),
    fullOnly("ﬁrma", "FIRMA"),
    fullOnly("ŉ", "ʼN"),
    fullOnly("Cafe\u{301}", "CAFÉ"),
    fullOnly("İ", "I\u{307}"),
    fullOnly("ΐ", "Ϊ\u{301}"),
    fullOnly("\u{1FB3}", "ΑΙ"),
    different("straße", "strase"),
    different("e\u{307}", "e"),
    different("Offers", "Offer"),
  ]

  private static func same(_ one: String, _ other: String) -> Pair {
    Pair(one: one, other: other, isSimple: true, isFull: true)
  }
  private static func fullOnly(_ one: String, _ other: String) -> Pair {
    Pair(one: one, other: other, isSimple: false, isFull: true)
  }
  private static func different(_ one: String, _ other: String) -> Pair {
    Pair(one: one, other: other, isSimple: false, isFull: false)
  }
}
