import Resources
import Support

/// Writes texts that come from manifests, tenants and file names so that each stays what it is on a terminal: one piece
/// of text in its place, that moves no cursor, sets no colour and turns no other text around.
enum VisibleText {
  /// Which characters are written as escapes.
  enum Spelling: Sendable {
    /// Those that cannot be seen.
    case readable
    /// All that are not ASCII, for texts that look alike.
    case ascii
  }

  /// A text between quotation marks, with JSON's escapes.
  static func quoted(_ text: String, _ spelling: Spelling = .readable) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\t": out += "\\t"
      default: append(scalar, to: &out, spelling)
      }
    }
    return out + "\""
  }

  /// A message or a name within a line: blanks that look like a space are written as escapes, too.
  static func phrase(_ text: String) -> String {
    var out = ""
    var previous: Unicode.Scalar?
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\t" {
        out += "\\t"
      } else if InvisibleCharacters.isInvisible(scalar),
        !InvisibleCharacters.isJoiner(scalar, after: previous, before: rest.first)
      {
        appendEscape(scalar, to: &out)
      } else {
        out.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return out
  }

  /// One line of a longer text; tabs stay, for they belong to its layout.
  static func line(_ text: String, _ spelling: Spelling = .readable) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" { out.unicodeScalars.append(scalar) } else { append(scalar, to: &out, spelling) }
    }
    return out
  }

  /// How both texts must be spelt so that a reader can tell them apart.
  static func spelling(for one: String, _ other: String) -> Spelling {
    // Swift's own comparison takes canonically equivalent texts for the same, and so do readers.
    !sameCodePoints(one, other) && withPlainSpaces(one) == withPlainSpaces(other) ? .ascii : .readable
  }

  private static func withPlainSpaces(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    out.append(
      contentsOf: text.unicodeScalars.lazy.map { $0.properties.generalCategory == .spaceSeparator ? " " : $0 }
    )
    return String(out)
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout String, _ spelling: Spelling) {
    switch scalar {
    case _ where InvisibleCharacters.isHidden(inValue: scalar) || (spelling == .ascii && !scalar.isASCII):
      appendEscape(scalar, to: &out)
    default: out.unicodeScalars.append(scalar)
    }
  }

  private static func appendEscape(_ scalar: Unicode.Scalar, to out: inout String) {
    switch scalar {
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    default:
      for unit in UTF16.encode(scalar) ?? .init() {
        let digits = String(unit, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }
}
