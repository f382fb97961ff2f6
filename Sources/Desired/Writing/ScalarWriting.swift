import Support

/// How a text must be written so that the manifest language reads the same text, and other readers of YAML do, too.
enum ScalarWriting {
  /// The style to ask for. Indicators such as `#`, `: ` and `- ` are libyaml's matter, which then quotes by itself.
  static func style(of text: String) -> YAMLEmitter.Style {
    // Read back as a key, it would be taken for a slip.
    if text.utf8.contains(where: { $0 >= 0x80 }), YAMLBlanks.afterColon(in: text) != nil {
      return .doubleQuoted
    }
    var text = text
    return text.withUTF8 { bytes in
      let traits = Traits(bytes)
      if bytes.isEmpty { return .singleQuoted }
      if traits.needsEscapes { return .doubleQuoted }
      if traits.hasLines { return traits.isFitForBlock ? .literal : .doubleQuoted }
      if traits.hasTab { return .doubleQuoted }
      if isBlank(bytes[0]) || isBlank(bytes[bytes.count - 1]) { return .singleQuoted }
      return YAMLText.isMoreThanText(bytes) ? .singleQuoted : .plain
    }
  }

  /// What a text has in it.
  private struct Traits {
    /// Line ends that libyaml would write as they are, and that others do not take for such. What it cannot write as it is,
    /// such as control characters, it escapes by itself.
    var needsEscapes = false
    var hasLines = false
    var hasTab = false
    /// Whether a block of lines would show it as it is and survive an editor: no blanks at the ends of lines, none before
    /// the first, nor several line ends at the end.
    var isFitForBlock = true

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var before = UInt8(ascii: "\n")
      for (index, byte) in bytes.enumerated() {
        func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch byte {
        case UInt8(ascii: "\n"):
          hasLines = true
          if index == 0 || isBlank(before) { isFitForBlock = false }
        case UInt8(ascii: "\t"):
          hasTab = true
          if before == UInt8(ascii: "\n") { isFitForBlock = false }
        case 0xE2 where next(1) == 0x80 && (0xA8...0xA9).contains(next(2)): needsEscapes = true
        // At the beginning a blank that is no space would be taken for a slip.
        case 0x80... where index == 0 && YAMLBlanks.leading(in: bytes) != nil: needsEscapes = true
        case UInt8(ascii: "-") where index == 0 && YAMLBlanks.leading(in: bytes) != nil: needsEscapes = true
        case UInt8(ascii: " ") where index == 0: isFitForBlock = false
        default: break
        }
        before = byte
      }
      if isBlank(before) || bytes.suffix(2).elementsEqual("\n\n".utf8) { isFitForBlock = false }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
