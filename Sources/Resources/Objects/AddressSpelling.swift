import Support

/// How addresses and patterns over them are written by people: any character may be written as the `%XX` of its UTF-8
/// bytes, and what cannot be seen is, wherever an address is printed to be copied.
package enum AddressSpelling {
  /// The bytes in the one spelling that addresses have: `/`, `%` and `*` of a name as `%2F`, `%25`, `%2A`, everything else as
  /// it is. A percent sign without two hexadecimal digits behind it stays, and matches nothing.
  package static func canonical(_ written: String) -> [UInt8] {
    let source = Array(written.utf8)
    guard source.contains(percent) else { return source }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    forEachPercentDecoded(source) { byte, wasEncoded in
      if wasEncoded { bytes += spelt(byte) } else { bytes.append(byte) }
    }
    return bytes
  }

  /// The first percent sign that is not followed by two hexadecimal digits, with what follows it; nil where there is none.
  package static func malformedEscape(in written: String) -> String? {
    let scalars = Array(written.unicodeScalars)
    func isDigit(_ index: Int) -> Bool {
      index < scalars.count && scalars[index].isASCII && hexDigit(UInt8(scalars[index].value)) != nil
    }
    for index in scalars.indices where scalars[index] == "%" && !(isDigit(index + 1) && isDigit(index + 2)) {
      var escape = String.UnicodeScalarView()
      escape.append(contentsOf: scalars[index..<min(index + 3, scalars.count)])
      return String(escape)
    }
    return nil
  }

  /// The text with every character that cannot be seen, or looks like another one, as the `%XX` of its bytes.
  package static func pasteable(_ text: String) -> String { escaping(text, where: isHidden) }

  /// The text with everything that is not ASCII as the `%XX` of its bytes, for addresses that look alike.
  package static func spelledOut(_ text: String) -> String { escaping(text) { !$0.isASCII || isHidden($0) } }

  private static func escaping(_ text: String, where isEscaped: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isEscaped) else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      if isEscaped(scalar) {
        for byte in UTF8.encode(scalar) ?? .init() { out += escaped(byte) }
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Whether a reader, a terminal or a clipboard would not take the character for what it is.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool { InvisibleCharacters.isInvisible(scalar) }

  private static let percent = UInt8(ascii: "%")

  /// A byte of a name as addresses write it.
  private static func spelt(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "/"), percent, UInt8(ascii: "*"): Array(escaped(byte).utf8)
    default: [byte]
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
  }
}

extension Address {
  /// As it is printed to be copied.
  package var pasteable: String { AddressSpelling.pasteable(text) }
}
