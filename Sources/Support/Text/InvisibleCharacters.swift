/// Characters that a reader does not see, or takes for a space: in keys and indentation they are slips, and wherever a name is
/// printed they are written as escapes. The one table of them.
package enum InvisibleCharacters {
  /// The text with `\u{200B}` and its like for them.
  package static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isInvisible) else { return text }
    return text.unicodeScalars.map { isInvisible($0) ? escape($0) : String($0) }.joined()
  }

  /// The same within a message, where marks that make one picture of several characters stay.
  package static func shown(inMessage text: String) -> String {
    guard text.unicodeScalars.contains(where: isInvisible) else { return text }
    var out = ""
    var previous: Unicode.Scalar?
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if isInvisible(scalar), !isJoiner(scalar, after: previous, before: rest.first) {
        out += escape(scalar)
      } else {
        out.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return out
  }

  /// The text with an escape for everything that is not ASCII, for texts that look alike.
  package static func spelledOut(_ text: String) -> String {
    text.unicodeScalars.map { !$0.isASCII || isInvisible($0) ? escape($0) : String($0) }.joined()
  }

  /// As `\u{200B}`.
  package static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// Whether it is a blank other than the space.
  package static func isOddBlank(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .spaceSeparator
  }

  /// Whether nothing of it is to be seen, or nobody knows what: control characters, what has no shape of its own, blanks other
  /// than the space, and what Unicode gives no character to.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isControl(scalar) }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned, .privateUse:
      return true
    default: return scalar.properties.isDefaultIgnorableCodePoint || blankSymbols.contains(scalar)
    }
  }

  /// The same of values, where joiners are part of emoji and of several scripts, and blanks part of typeset texts: control
  /// characters, line separators, and what has no shape of its own, such as marks that change the direction of writing.
  package static func isHidden(inValue scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isControl(scalar) }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return scalar != "\u{200C}" && scalar != "\u{200D}"
    default: return false
    }
  }

  /// Whether a terminal would act upon it, or turn the direction of other text with it: raw in no output.
  package static func actsOnTerminal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: isControl(scalar)
    }
  }

  /// The same, and what would end a line or is no character: within one line of text nothing stands for it.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2028...0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: actsOnTerminal(scalar)
    }
  }

  /// Whether it is a control character: C0 with tab and line ends, DEL and C1.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }

  /// The text with U+FFFD for each character of that sort.
  package static func replaced(_ text: String, where isOne: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isOne) else { return text }
    var out = String.UnicodeScalarView()
    out.append(contentsOf: text.unicodeScalars.map { isOne($0) ? "\u{FFFD}" : $0 })
    return String(out)
  }

  /// Symbols that are drawn as nothing: the empty pattern of Braille, the place of an object, the null notehead.
  private static let blankSymbols: [Unicode.Scalar] = ["\u{2800}", "\u{FFFC}", "\u{1D159}"]

  /// Whether the mark belongs to what stands before it: the joiners of emoji and of several scripts, the choice of an emoji's
  /// form.
  package static func isJoiner(
    _ scalar: Unicode.Scalar,
    after previous: Unicode.Scalar?,
    before next: Unicode.Scalar?
  ) -> Bool {
    guard let previous else { return false }
    switch scalar.value {
    case 0x200C, 0x200D:
      // What is joined may have been given its form first.
      let isAfterForm = (0xFE0E...0xFE0F).contains(previous.value)
      return (isAfterForm || isSeen(previous)) && next.map(isSeen) == true
    case 0xFE0E, 0xFE0F: return previous.properties.isEmoji
    default: return false
    }
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool { !scalar.isASCII && !isInvisible(scalar) }
}
