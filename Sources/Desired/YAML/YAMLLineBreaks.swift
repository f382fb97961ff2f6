import Resources

/// Turns libyaml's places into marks.
///
/// libyaml reads YAML 1.1, where a lone CR, U+0085, U+2028 and U+2029 end a line too; editors and `SourceMap`
/// end a line at LF only. Text pasted from the web has such characters, and every mark after one would be off.
struct YAMLLineBreaks {
  /// A line end that only libyaml counts; both in Unicode scalars from the beginning of the file.
  private struct Extra {
    /// What follows it.
    let next: Int
    /// The beginning of the line that it stands in, as others count lines.
    let lineStart: Int
  }

  private let file: Int
  /// How many lines of the file come before the bytes.
  private let firstLine: Int
  private var extras: [Extra] = []
  /// The end of a file whose last line has no end: libyaml ends it, and counts one line more than there are.
  private var openEnd: (index: Int, column: Int)?

  /// Looks for the line ends in bytes that are UTF-8.
  init(in bytes: UnsafeBufferPointer<UInt8>, file: Int, firstLine: Int = 0) {
    self.file = file
    self.firstLine = firstLine
    openEnd = Self.openEnd(of: bytes)
    guard Self.mayHaveExtras(bytes) else { return }
    var count = bytes.starts(with: YAMLEncoding.byteOrderMark) ? -1 : 0
    var lineStart = 0
    for index in bytes.indices {
      if bytes[index] & 0xC0 != 0x80 { count += 1 }
      if bytes[index] == 0x0A {
        lineStart = count
      } else if Self.isExtra(at: index, in: bytes) {
        extras.append(Extra(next: count, lineStart: lineStart))
      }
    }
  }

  /// The mark for a place of libyaml.
  func mark(_ place: YAMLPlace) -> Mark {
    let (line, column) = lineAndColumn(place)
    return Mark(file: file, line: line, column: column)
  }

  /// The mark for a line and a column, both from 0, as editors count them.
  func mark(line: Int, column: Int) -> Mark {
    Mark(file: file, line: firstLine + line + 1, column: column + 1)
  }

  /// The 1-based line and column for a place of libyaml.
  func lineAndColumn(_ place: YAMLPlace) -> (line: Int, column: Int) {
    if place.column == 0, let openEnd, openEnd.index == place.index {
      return (firstLine + place.line - extras.count, openEnd.column)
    }
    guard !extras.isEmpty else { return (firstLine + place.line + 1, place.column + 1) }
    var low = 0
    var high = extras.count
    while low < high {
      let middle = (low + high) / 2
      if extras[middle].next <= place.index { low = middle + 1 } else { high = middle }
    }
    let line = firstLine + place.line - low + 1
    // Where libyaml's line begins at such a line end, the real one began before.
    guard low > 0, extras[low - 1].next == place.index - place.column else { return (line, place.column + 1) }
    return (line, place.index - extras[low - 1].lineStart + 1)
  }

  /// Where the file ends, in Unicode scalars from its beginning; nil where its last line has an end that libyaml knows.
  private static func openEnd(of bytes: UnsafeBufferPointer<UInt8>) -> (index: Int, column: Int)? {
    guard let last = bytes.last, last != 0x0A, !(max(0, bytes.count - 3)..<bytes.count).contains(where: isEnd)
    else { return nil }
    func isEnd(_ index: Int) -> Bool {
      isExtra(at: index, in: bytes)
        && index + (bytes[index] == 0x0D ? 1 : bytes[index] == 0xC2 ? 2 : 3) == bytes.count
    }
    let mark = bytes.starts(with: YAMLEncoding.byteOrderMark) ? 1 : 0
    let start = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    func scalars(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
      bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }
    let inLine = scalars(bytes[start...])
    return (scalars(bytes[..<start]) + inLine - mark, inLine + 1 - (start == 0 ? mark : 0))
  }

  private static func isExtra(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    switch bytes[index] {
    case 0x0D: return byte(1) != 0x0A
    case 0xC2: return byte(1) == 0x85
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)
    default: return false
    }
  }

  private static func mayHaveExtras(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in bytes.indices where isExtra(at: index, in: bytes) { return true }
    return false
  }
}
