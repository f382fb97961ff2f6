import Resources
import Support

/// Which files of a directory an export has made, by their digests: only those may another export rewrite or take away.
///
/// Lines as `sha256sum` writes and checks them, sorted by path. The name begins with a dot, so that the file is no manifest.
struct ExportIndex: Equatable {
  /// The file's name in the directory.
  static let name = ".inx-apply-export"

  /// The digest of each file as it was written, by its path.
  var digests: [String: String] = [:]

  init() {}

  /// Reads an index. Nil where it is none: one from elsewhere must not lead to files that no export has made.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      let parts = line.split(separator: "  ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].utf8.count == 64, parts[0].utf8.allSatisfy({ hexDigit($0) != nil }),
        ExportIndex.isPath(parts[1])
      else { return nil }
      digests[String(parts[1])] = String(parts[0])
    }
  }

  /// The index as a file.
  var bytes: [UInt8] {
    digests.sorted { $0.key < $1.key }.flatMap { Array("\($0.value)  \($0.key)\n".utf8) }
  }

  /// Whether an export could have made the file: names of small letters, digits, `-` and one dot, at most three deep.
  private static func isPath(_ path: Substring) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return false }
    return parts.allSatisfy { part in
      guard let first = part.utf8.first, first != UInt8(ascii: ".") else { return false }
      return part.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
    }
  }
}
