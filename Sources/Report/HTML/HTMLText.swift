import Support

/// Texts on their way into HTML, where none of them may become markup.
enum HTMLText {
  /// A name, a message or a value within a line: nothing hidden, nothing that turns other text around.
  static func phrase(_ text: String) -> String { escaped(VisibleText.phrase(text)) }

  /// A document of its own in an attribute: what cannot be seen is written as a reference, so that it moves nothing in the
  /// page's own text and is in the document what it was.
  static func document(_ html: String) -> String {
    let text = escaped(html)
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !scalar.isASCII, InvisibleCharacters.isInvisible(scalar) {
        out.append(contentsOf: "&#x\(String(scalar.value, radix: 16, uppercase: true));".unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  /// The text as it stands between tags and in quoted attributes alike.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number with what is counted, such as `1 line`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}
