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
    // A name that nobody else has: several programs may write the same file at once, and none may write to what is
    // there already. It begins with a dot, so that it is no manifest.
    var temporary = Array("\(folder(of: target))/.inx-apply-XXXXXX".utf8CString)
    let file = mkstemp(&temporary)
    guard file >= 0 else { throw .unwritable(file: path, reason: lastReason) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    let isWritten = append(bytes, to: file) && fchmod(file, mode) == 0 && fsync(file) == 0
    let failure = lastReason
    close(file)
    guard isWritten else {
      unlink(temporary)
      throw .unwritable(file: path, reason: failure)
    }
    guard rename(temporary, target) == 0 else {
      let failure = lastReason
      unlink(temporary)
      throw .unwritable(file: path, reason: failure)
    }
    // The new name itself is safe only with its directory. Where that cannot be opened the file is still whole.
    let directory = open(folder(of: target), O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
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
