import Glibc
import Support

/// Keeps other programs away from a state file as long as it lives. The state file itself cannot carry the lock, for
/// every save puts another file in its place.
final class FileLock: Sendable {
  private let path: String
  private let file: Int32

  /// The lock's path for a state file.
  static func path(for state: String) -> String { state + ".lock" }

  /// Takes the lock of a state file at once or not at all. Nil where the folder cannot be written: then nobody can change
  /// the state either.
  static func take(for state: String) throws(SandboxError) -> FileLock? {
    let path = path(for: state)
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard file >= 0 else {
        if errno == EACCES || errno == EROFS { return nil }
        throw .unwritable(file: state, reason: Files.lastReason)
      }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        close(file)
        throw .inUse(file: state)
      }
      // Whoever had it before may have taken the name away between our two calls: then the lock means nothing.
      var opened = stat()
      var named = stat()
      guard fstat(file, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG, opened.st_size == 0 else {
        close(file)
        throw .unwritable(file: state, reason: "\(path) is in the way, which is not a lock of inx-apply")
      }
      if stat(path, &named) == 0, opened.st_ino == named.st_ino {
        return FileLock(path: path, file: file)
      }
      close(file)
    }
  }

  private init(path: String, file: Int32) {
    self.path = path
    self.file = file
  }

  deinit {
    unlink(path)
    close(file)
  }
}
