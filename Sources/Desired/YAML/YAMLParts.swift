/// The parts of a file that each begin with a byte order mark, as files that were put together do: each is read like a file
/// of its own, since a document can begin with such a mark and nothing else can.
struct YAMLPart {
  /// Where it stands in the file.
  let range: Range<Int>
  /// How many lines come before it.
  let line: Int

  /// The parts in their order; one for a file without a mark after its beginning.
  static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [YAMLPart] {
    var parts: [YAMLPart] = []
    var start = 0
    var lines = 0
    var startLine = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines += 1
      let next = index + 1
      if next < bytes.count, bytes[next] == 0xEF,
        bytes[next...].prefix(3).elementsEqual(YAMLEncoding.byteOrderMark)
      {
        parts.append(YAMLPart(range: start..<next, line: startLine))
        (start, startLine) = (next, lines)
      }
    }
    parts.append(YAMLPart(range: start..<bytes.count, line: startLine))
    return parts
  }
}
