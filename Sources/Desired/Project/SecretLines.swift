/// Lines of an `inx-apply.yaml` as messages may show them: what may be a secret that somebody wrote where the name of a
/// variable belongs is cut off.
enum SecretLines {
  /// In keys, what announces something that nobody else should see.
  private static let words = ["clientid", "secret", "password", "token"].map { Array($0.utf8) }

  /// The file with the ends of such lines cut off; its lines keep their numbers.
  static func hidden(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isFirst = true
    for line in bytes.split(separator: newline, omittingEmptySubsequences: false) {
      if !isFirst { out.append(newline) }
      isFirst = false
      let shown = shown(line)
      out += shown
      if shown.count < line.count { out += Array("…".utf8) }
    }
    return out
  }

  /// Whether the text looks like the name of a variable and nothing else: capitals, digits and `_`.
  static func isPlainName(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, !isDigit(first) else { return false }
    return text.allSatisfy { isDigit($0) || capitals.contains($0) || $0 == UInt8(ascii: "_") }
  }

  /// The line up to what must not be seen. Text is looked at, not what it means: the file may well be wrong.
  private static func shown(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    // A password within an address.
    if line.contains(at) {
      return line.firstIndex(of: colon).map { line[...$0] } ?? line[..<line.startIndex]
    }
    var start = line.startIndex
    while let colon = line[start...].firstIndex(of: colon) {
      let value = line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      let word = value.prefix { !ends.contains($0) }
      if isSecret(line[start..<colon]), !isPlainName(unquoted(word)), !isEmpty(value) {
        return line[...colon]
      }
      start = colon + 1
    }
    return line
  }

  private static func isSecret(_ key: ArraySlice<UInt8>) -> Bool {
    let key = key.map { capitals.contains($0) ? $0 + 0x20 : $0 }
    return words.contains { key.firstRange(of: $0) != nil }
  }

  private static func isEmpty(_ value: ArraySlice<UInt8>) -> Bool {
    value.allSatisfy { $0 == UInt8(ascii: "\r") }
  }

  private static func unquoted(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = word.first, quotes.contains(first) else { return word }
    return word.count > 1 && word.last == first ? word.dropFirst().dropLast() : word
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let newline = UInt8(ascii: "\n")
  private static let colon = UInt8(ascii: ":")
  private static let at = UInt8(ascii: "@")
  private static let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
  private static let quotes = Array("'\"".utf8)
  private static let ends = Array(" \t\r,}".utf8)
}
