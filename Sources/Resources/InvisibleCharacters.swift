/// Characters that a reader does not see, or takes for a space: in keys and indentation they are slips.
public enum InvisibleCharacters {
  /// The text with `\u{200B}` and its like for them.
  public static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isInvisible) else { return text }
    return text.unicodeScalars.map { isInvisible($0) ? escape($0) : String($0) }.joined()
  }

  /// As `\u{200B}`.
  public static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// Whether it is a blank other than the space.
  public static func isOddBlank(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .spaceSeparator
  }

  /// Whether nothing of it is to be seen.
  public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    // The empty pattern of Braille looks like a blank and is none.
    if scalar == "\u{2800}" || scalar.properties.isDefaultIgnorableCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: return true
    default: return false
    }
  }
}
