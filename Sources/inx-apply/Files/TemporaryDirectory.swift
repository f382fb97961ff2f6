import Glibc

/// A directory of this run's own, which nobody else may look into. Whoever makes it removes it.
struct TemporaryDirectory {
  /// Its path, without links.
  let path: String

  init() throws(Exit) {
    try Environment.process.check("TMPDIR")
    let parent = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/inx-apply-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Exit(.error, "there is no temporary directory in \(parent): \(String(cString: strerror(errno)))")
    }
    let made = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = FilePath.real(made) ?? made
  }

  /// Removes it with all that is in it.
  func remove() { TemporaryDirectory.remove(AT_FDCWD, path) }

  /// Removes a file, or a directory with all that is in it. Names are taken as the system has them: not all are text.
  private static func remove(_ parent: Int32, _ name: UnsafePointer<CChar>) {
    if unlinkat(parent, name, 0) == 0 { return }
    let file = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0, let directory = fdopendir(file) else { return }
    while let entry = readdir(directory) {
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if strcmp(name, ".") != 0, strcmp(name, "..") != 0 { remove(file, name) }
        }
      }
    }
    closedir(directory)
    unlinkat(parent, name, AT_REMOVEDIR)
  }
}
