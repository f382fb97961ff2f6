/// Texts that differ and look the same: a letter of another script, a wide form, an accent as a character of its own, something
/// that cannot be seen.
package enum LookAlikes {
  /// Whether a reader takes two different texts for the same.
  package static func areAlike(_ one: String, _ other: String) -> Bool {
    // Swift's own comparison takes both forms of an accent for the same.
    !sameCodePoints(one, other) && outline(one) == outline(other)
  }

  /// The text as it looks, in Latin letters where there are some that look so.
  private static func outline(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isASCII, !InvisibleCharacters.isInvisible(scalar) {
        out.append(scalar)
      } else if InvisibleCharacters.isOddBlank(scalar) {
        out.append(" ")
      } else if let latin = latin[scalar] {
        out.append(latin)
      } else if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
        out.append(plain)
      } else if !InvisibleCharacters.isInvisible(scalar) {
        out.append(scalar)
      }
    }
    return String(out)
  }

  private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
    let groups: [(String, String)] = [
      // Cyrillic.
      ("АВЕЅІЈКМНОРСТУХԌԚԜ", "ABESIJKMHOPCTYXGQW"), ("асԁеһіјӏорԛѕѵԝхуү", "acdehijlopqsvwxyy"),
      // Greek.
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("ινορχϲ", "ivopxc"),
      // Hyphens.
      ("\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}", "-----"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (others, letters) in groups {
      for (other, letter) in zip(others.unicodeScalars, letters.unicodeScalars) { table[other] = letter }
    }
    return table
  }()
}
