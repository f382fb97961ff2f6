import Resources

/// One word of a command line that is printed to be copied, as `sh` and `bash` both take it.
package enum ShellWord {
  /// The word, quoted where it must be. What cannot be seen is put in by `printf`, since a terminal, a clipboard or a
  /// reader might lose it: not every `sh` knows `$'...'`. Only a line end at the very end needs that all the same.
  package static func quoted(_ word: String) -> String {
    if !word.isEmpty, word.utf8.allSatisfy(isPlain) { return word }
    guard word.unicodeScalars.contains(where: AddressSpelling.isHidden) else {
      return "'" + word.escaping("'", as: "'\\''") + "'"
    }
    // A shell takes line ends away from what it puts in.
    if word.utf8.last == 0x0A { return "$'" + octal(word, "'\\") + "'" }
    return "\"$(printf '" + octal(word, "'\\%") + "')\""
  }

  /// The path as a shell takes it, and no program for an option.
  package static func path(_ path: String) -> String { quoted(path.hasPrefix("-") ? "./" + path : path) }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/%@._-+=:,".utf8.contains(byte)
    }
  }

  /// The word with the bytes of hidden and special characters in octal.
  private static func octal(_ word: String, _ special: String) -> String {
    var out = ""
    for scalar in word.unicodeScalars {
      guard AddressSpelling.isHidden(scalar) || special.unicodeScalars.contains(scalar) else {
        out.unicodeScalars.append(scalar)
        continue
      }
      for byte in UTF8.encode(scalar) ?? .init() {
        let digits = String(byte, radix: 8)
        out += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
      }
    }
    return out
  }
}

extension String {
  /// By scalars: a mark that combines with one does not hide it.
  fileprivate func escaping(_ scalar: Unicode.Scalar, as text: String) -> String {
    var out = ""
    for other in unicodeScalars {
      if other == scalar { out += text } else { out.unicodeScalars.append(other) }
    }
    return out
  }
}
