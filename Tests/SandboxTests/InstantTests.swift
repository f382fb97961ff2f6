import Testing

@testable import Sandbox

struct InstantTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_399, "2000-02-28T23:59:59Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (1_710_254_446, "2024-03-12T14:40:46Z"),
    (4_107_542_400, "2100-03-01T00:00:00Z"),
  ])
  func text(seconds: Int, text: String) { #expect(Instant(seconds: seconds).text == text) }
}
