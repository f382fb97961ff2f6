import Resources
import Testing

@Suite struct TextRuleTests {
  static let name = TextRule(min: 2, max: 4, .required, .unpadded)
  static let kept = TextRule(.refusals([.whole("email"), .beginning("sequence_")]))

  @Test(
    arguments: [
      (TextRule(), "", nil),
      (TextRule(), " \n", nil),
      (name, "", "must not be empty"),
      (name, "a", "must have between 2 and 4 characters, not 1"),
      (name, "ab", nil),
      (name, "abcd", nil),
      (name, "abcde", "must have between 2 and 4 characters, not 5"),
      (name, "🎉🎉", nil),
      (name, "🎉🎉a", "must have between 2 and 4 characters, not 5"),
      (name, " ab", "must not begin or end with white space"),
      (name, "ab\n", "must not begin or end with white space"),
      (name, "a b", nil),
      (TextRule(min: 2, max: 4), "", nil),
      (TextRule(min: 2), "a", "must have at least 2 characters, not 1"),
      (TextRule(max: 2), "abc", "must have at most 2 characters, not 3"),
      (kept, "email", "must not be \"email\""), (kept, "eMail", nil), (kept, "EMAIL", nil),
      (kept, "Sequence_1", "must not begin with \"sequence_\""),
      (kept, "emails", nil),
      (kept, "Sequence_1", "must not begin with \"sequence_\""),
      (kept, "sequence", nil),
      (TextRule(.email), "", nil),
      (TextRule(.email), "a.b+c@d-e.example", nil),
      (TextRule(.email), "ä@ö", nil),
      (TextRule(.email), "a", "must be an email address"),
      (TextRule(.email), "a@", "must be an email address"),
      (TextRule(.email), "@a", "must be an email address"),
      (TextRule(.email), "a@b@c", "must be an email address"),
      (TextRule(.email), "a b@c", "must be an email address"),
      (TextRule(.email), "a@b\u{7F}", "must be an email address"),
      (TextRule(.email), "a@.b", "must be an email address"),
      (TextRule(.email), "a@b.", "must be an email address"),
      (TextRule(.email), "a@b..c", "must be an email address"),
    ] as [(TextRule, String, String?)]
  )
  func problems(rule: TextRule, text: String, problem: String?) {
    #expect(rule.problem(with: text) == problem)
  }

  @Test func whatTheAPIKeepsForItself() {
    #expect(["email", "sequence_", "Sequence_x"].allSatisfy(Self.kept.isReserved))
    #expect(!["", "e-mail", "emails", "x_sequence_"].contains(where: Self.kept.isReserved))
  }
}
