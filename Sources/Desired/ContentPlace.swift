/// Where in a content file something is, as the end of a clause about the file.
enum ContentPlace {
  /// The place of the byte at that offset.
  static func of(_ offset: Int, in bytes: [UInt8]) -> String {
    let before = bytes[..<offset]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.count { $0 == 0x0A } + 1
    return " (line \(line), column \(before[start...].count { $0 & 0xC0 != 0x80 } + 1))"
  }

  /// The place of the first byte that is no UTF-8; nothing where all are.
  static func firstInvalid(in bytes: [UInt8]) -> String {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return ""
    } catch {
      return of(error.byteOffsets.lowerBound, in: bytes)
    }
  }
}
