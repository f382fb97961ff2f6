import Disk
import Glibc

/// Paths and files, as POSIX has them.
enum FilePath {
  /// What a path leads to.
  enum Kind { case file, directory, other }

  /// What a path leads to; nil for nothing.
  static func kind(of path: String, followingLinks: Bool) -> Kind? {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// The absolute path without links and dots; nil where it leads nowhere.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The names in a directory, sorted by code points; none where it cannot be read.
  static func entries(of directory: String) -> [String] {
    guard let handle = opendir(directory) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A whole file; throws an error with the system's reason.
  static func read(_ path: String) throws(Exit) -> [UInt8] {
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try Files.read(path) } catch { throw Exit(.error, error.description) }
    guard let bytes else { throw Exit(.error, "\(path) cannot be read: \(Files.lastReason)") }
    return bytes
  }

  /// The directory that holds the path.
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path as messages show it: without `./` in front and without doubled slashes.
  static func shown(_ path: String) -> String {
    var path = path
    while path.contains("//") { path = path.replacing("//", with: "/") }
    while path.hasPrefix("./"), path.count > 2 { path.removeFirst(2) }
    return path
  }

  /// A directory as messages show it: relative to the working directory where it lies below.
  static func shownDirectory(_ directory: String) -> String {
    guard let here = real(".") else { return directory }
    if directory == here { return "." }
    return isInside(directory, here)
      ? String(directory.dropFirst(here == "/" ? 1 : here.count + 1)) : directory
  }

  /// An absolute path with `.` and `..` taken out by their letters.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A relative path with its dots taken out by its letters; nil where it is absolute or leads out of where it starts.
  static func inside(_ path: String) -> String? {
    if path.hasPrefix("/") { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
    }
    return parts.joined(separator: "/")
  }

  /// The absolute path below a directory that holds it; nil where it does not.
  static func below(_ directory: String, _ path: String) -> String? {
    guard isInside(path, directory) else { return nil }
    return String(path.dropFirst(directory == "/" ? 1 : directory.count).drop { $0 == "/" })
  }

  /// Whether an absolute path is the directory or lies below it.
  static func isInside(_ path: String, _ directory: String) -> Bool {
    path == directory || path.hasPrefix(directory == "/" ? "/" : directory + "/")
  }

  /// The nearest directory that holds all absolute paths.
  static func commonDirectory(_ paths: [String]) -> String {
    guard var common = paths.first?.split(separator: "/") else { return "/" }
    for path in paths.dropFirst() {
      common = zip(common, path.split(separator: "/")).prefix { $0 == $1 }.map(\.0)
    }
    return "/" + common.joined(separator: "/")
  }
}
