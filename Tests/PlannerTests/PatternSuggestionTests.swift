import Resources
import Testing

@testable import Planner

@Suite("Planner: PatternSuggestion")
struct PatternSuggestionTests {
  private static let known = [
    Address(list: nil, word: "list", name: "Newsletter DE"),
    Address(list: "Newsletter DE", word: "text-module", name: "imprint"),
    Address(list: "Newsletter DE", word: "subscription-settings", name: nil),
    Address(list: nil, word: "target-group", name: "VIP"),
    Address(list: nil, word: "list", name: "a\u{A0}b"),
    Address(list: nil, word: "list", name: "CRM"),
  ]

  @Test(arguments: [
    ("list/Newsletter D", " (did you mean list/Newsletter DE?)"),
    ("list/newsletter de", " (did you mean list/Newsletter DE?)"),
    ("text-module/imprint", " (did you mean list/Newsletter DE/text-module/imprint?)"),
    ("subscription-settings", " (did you mean list/Newsletter DE/subscription-settings?)"),
    ("target-groups/VIP", " (did you mean target-group/VIP?)"),
    ("list/a b", " (did you mean list/a%C2%A0b?)"),
    ("list/\u{421}RM", " (did you mean list/CRM? what is written is list/%D0%A1RM)"),
    ("text-module/im*", " (did you mean list/*/text-module/im*?)"),
    ("lists/*", " (did you mean list/*?)"),
    ("attribute/Something else", ""),
    ("", ""),
    ("*", " (did you mean list/*/*?)"),
    ("target-group/X", ""),
    ("target-group/VIB", " (did you mean target-group/VIP?)"),
  ])
  func nearest(pattern: String, clause: String) {
    #expect(PatternSuggestion.clause(for: Glob(pattern), among: Self.known) == clause)
  }
}
