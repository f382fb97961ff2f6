import Foundation
import Glibc

/// The built program on a terminal of its own, as a person sees it: both streams in one, line ends as line feeds.
enum TerminalRun {
  /// Runs the program to its end and gives all that the terminal got, and the exit code.
  static func run(
    _ arguments: [String],
    environment: [String: String] = [:],
    columns: Int,
    in folder: Folder
  ) async throws -> (text: String, code: Int32) {
    // Waiting has a thread of its own: the threads of tests are few.
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try runNow(arguments, environment, columns, folder) })
      }
    }
  }

  private static func runNow(
    _ arguments: [String],
    _ environment: [String: String],
    _ columns: Int,
    _ folder: Folder
  ) throws -> (text: String, code: Int32) {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(master) }
    // TIOCSPTLCK and TIOCGPTN, which the module does not have.
    var (lock, number): (Int32, UInt32) = (0, 0)
    guard master >= 0, ioctl(master, 0x4004_5431, &lock) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw Program.Failure(message: "no terminal")
    }
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: 50, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard slave >= 0, ioctl(master, UInt(TIOCSWINSZ), &size) == 0 else {
      throw Program.Failure(message: "no size")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 { posix_spawn_file_actions_adddup2(&actions, slave, descriptor) }
    var all = environment
    all["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    var pid: pid_t = 0
    let start = "/usr/bin/env"
    let argv = ([start, "-C", folder.path, Program.path] + arguments).map { strdup($0) } + [nil]
    let envp = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    let error = posix_spawn(&pid, start, &actions, nil, argv, envp)
    (argv + envp).forEach { free($0) }
    close(slave)
    guard error == 0 else { throw Program.Failure(message: "\(start): \(String(cString: strerror(error)))") }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // The terminal is gone as soon as nobody holds its other end.
    while true {
      let count = read(master, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    let signal = status & 0x7F
    return (text, signal == 0 ? status >> 8 & 0xFF : 128 + signal)
  }
}
