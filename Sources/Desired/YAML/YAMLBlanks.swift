import Resources
import Support

/// Blanks other than space and tab where manifests are indented, or after a colon or a dash: they look like spaces, and YAML
/// takes them for text.
enum YAMLBlanks {
  /// What is said of one.
  static func message(_ scalar: Unicode.Scalar) -> String { InvisibleCharacters.escape(scalar) + advice }

  private static let advice =
    " looks like a space and is none: replace it with a space, or put the text in quotes"

  /// Of the diagnostics those about blanks: what else is wrong with the file comes of them.
  static func causes(in diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter { $0.message.utf8.suffix(advice.utf8.count).elementsEqual(advice.utf8) }
  }

  /// One at the beginning of a plain scalar, or after the dash that it begins with: its offset in characters.
  static func leading(in bytes: UnsafeBufferPointer<UInt8>) -> (offset: Int, scalar: Unicode.Scalar)? {
    guard let first = bytes.first, first >= 0x80 || first == UInt8(ascii: "-") else { return nil }
    let scalars = String(decoding: bytes.prefix(8), as: UTF8.self).unicodeScalars
    let rest = scalars.first == "-" ? scalars.dropFirst() : scalars[...]
    guard let scalar = rest.first, InvisibleCharacters.isOddBlank(scalar) else { return nil }
    return (scalars.count - rest.count, scalar)
  }

  /// One after the first colon of a plain scalar that begins as a key does: its offset in characters.
  static func afterColon(in text: String) -> (offset: Int, scalar: Unicode.Scalar)? {
    let scalars = text.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":"), scalars[..<colon].allSatisfy(isOfKey),
      let scalar = scalars[scalars.index(after: colon)...].first, InvisibleCharacters.isOddBlank(scalar)
    else { return nil }
    return (scalars.distance(from: scalars.startIndex, to: colon) + 1, scalar)
  }

  /// One in the structure of a line: in its indentation, after a dash of it, or after the colon of its key.
  static func structural(in line: String) -> (offset: Int, scalar: Unicode.Scalar)? {
    let scalars = Array(line.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if InvisibleCharacters.isOddBlank(scalar) { return (index, scalar) }
      let isDash =
        scalar == "-" && index + 1 < scalars.count
        && (scalars[index + 1] == " " || InvisibleCharacters.isOddBlank(scalars[index + 1]))
      guard scalar == " " || scalar == "\t" || isDash else { break }
      index += 1
    }
    guard index < scalars.count else { return nil }
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: scalars[index...])
    return afterColon(in: String(rest)).map { (index + $0.offset, $0.scalar) }
  }

  private static func isOfKey(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || "-_.$".unicodeScalars.contains(scalar)
  }

  /// What is wrong with the line of a syntax error, or with one of the two before it, which may be the cause; nil for nothing.
  static func diagnostic(
    around index: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ breaks: YAMLLineBreaks
  ) -> Diagnostic? {
    let isMarked = bytes.starts(with: YAMLEncoding.byteOrderMark)
    let text = bytes[(isMarked ? YAMLEncoding.byteOrderMark.count : 0)...]
    var place = text.startIndex
    var count = -1
    while place < text.endIndex {
      if text[place] & 0xC0 != 0x80 { count += 1 }
      if count == index { break }
      place += 1
    }
    var line = text[..<place].count { $0 == 0x0A }
    var start = text[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex
    var end = text[place...].firstIndex(of: 0x0A) ?? text.endIndex
    for _ in 0..<3 {
      if let found = structural(in: String(decoding: text[start..<end], as: UTF8.self)) {
        return .error(message(found.scalar), at: breaks.mark(line: line, column: found.offset))
      }
      guard start > text.startIndex else { return nil }
      end = start - 1
      line -= 1
      start = text[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex
    }
    return nil
  }
}
