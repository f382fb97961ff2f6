/// How many columns of a terminal text takes: an approximation of Unicode's East Asian Width.
package enum Columns {
  /// The columns of a text that begins at a column; tabs go to the next of every eight.
  package static func width(of text: some StringProtocol, from column: Int = 0) -> Int {
    text.reduce(column) { $1 == "\t" ? $0 / 8 * 8 + 8 : $0 + width(of: $1) } - column
  }

  /// The columns of what a reader takes for one character.
  package static func width(of character: Character) -> Int {
    if character.utf8.count == 1 { return 1 }
    var sum = 0
    for scalar in character.unicodeScalars {
      switch scalar.value {
      // What joins or recolours parts of an emoji, or asks for its coloured shape, makes one wide sign of all.
      case 0x200D where sum > 1, 0xFE0F, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: return 2
      default: sum += width(of: scalar)
      }
    }
    return sum
  }

  /// The columns of one scalar that stands alone.
  package static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.value {
    // The later parts of a Korean syllable stand above its first.
    case 0x1160...0x11FF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
