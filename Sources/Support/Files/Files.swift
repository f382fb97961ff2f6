import Glibc

/// Whole files, as POSIX has them.
package enum Files {
  /// The system's words for the last call's failure.
  package static var lastReason: String { reason(errno) }

  /// The system's words for a failure.
  package static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

  /// Puts the bytes in the file's place as a whole: whoever reads it sees the old content or the new one, also after
  /// a crash. A new file is the owner's alone, one that exists keeps its mode unless it is to be the owner's alone too.
  /// Links are followed, and what is not a regular file is left as it is.
  package static func replace(_ path: String, with bytes: [UInt8], isPrivate: Bool = false) throws(FileError)
  {
    let target = try destination(of: path)
    var mode: mode_t = 0o600
    var status = stat()
    if stat(target, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        throw .unwritable(file: path, reason: isFolder ? reason(EISDIR) : "it is not a regular file")
      }
      if !isPrivate { mode = status.st_mode & 0o777 }
    }
    if let number = put(bytes, at: target, below: AT_FDCWD, mode: mode, isFlushed: true) {
      throw .unwritable(file: path, reason: reason(number))
    }
    // The new name itself is safe only with its directory. Where that cannot be opened the file is still whole.
    let directory = open(folder(of: target), O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  /// Puts the bytes at the path, which starts from the open directory, as a whole: written under another name beside it and
  /// then renamed. The mode is what `umask` leaves of 0666 unless one is given. Gives the system's error number, nil where
  /// it is done.
  package static func put(
    _ bytes: [UInt8],
    at path: String,
    below directory: Int32,
    mode: mode_t? = nil,
    isFlushed: Bool
  ) -> Int32? {
    guard let (temporary, file) = temporary(beside: path, below: directory, isPrivate: mode != nil)
    else { return errno }
    var failure: Int32?
    let isWritten = append(bytes, to: file) && mode.map { fchmod(file, $0) == 0 } ?? true
    if !isWritten || isFlushed && fsync(file) != 0 { failure = errno }
    close(file)
    if failure == nil, renameat(directory, temporary, directory, path) != 0 { failure = errno }
    if failure != nil { unlinkat(directory, temporary, 0) }
    return failure
  }

  /// A new file under a name that nobody else has: several programs may write the same file at once, and none may write to
  /// what is there already. The name begins with a dot, so that it is no manifest.
  private static func temporary(beside path: String, below directory: Int32, isPrivate: Bool)
    -> (String, Int32)?
  {
    let folder = path.utf8.contains(UInt8(ascii: "/")) ? folder(of: path) + "/" : ""
    for count in 0..<1_000 {
      let name = "\(folder).inx-apply-\(getpid())-\(count)"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let file = openat(directory, name, flags, isPrivate ? 0o600 : 0o666)
      if file >= 0 { return (name, file) }
      guard errno == EEXIST else { return nil }
    }
    return nil
  }

  /// Writes all bytes at the end of an open file.
  package static func append(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// The path without links, so that a link to a state stays one. A link to where there is nothing yet leads there;
  /// where there is neither file nor link it is the path itself.
  package static func followed(_ path: String) throws(FileError) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      if let text = String(validatingCString: real) { return text }
    }
    return try destination(of: path)
  }

  /// Where a file of that path is, or would be made: links at its end are followed, whether or not they lead to a file.
  package static func destination(of path: String) throws(FileError) -> String {
    var target = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(target, &buffer, buffer.count)
      // It is no link, or nothing at all; what else is wrong shows when the file is used.
      guard count >= 0 else { return target }
      let bytes = buffer[..<count].map { UInt8(bitPattern: $0) }
      guard let next = String(validating: bytes, as: UTF8.self) else {
        throw .unwritable(file: path, reason: "it is a link to a name that is not UTF-8")
      }
      target = next.utf8.first == UInt8(ascii: "/") ? next : folder(of: target) + "/" + next
    }
    throw .unwritable(file: path, reason: reason(ELOOP))
  }

  /// The directory that holds the path. By bytes: with a combining mark behind it, a slash would be another character.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
