import Desired
import Glibc
import Resources
import Support

/// A directory that is made whole or not at all: everything is written beside it, and put in its place last.
///
/// What it holds may be confidential: nobody but the user can read it.
struct NewFolder {
  /// As the user has given it.
  let path: String

  /// Judges the path; throws where something is there that must not be overwritten, or where no directory can be.
  init(_ path: String) throws(Exit) {
    self.path = path
    switch FilePath.kind(of: path, followingLinks: true) {
    case .directory:
      guard access(path, R_OK | W_OK | X_OK) == 0 else { throw failure() }
      guard try FilePath.isEmpty(path) else {
        throw Exit(.error, "\(Shown.line(path)) is not empty: give a new or empty directory")
      }
      // It is replaced as a whole, and relative paths must lead on.
      if FilePath.real(path) == FilePath.real(".") {
        throw Exit(.error, "\(Shown.line(path)) is the working directory: give another one")
      }
    case .file, .link, .other:
      throw Exit(.error, "\(Shown.line(path)) is no directory: give a new or empty one")
    case nil:
      // A link that leads nowhere, too, is something that somebody has made.
      if FilePath.kind(of: path, followingLinks: false) != nil {
        throw Exit(.error, "\(Shown.line(path)) is no directory: give a new or empty one")
      }
      var above = FilePath.parent(NewFolder.trimmed(path))
      while FilePath.kind(of: above, followingLinks: true) == nil, above != "/", above != "." {
        above = FilePath.parent(above)
      }
      guard FilePath.kind(of: above, followingLinks: true) == .directory else {
        throw Exit(.error, "\(Shown.line(path)) cannot be made: \(Shown.line(above)) is no directory")
      }
    }
  }

  /// Writes all files and puts the directory in its place. Throws with nothing left behind.
  func write(_ files: [WrittenFile]) throws(Exit) {
    let target = FilePath.real(path) ?? NewFolder.trimmed(path)
    let parent = FilePath.parent(target)
    try makeDirectory(parent)
    // Hidden, so that no half of it is ever taken for manifests.
    guard let made = strdup((parent == "/" ? "" : parent) + "/.inx-apply-XXXXXX") else { throw failure() }
    defer { free(made) }
    guard mkdtemp(made) != nil else { throw failure() }
    let temporary = String(cString: made)
    do throws(Exit) {
      var folders: Set<String> = [temporary]
      for file in files {
        let whole = temporary + "/" + file.path
        try makeDirectory(FilePath.parent(whole))
        folders.insert(FilePath.parent(whole))
        try write(file.bytes, to: whole)
      }
      for folder in folders.sorted() { try sync(folder) }
      guard rename(temporary, target) == 0 else { throw failure() }
      try sync(parent)
    } catch {
      NewFolder.remove(temporary)
      throw error
    }
  }

  /// The path without slashes at its end.
  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  private func failure() -> Exit {
    Exit(.error, "\(Shown.line(path)) cannot be written: \(String(cString: strerror(errno)))")
  }

  private func makeDirectory(_ directory: String) throws(Exit) {
    if FilePath.kind(of: directory, followingLinks: true) == .directory { return }
    let parent = FilePath.parent(directory)
    if parent != directory { try makeDirectory(parent) }
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw failure() }
  }

  private func write(_ bytes: [UInt8], to file: String) throws(Exit) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard Files.append(bytes, to: descriptor), fsync(descriptor) == 0 else { throw failure() }
  }

  /// A name is only as durable as the directory that holds it.
  private func sync(_ directory: String) throws(Exit) {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    // Some file systems cannot, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure() }
  }

  private static func remove(_ path: String) {
    if FilePath.kind(of: path, followingLinks: false) == .directory {
      for name in (try? FilePath.entries(of: path).names) ?? [] { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
