import Resources

/// Whether a file can be read as text at all, with a message for each usual way in which it cannot.
enum YAMLEncoding {
  /// The largest file that is read. What indexes a document's nodes and text counts on it.
  static let sizeLimit = 64 << 20

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The problem that keeps the bytes from being read as YAML; nil where there is none.
  static func problem(of bytes: [UInt8], file: Int) -> Diagnostic? {
    if bytes.count > sizeLimit {
      let size = (bytes.count + (1 << 20) - 1) >> 20
      return .error(
        "the file is larger than \(sizeLimit >> 20) MiB (\(size) MiB): split it",
        at: Mark(file: file, line: 1, column: 1)
      )
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      return .error("the file is UTF-16: save it as UTF-8", at: Mark(file: file, line: 1, column: 1))
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      let offset = error.byteOffsets.lowerBound
      // What has both is no text in another encoding.
      if let zero = bytes[..<offset].firstIndex(of: 0) { return zeroByte(at: zero, in: bytes, file: file) }
      return .error(
        "the file is not UTF-8: byte \(hex(UInt32(bytes[offset]), digits: 2)) cannot stand here "
          + "(is it Latin-1 or Windows-1252? save it as UTF-8)",
        at: mark(ofByte: offset, in: bytes, file: file)
      )
    }
  }

  /// A character that YAML does not allow in a file.
  static func forbidden(_ character: UInt32, at offset: Int, in bytes: [UInt8], file: Int) -> Diagnostic {
    let mark = mark(ofByte: offset, in: bytes, file: file)
    switch character {
    case 0: return zeroByte(at: offset, in: bytes, file: file)
    default:
      return .error(
        "the control character U+\(hex(character, digits: 4)) is not allowed: delete it, or write it as an "
          + "escape in double quotes",
        at: mark
      )
    }
  }

  private static func zeroByte(at offset: Int, in bytes: [UInt8], file: Int) -> Diagnostic {
    .error(
      "the file has a NUL byte: it is binary, or text that is not UTF-8",
      at: mark(ofByte: offset, in: bytes, file: file)
    )
  }

  private static func mark(ofByte offset: Int, in bytes: [UInt8], file: Int) -> Mark {
    let before = bytes[..<min(offset, bytes.count)]
    var lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    if before[lineStart...].starts(with: byteOrderMark) { lineStart += byteOrderMark.count }
    return Mark(
      file: file,
      line: before.count { $0 == 0x0A } + 1,
      column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    )
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
