/// A text as a manifest writes it on one line.
enum ManifestScalar {
  /// Plain where nothing in it means anything to YAML or to variables; otherwise between double quotes.
  static func text(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isWord(first), last != " ",
      !["null", "Null", "NULL"].contains(text)
    else { return false }
    return scalars.allSatisfy { isWord($0) || " -_.+/()".unicodeScalars.contains($0) }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    var isAfterDollar = false
    for scalar in text.unicodeScalars {
      // `${` begins a variable, `$${` is what it looks like.
      if scalar == "{", isAfterDollar { out.insert("$", at: out.index(before: out.endIndex)) }
      isAfterDollar = scalar == "$"
      switch scalar {
      case "\"", "\\": out += "\\" + String(scalar)
      case _ where isHidden(scalar): out += escape(scalar.value)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
    default: false
    }
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return value > 0xFFFF
      ? "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
