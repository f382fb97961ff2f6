import Glibc

/// How many files and connections the process may have open at once.
enum Descriptors {
  /// As many as a run needs beside its connections: with fewer, the runtime and libcurl fail without a message.
  static let needed = 32
  /// As many as the runtime needs for anything that is asynchronous, help included.
  static let neededToStart = 12

  /// Raises the limit as far as it goes without rights. The usual one is for programs that use `select`.
  static func raiseLimit() {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(resource, &limit)
  }

  /// Throws where so many cannot be opened: some may be open already, by whoever has started this process.
  static func check(_ needed: Int = needed) throws(Exit) {
    var opened: [Int32] = []
    defer { for descriptor in opened { close(descriptor) } }
    while opened.count < needed {
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw Exit(
          .error,
          "only \(opened.count) more files can be opened, and at least \(Descriptors.needed) are needed (\(String(cString: strerror(errno)))): raise the limit with ulimit -n"
        )
      }
      opened.append(descriptor)
    }
  }

  private static var resource: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
}
