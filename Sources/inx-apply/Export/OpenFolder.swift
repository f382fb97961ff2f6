import Glibc
import Support

/// A directory that is held open: what is done below it is done there, whatever becomes of its path meanwhile, and no
/// symbolic link leads out of it.
final class OpenFolder {
  /// As messages show it.
  let path: String
  private let descriptor: Int32

  /// Opens the directory, made with all above it where it is not there.
  init(making path: String) throws(Exit) {
    self.path = path
    try OpenFolder.make(path)
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OpenFolder.failure(path) }
  }

  private init(_ path: String, _ descriptor: Int32) {
    (self.path, self.descriptor) = (path, descriptor)
  }

  deinit { close(descriptor) }

  /// The directory of that name in this one, made where it is not there.
  func folder(_ name: String) throws(Exit) -> OpenFolder {
    if mkdirat(descriptor, name, 0o777) != 0, errno != EEXIST { throw OpenFolder.failure(path + "/" + name) }
    let opened = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { throw OpenFolder.failure(path + "/" + name) }
    return OpenFolder(path + "/" + name, opened)
  }

  /// Puts the bytes in the file's place as a whole: whoever reads it sees the old content or the new one. It is not flushed
  /// to the disk: what is lost can be written again.
  func write(_ bytes: [UInt8], to name: String) throws(Exit) {
    if let number = Files.put(bytes, at: name, below: descriptor, isFlushed: false) {
      throw OpenFolder.failure(path + "/" + name, number)
    }
  }

  /// Takes the file away, where there is one.
  func remove(_ name: String) { unlinkat(descriptor, name, 0) }

  /// Takes the directory of that name away, where it is empty.
  func removeFolder(_ name: String) { unlinkat(descriptor, name, AT_REMOVEDIR) }

  private static func make(_ path: String) throws(Exit) {
    if FilePath.kind(of: path, followingLinks: true) == .directory { return }
    let parent = FilePath.parent(path)
    if parent != path { try make(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure(path) }
  }

  private static func failure(_ path: String, _ number: Int32 = errno) -> Exit {
    Exit(.error, "\(Shown.line(path)) cannot be written: \(Files.reason(number))")
  }
}
