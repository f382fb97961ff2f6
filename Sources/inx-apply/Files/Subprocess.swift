import Glibc
import Resources
import Support

/// Another program, run to its end.
struct Subprocess {
  /// The program's whole path.
  let executable: String
  let environment: [String: String]
  /// More of its environment, which is not UTF-8: each `NAME=VALUE`.
  var otherEntries: [[UInt8]] = []
  /// Ends the program early, and with it the run.
  let signals: Signals

  /// How it ended, and what it wrote.
  struct Result {
    /// The exit code; 128 and the signal's number where a signal ended it.
    let code: Int32
    let output: [UInt8]
    let errors: [UInt8]
  }

  /// Where the PATH has a program of that name. Parts of the PATH that are not absolute do not count: what lies in the
  /// working directory is manifests, and not to be run.
  static func path(of name: String, _ environment: [String: String]) -> String? {
    (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").lazy
      .filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { FilePath.kind(of: $0, followingLinks: true) == .file && access($0, X_OK) == 0 }
  }

  /// Runs it with that standard input. Writes and reads as the pipes allow, so that neither side waits for the other.
  func run(_ arguments: [String], input: [UInt8] = []) throws(Exit) -> Result {
    var (toChild, fromChild, errorsOfChild) = (try Pipe(), try Pipe(), try Pipe())
    defer { for var pipe in [toChild, fromChild, errorsOfChild] { pipe.close() } }
    let child = try spawn(arguments, toChild.reader, fromChild.writer, errorsOfChild.writer)
    toChild.closeReader()
    fromChild.closeWriter()
    errorsOfChild.closeWriter()
    toChild.writeWithoutWaiting()

    var rest = input[...]
    var (output, errors): ([UInt8], [UInt8]) = ([], [])
    while fromChild.reader >= 0 || errorsOfChild.reader >= 0 {
      if rest.isEmpty { toChild.closeWriter() }
      // A negative descriptor is passed over.
      var entries = [
        pollfd(fd: signals.reader, events: Int16(POLLIN), revents: 0),
        pollfd(fd: toChild.writer, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: fromChild.reader, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorsOfChild.reader, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, nfds_t(entries.count), -1) > 0 else { continue }
      if entries[0].revents != 0 {
        kill(child, SIGTERM)
        break
      }
      if entries[1].revents != 0, !Subprocess.write(&rest, to: toChild.writer) { rest = [] }
      if entries[2].revents != 0, !Subprocess.read(fromChild.reader, &output) { fromChild.closeReader() }
      if entries[3].revents != 0, !Subprocess.read(errorsOfChild.reader, &errors) {
        errorsOfChild.closeReader()
      }
    }
    let code = Subprocess.wait(for: child)
    // A terminal sends it to both: how the other program ended does not count then.
    if let signal = signals.next(within: 0) { throw Exit(signal: signal) }
    return Result(code: code, output: output, errors: errors)
  }

  private func spawn(_ arguments: [String], _ input: Int32, _ output: Int32, _ errors: Int32) throws(Exit)
    -> pid_t
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This program ignores broken pipes, and its threads do not take signals; others mean to end with either.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let variables =
      environment.sorted { CodePoints($0.key) < CodePoints($1.key) }.map { strdup("\($0.key)=\($0.value)") }
      + otherEntries.map { entry in strdup(entry.map { CChar(bitPattern: $0) } + [0]) } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, executable, &actions, &attributes, words, variables)
    guard code == 0 else { throw Exit(.error, "\(executable): \(String(cString: strerror(code)))") }
    return child
  }

  private static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// Writes as much as the pipe takes; false where nobody reads it any more.
  private static func write(_ rest: inout ArraySlice<UInt8>, to file: Int32) -> Bool {
    let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    if count > 0 { rest = rest.dropFirst(count) }
    return count > 0 || errno == EAGAIN || errno == EINTR
  }

  /// Reads what is there; false at the end.
  private static func read(_ file: Int32, _ bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(file, &buffer, buffer.count)
    if count > 0 { bytes += buffer[..<count] }
    return count > 0 || count < 0 && errno == EINTR
  }
}

/// Both ends of a pipe, which no other program inherits; -1 for one that is closed.
private struct Pipe {
  private(set) var reader: Int32
  private(set) var writer: Int32

  init() throws(Exit) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw Exit(.error, "there is no pipe: \(String(cString: strerror(errno)))")
    }
    (reader, writer) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  /// Lets writes take as much as there is room for. Only for an end that stays here: the other program's must block.
  func writeWithoutWaiting() { _ = fcntl(writer, F_SETFL, fcntl(writer, F_GETFL) | O_NONBLOCK) }

  mutating func closeReader() {
    if reader >= 0 { Glibc.close(reader) }
    reader = -1
  }

  mutating func closeWriter() {
    if writer >= 0 { Glibc.close(writer) }
    writer = -1
  }

  mutating func close() {
    closeReader()
    closeWriter()
  }
}
