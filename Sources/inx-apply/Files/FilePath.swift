import Glibc
import Resources
import Support

/// Paths and files, as POSIX has them: bytes. Two names that look the same are two names, so texts are compared by bytes.
enum FilePath {
  /// What a path leads to.
  enum Kind { case file, directory, link, other }

  /// What a path leads to; nil for nothing, and for what cannot be looked at.
  static func kind(of path: String, followingLinks: Bool) -> Kind? {
    try? look(at: path, followingLinks: followingLinks)
  }

  /// What a path leads to; nil for nothing. Throws the system's reason where that cannot be told.
  static func look(at path: String, followingLinks: Bool) throws(FileError) -> Kind? {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw unreadable(path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The absolute path without links and dots; nil where it leads nowhere, or is not UTF-8.
  static func real(_ path: String) -> String? { try? resolved(path) }

  /// The absolute path without links and dots; throws the reason where there is none.
  static func resolved(_ path: String) throws(FileError) -> String {
    guard let resolved = realpath(path, nil) else { throw unreadable(path) }
    defer { free(resolved) }
    guard let text = String(validatingCString: resolved) else {
      throw .unreadable(file: path, reason: "it lies in a directory whose name is not UTF-8")
    }
    return text
  }

  /// What is in a directory: names as they are, and those that are not UTF-8 with their bytes as `\xE9`.
  struct Entries {
    var names: [String] = []
    var undecodable: [String] = []
  }

  /// The names in a directory, sorted by code points; throws the system's reason where it cannot be listed.
  static func entries(of directory: String) throws(FileError) -> Entries {
    guard let handle = opendir(directory) else { throw unreadable(directory) }
    defer { closedir(handle) }
    var entries = Entries()
    while true {
      errno = 0
      guard let entry = readdir(handle) else {
        if errno == 0 { break }
        throw unreadable(directory)
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if let name = String(validating: bytes, as: UTF8.self) {
        if name != "." && name != ".." { entries.names.append(name) }
      } else {
        entries.undecodable.append(shown(bytes))
      }
    }
    entries.names.sort { CodePoints($0) < CodePoints($1) }
    entries.undecodable.sort { CodePoints($0) < CodePoints($1) }
    return entries
  }

  /// Whether a directory holds nothing; throws an error where it cannot be listed.
  static func isEmpty(_ directory: String) throws(Exit) -> Bool {
    do throws(FileError) {
      let entries = try entries(of: directory)
      return entries.names.isEmpty && entries.undecodable.isEmpty
    } catch { throw Exit(.error, error.description) }
  }

  /// A whole file; throws the system's reason.
  static func bytes(of path: String, limit: Int = Files.sizeLimit) throws(FileError) -> [UInt8] {
    guard let bytes = try Files.read(path, limit: limit) else {
      throw .unreadable(file: path, reason: Files.reason(ENOENT))
    }
    return bytes
  }

  /// A whole file; throws an error with the system's reason.
  static func read(_ path: String, limit: Int = Files.sizeLimit) throws(Exit) -> [UInt8] {
    do throws(FileError) { return try bytes(of: path, limit: limit) } catch {
      throw Exit(.error, error.description)
    }
  }

  /// The directory that holds the path.
  static func parent(_ path: String) -> String { Files.folder(of: path) }

  /// The path as messages show it: without `./` in front and without doubled slashes.
  static func shown(_ path: String) -> String {
    var path = path
    while path.contains("//") { path = path.replacing("//", with: "/") }
    while path.hasPrefix("./"), path.count > 2 { path.removeFirst(2) }
    return path
  }

  /// A name that need not be UTF-8, as messages show it.
  static func shown(_ bytes: [UInt8]) -> String {
    var shown = ""
    var rest = bytes[...]
    while let first = rest.first {
      // A character has at most four bytes.
      let length = (1...4).first { String(validating: rest.prefix($0), as: UTF8.self) != nil }
      if let length, length <= rest.count, let text = String(validating: rest.prefix(length), as: UTF8.self) {
        shown += text
        rest = rest.dropFirst(length)
      } else {
        shown += "\\x" + (first < 16 ? "0" : "") + String(first, radix: 16, uppercase: true)
        rest = rest.dropFirst()
      }
    }
    return shown
  }

  /// A directory as messages show it: relative to the working directory where it lies below.
  static func shownDirectory(_ directory: String) -> String {
    guard let here = real("."), let rest = below(here, directory) else { return directory }
    return rest.isEmpty ? "." : rest
  }

  /// An absolute path with `.` and `..` taken out by their letters.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in FilePath.parts(path) {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether two paths lead to the same file, which need not be there.
  static func same(_ one: String, _ other: String) -> Bool {
    sameCodePoints(one, other) || FileIdentity(one) == FileIdentity(other)
  }

  /// Whether a path begins at the root.
  static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// A relative path with its dots taken out by its letters; nil where it is absolute or leads out of where it starts.
  static func inside(_ path: String) -> String? {
    if isAbsolute(path) { return nil }
    var parts: [Substring] = []
    for part in FilePath.parts(path) where part != "." {
      if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
    }
    return parts.joined(separator: "/")
  }

  /// The absolute path below a directory that holds it; nil where it does not.
  static func below(_ directory: String, _ path: String) -> String? {
    guard isInside(path, directory) else { return nil }
    let rest = path.utf8.dropFirst(directory == "/" ? 0 : directory.utf8.count)
    return String(Substring(rest.drop { $0 == UInt8(ascii: "/") }))
  }

  /// Whether an absolute path is the directory or lies below it.
  static func isInside(_ path: String, _ directory: String) -> Bool {
    sameCodePoints(path, directory)
      || path.utf8.starts(with: (directory == "/" ? "/" : directory + "/").utf8)
  }

  /// The nearest directory that holds all absolute paths.
  static func commonDirectory(_ paths: [String]) -> String {
    guard var common = paths.first.map(parts) else { return "/" }
    for path in paths.dropFirst() {
      common = zip(common, parts(path)).prefix { $0.utf8.elementsEqual($1.utf8) }.map(\.0)
    }
    return "/" + common.joined(separator: "/")
  }

  /// What stands between the slashes.
  static func parts(_ path: String) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }

  private static func unreadable(_ path: String) -> FileError {
    .unreadable(file: path, reason: Files.lastReason)
  }
}
