import Support

/// What a path may mean to a server that decodes it more than once, or before it splits it.
enum EncodedPath {
  /// So often is a path decoded; one that still changes after that is not trusted either.
  private static let decodings = 4

  /// Whether the path has a segment that a reader can take for a dot segment, `..;` included, or hides a slash or a backslash.
  static func isAmbiguous(_ path: Substring) -> Bool {
    var bytes = Array(path.utf8)
    let slashes = bytes.count { $0 == slash }
    for _ in 0...decodings {
      if bytes.contains(UInt8(ascii: "\\")) || bytes.count(where: { $0 == slash }) != slashes { return true }
      if bytes.split(separator: slash).contains(where: isDotSegment) { return true }
      let next = decoded(bytes)
      if next == bytes { return false }
      bytes = next
    }
    return true
  }

  private static let slash = UInt8(ascii: "/")

  /// `.` and `..`, also where path parameters follow.
  private static func isDotSegment(_ segment: ArraySlice<UInt8>) -> Bool {
    let name = segment.prefix { $0 != UInt8(ascii: ";") }
    return name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8)
  }

  /// The bytes with each `%XX` decoded once.
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hexDigit(bytes[index + 1]),
        let low = hexDigit(bytes[index + 2])
      {
        out.append(high << 4 | low)
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }
}
