import Testing

@testable import Desired

@Suite struct YAMLScalarTests {
  @Test(arguments: [
    ("", true), ("~", true), ("null", true), ("Null", false), ("NULL", false), ("nil", false), (" ", false),
  ])
  func nullIsPlainEmptyTildeOrNull(text: String, isNull: Bool) {
    #expect(YAMLScalar(text: text, style: .plain).isNull == isNull)
    #expect(!YAMLScalar(text: text, style: .quoted).isNull)
    #expect(!YAMLScalar(text: text, style: .block).isNull)
  }

  @Test(arguments: [
    ("true", true), ("false", false), ("True", nil), ("TRUE", nil), ("yes", nil), ("no", nil), ("on", nil),
    ("1", nil), ("", nil),
  ])
  func booleanIsPlainTrueOrFalse(text: String, boolean: Bool?) {
    #expect(YAMLScalar(text: text, style: .plain).boolean == boolean)
    #expect(YAMLScalar(text: text, style: .quoted).boolean == nil)
  }

  @Test(arguments: [
    ("0", 0), ("42", 42), ("-7", -7), ("007", 7), ("9223372036854775807", .max), ("9223372036854775808", nil),
    ("+1", nil), ("-", nil), ("1.0", nil), ("1e3", nil), ("0x1F", nil), ("1_000", nil), ("٣", nil), ("", nil),
  ])
  func wholeNumberIsPlainDecimalDigits(text: String, integer: Int?) {
    #expect(YAMLScalar(text: text, style: .plain).integer == integer)
    #expect(YAMLScalar(text: text, style: .quoted).integer == nil)
  }
}
