/// How texts compare where case does not count.
package enum CaseFolding {
  /// Each character in upper and then in lower case, by mappings of one character to one: what a server does that compares
  /// character by character. A length never changes, so `ß` stays what it is.
  package static func simple(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(simple(scalar)) }
    return String(folded)
  }

  /// Whatever full case folding takes for the same, and with it all that `simple` does: `ß` is `ss`. For texts to be
  /// compared as Swift compares them, which is by canonical equivalence.
  package static func full(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      for upper in simple(scalar).properties.uppercaseMapping.unicodeScalars {
        let lower = simple(upper)
        // İ is an I with a dot above, and i where it is one character: both must come to the same.
        if lower == "\u{307}", folded.last == "i" { continue }
        folded.append(lower)
      }
    }
    return String(folded)
  }

  private static func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let upper = only(scalar.properties.uppercaseMapping) ?? scalar
    // The one letter whose mapping to a single lower case one is not Unicode's full mapping.
    if upper == "\u{130}" { return "i" }
    return only(upper.properties.lowercaseMapping) ?? upper
  }

  /// The text's only character; nil where it has several.
  private static func only(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
