import Desired
import Glibc
import Resources
import Support

/// The directory that an export writes into: its own files are rewritten, everything else is left alone.
struct ExportFolder {
  /// As the user has given it.
  let path: String
  private let index: ExportIndex

  /// What writing came to.
  struct Written {
    /// Files that somebody had changed since they were exported, and that were rewritten.
    var overwritten: [String] = []
    /// Files that are not needed any more and were taken away.
    var removed: [String] = []
    /// Files that are not needed any more, but were changed since they were exported.
    var kept: [String] = []
  }

  /// Judges the path; throws where there is something already, unless that is allowed.
  init(_ path: String, mayHoldFiles: Bool) throws(Exit) {
    self.path = path
    let shown = Shown.line(path)
    switch FilePath.kind(of: path, followingLinks: true) {
    case .directory:
      guard access(path, R_OK | W_OK | X_OK) == 0 else {
        throw Exit(.error, "\(shown) cannot be written: \(Files.lastReason)")
      }
      let isFree = mayHoldFiles ? true : try FilePath.isEmpty(path)
      guard isFree else {
        throw Exit(
          .error,
          "\(shown) is not empty: give a new or empty directory, or --force to rewrite what an export has made there"
        )
      }
    case .file, .link, .other: throw Exit(.error, "\(shown) is no directory")
    case nil:
      guard FilePath.kind(of: path, followingLinks: false) == nil else {
        throw Exit(.error, "\(shown) is no directory")
      }
    }
    let file = path + "/" + ExportIndex.name
    switch FilePath.kind(of: file, followingLinks: false) {
    case nil: index = ExportIndex()
    case .file?:
      guard let index = ExportIndex(try FilePath.read(file)) else {
        throw Exit(.error, "\(Shown.line(file)) is damaged: it does not tell which files an export has made")
      }
      self.index = index
    case .directory?, .link?, .other?: throw Exit(.error, "\(Shown.line(file)) is no file")
    }
  }

  /// Writes the files. Where they are not all that there is, those of an earlier export stay. Throws before anything is
  /// written where something is in the way.
  func write(_ files: [WrittenFile], areAll: Bool) throws(Exit) -> Written {
    var written = Written()
    var digests: [String: String] = [:]
    var todo: [WrittenFile] = []
    for file in files {
      let digest = SHA256.hex(file.bytes)
      digests[file.path] = digest
      let found = try found(file.path)
      if found == digest { continue }
      if let found, let before = index.digests[file.path] {
        if found != before { written.overwritten.append(file.path) }
      } else if found != nil {
        throw Exit(
          .error,
          "\(Shown.line(path))/\(file.path) is there and was not made by an export: nothing was written"
        )
      }
      todo.append(file)
    }
    let old = index.digests.keys.filter { digests[$0] == nil }.sorted()
    // Before the files: a run that is cut off must know its own again.
    var both = ExportIndex()
    both.digests = index.digests.merging(digests) { $1 }
    let root = try OpenFolder(making: path)
    if both != index { try root.write(both.bytes, to: ExportIndex.name) }
    try write(todo, root)
    guard areAll else { return written }
    for file in old {
      guard let found = try? found(file) else { continue }
      if found == index.digests[file] {
        try remove(file, root)
        written.removed.append(file)
      } else {
        written.kept.append(file)
      }
    }
    var last = ExportIndex()
    last.digests = digests
    if last != both { try root.write(last.bytes, to: ExportIndex.name) }
    return written
  }

  /// The digest of what is there under the path; nil for nothing. Throws where it is no file, or not below the directory.
  private func found(_ file: String) throws(Exit) -> String? {
    var whole = path
    let parts = file.split(separator: "/")
    for (index, part) in parts.enumerated() {
      whole += "/" + part
      let isLast = index == parts.count - 1
      switch FilePath.kind(of: whole, followingLinks: false) {
      case nil: return nil
      case .file where isLast: return SHA256.hex(try FilePath.read(whole))
      case .directory where !isLast: continue
      case .file, .directory, .link, .other:
        throw Exit(
          .error,
          "\(Shown.line(whole)) is in the way: a \(isLast ? "file" : "directory") goes there; nothing was written"
        )
      }
    }
    return nil
  }

  private func write(_ files: [WrittenFile], _ root: OpenFolder) throws(Exit) {
    // One at a time: there may be more directories than a process may hold open.
    var last: (path: Substring, folder: OpenFolder)?
    for file in files {
      let parts = file.path.split(separator: "/")
      let parent = parts.dropLast().joined(separator: "/")
      var folder = root
      if let last, last.path == parent {
        folder = last.folder
      } else {
        for part in parts.dropLast() { folder = try folder.folder(String(part)) }
        last = (parent[...], folder)
      }
      try folder.write(file.bytes, to: String(parts[parts.count - 1]))
    }
  }

  /// Takes a file away, and the directories that are empty without it.
  private func remove(_ file: String, _ root: OpenFolder) throws(Exit) {
    let parts = file.split(separator: "/").map(String.init)
    var folders = [root]
    for part in parts.dropLast() { folders.append(try folders[folders.count - 1].folder(part)) }
    folders[parts.count - 1].remove(parts[parts.count - 1])
    for depth in (1..<parts.count).reversed() { folders[depth - 1].removeFolder(parts[depth - 1]) }
  }
}
