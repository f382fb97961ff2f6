import Glibc

/// Why a file cannot be used.
public enum FileError: Error, Hashable, Sendable {
  /// It cannot be read; the reason is the system's.
  case unreadable(file: String, reason: String)
  /// It cannot be written; the reason is the system's.
  case unwritable(file: String, reason: String)

  /// One sentence without a full stop.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
    }
  }
}

/// Whole files, as POSIX has them.
public enum Files {
  /// The system's words for the last call's failure.
  public static var lastReason: String { String(cString: strerror(errno)) }

  /// The whole file; nil where there is none.
  public static func read(_ path: String) throws(FileError) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw .unreadable(file: path, reason: lastReason)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw .unreadable(file: path, reason: lastReason)
      }
    }
  }

  /// Puts the bytes in the file's place as a whole: whoever reads it sees the old content or the new one, also after
  /// a crash. A new file is the owner's alone, one that exists keeps its mode unless it is to be the owner's alone too.
  public static func replace(_ path: String, with bytes: [UInt8], isPrivate: Bool = false) throws(FileError) {
    var mode: mode_t = 0o600
    var status = stat()
    if !isPrivate, stat(path, &status) == 0 { mode = status.st_mode & 0o777 }
    let temporary = path + ".tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .unwritable(file: path, reason: lastReason) }
    let isWritten = append(bytes, to: file) && fchmod(file, mode) == 0 && fsync(file) == 0
    let reason = lastReason
    close(file)
    guard isWritten else {
      unlink(temporary)
      throw .unwritable(file: path, reason: reason)
    }
    guard rename(temporary, path) == 0 else {
      let reason = lastReason
      unlink(temporary)
      throw .unwritable(file: path, reason: reason)
    }
    // The new name itself is safe only with its directory. Where that cannot be opened the file is still whole.
    let directory = open(folder(of: path), O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  /// Writes all bytes at the end of an open file.
  public static func append(_ bytes: [UInt8], to file: Int32) -> Bool {
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

  /// The path with links followed, so that a link to a state stays one; the path itself where there is no file.
  public static func followed(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
