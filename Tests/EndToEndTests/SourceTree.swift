import Foundation

/// The files of the repository as tests of its shape read them.
enum SourceTree {
  /// One file: its path below the root, and its lines.
  struct File: Sendable {
    let path: String
    let lines: [Substring]

    /// The text of its comments, without the signs that begin them, as one line.
    var comments: String {
      lines.map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("//") }
        .map { $0.drop { $0 == "/" }.drop { $0 == " " } }
        .joined(separator: " ")
    }

    /// The modules that it imports.
    var imports: [String] {
      lines.compactMap { line in
        guard let first = line.utf8.first(where: { $0 != UInt8(ascii: " ") }), "@ifp".utf8.contains(first)
        else {
          return nil
        }
        let words = line.split(separator: " ").drop { $0.hasPrefix("@") || modifiers.contains($0) }
        guard words.first == "import", words.count > 1 else { return nil }
        return words.last.map { String($0.prefix { $0 != "." && $0 != ";" }) }
      }
    }
  }

  private static let modifiers: Set<Substring> = ["package", "public", "internal", "private", "fileprivate"]

  /// All files below a folder or that file, by path, whose names end in that.
  static func files(_ path: String, _ suffixes: String...) throws -> [File] {
    let root = Page.root + "/"
    let below = FileManager.default.subpaths(atPath: root + path)?.sorted().map { path + "/" + $0 } ?? []
    let all = below.isEmpty ? [path] : below
    return try all.filter { path in suffixes.contains { path.hasSuffix($0) } }.map { path in
      let text = try String(contentsOfFile: root + path, encoding: .utf8)
      return File(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  /// How many files lie in each folder below that one, not counting those of its folders.
  static func counts(_ path: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for name in FileManager.default.subpaths(atPath: Page.root + "/" + path) ?? [] {
      var isFolder: ObjCBool = false
      let full = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: Page.root + "/" + full, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      counts[full.split(separator: "/").dropLast().joined(separator: "/"), default: 0] += 1
    }
    return counts
  }

  /// The names of the folders in a folder.
  static func folders(_ path: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: Page.root + "/" + path)
    return names.filter { $0.first != "." && !$0.contains(".") }.sorted()
  }
}
