/// What makes a text that stands in YAML mean something else than itself: the rules of quoting that all writers share.
package enum YAMLText {
  /// The text on one line of a manifest: plain where nothing in it means anything to YAML or to variables, otherwise between
  /// double quotes, with escapes for what cannot be seen.
  package static func scalar(_ text: String) -> String {
    var text = escapingVariables(text)
    return text.withUTF8 { isPlain($0) && !isMoreThanText($0) } ? text : quoted(text)
  }

  /// Letters and digits of any script, and among them what YAML gives no meaning.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isWord(first), last != " " else { return false }
    return scalars.allSatisfy { isWord($0) || " -_.+/()".unicodeScalars.contains($0) }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\" + String(scalar)
      case _ where InvisibleCharacters.isInvisible(scalar): out += escape(scalar.value)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return value > 0xFFFF
      ? "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// The text with `${` escaped: what stands in a tenant is no variable. It works on bytes, because variables are read as
  /// bytes too: a `{` that is followed by a combining mark is another character.
  package static func escapingVariables(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var out: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), out.last == UInt8(ascii: "$") { out.append(UInt8(ascii: "$")) }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether a reader of YAML 1.1 or 1.2 could take the plain text for null, a truth value, a number, a date or a merge.
  package static func isMoreThanText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.count <= 5, words.contains(String(decoding: bytes, as: UTF8.self).lowercased()) { return true }
    switch bytes[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return bytes.allSatisfy(numberBytes.contains)
    default: return false
    }
  }

  private static let words: Set<String> = [
    "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=", ".nan", ".inf", "-.inf",
    "+.inf",
  ]

  private static let numberBytes = Set("0123456789abcdefABCDEFxXoO_.:+-tTzZ ".utf8)
}
