import Glibc

extension Files {
  /// The largest file that is read where nothing else is said, in bytes.
  package static let sizeLimit = 64 << 20
  /// The same of what the program has written itself: states and saved plans.
  package static let ownSizeLimit = 256 << 20
  /// How long a pipe may go without anybody who writes to it, in milliseconds.
  private static let pipePatience: Int32 = 10_000

  /// The whole file; nil where there is none. What has no end, such as `/dev/zero`, is read to the limit and no further.
  package static func read(_ path: String, limit: Int = sizeLimit, mustBeRegular: Bool = false)
    throws(FileError) -> [UInt8]?
  {
    // Opening a pipe that nobody writes to would wait for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw .unreadable(file: path, reason: lastReason)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(file: path, reason: lastReason) }
    FilesRead.note(FileIdentity(status))
    var bytes: [UInt8] = []
    // Of what does not tell its size, no more than of any file.
    let limit = status.st_mode & S_IFMT == S_IFREG ? limit : min(limit, sizeLimit)
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      guard status.st_size <= limit else { throw tooLarge(path, limit) }
      bytes.reserveCapacity(Int(status.st_size))
    case S_IFDIR: throw .unreadable(file: path, reason: reason(EISDIR))
    default:
      if mustBeRegular { throw .unreadable(file: path, reason: "it is not a regular file") }
      try wait(for: file, path, isPipe: status.st_mode & S_IFMT == S_IFIFO)
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count > 0 {
        guard bytes.count + count <= limit else { throw tooLarge(path, limit) }
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw .unreadable(file: path, reason: lastReason)
      }
    }
  }

  /// Waits until somebody writes to a pipe, and lets reads wait from then on.
  private static func wait(for file: Int32, _ path: String, isPipe: Bool) throws(FileError) {
    if isPipe {
      var entry = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      var byte: UInt8 = 0
      // Of an empty pipe, 0 bytes are read where nobody has the other end open; where somebody has, it is an error.
      if poll(&entry, 1, pipePatience) == 0, Glibc.read(file, &byte, 1) == 0 {
        throw .unreadable(file: path, reason: "it is a pipe that nothing writes to")
      }
    }
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
  }

  private static func tooLarge(_ path: String, _ limit: Int) -> FileError {
    .unreadable(file: path, reason: "it is larger than \(limit >> 20) MiB")
  }
}
