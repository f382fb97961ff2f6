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
      let next = percentDecoded(bytes)
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
}
